"""From the first picture to a notebook that is read, and looking again for what another window wrote."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from tui.app import first_reading
from tui.app.commands import Keymap
from tui.app.everywhere import Everywhere
from tui.app.screens.place import Place
from tui.practice.flow import Variant
from tui.records.entry import Entry

if TYPE_CHECKING:
    from tui.app.screens.unlock import UnlockScreen

LOOKS = 2.0
"""Seconds between two looks whether another window wrote: one question to the file system."""


class Opening(Everywhere):
    """The part of the app that opens the notebook while Today already stands."""

    _begin: tuple[str | None, date | None, Variant]
    _keys_to_come = False
    _looking = False
    _waits_for_key: Sequence[Callable[[], None]] = ()

    def open_notebook(self) -> None:
        """Shows Today at once and reads the journal behind it."""
        self.places.begin()
        self._keys_to_come = bool(self.workspace.settings.keys)
        if self._keys_to_come:
            self.background.do(self._look_through_keys, self._take_keys)
        self.call_after_refresh(self._read)
        self.set_interval(LOOKS, self._look_around)

    def _look_through_keys(self) -> Keymap:
        from tui.app.keymap import keymap  # it looks at every screen there is

        return keymap(self.workspace.settings.keys)

    def _take_keys(self, keymap: Keymap) -> None:
        self._keys_to_come = False
        self.keymap = keymap

    def _read(self) -> None:
        if self.workspace.is_locked:
            from tui.app.screens.unlock import UnlockScreen

            self.push_screen(UnlockScreen())
            return
        self.background.do(lambda: first_reading.read(self.workspace), self._first_read)

    def _first_read(self, sentence: str | None) -> None:
        self.places.refresh()
        said = (
            sentence,
            self.workspace.trouble,
            *map(str, self.workspace.problems[:1]),
            _keys_said(self.keymap.problems),
        )
        if any(said):
            self.places.say("\n".join(filter(None, said)))
        flow, day, variant = self._begin
        if flow is not None:
            self.sessions.begin_or_resume(flow, day=day, variant=variant)
        self.call_later(self._look_after)

    def _look_after(self) -> None:
        """What can wait until the place is shown: getting the journal's list ready, and mending."""
        self.background.do(self.workspace.listing, lambda _: first_reading.hold(), spare=True)
        self.background.do(lambda: first_reading.unkept(self.workspace), self.places.take_unkept)
        self.background.do(self.places.prepare, spare=True)
        self.background.do(self.workspace.waiting_edits, self._say_edits)
        self.background.do(lambda: first_reading.rescue(self.workspace), self._say_rescued)
        self.background.do(self.workspace.tidy, spare=True)

    def _say_edits(self, pages: tuple[Entry, ...]) -> None:
        if self.workspace.drafts.trouble:
            self.places.say(self.workspace.drafts.trouble)
        for page in pages[:1]:
            day = f"{page.day:%a} {page.day.day} {page.day:%b} {page.day.year}"
            self.places.say(f"What you were changing on the page of {day} waits: e on it, in the Journal.")

    def _say_rescued(self, found: tuple[int, str]) -> None:
        count, left = found
        if left:
            self.places.say(f"Your editor was cut short and left a text of its own beside {left}; vim -r opens it.")
        if count:
            self.places.say("What you wrote in your editor when taut was ended is kept as a note.")
            self.places.refresh()

    def on_unlock_screen_given(self, event: UnlockScreen.Given) -> None:
        """Tries the passphrase, and reads the journal if it fits."""

        def tried(sentence: str) -> None:
            if sentence:
                event.screen.say(sentence)
                return
            waited = self._waits_for_key
            self._waits_for_key = []
            event.screen.dismiss()
            for go_on in waited or [self._read]:
                go_on()

        self.background.do(lambda: first_reading.unlocked(self.workspace, event.passphrase), tried)

    def unlock_again(self, go_on: Callable[[], None]) -> None:
        """Asks for the passphrase of a notebook that another window encrypted, then goes on."""
        from tui.app.screens.unlock import UnlockAgainScreen, UnlockScreen

        if not self.workspace.has_been_read:
            return
        self._waits_for_key = [*self._waits_for_key, go_on]
        if not any(isinstance(screen, UnlockScreen) for screen in self.screen_stack):
            # In a place nothing was written that one could go back to.
            screen = UnlockScreen() if isinstance(self.screen, Place) else UnlockAgainScreen()
            self.push_screen(screen, self._stays_locked)

    def _stays_locked(self, _: None) -> None:
        self._waits_for_key = []

    def on_app_focus(self) -> None:
        """Looks for what another window wrote meanwhile."""
        self._look_around()

    def _look_around(self) -> None:
        """Shows the place anew where another window wrote; sends nothing where none did."""

        def looked(changed: bool) -> None:
            self._looking = False
            if changed and isinstance(self.screen, Place):
                self.places.refresh()

        if self.workspace.has_been_read and isinstance(self.screen, Place) and not self._looking:
            self._looking = True
            self.background.do(self.workspace.journal.changed, looked, lambda _: looked(False))


def _keys_said(problems: Sequence[str]) -> str:
    """The first mistake in the keys, and where the others are told."""
    more = len(problems) - 1
    return problems[0] + (f" “taut keys” tells {more} more." if more else "") if problems else ""
