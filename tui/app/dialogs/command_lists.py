"""The commands as lists: every key that works here, and every command by its name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.fuzzy import Matcher
from textual.screen import ModalScreen
from textual.style import Style
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from tui.app.base.screen import BaseScreen
from tui.terminal.commands import Command, spoken
from tui.terminal.input_field import InputField
from tui.terminal.painted_text import PaintedText, beside
from tui.terminal.scrolling import ScrollingText


class HelpScreen(BaseScreen[None], ModalScreen[None]):
    """The keys, as they are now; any of a few keys goes back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Command("help.back", "escape,q,enter,question_mark", "dismiss", "back", "From this list: back.").binding,
    ]

    def __init__(self, commands: Sequence[Command], note: str = "") -> None:
        super().__init__()
        self._commands = commands
        self._note = note

    def compose(self) -> ComposeResult:
        with ScrollingText(id="help") as panel:
            panel.border_title = "Keys here"
            panel.border_subtitle = "esc back"
            table = PaintedText()
            table.paint(self._table)
            yield table

    def _table(self, width: int) -> list[Content]:
        keys = [", ".join(spoken(key) for key in command.keys.split(",")) for command in self._commands]
        widest = max(map(len, keys))
        rows = [
            row
            for key, command in zip(keys, self._commands, strict=True)
            for row in beside(
                Content(key.ljust(widest + 2)).stylize("bold $primary"), Content(command.help), max(1, width)
            ).split("\n")
        ]
        if self._note:
            rows += [Content(""), *Content(self._note).stylize("$quiet").wrap(max(1, width))]
        return rows


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
        self._commands = sorted(commands, key=lambda command: command.label.casefold())
        self._found: list[Command] = []

    def compose(self) -> ComposeResult:
        with Vertical(id="palette") as frame:
            frame.border_title = "Commands"
            frame.border_subtitle = "enter does it · esc leaves"
            yield InputField(placeholder="a command, by a part of its name")
            found = OptionList()
            found.can_focus = False
            yield found

    def on_mount(self) -> None:
        self._search("")

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        self._search(event.value.strip())

    def _search(self, wanted: str) -> None:
        matcher = Matcher(wanted, match_style=Style(bold=True, underline=True))
        scored = [(matcher.match(command.label) if wanted else 1, command) for command in self._commands]
        best = sorted((one for one in scored if one[0] > 0), key=lambda one: -one[0])
        self._found = [command for _, command in best]
        rows = [_row(matcher.highlight(_title(command)) if wanted else _title(command), command) for _, command in best]
        self.query_one(OptionList).set_options(rows or [Option("No matches found", disabled=True)])
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


def _title(command: Command) -> str:
    return command.label.capitalize()


def _row(title: Content | str, command: Command) -> Option:
    help_text = Content(f"{command.key_name}   {command.help}").stylize("$quiet not bold")
    return Option(Content.assemble(title, "\n", help_text))
