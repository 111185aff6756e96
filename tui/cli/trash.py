"""``taut trash``: what was deleted, brought back, or taken out for good."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.cli import out
from tui.cli.arguments import Parser, without
from tui.cli.notebook import opened, titles
from tui.cli.problems import DONE, Refused, usage
from tui.records.text import counted

if TYPE_CHECKING:
    from tui.workspace import Workspace


def parser() -> Parser:
    """What ``taut trash`` takes."""
    made = Parser(
        "trash",
        "What was deleted and can still come back: id, day, flow, days left, words.\n"
        "  taut trash put ID       deletes an entry\n"
        "  taut trash restore ID   brings one back\n"
        "  taut trash empty        takes all of it out for good, after asking",
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
    made.add_argument("words", nargs="*", metavar="put ID | restore ID | empty", help="what to do")
    made.add_argument("--yes", "-y", action="store_true", help="agree beforehand")
    made.add_argument("--backups-too", action="store_true", help="the backups forget what is emptied, now or before")
    return made


def run(words: Sequence[str]) -> int:
    """Lists, deletes, brings back or empties.

    Returns:
        The exit code.

    Raises:
        Refused: If there is no such entry, or nobody agrees.
        NotebookError: If the journal cannot be written.
    """
    options = parser().options(words)
    if options is None:
        return DONE
    given: list[str] = options.words
    doing = given[0] if given else "list"
    takes = {"list": 1 if given else 0, "put": 2, "restore": 2, "empty": 1}
    if doing not in takes:
        raise usage(f"“taut trash” takes nothing, put ID, restore ID or empty, but not “{' '.join(given)}”.")
    if len(given) != takes[doing]:
        raise usage(f"“taut trash {doing}” is written: taut trash {doing}{' ID' if takes[doing] == 2 else ''}.")
    if doing != "list":
        without(options, "--json")
    workspace = opened(options)
    match doing:
        case "put":
            entry = _one(given[1], workspace.journal.find(given[1]), "taut list")
            put = workspace.trash(entry)
            out.words("It is in the trash for 30 days." if put else "It was in the trash before.")
        case "restore":
            ids = [item.id for item, _ in workspace.trashed()]
            plain = given[1].replace("-", "").lower()
            workspace.untrash(
                _one(given[1], [one for one in ids if one.replace("-", "").startswith(plain)], "taut trash")
            )
            out.words("It is back in the journal.")
        case "empty":
            _empty(workspace, options)
        case _:
            _list(workspace, options)
    return DONE


def _one(beginning: str, found: Sequence[str], where: str) -> str:
    if not found:
        raise Refused(f"No entry's id begins with {beginning}; “{where}” shows them.")
    if len(found) > 1:
        raise Refused(f"{len(found)} ids begin with {beginning}; write more of the one you mean.")
    return found[0]


def _list(workspace: Workspace, options: Namespace) -> None:
    found = workspace.trashed()
    if options.json:
        document = [
            {"id": item.id, "day": item.day.isoformat(), "flow": item.flow, "days_left": left, "words": item.words}
            for item, left in found
        ]
        out.data(json.dumps(document, ensure_ascii=True) + "\n")
        return
    if not found:
        out.words("The trash is empty.")
        return
    from tui.cli.rows import short_ids, write_row

    title = titles(workspace)
    names = short_ids([item.id for item, _ in found], [item.id for item, _ in found])
    for name, (item, left) in zip(names, found, strict=True):
        days = "1 day left" if left == 1 else f"{left} days left"
        write_row(
            [(f"{name}  ", "quiet"), (f"{item.day}  ", ""), (f"{title(item.flow)}  ", "accent"), (f"{days}  ", "quiet"),
             (item.words, "")],
            out.width(),
        )  # fmt: skip


def _empty(workspace: Workspace, options: Namespace) -> None:
    from tui.cli.consent import agreed

    count = len(workspace.trashed())
    before = workspace.held_in_backups() if options.backups_too else 0
    if not count and not before:
        rest = ", and the backups hold nothing that was in it" if options.backups_too else ""
        out.words(f"The trash is empty{rest}.")
        return
    if not count:
        if agreed(f"Should the backups forget {counted(before, 'entry')} taken out before?", yes=options.yes):
            workspace.empty_trash(forget_backups=True)
            out.words(f"The backups forgot {counted(before, 'entry')} taken out before.")
        return
    if not agreed(f"Take {counted(count, 'entry')} out for good?", yes=options.yes):
        return
    it = "it" if count == 1 else "them"
    forget = options.backups_too
    if not forget and not options.yes and sys.stdin is not None and sys.stdin.isatty():
        sys.stderr.write(f"Should the backups forget {it} too? [y/N] ")
        sys.stderr.flush()
        forget = sys.stdin.readline().strip().lower() in ("y", "yes")
    workspace.empty_trash(forget_backups=forget)
    rest = ", from the backups too" if forget else f"; the backups still hold {it}"
    out.words(f"{counted(count, 'entry')} taken out for good{rest}.")
