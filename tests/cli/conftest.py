from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.exchange.support import MORNING
from tui.cli import main
from tui.records.entry import Entry
from tui.store.journal import Journal


class Said(NamedTuple):
    """What a command left behind."""

    code: int
    data: str
    words: str

    @property
    def json(self) -> Any:
        return json.loads(self.data)


Taut = Callable[..., Said]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def taut(home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Taut]:
    """Runs a command in this process, on a home of its own."""
    monkeypatch.setenv("TAUT_HOME", str(home))

    def run(*words: str, stdin: bytes = b"") -> Said:
        capsys.readouterr()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        code = main(list(words))
        captured = capsys.readouterr()
        return Said(code, captured.out, captured.err)

    yield run


@pytest.fixture
def keep(home: Path) -> Callable[..., None]:
    """Puts entries into the journal."""

    def put(*entries: Entry) -> None:
        Journal(home, lambda: datetime.now().astimezone()).import_entries(entries)

    return put


@pytest.fixture
def morning() -> datetime:
    return MORNING
