"""Someone to talk to."""

from __future__ import annotations

from tui.plain.console import Talk, ask_line
from tui.plain.render import row_lines
from tui.workspace import Workspace

_CHANGES = "c"
_ASKED = ("Their name", "How to reach them")
_EXPLAIN = (
    "What you write is shown whenever you ask for someone to talk to. "
    "Enter alone to leave it as it is, - to remove it, < or q to go back."
)


def say_support(talk: Talk, workspace: Workspace) -> None:
    """Whom the person wrote down, and where to start."""
    talk.gap()
    for section in workspace.someone_to_talk_to().sections:
        talk.say(*filter(None, [f"{section.heading}:" if section.heading else ""]))
        for row in section.rows:
            talk.say(*row_lines(row))


def support(talk: Talk, workspace: Workspace) -> None:
    """Says it; only when it is asked for, it writes down someone of the person's own.

    Raises:
        EOFError: At the end of the input.
        StoreError: If it cannot be written.
    """
    say_support(talk, workspace)
    prompt = f"Enter to go back, {_CHANGES} to add someone you know:"
    if ask_line(talk, prompt, f"Type {_CHANGES} to give a name and a way to reach them.") != _CHANGES:
        return
    before = (workspace.settings.support_name, workspace.settings.support_number)
    said: list[str] = []
    while len(said) < len(_ASKED):
        line = ask_line(talk, f"{_ASKED[len(said)]}, or q to go back:", _EXPLAIN)
        if line is None:
            break
        said.append(before[len(said)] if line == "" else "" if line == "-" else line)
    name, number = (*said, *before[len(said) :])
    if (name, number) != before:
        workspace.set_support(name, number)
        talk.say("Saved.")
