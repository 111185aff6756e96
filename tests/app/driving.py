"""Drives the full screen by keys, with a clock that stands still and a home of its own."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from itertools import count
from math import inf
from pathlib import Path
from time import monotonic
from typing import Any
from unicodedata import lookup

from textual import _time
from textual.events import Key, Paste
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key
from textual.pilot import Pilot
from textual.widgets import Static

from tui.app.base.frame import KeyLine
from tui.app.runtime.app import TautApp
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


MOST = 3.0
"""Seconds that are leapt over in all: what is tried again and again has no end."""
SOON = 0.15
"""Seconds: what waits no longer than this belongs to what was done, as the preview of a row that is rested on does."""


class Clock:
    """The clock of the loop and of Textual's timers, which leaps over what would only be waited for."""

    ahead = 0.0

    @classmethod
    def now(cls) -> float:
        return monotonic() + cls.ahead


_time.get_time = Clock.now


async def still(works: Callable[[], object] = lambda: False) -> None:
    """Waits until nothing is left to do in the event loop, and no timer is due soon.

    Every message, callback and drawing of Textual's is a task of the loop: where none is ready and none is due, what
    was begun is finished, however slow the machine is. What would only be waited for is leapt over, unless another
    thread works: time would run out while that gets no turn.
    """
    loop: Any = asyncio.get_running_loop()
    loop.time = Clock.now
    until = Clock.ahead + MOST
    while Clock.ahead < until:
        await asyncio.sleep(0)
        if loop._ready:
            continue
        if works():
            await asyncio.sleep(0.001)
            continue
        due = min((handle.when() for handle in loop._scheduled if not handle.cancelled()), default=inf) - loop.time()
        if due > SOON:
            return
        Clock.ahead += max(due, 0)
        await asyncio.sleep(0)


class Driver:
    """What a person does, and what they see."""

    def __init__(self, app: TautApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def settle(self) -> None:
        """Waits until every key is handled, the disk has answered and the screen is drawn."""
        await still(lambda: self.app.worker.unfinished)

    async def press(self, *keys: str) -> None:
        for key in keys:
            self.send(key)
            await self.settle()

    def send(self, *keys: str) -> None:
        """Presses keys and waits for nothing, as someone does who types ahead."""
        for key in keys:
            name = _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
            character: str | None
            try:
                character = lookup(_get_unicode_name_from_key(REPLACED_KEYS.get(name, name)))
            except KeyError:
                character = key if len(key) == 1 else None
            self.app.post_message(Key(name, character))

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
        return " ".join(self.screen.translate(str.maketrans("│╭╮╰╯─▌", "       ")).split())

    @property
    def question(self) -> str:
        return str(self.app.screen.query_one("#ask", Static).content)

    @property
    def keys(self) -> str:
        return self.app.screen.query_one(KeyLine).render().plain


@asynccontextmanager
async def driving(
    home: Path, *, at: datetime = MORNING, size: tuple[int, int] = (80, 24), begin: str | None = None,
    day: date | None = None, variant: Variant = "whole", prepare: Callable[[Workspace], object] | None = None,
) -> AsyncIterator[Driver]:  # fmt: skip
    space = workspace(home, at)
    if prepare:
        prepare(space)
    app = TautApp(space, begin=begin, day=day, variant=variant)
    asyncio.get_running_loop().time = Clock.now  # type: ignore[method-assign]  # no waiting
    try:
        async with app.run_test(size=size, notifications=True) as pilot:
            driver = Driver(app, pilot)
            await driver.settle()
            yield driver
    finally:
        app.worker.finish()


async def first_run(driver: Driver, wanted: str = "I finish one thing that matters before I answer anyone") -> None:
    """The four minutes of a newcomer, who names neither a word for the tension nor a value yet."""
    await driver.press("enter", "enter", "2", "1", "3", "enter", "5", "enter")
    await driver.write(wanted, "enter")
    await driver.write("Mail came first on four of five days", "enter")
    await driver.press("3", "enter", "ctrl+n")
    await driver.write("Write the first page before opening mail", "enter")
    await driver.write("07:30", "enter")
    await driver.write("kitchen table", "enter")
    await driver.press("ctrl+n", "1", "enter", "enter")
