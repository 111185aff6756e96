"""The line of keys: the most useful first at every width, the way out always, and no key that does nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.driving import driving
from tui.app.runtime.keymap import layers
from tui.workspace import Workspace

PLACES = {
    "today": ((), "enter", "q quit"),
    "journal": (("6",), "/", "q quit"),
    "entry": (("6", "enter"), "← →", "esc back"),
    "year": (("6", "c"), "enter", "esc back"),
    "day": (("6", "D"), "[", "esc back"),
    "search": (("6", "/"), "tab", "esc back"),
    "library": (("7",), "enter", "q quit"),
}
"""Keys that lead to a screen, the key that it shows first, and its way out."""


def one_note(space: Workspace) -> None:
    space.entries.note("a note")


@pytest.mark.parametrize("columns", [80, 60, 40])
async def test_the_first_key_and_the_way_out_are_there_at_every_width(tmp_path: Path, columns: int) -> None:
    for number, (name, (keys, first, out)) in enumerate(PLACES.items()):
        async with driving(tmp_path / str(number), prepare=one_note, size=(columns, 24)) as driver:
            await driver.press(*keys)
            assert driver.keys.startswith(f"{first} ") and out in driver.keys, (name, driver.keys)
            assert name == "search" or "? keys" in driver.keys, (name, driver.keys)


async def test_where_there_is_nothing_no_key_is_named_that_needs_something(tmp_path: Path) -> None:
    async with driving(tmp_path) as driver:
        await driver.press("6")
        assert "read" not in driver.keys and "edit" not in driver.keys and "/ search" in driver.keys
        await driver.press("w")
        assert "restore" not in driver.keys and "empty" not in driver.keys and "esc back" in driver.keys


async def test_in_what_a_search_found_no_key_leads_to_another_month(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=one_note, size=(160, 24)) as driver:
        await driver.press("6")
        assert "month" in driver.keys
        await driver.press("/", *"note", "enter")
        assert "month" not in driver.keys and "enter read" in driver.keys


async def test_the_list_of_keys_says_that_there_is_more_only_where_there_is(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=one_note) as driver:
        await driver.press("6", "?")
        assert "Space for more · Esc to close" in driver.screen
    async with driving(tmp_path, prepare=one_note, size=(80, 60)) as driver:
        await driver.press("?")
        assert "Esc to close" in driver.screen and "Space for more" not in driver.screen


def test_no_two_keys_that_differ_by_shift_alone_do_what_is_hard_to_undo() -> None:
    pairs = set()
    for layer in layers():
        by_key = {key: bound.id for bound in layer.bound for key in bound.keys if len(key) == 1}
        pairs |= {
            frozenset((name, by_key[key.upper()]))
            for key, name in by_key.items()
            if key.islower() and by_key.get(key.upper(), name) != name
        }
    # The first and the last row; a day to read, and an entry that u brings back from the trash.
    assert pairs <= {frozenset(two) for two in SHIFTED}


SHIFTED = (
    ("scroll.first", "scroll.last"),
    ("year.first", "year.last"),
    ("pages.delete", "journal.day"),
)
