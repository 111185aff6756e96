"""What the answers of a session offer to go on with, asked once it is saved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult

from tui.app.base.messages import Begin
from tui.app.dialogs.forms import Dialog, ask, choice
from tui.app.fields.choice import ChoiceField
from tui.workspace.session_runner import GO_ON, Offer


class OffersDialog(Dialog):
    """Begins the exercise that is chosen; Esc leaves it for another day."""

    HINT: ClassVar[str] = "Enter to begin · Esc for not now"

    def __init__(self, offers: Sequence[Offer]) -> None:
        super().__init__("Continue")
        self._offers = {offer.flow: offer for offer in offers}

    def form(self) -> ComposeResult:
        yield ask(GO_ON)
        yield choice([(offer.flow, offer.title) for offer in self._offers.values()], next(iter(self._offers)))

    def keep(self) -> None:
        for flow in self.query_one(ChoiceField).picked[:1]:
            self.post_message(Begin(flow, about=self._offers[flow].about))
        self.dismiss(None)
