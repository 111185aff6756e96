"""``taut backup``: the backups there are, and one more made by hand."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from tui.cli import out
from tui.cli.arguments import Parser
from tui.cli.notebook import opened
from tui.cli.problems import DONE, Refused, usage

if TYPE_CHECKING:
    from tui.store.backups import Backup
    from tui.workspace import Workspace


def parser() -> Parser:
    """What ``taut backup`` takes."""
    made = Parser(
        "backup",
        "The backups, the newest state first: number, when the journal was so, size, file.\n"
        "taut keeps them by itself: the last save, 7 days, 4 weeks, 12 months.\n"
        "With now it keeps the journal as it is, until you remove the file.",
        examples=[
            ("taut backup now", "one more"),
            ("taut backup", "what there is"),
            ("taut backup --json", "for a program"),
        ],
        json="an array with number, changed, size and file of each, or the one that was made",
        refuses=["--for"],
        pages=True,
    )
    made.add_argument("words", nargs="*", metavar="now | list", help="make one more")
    return made


def run(words: Sequence[str]) -> int:
    """Lists backups or makes one.

    Returns:
        The exit code.

    Raises:
        Refused: If there is nothing to back up.
        NotebookError: If it cannot be written.
    """
    options = parser().options(words)
    if options is None:
        return DONE
    given: list[str] = options.words
    if given not in ([], ["now"], ["list"]):
        raise usage(f"“taut backup” takes nothing or “now”, but not “{' '.join(given)}”.")
    workspace = opened(options)
    if given == ["now"]:
        if not workspace.journal.path.exists():
            raise Refused("Nothing is kept yet, so there is nothing to back up.")
        made = workspace.journal.backups.keep_by_hand(workspace.journal.path, workspace.now())
        if options.json:
            names = [one.path for one in workspace.journal.backups.list()]
            out.data(json.dumps(_document(made, names.index(made.path) + 1)) + "\n")
        else:
            out.line(str(made.path))
        out.words("The journal as it is now is kept there.")
        return DONE
    write_list(workspace, as_json=options.json)
    return DONE


def write_list(workspace: Workspace, *, as_json: bool) -> None:
    """Writes the backups there are, numbered as ``taut restore`` counts them."""
    backups = workspace.journal.backups.list()
    if as_json:
        out.data(
            json.dumps([_document(one, number) for number, one in enumerate(backups, 1)], ensure_ascii=True) + "\n"
        )
        return
    for number, one in enumerate(backups, 1):
        out.spans(
            (f"{number:>2}  ", "quiet"),
            (f"{changed(one):%Y-%m-%d %H:%M}  ", ""),
            (f"{_size(one.size):>11}  ", "quiet"),
            (one.path.name, "accent"),
        )
    if backups:
        out.words(f"They are in {workspace.journal.backups.folder}.")
    else:
        out.words("There is no backup yet; the second save makes the first one, and so does “taut backup now”.")


def changed(backup: Backup) -> datetime:
    """When the journal was last written by then."""
    return datetime.fromtimestamp(backup.changed / 1e9).astimezone()


def _size(size: int) -> str:
    return f"{size / 1024:,.0f} KB" if size >= 1024 else "1 byte" if size == 1 else f"{size} bytes"


def _document(backup: Backup, number: int) -> dict[str, object]:
    return {
        "number": number, "changed": changed(backup).isoformat(timespec="seconds"), "size": backup.size,
        "file": str(backup.path),
    }  # fmt: skip
