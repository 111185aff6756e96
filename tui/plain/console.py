"""Saying lines and asking for one: nothing moves, nothing is drawn, no colour."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO, TypeVar

from tui.plain.reader import Piped, Rest, Typed, cells
from tui.practice.parsing import UnfitError
from tui.records.text import clean
from tui.terminal import signal_handlers

LEAVES = ("q", "<")
SOMEONE = "talk"
"""The word that says, at every prompt, whom one can talk to; the command line's word for it too."""
SOMEONE_SAID = f"Type {SOMEONE} for someone to talk to."


def ask_line(talk: Talk, prompt: str, explain: str) -> str | None:
    """Asks for a line until it is one or is left.

    Returns:
        The line without the space around it, so that a sign with a space before it is text; ``None`` to leave.

    Raises:
        EOFError: At the end of the input.
    """
    while True:
        line = talk.ask(prompt)
        if line.rstrip() == "?":
            talk.say(explain, SOMEONE_SAID)
        elif not talk.answers(line):
            return None if line.rstrip() in LEAVES else line.strip()


Read = TypeVar("Read")


def ask_for(talk: Talk, prompt: str, explain: str, read: Callable[[str], Read]) -> Read | None:
    """Asks for a line until it can be read, which raises ``UnfitError`` if not, or is left, an empty one too."""
    while line := ask_line(talk, prompt, explain):
        try:
            return read(line)
        except UnfitError as problem:
            talk.say(str(problem))
    return None


WIDEST = 78
"""At most so many columns, where there are columns at all."""
READ_OUT = 1200
"""At most so many letters of a text are read out again under a question."""

_ASCII = {
    "“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "—": "-", "–": "-", "·": "-", "→": "->", "←": "<-",
    "↘": "", "↗": "", "‖": "|", "½": "1/2",
}  # fmt: skip
"""What stands for our own signs where the locale has none but ASCII."""


class Talk:
    """A conversation in lines, broken at a width in columns where there is one.

    Args:
        out: Where lines are said.
        width: In columns.
        ascii_signs: Whether typographic signs are spelled in ASCII.
    """

    def __init__(self, out: TextIO, width: int | None = None, *, ascii_signs: bool = False) -> None:
        self._out = out
        self._width = width
        self._signs = str.maketrans(_ASCII) if ascii_signs else None
        self._reader: Piped | Typed = Piped(None)
        self._words: dict[str, Callable[[], None]] = {}
        self._told: set[str] = set()
        self._stop: int | None = None
        self._can_stop = False
        self._parted = False

    def hear(self, reader: Piped | Typed) -> None:
        """Takes its answers from here from now on."""
        self._reader = reader

    def say(self, *paragraphs: str) -> None:
        """Says each on a line of its own, longer ones on several; what a terminal would obey is left out."""
        with self._stoppable():
            for paragraph in paragraphs:
                for line in clean(paragraph).split("\n"):
                    for row in self._rows(line):
                        self._out.write(self._spelled(row) + "\n")
            self._out.flush()

    def know(self, word: str, answer: Callable[[], None]) -> None:
        """Has a word answered at every prompt from now on."""
        self._words[word] = answer

    def answers(self, line: str) -> bool:
        """Whether a line is a word that is known at every prompt, which is answered then; a space before it is text."""
        answer = self._words.get(line.rstrip().lower())
        if answer is not None:
            answer()
        return answer is not None

    def gap(self) -> None:
        """An empty line."""
        self.say("")

    def once(self, key: str, sentence: str, later: str = "") -> bool:
        """Says how something is done in full the first time, later briefly or not at all; true if it was the first."""
        is_new = key not in self._told
        self._told.add(key)
        if is_new or later:
            self.say(sentence if is_new else later)
        return is_new

    def ask(
        self,
        prompt: str,
        *,
        start: str = "",
        rest: Rest | None = None,
        after: tuple[float, Rest] | None = None,
        whole: bool = False,
    ) -> str:
        """One line of an answer.

        Args:
            prompt: Stands before it.
            start: What stands in it already, where it can be typed on.
            rest: Given what is half typed, within a second of a key.
            after: Seconds, and what to call once when they are over before the line is.
            whole: Whether lines that were pasted together are one answer.

        Raises:
            EOFError: At the end of the input.
            Stopped: If a signal came.
        """
        rows = self._rows(clean(prompt))
        with self._stoppable():
            self._out.write(self._spelled("\n".join(rows)) + (" " if prompt else ""))
            self._out.flush()
            try:
                line = self._reader.line(start, self._unhurried(rest) if rest else None, after, whole=whole)
            except EOFError:
                self._out.write("\n")
                raise
            if prompt and not self._reader.is_terminal:
                # Nothing was typed that could be seen: the prompt's line ends here.
                self._out.write("\n")
        return line

    def echo(self, letters: str) -> None:
        """Shows what was typed."""
        self._out.write(letters)
        self._out.flush()

    @property
    def can_prefill(self) -> bool:
        """Whether a line can begin with what was written before."""
        return self._reader.is_terminal

    # signals

    def part(self, sentence: str) -> None:
        """Says the last words, once, to whoever still hears them."""
        if self._parted:
            return
        self._parted = True
        try:
            self.echo(f"\n{self._spelled(sentence)}\n")
        except (OSError, ValueError):
            pass  # nobody is there to hear it

    def stop(self, code: int) -> None:
        """Ends the conversation from a signal's handler: at once where it waits, else when it next speaks.

        Raises:
            Stopped: If it was waiting or speaking.
        """
        self._stop = code
        if self._can_stop:
            self._can_stop = False
            raise Stopped(code)

    @contextmanager
    def _stoppable(self) -> Iterator[None]:
        if self._stop is not None:
            raise Stopped(self._stop)
        before, self._can_stop = self._can_stop, True
        try:
            yield
        finally:
            self._can_stop = before and self._stop is None

    def _unhurried(self, rest: Rest) -> Rest:
        """The same, with a signal waiting until it is done: it writes to the disk."""

        def resting(half: str) -> None:
            before, self._can_stop = self._can_stop, False
            rest(half)
            self._can_stop = before
            if before and self._stop is not None:
                raise Stopped(self._stop)

        return resting

    # lines

    def _spelled(self, text: str) -> str:
        return text.translate(self._signs) if self._signs else text

    def _rows(self, line: str) -> list[str]:
        line = line.replace("\t", "    ")
        width = self._width
        if width is None or cells(line) <= width:
            return [line]
        rows: list[str] = []
        row: list[str] = []
        used = 0
        for word in line.split(" "):
            room = cells(word)
            if row and used + room > width:
                rows.append(" ".join(row))
                row, used = [], 0
            row.append(word)
            used += room + 1
        return [*rows, " ".join(row)]


@contextmanager
def signals(talk: Talk) -> Iterator[None]:
    """Has signals end a conversation; one that does not end soon, for it is reading or reckoning, is cut short."""
    _, uninstall = signal_handlers.install(lambda: None, talk.stop)
    try:
        yield
    finally:
        uninstall()


class Stopped(BaseException):
    """A signal came; what was said is saved on the way out with this exit code."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


def read_out(text: str) -> str:
    """A text as it is read out again under a question: a very long one by its beginning."""
    said = clean(text).strip("\n")
    if len(said) <= READ_OUT:
        return said
    return f"{said[:READ_OUT].rstrip()} … and {len(said) - READ_OUT:,} more characters; the entry has them all."


def has_ascii_locale() -> bool:
    """Whether the locale names no encoding beyond ASCII."""
    name = os.environ.get("LC_ALL") or os.environ.get("LC_CTYPE") or os.environ.get("LANG") or ""
    return bool(name) and "utf" not in name.lower()
