"""Drives the full screen by keys, with a clock that stands still and a home of its own."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path

from textual._wait import wait_for_idle
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Static

from tui.app.app import TautApp
from tui.app.widgets.frame import KeyLine
from tui.practice.flow import Variant
from tui.settings import Places, Settings
from tui.workspace import Workspace

MORNING = datetime(2026, 11, 23, 7, 2, tzinfo=UTC)


def workspace(home: Path, at: datetime = MORNING, seed: int = 1) -> Workspace:
    chance = random.Random(f"{seed}{at}")
    ticks = count()
    # A hundredth of a second a look, so that what is written later sorts later.
    return Workspace(
        Places(home, home / "config"), Settings(), now=lambda: at + timedelta(milliseconds=10 * next(ticks)),
        bits=lambda: chance.getrandbits(74),
    )  # fmt: skip


class Driver:
    """What a person does, and what they see."""

    def __init__(self, app: TautApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def settle(self) -> None:
        """Waits until every key is handled, the disk has answered and the screen is drawn.

        Not with the pilot's own pause: it waits for widgets that a key may take away meanwhile.
        """
        for _ in range(3):
            await wait_for_idle(0)
            await self.app.typed_out()
            await self.app.settled()
            await self.app.background.idle()
            drawn = asyncio.Event()
            self.app.screen.call_after_refresh(drawn.set)
            with suppress(TimeoutError):
                await asyncio.wait_for(drawn.wait(), 2)

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.app._press_keys([key])
            await self.app.typed_out()
        await self.settle()

    async def write(self, text: str, *keys: str) -> None:
        assert self.app.screen.focused is not None
        self.app.post_message(Paste(text))
        await self.settle()
        await self.press(*keys)

    @property
    def screen(self) -> str:
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)

    @property
    def words(self) -> str:
        """What is seen, without frames and line ends: for texts that wrap."""
        return " ".join(self.screen.translate(str.maketrans("│╭╮╰╯─", "      ")).split())

    @property
    def question(self) -> str:
        return str(self.app.screen.query_one("#ask", Static).content)

    @property
    def keys(self) -> str:
        return self.app.screen.query_one(KeyLine).render().plain


@asynccontextmanager
async def driving(
    home: Path, *, at: datetime = MORNING, size: tuple[int, int] = (80, 24), begin: str | None = None,
    day: date | None = None, variant: Variant = "whole", prepare: Callable[[Workspace], None] | None = None,
) -> AsyncIterator[Driver]:  # fmt: skip
    space = workspace(home, at)
    if prepare:
        prepare(space)
    app = TautApp(space, begin=begin, day=day, variant=variant)
    try:
        async with app.run_test(size=size, notifications=True) as pilot:
            driver = Driver(app, pilot)
            await driver.settle()
            yield driver
    finally:
        app.background.finish()


async def first_run(driver: Driver) -> None:
    """The three minutes of a newcomer."""
    await driver.press("enter", "enter", "2", "1", "3", "enter", "5")
    await driver.write("I finish one thing that matters before I answer anyone", "enter")
    await driver.write("Mail came first on four of five days", "enter")
    await driver.press("3", "enter")
    await driver.write("Write the first page before opening mail", "enter")
    await driver.write("07:30", "enter")
    await driver.write("kitchen table", "enter")
    await driver.press("1", "enter")
