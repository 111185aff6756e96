"""Two thousand keys over every screen: what the thin display shows is what the stock display shows, cell by cell."""

from __future__ import annotations

import random
import shutil
from datetime import date
from pathlib import Path

import pytest
from textual.events import Key, Paste, Resize
from textual.geometry import Size

from tests.app.driving import Driver, workspace
from tests.app.emulation import Twice
from tui import demo
from tui.app.base.global_commands import PLACE_COMMANDS
from tui.app.base.screen import TabScreen
from tui.app.runtime.app import TautApp
from tui.settings import Settings
from tui.terminal.commands import SIGNS

SHARDS, KEYS = 8, 250
TOGETHER = 10
"""Keys between two looks: enough that pictures also overtake each other, few enough to say which keys it was."""

PLACES = [command.keys for command in PLACE_COMMANDS]
MOVES = [
    "j", "k", "down", "up", "left", "right", "h", "l", "g", "G", "home", "end", "pagedown", "pageup", "space", "enter",
    "enter", "escape", "tab", "shift+tab", "backspace", "left_square_bracket", "right_square_bracket",
    "left_curly_bracket", "right_curly_bracket",
]  # fmt: skip
DEEDS = [
    "slash", "question_mark", "ctrl+p", "ctrl+g", "ctrl+l", "ctrl+n", "ctrl+o", "ctrl+r", "ctrl+t", "n", "m", "e", "y",
    "p", "x", "u", "o", "d", "r", "f", "s", "c", "t", "E", "full_stop", "plus", "0", "7", "8", "9",
]  # fmt: skip
TEXTS = ["words ", "größer ", "日本語 ", "e\u0301te\u0301 ", "안녕 ", "[b]plain[/b] ", "two\nlines ", "a" * 90 + " "]
SIZES = [(80, 24), (40, 12), (60, 16), (100, 30), (79, 23), (120, 40), (30, 8)]


class Taut(TautApp, Twice):
    """taut, drawn twice."""


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("year") / "home"
    home.mkdir(mode=0o700)
    demo.write(home, date(2026, 11, 23), 1)
    return home


async def one(app: Taut, chance: random.Random) -> str:
    """Does one thing, and says what; nothing is waited for."""
    kind = chance.choices(("place", "move", "deed", "text", "size", "spoilt"), (12, 55, 22, 6, 3, 2))[0]
    if kind == "text":
        text = chance.choice(TEXTS)
        app.post_message(Paste(text))
        return repr(text)
    if kind == "size":
        size = chance.choice(SIZES)
        app.give_size(*size)
        app._driver._size = size
        app.post_message(Resize(Size(*size), Size(*size)))
        return f"{size}"
    if kind == "spoilt":
        app.spoil()
        return "spoilt"
    key = chance.choice({"place": PLACES, "move": MOVES, "deed": DEEDS}[kind])
    press(app, key)
    return key


def press(app: Taut, key: str) -> None:
    character = {"space": " ", "enter": "\r"}.get(key, SIGNS.get(key, key if len(key) == 1 else None))
    app.post_message(Key(key, character))


async def to(place: str, driver: Driver, app: Taut) -> None:
    """Escape leads out of everything, and a digit to a place."""
    for _ in range(8):
        if isinstance(app.screen, TabScreen):
            break
        press(app, "escape")
        await driver.settle()
    press(app, place)
    await driver.settle()
    assert isinstance(app.screen, TabScreen), "no way back to a place"


@pytest.mark.parametrize("shard", range(SHARDS))
async def test_both_displays_show_the_same(year: Path, tmp_path: Path, shard: int) -> None:
    home = tmp_path / "home"
    shutil.copytree(year, home)
    chance = random.Random(f"thin {shard}")
    space = workspace(home, seed=shard)
    space.settings = Settings(theme=("taut-dark", "taut-light", "taut-16")[shard % 3])
    app = Taut(space)
    app.emulate(80, 24)
    seen: set[str] = set()
    done: list[str] = []
    try:
        async with app.run_test(size=(80, 24), notifications=True) as pilot:
            driver = Driver(app, pilot)
            await driver.settle()
            app.same()
            for turn in range(KEYS // TOGETHER):
                if turn % 4 == 0:
                    place = PLACES[(shard + turn // 4) % len(PLACES)]
                    done += ["to", place]
                    await to(place, driver, app)
                    seen.add(type(app.screen).__name__)
                done += [await one(app, chance) for _ in range(TOGETHER)]
                await driver.settle()
                seen.add(type(app.screen).__name__)
                try:
                    app.same()
                except AssertionError as problem:
                    raise AssertionError(f"after {done[-TOGETHER - 4 :]} in {app.screen}: {problem}") from problem
    finally:
        app.worker.finish()
    assert len(seen) >= len(PLACES), seen
