"""What is in no entry yet: when a draft is written, texts in a dialog, and what an external editor is writing."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, TypeAlias

from tui.store.atomic_write import make_folder, may_run, write_private
from tui.workspace import StoreError, Workspace

SECONDS = 0.7
"""From the first key that a draft lacks to its being written; a disk has the rest of the second promised to people."""

CallLater: TypeAlias = Callable[[float, Callable[[], None]], object]
"""Calls a function when some seconds are over, as a screen's ``set_timer`` does."""


class DraftSaver:
    """Writes a draft soon after a key, however many keys follow, and at once where someone leaves."""

    def __init__(self, write: Callable[[], None], call_later: CallLater) -> None:
        self._write = write
        self._call_later = call_later
        self._is_due = False

    def touch(self) -> None:
        """Something was typed."""
        if not self._is_due:
            self._is_due = True
            self._call_later(SECONDS, self._save_if_due)

    def save(self) -> None:
        """Writes at once."""
        self._is_due = False
        self._write()

    def stop(self) -> None:
        """Writes nothing more of what was typed so far: it was saved, or discarded."""
        self._is_due = False

    def _save_if_due(self) -> None:
        if self._is_due:
            self.save()


Place: TypeAlias = tuple[str, str]
"""Which line of which dialog, and the id of what it speaks of."""

_DRAFT = "unkept"


def save_texts(workspace: Workspace, texts: Mapping[Place, str]) -> None:
    """Writes all such texts; with none there is no file.

    Raises:
        StoreError: If they cannot be written.
    """
    if texts:
        lines = [[*place, text] for place, text in texts.items()]
        workspace.drafts.save(_DRAFT, {"unkept": lines})
    else:
        workspace.drafts.remove(_DRAFT)


def texts(workspace: Workspace) -> dict[Place, str]:
    """Those that stand there."""
    lines = (workspace.drafts.load(_DRAFT) or {}).get("unkept")
    found = {}
    for line in lines if isinstance(lines, list) else ():
        match line:
            case [str(dialog), str(subject), str(text)]:
                found[dialog, subject] = text
            case _:
                continue
    return found


FOLDER = "editor"
_LONGEST = 12 * 3600
"""Seconds after which a text is no longer edited, where processes cannot be asked for."""


def path_for(workspace: Workspace, text: str) -> Path:
    """The file for a text; its name says whose it is and whether the text was changed since."""
    return workspace.places.data / FOLDER / f"{os.getpid()}-{_mark(text)}.md"


def write_for_editor(path: Path, text: str) -> None:
    """Puts a text where an editor finds it, and nobody but the person.

    Raises:
        OSError: If it cannot be written.
    """
    make_folder(path.parent)
    path.unlink(missing_ok=True)
    write_private(path, (f"{text}\n" if text else "").encode("utf-8", "replace"), new=True)


def clear_away(workspace: Workspace, path: Path) -> Path | None:
    """Removes a text that came back from its editor, and every copy of it that the editor made beside it.

    What an editor that was cut short still held stays, for it to be opened again; nothing readable stays of an
    encrypted notebook.

    Returns:
        Where that is, if there is any.
    """
    copies = _copies(path)
    if not any(map(_is_held, copies)):
        for one in (path, *copies):
            one.unlink(missing_ok=True)
        return None
    if workspace.vault.is_plain:
        return path
    sealed = path.with_name(f"{path.name}.age")
    with suppress(OSError, StoreError):  # what cannot be sealed now is at the next start
        for one in (path, *copies):
            if one.is_file():
                write_private(one.with_name(f"{one.name}.age"), workspace.vault.encrypt(one.read_bytes()))
            one.unlink(missing_ok=True)
    return sealed


def _copies(path: Path) -> list[Path]:
    """What an editor made beside a text: swap files, backups, what it saved in need."""
    names = path.parent.iterdir() if path.parent.is_dir() else ()
    return sorted(one for one in names if path.name in one.name and one != path and one.suffix != ".age")


def _is_held(copy: Path) -> bool:
    """Whether an editor that was cut short left what it held there, as vim, nano and Emacs do."""
    return copy.suffix.startswith(".sw") or ".save" in copy.name or copy.name.startswith("#")


class Rescued(NamedTuple):
    """What was found of texts that were open in an editor.

    Attributes:
        notes: How many were saved as notes.
        left: Where an editor itself left a text, if one did.
    """

    notes: int = 0
    left: str = ""

    @property
    def sentences(self) -> tuple[str, ...]:
        """What a person should know of it."""
        opens = "age -d opens it with your key" if self.left.endswith(".age") else "vim -r opens it"
        left = f"Your editor was interrupted and left its own copy of the text, {self.left}; {opens}."
        saved = "The text still open in your editor when taut closed has been saved as a note."
        return (*((left,) if self.left else ()), *((saved,) if self.notes else ()))


def recover_texts(workspace: Workspace) -> Rescued:
    """Saves as notes what was being written in an editor when a taut was ended."""
    folder = workspace.places.data / FOLDER
    if not folder.is_dir():
        return Rescued()
    count, left = 0, ""
    for path in _texts(folder):
        with suppress(OSError):  # what cannot be read or removed stays where it is
            pid, _, mark = path.stem.partition("-")
            if not pid.isdecimal() or _is_open(path, int(pid)):
                continue
            text = path.read_text(encoding="utf-8", errors="replace").removesuffix("\n")
            held = clear_away(workspace, path) if any(map(_is_held, _copies(path))) else None
            left = left or str(held or "")
            if held is None or not path.is_file():
                count += _mark(text) != mark and workspace.entries.note(text) is not None
            if held is None:
                clear_away(workspace, path)
    return Rescued(count, left)


def _texts(folder: Path) -> list[Path]:
    return sorted(folder.glob("*-*.md"))


def _mark(text: str) -> str:
    return sha256(text.removesuffix("\n").encode("utf-8", "replace")).hexdigest()[:16]


def _is_open(path: Path, pid: int) -> bool:
    if sys.platform == "win32":
        return time.time() - path.stat().st_mtime < _LONGEST
    return may_run(pid)
