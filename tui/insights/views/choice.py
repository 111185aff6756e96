"""A row that can be chosen."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

Opens = Literal[
    "flow",
    "session",
    "promise",
    "answered",
    "pile",
    "result",
    "value",
    "day",
    "entry",
    "sentence",
    "vision",
    "settings",
]


class Choice(msgspec.Struct, frozen=True, tag=True, kw_only=True):
    """Something that can be chosen: a flow to begin, a session to go on with, a promise to answer.

    Attributes:
        id: Of what it opens; a day in ISO form, a sentence as its entry and its role: ``<entry>/learned``.
        about: What is to be known about it; may be empty.
        head: Stands above it where that is not said already.
        subject: Id of what a flow is begun about; empty for nothing in particular.
        variant: The form a flow is begun in; ``None`` for the usual one.
        day: The practice day a flow is begun for; ``None`` for today.
        is_done: Whether the flow was done today.
    """

    opens: Opens
    id: str
    text: str
    about: str = ""
    head: str = ""
    subject: str = ""
    variant: Literal["whole", "short"] | None = None
    day: date | None = None
    is_done: bool = False
