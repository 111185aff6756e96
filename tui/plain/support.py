"""Someone to talk to."""

from __future__ import annotations

from tui.plain.line import ask_line
from tui.plain.talk import Talk
from tui.settings import Settings
from tui.workspace import Workspace

WHERE_TO_START = (
    "In danger, ring the emergency number of where you are. People who listen, by country, are listed by Befrienders "
    "Worldwide, LifeLine International, and the International Association for Suicide Prevention (IASP)."
)

_ASKED = ("Their name", "How you reach them")
_EXPLAIN = (
    "Write a line, and it is said here whenever you ask for someone to talk to. "
    "Enter alone leaves what stands, - takes it away, < and q go back."
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
    before = (workspace.settings.support_name, workspace.settings.support_number)
    said: list[str] = []
    while len(said) < len(_ASKED):
        line = ask_line(talk, f"{_ASKED[len(said)]}, q goes back:", _EXPLAIN)
        if line is None:
            break
        said.append(before[len(said)] if line == "" else "" if line == "-" else line)
    name, number = (*said, *before[len(said) :])
    if (name, number) != before:
        workspace.set_support(name, number)
        talk.say("Written down.")
