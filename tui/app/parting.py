"""A screen that is being taken apart has nothing left to show things on.

Its widgets go one by one, and what they said a moment before still arrives. It goes up to the app as ever, so that
nothing that is to be kept is lost on the way, but the screen itself, whose widgets may be gone, does nothing with it.

Textual's private parts relied on (8.2.8): ``MessagePump._get_dispatch_methods`` is overridden, and
``DOMNode._pruning`` says that a node is being removed.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable

from textual.events import Event
from textual.message import Message
from textual.screen import Screen, ScreenResultType


class Parting(Screen[ScreenResultType]):
    """A screen that hears nothing more from its widgets while it is taken apart."""

    def _get_dispatch_methods(
        self, method_name: str, message: Message
    ) -> Iterable[tuple[type, Callable[[Message], Awaitable[None]]]]:
        if self._pruning and message.bubble and not isinstance(message, Event):
            return ()
        return super()._get_dispatch_methods(method_name, message)
