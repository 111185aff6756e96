"""Exporting: entries as a file or a folder to read, to bring back, or for another journal."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from tui.exchange.exporters.formats import FORMATS, Format
from tui.insights.fold.letters import opened_letters
from tui.records.entry import Entry
from tui.records.text import counted, os_reason
from tui.store.atomic_write import write_private
from tui.workspace import StoreError, Workspace
from tui.workspace.exported_folder import MANIFEST, update
from tui.workspace.markdown_output import UNLIKE_NOTEBOOK
from tui.workspace.written_file import check_place, make_place

FORMS = tuple((one.name, one.about) for one in FORMATS.values())
"""What everything can be exported as, each with what it is for."""
_MOST = 999


def pieces_of(workspace: Workspace, entries: Iterable[Entry], form: Format) -> Iterator[bytes]:
    """Entries as one file, in pieces.

    Args:
        workspace: The notebook, for what exercises are called.
        entries: The oldest first.
        form: What they are written as.
    """
    return form.write(entries, workspace.catalogue.title)


def export_folder(
    workspace: Workspace, folder: Path, form: Format, entries: Collection[Entry], everything: Iterable[Entry]
) -> str:
    """Writes what is new or changed into a folder, takes out what is gone from the journal, and says so.

    Args:
        workspace: The notebook.
        folder: Where it goes; made if only it itself is missing.
        form: A format that is a folder.
        entries: Those that are asked for, the oldest first.
        everything: All there are: a file that is in none of them any more is removed, if nobody changed it.

    Raises:
        StoreError: If the folder is the notebook's own, cannot be written to, or has another export in it.
    """
    file_of = form.file_of
    assert file_of is not None
    check_place(workspace, str(folder / MANIFEST))
    files: dict[str, list[Entry]] = {}
    for entry in entries:
        files.setdefault(file_of(entry), []).append(entry)
    made = {name: b"".join(pieces_of(workspace, found, form)) for name, found in files.items()}
    done = update(folder, form.name, made, {file_of(entry) for entry in everything})
    return f"{counted(len(entries), 'entry')} exported to {folder}: {done.sentence}"


class MissingFolderError(StoreError):
    """The folder to export to does not exist; it can be made."""


def export_all(workspace: Workspace, folder: str, form: str, *, makes_folder: bool = False) -> str:
    """Writes everything into a new file, or a folder kept up to date, that only the person can read; says where it is.

    Args:
        workspace: The notebook.
        folder: Where the file goes, as a person wrote it. A folder goes into one of its own there, unless there is an
            export in it already.
        form: The name of one of ``FORMS``.
        makes_folder: Whether a folder that does not exist is made.

    Raises:
        MissingFolderError: If the folder does not exist and is not to be made.
        StoreError: If the folder is the notebook's own, or cannot be made or written to.
    """
    where = Path(folder.strip()).expanduser()
    if not where.is_dir():
        _make(workspace, where, is_agreed=makes_folder)
    entries = sorted(opened_letters(workspace.journal.entries()), key=lambda entry: (entry.day, entry.id))
    chosen = FORMATS[form]
    readable = "" if workspace.vault.is_plain else f" {UNLIKE_NOTEBOOK}"
    if chosen.is_folder:
        own = where if (where / MANIFEST).exists() else where / f"taut-{chosen.name}"
        return f"{export_folder(workspace, own, chosen, entries, entries)}{readable}"
    return f"{counted(len(entries), 'entry')} written to {_new_file(workspace, where, chosen, entries)}.{readable}"


def _new_file(workspace: Workspace, where: Path, form: Format, entries: Collection[Entry]) -> Path:
    name = f"taut-{workspace.today.isoformat()}"
    for number in range(1, _MOST):
        path = where / f"{name}{'' if number == 1 else f'-{number}'}.{form.suffix}"
        check_place(workspace, str(path))
        try:
            write_private(path, pieces_of(workspace, entries, form), new=True)
        except FileExistsError:
            continue
        except OSError as problem:
            raise StoreError(f"{path} could not be written ({os_reason(problem)}).") from None
        return path
    raise StoreError(f"{where} already has {_MOST} files with this name; move some elsewhere.")


def _make(workspace: Workspace, where: Path, *, is_agreed: bool) -> None:
    if where.exists():
        raise StoreError(f"{where} is a file; name a folder.")
    check_place(workspace, str(where))
    if not is_agreed:
        raise MissingFolderError(f"There is no folder {where} yet.")
    make_place(where, parents=True)
