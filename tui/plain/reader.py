"""Lines from a terminal or a pipe, with what is half typed always at hand.

A terminal's own line editing holds 4,095 bytes and gives a line up only when it is whole: a longer paste would be cut,
and a cut connection would take half a sentence with it. So a terminal is read key by key here. It looks the same: each
letter appears as it is typed, backspace takes the last one back, nothing moves.
"""

from __future__ import annotations

import codecs
import os
import select
import sys
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from time import monotonic
from typing import IO, Any

from tui.records.text import as_written, clean
from tui.terminal import graphemes
from tui.terminal.decoding import LENIENT
from tui.terminal.replies import BEGUN, CERTAIN, REPLY
from tui.workspace.unsaved_texts import DraftSaver

PASTED_WITHIN = 0.03
"""Seconds within which the next line of a paste has come."""
REPLIES_WITHIN = 1.0
"""Seconds within which the rest of a terminal's reply has come."""
CHUNK = 65536

Rest = Callable[[str], None]
"""Takes what is half typed."""


class TerminalGoneError(EOFError):
    """The terminal is gone, and with it every line to come."""


class Piped:
    """Lines from a pipe or a file, or from nothing at all."""

    is_terminal = False

    def __init__(self, stream: IO[bytes] | None) -> None:
        self._stream = stream
        self._begun = False

    def line(
        self, start: str = "", rest: Rest | None = None, after: tuple[float, Rest] | None = None, *,
        whole: bool = False, unseen: bool = False,
    ) -> str:  # fmt: skip
        """One line without its end.

        Raises:
            EOFError: At the end of the input.
        """
        del start, rest, after, whole, unseen
        try:
            data = self._stream.readline() if self._stream is not None else b""
        except (OSError, ValueError):
            data = b""
        if not data:
            raise EOFError
        text = data.decode("utf-8" if self._begun else "utf-8-sig", LENIENT)
        self._begun = True
        return text.rstrip("\r\n")


class Typed:
    """Lines typed at the terminal with a file number, in its encoding; each letter is echoed."""

    is_terminal = True

    def __init__(self, number: int, echo: Callable[[str], None], encoding: str) -> None:
        self._number = number
        self._echo = echo
        self._decode = codecs.getincrementaldecoder(encoding)(LENIENT)
        self._waiting = ""
        self._gone = False
        self._escape = ""
        self._after_return = False
        self._ends_next = False
        self._unseen = False

    def line(
        self, start: str = "", rest: Rest | None = None, after: tuple[float, Rest] | None = None, *,
        whole: bool = False, unseen: bool = False,
    ) -> str:  # fmt: skip
        """One line; several if they were pasted where a text is written.

        Args:
            start: What stands in it already.
            rest: Given what is half typed, within a second of a key, and whenever the line is left unfinished.
            after: Seconds, and what to call once when they are over before the line is.
            whole: Whether lines that come at once, as a paste does, are one answer: the next question is not theirs.
            unseen: Whether nothing of it is shown, as of a passphrase.

        Raises:
            TerminalGoneError: If the terminal is gone.
            EOFError: At Ctrl+D on an empty line; there can be more input after it.
        """
        if self._ends_next:
            self._ends_next = False
            raise EOFError
        self._unseen = unseen
        typed = list(start)
        if start:
            self._echo(clean(start))
        calls: list[tuple[float, Callable[[], None]]] = []

        def call_later(seconds: float, work: Callable[[], None]) -> None:
            calls.append((monotonic() + seconds, work))

        saver = DraftSaver(lambda: rest("".join(typed)), call_later) if rest is not None else None
        if after is not None:
            seconds, over = after
            call_later(seconds, lambda: over("".join(typed)))
        try:
            while True:
                ended = self._take(typed)
                if ended == "\n":
                    if not whole or not self._has_more():
                        return "".join(typed)
                    typed.append("\n")
                    continue
                if ended == _END:
                    raise EOFError
                if self._gone:
                    raise TerminalGoneError
                now = monotonic()
                for call in [call for call in calls if call[0] <= now]:
                    calls.remove(call)
                    call[1]()
                first = min((at for at, _ in calls), default=None)
                if self._read(None if first is None else max(0.0, first - monotonic())) and saver is not None:
                    saver.touch()
        except BaseException:
            if rest is not None and typed:
                rest("".join(typed))
            raise

    def _has_more(self) -> bool:
        """Whether more came with what was just taken: nobody types the next line within a moment."""
        if self._ends_next:
            return False
        if self._after_return:
            self._waiting = self._waiting.removeprefix("\n")
        return bool(self._waiting) or self._read(PASTED_WITHIN)

    def _read(self, timeout: float | None) -> bool:
        """Reads what has come, without what the terminal says of itself; whether there is something to take."""
        came = self._more(timeout)
        while came and (begun := BEGUN.search(self._waiting)):
            came = self._more(REPLIES_WITHIN)
            if not came and CERTAIN.match(begun[0]):
                self._waiting = self._waiting[: begun.start()]
        self._waiting = REPLY.sub("", self._waiting)
        return bool(self._waiting)

    def _more(self, timeout: float | None) -> bool:
        ready, _, _ = select.select([self._number], [], [], timeout)
        if not ready:
            return False
        try:
            data = os.read(self._number, CHUNK)
        except OSError:
            data = b""
        self._gone = not data
        self._waiting += self._decode.decode(data, final=not data)
        return bool(data)

    def _take(self, typed: list[str]) -> str:
        """Takes what is waiting into the line; its end if it has come: a newline, or the sign for no more."""
        shown: list[str] = []
        place = 0
        ended = ""
        while place < len(self._waiting) and not ended:
            letter = self._waiting[place]
            place += 1
            if self._is_in_sequence(letter):
                continue
            match letter:
                case "\n" if self._after_return:
                    pass
                case "\r" | "\n":
                    ended = "\n"
                    shown.append("\n")
                case "\x04" if typed[-1:] == ["\n"]:
                    typed.pop()
                    ended, self._ends_next = "\n", True
                case "\x04":
                    ended = "" if typed else _END
                case "\x7f" | "\b":
                    shown.append(_erased(_last(typed)))
                case "\x15":
                    shown.append(_erased(typed))
                    typed.clear()
                case "\x17":
                    shown.append(_erased(_last_word(typed)))
                case _ if letter == "\t" or as_written(letter):
                    typed.append(letter)
                    shown.append(" " if letter == "\t" else clean(letter))
                case _:
                    pass
            self._after_return = letter == "\r"
        self._waiting = self._waiting[place:]
        if self._unseen:
            shown = ["\n"] if ended == "\n" else []
        if shown:
            self._echo("".join(shown))
        return ended

    def _is_in_sequence(self, letter: str) -> bool:
        """Whether the letter belongs to what an arrow or function key sends: that is no text."""
        if not self._escape:
            self._escape = "\x1b" if letter == "\x1b" else ""
            return bool(self._escape)
        if self._escape == "\x1b":
            self._escape = "\x1b[" if letter in "[O" else ""
            return bool(self._escape)
        if "@" <= letter <= "~" or not letter.isprintable():
            self._escape = ""
        return True


_END = "\x04"


def _last(typed: list[str]) -> list[str]:
    """Takes the last letter off, with the marks that stand on it and all that is joined to it."""
    near = "".join(typed[-graphemes.NEAR :])
    count = len(near) - graphemes.before(near, len(near))
    taken = typed[len(typed) - count :]
    del typed[len(typed) - count :]
    return taken


def _last_word(typed: list[str]) -> list[str]:
    taken: list[str] = []
    while typed and typed[-1].isspace():
        taken.append(typed.pop())
    while typed and not typed[-1].isspace():
        taken.append(typed.pop())
    return taken


def _erased(letters: list[str]) -> str:
    return "\b \b" * cells("".join(letters))


def cells(text: str) -> int:
    """How many columns a text takes, near enough for wrapping and erasing."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(letter) or letter in "\u200d\ufe0f" else 2
        if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in text
    )  # fmt: skip


@contextmanager
def reading(echo: Callable[[str], None]) -> Iterator[Piped | Typed]:
    """Reads standard input, key by key if it is a terminal that can be; gives the terminal back as it was."""
    stream = sys.stdin
    try:
        number = stream.fileno() if stream is not None and stream.isatty() else None
    except (OSError, ValueError):
        number = None
    if number is None or sys.platform == "win32":
        yield Piped(getattr(stream, "buffer", None))
        return
    with _key_by_key(number):
        yield Typed(number, echo, _encoding(stream))


def _encoding(stream: Any) -> str:
    found = str(getattr(stream, "encoding", None) or "utf-8")
    return "utf-8" if codecs.lookup(found).name == "ascii" else found


@contextmanager
def _key_by_key(number: int) -> Iterator[None]:
    import signal
    import termios

    before = termios.tcgetattr(number)

    def take() -> None:
        modes = termios.tcgetattr(number)
        modes[0] &= ~(termios.ICRNL | termios.INLCR | termios.IGNCR)
        modes[3] &= ~(termios.ICANON | termios.ECHO)
        modes[6][termios.VMIN], modes[6][termios.VTIME] = 1, 0
        termios.tcsetattr(number, termios.TCSADRAIN, modes)

    take()

    def take_again(*_: object) -> None:
        # After Ctrl+Z and fg the terminal is as the shell left it; after a hang-up there is none.
        with suppress(termios.error):
            take()

    former = signal.signal(signal.SIGCONT, take_again)
    try:
        yield
    finally:
        signal.signal(signal.SIGCONT, former)
        with suppress(termios.error):
            termios.tcsetattr(number, termios.TCSADRAIN, before)
