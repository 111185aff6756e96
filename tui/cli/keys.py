"""``taut keys``: every key of the full screen, as the settings made them."""

from __future__ import annotations

import json
from collections.abc import Sequence

from tui.cli import out
from tui.cli.arguments import Parser
from tui.cli.notebook import placed
from tui.cli.problems import DONE


def parser() -> Parser:
    """What ``taut keys`` takes."""
    return Parser(
        "keys",
        "Every command of the full screen: its keys, its name and what it does; a star\n"
        "where the settings changed it. They do so in a table of their own:\n"
        "  [keys]\n"
        '  preset = "vim"\n'
        '  today.evening = "v"\n'
        '  session.skip = "ctrl+n, f8"',
        examples=[("taut keys", "what there is"), ("taut keys --json", "the same, for a program")],
        json="the keys, and what in the settings cannot be",
        refuses=["--for"],
        pages=True,
    )


def run(words: Sequence[str]) -> int:
    """Lists every command with its keys; those the settings changed have a star.

    Returns:
        The exit code.
    """
    options = parser().options(words)
    if options is None:
        return DONE
    workspace = placed(options.home)

    from tui.app.commands import spoken
    from tui.app.keymap import commands, keymap, layers

    now = keymap(workspace.settings.keys)
    rows = []
    for bound in sorted(commands(layers()).values(), key=lambda bound: bound.id):
        keys = now.changed[bound.id].split(",") if bound.id in now.changed else list(bound.keys)
        rows.append((bound, keys))
    if options.json:
        listed = [
            {"id": bound.id, "keys": keys, "default": list(bound.keys), "does": bound.help} for bound, keys in rows
        ]
        out.data(json.dumps({"keys": listed, "problems": list(now.problems)}, ensure_ascii=True) + "\n")
        return DONE

    from tui.cli.cells import fitted, padded

    shown = [(", ".join(map(spoken, keys)), keys != list(bound.keys), bound) for bound, keys in rows]
    widest = max(len(keys) for keys, _, _ in shown)
    names = max(len(bound.id) for _, _, bound in shown)
    width = out.width()
    for text, changed, bound in shown:
        row = f"{'*' if changed else ' '} {padded(text, widest)}  {padded(bound.id, names)}  {bound.help}"
        out.line(row if width is None else fitted(row, width))
    for problem in now.problems:
        out.words(problem)
    return DONE
