"""The display sends only the cells that changed.

Textual sends whole regions: some 4,600 bytes for one typed letter. Here the app keeps two pictures, what should be
seen and what the terminal was sent, and sends the difference, in one write. When the terminal stops reading, only
the first picture moves on, and what has changed meanwhile is sent when it reads again.

Textual's private parts relied on (8.2.8): ``App._display`` is overridden; ``App._batch_count``, ``_running``,
``_closed``, ``_driver``, ``_previous_cursor_position``, ``_sync_available`` and ``_handle_exception`` are used as the
stock method uses them; ``LayoutUpdate`` and ``ChopsUpdate`` of ``textual._compositor`` are read, as their
``render_segments`` reads them; so is ``Console._color_system``.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from rich.color import ColorSystem
from rich.console import RenderableType
from textual import on
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.app import App, ReturnType
from textual.driver import Driver
from textual.events import Resize
from textual.geometry import Size
from textual.screen import Screen
from textual.timer import Timer

from tui.app.paint import BLANK, Pen, Row, cells, mend

_SYNC_START, _SYNC_END = "\x1b[?2026h", "\x1b[?2026l"
_WORTH_A_FRAME = 256  # bytes: less than this cannot be seen half drawn, and the frame alone is 16
_CHUNK = 8192  # characters Windows takes in one write
_RETRY = 0.05  # seconds
_RESTS = 0.4  # seconds after the last change of size


def _knows_ech() -> bool:
    return not os.environ.get("TERM", "").startswith(("screen", "vt"))


class ThinDisplay(App[ReturnType]):
    """An app that sends only the cells that changed."""

    # Class-level so that no __init__ is needed: the app's own may run in any order.
    _wanted: list[Row] | None = None
    _painted: list[Row] | None = None
    _touched: frozenset[int] = frozenset()
    _waiting = False
    _rests: Timer | None = None
    _told: Size | None = None

    def repaint_all(self) -> None:
        """Send every cell again, without drawing any widget: after a suspension, or when something else wrote."""
        self._painted = None
        if self._can_send():
            self._send()
        else:
            self._send_later()

    def action_repaint_all(self) -> None:
        """The same, for a key."""
        self.repaint_all()

    @contextmanager
    def suspend(self) -> Iterator[None]:
        """Give the terminal away for a while; everything is sent again afterwards."""
        with super().suspend():
            yield
        self.repaint_all()

    def on_resize(self, event: Resize) -> None:
        """Send everything again: a terminal made smaller and back has lost what stood on it, and has the same size.

        And once more when the window rests: what was on its way for another size may have been drawn anywhere.
        """
        self._painted = None
        self._send_later()
        told, self._told = self._told, event.size
        if told is not None and told != event.size:
            if self._rests is not None:
                self._rests.stop()
            self._rests = self.set_timer(_RESTS, self.repaint_all)

    @on(Driver.SignalResume)
    def _repaint_after_resume(self) -> None:
        self.repaint_all()

    def _can_send(self) -> bool:
        driver = self._driver
        return (
            self._running
            and not self._closed
            and not self._batch_count
            and driver is not None
            and not driver.is_headless
            and not driver.is_inline
        )

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        if not isinstance(renderable, LayoutUpdate | ChopsUpdate) or not self._can_send():
            super()._display(screen, renderable)
            return
        try:
            self._take(renderable)
            self._send()
        except Exception as error:
            self._handle_exception(error)
        finally:
            self.post_display_hook()

    def _take(self, update: LayoutUpdate | ChopsUpdate) -> None:
        """Draw an update into the picture of what should be seen."""
        rows = self._rows()
        colors = self.console._color_system or ColorSystem.TRUECOLOR
        touched = set(self._touched)
        if isinstance(update, LayoutUpdate):
            for y, strips in enumerate(update.strips, update.region.y):
                if y < len(rows):
                    drawn = [cell for strip in strips for cell in cells(strip, colors)]
                    _place(rows[y], update.region.x, drawn)
                    touched.add(y)
        else:
            for y, left, right in update.spans:
                if y >= len(rows):
                    continue
                for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
                    if strip is not None and x <= right and end > left:
                        part = strip if left <= x < right and end <= right else strip.crop(0, min(end, right) - x)
                        _place(rows[y], x, cells(part, colors))
                        touched.add(y)
        self._touched = frozenset(touched)

    def _rows(self) -> list[Row]:
        """The picture, made to fit the terminal as it is now."""
        width, height = self.size
        rows = self._wanted
        if rows is None or len(rows) != height or (rows and len(rows[0]) != width):
            rows = [(rows or [])[y][:width] if y < len(rows or []) else [] for y in range(height)]
            for row in rows:
                row.extend([BLANK] * (width - len(row)))
                mend(row)
            self._wanted, self._painted = rows, None
        return rows

    def _send(self) -> None:
        """Send what differs between the two pictures, unless the terminal is still busy with what it was sent."""
        driver, wanted = self._driver, self._wanted
        if driver is None or wanted is None:
            return
        if getattr(driver, "busy", False):
            self._send_later()
            return
        width = len(wanted[0]) if wanted else 0
        pen = Pen(width, erase=_knows_ech())
        painted, touched = self._painted, sorted(self._touched)
        if painted is None:
            pen.clear()
            painted = self._painted = [[BLANK] * width for _ in wanted]
            touched = list(range(len(wanted)))
        for y in touched:
            pen.row(y, painted[y], wanted[y])
            painted[y] = wanted[y].copy()
        self._touched = frozenset()
        cursor = self.screen.outer_size.clamp_offset(self.cursor_position)
        if not pen.out and cursor == self._previous_cursor_position:
            return
        pen.style("")
        pen.move(*cursor)
        self._previous_cursor_position = cursor
        data = "".join(pen.out)
        if self._sync_available and len(data) > _WORTH_A_FRAME:
            data = _SYNC_START + data + _SYNC_END
        if os.name == "nt":
            for start in range(0, len(data), _CHUNK):
                driver.write(data[start : start + _CHUNK])
        else:
            driver.write(data)
        driver.flush()

    def _send_later(self) -> None:
        if not self._waiting:
            self._waiting = True
            self.set_timer(_RETRY, self._retry)

    def _retry(self) -> None:
        self._waiting = False
        if self._can_send():
            self._send()
        elif self._batch_count:
            self._send_later()


def _place(row: Row, x: int, drawn: Row) -> None:
    """Put cells into a row, and make good the wide cells they cut through."""
    drawn = drawn[: max(0, len(row) - x)]
    row[x : x + len(drawn)] = drawn
    if None in row:
        mend(row)
