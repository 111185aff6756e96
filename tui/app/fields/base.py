"""What all ways of answering share, and those that are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from tui.practice.flow import Field
from tui.practice.questions import Question
from tui.practice.session import Session
from tui.records.answers import Known
from tui.records.vocabulary import EmotionWord
from tui.terminal.painted_text import PROSE
from tui.terminal.safe_text import content
from tui.terminal.scrolling import bring_into_sight

CONTINUE, SAVE, CLOSE = "to continue", "to save", "to close"
"""What the key that leads on does: at a step, at the last one, and at the last one with nothing to save."""


@dataclass(frozen=True)
class Asked:
    """One field of one question, with what was answered before.

    Attributes:
        field: Which of its fields.
        given: The answer there is, if any.
        used: Words picked before, the most used first.
        recent: Where the last check-ins lay, energy and pleasantness, the newest first.
        pictures: Whether what can be drawn is drawn; else there are words.
        is_still: Whether nothing may move by itself.
        leads: What the key that leads on does here.
    """

    session: Session
    question: Question
    field: Field
    given: Known | None = None
    emotions: Sequence[EmotionWord] = ()
    used: Sequence[str] = ()
    is_still: bool = False
    leads: str = CONTINUE
    recent: Sequence[tuple[int, int]] = ()
    pictures: bool = True


class AnswerField(Vertical):
    """A widget that answers one field.

    Attributes:
        HINT: The keys that work inside it, for the line under the question and the help page, as
            ``Keymap.told`` reads it.
        IS_BROAD: Whether it fills what width there is; else it is as wide as prose.
    """

    HINT: ClassVar[str] = ""
    IS_BROAD: ClassVar[bool] = False

    class Changed(Message):
        """The answer changed."""

    @dataclass
    class Done(Message):
        """Enter was pressed where it means to go on."""

        field: AnswerField

    def __init__(self, asked: Asked) -> None:
        super().__init__(classes=f"field -{asked.field.kind}")
        self.asked = asked

    def answer(self) -> Known | None:
        """The answer as it stands; ``None`` while there is none."""
        raise NotImplementedError

    def confirm(self) -> None:
        """The person goes on from here: what stands is what they say."""

    def entry_point(self) -> Widget:
        """The widget that takes the keys first."""
        return self

    def changed(self) -> None:
        self.post_message(self.Changed())

    def done(self) -> None:
        self.post_message(self.Done(self))


class Face(Static, can_focus=True):
    """The drawn part of a field: it has the focus and repaints only when it looks different."""

    def __init__(self, content: Content) -> None:
        super().__init__(content, classes="face")
        self._now = content

    def draw(self, content: Content) -> None:
        """Shows other content, if it is other."""
        if content != self._now:
            self._now = content
            self.update(content)


class PaintedField(AnswerField):
    """A field drawn as one piece of content, and redrawn after each key."""

    def compose(self) -> ComposeResult:
        if self.asked.field.label:
            yield Static(content(self.asked.field.label), classes="label")
        yield Face(self.look())

    def entry_point(self) -> Widget:
        return next(iter(self.query(Face)), self)  # itself while it is being put up

    def look(self) -> Content:
        raise NotImplementedError

    @property
    def room(self) -> int:
        return min(PROSE, self.size.width or PROSE)

    def on_resize(self) -> None:
        self.redraw()

    def redraw(self) -> None:
        if self.is_mounted:
            self.query_one(Face).draw(self.look())

    def follow(self, row: int, rows: int = 1) -> None:
        """Brings rows of what is drawn into sight, once it is drawn."""

        def follow() -> None:
            for face in self.query(Face):  # none once the question is left
                bring_into_sight(face.content_region.y + row, face, rows)

        self.call_after_refresh(follow)

    def on_click(self, event: Click) -> None:
        event.stop()
        self.entry_point().focus()
