"""What can be done from every place: the actions of the commands that stand on no screen of their own."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import ClassVar

from textual.app import SystemCommand
from textual.binding import BindingType
from textual.reactive import reactive
from textual.screen import Screen

from tui.app import deeds
from tui.app.commands import EVERYWHERE, QUIT_LETTER, UNCHANGED, Keymap
from tui.app.leaving import Leaving
from tui.app.palette import Palette
from tui.app.places import Places
from tui.app.screens.page import Page
from tui.app.screens.place import Place
from tui.app.sessions import Sessions
from tui.workspace import Step


class Everywhere(Leaving[None]):
    """The part of the app that answers the commands of :data:`~tui.app.commands.EVERYWHERE`."""

    BINDINGS: ClassVar[list[BindingType]] = [command.binding for command in EVERYWHERE]
    keymap: reactive[Keymap] = reactive(UNCHANGED)
    places: Places
    sessions: Sessions

    def watch_keymap(self, keymap: Keymap) -> None:
        """Binds the keys as they are from now on."""
        if keymap is not UNCHANGED:
            self.set_keymap(dict(keymap.changed))

    def action_place(self, name: str) -> None:
        """Goes to a place, unless a session or a dialog stands above."""
        self.places.go(name)

    def action_note(self) -> None:
        """Begins a quick note."""
        if isinstance(self.screen, Page) and self.screen.PLACE:
            self.sessions.begin_or_resume("note")

    def action_take_back(self) -> None:
        """Takes back what was done last."""
        self._step(again=False)

    def action_do_again(self) -> None:
        """Does again what was taken back."""
        self._step(again=True)

    def _step(self, *, again: bool) -> None:
        if not isinstance(self.screen, Place):
            return

        def done(step: Step | None) -> None:
            back = (after.id for _, after in step.changed if after.deleted is None) if step else iter(())
            self.places.refresh(entry=next(back, ""), told=deeds.sentence(step, again=again))

        workspace = self.workspace
        self.background.do(workspace.redo if again else workspace.undo, done)

    async def action_leave_place(self) -> None:
        """Leaves from a place, or goes back in it; in a session a letter that goes astray leaves nothing."""
        if isinstance(self.screen, Place) and not self.screen.went_back():
            await self.action_leave()

    async def action_leave(self) -> None:
        """Leaves; what stands on the screens is saved first, and writing is waited for."""
        self.leave()

    def action_suspend(self) -> None:
        """Gives the terminal back to the shell until fg; what stands on the screen is saved first."""
        self.sessions.save_now()
        self.action_suspend_process()

    def action_palette_from_place(self) -> None:
        """Opens the commands from a place; in a session a letter that goes astray opens nothing."""
        if isinstance(self.screen, Place):
            self.action_command_palette()

    def action_command_palette(self) -> None:
        """Opens the commands."""
        if not isinstance(self.screen, Palette):
            self.push_screen(Palette())

    def action_keys(self) -> None:
        """Shows every key that works here."""
        from tui.app.screens.help import HelpScreen

        if isinstance(self.screen, Page):
            self.push_screen(
                HelpScreen([self.keymap.of(one) for one in self.screen.all_commands()], self.screen.help_note())
            )

    def action_support(self) -> None:
        """Shows someone to talk to."""
        from tui.app.screens.support import SupportScreen

        if isinstance(self.screen, SupportScreen):
            return
        set_to = self.workspace.settings

        def changed(answer: tuple[str, str] | None) -> None:
            if answer is not None:
                self.background.do(lambda: self.workspace.set_support(*answer))

        self.push_screen(SupportScreen(set_to.support_name, set_to.support_number), changed)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The commands of the screen, then those of the app."""
        found = screen.all_commands() if isinstance(screen, Page) else EVERYWHERE
        by_action = {one.action: one for one in reversed(found) if "palette" not in one.action}
        # Leaving has a key for places and one for everywhere: the latter is told of.
        for command in {one.help: one for one in by_action.values() if one is not QUIT_LETTER}.values():
            told = f"{self.keymap.of(command).key_name}   {command.help}"
            yield SystemCommand(command.label.capitalize(), told, lambda c=command: self._run(c.action))
        if os.name == "posix":
            yield SystemCommand("Suspend", "Back to the shell for a while; fg comes back here.", self.action_suspend)

    def _run(self, action: str) -> None:
        self.run_worker(self.run_action(action, self.screen))
