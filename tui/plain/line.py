"""One line outside a session: ? explains it, < and q leave it, and nothing else is taken for a sign."""

from __future__ import annotations

from tui.plain.talk import Talk

LEAVES = ("q", "<")


def ask_line(talk: Talk, prompt: str, explain: str) -> str | None:
    """Asks for a line until it is one or is left.

    Args:
        talk: The conversation.
        prompt: Stands before the line; it says how to leave.
        explain: What may be typed, for ``?``.

    Returns:
        The line without the space around it, so that a sign with a space before it is text; ``None`` to leave.

    Raises:
        EOFError: At the end of the input.
    """
    while True:
        line = talk.ask(prompt)
        if line.rstrip() == "?":
            talk.say(explain)
        else:
            return None if line.rstrip() in LEAVES else line.strip()
