"""What has to be measured inside taut's own process: how long the screen stands still, how long keeping takes.

Run as ``python -m tests.bench.inside WHAT HOME TEXT TIMES``; prints its figures as JSON.
"""

from __future__ import annotations

import asyncio
import gc
import json
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

QUERY = "ridge"


class Ticker:
    """Counts on being called every millisecond; the longest gap is how long a key would have had to wait."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.perf_counter()

    async def tick(self) -> None:
        while True:
            await asyncio.sleep(0.001)
            now = time.perf_counter()
            self.longest = max(self.longest, now - self._last)
            self._last = now

    @contextmanager
    def during(self, name: str, gaps: dict[str, float]) -> Iterator[None]:
        """The longest gap, in milliseconds, while something is done."""
        self._last, self.longest = time.perf_counter(), 0.0
        yield
        gaps[name] = max(self.longest, time.perf_counter() - self._last) * 1000


async def stalls(home: Path, text: str) -> dict[str, float]:
    """Longest stalls of the screen while it reads the journal, searches it and keeps a note."""
    from tui.cli.launch import make_ready

    make_ready()  # as every start: when garbage is looked for and how threads take turns is measured too
    from textual import events

    from tui.app.runtime.app import TautApp
    from tui.workspace import Workspace

    app = TautApp(Workspace.open(home))
    gaps: dict[str, float] = {}
    async with app.run_test(size=(80, 24)):
        ticker = Ticker()
        ticking = asyncio.create_task(ticker.tick())

        async def settle() -> None:
            # Not the pilot's way: it waits for a process that does nothing, and this one ticks.
            for _ in range(3):
                await app.worker.idle()
                await app.keys_handled()
                await asyncio.sleep(0.05)

        async def press(*keys: str) -> None:
            assert app._driver is not None
            for key in keys:
                app._driver.send_message(events.Key(key, key if len(key) == 1 else None))
                await settle()

        with ticker.during("loading", gaps):
            await settle()
        with ticker.during("journal", gaps):
            await press("6")
        with ticker.during("searching", gaps):
            await press("slash", *QUERY)
        await press("escape", "escape", "1", "n")
        assert app.screen.focused is not None
        app.screen.focused.post_message(events.Paste(text))
        await settle()
        with ticker.during("keeping", gaps):
            await press("tab")
        ticking.cancel()
    app.worker.finish()
    return gaps


def keeping(home: Path, text: str, times: int) -> list[float]:
    """Milliseconds to keep a note, from the call until it is on the disk and everything shows it."""
    from tui.workspace import Workspace

    workspace = Workspace.open(home)
    workspace.start()
    workspace.portrait()
    gc.freeze()
    taken = []
    for _ in range(times + 1):
        began = time.perf_counter()
        workspace.entries.note(text)
        taken.append((time.perf_counter() - began) * 1000)
        time.sleep(0.002)
    return taken[1:]


def counts(home: Path, words: Sequence[str]) -> dict[str, list[int]]:
    """How many entries each word finds as it is typed, letter by letter."""
    from tui.workspace import Workspace

    workspace = Workspace.open(home)
    workspace.start()
    return {
        word: [len(workspace.read_model.find(word[:end]).entries) for end in range(1, len(word) + 1)] for word in words
    }


def main(what: str, home: str, text: str, times: str) -> None:
    match what:
        case "stalls":
            from tui.cli.launch import make_ready

            make_ready()
            print(json.dumps(asyncio.run(stalls(Path(home), Path(text).read_text()))))
        case "keeping":
            print(json.dumps(keeping(Path(home), Path(text).read_text(), int(times))))
        case "snapshot":
            from tui.workspace import Workspace

            Workspace.open(Path(home)).read_model.keep_snapshot()
        case "counts":
            print(json.dumps(counts(Path(home), text.split(","))))
        case _:
            raise SystemExit(f"there is no probe {what}")


if __name__ == "__main__":
    main(*sys.argv[1:])
