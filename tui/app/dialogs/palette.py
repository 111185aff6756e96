"""Every command, found by its name or by what else people call it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.fuzzy import Matcher
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from tui.app.base.screen import BaseScreen
from tui.app.dialogs.other_names import ALSO
from tui.terminal.commands import Command
from tui.terminal.input_field import InputField
from tui.terminal.safe_text import content


class Palette(BaseScreen[Command | None], ModalScreen[Command | None]):
    """Gives back the command that was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", show=False),
        Binding("up", "move('cursor_up')", show=False),
        Binding("down", "move('cursor_down')", show=False),
        Binding("pageup", "move('page_up')", show=False),
        Binding("pagedown", "move('page_down')", show=False),
        Binding("ctrl+home,shift+home", "move('first')", show=False),
        Binding("ctrl+end,shift+end", "move('last')", show=False),
    ]

    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__()
        # What has a key here comes before what the palette alone does.
        self._commands = sorted(commands, key=lambda command: (not command.keys, command.label.casefold()))
        self._found: list[Command] = []

    def compose(self) -> ComposeResult:
        with Vertical(id="palette") as frame:
            frame.border_title = "Commands"
            frame.border_subtitle = "Enter to run · Esc to close"
            yield InputField(placeholder="Type to find a command")
            found = OptionList()
            found.can_focus = False
            yield found

    def on_mount(self) -> None:
        self._search("")

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        self._search(event.value.strip())

    def _search(self, wanted: str) -> None:
        self._found = found_by(wanted, self._commands)
        rows = [_row(command, wanted) for command in self._found]
        self.query_one(OptionList).set_options(rows or [Option("No command by that name", disabled=True)])
        self.query_one(OptionList).highlighted = 0 if rows else None

    @on(Input.Submitted)
    def _choose(self) -> None:
        self.query_one(OptionList).action_select()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._found[event.option_index])

    def action_move(self, move: str) -> None:
        options = self.query_one(OptionList)
        # Moving by a page in a list of no height, or one in which nothing was found, is a mistake to Textual.
        if options.scrollable_content_region and self._found:
            getattr(options, f"action_{move}")()


WORD = re.compile(r"[\w']+")


def found_by(wanted: str, commands: Sequence[Command]) -> list[Command]:
    """The commands that what is typed may mean, the likeliest first; all of them where nothing is typed."""
    if not wanted:
        return [*commands]
    meant = wanted.casefold()
    ranked = [(rank, command) for command in commands if (rank := _rank(meant, command)) is not None]
    return [command for _, command in sorted(ranked, key=lambda one: one[0])]


def _rank(wanted: str, command: Command) -> int | None:
    """How far a command is from what is typed, 0 for its own name; ``None`` where it is not meant at all."""
    label, also = command.label.casefold(), ALSO.get(command.id, "")
    names, about, parts = (WORD.findall(text) for text in (f"{label} {also}", command.help.casefold(), wanted))
    ways = (
        label == wanted,
        wanted in also.split(),
        label.startswith(wanted),
        bool(parts) and all(any(name.startswith(part) for name in names) for part in parts),
        bool(parts) and all(any(name.startswith(part) for name in (*names, *about)) for part in parts),
        Matcher(wanted).match(label) > 0,
    )
    return next((rank for rank, fits in enumerate(ways) if fits), None)


def _row(command: Command, wanted: str) -> Option:
    title = content(command.label[:1].upper() + command.label[1:])
    for part in wanted.split():
        if found := re.search(rf"\b{re.escape(part)}", title.plain, re.IGNORECASE):
            title = title.stylize("bold underline", *found.span())
    key = f"{command.key_name}   " if command.key_name else ""
    return Option(Content.assemble(title, "\n", content(f"{key}{command.help}").stylize("$quiet not bold")))
