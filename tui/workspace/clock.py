"""The machine's clock and zone, the only ones that are looked at."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

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
