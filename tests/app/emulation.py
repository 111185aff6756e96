"""An app drawn twice into emulated terminals: by the stock display and by the thin one."""

from __future__ import annotations

from typing import Any

import pyte
from rich.control import Control
from textual._compositor import CompositorUpdate
from textual.driver import Driver
from textual.drivers.headless_driver import HeadlessDriver

from tui.terminal.display import DiffDisplay


class Emulated:
    """A screen of pyte's that is fed text."""

    def __init__(self, width: int, height: int) -> None:
        self.screen = pyte.Screen(width, height)
        self.stream = pyte.Stream(self.screen)
        self.stream.feed("\x1b[?7l")
        self.size = 0

    def feed(self, data: str) -> None:
        self.size += len(data.encode())
        self.stream.feed(data)

    def cells(self) -> list[list[pyte.screens.Char]]:
        rows, columns = range(self.screen.lines), range(self.screen.columns)
        return [[self.screen.buffer[y][x] for x in columns] for y in rows]


class CatchingDriver(HeadlessDriver):
    """A driver that hands on what it is told to write."""

    @property
    def is_headless(self) -> bool:
        return False

    def write(self, data: str) -> None:
        self._app.caught(data)  # type: ignore[attr-defined]


class Twice(DiffDisplay[None]):
    """Every update is drawn twice: by the stock display and by ours."""

    def emulate(self, width: int, height: int) -> None:
        """Makes both terminals; before the app runs."""
        self.wide, self.high = width, height
        self.stock = Emulated(width, height)
        self.thin = Emulated(width, height)

    def _build_driver(self, headless: bool, inline: bool, mouse: bool, size: tuple[int, int] | None) -> Driver:
        self._driver = CatchingDriver(self, mouse=mouse, size=(self.wide, self.high))
        return self._driver

    def caught(self, data: str) -> None:
        self.thin.feed(data)

    def _display(self, screen: Any, renderable: Any) -> None:
        if isinstance(renderable, CompositorUpdate) and not self._batch_count and self._running and not self._closed:
            self.stock.feed(renderable.render_segments(self.console))
            self._point()
        super()._display(screen, renderable)

    def _point(self) -> None:
        where = self.screen.outer_size.clamp_offset(self.cursor_position)
        self.stock.feed(Control.move_to(*where).segment.text)

    def spoil(self) -> None:
        """Has something else write into the thin one, and has that made good, as after a suspension."""
        self.thin.feed("\x1b[3;3H\x1b[41mSomebody else was here\x1b[m")
        self.repaint_all()

    def _send(self) -> None:
        super()._send()
        # The cursor goes along; the stock display would send it with its next picture.
        self._point()

    def give_size(self, width: int, height: int) -> None:
        for emulated in (self.stock, self.thin):
            emulated.screen.resize(height, width)

    def same(self) -> None:
        stock, thin = self.stock.cells(), self.thin.cells()
        for y, (expected, got) in enumerate(zip(stock, thin, strict=True)):
            assert expected == got, (y, "".join(c.data for c in expected), "".join(c.data for c in got))
        # Ours draws the rows that changed; all of them drawn at once must come to the same.
        whole = Emulated(self.stock.screen.columns, self.stock.screen.lines)
        whole.feed(self.screen._compositor.render_full_update().render_segments(self.console))
        for y, (expected, got) in enumerate(zip(whole.cells(), thin, strict=True)):
            assert expected == got, ("whole", y, "".join(c.data for c in expected), "".join(c.data for c in got))
        # What is over the old size is the terminal's own business, the cursor is not.
        here, there = self.stock.screen.cursor, self.thin.screen.cursor
        assert (here.x, here.y) == (there.x, there.y), ("cursor", here.x, here.y, there.x, there.y)
