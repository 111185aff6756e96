"""Every command, found by its name.

Textual's private parts relied on (8.2.8): ``CommandPalette._action_command_list`` is overridden.
"""

from __future__ import annotations

from textual.command import CommandList, CommandPalette


class Palette(CommandPalette):
    """Textual's palette, in which a key that comes before the list has any room does nothing."""

    def _action_command_list(self, action: str) -> None:
        # Moving by a page in a list of no height, just opened or in a small terminal, is a mistake to Textual.
        if self.query_one(CommandList).scrollable_content_region:
            super()._action_command_list(action)
