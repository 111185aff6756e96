from __future__ import annotations

from pathlib import Path

import pytest

from tui.store.journal import Journal

from .support import make_journal


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def journal(home: Path) -> Journal:
    return make_journal(home)
