"""In every place where one writes, a key is on the disk within a second and leaving waits for none."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.message_pump import MessagePump
from textual.timer import Timer

from tests.app.driving import Driver, driving, first_run
from tui.app.journal.editing import EditingScreen
from tui.workspace.unsaved_texts import DraftSaver

FOR_THE_DISK = 0.2
"""Of the second that is promised, in seconds."""


@pytest.fixture
def waiting(monkeypatch: pytest.MonkeyPatch) -> list[tuple[float, Callable[[], None]]]:
    """Drafts to be written, each with how long it waits; none is written by itself."""
    found: list[tuple[float, Callable[[], None]]] = []
    real = MessagePump.set_timer

    def set_timer(
        pump: MessagePump, delay: float, callback: Callable[[], None] | None = None, **how: Any
    ) -> Timer | None:
        if callback is not None and isinstance(getattr(callback, "__self__", None), DraftSaver):
            found.append((delay, callback))
            return None
        return real(pump, delay, callback, **how)

    monkeypatch.setattr(MessagePump, "set_timer", set_timer)
    return found


async def in_a_session(driver: Driver) -> None:
    await driver.press("n")


async def in_an_edit(driver: Driver) -> None:
    driver.app.workspace.entries.note("A note.")
    await driver.press("6", "e")


async def in_a_dialog(driver: Driver) -> None:
    await first_run(driver)
    await driver.press("2", "f")


PLACES = pytest.mark.parametrize("go", [in_a_session, in_an_edit, in_a_dialog])


def drafts(home: Path) -> str:
    return "".join(path.read_text("utf-8") for path in sorted((home / "drafts").glob("*.json")))


@PLACES
async def test_a_key_is_on_the_disk_within_a_second(
    tmp_path: Path, waiting: list[tuple[float, Callable[[], None]]], go: Callable[[Driver], Awaitable[None]]
) -> None:
    async with driving(tmp_path) as driver:
        await go(driver)
        await driver.write("a key")
        assert "a key" not in drafts(tmp_path)
        seconds, write = waiting[-1]
        assert seconds <= 1 - FOR_THE_DISK
        write()
        await driver.settle()
        assert "a key" in drafts(tmp_path)


@PLACES
async def test_leaving_writes_at_once(
    tmp_path: Path, waiting: list[tuple[float, Callable[[], None]]], go: Callable[[Driver], Awaitable[None]]
) -> None:
    async with driving(tmp_path) as driver:
        await go(driver)
        await driver.write("a key")
        assert waiting
        await driver.press("ctrl+q")
    assert "a key" in drafts(tmp_path)


async def test_a_finished_edit_leaves_no_draft_behind_however_slow_the_disk(
    tmp_path: Path, waiting: list[tuple[float, Callable[[], None]]]
) -> None:
    async with driving(tmp_path) as driver:
        await in_an_edit(driver)
        await driver.write(" a key")
        assert isinstance(driver.app.screen, EditingScreen)
        driver.app.screen.action_done()
        for _, write in waiting:
            write()
        await driver.settle()
    assert not list((tmp_path / "drafts").glob("edit-*.json"))
