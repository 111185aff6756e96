"""Someone to talk to."""

from __future__ import annotations

from tui.plain.talk import Talk
from tui.settings import Settings
from tui.workspace import Workspace

WHERE_TO_START = (
    "In danger, ring the emergency number of where you are. People who listen, by country, are listed by Befrienders "
    "Worldwide, LifeLine International, and the International Association for Suicide Prevention (IASP)."
)


def say_support(talk: Talk, settings: Settings) -> None:
    """Whom the person wrote down, and where to start."""
    talk.gap()
    named = ", ".join(part for part in (settings.support_name, settings.support_number) if part)
    if named:
        talk.say(f"Someone of your own: {named}.")
    talk.say(WHERE_TO_START)


def support(talk: Talk, workspace: Workspace) -> None:
    """Says it, and writes down someone of the person's own.

    Raises:
        EOFError: At the end of the input.
        NotebookError: If it cannot be written.
    """
    say_support(talk, workspace.settings)
    talk.say("You can write down someone of your own; Enter alone leaves it as it is.")
    name = talk.ask("Their name:").strip() or workspace.settings.support_name
    number = talk.ask("How you reach them:").strip() or workspace.settings.support_number
    if (name, number) != (workspace.settings.support_name, workspace.settings.support_number):
        workspace.set_support(name, number)
        talk.say("Written down.")
