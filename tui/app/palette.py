"""Every command, found by its name: Textual's palette in the frame of our dialogs.

Textual's private parts relied on (8.2.8): ``CommandPalette._action_command_list`` is overridden.
"""

from __future__ import annotations

from textual.command import CommandInput, CommandList, CommandPalette


class Palette(CommandPalette):
    """Textual's palette, in which a key that comes before the list has any room, or any row, does nothing."""

    def __init__(self) -> None:
        super().__init__(placeholder="a command, by a part of its name", id="--command-palette")

    def on_mount(self) -> None:
        """Names the frame."""
        frame = self.query_one("#--container")
        frame.border_title = "Commands"
        frame.border_subtitle = "enter does it · esc leaves"
        self.query_one(CommandInput).cursor_blink = False

    def _action_command_list(self, action: str) -> None:
        # Moving by a page in a list of no height, or one in which nothing was found, is a mistake to Textual.
        found = self.query_one(CommandList)
        if found.scrollable_content_region and any(not option.disabled for option in found.options):
            super()._action_command_list(action)
