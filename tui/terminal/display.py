"""The display sends only the cells that changed.

Textual sends whole regions: some 4,600 bytes for one typed letter. Here the app keeps two pictures, what should be
seen and what the terminal was sent, and sends the difference, in one write. When the terminal stops reading, only
the first picture moves on, and what has changed by then is sent when it reads again.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from rich.color import ColorSystem
from rich.console import RenderableType
from textual import on
from textual.app import App, ReturnType
from textual.driver import Driver
from textual.events import Resize
from textual.geometry import Size
from textual.screen import Screen
from textual.timer import Timer

from tui.terminal import early_frame
from tui.terminal.cell_diff import BLANK, Pen, Row, cells, repair_wide_cells
from tui.terminal.compat import ChopsUpdate, LayoutUpdate

_SYNC_START, _SYNC_END = "\x1b[?2026h", "\x1b[?2026l"
_WORTH_A_FRAME = 256  # bytes: less than this cannot be seen half drawn, and the frame alone is 16
_CHUNK = 8192  # characters Windows takes in one write
_RETRY = 0.05  # seconds
_RESTS = 0.4  # seconds after the last change of size


def knows_ech(environment: Mapping[str, str]) -> bool:
    """Whether the terminal knows the sequence that erases some cells without moving."""
    return not environment.get("TERM", "").startswith(("screen", "vt"))


class DiffDisplay(App[ReturnType]):
    """An app that sends only the cells that changed."""

    # Class-level so that no __init__ is needed: the app's own may run in any order.
    _target: list[Row] | None = None
    _sent: list[Row] | None = None
    _dirty: frozenset[int] = frozenset()
    _is_delayed = False
    _settle_timer: Timer | None = None
    _last_size: Size | None = None

    def repaint_all(self) -> None:
        """Send every cell again, without drawing any widget: after a suspension, or when something else wrote."""
        self._sent = None
        if self._can_send():
            self._send()
        else:
            self._send_later()

    def action_repaint_all(self) -> None:
        """Send every cell again, with what the keys before have changed and is not drawn yet."""
        # From where keys go: what a widget has changed is told to the screen when that widget rests.
        (self.focused or self.screen).call_after_refresh(self.repaint_all)

    @contextmanager
    def suspend(self) -> Iterator[None]:
        """Give the terminal away for a while; everything is sent again afterwards."""
        with super().suspend():
            yield
        self.repaint_all()

    def on_resize(self, event: Resize) -> None:
        """Send everything again: a terminal made smaller and back has lost what stood on it, and has the same size.

        And once more when the window rests: what was on its way for another size may have been drawn anywhere, and of
        two signals that met, the later may have told the size before.
        """
        told, self._last_size = self._last_size, event.size
        if told is not None:  # what stood there before the first of them was put there for this size
            self._sent = None
        self._send_later()
        if told is not None and told != event.size:
            if self._settle_timer is not None:
                self._settle_timer.stop()
            self._settle_timer = self.set_timer(_RESTS, self._rest)

    def _rest(self) -> None:
        """Looks at the size itself when the window rests, and paints once more."""
        told = getattr(self._driver, "told_size", None) if self._can_send() else None
        if told is not None and (size := Size(*told())) != self.size:
            self.post_message(Resize(size, size))
        self.repaint_all()

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
            self._draw_update(renderable)
            self._send()
        except Exception as error:
            self._handle_exception(error)
        finally:
            self.post_display_hook()

    def _draw_update(self, update: LayoutUpdate | ChopsUpdate) -> None:
        """Draw an update into the picture of what should be seen."""
        rows = self._rows()
        colors = self.console._color_system or ColorSystem.TRUECOLOR
        touched = set(self._dirty)
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
        self._dirty = frozenset(touched)

    def _rows(self) -> list[Row]:
        """The picture, made to fit the terminal as it is now."""
        width, height = self.size
        rows = self._target
        if rows is None and early_frame.standing and (early := early_frame.standing.picture((width, height))):
            self._target, self._sent = [row.copy() for row in early], early
            return self._target
        if rows is None or len(rows) != height or (rows and len(rows[0]) != width):
            rows = [(rows or [])[y][:width] if y < len(rows or []) else [] for y in range(height)]
            for row in rows:
                row.extend([BLANK] * (width - len(row)))
                repair_wide_cells(row)
            self._target, self._sent = rows, None
        return rows

    def _send(self) -> None:
        """Send what differs between the two pictures, unless the terminal is still busy with what it was sent."""
        driver, wanted = self._driver, self._target
        if driver is None or wanted is None:
            return
        if getattr(driver, "busy", False):
            self._send_later()
            return
        width = len(wanted[0]) if wanted else 0
        pen = Pen(width, erase=knows_ech(os.environ))
        painted, touched = self._sent, sorted(self._dirty)
        if painted is None:
            pen.clear()
            painted = self._sent = [[BLANK] * width for _ in wanted]
            touched = list(range(len(wanted)))
        for y in touched:
            pen.row(y, painted[y], wanted[y])
            painted[y] = wanted[y].copy()
        self._dirty = frozenset()
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
        if not self._is_delayed:
            self._is_delayed = True
            self.set_timer(_RETRY, self._retry)

    def _retry(self) -> None:
        self._is_delayed = False
        if self._can_send():
            self._send()
        elif self._batch_count:
            self._send_later()


def _place(row: Row, x: int, drawn: Row) -> None:
    """Put cells into a row, and make good the wide cells they cut through."""
    drawn = drawn[: max(0, len(row) - x)]
    row[x : x + len(drawn)] = drawn
    if None in row:
        repair_wide_cells(row)
