"""A number from low to high, by digit, with the person's own anchors under it."""

from __future__ import annotations

from textual.content import Content
from textual.events import Key

from tui.app.fields.base import Asked, PaintedField
from tui.practice import answer_factory
from tui.practice.context_items.item import Anchors
from tui.records.answers import Known, Scale, number
from tui.terminal.commands import Command
from tui.terminal.safe_text import content

HALF = 0.5

PAUSE = 1.5
"""Seconds between two digits after which the second starts a new number."""


class ScaleField(PaintedField):
    """A number sets it, ``.`` adds a half, arrows move by a half, Enter continues."""

    HINT = "Number or {scale.less:←} {scale.more:→} to choose · . for a half · {scale.keep:Enter} to continue"
    BINDINGS = [
        Command("scale.less", "left,h", "move(-1)", "less", "Half a point less.").binding,
        Command("scale.more", "right,l", "move(1)", "more", "Half a point more.").binding,
        Command("scale.keep", "enter", "keep", "continue", "Continue with this number.").binding,
        Command("scale.clear", "backspace,delete", "clear", "clear", "Clear the number.").binding,
    ]

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        self.value: float | None = asked.given.value if isinstance(asked.given, Scale) else None
        self._typed = ""
        self._typed_at = 0.0

    def answer(self) -> Known | None:
        if self.value is None:
            return None
        return answer_factory.scale(self.asked.session, self.asked.question, self.asked.field, self.value)

    def on_key(self, event: Key) -> None:
        if event.character is not None and event.character in "0123456789":
            event.stop()
            typed = (self._typed if event.time - self._typed_at <= PAUSE else "") + event.character
            self._typed_at = event.time
            field = self.asked.field
            if not (len(typed) > 1 and float(typed) <= field.high and not typed.startswith("0")):
                typed = event.character
            self._typed = typed
            if field.low <= float(typed) <= field.high:
                self._set(float(typed))
        elif event.key == "full_stop":
            event.stop()
            self._typed = ""
            if self.value is not None and self.value == int(self.value):
                self._set(self.value + HALF)

    def action_move(self, steps: int) -> None:
        self._typed = ""
        field = self.asked.field
        middle = (field.low + field.high) / 2
        self._set(middle if self.value is None else self.value + steps * HALF)

    def action_clear(self) -> None:
        self._typed = ""
        self.value = None
        self.redraw()
        self.changed()

    def action_keep(self) -> None:
        self._typed = ""
        self.done()

    def _set(self, value: float) -> None:
        field = self.asked.field
        self.value = min(field.high, max(field.low, value))
        self.redraw()
        self.changed()

    def look(self) -> Content:
        line = self._line()
        between = self.value is not None and self._between()
        said = Content(f"   {number(self.value or 0)}").stylize("bold") if between else Content("")
        rows = [Content.assemble(line, said)]
        rows += self._under()
        return Content("\n").join(rows)

    def _between(self) -> bool:
        return self.value is not None and self.value != int(self.value)

    def _line(self) -> Content:
        """The numbers with a line between them; close together where there is no room for that."""
        line = self._numbers(" ", "─")
        return line if line.cell_length <= self.room else self._numbers("", " ")

    def _numbers(self, around: str, between: str) -> Content:
        parts: list[Content | tuple[str, str]] = []
        low, high = int(self.asked.field.low), int(self.asked.field.high)
        for whole in range(low, high + 1):
            if self.value == whole:
                parts.append((f"[{whole}]", "bold $primary reverse"))
            else:
                parts.append((f"{around}{whole}{around}", ""))
            if whole < high:
                halfway = self._between() and self.value is not None and int(self.value) == whole
                parts.append(("◆", "bold $primary") if halfway else (between, "$quiet"))
        return Content.assemble(*parts)

    def _under(self) -> list[Content]:
        """The person's anchors, each on its own line; else words under the two ends."""
        anchors = next((shown.texts for shown in self.asked.question.shows if isinstance(shown, Anchors)), {})
        if anchors:
            return [
                Content.assemble((f"{at:>3}  ", "$quiet"), content(text).stylize("$quiet"))
                for at, text in sorted(anchors.items())
            ]
        left, right = self.asked.field.ends
        if not (left or right):
            return []
        width = self._line().cell_length
        return [Content(left + " " * max(2, width - len(left) - len(right)) + right).stylize("$quiet")]
