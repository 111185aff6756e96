"""Settings and data in lines: the same rows, the same sentences, the same deeds."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.driving import workspace
from tests.plain.talking import talk
from tui.settings import load
from tui.workspace import Workspace
from tui.workspace.settings_view import settings_view

SECRET, OTHER = "walnut lamp river", "a heron in the reeds"
OLD = "2020-01-02 10:00 Went home.\nIt rained.\n\n2020-01-03 10:00 Slept well.\n"


def notes(space: Workspace) -> None:
    space.start()
    space.entries.note("The heron came back.")


def say(home: Path, *lines: str, prepare: bool = True) -> str:
    said = talk(home, ["settings", *lines, "q", "q"], prepare=notes if prepare else None)
    return " ".join(said.split())


def test_every_row_is_said_with_what_it_is_now(tmp_path: Path) -> None:
    space = workspace(tmp_path)
    notes(space)
    said = say(tmp_path, prepare=False)
    for group in settings_view(space):
        assert f"{group.heading}:" in said
        for row in group.rows:
            assert f": {row.title}" in said and row.value in said


def test_theme_name_and_length(tmp_path: Path) -> None:
    said = say(
        tmp_path,
        "theme",
        "light",
        "name",
        "Mira",
        "Length of sessions",
        "2",
        "mouse",
        "start of your day",
        "x",
        "5:30",
    )
    assert "Theme: light." in said and "Your name: Mira." in said and "Mouse: on." in said
    assert "day_starts_at takes a time like 04:00, not “x”." in said
    held = load(tmp_path / "config" / "config.toml")
    assert (held.theme, held.name, held.length, held.mouse, held.day_starts_at.minute) == (
        "taut-light", "Mira", "short", True, 30,
    )  # fmt: skip
    assert "Your name: none." in say(tmp_path, "name", "Mira", "name", "-", prepare=False)
    assert load(tmp_path / "config" / "config.toml").name == ""


def test_locked_changed_and_unlocked(tmp_path: Path) -> None:
    said = say(tmp_path, "lock", "short", SECRET, OTHER, SECRET, SECRET, "recovery", OTHER, "recovery", SECRET)
    assert said.index("If you forget it, only a recovery key") < said.index("A new passphrase")
    assert "shorter than 8" in said and "The two are not the same" in said and "That is not the passphrase" in said
    assert said.count("AGE-SECRET-KEY-1") == 2 and SECRET not in said
    assert not any(b"heron" in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())

    def opened(space: Workspace) -> None:
        space.vault.unlock(SECRET)

    changed = talk(tmp_path, ["settings", "change", SECRET, OTHER, OTHER, "unlock", OTHER, "q", "q"], prepare=opened)
    assert "The passphrase has been changed" in changed and "no longer encrypted" in changed
    assert b"heron" in (tmp_path / "journal.json").read_bytes()


def test_an_import_is_seen_first_then_done_then_undone(tmp_path: Path) -> None:
    file = tmp_path / "old.txt"
    file.write_text(OLD)
    home = tmp_path / "home"
    said = say(home, "import", str(tmp_path / "none"), str(file), "q")
    assert "There is no file" in said and "2 entries would be new" in said
    assert "Read as jrnl text, beginning with:" in said and "3 Jan 2020, 10:00: Slept well." in said
    assert len(list(workspace(home).journal.entries())) == 1
    said = say(home, "import", str(file), "", "u", prepare=False)
    assert "2 entries imported" in said and "is in the trash" in said
    assert len(list(workspace(home).journal.entries())) == 1


def test_everything_is_exported_and_a_backup_brought_back(tmp_path: Path) -> None:
    home, out = tmp_path / "home", tmp_path / "out"
    out.mkdir()
    said = say(home, "export", "2", str(out), "backups", "1", "backups", "2", "1")
    assert (
        "1 entry written to" in said
        and "There is a backup of the journal in" in said
        and "The journal is as it was on" in said
    )
    assert "heron" in next(out.iterdir()).read_text()


def test_daily_notes_go_into_a_folder_of_their_own_and_are_kept_up_to_date_there(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "mine.md").write_text("mine")
    said = say(tmp_path / "home", "export", "4", str(out), "export", "obsidian", str(out / "taut-obsidian"))
    assert "1 file written, 0 unchanged." in said and "0 files written, 1 unchanged." in said
    assert [path.name for path in out.iterdir() if path.is_dir()] == ["taut-obsidian"]
    assert len(list((out / "taut-obsidian").glob("*.md"))) == 1


def test_a_missing_folder_is_made_only_where_the_person_agrees(tmp_path: Path) -> None:
    first, out = tmp_path / "first", tmp_path / "second" / "out"
    said = say(tmp_path / "home", "export", "1", str(first), "q", str(out), "")
    assert f"There is no folder {first} yet." in said and "1 entry written to" in said
    assert not first.exists() and len(list(out.iterdir())) == 1


def test_the_reminder_and_the_check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "xdg"))
    said = say(tmp_path / "home", "reminder", "cron", "6:30", "check", "trash", "keys")
    assert "30 6 * * *" in said and "Nothing was changed." in said
    assert "All well:" in said and "The trash is empty." in said and "[keys]" in said
    assert not (tmp_path / "xdg").exists()


def test_other_machines_are_begun_with_joined_and_left(tmp_path: Path) -> None:
    place = tmp_path / "carried"
    place.mkdir()
    said = say(tmp_path / "laptop", "other machines", "set", str(place), SECRET, SECRET)
    assert "AGE-SECRET-KEY-1" in said and "1 entry went out" in said
    said = say(tmp_path / "server", "other machines", "join", str(place), SECRET, prepare=False)
    assert "1 entry came in" in said
    said = say(tmp_path / "server", "other machines", "now", "other machines", "off", prepare=False)
    assert "Synced: nothing new." in said and "no longer syncs" in said
