"""What all screens share: the frame, the commands, and one line when there is no room."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.events import Mount, Resize
from textual.widgets import Static

from tui.app.commands import EVERYWHERE, HELP, QUIT_LETTER, UNCHANGED, Command, Keymap
from tui.app.screens.base import BaseScreen
from tui.app.widgets.frame import KeyLine, TopBar

SMALLEST = (40, 12)
"""Columns and rows below which a screen asks for room."""


class Page(BaseScreen[None]):
    """A screen with its commands.

    Attributes:
        PLACE: The place it belongs to; empty for one that stands above places.
        KEYS: The commands that work here, in the order of the footer.
    """

    PLACE: ClassVar[str] = ""
    KEYS: ClassVar[tuple[Command, ...]] = ()
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (72, "-normal"), (100, "-wide")]

    def __init_subclass__(cls, **kwargs: object) -> None:
        bindings: list[BindingType] = [command.binding for command in cls.KEYS]
        cls.BINDINGS = [*bindings, *(b for b in cls.__dict__.get("BINDINGS", ()) if isinstance(b, Binding))]
        super().__init_subclass__()

    def __init__(self, day: str = "") -> None:
        super().__init__()
        self._day = day
        self._keymap = UNCHANGED
        self._shown: tuple[Command, ...] = self.KEYS

    @on(Mount)
    def _watch_keys(self) -> None:
        self.watch(self.app, "keymap", self._take_keymap)

    def _take_keymap(self, keymap: Keymap) -> None:
        if keymap is not self._keymap:
            self._keymap = keymap
            self.show_keys(self._shown)
            for bar in self.query(TopBar):
                bar.keymap = keymap

    def compose(self) -> ComposeResult:
        """The frame with the screen's own body inside."""
        if self.PLACE:
            yield TopBar(self.PLACE, self._day)
        with Container(id="body"):
            yield from self.body()
        yield Static("taut needs a little more room: 40 columns and 12 rows. What you wrote waits.", id="no-room")
        yield KeyLine((*self.KEYS, *self.end_keys()))

    def body(self) -> ComposeResult:
        """The screen's own widgets."""
        yield from ()

    def show_keys(self, commands: Iterable[Command]) -> None:
        """Shows these commands in the line of keys, with help and quit at its end."""
        self._shown = tuple(commands)
        self.query_one(KeyLine).show(map(self._keymap.of, (*self._shown, *self.end_keys())))

    def end_keys(self) -> tuple[Command, ...]:
        """The commands that always stand at the end of the line."""
        return (HELP, QUIT_LETTER)

    def help_note(self) -> str:
        """A line under the list of keys, about what has the focus."""
        return ""

    def all_commands(self) -> tuple[Command, ...]:
        """Every command that works here, the screen's own first: the help page shows them."""
        return (*self.KEYS, *EVERYWHERE)

    def on_resize(self, event: Resize) -> None:
        """Shows one line instead of the screen when there is no room for it."""
        self.set_class(event.size.width < SMALLEST[0] or event.size.height < SMALLEST[1], "-no-room")
