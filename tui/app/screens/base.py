"""What every screen of ours has of its own beneath Textual's.

A screen that is being taken apart has nothing left to show things on. Its widgets go one by one, and what they said a
moment before still arrives. It goes up to the app as ever, so that nothing that is to be kept is lost on the way, but
the screen itself, whose widgets may be gone, does nothing with it.

Where a few rows changed, Textual renders every widget that may be seen, from its first row to its last. Here the
widgets that have one of these rows are, and those rows of them alone: a third of the work for a typed letter.

Textual's private parts relied on (8.2.8): ``MessagePump._get_dispatch_methods`` and ``Compositor._get_renders`` are
overridden; ``DOMNode._pruning`` says that a node is being removed; ``Screen._compositor`` is set.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from typing import Any

from textual._compositor import Compositor
from textual.events import Event
from textual.geometry import Region
from textual.message import Message
from textual.screen import Screen, ScreenResultType
from textual.strip import Strip

from tui.app.wishes import Ask
from tui.workspace import Workspace


class RowsCompositor(Compositor):
    """Renders the rows that changed."""

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        if crop is None:
            yield from super()._get_renders()
            return
        for widget, (region, clip) in self.visible_widgets.items():
            # Rows alone are left out: columns are cut where widgets meet, which the crop knows nothing of.
            seen = clip.intersection(Region(clip.x, crop.y, clip.width, crop.height))
            part = region.intersection(seen)
            if part:
                yield region, seen, widget.render_lines(part.translate((-region.x, -region.y)))


class BaseScreen(Screen[ScreenResultType]):
    """A screen that draws the rows that changed, and hears nothing more from its widgets while it is taken apart."""

    def __init__(self, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's
        super().__init__(name, id, classes)
        self._compositor = RowsCompositor()

    def ask(self, work: Callable[[Workspace], Any], then: Callable[[Any], object]) -> None:
        """Has something read from the notebook off the screen's thread, and takes it if the screen still stands."""
        self.post_message(Ask(work, then, self))

    def unsaved(self) -> Callable[[Workspace], object] | None:
        """What writes down all that stands here and is on no disk yet, if there is any; done before leaving."""
        return None

    def _get_dispatch_methods(
        self, method_name: str, message: Message
    ) -> Iterable[tuple[type, Callable[[Message], Awaitable[None]]]]:
        if self._pruning and message.bubble and not isinstance(message, Event):
            return ()
        return super()._get_dispatch_methods(method_name, message)
