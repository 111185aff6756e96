"""From the first picture to a notebook that is read, and looking again for what another window wrote."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tui.app.base.screen import TabScreen
from tui.app.runtime.navigation import Navigation
from tui.app.runtime.styles import StyledOnce
from tui.app.runtime.worker import Worker
from tui.records.day import day_name
from tui.records.entry import Entry
from tui.terminal.commands import UNCHANGED, Keymap
from tui.workspace import StoreError, Workspace

if TYPE_CHECKING:
    from tui.app.dialogs.forms import UnlockScreen
    from tui.workspace.unsaved_texts import Rescued

LOOKS = 2.0
"""Seconds between two looks whether another window wrote: one question to the file system."""


class Startup:
    """Opens the notebook while Today is already shown.

    Args:
        take_keys: Takes the keys of the settings, where there are any.
        begin: What comes first when the notebook is read, if anything does.
        look_further: Called with each look for what another window wrote, once the notebook is read.

    Attributes:
        waits_for_keys: Whether the keys of the settings are not known yet.
    """

    def __init__(
        self,
        app: StyledOnce[None],
        workspace: Workspace,
        worker: Worker,
        navigation: Navigation,
        *,
        take_keys: Callable[[Keymap], None],
        begin: Callable[[], None],
        look_further: Callable[[], None] = lambda: None,
    ) -> None:
        self._app = app
        self._workspace = workspace
        self._worker = worker
        self._navigation = navigation
        self._give_keys = take_keys
        self._begin = begin
        self._look_further = look_further
        self.waits_for_keys = False
        self._key_problems = UNCHANGED.problems
        self._is_looking = False
        self._keep_frame: Callable[[], None] | None = None
        self._unlock_screen: UnlockScreen | None = None
        self._waits_for_passphrase: list[Callable[[], None]] = []

    def open_notebook(self) -> None:
        """Shows Today at once and reads the journal behind it."""
        self._navigation.begin()
        self.waits_for_keys = bool(self._workspace.settings.keys)
        if self.waits_for_keys:
            self._worker.do(self._read_keys, self._take_keys, reads=True)
        self._app.call_after_refresh(self._read)
        self._app.set_interval(LOOKS, self.look_around)

    def _read_keys(self) -> Keymap:
        from tui.app.runtime.keymap import keymap  # it looks at every screen there is

        return keymap(self._workspace.settings.keys)

    def _take_keys(self, keymap: Keymap) -> None:
        self.waits_for_keys = False
        self._key_problems = keymap.problems
        self._give_keys(keymap)

    def _read(self) -> None:
        from tui.app.runtime.early_frame import keeper  # after the first picture

        if self.waits_for_keys or not self._workspace.settings.keys:  # else it is not what a start shows first
            self._keep_frame = keeper(self._app, self._workspace)
        if self._workspace.vault.is_locked:
            from tui.app.dialogs.forms import UnlockScreen

            self._ask_passphrase(UnlockScreen())
            return

        def read(mended: str | None) -> None:
            self._worker.do(self._workspace.read_model.read_resting, lambda _: self._first_read(mended), reads=True)

        self._worker.do(self._workspace.start, read)

    def _first_read(self, mended: str | None) -> None:
        self._navigation.refresh()
        said = (
            mended,
            *self._workspace.journal.take_news(),
            self._workspace.trouble,
            *map(str, self._workspace.library.problems[:1]),
            _keys_said(self._key_problems),
        )
        if any(said):
            self._navigation.say("\n".join(filter(None, said)))
        self._begin()
        # Behind what Today asks for, and when that is drawn: it shares the interpreter with the screen.
        self._app.call_later(self._worker.do, lambda: None, lambda _: self._app.call_after_refresh(self._look_after))

    def _look_after(self) -> None:
        """What can wait until the tab is shown: the other sheets, getting the journal's list ready, and mending."""
        self._app.style_rest()
        workspace, worker = self._workspace, self._worker
        if self._keep_frame is not None:
            worker.do(self._keep_frame, spare=True)
        worker.do(self._navigation.prepare, spare=True)  # first: it takes less than a person does to go there
        worker.do(workspace.listing, reads=True)
        worker.do(self._unsaved_texts, self._navigation.take_unkept)  # before any dialog writes its own
        worker.do(workspace.edits.waiting, self._say_edits, reads=True)
        worker.do(self._rescue, self._say_rescued)
        worker.do(workspace.entries.clean_up, spare=True)
        # Given up in the middle, it was not begun. It holds all entries once more, so garbage is looked for behind it.
        worker.do(workspace.read_model.keep_snapshot, lambda _: _keep_in_memory(), reads=True)

    def _unsaved_texts(self) -> dict[tuple[str, str], str]:
        from tui.workspace.unsaved_texts import texts

        return texts(self._workspace)

    def _rescue(self) -> Rescued:
        from tui.workspace.unsaved_texts import recover_texts

        return recover_texts(self._workspace)

    def _say_edits(self, entries: tuple[Entry, ...]) -> None:
        if self._workspace.drafts.trouble:
            self._navigation.say(self._workspace.drafts.trouble)
        for entry in entries[:1]:
            day = day_name(entry.day)
            self._navigation.say(f"You haven't finished editing the entry from {day}: press e on it in the Journal.")

    def _say_rescued(self, found: Rescued) -> None:
        if found.sentences:
            self._navigation.say(" ".join(found.sentences))
        if found.notes:
            self._navigation.refresh()

    # the passphrase

    def _ask_passphrase(self, screen: UnlockScreen) -> None:
        self._unlock_screen = screen
        self._app.push_screen(screen, lambda _: self._passphrase_done(screen))

    def unlock_again(self, go_on: Callable[[], None]) -> None:
        """Asks for the passphrase of a notebook that another window encrypted, then goes on."""
        from tui.app.dialogs.forms import UnlockAgainScreen, UnlockScreen

        if not self._workspace.read_model.has_been_read:
            return
        self._waits_for_passphrase.append(go_on)
        if self._unlock_screen is None:
            # In a tab nothing was written that one could go back to.
            self._ask_passphrase(UnlockScreen() if isinstance(self._app.screen, TabScreen) else UnlockAgainScreen())

    def unlock(self, passphrase: str) -> None:
        """Tries a passphrase, or the recovery key; where it fits, goes on with what waited for it."""

        def work() -> str:
            from tui.workspace.encrypting import open_with

            try:
                open_with(self._workspace, passphrase)
            except StoreError as problem:
                return str(problem)
            return ""

        def tried(why_not: str) -> None:
            screen = self._unlock_screen
            if screen is None:
                return
            if why_not:
                screen.say(why_not)
                return
            waiting = self._waits_for_passphrase or [self._read]
            self._passphrase_done(screen)
            screen.dismiss()
            for go_on in waiting:
                go_on()

        self._worker.do(work, tried)

    def _passphrase_done(self, screen: UnlockScreen) -> None:
        if screen is self._unlock_screen:
            self._unlock_screen = None
            self._waits_for_passphrase = []

    # other windows

    def look_around(self) -> None:
        """Refreshes the tab where another window wrote; sends nothing where none did."""

        def looked(changed: bool) -> None:
            self._is_looking = False
            for sentence in self._workspace.journal.take_news():
                self._navigation.say(sentence)
            if changed and isinstance(self._app.screen, TabScreen):
                self._navigation.refresh()

        if self._workspace.read_model.has_been_read:
            self._look_further()
        if (
            self._workspace.read_model.has_been_read
            and isinstance(self._app.screen, TabScreen)
            and not self._is_looking
        ):
            self._is_looking = True
            self._worker.do(self._workspace.journal.changed, looked, lambda _: looked(False), reads=True)


def _keys_said(problems: Sequence[str]) -> str:
    """The first mistake in the keys, and where the others are told."""
    more = len(problems) - 1
    return problems[0] + (f" “taut keys” shows {more} more." if more else "") if problems else ""


def _keep_in_memory() -> None:
    """Keeps what was read until the end: looking through it for garbage would hold the screen still each time."""
    gc.freeze()
    gc.enable()
