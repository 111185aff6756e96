"""What the notebook noticed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import msgspec

from tui.insights.portrait import Portrait


class Signal(msgspec.Struct, frozen=True):
    """One thing noticed."""

    id: str
    text: str


def noticed(portrait: Portrait, today: date, groups: Mapping[str, str | None]) -> Signal | None:
    """Nothing yet."""
    return None
