"""A team's shared lines from the full screen and in plain mode, as ``taut circle`` has them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.app.driving import Driver, driving, first_run
from tests.app.test_palette import spelled
from tests.plain.talking import talk
from tui.app.dialogs.palette import Palette
from tui.exchange.shared_lines import HEAD, SharedLinesError
from tui.records.answers import Short
from tui.records.roles import Role
from tui.terminal.editor import Line
from tui.workspace import Workspace
from tui.workspace.circle import named_files


def wanted(space: Workspace) -> None:
    space.entries.add("wish", Short(step="want", role=Role.RESULT, id="r", about="work", text="A page a day"))


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "theirs"
    folder.mkdir()
    (folder / "ana.txt").write_text(f"{HEAD}\nI live near water.\n")
    (folder / "ben b.txt").write_text(f"{HEAD}\nWe finish on [bold]Thursday[/].\n")
    (folder / "list.txt").write_text("milk\n")
    return folder


async def command(driver: Driver, words: str) -> None:
    await driver.press("ctrl+p", *spelled(words), "enter")


@pytest.mark.parametrize("words", ["circle", "team"])
async def test_a_team_s_lines_are_read_by_their_names_in_the_palette(tmp_path: Path, files: Path, words: str) -> None:
    async with driving(tmp_path / "home") as driver:
        await command(driver, words)
        assert "A team's shared lines" in driver.screen
        await driver.write(f"{files / 'ana.txt'} '{files / 'ben b.txt'}'", "enter")
        assert "A half-hour together" in driver.screen and "Check in." in driver.words
        await driver.press("G")
        assert "I live near water." in driver.words and "We finish on [bold]Thursday[/]." in driver.words
        assert "ana" not in driver.screen and "ben b" not in driver.screen
        await driver.press("escape")
        assert getattr(driver.app.screen, "TAB", "") == "today"
        assert not list((tmp_path / "home").rglob("*unkept*"))


async def test_what_cannot_be_read_is_one_sentence_and_the_words_are_still_there(tmp_path: Path, files: Path) -> None:
    async with driving(tmp_path / "home") as driver:
        await command(driver, "circle")
        await driver.press("enter")
        assert "Name at least one file that “taut share” wrote." in driver.words
        await driver.write(str(files / "list.txt"), "enter")
        assert "has no shared lines in it" in driver.words
        assert "list.txt" in driver.app.screen.query_one(Line).text
        await driver.press("escape")
        await command(driver, "circle")
        assert "list.txt" in driver.app.screen.query_one(Line).text


async def test_the_page_for_the_one_who_leads_is_in_the_palette(tmp_path: Path) -> None:
    async with driving(tmp_path) as driver:
        await command(driver, "whoever leads")
        assert "For whoever leads" in driver.screen and "Never ask for" in driver.screen
        await driver.press("escape")
        assert getattr(driver.app.screen, "TAB", "") == "today"


async def test_lines_are_shared_from_any_screen_once_there_are_some(tmp_path: Path) -> None:
    async with driving(tmp_path) as driver:
        await command(driver, "share lines")
        assert "There is nothing to share yet." in driver.words
        await first_run(driver)
        await command(driver, "share lines")
        assert "Which lines would you like to give to someone?" in driver.question
        await driver.press("1", "enter", "enter")
        assert "contains your lines" in driver.words
        await driver.press("2", "ctrl+p", *spelled("share"))
        palette = driver.app.screen
        assert isinstance(palette, Palette)
        assert [one.id for one in palette._found if one.label.startswith("share")] == ["vision.share"]


def test_plain_mode_shares_reads_and_has_the_page_for_who_leads(tmp_path: Path, files: Path) -> None:
    lines = [
        "share", "share", "1", "", "read", str(files / "nowhere.txt"), str(files / "ana.txt"), "lead", "q", "q",
    ]  # fmt: skip
    said = talk(tmp_path / "home", lines, prepare=wanted)
    place = 0
    for part in (
        "Share lines, or read a team's.", "Choose lines to give to someone.", "1 A page a day", "contains your lines",
        "nowhere.txt cannot be read: no such file or directory.", "A half-hour together.", "I live near water.",
        "For whoever leads.", "Never ask for", "Back at the start.",
    ):  # fmt: skip
        assert part in said[place:], part
        place = said.index(part, place)


def test_plain_mode_says_that_there_is_nothing_to_share(tmp_path: Path) -> None:
    said = talk(tmp_path, ["share", "1", "q", "q"], prepare=lambda space: space.entries.note("x"))
    assert "There is nothing to share yet." in said


def test_files_are_named_as_a_shell_takes_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    spaced = tmp_path / "two words.txt"
    spaced.touch()
    assert named_files("a.txt 'b c.txt'\n~/d.txt #e") == [
        Path("a.txt"), Path("b c.txt"), tmp_path / "d.txt", Path("#e"),
    ]  # fmt: skip
    assert named_files(f"  {spaced} ") == [spaced], "a file's name as it stands"
    assert named_files(r"b\ c.txt") == [Path("b c.txt")] or os.name == "nt"
    for text in ("", " \n ", "'a.txt"):
        with pytest.raises(SharedLinesError):
            named_files(text)


@pytest.mark.skipif(os.name == "nt", reason="there are no pipes among files")
def test_a_pipe_or_a_folder_is_refused_and_waited_for_by_nobody(tmp_path: Path) -> None:
    from tests.app.driving import workspace
    from tui.workspace.circle import read_circle

    os.mkfifo(tmp_path / "pipe")
    for name in ("pipe", "."):
        found = read_circle(workspace(tmp_path), str(tmp_path / name))
        assert isinstance(found, str) and "is not a file" in found
