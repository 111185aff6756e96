"""Settings and data by keys alone: everything the command can do, the screen can."""

from __future__ import annotations

import re
from datetime import time, timedelta
from pathlib import Path

import pytest
from textual.widgets import Static

from tests.app.driving import MORNING, Driver, driving, first_run, workspace
from tests.journeys.person import find
from tui.app.base.frame import KeyLine
from tui.app.session.screen import SessionScreen
from tui.app.settings.screen import SettingsScreen
from tui.settings import Settings, load
from tui.terminal.virtual_list import VirtualList
from tui.workspace import Workspace
from tui.workspace.settings_view import settings_view

SECRET, OTHER = "walnut lamp river", "a heron in the reeds"
OLD = "2020-01-02 10:00 Went home.\nIt rained.\n\n2020-01-03 10:00 Slept well.\n"


def notes(space: Workspace) -> None:
    space.start()
    space.entries.note("The heron came back.")
    space.entries.note("It stood in the reeds.")


async def go_to(driver: Driver, title: str) -> None:
    """Opens Settings and goes down to a row by what it is called."""
    await driver.press("comma", "g")
    for _ in range(40):
        if any(line.strip(" │▌").startswith(f"▸ {title}") for line in driver.screen.splitlines()):
            return
        await driver.press("j")
    raise AssertionError(f"no row is called {title}\n{driver.screen}")


async def open_row(driver: Driver, title: str) -> None:
    await go_to(driver, title)
    await driver.press("enter")


def key_in(words: str) -> str:
    found = re.search(r"AGE-SECRET-KEY-1[A-Z0-9]{58}", words.replace(" ", ""))
    assert found is not None, words
    return found[0]


def settings_of(home: Path) -> Settings:
    return load(home / "config" / "config.toml")


async def test_a_comma_opens_it_from_every_tab_and_escape_goes_back(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=notes) as driver:
        for digit in "1234567":
            await driver.press(digit)
            before = type(driver.app.screen)
            await driver.press("comma")
            assert isinstance(driver.app.screen, SettingsScreen)
            await driver.press("escape")
            assert type(driver.app.screen) is before
        await driver.press("n")
        await driver.write("Bread", "comma")
        assert "Bread," in driver.screen, "in a text a comma is a comma"


async def test_the_names_of_the_other_screens_stay_in_sight(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=notes) as driver:
        await driver.press("comma")
        assert driver.screen.splitlines()[0].strip().startswith("1 Today 2 Vision 3 Reality")
        assert "Settings and data" in driver.screen


async def test_every_row_is_there_and_explains_itself_under_the_cursor(tmp_path: Path) -> None:
    async with driving(tmp_path, size=(120, 40), prepare=notes) as driver:
        await driver.press("comma", "g")
        for group in settings_view(workspace(tmp_path)):
            for row in group.rows:
                assert f"▸ {row.title}" in driver.screen
                assert " ".join(row.about.split()) in re.sub(" [▁-█] ", " ", driver.words)
                named = driver.app.screen.query_one(KeyLine).render().plain
                assert ("enter" in named) == (row.does != "nothing"), (
                    "the footer names Enter only where it does something"
                )
                await driver.press("j")


async def test_a_theme_is_seen_at_once_and_kept_by_enter_alone(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=notes) as driver:
        before = driver.app.theme
        await open_row(driver, "Theme")
        await driver.press("2")
        assert driver.app.theme == "taut-dark"
        await driver.press("j")
        assert driver.app.theme == "taut-light"
        await driver.press("escape")
        assert driver.app.theme == before and not (tmp_path / "config" / "config.toml").exists()
        await driver.press("enter", "3", "enter")
        assert driver.app.theme == "taut-light" and "Theme: light." in driver.words
    assert settings_of(tmp_path).theme == "taut-light"


async def test_the_name_and_the_length_of_the_morning(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=notes) as driver:
        await open_row(driver, "Your name")
        await driver.write("Mira", "enter")
        await open_row(driver, "Length of sessions")
        await driver.press("3", "enter")
        await open_row(driver, "Start of your day")
        await driver.press("x", "enter")
        assert "takes a time like 04:00" in driver.words
        await driver.press("backspace")
        await driver.write("5:30", "enter")
        await open_row(driver, "Pictures or words")
        assert "Pictures or words: words." in driver.words
        await driver.press("1")
        assert "Good morning, Mira" in driver.screen
        await driver.press("m")
        assert isinstance(driver.app.screen, SessionScreen)
        assert driver.app.screen.runner.session.variant == "whole"
    held = settings_of(tmp_path)
    assert (held.name, held.length, held.day_starts_at, held.pictures) == ("Mira", "whole", time(5, 30), False)


async def test_locked_by_a_passphrase_changed_and_opened_by_the_recovery_key(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=notes) as driver:
        await open_row(driver, "Lock with a passphrase")
        assert "If you forget it, only a recovery key opens the journal." in driver.words
        assert "Tab for the next line · Enter in the last one to lock" in driver.words
        await driver.write("short", "enter")
        await driver.write("short", "enter")
        assert "shorter than 8" in driver.words
        await driver.write(SECRET, "enter")
        await driver.write(OTHER, "enter")
        assert "The two are not the same" in driver.words and "walnut" not in driver.screen
        await driver.write(SECRET, "enter")
        await driver.write(SECRET, "enter")
        key = key_in(driver.words)
        await driver.press("escape")
        assert not any(b"heron" in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
        await open_row(driver, "Change the passphrase")
        await driver.write("not this one", "enter")
        await driver.write(OTHER, "enter")
        await driver.write(OTHER, "enter")
        assert "That is not the passphrase" in driver.words
        await driver.write(SECRET, "enter")
        await driver.write(OTHER, "enter")
        await driver.write(OTHER, "enter")
        assert "The passphrase has been changed" in driver.words
        await open_row(driver, "Recovery key")
        await driver.write(OTHER, "enter")
        assert key_in(driver.words) == key
    async with driving(tmp_path) as driver:
        await driver.write(SECRET, "enter")
        assert "That is not the passphrase" in driver.words
        await driver.write(OTHER, "enter")
        await driver.press("6")
        assert "heron" in driver.words
    async with driving(tmp_path) as driver:
        await driver.write(key, "enter")
        await driver.press("6")
        assert "heron" in driver.words, "the recovery key opens it as well"
        await open_row(driver, "Remove the passphrase")
        await driver.write(OTHER, "enter")
        assert "no longer encrypted" in driver.words
    assert b"heron" in (tmp_path / "journal.json").read_bytes()
    assert not any(word in path.read_text("utf-8", "replace") for word in (SECRET, OTHER, key)
                   for path in tmp_path.rglob("*") if path.is_file())  # fmt: skip


async def test_an_import_is_seen_first_then_done_then_undone(tmp_path: Path) -> None:
    home = tmp_path / "home"
    file = tmp_path / "old journal.txt"
    file.write_text(OLD)
    async with driving(home, prepare=notes) as driver:
        await open_row(driver, "Import")
        await driver.write(str(tmp_path / "none.txt"), "enter")
        assert "There is no file" in driver.words
        await driver.press("ctrl+u")
        await driver.write(f"'{file}'", "enter")
        assert "2 entries would be new" in driver.words
        assert "Read as jrnl text, beginning with: 2 Jan 2020, 10:00: Went home." in driver.words
        assert len(list(workspace(home).journal.entries())) == 2, "nothing is saved yet"
        await driver.press("enter")
        assert "2 entries imported" in driver.words and "u to undo" in driver.words
        await driver.press("6", "G")
        assert "Went home" in driver.words or "Slept well" in driver.words
        await driver.press("comma", "u")
        assert "u again moves 2 imported entries to the trash" in driver.words
        await driver.press("u")
        assert len(list(workspace(home).journal.entries())) == 2
        await driver.press("ctrl+y")
        assert len(list(workspace(home).journal.entries())) == 4
        await open_row(driver, "Import")
        await driver.write(str(file), "enter")
        assert "0 entries would be new; 2 there already" in driver.words and "Enter to import" not in driver.screen


async def test_everything_is_exported_and_it_says_where(tmp_path: Path) -> None:
    home, out = tmp_path / "home", tmp_path / "out"
    out.mkdir()
    async with driving(home, prepare=notes) as driver:
        await open_row(driver, "Export everything")
        await driver.press("2", "enter", "ctrl+u")
        await driver.write(str(out), "enter")
        assert "2 entries written to" in driver.words and "taut-2026-11-23.md" in driver.words.replace(" ", "")
        await driver.press("enter")
        assert isinstance(driver.app.screen, SettingsScreen)
        await open_row(driver, "Export everything")
        await driver.press("enter", "ctrl+u")
        await driver.write(str(home), "enter")
        assert "among the notebook's own files" in driver.words
        await driver.press("ctrl+u")
        await driver.write(str(out), "enter")
    assert "heron" in (out / "taut-2026-11-23.md").read_text()
    assert (out / "taut-2026-11-23.json").stat().st_mode & 0o077 == 0
    async with driving(tmp_path / "other", prepare=lambda space: space.start()) as driver:
        await open_row(driver, "Import")
        await driver.write(str(out / "taut-2026-11-23.json"), "enter", "enter")
        assert "2 entries imported" in driver.words, "what was exported comes back"


async def test_the_export_says_what_enter_and_tab_do_and_offers_to_make_a_folder(tmp_path: Path) -> None:
    out = tmp_path / "new" / "out"
    async with driving(tmp_path / "home", prepare=notes) as driver:
        await open_row(driver, "Export everything")
        assert "Number or ↑ ↓ to choose · Enter for the folder" in driver.words
        await driver.press("tab")
        assert "Enter to export · Tab for the format" in driver.words and "to choose" not in driver.words
        await driver.press("tab")
        assert "Enter for the folder" in driver.words
        await driver.press("enter", "ctrl+u")
        await driver.write(str(out), "enter")
        assert "yet. Enter again to make it." in driver.words and not out.exists()
        await driver.write("2")
        assert "Enter again" not in driver.words
        await driver.press("enter")
        assert "out2 yet. Enter again to make it." in driver.words and not out.parent.exists()
        await driver.press("enter")
        assert "2 entries written to" in driver.words
    assert [one.name for one in out.parent.rglob("*.json")] == ["taut-2026-11-23.json"]
    assert not out.exists(), "only the folder that was agreed to is made"


async def test_a_backup_is_made_and_brought_back(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=notes) as driver:
        await open_row(driver, "Backups")
        await driver.press("m")
        assert "There is a backup of the journal in" in driver.words
        await driver.press("escape", "6", "d", "comma")
        await driver.press("n")
        await driver.write("Written later.", "tab")
        await open_row(driver, "Backups")
        made = next(tmp_path.glob("backups/kept-*.json"))
        assert driver.app.screen.query_one("#backed-up", VirtualList).move_to(made)
        await driver.press("enter")
        assert "The journal has 3 entries" in driver.words
        await driver.press("1", "enter")
        assert "The journal is as it was on" in driver.words
        await driver.press("escape", "6")
        assert "heron" in driver.words and "Written later" not in driver.words
        assert len(list(tmp_path.glob("backups/kept-*.json"))) == 2, "what was there before is kept"


async def test_the_reminder_says_what_to_add_and_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "xdg"))
    taut = tmp_path / "taut"
    taut.touch()
    monkeypatch.setattr("sys.argv", [str(taut)])
    async with driving(tmp_path / "home", prepare=notes) as driver:
        await open_row(driver, "Reminder")
        await driver.press("2", "enter", "ctrl+u")
        await driver.write("6:30", "enter")
        line = f"306***{taut}--home{tmp_path / 'home'}nudge"
        told = " ".join(str(one.content) for one in driver.app.screen.query(Static))
        assert line in told.replace(" ", "")
        assert "Add the line below to your crontab" in told
        await driver.press("enter", "enter")
        await driver.press("enter", "ctrl+u")
        await driver.write("six", "enter")
    assert not (tmp_path / "xdg").exists()


async def test_the_reminder_writes_only_files_of_its_own_and_removes_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "xdg"))
    monkeypatch.setenv("SHELL", "/usr/bin/fish")
    drop_in = tmp_path / "xdg" / "fish" / "conf.d" / "taut.fish"
    async with driving(tmp_path / "home", prepare=notes) as driver:
        for choice, is_there in (("1", True), ("2", False)):
            await open_row(driver, "Reminder")
            await driver.press("3", "enter", "enter")
            assert "in files that only taut uses" in driver.words
            await driver.press(choice, "enter")
            assert drop_in.exists() == is_there


async def test_the_check_and_the_trash(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=notes) as driver:
        await open_row(driver, "Check the journal")
        assert "All well" in driver.words and "2 entries in" in driver.words
        await driver.press("escape", "6", "d")
        await open_row(driver, "Trash")
        assert "30 days" in driver.words
        await driver.press("enter", "escape")
        assert isinstance(driver.app.screen, SettingsScreen)


async def test_the_check_looks_at_own_keys_and_exercises_too(tmp_path: Path) -> None:
    def prepare(space: Workspace) -> None:
        notes(space)
        (space.places.config / "flows").mkdir(parents=True)
        space.settings = space.settings._replace(keys={"app.nothing": "i"})
        for name in ("mine", "other"):
            (space.places.config / "flows" / f"{name}.toml").write_text("title = 3")

    async with driving(tmp_path, size=(120, 40), prepare=prepare) as driver:
        await open_row(driver, "Check the journal")
        for words in ("Needs a look", "app.nothing", "mine.toml", "other.toml"):
            assert words in driver.words


@pytest.mark.parametrize(("words", "seen"), [
    ("dates", "Dec 11, 2026"), ("clock", "7:20 am"), ("start of the week", "Saturday"),
    ("theme", "Follow the terminal"), ("export", "The folder it goes to"), ("lock", "Repeat it"),
    ("import", "The file or folder"), ("backup", "m make one now"), ("settings", "Look"),
])  # fmt: skip
async def test_the_palette_knows_them_by_what_people_call_them(tmp_path: Path, words: str, seen: str) -> None:
    async with driving(tmp_path, prepare=notes) as driver:
        await find(driver, words)
        assert seen in driver.screen


async def test_the_first_day_offers_an_import(tmp_path: Path) -> None:
    async with driving(tmp_path) as driver:
        await first_run(driver)
        await driver.press("G")
        assert "▸ Import an older journal" in driver.screen
        await driver.press("enter")
        assert "The file or folder" in driver.screen
        await driver.press("escape", "escape")
        assert "Good morning" in driver.screen
    async with driving(tmp_path, at=MORNING + timedelta(days=1)) as driver:
        assert "Import an older journal" not in driver.words


@pytest.mark.parametrize("size", [(40, 12), (60, 16), (200, 60)])
async def test_each_row_can_be_opened_at_every_size(tmp_path: Path, size: tuple[int, int]) -> None:
    async with driving(tmp_path, size=size, prepare=notes) as driver:
        for title in ("Theme", "Your name", "Lock", "Import", "Export", "Backups", "Check", "Reminder", "Keys"):
            await open_row(driver, title)
            focused = driver.app.screen.focused
            if focused is not None:
                assert focused.region.y < size[1] and focused.region.bottom > 0, title
            await driver.press("escape")
            assert isinstance(driver.app.screen, SettingsScreen)


async def test_another_copy_of_the_journal_is_joined_from_today(tmp_path: Path) -> None:
    other = tmp_path / "other"
    async with driving(other, prepare=notes) as driver:
        await driver.press("n")
        await driver.write("from the other machine", "tab")
    home = tmp_path / "home"
    async with driving(home, prepare=notes):
        pass
    copy = home / "journal (conflicted copy 2026-11-29 101112).json"
    copy.write_bytes((other / "journal.json").read_bytes())
    async with driving(home) as driver:
        assert "Join another copy of your journal" in driver.words and copy.name in driver.words
        await driver.press("G", "enter")
        assert "added" in driver.words
        await driver.press("6")
        assert "from the other machine" in driver.words
    assert not copy.exists()
