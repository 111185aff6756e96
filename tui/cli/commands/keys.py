"""``taut keys``: every key of the full screen, as the settings made them."""

from __future__ import annotations

from tui.cli import output
from tui.cli.command import Common, command
from tui.cli.open_workspace import placed


@command(
    "keys",
    "Every command of the full screen: its keys, its name and what it does. A star marks\n"
    "those you changed. You change them in a table of the settings:\n"
    "  [keys]\n"
    '  preset = "vim"\n'
    '  today.evening = "v"\n'
    '  session.skip = "ctrl+n, f8"',
    examples=[("taut keys", "all of them"), ("taut keys --json", "for a program")],
    json="the keys, and any mistakes in the settings",
    refuses=["--for"],
    pages=True,
)
def run(given: Common) -> None:
    """Lists every command with its keys; those the settings changed have a star."""
    workspace = placed(given.home)

    from tui.app.runtime.keymap import commands, keymap, layers
    from tui.terminal.commands import spoken

    now = keymap(workspace.settings.keys)
    rows = []
    for bound in sorted(commands(layers()).values(), key=lambda bound: bound.id):
        keys = now.changed[bound.id].split(",") if bound.id in now.changed else list(bound.keys)
        rows.append((bound, keys))
    if given.json:
        listed = [
            {"id": bound.id, "keys": keys, "default": list(bound.keys), "does": bound.help} for bound, keys in rows
        ]
        output.as_json({"keys": listed, "problems": list(now.problems)})
        return

    from tui.cli.rows import fitted, padded

    shown = [(", ".join(map(spoken, keys)), keys != list(bound.keys), bound) for bound, keys in rows]
    widest = max(len(keys) for keys, _, _ in shown)
    names = max(len(bound.id) for _, _, bound in shown)
    width = output.width()
    for text, changed, bound in shown:
        row = f"{'*' if changed else ' '} {padded(text, widest)}  {padded(bound.id, names)}  {bound.help}"
        output.line(row if width is None else fitted(row, width))
    for problem in now.problems:
        output.words(problem)
