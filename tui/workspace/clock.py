"""The machine's clock and zone, the only ones that are looked at, and the ids that are made of them."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from tui.records.entry import entry_id

Clock = Callable[[], datetime]


def local_now() -> datetime:
    """Now, with the machine's offset."""
    return datetime.now().astimezone()


def zone_name() -> str:
    """The IANA name of the machine's zone, if it can be told without asking anyone."""
    if name := os.environ.get("TZ", "").lstrip(":"):
        return name if "/" in name or name == "UTC" else ""
    parts = Path("/etc/localtime").resolve().parts
    return "/".join(parts[parts.index("zoneinfo") + 1 :]) if "zoneinfo" in parts else ""


class IdSource:
    """Makes ids of entries, which sort by the time they were made at.

    Args:
        bits: At least 74 random bits at every call.
    """

    def __init__(self, bits: Callable[[], int]) -> None:
        self.bits = bits
        self._last = (0, 0)

    def new(self, at: datetime) -> str:
        """A new id; of two made in one instant the second sorts second."""
        milliseconds, bits = int(at.timestamp() * 1000), self.bits()
        if milliseconds == self._last[0]:
            bits = max(bits, self._last[1] + 1)
        self._last = (milliseconds, bits)
        return entry_id(milliseconds, bits)
