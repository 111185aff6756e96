"""What a machine knows about its syncing: numbers and names, none of a person's words."""

from __future__ import annotations

import os
import platform
import re
import sys
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec

from tui.store.atomic_write import write_atomically
from tui.store.errors import reading_failed
from tui.store.keys import SYNC_KEY
from tui.sync.errors import SyncError

FOLDER, KEY = SYNC_KEY.parts
FILE, LAST, OWN, REPOSITORY = "state.json", "last.json", "own", "repo"

Kind: TypeAlias = Literal["git", "folder"]


class Seen(msgspec.Struct):
    """How far another machine's file was read.

    Attributes:
        mark: What tells this state of the file from any other.
        size: The bytes that were read.
        crc: Their checksum.
        sums: Entries that came in from it and are here as they came, each with the checksum of its line.
        gone: What it said was taken out of the trash for good.
    """

    mark: str
    size: int = 0
    crc: int = 0
    sums: dict[str, str] = {}
    gone: dict[str, str] = {}


class State(msgspec.Struct):
    """What one notebook on one machine knows.

    Attributes:
        machine: Its folder's name.
        at: Which machine and folder this is: a copy of the notebook elsewhere is another machine.
        kind: What carries the files.
        where: The repository or folder.
        plain: Whether what leaves the machine is readable.
        sent: Key and checksum of every entry that this machine wrote into its files.
        gone: What it said was taken out of the trash for good.
        ours: Its own files at the meeting place, each with what told its state when it was last compared.
        theirs: The other machines' files.
        drafts: For each unfinished session, the checksums it had here and elsewhere, the latest last.
    """

    machine: str
    at: str
    kind: Kind
    where: str
    plain: bool
    format: int = 1
    sent: dict[str, str] = {}
    gone: dict[str, str] = {}
    ours: dict[str, str] = {}
    theirs: dict[str, Seen] = {}
    drafts: dict[str, list[str]] = {}


class Last(msgspec.Struct):
    """How the last sync went.

    Attributes:
        at: When, ISO 8601.
        ok: Whether it worked.
        brief: What was wrong, in four words at most.
        says: The same in a sentence.
        done: When one last worked; empty if none ever did.
    """

    at: str
    ok: bool
    brief: str = ""
    says: str = ""
    done: str = ""


def load(folder: Path) -> State | None:
    """What is known; ``None`` where syncing is not set.

    Raises:
        StoreError: If it cannot be read.
    """
    path = folder / FILE
    try:
        return msgspec.json.decode(path.read_bytes(), type=State)
    except FileNotFoundError:
        return None
    except OSError as problem:
        raise reading_failed(problem, path) from None
    except msgspec.MsgspecError:
        raise SyncError(f"{path} is damaged: run “taut sync off”, then “taut sync join” again.") from None


def save(folder: Path, state: State) -> None:
    """Puts it on the disk; a StoreError says what refused it."""
    write_atomically(folder / FILE, msgspec.json.encode(state))


def load_last(folder: Path) -> Last | None:
    """How the last sync went; ``None`` where nobody knows."""
    try:
        return msgspec.json.decode((folder / LAST).read_bytes(), type=Last)
    except (OSError, msgspec.MsgspecError):
        return None


def save_last(folder: Path, last: Last) -> None:
    """Puts it on the disk; a StoreError says what refused it."""
    write_atomically(folder / LAST, msgspec.json.encode(last))


def new_name() -> str:
    """A name for this machine that no other has."""
    name = re.sub(r"[^a-z0-9]+", "-", platform.node().split(".")[0].lower()).strip("-")[:30]
    return f"{name or 'machine'}-{os.urandom(2).hex()}"


def place_of(folder: Path) -> str:
    """Which machine and folder this is."""
    machine = ""
    if sys.platform == "linux":
        try:
            machine = Path("/etc/machine-id").read_text("ascii").strip()
        except (OSError, ValueError):
            pass
    return f"{machine or platform.node()}:{folder.resolve()}"
