"""Someone to talk to: what the person put here, and where to start looking."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.app.commands import Command

WHERE_TO_START = (
    "In danger, ring the emergency number of where you are. People who listen, by country, are listed by Befrienders "
    "Worldwide, LifeLine International, and the International Association for Suicide Prevention (IASP)."
)


class SupportScreen(ModalScreen[tuple[str, str] | None]):
    """Shows and keeps a name and a way to reach them; gives both back when they were changed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Command("support.back", "escape", "leave", "back", "Back.", priority=True).binding
    ]

    def __init__(self, name: str, number: str) -> None:
        super().__init__()
        self._before = (name, number)

    def compose(self) -> ComposeResult:
        """Two lines to fill in, and where to start."""
        with VerticalScroll(id="support", can_focus=False) as panel:
            panel.border_title = "Someone to talk to"
            panel.border_subtitle = "enter keeps · esc back"
            yield Static(WHERE_TO_START, markup=False)
            yield Static("\nSomeone of your own: their name", classes="label")
            yield self._line("name", self._before[0])
            yield Static("How you reach them", classes="label")
            yield self._line("number", self._before[1])

    def on_mount(self) -> None:
        """Stands at its top, where to begin is said, in a small terminal too."""
        self.call_after_refresh(lambda: self.query_one("#support").scroll_home(animate=False))

    def _line(self, name: str, value: str) -> Input:
        line = Input(value, id=name)
        line.cursor_blink = False
        return line

    @on(Input.Submitted)
    def _next(self, event: Input.Submitted) -> None:
        event.stop()
        if event.input.id == "name":
            self.query_one("#number").focus()
        else:
            self.action_leave()

    def action_leave(self) -> None:
        """Goes back; what was changed is kept."""
        now = (self.query_one("#name", Input).value.strip(), self.query_one("#number", Input).value.strip())
        self.dismiss(now if now != self._before else None)
