"""Locking the notebook with a passphrase, changing it, showing the recovery key, and removing it.

What is typed here is never shown, saved in a draft, or said.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Static

from tui.app.settings.forms import Form, about, line_for, show_page
from tui.terminal.input_field import InputField
from tui.workspace.encrypting import (
    ENCRYPTED,
    IF_FORGOTTEN,
    NOT_THE_SAME,
    SHORTEST,
    Encrypted,
    change_passphrase,
    lock,
    recovery_key,
    recovery_page,
    unlock,
)
from tui.workspace.settings_view import Row

_HOW = f"At least {SHORTEST} characters. Several words are easy to remember."


class PassphraseForm(Form):
    """One or more lines that are not seen.

    Attributes:
        ASKED: The lines: name and what is asked.
    """

    ASKED: ClassVar[tuple[tuple[str, str], ...]] = ()

    def __init__(self, row: Row) -> None:
        super().__init__(row.title)
        self._row = row

    def form(self) -> ComposeResult:
        yield about(self._row)
        for name, asked in self.ASKED:
            yield Static(asked, classes="label")
            yield line_for(name, is_secret=True)

    def agreed(self) -> bool:
        """Whether the new passphrase was typed twice; if not, both are asked for again."""
        if self.value("new") == self.value("again"):
            return True
        self.empty("new", "again")
        self.say(NOT_THE_SAME)
        self.back_to("new")
        return False

    def empty(self, *names: str) -> None:
        """Forgets what stands in these lines."""
        for name in names:
            with self.prevent(InputField.Changed):
                self.query_one(f"#{name}", InputField).value = ""

    def refused(self) -> None:
        self.empty(*(name for name, _ in self.ASKED))
        self.back_to(self.ASKED[0][0])


class LockForm(PassphraseForm):
    """A new passphrase, with what becomes of the journal if it is forgotten; then the recovery key is shown."""

    HINT: ClassVar[str] = "Tab for the next line · Enter in the last one to lock · Esc to go back"
    ASKED = (("new", f"A new passphrase. {_HOW}"), ("again", "Repeat it"))

    def form(self) -> ComposeResult:
        yield from super().form()
        yield Static(IF_FORGOTTEN, classes="label")

    def keep(self) -> None:
        if self.agreed():
            self.work(self._locked, lock, self.value("new"))

    def _locked(self, done: Encrypted) -> None:
        self.close(str(done.trouble) if done.trouble else ENCRYPTED)
        show_page(self.app, recovery_page(done.key, in_two=True))


class ChangeForm(PassphraseForm):
    """The present passphrase, and a new one."""

    HINT: ClassVar[str] = "Tab for the next line · Enter in the last one to save · Esc to go back"
    ASKED = (
        ("present", "The passphrase you have now"),
        ("new", f"The new one. {_HOW}"),
        ("again", "Repeat it"),
    )

    def keep(self) -> None:
        if self.agreed():
            self.work(self.close, change_passphrase, self.value("present"), self.value("new"))


class RecoveryForm(PassphraseForm):
    """Asks for the passphrase before the recovery key is shown."""

    HINT: ClassVar[str] = "Enter to show it · Esc to go back"
    ASKED = (("present", "Your passphrase"),)

    def keep(self) -> None:
        self.work(self._known, recovery_key, self.value("present"))

    def _known(self, key: str) -> None:
        self.close()
        show_page(self.app, recovery_page(key, in_two=True))


class UnlockForm(PassphraseForm):
    """Asks for the passphrase before it is removed."""

    HINT: ClassVar[str] = "Enter to remove it · Esc to keep it"
    ASKED = (("present", "Your passphrase"),)

    def keep(self) -> None:
        self.work(self.close, unlock, self.value("present"))
