"""What screens ask for: messages that come up to the app, which alone has the notebook."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from textual.message import Message
from textual.screen import Screen

from tui.practice.flow import Variant
from tui.practice.session import Session
from tui.workspace import Workspace


class Ask(Message):
    """Something is to be read from the notebook, off the screen's thread.

    Attributes:
        work: Reads it.
        then: Takes what was read, on the screen's thread, unless the screen was left meanwhile.
        asker: The screen that asks.
    """

    def __init__(self, work: Callable[[Workspace], Any], then: Callable[[Any], object], asker: Screen[Any]) -> None:
        super().__init__()
        self.work = work
        self.then = then
        self.asker = asker


class Do(Message):
    """Something is to be kept in the notebook; the place on the screen is shown anew afterwards.

    Attributes:
        work: Keeps it.
    """

    def __init__(self, work: Callable[[Workspace], object]) -> None:
        super().__init__()
        self.work = work


class Begin(Message):
    """A flow is to be begun: for today unless a day is given, about one result if its id is given."""

    def __init__(self, flow: str, variant: Variant = "whole", about: str = "", day: date | None = None) -> None:
        super().__init__()
        self.flow = flow
        self.about = about
        self.variant = variant
        self.day = day


class Resume(Message):
    """A waiting session is to go on."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session


class OpenDay(Message):
    """The journal is to be opened at a day."""

    def __init__(self, day: date) -> None:
        super().__init__()
        self.day = day


class Send(Message):
    """Something is to be sent to the terminal as it stands, such as a text for its clipboard."""

    def __init__(self, sequence: str) -> None:
        super().__init__()
        self.sequence = sequence


class Shown(Message):
    """A place stands on the screen and can show what the notebook says."""
