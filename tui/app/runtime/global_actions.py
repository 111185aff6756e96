"""What can be done from every screen: undo and redo, help, the command palette, someone to talk to."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from textual.binding import ActiveBinding
from textual.screen import Screen

from tui.app.base.global_commands import EVERYWHERE, OF_A_TAB, QUIT_LETTER, SUSPEND
from tui.app.base.messages import Begin, Request
from tui.app.base.screen import CommandScreen, TabScreen
from tui.app.runtime.navigation import Navigation
from tui.app.runtime.undo_messages import care, undo_sentence
from tui.app.runtime.worker import Worker
from tui.insights.views.model import Page
from tui.terminal.braille_canvas import ascii_only
from tui.terminal.commands import Command, Keymap
from tui.terminal.key_queue import KeyQueue
from tui.workspace import UndoStep, Workspace

BEGIN = "begin."
"""What the ids of commands start with that begin an exercise."""


class GlobalActions:
    """Does what the commands of ``global_commands`` say, where that is more than a line."""

    def __init__(self, app: KeyQueue[None], workspace: Workspace, worker: Worker, navigation: Navigation) -> None:
        self._app = app
        self._workspace = workspace
        self._worker = worker
        self._navigation = navigation
        self._warned: tuple[UndoStep, int] | None = None

    def undo(self) -> None:
        """Undoes what was done last, where a tab is shown; a whole exercise only when asked twice in a row."""
        last = self._workspace.entries.last_step
        sentence = care(last, self._workspace.now(), self._workspace.catalogue.title)
        if sentence and isinstance(self._app.screen, TabScreen) and not self._was_warned(last):
            self._warned = (last, self._app.keys_handled_so_far) if last else None
            self._app.screen.tell(sentence)
        else:
            self._step(self._workspace.entries.undo, again=False)

    def _was_warned(self, step: UndoStep | None) -> bool:
        """Whether this step was warned of, and no other key was pressed since."""
        return self._warned is not None and self._warned == (step, self._app.keys_handled_so_far - 1)

    def redo(self) -> None:
        """Redoes what was undone, where a tab is shown."""
        self._step(self._workspace.entries.redo, again=True)

    def _step(self, step: Callable[[], UndoStep | None], *, again: bool) -> None:
        def done(step: UndoStep | None) -> None:
            back = (after.id for _, after in step.changed if after.deleted is None) if step else iter(())
            self._navigation.refresh(
                entry=next(back, ""), told=undo_sentence(step, self._workspace.catalogue.title, again=again)
            )

        if isinstance(self._app.screen, TabScreen):
            self._worker.do(step, done)

    def show_palette(self, keymap: Keymap) -> None:
        """Lists every command, unless they are listed, and does the one that is chosen."""
        from tui.app.dialogs.palette import Palette

        if not self._is_open(Palette):
            self._app.push_screen(Palette(self.palette_commands(keymap)), self._run)

    def palette_commands(self, keymap: Keymap) -> list[Command]:
        """The commands of the screen whose keys do something now, then those of the app, each once."""
        screen = self._app.screen
        found = screen.all_commands() if isinstance(screen, CommandScreen) else EVERYWHERE
        of_keys_alone = ("walk", "command_palette", "palette", "complete", "hits")
        by_action = {one.action: one for one in reversed(found) if not one.action.startswith(of_keys_alone)}
        # Leaving has a key for tabs and one for everywhere: the latter is told of.
        by_help = {one.help: keymap.of(one) for one in by_action.values() if one is not QUIT_LETTER}
        bound = screen.active_bindings
        able = [one for one in by_help.values() if binding_of(one, bound)]
        of_a_tab = self._of_any_tab(keymap) if isinstance(screen, TabScreen) else []
        of_a_tab = [one for one in of_a_tab if one.help not in by_help]
        return [*able, *of_a_tab, *([SUSPEND] if os.name == "posix" else [])]

    def _of_any_tab(self, keymap: Keymap) -> list[Command]:
        """What can be begun, and what is done on another tab than the one that is shown; the latter without a key."""
        flows = (flow for flow in self._workspace.catalogue.flows.values() if flow.listed)
        begun = [Command(f"{BEGIN}{flow.id}", "", "begin", flow.title, flow.purpose, "") for flow in flows]
        there = [replace(keymap.of(one), keys="", shown="") for _, one in self._of_other_tabs()]
        return [*OF_A_TAB, *there, *begun]

    def _of_other_tabs(self) -> list[tuple[str, Command]]:
        """Commands of a tab that the palette has on every one, each with its tab: chosen elsewhere, they go there."""
        from tui.app.journal.entry_actions import THEN, TRASH, YEAR
        from tui.app.reflection.screen import MOOD, SUMMARY

        found = [("journal", one) for one in (YEAR, THEN, TRASH)]
        found += [("reflection", one) for one in (MOOD, SUMMARY)]
        here = getattr(self._app.screen, "TAB", "")
        return [(tab, one) for tab, one in found if tab != here or not one.keys]

    def _is_open(self, kind: type[Screen[Any]]) -> bool:
        """Whether there is such a screen, also below others."""
        return any(isinstance(screen, kind) for screen in self._app.screen_stack)

    async def _run(self, command: Command | None) -> None:
        """Does what the key of a command does at this moment, wherever that key is bound."""
        if command is None:
            return
        if command.id.startswith(BEGIN):
            self._app.post_message(Begin(command.id.removeprefix(BEGIN), resumes=True))
        elif tab := next((tab for tab, one in self._of_other_tabs() if one.id == command.id), ""):
            self._navigation.go_and_do(tab, command.action)
        else:
            found = binding_of(command, self._app.screen.active_bindings)
            action, node = (found.binding.action, found.node) if found else (command.action, self._app)
            await self._app.run_action(action, node)

    def show_help(self, keymap: Keymap) -> None:
        from tui.app.dialogs.key_list import HelpScreen

        screen = self._app.screen
        if isinstance(screen, CommandScreen):
            self._app.push_screen(HelpScreen([keymap.of(one) for one in screen.help_commands()], screen.help_note()))

    def share(self) -> None:
        """Begins choosing lines to share, or says that there are none yet."""
        from tui.insights.views.whole_vision import NOTHING_TO_SHARE, lines_to_share

        def begin(lines: Sequence[str]) -> None:
            if lines:
                self._app.post_message(Begin("share"))
            else:
                self._app.notify(NOTHING_TO_SHARE)

        self._worker.do(lambda: lines_to_share(self._workspace.portrait()), begin, reads=True)

    def show_circle(self) -> None:
        """Asks for files of shared lines, and shows them as one page."""
        from tui.app.dialogs.circle import CircleDialog

        dialog = CircleDialog(self._navigation.unkept)

        def closed(keep: Request[object] | None) -> None:
            if keep is not None:
                self._worker.do(lambda: keep.answer(self._workspace))
            if dialog.page is not None:
                self._show_page(dialog.page)

        self._app.push_screen(dialog, closed)

    def show_leader(self) -> None:
        """Shows the page for the one who leads a half-hour."""
        from tui.insights.views.circle import leader_page

        self._show_page(leader_page())

    def _show_page(self, page: Page) -> None:
        from tui.app.base.page_view import PageView
        from tui.app.dialogs.evidence import PageViewer

        plain = ascii_only()
        self._app.push_screen(PageViewer(page, lambda width: PageView(width, plain, heading="$secondary")))

    def show_support(self) -> None:
        """Shows someone to talk to, unless it is shown."""
        from tui.app.dialogs.someone_to_talk_to import SupportScreen

        settings = self._workspace.settings

        def changed(answer: tuple[str, str] | None) -> None:
            if answer is not None:
                self._worker.do(lambda: self._workspace.set_support(*answer))

        if not self._is_open(SupportScreen):
            page = self._workspace.someone_to_talk_to()
            self._app.push_screen(SupportScreen(page, settings.support_name, settings.support_number), changed)


def binding_of(command: Command, bound: Mapping[str, ActiveBinding]) -> ActiveBinding | None:
    """What the key of a command does, out of what is bound now by key."""
    return next((bound[key] for key in command.keys.split(",") if key in bound), None)
