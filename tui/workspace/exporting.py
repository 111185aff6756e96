"""Exporting: entries as Markdown to read, as JSON to bring back, or as CSV for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from tui.insights.fold.letters import opened_letters
from tui.records.entry import Entry
from tui.records.text import counted, os_reason
from tui.store.atomic_write import write_private
from tui.workspace import StoreError, Workspace
from tui.workspace.markdown_output import UNLIKE_NOTEBOOK
from tui.workspace.written_file import check_place

FORMS = (
    ("json", "JSON: everything, and taut can import it again"),
    ("markdown", "Markdown: to read and to print"),
    ("csv", "CSV: a row for each answer, for a spreadsheet"),
)
"""What everything can be exported as, each with what it is for."""
_ENDINGS = {"json": "json", "markdown": "md", "csv": "csv"}
_MOST = 999


def pieces_of(workspace: Workspace, entries: Iterable[Entry], form: str) -> Iterator[str]:
    """Entries as one text, in pieces.

    Args:
        workspace: The notebook, for what exercises are called.
        entries: The oldest first.
        form: ``json``, ``csv`` or ``markdown``.
    """
    if form == "json":
        from tui.exchange.exporters.data import array

        return array(entries)
    if form == "csv":
        from tui.exchange.exporters.data import table

        return table(entries)
    from tui.exchange.exporters.markdown import pages

    return pages(entries, workspace.catalogue.title)


class MissingFolderError(StoreError):
    """The folder to export to does not exist; it can be made."""


def export_all(workspace: Workspace, folder: str, form: str, *, makes_folder: bool = False) -> str:
    """Writes everything into a new file that only the person can read, and says where it is.

    Args:
        workspace: The notebook.
        folder: Where the file goes, as a person wrote it.
        form: One of ``FORMS``.
        makes_folder: Whether a folder that does not exist is made.

    Raises:
        MissingFolderError: If the folder does not exist and is not to be made.
        StoreError: If the folder is the notebook's own, or cannot be made or written to.
    """
    where = Path(folder.strip()).expanduser()
    if not where.is_dir():
        _make(workspace, where, is_agreed=makes_folder)
    entries = sorted(opened_letters(workspace.journal.entries()), key=lambda entry: (entry.day, entry.id))
    name = f"taut-{workspace.today.isoformat()}"
    for number in range(1, _MOST):
        path = where / f"{name}{'' if number == 1 else f'-{number}'}.{_ENDINGS[form]}"
        check_place(workspace, str(path))
        try:
            write_private(path, (piece.encode() for piece in pieces_of(workspace, entries, form)), new=True)
        except FileExistsError:
            continue
        except OSError as problem:
            raise StoreError(f"{path} could not be written ({os_reason(problem)}).") from None
        readable = "" if workspace.vault.is_plain else f" {UNLIKE_NOTEBOOK}"
        return f"{counted(len(entries), 'entry')} written to {path}.{readable}"
    raise StoreError(f"{where} already has {_MOST} files with this name; move some elsewhere.")


def _make(workspace: Workspace, where: Path, *, is_agreed: bool) -> None:
    if where.exists():
        raise StoreError(f"{where} is a file; name a folder.")
    check_place(workspace, str(where))
    if not is_agreed:
        raise MissingFolderError(f"There is no folder {where} yet.")
    try:
        where.mkdir(parents=True)
    except OSError as problem:
        raise StoreError(f"{where} could not be made ({os_reason(problem)}).") from None
