"""Every action is one command: its key, footer text, line on the help page and palette entry come from here."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from textual.binding import Binding

from tui.terminal.compat import character_to_key

SIGNS = {character_to_key(sign): sign for sign in string.punctuation}
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
