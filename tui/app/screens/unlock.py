"""The passphrase of an encrypted notebook, before anything is read."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Static

SAID = "This notebook is encrypted. Nothing of it is read before its passphrase is here."
AGAIN = "This notebook was encrypted in another window. With its passphrase, what you wrote here is kept."


class UnlockScreen(ModalScreen[None]):
    """Asks for the passphrase; stays until the app says it fits."""

    SAID: ClassVar[str] = SAID
    KEYS: ClassVar[str] = "enter opens · esc leaves taut"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "app.leave", "leave", show=False, priority=True)]

    class Given(Message):
        """A passphrase was typed.

        Attributes:
            screen: Where.
            passphrase: What.
        """

        def __init__(self, screen: UnlockScreen, passphrase: str) -> None:
            super().__init__()
            self.screen = screen
            self.passphrase = passphrase

    def compose(self) -> ComposeResult:
        """One line to type into, unseen."""
        with Vertical(id="unlock") as panel:
            panel.border_title = "Passphrase"
            panel.border_subtitle = self.KEYS
            yield Static(self.SAID, markup=False)
            line = Input(password=True, id="passphrase")
            line.cursor_blink = False
            yield line
            yield Static(id="unlock-said", markup=False)

    def say(self, sentence: str) -> None:
        """Says why it did not open; what was typed goes."""
        line = self.query_one(Input)
        line.value = ""
        line.disabled = False
        line.focus()
        self.query_one("#unlock-said", Static).update(sentence)

    @on(Input.Submitted)
    def _given(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value:
            event.input.disabled = True
            self.query_one("#unlock-said", Static).update("")
            self.post_message(self.Given(self, event.value))


class UnlockAgainScreen(UnlockScreen):
    """Asks for the passphrase in the middle of things, where another window encrypted the notebook."""

    SAID = AGAIN
    KEYS = "enter opens · esc goes back to what you wrote"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "back", show=False, priority=True)]
