"""Some of the files of ``hostile_files``: each command answers with what it has or a sentence, never with a mistake."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Taut
from tests.faults.hostile_files import faults, journal, lines_of, valid

EACH = 8


@pytest.mark.parametrize("first", [*range(0, 48, EACH), 1795])
def test_a_field_that_is_another_thing_is_no_mistake_of_ours(first: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAUT_HOME", "")
    assert [fault for number in range(first, first + EACH) for fault in faults(number)] == []


@pytest.fixture
def written(home: Path) -> Path:
    home.mkdir(mode=0o700)
    return home / "journal.json"


@pytest.mark.parametrize("key", ["1" + "0" * 40, "-1", "0", "x", "", "1e9", "\u0661", " 7", "1_0"])
def test_a_key_that_is_no_id_stops_nothing(taut: Taut, written: Path, key: str) -> None:
    document = valid()
    first, second = document["entries"]
    document["entries"] = {key: document["entries"][first], second: document["entries"][second]}
    for text in (journal(document), journal(document, lines_of(document))):
        for command in (("list",), ("show",), ("show", "0"), ("search", "river"), ("insights",), ("doctor",)):
            written.write_text(text, encoding="utf-8")
            assert "bug in taut" not in taut(*command).words, command


@pytest.mark.parametrize("changed", ["river", "kind", "2026-11-23T06:41", "zone"])
def test_one_key_twice_stops_nothing(taut: Taut, written: Path, changed: str) -> None:
    document = valid()
    rows = lines_of(document)
    for row in rows:
        written.write_text(journal(document, [*rows, row.replace(changed, changed[::-1])]), encoding="utf-8")
        for command in (("list",), ("show",), ("search", "the"), ("insights",), ("doctor",)):
            assert "bug in taut" not in taut(*command).words, command
