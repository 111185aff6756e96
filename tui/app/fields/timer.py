"""A stretch of time that any key ends."""

from __future__ import annotations

from time import monotonic

from textual.content import Content
from textual.events import Key

from tui.app.fields.base import Asked, PaintedField
from tui.practice import answer_factory
from tui.records.answers import Known, Timer

LEAVE = frozenset({"escape", "tab", "shift+tab"})
"""Keys that belong to the screen."""


class TimerField(PaintedField):
    """Counts down quietly; any key stops it and goes on."""

    HINT = "Any key to continue"

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        self._before = asked.given.seconds if isinstance(asked.given, Timer) else 0
        self._begun = monotonic()
        self._length = asked.question.step.seconds

    def on_mount(self) -> None:
        self._clock = self.set_interval(5 if self.asked.slow_line else 1, self._tick)

    def _tick(self) -> None:
        self.redraw()
        if self.seconds_left == 0:
            self._clock.stop()
            self.changed()

    @property
    def seconds_taken(self) -> int:
        """Whole seconds so far, no longer than the step lasts."""
        return max(self._before, min(self._length, round(monotonic() - self._begun)))

    @property
    def seconds_left(self) -> int:
        return max(0, self._length - round(monotonic() - self._begun))

    def answer(self) -> Known | None:
        if not self.seconds_taken:
            return None
        return answer_factory.timer(self.asked.session, self.asked.question, self.asked.field, self.seconds_taken)

    def on_key(self, event: Key) -> None:
        if event.key in LEAVE or event.key.startswith("ctrl+"):
            return
        event.stop()
        event.prevent_default()
        self.done()

    def look(self) -> Content:
        left = self.seconds_left
        if left == 0:
            return Content("That's it. Any key to continue.").stylize("$quiet")
        width = 30
        full = round(width * left / self._length) if self._length else 0
        return Content.assemble(
            (f"{left // 60}:{left % 60:02}", "bold"), "  ", ("─" * full, "$primary"), ("·" * (width - full), "$quiet")
        )
