from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tui.store import file, migration
from tui.store.errors import NotOursError, TooNewError
from tui.store.journal import Journal

from .support import make_entry


def renamed(document: dict[str, Any]) -> dict[str, Any]:
    return {"flow" if name == "ritual" else name: value for name, value in document.items()}


def stamped(document: dict[str, Any]) -> dict[str, Any]:
    return {**document, "stamp": 3}


def test_steps_run_from_the_schema_a_document_has() -> None:
    steps = (renamed, stamped)
    assert migration.upgrade({"ritual": "x"}, 1, steps) == {"flow": "x", "stamp": 3}
    assert migration.upgrade({"ritual": "x"}, 2, steps) == {"ritual": "x", "stamp": 3}
    assert migration.upgrade({"flow": "x"}, 3, steps) == {"flow": "x"}


def test_a_schema_is_known_or_refused(tmp_path: Path) -> None:
    assert migration.schema_of({"meta": migration.fresh_meta()}, tmp_path) == migration.SCHEMA
    with pytest.raises(TooNewError):
        migration.schema_of({"meta": {"1": {"app": "taut", "schema": 2}}}, tmp_path, newest=1)
    metas: tuple[object, ...] = ({}, {"1": {}}, {"1": {"app": "taut"}}, {"1": {"app": "taut", "schema": 0}}, None, [])
    for meta in metas:
        with pytest.raises(NotOursError):
            migration.schema_of({"meta": meta}, tmp_path)


def test_an_older_journal_is_read_as_it_is_and_written_as_new(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.import_entries([make_entry(1), make_entry(2)])
    old = re.sub(rb'"sum":"[0-9a-f]{8}",', b"", journal.path.read_bytes()).replace(b'"flow"', b'"ritual"')
    journal.path.write_bytes(old)
    monkeypatch.setattr(migration, "STEPS", (renamed,))
    monkeypatch.setattr(migration, "SCHEMA", 2)
    monkeypatch.setattr(file, "SCHEMA", 2)
    assert journal.open() is None
    assert list(journal.entries()) == [make_entry(2), make_entry(1)]
    assert journal.path.read_bytes() == old
    journal.save(make_entry(3))
    document = json.loads(journal.path.read_text("utf-8"))
    assert document["meta"] == {"1": {"schema": 2, "app": "taut"}}
    assert all("ritual" not in entry for entry in document["entries"].values())
    good = journal.backups.newest_good()
    assert good is not None
    assert journal.count() == 3
