"""One set of keys for all that is read or walked, on every screen; and no key in the footer that does nothing."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

import pytest
from textual.widget import Widget

from tests.app.driving import Driver, driving
from tui import demo
from tui.app.base.figure_page import FigurePage
from tui.app.base.frame import KeyLine
from tui.app.base.global_commands import HELP, QUIT_LETTER
from tui.app.base.screen import CommandScreen
from tui.app.today.rows import Row
from tui.app.today.screen import TodayScreen
from tui.records.answers import Short
from tui.records.roles import Role
from tui.terminal.commands import Command
from tui.terminal.scrolling import SCROLLING
from tui.terminal.virtual_list import NONE, VirtualList
from tui.workspace import Workspace

TODAY = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 7, 2, tzinfo=UTC)

DOWN = {"row": ("down", "j"), "half": ("ctrl+d",), "page": ("space", "pagedown"), "end": ("end", "G")}
UP = {"row": ("up", "k"), "half": ("ctrl+u",), "page": ("b", "pageup"), "end": ("home", "g")}

# Each screen: the keys that lead there, what moves by rows, and what moves by pages.
SCREENS = {
    "today": ((), "#rows", "#today"),
    "journal": (("6",), "#entries", "#entries"),
    "an entry": (("6", "enter"), "#page", "#page"),
    "a day": (("6", "enter", "D"), "#leaves", "#leaves"),
    "vision": (("2",), "#held", "#portrayed"),
    "a result": (("2", "j", "enter"), "#reading", "#reading"),
    "a value": (("5", "enter"), "#reading", "#reading"),
    "weeks of the values": (("5", "c"), "#reading", "#reading"),
    "the path": (("4", "right_square_bracket"), "#figures", "#figures"),
    "a week in a page": (("4", "w", "w", "w"), "#leaves", "#leaves"),
    "library": (("7",), "#flows", "#flows"),
    "about a flow": (("7", "l"), "#about", "#about"),
    "help": (("question_mark",), "#help", "#help"),
    "trash": (("6", *["space"] * 12, "d", "w"), "#trashed", "#trashed"),
}


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("year")
    demo.write(home, TODAY, 1)
    return home


@pytest.fixture
def home(year: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(year, tmp_path / "home"))


def place(driver: Driver, selector: str) -> int:
    """Where the cursor is, or how far a text is scrolled."""
    widget = driver.app.screen.query_one(selector, Widget)
    if selector == "#rows":
        rows = list(driver.app.screen.query(Row))
        return next(place for place, row in enumerate(rows) if row.has_focus)
    if isinstance(widget, VirtualList) and widget.cursor != NONE:
        return widget.cursor
    if isinstance(widget, FigurePage):
        return widget.scroll_offset.y + widget._place
    return widget.scroll_offset.y


@pytest.mark.parametrize("name", SCREENS)
async def test_every_key_of_the_set_moves_what_is_read_or_walked(name: str, home: Path) -> None:
    keys, by_rows, by_pages = SCREENS[name]
    async with driving(home, at=AT, size=(60, 14)) as driver:
        await driver.press(*keys)
        for unit in DOWN:
            moves = by_rows if unit in ("row", "end") else by_pages
            for down, up in zip(DOWN[unit], UP[unit], strict=True):
                if name == "journal" and down == "space":
                    continue  # there it marks
                await driver.press("g")
                before = place(driver, moves)
                await driver.press(down)
                moved = place(driver, moves)
                assert moved > before, (down, driver.screen)
                await driver.press(up)
                assert place(driver, moves) < moved, (up, driver.screen)


def test_every_key_of_the_set_is_tried() -> None:
    named = {key for command in SCROLLING for key in command.keys.split(",")}
    assert named == {key for keys in (*DOWN.values(), *UP.values()) for key in keys}


FOOTERS = {
    **{name: keys for name, (keys, _, _) in SCREENS.items() if name != "help"},
    "say and do": ("4", *["right_square_bracket"] * 2),
    "learning": ("4", *["right_square_bracket"] * 5),
    "the year": ("6", "c"),
    "earlier texts": ("6", "slash", *"flow:note", "enter", "e", "<again>", "escape", "v"),
    "this day in earlier years": ("6", "t"),
    "the same question": ("6", "equals_sign"),
    "a search": ("6", "slash"),
    "no value": ("5",),
    "no result": ("2",),
}
SEVERAL = {
    "←": "left", "→": "right", "↑": "up", "↓": "down", "[": "left_square_bracket", "]": "right_square_bracket",
    "{": "left_curly_bracket", "}": "right_curly_bracket", "j": "j", "k": "k",
}  # fmt: skip
"""What the footer calls two or four keys by: one of them acts wherever one is."""


def seen(driver: Driver) -> str:
    """The picture, the focus and the screens: a key that acts changes one of them."""
    return f"{driver.screen}{driver.app.screen.focused!r}{driver.app.screen_stack!r}"


def named(driver: Driver) -> list[Command]:
    """What the footer says can be done."""
    line = driver.app.screen.query_one(KeyLine)
    return [one for one in line.commands if f"{one.key_name} {one.label}" in driver.keys]


async def go(driver: Driver, keys: Sequence[str]) -> None:
    for key in keys:
        await (driver.write(key[1:-1]) if len(key) > 1 and key[0] == "<" else driver.press(key))


async def acts(driver: Driver, command: Command) -> bool:
    """Whether one of the keys the footer calls a command by changes anything."""
    driver.app.clear_notifications()  # one that goes by itself is nothing that the key did
    await driver.settle()
    before = seen(driver)
    keys = [SEVERAL[sign] for sign in (command.shown or "").split() if sign in SEVERAL]
    for key in keys or [command.keys.split(",")[0]]:
        if seen(driver) == before:
            await driver.press(key)
    return seen(driver) != before


@pytest.mark.parametrize("name", FOOTERS)
async def test_every_key_the_footer_names_acts(name: str, home: Path, tmp_path: Path) -> None:
    if name.startswith("no "):
        home = tmp_path / "empty"
        home.mkdir()
    tried: set[Command] = set()
    for turn in count():
        async with driving(Path(shutil.copytree(home, tmp_path / str(turn))), at=AT) as driver:
            await go(driver, FOOTERS[name])
            there = named(driver)
            if QUIT_LETTER in there:
                assert isinstance(driver.app.screen, CommandScreen) and driver.app.screen.TAB, driver.keys
            left = [one for one in there if one not in (HELP, QUIT_LETTER) and one not in tried]
            if not left:
                break
            assert await acts(driver, left[0]), (left[0], driver.screen)
            tried.add(left[0])
            # As many more as can be tried without beginning anew: some keys leave behind what another needs.
            for command in left[1:]:
                await driver.press(*["escape"] * 4, "1")
                if driver.app._exit or type(driver.app.screen) is not TodayScreen:
                    break
                await go(driver, FOOTERS[name])
                if command in named(driver) and await acts(driver, command):
                    tried.add(command)


@pytest.mark.parametrize("keys", [(), ("2", "j", "enter"), ("6", "w"), ("5", "enter")], ids=str)
async def test_the_ends_of_the_footer_act(keys: Sequence[str], home: Path) -> None:
    async with driving(home, at=AT) as driver:
        await driver.press(*keys)
        above = driver.app.screen
        await driver.press("question_mark")
        assert driver.app.screen is not above
        await driver.press("escape", "q")
        assert driver.app.screen is not above if keys else driver.app._exit


@pytest.mark.parametrize("size", [(60, 16), (80, 18)], ids=str)
async def test_the_arrows_move_the_cursor_of_a_today_taller_than_the_screen(
    size: tuple[int, int], tmp_path: Path
) -> None:
    def promises(space: Workspace) -> None:
        for number in range(9):
            name = f"Write page {number} of the book that I have wanted to write for so long" + ", and so on" * 20
            space.entries.add("morning", Short(step="action", role=Role.PROMISE, text=name, id=name))

    async with driving(tmp_path, size=size, prepare=promises) as driver:
        assert driver.app.screen.query_one("#today").max_scroll_y > 0
        rows = list(driver.app.screen.query(Row))
        assert len(rows) > 2
        for row in rows[1:]:
            await driver.press("down")
            assert row.has_focus and "▸" in driver.screen
        for row in rows[-2::-1]:
            await driver.press("up")
            assert row.has_focus and "▸" in driver.screen
        assert "Good morning" in driver.screen
        await driver.press("down", "y")
        assert "Noted: kept" in driver.words, driver.screen


@pytest.mark.parametrize("size", [(60, 16), (40, 12)], ids=str)
@pytest.mark.parametrize("keys", [(), ("6",), ("5",), ("7",)], ids=["today", "journal", "values", "library"])
async def test_the_cursor_is_in_sight_wherever_the_arrows_bring_it(
    keys: Sequence[str], size: tuple[int, int], home: Path
) -> None:
    async with driving(home, at=AT, size=size) as driver:
        await driver.press(*keys)
        for key in [*["down"] * 18, *["up"] * 18]:
            await driver.press(key)
            assert "▸" in driver.screen, driver.screen
