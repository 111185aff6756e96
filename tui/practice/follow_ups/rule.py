"""What a rule for follow-ups is, and what it finds in an answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import NamedTuple

import msgspec

from tui.practice.context import Context
from tui.practice.flow import Field
from tui.records.answers import Known
from tui.records.roles import Role
from tui.records.text import one_line

REST = timedelta(days=7)
"""The same rule asks nothing for so long after it asked, whether it was answered or skipped."""
LATELY = timedelta(days=56)
"""So far back earlier answers are looked at."""
_LONGEST = 90
"""Characters of an answer that are quoted in a question."""


class Found(NamedTuple):
    """Something in an answer that a rule asks about.

    Attributes:
        about: Id of what the follow-up speaks of: a result or a promise; empty for neither.
        said: What stands in the wording's ``{said}``.
        times: What stands in ``{times}`` of why it is asked.
        label: What stands above the field, and beside the answer from then on; empty for nothing.
    """

    about: str = ""
    said: str = ""
    times: str = ""
    label: str = ""


class Then(NamedTuple):
    """What one option of a follow-up leads to: one line more, of the same follow-up."""

    asks: str
    field: Field


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the registry (PRACTICE.md, section 2): what is looked at, what is asked, and why.

    Attributes:
        name: Lasting name; it is on the disk.
        looks_at: The role of the answers it reads.
        asks: The wording, with ``{said}`` for words of the person's.
        because: Why it asks, as it ends "Asked because …"; may have ``{times}``.
        finds: Looks at an answer; the context speaks of what the answer's question spoke of.
        field: What is to be filled in.
        seconds: How long a pause lasts, or about how long the answer takes.
        then: What options lead to, by their id.
        suits_heavy: Whether it is also asked after a heavy check-in.
    """

    name: str
    looks_at: Role
    asks: str
    because: str
    finds: Callable[[Context, Known], Found | None]
    field: Field
    seconds: int = 30
    then: dict[str, Then] = {}
    suits_heavy: bool = False


def quoted(text: str) -> str:
    """A text on one line and without its full stop, short enough to stand in a question."""
    line = one_line(text).rstrip(".")
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"
