"""A screen that is left while it is still being put up takes nothing down with it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.content import Content
from textual.screen import Screen

from tests.app.driving import driving
from tui.app.base.screen import TabScreen
from tui.app.dialogs.key_list import HelpScreen
from tui.app.dialogs.palette import Palette
from tui.app.dialogs.text_viewer import TextViewer
from tui.app.journal.trash import TrashScreen
from tui.app.journal.year import YearScreen

TURNS = 14
"""Turns of the event loop within which a screen is put up and drawn."""

SCREENS: dict[str, Callable[[], Screen[Any]]] = {
    "text": lambda: TextViewer("A title", lambda width: Content("Words to read.")),
    "trash": TrashScreen,
    "year": lambda: YearScreen(date(2026, 11, 23), date(2026, 11, 23)),
    "help": lambda: HelpScreen(TextViewer.KEYS),
    "palette": lambda: Palette(TextViewer.KEYS),
}


@pytest.mark.parametrize("kind", SCREENS)
async def test_a_screen_may_be_left_in_any_moment_of_its_opening(tmp_path: Path, kind: str) -> None:
    async with driving(tmp_path / "home") as taut:
        await taut.press("escape")
        for turns in range(TURNS):
            taut.app.push_screen(SCREENS[kind]())
            for _ in range(turns):
                await asyncio.sleep(0)
            taut.app.pop_screen()
            await taut.settle()
        await taut.press("question_mark")
        assert "Today" in taut.screen


@pytest.mark.parametrize("opens", ["question_mark", "ctrl+p", "ctrl+g", "slash"])
async def test_a_key_and_escape_at_once_lead_back(tmp_path: Path, opens: str) -> None:
    async with driving(tmp_path / "home") as taut:
        await taut.press("escape")
        for turns in range(TURNS):
            taut.send(opens)
            for _ in range(turns):
                await asyncio.sleep(0)
            taut.send("escape", "escape")
            await taut.settle()
        assert isinstance(taut.app.screen, TabScreen)
