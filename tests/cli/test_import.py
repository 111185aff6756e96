from __future__ import annotations

import json
import re
import zipfile
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
    assert taut("import", str(path)).words == "0 entries imported; 2 there already.\n"
    there = taut("--home", str(tmp_path / "other"), "import", str(path))
    assert there.words == "2 entries imported; 0 there already.\n"
    assert taut("--home", str(tmp_path / "other"), "import", str(path), "--json").json == {
        "new": 0,
        "there": 2,
        "files": 1,
        "passed_over": 0,
        "filled": 0,
        "joined": 0,
        "left_out": [],
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
    assert said.words.splitlines() == [
        "0 entries imported; 2 there already, 1 of them completed.",
        "1 entry updated from there; no version is lost.",
    ]
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
    assert taut("import", str(path), "--dry-run").words == (
        "2 entries would be new; 0 there already.\n"
        "Read as jrnl text, beginning with:\n1 Jan 2026, 10:00: One\n2 Jan 2026, 10:00: Two\n"
    )
    assert len(taut("list", "--json").json) == 2
    assert taut("import", str(path)).code == 0 and len(taut("list", "--json").json) == 4
    assert taut("import", str(path)).words == "0 entries imported; 2 there already.\n"


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
        "joined": 0,
        "left_out": ["Not shown by any entry, so not imported: 1 photo."],
    }


def test_what_has_no_text_is_told_of(taut: Taut, tmp_path: Path) -> None:
    path = tmp_path / "dayone.json"
    entries = [{"creationDate": "2026-11-20", "text": "x"}, {"creationDate": "2026-11-21"}]
    path.write_text(json.dumps({"entries": entries}))
    assert taut("import", str(path)).words == (
        "1 entry imported; 0 there already.\n1 entry of the file has no text and was skipped: entry 2.\n"
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
    assert said.code == 1 and "entry 2: an entry has no readable tags; nothing was imported." in said.words


def packed(path: Path, *members: tuple[str, str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return path


DAYONE = json.dumps(
    {
        "entries": [
            {"uuid": "A", "creationDate": "2026-01-05T10:00:00Z", "text": "By the river", "photos": [{}, {}]},
            {"uuid": "B", "creationDate": "2026-01-06T10:00:00Z", "text": "Home", "location": {"placeName": "Bern"}},
        ]
    }
)


def test_an_archive_of_day_one_is_read_and_what_is_left_out_is_named(taut: Taut, tmp_path: Path) -> None:
    members = [("Journal.json", DAYONE), ("photos/a.jpeg", "x"), ("__MACOSX/._Journal.json", "\0")]
    path = packed(tmp_path / "Export.zip", *members)
    said = taut("import", str(path))
    assert said.code == 0 and said.words.startswith("2 entries imported; 0 there already.\n")
    assert "Left out: 2 photos and 1 place." in said.words
    assert "By the river" in taut("list", "--json").data
    assert taut("import", str(path)).words.startswith("0 entries imported; 2 there already.")


def test_what_0_1_0_imported_from_day_one_is_history_once_the_file_is_imported_again(
    taut: Taut, home: Path, tmp_path: Path
) -> None:
    path = tmp_path / "Export.json"
    path.write_text(DAYONE)
    taut("import", str(path))
    journal = home / "journal.json"
    written = journal.read_text("utf-8")
    assert written.count(',"imported":true') == 2
    journal.write_text(re.sub(r'"sum":"\w+",|,"imported":true', "", written), "utf-8")  # as 0.1.0 wrote it
    said = taut("import", str(path))
    assert said.words.startswith("0 entries imported; 2 there already.\n2 entries imported by taut 0.1.0 now count as ")
    assert journal.read_text("utf-8").count(',"imported":true') == 2
    assert "history" not in taut("import", str(path)).words


@pytest.mark.parametrize("name", ["Export.zip", "Export.ZIP", "Export", "Export 05-01.dayone"])
def test_an_archive_is_known_by_what_it_holds_and_all_its_journals_come_in(
    taut: Taut, tmp_path: Path, name: str
) -> None:
    other = DAYONE.replace('"A"', '"C"').replace("river", "sea")
    said = taut(
        "import", str(packed(tmp_path / name, ("Journal.json", DAYONE), ("Export/Tagebücher/Übung.json", other)))
    )
    assert said.code == 0 and said.words.startswith("3 entries imported; 0 there already.\n")


@pytest.mark.parametrize("name", ["../a.json", "/etc/a.json", "..\\a.json", "C:/a.json"])
def test_an_archive_that_reaches_outside_of_itself_is_refused(taut: Taut, tmp_path: Path, name: str) -> None:
    said = taut("import", str(packed(tmp_path / "x.zip", ("ok.json", DAYONE), (name, DAYONE))))
    assert said.code == 1 and "unpacked elsewhere" in said.words and said.words.count("\n") == 1
    assert len(taut("list", "--json").json) == 2


def test_an_archive_that_unpacks_to_too_much_is_refused(
    taut: Taut, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.exchange.importers.sources.LARGEST", 1000)
    said = taut("import", str(packed(tmp_path / "x.zip", ("a.txt", "[2026-01-01 10:00] " + "0" * 5000))))
    assert said.code == 1 and "unpacks to more than" in said.words and len(taut("list", "--json").json) == 2


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 and no more", b"no archive"])
def test_a_damaged_archive_is_refused_in_a_sentence(taut: Taut, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(content)
    said = taut("import", str(path))
    assert said.code == 1 and "cannot be unpacked" in said.words and said.words.count("\n") == 1


def half_damaged(path: Path) -> None:
    """The first file in it is whole, and a bit of the second is another."""
    packed(path, ("ok.json", DAYONE), ("second.json", DAYONE * 20))
    content = bytearray(path.read_bytes())
    content[content.index(b"second.json") + 40] ^= 0xFF
    path.write_bytes(content)


def with_a_password(path: Path) -> None:
    content = bytearray(packed(path, ("ok.json", DAYONE)).read_bytes())
    for head, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(head) + flags] |= 1
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda path: path.write_bytes(b""), "it is damaged"), (half_damaged, "it is damaged"),
        (with_a_password, "it has a password"), (lambda path: packed(path, ("../a.json", DAYONE)), "elsewhere"),
    ],
    ids=["empty", "half damaged", "password", "outside"],
)  # fmt: skip
def test_an_archive_in_a_folder_that_cannot_be_unpacked_is_named_and_passed_over_whole(
    taut: Taut, tmp_path: Path, spoil: Callable[[Path], object], why: str
) -> None:
    folder = tmp_path / "old"
    folder.mkdir()
    spoil(folder / "bad.zip")
    assert taut("import", str(folder / "bad.zip")).code == 1
    alone = taut("import", str(folder))
    assert alone.code == 1 and why in alone.words and alone.words.endswith("Nothing was imported.\n")
    (folder / "river.txt").write_text("[2001-01-01 10:00] Long ago\n")
    said = taut("import", str(folder))
    assert said.code == 0 and said.words.startswith("1 entry imported; 0 there already.\n")
    assert "bad.zip" in said.words and why in said.words and "It was skipped." in said.words
    assert len(taut("list", "--json").json) == 3


def test_an_archive_without_a_journal_is_refused(taut: Taut, tmp_path: Path) -> None:
    said = taut("import", str(packed(tmp_path / "x.zip", ("README.md", "# Code\n"), ("p.png", "x"))))
    assert said.code == 1 and "is not a journal" in said.words and "README.md" in said.words
    assert taut("import", str(packed(tmp_path / "y.zip", ("p.png", "x")))).code == 1


def test_what_is_no_journal_in_a_folder_is_named_and_passed_over(taut: Taut, tmp_path: Path) -> None:
    folder = tmp_path / "old"
    (folder / ".git").mkdir(parents=True)
    (folder / "a.txt").write_text("[2026-01-01 10:00] One\n")
    (folder / ".git" / "COMMIT.txt").write_text("[2026-01-01 10:00] Hidden\n")
    (folder / ".hidden.txt").write_text("[2026-01-01 10:00] Hidden\n")
    (folder / "empty.txt").touch()
    (folder / "README.md").write_text("# My diary\n\nof years\n")
    (folder / "package.json").write_text('{"name": "x"}')
    (folder / "latin.csv").write_bytes(b"date,text\n2026-01-01,Gr\xfc\xdfe\n")
    (folder / "numbers.csv").write_text("a,b\n1,2\n")
    said = taut("import", str(folder), "--json")
    assert said.code == 0 and (said.json["new"], said.json["files"]) == (1, 1)
    named = " ".join(said.json["left_out"])
    for name in ("empty.txt", "README.md", "package.json", "latin.csv", "numbers.csv"):
        assert str(folder / name) in named and name in said.words
    assert "Hidden" not in taut("list", "--json").data
    assert taut("import", str(folder / "README.md")).code == 1, "what a person names is refused"


def test_a_folder_of_nothing_but_others_is_refused(taut: Taut, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "README.md").write_text("# x\n")
    said = taut("import", str(tmp_path / "a"))
    assert said.code == 1 and "README.md is not a journal" in said.words and "Nothing was imported." in said.words


@pytest.mark.parametrize(
    "written",
    [
        b'{"entries":[{"date":"2026-01-05","title":"A","body":"B"}]}',
        b"[2026-01-05 10:00] One\n",
        b"date;text\n2026-01-05;One\n",
        b"# Monday, 5 January 2026\n\n## Note \xc2\xb7 10:00\n\nOne\n",
        "\ufeffdate\ttext\r\n2026-01-05\tOne\r\n".encode("utf-16"),
    ],
    ids=["json", "jrnl", "csv", "markdown", "utf-16"],
)
def test_a_dash_is_standard_input(taut: Taut, written: bytes) -> None:
    assert taut("import", "-", stdin=written).words == "1 entry imported; 0 there already.\n"
    assert taut("import", "-", stdin=written).words == "0 entries imported; 1 there already.\n"


def test_nothing_on_standard_input_is_refused(taut: Taut) -> None:
    said = taut("import", "-")
    assert said.code == 1 and said.words == "taut: standard input: it is empty; nothing was imported.\n"
