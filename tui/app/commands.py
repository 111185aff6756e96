"""Every action is one command: its key, footer text, line on the help page and palette entry come from here."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from textual.binding import Binding
from textual.keys import _character_to_key

SIGNS = {_character_to_key(sign): sign for sign in string.punctuation}
"""Signs by the name Textual has for their key."""


def spoken(key: str) -> str:
    """A key as a person reads it: ``?`` for ``question_mark``, ``^p`` for ``ctrl+p``."""
    if key.startswith("ctrl+") and len(key) == 6:
        return f"^{key[5:]}"
    return "esc" if key == "escape" else SIGNS.get(key, key)


@dataclass(frozen=True)
class Command:
    """Something a person can do with a key.

    Attributes:
        id: Lasting name, such as ``session.skip``; the settings can give it other keys.
        keys: One key or several with commas between, as Textual names them.
        action: The action method, with arguments if any.
        label: A word or two for the footer.
        help: A sentence for the help page and the palette.
        shown: What the footer calls the key; ``None`` to leave it out of the footer.
        priority: Whether it acts even while a text field has the focus.
    """

    id: str
    keys: str
    action: str
    label: str
    help: str
    shown: str | None = ""
    priority: bool = False

    @property
    def binding(self) -> Binding:
        """The command as Textual binds it."""
        return Binding(
            self.keys, self.action, self.label, id=self.id, tooltip=self.help, show=False, priority=self.priority
        )

    @property
    def key_name(self) -> str:
        """The key as a person reads it."""
        return self.shown or spoken(self.keys.split(",")[0])


NAMED_KEY = re.compile(r"\{([a-z_.]+):([^{}]+)\}")


class Keymap(NamedTuple):
    """The keys as the settings made them.

    Attributes:
        changed: By command id, keys as Textual names them, with commas between.
        problems: What in the settings was passed over, a sentence each.
    """

    changed: Mapping[str, str]
    problems: tuple[str, ...] = ()

    def of(self, command: Command) -> Command:
        """The command with the keys it has now."""
        keys = self.changed.get(command.id)
        if keys is None or keys == command.keys:
            return command
        return replace(command, keys=keys, shown=None if command.shown is None else spoken(keys.split(",")[0]))

    def told(self, text: str) -> str:
        """A text with the keys there are now.

        Args:
            text: In it, ``{session.next:tab}`` stands for that command's key, ``tab`` unless it has another.
        """
        return NAMED_KEY.sub(
            lambda named: spoken(self.changed[named[1]].split(",")[0]) if named[1] in self.changed else named[2], text
        )


UNCHANGED = Keymap({})

QUIT = Command("app.quit", "ctrl+q", "leave", "quit", "Leave taut; everything is saved first.", None, priority=True)
QUIT_LETTER = Command("app.quit_letter", "q", "leave_place", "quit", "Leave taut; everything is saved first.", "q")
HELP = Command("app.help", "question_mark", "keys", "keys", "Every key that works here.", "?")
NOTE = Command("app.note", "n", "note", "note", "A quick note, from anywhere.", "n")
UNDO = Command("app.undo", "u", "take_back", "undo", "Take back what was done last, as often as you like.", None)
UNDO_SHOWN = replace(UNDO, shown="")
"""The same where pages are listed: there its key is looked for."""
REDO = Command("app.redo", "ctrl+y", "do_again", "redo", "Do again what was taken back.", None)
TODAY = Command("place.today", "1", "place('today')", "today", "Go to Today.", None)
JOURNAL = Command("place.journal", "2", "place('journal')", "journal", "Go to the Journal.", None)
VALUES = Command("place.values", "4", "place('values')", "values", "Go to Values.", None)
INSIGHTS = Command("place.insights", "5", "place('insights')", "insights", "Go to Insights.", None)
LIBRARY = Command("place.library", "6", "place('library')", "library", "Go to the Library.", None)
PALETTE = Command(
    "app.palette", "ctrl+p", "command_palette", "commands", "Every command, found by its name.", None, priority=True
)
PALETTE_LETTER = Command(
    "app.palette_letter", "colon", "palette_from_place", "commands", "Every command, found by its name.", None
)
SUPPORT = Command("app.support", "ctrl+g", "support", "support", "Someone to talk to.", None, priority=True)
VISION = Command("place.vision", "3", "place('vision')", "vision", "Go to the Vision.", None)
REPAINT = Command(
    "app.repaint", "ctrl+l", "repaint_all", "repaint", "Draw the whole screen again.", None, priority=True
)

PLACE_COMMANDS = (TODAY, JOURNAL, VISION, VALUES, INSIGHTS, LIBRARY)
"""The places in their order."""

EVERYWHERE: tuple[Command, ...] = (
    NOTE,
    UNDO,
    REDO,
    HELP,
    QUIT_LETTER,
    QUIT,
    *PLACE_COMMANDS,
    PALETTE,
    PALETTE_LETTER,
    SUPPORT,
    REPAINT,
)
"""Commands of the app itself; those with letters and digits rest while something is being written."""
