"""What is next for a promise: made again, smaller, for another day, or let go."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.widget import Widget

from tui.app.base.messages import Request
from tui.app.dialogs.forms import Unkept, WritingDialog, ask, choice
from tui.app.fields.choice import ChoiceField
from tui.app.fields.text import Writing
from tui.insights.fold.portrait import Promise
from tui.insights.views.promises import SMALLEST, WHAT_NEXT, WHICH_DAY
from tui.records.day import day_to_come, days_ahead
from tui.records.text import has_words, one_line
from tui.records.titles import NEXT_WORDS, Next
from tui.workspace import promises

TITLES = {None: "What next", Next.ANOTHER_DAY: "Another day"}


class PromiseDialog(WritingDialog):
    """Asks what is next for a promise that was not kept, or only for the day of an open one.

    Args:
        promise: The one spoken of.
        today: The practice day.
        unkept: Texts that were not kept in a dialog.
        step: ``Next.ANOTHER_DAY`` for an open promise; ``None`` to ask.
    """

    HINT: ClassVar[str] = "Enter to continue · Esc to leave it"

    def __init__(self, promise: Promise, today: date, unkept: Unkept, step: Next | None = None) -> None:
        self._places = (("smaller", promise.id), ("day", promise.id))
        super().__init__(TITLES[step], dict.fromkeys(self._places, ""), unkept)
        self._promise, self._today, self._step = promise, today, step

    def form(self) -> ComposeResult:
        yield ask(f"“{one_line(self._promise.text)}” {WHAT_NEXT}")
        yield choice(NEXT_WORDS.items())
        yield ask(SMALLEST)
        yield self.writing(self._places[0])
        yield ask(f"“{one_line(self._promise.text)}” {WHICH_DAY}")
        yield choice((day.isoformat(), words) for day, words in days_ahead(self._today))
        yield ask(f"Or a date, like {self._today}")
        yield self.writing(self._places[1])

    def on_mount(self) -> None:
        self._show_what_is_asked()
        super().on_mount()

    def _chosen(self) -> Next | None:
        picked = self.query(ChoiceField)[0].picked[:1]
        return self._step or next(map(Next, picked), None)

    def _show_what_is_asked(self) -> None:
        asks, (step, day), (smaller, typed) = self.query(".ask"), self.query(ChoiceField), self.query(Writing)
        chosen = self._chosen()
        for number, field, shown in (
            (0, step, self._step is None),
            (1, smaller, chosen is Next.SMALLER),
            (2, day, chosen is Next.ANOTHER_DAY),
            (3, typed, chosen is Next.ANOTHER_DAY),
        ):
            asks[number].display = field.display = shown

    def go_on(self, field: Widget | None) -> None:
        """To the next field that the choice opens; a day that is picked needs no date."""
        self._show_what_is_asked()
        if field is self.query(ChoiceField)[1] and self.query(ChoiceField)[1].picked:
            self.keep()
        else:
            super().go_on(field)

    def keep(self) -> None:
        smaller, typed = self.texts
        match self._chosen():
            case None:
                self._say_at(self.query(ChoiceField)[0], "Choose one first, or Esc to leave it.")
            case Next.LEAVE:
                self.done_with(None)
            case Next.SMALLER if not has_words(smaller):
                self._say_at(self.query(Writing)[0].editor, "Write the smaller version, or Esc to leave it.")
            case Next.ANOTHER_DAY:
                self._keep_day(typed)
            case step:
                self.done_with(Request(promises.lead_on, self._promise, step, smaller))

    def _keep_day(self, typed: str) -> None:
        picked = self.query(ChoiceField)[1].picked[:1]
        day = day_to_come(typed, self._today) if has_words(typed) else next(map(date.fromisoformat, picked), None)
        if day is None:
            what = "Press a number or write a date" if not has_words(typed) else "Write a future date"
            self._say_at(self.query(Writing)[1].editor, f"{what}, like {self._today}.")
        elif self._step is None:
            self.done_with(Request(promises.lead_on, self._promise, Next.ANOTHER_DAY, day=day))
        else:
            self.done_with(Request(promises.move, self._promise, day))

    def _say_at(self, field: Widget, sentence: str) -> None:
        self.say(sentence)
        (field.entry_point() if isinstance(field, ChoiceField) else field).focus()
