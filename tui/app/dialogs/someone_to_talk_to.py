"""Someone to talk to: whom the person wrote down, the emergency number, and where people who listen are listed."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.app.base.messages import Request
from tui.app.base.screen import BaseScreen
from tui.insights.views.model import Labelled, Line, Page
from tui.terminal.commands import Command
from tui.terminal.input_field import InputField
from tui.terminal.safe_text import content, line
from tui.workspace import Workspace

READS, CHANGES = "Tab to add someone you know · Esc to close", "Enter for the next line · Esc to save and close"


class SupportScreen(BaseScreen[tuple[str, str] | None], ModalScreen[tuple[str, str] | None]):
    """Shows whom to talk to; a key opens the fields for someone of one's own, and both are given back if changed.

    Args:
        page: What is shown.
        name: Someone of the person's own.
        number: How to reach them.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Command("support.back", "escape", "leave", "back", "Back.", priority=True).binding,
        Command("support.change", "tab", "change", "change", "Add someone you know.", priority=True).binding,
    ]
    AUTO_FOCUS = ""

    def __init__(self, page: Page, name: str, number: str) -> None:
        super().__init__()
        self._page = page
        self._before = (name, number)

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="support") as panel:
            panel.border_title = self._page.title
            panel.border_subtitle = READS
            yield Static(_drawn(self._page))
            with Vertical(id="own") as own:
                own.display = False
                yield Static("\nSomeone you know: their name", classes="label")
                yield InputField(self._before[0], id="name")
                yield Static("How to reach them", classes="label")
                yield InputField(self._before[1], id="number")

    def on_mount(self) -> None:
        self.query_one("#support").focus()

    def action_change(self) -> None:
        if self.query_one("#own").display:
            self.focus_next(Input)
            return
        self.query_one("#own").display = True
        self.query_one("#support").border_subtitle = CHANGES
        self.query_one("#name").focus()

    @on(Input.Submitted)
    def _next(self, event: Input.Submitted) -> None:
        event.stop()
        if event.input.id == "name":
            self.query_one("#number").focus()
        else:
            self.action_leave()

    def action_leave(self) -> None:
        self.dismiss(self._changed())

    def unsaved(self) -> Request[object] | None:
        changed = self._changed()
        return Request(Workspace.set_support, *changed) if changed is not None else None

    def _changed(self) -> tuple[str, str] | None:
        now = tuple(line.value.strip() for line in self.query(Input))  # fewer while they are still being put up
        return now if len(now) == 2 and now != self._before else None


def _drawn(page: Page) -> Content:
    parts: list[Content] = []
    for section in page.sections:
        rows = [Content.styled(section.heading, "$quiet")] if section.heading else []
        for row in section.rows:
            match row:
                case Labelled(label=label, text=text):
                    rows.append(Content.assemble((line(label).plain, "bold"), "  ", (line(text).plain, "$quiet")))
                case Line(text=text):
                    rows.append(content(text))
                case _:
                    pass
        parts.append(Content("\n").join(rows))
    return Content("\n\n").join(parts)
