"""Someone to talk to, by keys: from everywhere, and nothing typed there by a slip is written down."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.driving import driving
from tests.app.test_unlock import encrypted
from tui.app.dialogs.someone_to_talk_to import SupportScreen
from tui.records.emergency import LOCAL, REGIONS, emergency


@pytest.mark.parametrize("keys", [(), ("n",), ("m",), ("ctrl+p",), ("2", "+"), ("question_mark",), ("6", "slash")])
async def test_it_opens_from_everywhere(tmp_path: Path, keys: tuple[str, ...]) -> None:
    async with driving(tmp_path, prepare=lambda space: space.entries.note("first")) as driver:
        await driver.press(*keys)
        before = driver.app.screen
        await driver.press("ctrl+g")
        assert "findahelpline.com" in driver.screen and "befrienders.org" in driver.screen
        await driver.press("escape")
        assert driver.app.screen is before


async def test_what_is_typed_there_lands_nowhere_unless_it_is_asked_for(tmp_path: Path) -> None:
    async with driving(tmp_path) as driver:
        await driver.press("ctrl+g", *"Mira help m", "enter", "escape")
        assert driver.app.workspace.settings.support_name == ""
        assert not isinstance(driver.app.screen, SupportScreen)


async def test_ones_own_contact_is_said_first(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=lambda space: space.set_support("Mira", "0123")) as driver:
        await driver.press("ctrl+g")
        assert driver.words.index("Your own: Mira, 0123") < driver.words.index("If you are in danger")
        await driver.press("tab", "tab", "end", *"45", "escape", "ctrl+g")
        assert "Mira, 012345" in driver.screen


def test_a_number_is_said_only_where_it_is_certain() -> None:
    assert emergency("GB", "") == "If you are in danger, call 999 in the UK."
    assert emergency("gb", "America/New_York").startswith("If you are in danger, call 999 in the UK")
    assert emergency("", "Europe/Berlin") == (
        "If you are in danger, call 112 in Germany, the country your clock is set to; "
        "elsewhere, call your local emergency number."
    )
    numbers = {"America/Chicago": "911", "America/Toronto": "911", "Australia/Perth": "000", "Europe/London": "999"}
    assert all(number in emergency("", zone) for zone, number in numbers.items())
    assert [emergency(*where) for where in (("", ""), ("", "UTC"), ("", "Asia/Tokyo"), ("XX", ""))] == [LOCAL] * 4
    assert {number for _, number in REGIONS.values()} == {"112", "999", "911", "000", "111"}


async def test_it_opens_before_the_passphrase_is_typed(tmp_path: Path) -> None:
    encrypted(tmp_path)
    async with driving(tmp_path) as driver:
        assert "Passphrase" in driver.screen
        await driver.press("ctrl+g")
        assert "findahelpline.com" in driver.screen
        await driver.press("escape")
        assert "Passphrase" in driver.screen
