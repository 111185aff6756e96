"""Keys are handled one after the other, so that what is typed ahead lands where it was meant.

Textual hands each key to whatever has the focus when the key arrives. Over a slow line several arrive at once: Enter
and the letters after it would all reach the field that Enter was to leave. Here a key that may move something is
handled to its end before the next one is looked at; letters on their way into an editor are not held up.
"""

from __future__ import annotations

import asyncio
from math import inf

from textual import events
from textual.app import App, ReturnType
from textual.message_pump import MessagePump

PATIENCE = 2.0
"""Seconds after which the next key is looked at, whatever the one before is still doing."""
LAST = 1.0
"""Seconds that all keys before the one that leaves have together, when it is pressed."""


class KeyQueue(App[ReturnType]):
    """An app that handles keys in the order they were typed."""

    def __init__(self) -> None:
        super().__init__()
        self._keys: asyncio.Queue[events.Key | events.Paste] = asyncio.Queue()
        self._handling = False
        self._reads = False
        self._leaves_at = inf
        self.keys_handled_so_far = 0

    def leaves(self, key: str) -> bool:
        """Whether a key leaves the app, from wherever it is pressed."""
        del key
        return False

    def leave(self) -> None:
        """Does what that key does, where the keys before it never come to their end."""

    @property
    def is_moving(self) -> bool:
        """Whether something is under way that the next key must wait for."""
        return False

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            if not self.app_focus:
                self.app_focus = True
            self._keys.put_nowait(event)
            if isinstance(event, events.Key) and self.leaves(event.key):
                self._leaves_at = min(self._leaves_at, asyncio.get_running_loop().time() + LAST)
                self.set_timer(2 * LAST, self._leave_if_waiting)
            if not self._reads:
                self._reads = True
                # One for all keys: a worker of its own for each would cost a tenth of a letter's time.
                self.run_worker(self._handle_keys(), group="typing")
        else:
            await super().on_event(event)

    def _leave_if_waiting(self) -> None:
        if self._leaves_at < inf:
            self.leave()

    async def keys_handled(self) -> None:
        """Waits until every key so far is handled."""
        while self._handling or not self._keys.empty():
            await asyncio.sleep(0)

    async def _handle_keys(self) -> None:
        while True:
            event = await self._keys.get()
            self._handling = True
            try:
                await self._handle(event)
            finally:
                self._handling = False
                if isinstance(event, events.Key) and self.leaves(event.key):
                    self._leaves_at = inf

    async def _handle(self, event: events.Key | events.Paste) -> None:
        # Not above: the first picture has no editor, and importing one takes a tenth of the time to it.
        from textual.widgets import Input, TextArea

        self.keys_handled_so_far += 1
        target = self.focused or self.screen
        writes = isinstance(target, TextArea | Input)
        if writes and isinstance(event, events.Key) and event.is_printable and len(event.key) == 1:
            target._forward_event(event)
            return
        await self.settled()
        if isinstance(event, events.Key) and self.leaves(event.key):
            self.leave()  # whatever stands on the screen, and though it may be on its way out
            return
        if self._leaves_at < inf and (self.is_moving or not self.screen.is_mounted):
            return  # its time is up, and what it was meant for is half there
        if isinstance(event, events.Paste) or not await self._check_bindings(event.key, priority=True):
            (self.focused or self.screen)._forward_event(event)
        await self.settled()

    async def settled(self) -> None:
        """Waits until the screen stands and what was typed so far has gone its way from the focus up to the app."""
        until = min(asyncio.get_running_loop().time() + PATIENCE, self._leaves_at)
        while not self.screen.is_mounted and asyncio.get_running_loop().time() < until:
            await asyncio.sleep(0)
        for node in (self.focused or self.screen).ancestors_with_self:
            # Twice: what a node hears may make it say something of its own.
            for _ in range(2):
                await _drained(node, until)
        while self.is_moving and asyncio.get_running_loop().time() < until:
            await asyncio.sleep(0.005)


async def _drained(pump: MessagePump, until: float) -> None:
    """Waits until a pump has handled all that was posted to it before."""
    done = asyncio.Event()
    if not _runs(pump) or not pump.call_later(done.set):
        return
    loop = asyncio.get_running_loop()
    while not done.is_set() and _runs(pump) and loop.time() < until:
        await asyncio.sleep(0)


def _runs(pump: MessagePump) -> bool:
    return pump.is_running
