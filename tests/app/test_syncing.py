"""Syncing by itself: after opening and saving, seen on Today, and in nobody's way."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest

from tests.app.driving import Driver, driving, workspace
from tui.app.runtime import background_sync
from tui.records.answers import Long
from tui.workspace import Workspace, syncing

SECRET = "walnut lamp river"


def prepared(space: Workspace, place: Path) -> None:
    space.start()
    space.entries.note("From before.")
    syncing.set_up(space, str(place), lambda: SECRET)
    space.change_settings(sync="auto")


async def synced(driver: Driver) -> None:
    """Looks as taut does every two seconds, and waits for the sync that comes of it."""
    driver.app.startup.look_around()
    thread = driver.app.syncing._thread
    if thread is not None:
        await asyncio.to_thread(thread.join)
    await driver.settle()


def texts(space: Workspace) -> list[str]:
    return [answer.text for entry in space.journal.entries() for answer in entry.answers if isinstance(answer, Long)]


async def test_today_says_when_it_synced_and_shows_what_came_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(background_sync, "BETWEEN", 0.0)
    place, other = tmp_path / "shared", workspace(tmp_path / "other", seed=2)
    async with driving(tmp_path / "home", prepare=lambda space: prepared(space, place)) as driver:
        await synced(driver)
        assert "synced 07:02" in driver.screen
        syncing.join(other, str(place), lambda: SECRET)
        other.entries.note("From afar.")
        syncing.sync(other)
        assert texts(other) == ["From afar.", "From before."]
        await driver.press("n")
        await driver.write("Saved here.", "tab")
        await synced(driver)
        await synced(driver)
        await driver.press("6")
        assert "From afar." in driver.screen
    syncing.sync(other)
    assert "Saved here." in texts(other)


async def test_what_is_wrong_is_said_in_a_few_words(tmp_path: Path) -> None:
    place = tmp_path / "shared"
    async with driving(tmp_path / "home", prepare=lambda space: prepared(space, place)) as driver:
        place.rename(tmp_path / "away")
        driver.app.syncing._begun, driver.app.syncing._seen = -100.0, None
        await synced(driver)
        assert "sync: offline" in driver.screen


async def test_without_being_asked_for_nothing_syncs(tmp_path: Path) -> None:
    async with driving(tmp_path / "home") as driver:
        driver.app.startup.look_around()
        assert driver.app.syncing._thread is None


async def test_a_sync_that_hangs_holds_neither_the_screen_nor_the_exit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached, goes_on = threading.Event(), threading.Event()

    def hang(workspace: Workspace, **how: object) -> None:
        reached.set()
        goes_on.wait(60)

    monkeypatch.setattr(background_sync, "GRACE", 0.01)
    monkeypatch.setattr(syncing, "sync", hang)
    async with driving(tmp_path / "home", prepare=lambda space: prepared(space, tmp_path / "shared")) as driver:
        driver.app.startup.look_around()
        assert await asyncio.to_thread(reached.wait, 20)
        await driver.press("6")
        assert "From before." in driver.screen
        driver.app.syncing.finish()
        assert driver.app.syncing._is_under_way()
    goes_on.set()
