from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.actions import parse
from textual.dom import DOMNode
from textual.events import Key

from tests.app.driving import Driver, driving, first_run
from tui.app.base.global_commands import OF_A_TAB, PLACE_COMMANDS, QUIT, SUSPEND
from tui.app.dialogs.palette import Palette
from tui.terminal.commands import Command
from tui.workspace import Workspace

SCREENS = [command.id.removeprefix("place.") for command in PLACE_COMMANDS]


def notes(space: Workspace) -> None:
    for number in range(3):
        space.entries.note(f"note {number}")


def spelled(text: str) -> list[str]:
    return [{" ": "space", "…": "."}.get(letter, letter) for letter in text]


async def choose(driver: Driver, command: Command) -> None:
    """Opens the palette, writes the command's name, goes down to it where others match as well, and takes it."""
    await driver.press("ctrl+p", *spelled(command.label[:3]))
    palette = driver.app.screen
    assert isinstance(palette, Palette)
    down = [one.id for one in palette._found].index(command.id)
    await driver.press(*["down"] * down, "enter")


@pytest.mark.parametrize("name", SCREENS)
async def test_choosing_a_command_does_what_its_key_does(tmp_path: Path, name: str) -> None:
    done: list[tuple[Any, ...]] = []

    def recording(dispatch: Callable[..., Any]) -> Callable[..., Any]:
        async def record(node: DOMNode, action: str, parameters: Any) -> bool:
            if action == "command_palette" or isinstance(driver.app.screen, Palette):
                return bool(await dispatch(node, action, parameters))
            done.append((type(node), action, parameters))
            return True

        return record

    async with driving(tmp_path) as driver:
        await first_run(driver)
        await driver.press(str(SCREENS.index(name) + 1))
        assert getattr(driver.app.screen, "TAB", "") == name
        # What goes to another tab first, and exercises by their names, have tests of their own.
        by_itself = (*OF_A_TAB, SUSPEND)
        found = driver.app.global_actions.palette_commands(driver.app.keymap)
        listed = [one for one in found if one.keys or one in by_itself]
        driver.app._dispatch_action = recording(driver.app._dispatch_action)  # type: ignore[method-assign]  # watched
        # the key that leaves goes past everything else
        driver.app.leave = lambda: done.append((type(driver.app), QUIT.action, ()))  # type: ignore[method-assign]  # watched
        for command in listed:
            done.clear()
            if command.keys:
                await driver.press(command.keys.split(",")[0])
            by_key = done.copy() if command.keys else [(type(driver.app), *parse(command.action)[1:])]
            done.clear()
            await choose(driver, command)
            assert done == by_key != [], command.id


@pytest.mark.parametrize("command", PLACE_COMMANDS[1:], ids=lambda command: command.label)
async def test_the_palette_goes_to_a_screen_however_fast_it_is_typed(tmp_path: Path, command: Command) -> None:
    async with driving(tmp_path) as driver:
        for key in ("ctrl+p", *command.label, "enter"):
            driver.app.post_message(Key(key, key if len(key) == 1 else None))
        await driver.settle()
        assert getattr(driver.app.screen, "TAB", "") == command.id.removeprefix("place.")


async def test_the_palette_writes_a_note_shows_the_keys_undoes_and_leaves(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=notes) as driver:
        await driver.press("ctrl+p", *"keys", "enter")
        assert "Keys on this screen" in driver.screen
        await driver.press("escape", "ctrl+p", *"note", "enter")
        await driver.write("by the palette", "tab")
        await driver.press("6")
        assert "by the palette" in driver.screen
        await driver.press("ctrl+p", *"undo", "enter")
        assert "Undone: moved “by the palette” to the trash. ctrl+y to redo." in driver.words
        await driver.press("ctrl+p", *"quit", "enter")
        assert driver.app._exit


async def test_the_palette_opens_once_however_often_its_key_is_pressed(tmp_path: Path) -> None:
    async with driving(tmp_path) as driver:
        for key in ("ctrl+p", "ctrl+p", "escape", "ctrl+p", "ctrl+p", "ctrl+p"):
            driver.app.post_message(Key(key, None))
        await driver.settle()
        assert [type(screen) for screen in driver.app.screen_stack].count(Palette) == 1
        await driver.press("escape")
        assert not any(isinstance(screen, Palette) for screen in driver.app.screen_stack)


@pytest.mark.parametrize("columns", [1, 10, 12])
async def test_in_a_window_of_a_few_columns_the_palette_is_no_mistake(tmp_path: Path, columns: int) -> None:
    async with driving(tmp_path, size=(columns, 30)) as driver:
        await driver.press("ctrl+p", "d", "down", "pagedown", "escape")
        assert driver.app._exception is None
