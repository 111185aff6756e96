"""Answers that are written: a line, a page, a list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tui.plain.fields.field_context import Here, Sign
from tui.plain.reader import TerminalGoneError
from tui.practice import answer_factory
from tui.records.answers import Known, List, Long, Review, Short
from tui.records.text import has_words

END = "."
KEEPS = "Enter to leave it, + to add to it, - to remove it, or type new words."
KEEPS_AGAIN = "Enter to leave it, + to add to it, - to remove it."
_TEXT_LATER = "After the first line, ?, < and q are ordinary text."
PAGE = f"Write as many lines as you like; a full stop alone on a line to finish. {_TEXT_LATER}"
PAGE_AGAIN = f"A full stop alone to finish. {_TEXT_LATER}"
_LIST = f"One thing per line; an empty line to finish. {_TEXT_LATER}"
PREFILLED = 500
"""A line of at most so many letters is put back where it can be mended and typed on."""
_TEXT_TOO = "To write one of these keys as text, put a space before it."


@dataclass(frozen=True)
class Written:
    """One text being written.

    Attributes:
        before: What was written before.
        make: The answer a text makes; ``None`` takes it away.
        label: What it is called before the line; a list may have none.
        is_page: Whether it goes on until a line says that it ends.
        is_list: Whether each line is a thing of its own.
    """

    here: Here
    before: str
    make: Callable[[str], Known | None]
    label: str
    is_page: bool = False
    is_list: bool = False

    def ask(self) -> Sign:
        """Asks for it, and takes it into the session."""
        beside = f"{self.before}\n" if self.before else ""
        while True:
            line = self._hear(self._prompt(self.label, 1), beside)
            if isinstance(line, Sign):
                return line
            sign = self.here.sign(line, f"{self._how()} {_TEXT_TOO}")
            if sign is Sign.HERE:
                continue
            if sign is not None:
                return sign
            if line == "" or (line == END and self.is_page):
                return Sign.ON
            if line == "-" and self.before:
                return self._take("")
            if line == "+" and self.before:
                return self._go_on()
            return self._finish(line, beside)

    def _go_on(self) -> Sign:
        """Asks for more behind what was written before."""
        *earlier, last = self.before.split("\n")
        if self.is_page:
            head, start = f"{self.before}\n", ""
        elif self.here.talk.can_prefill and len(last) <= PREFILLED:
            head, start = "".join(f"{line}\n" for line in earlier), f"{last} "
        else:
            head, start = f"{self.before} ", ""
        while True:
            line = self._hear(self._prompt("Continue", len(earlier) + 2), head, start)
            if isinstance(line, Sign):
                return line
            sign = self.here.sign(line, f"{self._how()} {_TEXT_TOO}")
            if sign is not None and sign is not Sign.HERE:
                return sign
            if line in ("", start) or (line == END and self.is_page):
                return Sign.ON
            if sign is None:
                return self._finish(head + line, "")

    def _finish(self, text: str, beside: str) -> Sign:
        """Takes the line, or the page that it begins."""
        if not self.is_page:
            return self._take(text)
        lines = text.split("\n")
        while lines[-1] != END or len(lines) == 1:
            self._save_half(beside + "\n".join(lines))
            prompt = f"{len(lines) + 1}:" if self.is_list else ""
            line = self._hear(prompt, beside + "\n".join([*lines, ""]), at_end=END)
            if isinstance(line, Sign):
                return line
            if line == END or (self.is_list and not line.strip()):
                return self._take("\n".join(lines))
            lines += line.split("\n")
        return self._take("\n".join(lines[:-1]))  # the end came with what was pasted

    def _hear(self, prompt: str, beside: str, start: str = "", at_end: str = "") -> str | Sign:
        """A line; while it is half typed, the draft has it behind what it may yet take the place of.

        Args:
            prompt: Stands before it.
            beside: What the draft keeps before it meanwhile.
            start: What stands in it already.
            at_end: What the end of the input is taken for; a pause if empty.
        """
        session = self.here.runner.session
        try:
            line = self.here.talk.ask(prompt, start=start, rest=lambda half: self._save_half(beside + half), whole=True)
        except TerminalGoneError:
            return Sign.PAUSE  # with what was half typed
        except EOFError:
            self.here.runner.session = session
            return at_end or Sign.PAUSE
        self.here.runner.session = session
        return line

    def _prompt(self, label: str, place: int) -> str:
        """The prompt for the first line; it tells a line, a page and a list apart."""
        if self.is_list:
            return f"{label} {place}, one thing per line:".strip()
        return f"{label}, {'several lines' if self.is_page else 'one line'}:"

    def _save_half(self, text: str) -> None:
        answer = self.make(text) if self.here.is_kept and has_words(text) else None
        if answer is not None:
            self.here.runner.give(answer)
            self.here.save()

    def _take(self, text: str) -> Sign:
        answer = self.make(text) if has_words(text) else None
        if answer is not None:
            return self.here.give(answer)
        if self.before:
            self.here.take_back()
        return Sign.ON

    def _how(self) -> str:
        if self.is_list:
            marks = " ".join(self.here.field.marks)
            marked = f" A line may start with one of {marks} and a space." if marks.strip() else ""
            return f"Write one thing per line; an empty line or a full stop alone to finish. {_TEXT_LATER}{marked}"
        if self.is_page:
            return PAGE
        return "Write a line, then press Enter."


def ask_short(here: Here) -> Sign:
    """A line."""
    return _written(here, here.field.label or "Your answer").ask()


def ask_long(here: Here) -> Sign:
    """As many lines as one likes."""
    here.talk.once(PAGE, PAGE, PAGE_AGAIN)
    return _written(here, here.field.label or "Your answer", is_page=True).ask()


def ask_list(here: Here) -> Sign:
    """One thing a line."""
    here.talk.say(_LIST)
    if here.field.marks:
        here.talk.say(f"A line may start with one of {' '.join(here.field.marks)} and a space.")
    return _written(here, here.field.label, is_page=True, is_list=True).ask()


def _written(here: Here, label: str, *, is_page: bool = False, is_list: bool = False) -> Written:
    here.say_before(KEEPS, KEEPS_AGAIN)
    make = answer_factory.text_list if is_list else answer_factory.text
    before = _text(here.given)
    return Written(here, before, lambda text: make(*here.place, text), label.strip(), is_page, is_list)


def _text(given: Known | None) -> str:
    match given:
        case Short(text=text) | Long(text=text) | Review(text=text):
            return text
        case List(items=items):
            return "\n".join(f"{item.mark} {item.text}".strip() for item in items)
        case _:
            return ""
