"""What can go wrong between a journal and a disk, each said in one sentence a person can act on."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from tui.records.text import os_reason


class StoreError(Exception):
    """Something about the journal's files; the message is one sentence to show as it is."""


class CannotWriteError(StoreError):
    """The folder or the file may not be written."""


class UnconfirmedError(CannotWriteError):
    """It is written, and the disk did not confirm that it would outlive a loss of power."""


class CannotReadError(StoreError):
    """The file is there and may not be read."""


class DiskFullError(StoreError):
    """No room left, or a limit on file sizes was met."""


class FolderError(StoreError):
    """A folder stands where the journal should be."""


class DamagedError(StoreError):
    """The file is not JSON, or only part of one."""


class NotOursError(StoreError):
    """The file is JSON and no journal of taut."""


class TooNewError(StoreError):
    """A newer taut wrote the file."""


class BusyError(StoreError):
    """Another process holds the journal, or changed it in between."""


class MissingEntryError(StoreError):
    """No entry has the id."""


class LockedError(StoreError):
    """The journal is encrypted and was not unlocked here."""


class SecretError(StoreError):
    """A passphrase or a key that does not open the journal."""


class WrongPassphraseError(SecretError):
    """The passphrase is wrong."""


class NotForgottenError(StoreError):
    """Entries are gone for good from where that could be seen to, and may stand in files that cannot be read."""


class OtherKeyError(SecretError, ValueError):
    """A file is encrypted, and not with the key that is here: nothing says that it is damaged."""


_FULL = frozenset({errno.ENOSPC, errno.EFBIG, errno.EDQUOT})
_REFUSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def writing_failed(problem: OSError, path: Path) -> StoreError:
    """What to tell a person when writing ``path`` met this problem."""
    if problem.errno in _FULL:
        return DiskFullError(
            f"There is no room on the disk for {path}: free some space and save again. What you saved before is safe."
        )
    if problem.errno == errno.EISDIR:
        return a_folder(path)
    if problem.errno in _REFUSED:
        at = Path(os.fsdecode(problem.filename)) if isinstance(problem.filename, str | bytes) else path
        is_file = os.access(at, os.F_OK) and not at.name.endswith(".tmp") and not os.access(at, os.W_OK)
        return CannotWriteError(cannot_be_written(at if is_file else path.parent))
    return CannotWriteError(
        f"{path} could not be written ({os_reason(problem)}): check the folder, or choose another with --home."
    )


def cannot_be_written(path: Path) -> str:
    """That a file or a folder may not be written, and why."""
    what = f"The folder {path}" if path.is_dir() else str(path)
    if owner := other_owner(path):
        return f"{what} cannot be written: it belongs to {owner}. {_take_it(path)}"
    return f"{what} cannot be written to: allow writing there, or choose another folder with --home."


def other_owner(path: Path) -> str:
    """Who owns a file, where that is somebody else; empty where it is not, or nobody can tell."""
    if sys.platform == "win32":
        return ""
    try:
        owner = path.stat().st_uid
    except OSError:
        return ""
    if owner == os.geteuid():
        return ""
    try:
        import pwd

        return pwd.getpwuid(owner).pw_name
    except (ImportError, KeyError):
        return f"user {owner}"


def _take_it(path: Path) -> str:
    return f"“sudo chown {os.geteuid()} '{path}'” makes it yours." if sys.platform != "win32" else ""


def unconfirmed(problem: OSError, path: Path) -> StoreError:
    """What to tell a person when ``path`` was written and nothing says that it would outlive a loss of power."""
    return UnconfirmedError(
        f"{path} was written, but the disk did not confirm it ({os_reason(problem)}): check the disk."
    )


def removing_failed(problem: OSError, path: Path) -> StoreError:
    """What to tell a person when ``path`` could not be removed."""
    return CannotWriteError(f"{path} could not be removed ({os_reason(problem)}): check the folder's permissions.")


def reading_failed(problem: OSError, path: Path) -> StoreError:
    """What to tell a person when reading ``path`` met this problem."""
    if problem.errno == errno.EISDIR:
        return a_folder(path)
    if problem.errno in _REFUSED and (owner := other_owner(path)):
        return CannotReadError(f"{path} cannot be read: it belongs to {owner}. {_take_it(path)}")
    return CannotReadError(
        f"{path} cannot be read ({os_reason(problem)}): check its permissions, or choose another folder with --home."
    )


def unread_backup(problem: OSError, path: Path) -> CannotReadError:
    """What to tell a person when a backup that may be needed cannot be read."""
    return CannotReadError(
        f"{path} cannot be read ({os_reason(problem)}) and may contain what the journal is missing: check its "
        "permissions, or move it out of the way, and open taut again."
    )


def a_folder(path: Path) -> FolderError:
    """What to tell a person when ``path`` is a folder."""
    return FolderError(f"{path} is a folder, not a file: move it out of the way, or choose another folder with --home.")


def a_damaged_file(path: Path) -> DamagedError:
    """What to tell a person when ``path`` is no whole JSON."""
    return DamagedError(f"{path} is damaged: open taut again; it sets the file aside and recovers what it can.")


def not_ours(path: Path) -> NotOursError:
    """What to tell a person when ``path`` holds something else."""
    return NotOursError(f"{path} is not a taut journal: move it out of the way, or choose another folder with --home.")


def not_forgotten(left: Sequence[Path]) -> NotForgottenError:
    """What to tell a person when these files could not be searched for what is to be gone."""
    rest = f" and {len(left) - 1} more" if len(left) > 1 else ""
    return NotForgottenError(
        f"The entries are deleted, but {left[0]}{rest} cannot be read and may still have them: check the permissions, "
        "or delete what you do not need."
    )
