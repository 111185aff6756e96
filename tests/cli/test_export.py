from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.exchange.support import entry, note
from tui.exchange.exporters.formats import FORMATS
from tui.records.answers import Long
from tui.records.roles import Role

from .conftest import Taut


@pytest.fixture(autouse=True)
def two(keep: Callable[..., None], morning: datetime) -> None:
    keep(note("first"), note("second", at=morning + timedelta(days=1)))


def test_the_oldest_comes_first(taut: Taut) -> None:
    data = taut("export", "--format", "markdown").data
    assert data.startswith("# Monday, 23 November 2026\n") and data.index("first") < data.index("second")
    assert [one["day"] for one in taut("export", "-f", "json").json] == ["2026-11-23", "2026-11-24"]
    assert taut("export", "--json", "--since", "2026-11-24").json[0]["answers"][0]["text"] == "second"


def test_the_notebooks_own_files_are_never_written_over(taut: Taut, home: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(home)
    (tmp_path / "file").symlink_to(home / "journal.json")
    (home / "prints").mkdir()
    before = (home / "journal.json").read_bytes()
    for place in (home / "journal.json", home / "new.md", tmp_path / "link" / "new.md", tmp_path / "file"):
        said = taut("export", "--json", "-o", str(place), "--force")
        assert said.code == 1 and "the notebook's own files" in said.words and said.words.count("\n") == 1
    assert (home / "journal.json").read_bytes() == before and not (home / "new.md").exists()
    assert taut("export", "--json", "-o", str(home / "prints" / "all.json")).code == 0


def test_a_file_is_private_and_never_written_over(taut: Taut, tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    said = taut("export", "--format", "json", "-o", str(path))
    assert (said.code, said.data) == (0, "") and said.words == f"2 entries written to {path}.\n"
    assert path.stat().st_mode & 0o777 == 0o600
    before = path.read_bytes()
    said = taut("export", "--format", "md", "-o", str(path))
    assert said.code == 1 and "--force" in said.words and path.read_bytes() == before
    assert taut("export", "--format", "md", "-o", str(path), "--force").code == 0
    assert path.read_text(encoding="utf-8").startswith("# Monday")
    assert path.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".out")] == []


def test_a_file_keeps_letters_of_every_kind(taut: Taut, tmp_path: Path) -> None:
    taut("note", "Zürich 🌙")
    taut("export", "--format", "json", "-o", str(tmp_path / "out"))
    assert "Zürich 🌙" in (tmp_path / "out").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["missing/out.md", "", "."])
def test_a_place_that_cannot_be_written(taut: Taut, tmp_path: Path, name: str) -> None:
    said = taut("export", "--format", "md", "-o", f"{tmp_path}/{name}")
    assert said.code == 1 and said.words.count("\n") == 1


def test_a_file_is_not_left_half_written(taut: Taut, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "out"
    path.write_text("before")
    monkeypatch.setattr("os.fsync", broken)
    said = taut("export", "--json", "--force", "-o", str(path))
    assert said.code == 1 and "no space left" in said.words
    assert path.read_text() == "before" and [one.name for one in tmp_path.glob(".out*")] == []


@pytest.mark.parametrize("words", [(), ("--format", "pdf"), ("--json", "--format", "md")])
def test_the_format_is_to_be_chosen(taut: Taut, words: tuple[str, ...]) -> None:
    said = taut("export", *words)
    assert said.code == 2 and "markdown" in said.words


def test_all_of_it_is_one_json_text(taut: Taut) -> None:
    assert len(json.loads(taut("export", "--json").data)) == 2


def test_a_month_a_year_and_what_is_found_can_stand_alone(taut: Taut, keep: Callable[..., None]) -> None:
    keep(note("third", at=datetime(2025, 12, 31, 23, 0).astimezone()))

    def said(*words: str) -> list[str]:
        return [one["answers"][0]["text"] for one in taut("export", "--json", *words).json]

    assert said("--month", "2026-11") == ["first", "second"]
    assert said("--year", "2025") == ["third"]
    assert said("--search", "secon") == ["second"]
    assert said("--search", "first", "--year", "2025") == []


def test_a_book_holds_its_year(taut: Taut, tmp_path: Path) -> None:
    path = tmp_path / "year.md"
    said = taut("export", "--book", "--year", "2026", "-o", str(path))
    assert (said.code, said.words) == (0, f"2 entries written to {path}.\n")
    assert path.read_text(encoding="utf-8").startswith("# 2026\n\n2 entries on 2 days\n\n---\n\n# November 2026\n")


@pytest.mark.parametrize(
    "words",
    [("--month", "2026-13"), ("--year", "26"), ("--book",), ("--book", "--year", "2026", "--json"),
     ("--book", "--year", "2026", "--on", "today")],
)  # fmt: skip
def test_what_cannot_be_meant_is_said_in_a_sentence(taut: Taut, words: tuple[str, ...]) -> None:
    said = taut("export", *words)
    assert said.code == 2 and said.words.count("\n") <= 2 and said.data == ""


def test_a_folder_of_daily_notes_is_kept_up_to_date(taut: Taut, tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    said = taut("export", "--format", "obsidian", "-o", str(folder))
    assert said.code == 0 and said.words == f"2 entries exported to {folder}: 2 files written, 0 unchanged.\n"
    assert "first" in (folder / "2026-11-23.md").read_text() and folder.stat().st_mode & 0o777 == 0o700
    (folder / "2026-11-23.md").write_text("mine")
    taut("note", "today's")
    said = taut("export", "-f", "obsidian", "-o", str(folder))
    assert said.words.startswith(
        f"3 entries exported to {folder}: 1 file written, 1 unchanged. Not touched, because it "
    )
    assert said.words.endswith("2026-11-23.md.\n") and (folder / "2026-11-23.md").read_text() == "mine"
    before = {path.name for path in folder.iterdir()}
    said = taut("export", "-f", "obsidian", "-o", str(folder), "--month", "2026-11", "--since", "2026-11-24")
    assert said.code == 0 and {path.name for path in folder.iterdir()} == before, "days that were not asked for stay"


def test_what_is_in_the_trash_or_in_a_sealed_letter_leaves_in_no_format(
    taut: Taut, keep: Callable[..., None], morning: datetime, tmp_path: Path
) -> None:
    keep(
        note("thrown away", at=morning + timedelta(days=2), deleted=morning + timedelta(days=3)),
        entry(
            Long(step="letter", role=Role.LETTER, asked="Write to yourself.", text="still closed"),
            at=morning + timedelta(days=4), flow="renewal",
        ),
    )  # fmt: skip
    for form in FORMATS.values():
        target = tmp_path / (form.name if form.is_folder else f"all.{form.name}")
        assert taut("export", "--format", form.name, "-o", str(target)).code == 0
        found = b"".join(path.read_bytes() for path in target.iterdir()) if form.is_folder else target.read_bytes()
        if not form.is_text:
            with zipfile.ZipFile(target) as archive:
                found = b"".join(map(archive.read, archive.namelist()))
        assert b"first" in found and b"thrown away" not in found and b"still closed" not in found


def test_a_zip_file_goes_to_a_program_as_it_is(home: Path, keep: Callable[..., None]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tui", "--home", str(home), "export", "-f", "dayone", "-o", "-"], capture_output=True,
        check=True,
    )  # fmt: skip
    with zipfile.ZipFile(io.BytesIO(done.stdout)) as archive:
        assert len(json.loads(archive.read("taut.json"))["entries"]) == 2


@pytest.mark.parametrize(("words", "code", "said"), [
    (("obsidian",), 2, "obsidian is a folder of files; name it"),
    (("obsidian", "-o", "-"), 2, "obsidian is a folder of files; name it"),
    (("obsidian", "-o", "notes", "--search", "x"), 2, "leave out --search"),
    (("obsidian", "-o", "notes", "--force"), 2, "never needs --force"),
    (("obsidian", "-o", "{tmp}/file"), 1, "is not a folder"),
    (("obsidian", "-o", "{tmp}/a/b"), 1, "make it first"),
    (("obsidian", "-o", "{home}"), 1, "among the notebook's own files"),
    (("dayone", "-o", "{tmp}"), 1, "is a folder; name a file after -o"),
    (("jrnl", "-o", "{tmp}/file"), 1, "already exists"),
    (("roam",), 2, "takes json, markdown, csv, obsidian, dayone, jrnl or org, not “roam”"),
])  # fmt: skip
def test_a_place_that_does_not_fit_is_refused_in_a_sentence(
    taut: Taut, home: Path, tmp_path: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    (tmp_path / "file").write_text("mine")
    done = taut("export", "--format", *(word.format(tmp=tmp_path, home=home) for word in words))
    assert done.code == code and said in done.words and done.data == ""
    assert (tmp_path / "file").read_text() == "mine" and not (home / "2026-11-23.md").exists()
