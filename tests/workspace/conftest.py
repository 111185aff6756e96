from __future__ import annotations

import json
import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from tui.settings import Places, Settings
from tui.workspace import Workspace

START = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)

Open = Callable[..., Workspace]


def open_at(home: Path, at: datetime = START, seed: int = 1) -> Workspace:
    """A window on the notebook; its clock goes on by a second at each look."""
    chance, ticks = random.Random(f"{seed}{at}"), count()
    return Workspace(
        Places(home, home / "config"), Settings(), now=lambda: at + timedelta(seconds=next(ticks)),
        bits=lambda: chance.getrandbits(74),
    )  # fmt: skip


def on_disk(home: Path) -> dict[str, dict[str, Any]]:
    """Every entry of the file by its own id."""
    entries = json.loads((home / "journal.json").read_text(encoding="utf-8"))["entries"]
    return {entry["id"]: entry for entry in entries.values()}


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    return open_at(tmp_path)
