"""``taut trash``: what was deleted, brought back, or deleted for good."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from tui.cli import output
from tui.cli.command import Common, argument, command
from tui.cli.completion import from_words
from tui.cli.errors import usage
from tui.cli.open_workspace import only_one, opened
from tui.records.text import counted

if TYPE_CHECKING:
    from tui.workspace import Workspace


@command(
    "trash",
    "What was deleted and can still come back: id, day, exercise, days left, words.\n"
    "  taut trash put ID       deletes an entry\n"
    "  taut trash restore ID   brings one back\n"
    "  taut trash empty        deletes all of it for good, after asking",
    examples=[
        ("taut trash put $(taut list -n 1 | cut -d ' ' -f 1)", "delete the last entry"),
        ("taut trash", "what is in it"),
        ("taut trash restore $(taut trash | head -n 1 | cut -d ' ' -f 1)", "bring it back"),
        ("taut trash empty --yes --backups-too", "gone for good, from the backups too"),
    ],
    json="an array with id, day, flow, days_left and words of each",
    refuses=["--for"],
    pages=True,
)
@argument(
    "words", "put ID | restore ID | empty", "what to do", shell_complete=from_words("put", "restore", "empty", at=0)
)
@click.option("--yes", "-y", is_flag=True, help="agree in advance")
@click.option("--backups-too", is_flag=True, help="delete from the backups too, including what was deleted earlier")
def run(given: Common, words: tuple[str, ...], yes: bool, backups_too: bool) -> None:
    """Lists, deletes, brings back or empties."""
    doing = words[0] if words else "list"
    takes = {"list": len(words[:1]), "put": 2, "restore": 2, "empty": 1}
    if doing not in takes:
        raise usage(f"taut trash takes nothing, “put ID”, “restore ID” or “empty”, not “{' '.join(words)}”.")
    if len(words) != takes[doing]:
        raise usage(f"Write it like this: taut trash {doing}{' ID' if takes[doing] == 2 else ''}.")
    if doing != "list":
        given.refuse("--json")
    workspace = opened(given.home)
    match doing:
        case "put":
            found = workspace.journal.find(words[1])
            put = workspace.entries.trash(only_one(words[1], found, "entry", "taut list", names=False))
            output.words("It is in the trash now, for 30 days." if put else "It was in the trash already.")
        case "restore":
            ids = [item.id for item, _ in workspace.entries.trashed()]
            plain = words[1].replace("-", "").lower()
            found = [one for one in ids if one.replace("-", "").startswith(plain)]
            workspace.entries.untrash(only_one(words[1], found, "entry", "taut trash", names=False))
            output.words("It is back in the journal.")
        case "empty":
            _empty(workspace, yes=yes, forget=backups_too)
        case _:
            _list(workspace, as_json=given.json)


def _list(workspace: Workspace, *, as_json: bool) -> None:
    found = workspace.entries.trashed()
    if as_json:
        document = [
            {"id": item.id, "day": item.day.isoformat(), "flow": item.flow, "days_left": left, "words": item.words}
            for item, left in found
        ]
        output.as_json(document)
        return
    if not found:
        output.words("The trash is empty.")
        return
    from tui.cli.rows import short_ids, write_row

    title = workspace.catalogue.title
    names = short_ids([item.id for item, _ in found], [item.id for item, _ in found])
    for name, (item, left) in zip(names, found, strict=True):
        days = "1 day left" if left == 1 else f"{left} days left"
        write_row(
            [(f"{name}  ", "quiet"), (f"{item.day}  ", ""), (f"{title(item.flow)}  ", "accent"), (f"{days}  ", "quiet"),
             (item.words, "")],
            output.width(),
        )  # fmt: skip


def _empty(workspace: Workspace, *, yes: bool, forget: bool) -> None:
    from tui.cli.prompts import agreed, said_yes

    count = len(workspace.entries.trashed())
    before = workspace.entries.deleted_in_backups() if forget else 0
    if not count and not before:
        rest = ", and nothing from it is left in the backups" if forget else ""
        output.words(f"The trash is empty{rest}.")
        return
    if not count:
        if agreed(f"The backups still have {counted(before, 'entry')} from the trash. Delete from there too?", yes=yes):
            workspace.entries.empty_trash(forget_backups=True)
            output.words(f"{counted(before, 'entry')} deleted from the backups.")
        return
    if not agreed(f"Delete {counted(count, 'entry')} for good?", yes=yes):
        return
    it = "it" if count == 1 else "them"
    if not forget and not yes and sys.stdin is not None and sys.stdin.isatty():
        forget = said_yes(f"Delete {it} from the backups too?")
    workspace.entries.empty_trash(forget_backups=forget)
    rest = ", from the backups too" if forget else f"; the backups still have {it}"
    output.words(f"{counted(count, 'entry')} deleted for good{rest}.")
