"""Two notebooks set up, joined and synced from Settings, by keys alone."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.app.driving import MORNING, driving
from tests.app.test_settings import SECRET, key_in, notes, open_row


async def test_begun_on_one_joined_on_another_and_stopped_again(tmp_path: Path) -> None:
    place = tmp_path / "carried"
    place.mkdir()
    async with driving(tmp_path / "laptop", prepare=notes) as laptop:
        await open_row(laptop, "Other machines")
        assert "first machine: begin here" in laptop.words
        await laptop.press("1", "enter")
        await laptop.write(str(place), "tab")
        await laptop.write(SECRET, "tab")
        await laptop.write("something else", "enter")
        assert "not the same" in laptop.words
        await laptop.write(SECRET, "tab")
        await laptop.write(SECRET, "enter")
        assert key_in(laptop.words)
        await laptop.press("escape")
        assert "synced 07:02" in laptop.words
    async with driving(tmp_path / "server", at=MORNING + timedelta(minutes=5)) as server:
        await open_row(server, "Other machines")
        await server.press("2", "enter")
        await server.write(str(place), "tab")
        await server.write("another passphrase", "enter")
        assert "That is not the passphrase" in server.words
        await server.write(SECRET, "enter")
        assert "2 entries came in" in server.words
        await server.press("6")
        assert "The heron came" in server.words
        await server.press("n")
        await server.write("From the server.", "tab")
        await open_row(server, "Other machines")
        await server.press("1", "enter")
        assert "1 entry went out" in server.words
        await open_row(server, "Other machines")
        await server.press("2", "enter")
        assert "no longer syncs" in server.words and "not synced" in server.words
    async with driving(tmp_path / "laptop", at=MORNING + timedelta(minutes=9)) as laptop:
        await open_row(laptop, "Other machines")
        await laptop.press("enter")
        assert "1 entry came in" in laptop.words
        await laptop.press("6")
        assert "From the server." in laptop.words


async def test_a_place_that_is_not_there_is_said_in_the_form_which_stays(tmp_path: Path) -> None:
    async with driving(tmp_path / "home", prepare=notes) as driver:
        await open_row(driver, "Other machines")
        await driver.press("2", "enter")
        await driver.write(str(tmp_path / "no" / "such"), "tab")
        await driver.write(SECRET, "enter")
        assert "There is no folder" in driver.words and "Tab for the next line" in driver.words
        await driver.press("escape")
        assert "not synced" in driver.words
