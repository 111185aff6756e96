"""Years from another journal, as a person brings them: folders and archives with pictures, and tables of any kind."""

from __future__ import annotations

import codecs
import json
import os
import sqlite3
import stat
import zipfile
from pathlib import Path

import pytest

from .conftest import Taut
from .test_import import packed

JOURNEY = json.dumps(
    {"id": "x", "date_journal": 1571386059000, "text": "<p>Rode.</p>", "photos": ["x-a.jpeg"], "type": "html"}
)


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """An Obsidian vault with two days, notes of other kinds, and two pictures, one of which is shown."""
    folder = tmp_path / "vault"
    (folder / ".obsidian").mkdir(parents=True)
    (folder / "Daily").mkdir()
    (folder / "Daily" / "2026-01-01.md").write_text("---\ntags: [daily]\n---\nWalked. ![[walk.JPG]]\n")
    (folder / "Daily" / "2026-01-02.md").write_text("Saw [[Anna]].\n")
    for name in ("Anna", "Ben", "Cleo", "Dora"):
        (folder / f"{name}.md").write_text("A friend.\n")
    (folder / "walk.jpg").write_bytes(b"a walk")
    (folder / "other.jpg").write_bytes(b"another")
    return folder


def test_a_vault_gives_its_days_and_names_the_rest(taut: Taut, vault: Path) -> None:
    said = taut("import", str(vault), "--dry-run").words
    assert said.startswith(
        "2 entries would be new; 0 there already.\nRead as daily notes in Markdown, beginning with:\n"
    )
    assert "1 Jan 2026, 00:00: Walked." in said
    assert f"4 files, such as {vault}/Anna.md, are not journals and were skipped: neither its name" in said
    assert "Not shown by any entry, so not imported: 1 photo.\n" in said
    assert "“taut import --attachments” copies what the entries show: 1 file.\n" in said
    assert taut("list", "--json").json == []


def test_pictures_are_copied_for_their_owner_alone_and_linked(taut: Taut, vault: Path, home: Path) -> None:
    said = taut("import", str(vault), "--attachments")
    assert said.code == 0 and "1 file that the entries show goes to the folder attachments" in said.words
    (copy,) = (home / "attachments").iterdir()
    assert copy.read_bytes() == b"a walk" and copy.suffix == ".jpg"
    if os.name == "posix":
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert f"![walk.JPG](attachments/{copy.name})" in taut("show", "2026-01-01").data
    again = taut("import", str(vault), "--attachments")
    assert again.words.startswith("0 entries imported; 2 there already.") and len([*copy.parent.iterdir()]) == 1


def test_entries_that_are_there_already_get_no_copies(taut: Taut, vault: Path, home: Path) -> None:
    taut("import", str(vault))
    assert "goes to the folder" not in taut("import", str(vault), "--attachments").words
    assert not (home / "attachments").exists()


def test_a_picture_that_unpacks_to_gigabytes_is_not_copied(taut: Taut, tmp_path: Path, home: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("1.json", JOURNEY)
        with archive.open("x-a.jpeg", "w") as file:
            for _ in range(130):
                file.write(bytes(1 << 20))
    said = taut("import", str(tmp_path / "x.zip"), "--attachments")
    assert said.words.startswith("1 entry imported") and "Not copied: 1 oversized photo." in said.words
    assert not (home / "attachments").exists()


def test_day_one_s_pictures_are_found_by_their_sum(taut: Taut, tmp_path: Path, home: Path) -> None:
    photo = {"identifier": "ABC", "md5": "0cc175b9", "type": "jpeg"}
    entry = {
        "uuid": "A", "creationDate": "2026-01-05T10:00:00Z", "text": "Walk ![](dayone-moment://ABC)", "photos": [photo],
        "audios": [{"identifier": "D", "md5": "ffff", "format": "aac"}],
    }  # fmt: skip
    members = [
        ("Journal.json", json.dumps({"entries": [entry]})),
        ("photos/0cc175b9.jpeg", "x"),
        ("audios/ffff.m4a", "y"),
    ]
    path = packed(tmp_path / "x.zip", *members)
    taut("import", str(path), "--attachments")
    written = taut("show", "2026-01-05").data
    names = sorted(one.name for one in (home / "attachments").iterdir())
    assert len(names) == 2 and all(f"](attachments/{name})" in written for name in names) and "moment" not in written


def test_an_archive_of_journey(taut: Taut, tmp_path: Path) -> None:
    path = packed(tmp_path / "x.zip", ("1.json", JOURNEY), ("2.json", JOURNEY.replace('"x"', '"y"')), ("x-a.jpeg", "z"))
    said = taut("import", str(path)).words
    assert said.startswith("2 entries imported") and "Left out: 2 photos." in said


def test_a_graph_of_logseq_gives_its_days_and_not_its_copies_of_them(taut: Taut, tmp_path: Path) -> None:
    graph = tmp_path / "graph"
    for name in ("journals/2026_01_01.md", "logseq/bak/journals/2026_01_01/2026-01-01T10.md", "pages/Anna.md"):
        (graph / name).parent.mkdir(parents=True, exist_ok=True)
        (graph / name).write_text(f"- {name}\n")
    said = taut("import", str(graph))
    assert said.words.startswith("1 entry imported") and "Anna.md" in said.words
    assert "journals/2026_01_01.md" in taut("show", "2026-01-01").data


def test_a_folder_of_jrnl_and_files_that_org_journal_leaves_without_an_ending(taut: Taut, tmp_path: Path) -> None:
    (tmp_path / "jrnl" / "2026" / "01").mkdir(parents=True)
    (tmp_path / "jrnl" / "2026" / "01" / "05.txt").write_text("[2026-01-05 10:00] One\n\n[2026-01-05 11:00] Two\n")
    assert "Read as jrnl text" in taut("import", str(tmp_path / "jrnl"), "-n").words
    assert taut("import", str(tmp_path / "jrnl")).words.startswith("2 entries imported")
    (tmp_path / "org").mkdir()
    (tmp_path / "org" / "20260106").write_text("* Tuesday, 06/01/2026\n** 10:00 Three\n")
    assert "Read as an Org journal" in taut("import", str(tmp_path / "org"), "-n").words


def test_a_folder_of_notes_without_days_goes_by_its_files_and_says_so(taut: Taut, tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    for name in ("river", "hill"):
        (folder / f"{name}.md").write_text("Walked.\n")
        os.utime(folder / f"{name}.md", (1_700_000_000, 1_700_000_000))
    said = taut("import", str(folder))
    assert said.words.startswith("2 entries imported") and "the day the file was changed last" in said.words
    assert {one["day"] for one in taut("list", "--json").json} <= {"2023-11-14", "2023-11-15"}


def test_a_database_of_tui_journal(taut: Taut, tmp_path: Path) -> None:
    base = sqlite3.connect(tmp_path / "entries.db")
    base.execute("CREATE TABLE entries (id INTEGER PRIMARY KEY, title TEXT, date DATE, content TEXT)")
    base.execute("INSERT INTO entries VALUES (1, 'Walk', '2026-01-05 00:00:00+00:00', 'Far')")
    base.commit()
    base.close()
    before = (tmp_path / "entries.db").read_bytes()
    assert "Read as a tui-journal database" in taut("import", str(tmp_path / "entries.db"), "-n").words
    assert taut("import", str(tmp_path / "entries.db")).words.startswith("1 entry imported")
    assert (tmp_path / "entries.db").read_bytes() == before and not (tmp_path / "entries.db-journal").exists()


TABLE = "When;Mood;What happened;Text\n05.01.2026;calm;By the river;of another kind\n"


def test_a_person_can_say_what_columns_are(taut: Taut, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text(TABLE)
    assert "--column text=…" in taut("import", str(path)).words
    said = taut("import", str(path), "--column", "text=What happened", "--column", "date=when")
    assert said.words.startswith("1 entry imported") and "Columns left out: Mood and Text." in said.words
    assert "By the river" in taut("show", "2026-01-05").data


@pytest.mark.parametrize(
    ("given", "code", "says"),
    [
        ("text=Story", 1, "line 1 has no column “Story”; it has “When”, “Mood”, “What happened” and “Text”"),
        ("words=Mood", 2, "--column takes IS=NAME"), ("text", 2, "--column takes IS=NAME"),
        ("text=", 2, "IS is one of"),
    ],
)  # fmt: skip
def test_a_column_that_is_not_there_is_named(taut: Taut, tmp_path: Path, given: str, code: int, says: str) -> None:
    (tmp_path / "x.csv").write_text(TABLE)
    said = taut("import", str(tmp_path / "x.csv"), "--column", given)
    assert said.code == code and says in said.words and said.words.count("\n") == 1


def test_gigabytes_are_refused_before_they_are_read_and_photos_are_only_counted(taut: Taut, tmp_path: Path) -> None:
    folder = tmp_path / "large"
    folder.mkdir()
    for name, size in (("film.mp4", 2 << 30), ("table.csv", 1 << 30)):
        with (folder / name).open("wb") as file:
            file.truncate(size)
    (folder / "a.txt").write_text("[2026-01-01 10:00] One\n")
    said = taut("import", str(folder))
    assert said.code == 0 and said.words.startswith("1 entry imported")
    assert (
        "table.csv is larger than 128 MB; split it into smaller files, and import those. It was skipped." in said.words
    )
    assert "1 video" in said.words
    assert "is larger than" in taut("import", str(folder / "table.csv")).words


def test_an_archive_within_an_archive_is_named(taut: Taut, tmp_path: Path) -> None:
    inner = packed(tmp_path / "inner.zip", ("1.json", JOURNEY)).read_bytes()
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("1.json", JOURNEY)
        archive.writestr("inner.zip", inner)
    said = taut("import", str(tmp_path / "x.zip"))
    assert (
        said.words.startswith("1 entry imported") and "has another archive in it, inner.zip; unpack that" in said.words
    )


@pytest.mark.parametrize("name", ["../evil.jpg", "/evil.jpg"])
def test_a_picture_that_would_be_written_elsewhere_is_refused(taut: Taut, tmp_path: Path, name: str) -> None:
    said = taut("import", str(packed(tmp_path / "x.zip", ("1.json", JOURNEY), (name, "x"))), "--attachments")
    assert said.code == 1 and "unpacked elsewhere" in said.words and taut("list", "--json").json == []


@pytest.mark.parametrize("bom", [codecs.BOM_UTF16_LE, b""])
def test_utf_16_is_read_with_its_mark_and_without(taut: Taut, tmp_path: Path, bom: bytes) -> None:
    (tmp_path / "x.csv").write_bytes(bom + "date,text\n2026-01-05,Grüße\n".encode("utf-16-le"))
    assert taut("import", str(tmp_path / "x.csv")).words.startswith("1 entry imported")
    assert "Grüße" in taut("show", "2026-01-05").data


def test_latin_1_is_said_and_not_guessed(taut: Taut, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_bytes("[2026-01-05 10:00] Grüße\n".encode("latin-1"))
    said = taut("import", str(tmp_path / "x.txt"))
    assert said.code == 1 and "line 1 is not UTF-8; it looks like Latin-1" in said.words
