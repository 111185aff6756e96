"""The frame around every screen: the places at the top, the keys at the bottom."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.app.base.global_commands import PLACE_COMMANDS, SETTINGS
from tui.terminal.commands import UNCHANGED, Command, Keymap


class TopBar(Widget):
    """One line of places, with the day at its right end."""

    place: reactive[str] = reactive("")
    day: reactive[str] = reactive("")
    keymap: reactive[Keymap] = reactive(UNCHANGED)

    def __init__(self, place: str, day: str) -> None:
        super().__init__()
        self.set_reactive(TopBar.place, place)
        self.set_reactive(TopBar.day, day)

    def render(self) -> Content:
        width = self.content_size.width
        whole, short = self.days()
        every = (*PLACE_COMMANDS, SETTINGS)
        usual = every if self._is_here(SETTINGS) else PLACE_COMMANDS
        for places, is_wide, day in (
            (every, True, whole),
            (usual, True, whole),
            (usual, False, short),
            (usual, False, ""),
            (PLACE_COMMANDS, False, short),  # the name of Settings is in its frame
            (PLACE_COMMANDS, False, ""),
        ):
            left = self._places(places, places, is_wide=is_wide)
            gap = width - left.cell_length - len(day)
            if gap >= bool(day):
                return Content.assemble(left, " " * gap, (day, "$quiet"))
        for beside in (1, 0):
            here = next(place for place, command in enumerate(usual) if self._is_here(command))
            left = self._places(usual, usual[max(0, here - beside) : here + beside + 1], is_wide=False)
            if left.cell_length <= width:
                break
        gap = width - left.cell_length - len(short)
        return Content.assemble(left, " " * gap, (short, "$quiet")) if gap > 0 else left

    def days(self) -> tuple[str, str]:
        """How the day may be written: whole, and without its weekday."""
        return self.day, self.day.partition(" ")[2]

    def _is_here(self, command: Command) -> bool:
        return command.id == f"place.{self.place}"

    def _places(self, places: tuple[Command, ...], titled: tuple[Command, ...], *, is_wide: bool) -> Content:
        """Every place's key, and what those with a title are called."""
        space = "  " if is_wide else " "
        parts: list[Content | tuple[str, str]] = [("taut", "bold $primary"), ("   ", "")] if is_wide else []
        for command in places:
            here = self._is_here(command)
            parts.append((self.keymap.of(command).key_name, "$primary" if here else "$quiet"))
            if command in titled:
                parts += [(" ", ""), (command.label.capitalize(), "bold underline" if here else "$quiet")]
            parts.append((space, ""))
        return Content.assemble(*parts[:-1])


class KeyLine(Widget):
    """One line of keys: what can be done here, the most useful first, as many as fit.

    Args:
        commands: In their order.
        always: Those at the end, which are there at every width.
    """

    commands: reactive[tuple[Command, ...]] = reactive(())

    def __init__(self, commands: Iterable[Command] = (), always: Iterable[Command] = ()) -> None:
        super().__init__()
        self._always = _for_footer(always)
        self.set_reactive(KeyLine.commands, self._all(commands))

    def show(self, commands: Iterable[Command], always: Iterable[Command] = ()) -> None:
        """Shows other commands; those that are not meant for the footer are left out."""
        self._always = _for_footer(always)
        self.commands = self._all(commands)

    def _all(self, commands: Iterable[Command]) -> tuple[Command, ...]:
        last = {command.id for command in self._always}
        return (*(command for command in _for_footer(commands) if command.id not in last), *self._always)

    def render(self) -> Content:
        pieces = [Content.assemble((c.key_name, "bold $primary"), " ", (c.label, "$quiet")) for c in self.commands]
        width = self.content_size.width
        gap = 3 if sum(piece.cell_length + 3 for piece in pieces) - 3 <= width else 2
        first = len(pieces) - len(self._always)
        tail = pieces[first:]
        room = width - sum(piece.cell_length + gap for piece in tail)
        shown = []
        for piece in pieces[:first]:
            if room < piece.cell_length:
                break
            shown.append(piece)
            room -= piece.cell_length + gap
        return Content(" " * gap).join([*shown, *tail])


def _for_footer(commands: Iterable[Command]) -> tuple[Command, ...]:
    return tuple({command.id: command for command in commands if command.shown is not None}.values())
