from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from tests.exchange.support import MORNING, WHOLE, entry, note

from .conftest import Taut


@pytest.fixture(autouse=True)
def two(keep: Callable[..., None]) -> None:
    keep(entry(*WHOLE), note("second", at=MORNING + timedelta(days=1), tags=("x",)))


@pytest.mark.parametrize("shape", ["json", "csv"])
def test_what_was_exported_comes_in_once(taut: Taut, tmp_path: Path, shape: str) -> None:
    path = tmp_path / f"out.{shape}"
    taut("export", "--format", shape, "-o", str(path))
    assert taut("import", str(path)).words == "0 entries taken in; 2 there already.\n"
    there = taut("--home", str(tmp_path / "other"), "import", str(path))
    assert there.words == "2 entries taken in; 0 there already.\n"
    assert taut("--home", str(tmp_path / "other"), "import", str(path), "--json").json == {
        "new": 0,
        "there": 2,
        "files": 1,
        "passed_over": 0,
        "filled": 0,
    }
    if shape == "json":
        assert taut("--home", str(tmp_path / "other"), "export", "--json").data == taut("export", "--json").data


def test_what_a_table_lacks_is_filled_in_by_json(taut: Taut, tmp_path: Path) -> None:
    other = str(tmp_path / "other")
    for shape in ("csv", "json"):
        taut("export", "--format", shape, "-o", str(tmp_path / f"out.{shape}"))
    taut("--home", other, "import", str(tmp_path / "out.csv"))
    assert taut("--home", other, "export", "--json").data != taut("export", "--json").data
    said = taut("--home", other, "import", str(tmp_path / "out.json"))
    assert said.words == "0 entries taken in; 2 there already, 1 of them filled in.\n"
    assert taut("--home", other, "list", "--json").json[1] == taut("list", "--json").json[1]
    assert "filled" not in taut("--home", other, "import", str(tmp_path / "out.json")).words
    assert "filled" not in taut("--home", other, "import", str(tmp_path / "out.csv")).words


def test_the_journal_file_itself(taut: Taut, home: Path, tmp_path: Path) -> None:
    other = str(tmp_path / "other")
    assert taut("--home", other, "import", str(home / "journal.json")).code == 0
    assert taut("--home", other, "export", "--json").data == taut("export", "--json").data


def test_a_dry_run_writes_nothing(taut: Taut, tmp_path: Path) -> None:
    path = tmp_path / "jrnl.txt"
    path.write_text("[2026-01-01 10:00] One\n[2026-01-02 10:00] Two\n")
    assert taut("import", str(path), "--dry-run").words == "2 entries would be new; 0 there already.\n"
    assert len(taut("list", "--json").json) == 2
    assert taut("import", str(path)).code == 0 and len(taut("list", "--json").json) == 4
    assert taut("import", str(path)).words == "0 entries taken in; 2 there already.\n"


def test_all_of_a_folder_or_nothing(taut: Taut, tmp_path: Path) -> None:
    folder = tmp_path / "old"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.txt").write_text("[2026-01-01 10:00] One\n")
    (folder / "deep" / "b.json").write_text(json.dumps({"entries": [{"title": "Two", "date": "2026-01-02"}]}))
    (folder / "picture.png").write_bytes(b"\xff")
    (folder / "c.csv").write_text("date,text\n2026-01-03,Three\n2026-01-99,Four\n")
    said = taut("import", str(folder))
    assert said.code == 1 and said.words.count("\n") == 1 and f"{folder / 'c.csv'}: line 3" in said.words
    assert len(taut("list", "--json").json) == 2
    (folder / "c.csv").write_text("date,text\n2026-01-03,Three\n")
    assert taut("import", str(folder), "--json").json == {
        "new": 3,
        "there": 0,
        "files": 3,
        "passed_over": 0,
        "filled": 0,
    }


def test_what_has_no_text_is_told_of(taut: Taut, tmp_path: Path) -> None:
    path = tmp_path / "dayone.json"
    entries = [{"creationDate": "2026-11-20", "text": "x"}, {"creationDate": "2026-11-21"}]
    path.write_text(json.dumps({"entries": entries}))
    assert taut("import", str(path)).words == (
        "1 entry taken in; 0 there already.\n1 entry of the file has no text and was passed over: entry 2.\n"
    )


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"{"])
def test_a_file_of_something_else(taut: Taut, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(content)
    said = taut("import", str(path))
    assert said.code == 1 and said.words.count("\n") == 1 and str(path) in said.words
    assert taut("import", str(tmp_path / "gone")).code == 2


def test_the_newest_is_still_shown_first(taut: Taut, tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_text("[2001-01-01 10:00] Long ago\n")
    taut("import", str(path))
    assert "second" in taut("list", "-n", "1").data
    assert taut("nudge").code == 0


def test_an_entry_that_does_not_fit_is_named_and_nothing_comes_in(taut: Taut, tmp_path: Path) -> None:
    taut("note", "one")
    document = taut("show", "--json").json
    file = tmp_path / "in.json"
    file.write_text(json.dumps([document, {**document, "tags": [1]}]))
    said = taut("import", str(file))
    assert said.code == 1 and "entry 2: an entry has no readable tags; nothing was taken in." in said.words
