"""The frame around every screen: the places at the top, the keys at the bottom."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.app.commands import PLACE_COMMANDS, UNCHANGED, Command, Keymap


class TopBar(Widget):
    """One line of places, with the day at its right end.

    Attributes:
        place: The place the screen belongs to.
        day: The practice day as it is written there.
        keymap: The keys of the places.
    """

    place: reactive[str] = reactive("")
    day: reactive[str] = reactive("")
    keymap: reactive[Keymap] = reactive(UNCHANGED)

    def __init__(self, place: str, day: str) -> None:
        super().__init__()
        self.set_reactive(TopBar.place, place)
        self.set_reactive(TopBar.day, day)

    def render(self) -> Content:
        """The line, as wide as the screen; where there is no room for every title, the one that is here has its own."""
        left = self._places(titles=True)
        if left.cell_length > self.content_size.width:
            left = self._places(titles=False)
        gap = self.content_size.width - left.cell_length - len(self.day)
        return Content.assemble(left, " " * max(1, gap), (self.day, "$quiet")) if gap > 0 else left

    def _places(self, *, titles: bool) -> Content:
        parts: list[Content | tuple[str, str]] = [("taut", "bold $primary"), ("  ", "")]
        for command in PLACE_COMMANDS:
            here = command.id == f"place.{self.place}"
            title = command.label.capitalize()
            parts.append((f" {self.keymap.of(command).key_name} ", "$primary" if here else "$quiet"))
            if titles or here:
                parts.append((title, "bold underline" if here else "$quiet"))
                parts.append((" ", ""))
        return Content.assemble(*parts)


class KeyLine(Widget):
    """One line of keys: what can be done here, as many as fit."""

    commands: reactive[tuple[Command, ...]] = reactive(())

    def __init__(self, commands: Iterable[Command] = ()) -> None:
        super().__init__()
        self.set_reactive(KeyLine.commands, _for_footer(commands))

    def show(self, commands: Iterable[Command]) -> None:
        """Shows other commands; those that are not meant for the footer are left out."""
        self.commands = _for_footer(commands)

    def render(self) -> Content:
        """As many commands as the width holds, closer where not all have room; the last two always stand."""
        pieces = [Content.assemble((c.key_name, "bold $primary"), " ", (c.label, "$quiet")) for c in self.commands]
        width = self.content_size.width
        gap = 3 if sum(piece.cell_length + 3 for piece in pieces) - 3 <= width else 2
        tail = pieces[-2:]
        room = width - sum(piece.cell_length + gap for piece in tail)
        shown = []
        for piece in pieces[:-2]:
            if room < piece.cell_length:
                break
            shown.append(piece)
            room -= piece.cell_length + gap
        return Content(" " * gap).join([*shown, *tail])


def _for_footer(commands: Iterable[Command]) -> tuple[Command, ...]:
    return tuple({command.id: command for command in commands if command.shown is not None}.values())
