"""The line to search in: how it may go on stands below it, and what it did not understand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input, Static

from tui.insights.search import Found, Offer, Vocabulary, offers, replaced
from tui.insights.search.filter_names import LANGUAGE, LAST
from tui.terminal.commands import Command
from tui.terminal.input_field import InputField
from tui.terminal.safe_text import line

COMPLETE = Command(
    "search.complete", "tab", "complete", "complete",
    "In the search: complete the word; press again for the next suggestion. With no word, show how to search.", "tab",
)  # fmt: skip
TO_HITS = Command("search.hits", "down,enter", "hits", "results", "In the search: go to the results.", "↓")
FRAME = 6
"""Columns of the screen beside the line: its frame and the air in it."""
EXAMPLES = ("words", '"a phrase"', "-without", "#tag", "in:march", "mood:<0")


class SearchInput(InputField):
    """The text itself."""

    BINDINGS: ClassVar[list[BindingType]] = [COMPLETE.binding, TO_HITS.binding]

    # A longer text moves nothing else: without this every letter would lay the whole screen out again.
    virtual_size = reactive(Size(0, 0), layout=False)

    def action_cursor_right(self, select: bool = False) -> None:
        if self.cursor_position == len(self.value) and not select and isinstance(self.parent, SearchLine):
            self.parent.complete(helping=False)
        else:
            super().action_cursor_right(select)

    def action_complete(self) -> None:
        if isinstance(self.parent, SearchLine):
            self.parent.complete()

    def action_hits(self) -> None:
        if isinstance(self.parent, SearchLine):
            self.parent.post_message(SearchLine.Left())


class SearchLine(Vertical):
    """Where a search is typed."""

    @dataclass
    class Typed(Message):
        """Something else is looked for."""

        text: str

    class Left(Message):
        """The keys are to go to what was found."""

    class Asked(Message):
        """How to search is to be shown."""

    def __init__(self, text: str, today: date, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.display = bool(text)
        self._text = text
        self._today = today
        self._vocabulary = Vocabulary()
        self._found: Found | None = None
        self._offers: tuple[Offer, ...] = ()
        self._taken: tuple[str, str, tuple[Offer, ...], int] | None = None

    def compose(self) -> ComposeResult:
        yield SearchInput(self._text, placeholder="words to find", compact=True, select_on_focus=False)
        yield Static(id="hint")

    def on_resize(self) -> None:
        self._hint()

    def open(self) -> None:
        """Shows it, with the cursor in it."""
        self.display = True
        self.query_one(Input).focus()
        self._hint()

    def close(self) -> bool:
        """Empties it and takes it away; whether it was there."""
        was_open = self.display
        if was_open:
            self.query_one(Input).value = ""
            self.display = False
        return was_open

    def tell(self, found: Found, vocabulary: Vocabulary) -> None:
        """Takes what was found for what stands in it.

        Args:
            found: The result; a mistake is said once the cursor has left it.
            vocabulary: What can be offered.
        """
        self._found = found
        if vocabulary is not self._vocabulary:
            self._vocabulary = vocabulary
            self._offer()
        self._hint()

    def complete(self, *, helping: bool = True) -> None:
        """Takes what is offered; pressed again, the next instead.

        Args:
            helping: Whether to ask for help where nothing is offered.
        """
        text = self.query_one(Input)
        if self._taken and helping and self._taken[1] == text.value and len(self._taken[2]) > 1:
            base, _, offered, place = self._taken
            place = (place + 1) % len(offered)
        elif self._offers:
            base, offered, place = text.value, self._offers, 0
        else:
            if helping:
                self.post_message(self.Asked())
            return
        value, cursor = replaced(base, offered[place])
        self._taken = (base, value, offered, place)
        text.value = value
        text.cursor_position = cursor

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        if event.value == self._text:
            return
        self._text = event.value
        self.post_message(self.Typed(event.value))
        self._offer()
        self._hint()

    def _offer(self) -> None:
        text = self.query_one(Input)
        self._offers = offers(text.value, text.cursor_position, self._vocabulary, self._today)

    def _hint(self) -> None:
        text = self.query_one(Input)
        problems = self._problems(text.value, text.cursor_position)
        wraps = bool(problems) and len(problems) > self.size.width - 4
        self.set_class(wraps, "-long")
        self.query_one("#hint", Static).update(problems or self._quiet(text.value), layout=wraps)

    def _problems(self, text: str, cursor: int) -> Content:
        found = self._found
        if found is None or found.text != text:
            return Content()
        told = [one.sentence for one in found.query.problems if not (one.end == cursor and self._offers)]
        return line(" ".join(told)).stylize("$secondary")

    def _quiet(self, text: str) -> Content:
        if not text:
            how = Content.assemble(("tab", "bold"), " how to search")
            shown = list(EXAMPLES)
            while shown and cell_len("  ".join((*shown, how.plain))) > self.app.size.width - FRAME:
                shown.pop()
            return Content.assemble(*(f"{one}  " for one in shown), how).stylize("$quiet")
        if self._offers:
            first, *others = (line(offer.shown) for offer in self._offers)
            rest = [Content.assemble("  ", other).stylize("$quiet") for other in others]
            return Content.assemble(("tab ", "$quiet"), first.stylize("bold"), *rest)
        return Content()


def language(width: int) -> Content:
    """How to search, for so many columns."""
    column = min(26, max(12, width // 3))
    rows: list[Content] = []
    for sentence, examples in LANGUAGE:
        rows += [*Content(sentence).wrap(width), Content()]
        for example, meaning in examples:
            lines = Content(meaning).wrap(max(1, width - column - 2))
            left: Sequence[Content] = [Content(example).stylize("bold $primary"), *[Content()] * len(lines)]
            if len(example) > column:
                rows.append(left[0])
                left = left[1:]
            rows += [
                Content.assemble(before.pad_right(column + 2 - before.cell_length), part)
                for before, part in zip(left, lines, strict=False)
            ]
        rows.append(Content())
    return Content("\n").join([*rows, *Content(LAST).stylize("$quiet").wrap(width)])
