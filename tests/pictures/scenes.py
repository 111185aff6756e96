"""What each picture shows: a size, a theme, and the keys that lead there."""

from __future__ import annotations

import os
import random
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from unittest.mock import patch
from zoneinfo import ZoneInfo

from textual.events import Paste
from textual.pilot import Pilot

from tui import demo
from tui.app.runtime.app import TautApp
from tui.settings import Places, Settings
from tui.workspace import Workspace

TODAY = date(2026, 11, 23)
BOTH = ((80, 24), (120, 40))


@dataclass(frozen=True)
class Scene:
    """One picture.

    Attributes:
        name: The file's name.
        keys: Keys to press; a text in angle brackets is pasted, ``~`` waits for what is under way.
        home: Which journal it is made from.
        hour: What time it is.
        theme: Instead of the dark one.
        sizes: Columns and rows.
        lacking: What the terminal cannot show.
        begin: A flow to go straight into.
    """

    name: str
    keys: Sequence[str] = ()
    home: str = "demo"
    hour: int = 7
    theme: str = "taut-dark"
    sizes: Sequence[tuple[int, int]] = BOTH
    lacking: str = ""
    begin: str = ""


TO_VISION = ("enter", "~", "space", "2", "2", "1", "enter", "y", "enter")
TO_REALITY = (*TO_VISION, "<The workbench by the window, and the room quiet.>", "enter")
TO_TENSION = (
    *TO_REALITY, "<I sat down at 07:20 and wrote until 08:05. One page and a half.>", "tab",
    "<It goes when I begin before I look at anything else.>", "tab",
)  # fmt: skip

SCENES = (
    Scene("first-start", home="empty"),
    Scene("first-run-checkin", ("enter", "~", "enter", "2", "1"), home="empty"),
    Scene("today"),
    Scene("today-light", theme="taut-light"),
    Scene("today-16-colours", theme="taut-16", sizes=((80, 24),)),
    Scene("today-ascii", theme="taut-16", sizes=((80, 24),), lacking="ascii"),
    Scene("journal-ascii", ("6", "~"), theme="taut-16", sizes=((80, 24),), lacking="ascii"),
    Scene("paste-offered", ("n", "~", f"<{'A megabyte in one line. ' * 43_690}>", "~"), sizes=((80, 24),)),
    Scene("today-narrow", sizes=((60, 16), (40, 12))),
    Scene("checkin", ("enter", "~", "space", "2", "2", "4")),
    Scene("checkin-field", ("enter", "~", "space"), sizes=(*BOTH, (200, 60))),
    Scene("checkin-words", ("enter", "~", "space", "2"), sizes=((60, 16), (40, 12))),
    Scene("vision", TO_VISION),
    Scene("reality", TO_TENSION[:-1]),
    Scene("reality-narrow", TO_TENSION[:-1], sizes=((60, 16),)),
    Scene("rating", (*TO_TENSION, "4", "full_stop", "enter")),
    Scene("evening-promise", ("e", "~", "4", "1", "2", "enter"), hour=21),
    Scene("vision-place", ("2", "~", "j", "~")),
    Scene("vision-place-light", ("2", "~"), theme="taut-light", sizes=((80, 24),)),
    Scene("vision-place-16-colours", ("2", "~", "j", "~"), theme="taut-16", sizes=((80, 24),)),
    Scene("vision-place-narrow", ("2", "~", "j", "~"), sizes=((60, 16), (40, 12))),
    Scene("vision-whole-life", ("2", "~", "l", "~")),
    Scene("vision-whole-life-light", ("2", "~", "l", "~"), theme="taut-light", sizes=((80, 24),)),
    Scene("vision-whole-life-16-colours", ("2", "~", "l", "~"), theme="taut-16", sizes=((80, 24),)),
    Scene("vision-result", ("2", "~", "j", "~", "enter", "~"), sizes=((80, 24),)),
    Scene("vision-rate", ("2", "~", "j", "~", "r", "~", "7"), sizes=((80, 24),)),
    Scene("vision-revise", ("2", "~", "j", "~", "e", "~"), sizes=((80, 24), (60, 16))),
    Scene("keys", ("question_mark",)),
    Scene("journal", ("6", "~")),
    Scene("journal-light", ("6", "~"), theme="taut-light", sizes=((80, 24),)),
    Scene("journal-16-colours", ("6", "~"), theme="taut-16", sizes=((80, 24),)),
    Scene("journal-narrow", ("6", "~"), sizes=((60, 16),)),
    Scene("journal-read", ("6", "~", "j", "enter", "~"), sizes=((80, 24),)),
    Scene("journal-year", ("6", "~", "c", "~", "left_square_bracket", "~")),
    Scene("journal-year-narrow", ("6", "~", "c", "~", "left_square_bracket", "~"), sizes=((60, 16), (40, 12))),
    Scene("journal-day", ("6", "~", "j", "D", "~"), sizes=((80, 24),)),
    Scene("values", ("5", "~")),
    Scene("values-narrow", ("5", "~"), sizes=((60, 16), (40, 12))),
    Scene("values-empty", ("5", "~"), home="empty", sizes=((80, 24),)),
    Scene("values-one", ("5", "~", "enter", "~"), sizes=((80, 24),)),
    Scene("values-weeks", ("5", "~", "c", "~"), sizes=((80, 24),)),
    Scene("values-rate", ("5", "~", "r", "~", "8", "enter", "~"), sizes=((80, 24),)),
    Scene("values-reword", ("5", "~", "e", "~"), sizes=((80, 24),)),
    Scene("reflection", ("4", "~")),
    Scene("reflection-narrow", ("4", "~"), sizes=((60, 16), (40, 12))),
    Scene("reflection-say-and-do", ("4", "~", *["right_square_bracket"] * 2, "~"), sizes=((80, 24), (60, 16))),
    Scene("reflection-learning", ("4", "~", *["right_square_bracket"] * 5, "~"), sizes=((80, 24),)),
    Scene("reflection-emotion", ("4", "~", *["right_square_bracket"] * 3, "~")),
    Scene(
        "reflection-emotion-light",
        ("4", "~", *["right_square_bracket"] * 3, "~"),
        theme="taut-light",
        sizes=((80, 40),),
    ),
    Scene("reflection-path", ("4", "~", "right_square_bracket", "~")),
    Scene("reflection-path-16-colours", ("4", "~", "right_square_bracket", "~"), theme="taut-16", sizes=((80, 24),)),
    Scene("reflection-words", ("4", "~", *["left_square_bracket"] * 4, "~"), sizes=((80, 24), (60, 16))),
    Scene("reflection-noticed", ("4", "~", *["left_square_bracket"] * 3, "~"), sizes=((80, 24), (60, 16))),
    Scene("reflection-evidence", ("4", "~", *["left_square_bracket"] * 3, "~", "enter", "~"), sizes=((80, 24),)),
    Scene("reflection-moments", ("4", "~", *["right_square_bracket"] * 4, "~"), sizes=((80, 24), (60, 16))),
    Scene("reflection-at-work", ("4", "~", "left_square_bracket", "~"), sizes=((80, 24), (60, 16))),
    Scene("reality-place", ("3", "~")),
    Scene("reality-area", ("3", "~", "right_square_bracket", "~"), sizes=((80, 24), (60, 16), (40, 12))),
    Scene("reality-beliefs", ("3", "~", *["left_square_bracket"] * 2, "~"), sizes=((80, 24),)),
    Scene("month-in-a-page", ("4", "~", "w", "~", "w", "~")),
    Scene("commands", ("ctrl+p", "~"), sizes=((80, 24), (40, 12))),
    Scene("support", ("ctrl+g", "~"), sizes=((80, 24),)),
    Scene("trash", ("6", "~", "j", "d", "~", "w", "~"), sizes=((80, 24),)),
    Scene("two-wants", ("~",), begin="second_pull"),
    Scene("breathing", ("~", "1", "enter", "tab"), sizes=((80, 24),), begin="quiet"),
    Scene("card-sort", ("~", "enter", "~"), sizes=((80, 24), (60, 16)), begin="values"),
    Scene("note", ("n", "~", "<Rain since four. *The lime by the gate* is down.>", "~"), sizes=((80, 24),)),
    Scene("library", ("7", "~")),
    Scene("library-narrow", ("7", "~"), sizes=((60, 16), (40, 12))),
    Scene("settings", ("comma", "~")),
    Scene("settings-light", ("comma", "~"), theme="taut-light", sizes=((80, 24),)),
    Scene("settings-16-colours", ("comma", "~", "j", "j"), theme="taut-16", sizes=((80, 24),)),
    Scene("settings-narrow", ("comma", "~", "j"), sizes=((60, 16), (40, 12))),
    Scene("settings-theme", ("comma", "~", "enter", "~", "3", "~"), sizes=((80, 24),)),
    Scene("settings-lock", ("comma", "~", *"jjjjjjjjjj", "enter", "~"), sizes=((80, 24),)),
    Scene("journal-search", ("6", "~", "slash", "r", "a", "i", "n", "~")),
)


def home(folder: Path, kind: str) -> Path:
    """A notebook to take pictures of."""
    place = folder / kind
    place.mkdir(mode=0o700)
    if kind == "demo":
        demo.write(place, TODAY, 1)
    return place


async def take(scene: Scene, folder: Path, size: tuple[int, int]) -> str:
    """The picture as SVG, taken of a copy of the notebook."""
    locale = patch.dict(os.environ, {"LC_ALL": "C"} if scene.lacking == "ascii" else {})
    with locale, tempfile.TemporaryDirectory() as copy:
        place = Path(copy) / "home"
        shutil.copytree(folder, place)
        app = opened(scene, place)
        async with app.run_test(size=size) as pilot:
            await settle(pilot, app)
            for key in scene.keys:
                await press(pilot, app, key)
            await settle(pilot, app)
            svg = app.export_screenshot(title="taut")
        app.worker.finish()
    return svg


def opened(scene: Scene, place: Path) -> TautApp:
    """taut at the hour of a scene, with the notebook at a place."""
    zone = ZoneInfo("Europe/Berlin")
    chance = random.Random(1)
    workspace = Workspace(
        Places(place, place / "config"), Settings(theme=scene.theme),
        now=lambda: datetime(TODAY.year, TODAY.month, TODAY.day, scene.hour, 2, tzinfo=zone),
        bits=lambda: chance.getrandbits(74),
    )  # fmt: skip
    app = TautApp(workspace, begin=scene.begin or None)
    app.limit_charset(scene.lacking)
    return app


async def press(pilot: Pilot[None], app: TautApp, key: str) -> None:
    """One key, one paste, or a wait for what is under way."""
    if key == "~":
        await settle(pilot, app)
    elif key.startswith("<"):
        focused = app.screen.focused
        if focused is not None:
            focused.post_message(Paste(key[1:-1]))
        await pilot.pause()
    else:
        await pilot.press(key)


async def settle(pilot: Pilot[None], app: TautApp) -> None:
    """Waits until nothing is being read or written any more and the screen stands."""
    for _ in range(3):
        await app.worker.idle()
        await pilot.pause()
