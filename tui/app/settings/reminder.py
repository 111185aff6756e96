"""A reminder: when and how, what to add and where, and adding it where the file is taut's own."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Static

from tui.app.dialogs.forms import ask, choice
from tui.app.settings.forms import Form, about, line_for
from tui.terminal.commands import Command
from tui.terminal.safe_text import content
from tui.terminal.scrolling import scroll
from tui.workspace.reminder import Schedule, offered, put, schedule, take_away
from tui.workspace.settings_view import Row

AT = "07:00"


class ReminderForm(Form):
    """Asks how and when, and shows what to add."""

    HINT: ClassVar[str] = "Number or ↑ ↓ to choose · Enter to continue · Esc to go back"

    def __init__(self, row: Row) -> None:
        super().__init__(row.title)
        self._row = row
        self._way = ""

    def form(self) -> ComposeResult:
        yield about(self._row)
        yield choice(offered().items(), next(iter(offered())))
        yield Static("The time of day", classes="label")
        yield line_for("at", AT)

    def keep(self) -> None:
        self._way = self.picked() or next(iter(offered()))
        self.work(self._found, schedule, self._way, self.value("at"))

    def _found(self, found: Schedule) -> None:
        form = AddForm(found, self._way)
        self.app.push_screen(form, lambda _: self.close(form.told))


class AddForm(Form):
    """Shows what to add and where; writes it after asking, where the files are taut's own."""

    HINT: ClassVar[str] = "↑ ↓ to choose · Space to read on · Enter to continue · Esc to go back"
    BINDINGS = [
        Command("reminder.on", "space,pagedown", "read(1)", "read on", "Scroll down in what will be added.").binding,
        Command("reminder.back", "b,pageup", "read(-1)", "scroll up", "Scroll up in what will be added.").binding,
    ]

    def __init__(self, found: Schedule, way: str) -> None:
        super().__init__("Reminder")
        self._schedule, self._way = found, way

    def form(self) -> ComposeResult:
        found, where = self._schedule, self._schedule.where
        if found.own_files:
            yield ask(f"Nothing has changed yet. The text below goes to {where}, in files that only taut uses.")
            options = zip(("put", "take_away"), found.ways, strict=False)
            yield choice([*options, ("no", "Leave everything as it is")])
        else:
            yield ask(f"Nothing was changed. Add the line below to {where} with {found.by_hand}.")
            yield choice([("no", "Back")], "no")
        for text in found.lines():
            yield Static(content(text).stylize("$quiet" if text.startswith("#") else "$secondary"))

    def action_read(self, direction: int) -> None:
        scroll(self.query_one("#dialog"), "half", direction)

    def keep(self) -> None:
        match self.picked():
            case "put":
                self.work(self.close, put, self._schedule, self._way)
            case "take_away":
                self.work(self.close, take_away, self._schedule, self._way)
            case _:
                self.close()
