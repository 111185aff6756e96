"""A stretch of time that any key ends."""

from __future__ import annotations

from time import monotonic

from textual.content import Content
from textual.events import Key

from tui.app.base.charts import breath
from tui.app.fields.base import Asked, PaintedField
from tui.practice import answer_factory
from tui.records.answers import Known, Timer
from tui.terminal.braille_canvas import ascii_only

LEAVE = frozenset({"escape", "tab", "shift+tab"})
"""Keys that belong to the screen."""
WIDTH = 30
IN, OUT = 4, 6
"""Seconds of a breath."""


class TimerField(PaintedField):
    """Counts down quietly, or shows when to breathe; any key stops it and goes on."""

    HINT = "Any key to continue"

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        self._before = asked.given.seconds if isinstance(asked.given, Timer) else 0
        self._begun = monotonic()
        self._length = asked.question.step.seconds

    def on_mount(self) -> None:
        # Where nothing may move, it is drawn once more, at its end.
        every = self._length if self.asked.is_still else 0.2 if self.asked.question.step.breathes else 1
        self._clock = self.set_interval(every, self._tick)

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
        if self.asked.is_still:
            return Content.assemble((_clock(self._length), "bold"), ("  You'll see it here when it's over.", "$quiet"))
        if self.asked.question.step.breathes:
            return self._breath(left)
        full = round(WIDTH * left / self._length) if self._length else 0
        return Content.assemble(
            (_clock(left), "bold"), "  ", ("─" * full, "$primary"), ("·" * (WIDTH - full), "$quiet")
        )

    def _breath(self, left: int) -> Content:
        """A bar that fills while one breathes in, and empties while one breathes out."""
        since = (monotonic() - self._begun) % (IN + OUT)
        full = since / IN if since < IN else (IN + OUT - since) / OUT
        return Content.assemble(
            (f"{'in' if since < IN else 'out':5}", "bold"),
            (breath(full, WIDTH, plain=ascii_only()), "$primary"), (f"  {_clock(left)}", "$quiet"),
        )  # fmt: skip


def _clock(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02}"
