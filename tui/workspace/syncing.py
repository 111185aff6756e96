"""Syncing the notebook with the person's other machines: set up, joined, done, turned off."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import msgspec

from tui.exchange.merge import merged
from tui.records.text import counted
from tui.store.atomic_write import make_folder, write_atomically
from tui.store.errors import BusyError, WrongPassphraseError
from tui.store.journal import Journal
from tui.store.keys import from_passphrase, is_secret, new_secret, read_key, read_secret, seal, under_passphrase
from tui.store.lock import Lock
from tui.store.vault import KEY_FILE
from tui.sync import state as states
from tui.sync.carrier import Carrier, kind_of, shown, whole
from tui.sync.drafts import DraftSync
from tui.sync.engine import Engine, Synced
from tui.sync.errors import BusySyncError, OfflineError, SyncError
from tui.sync.folder import FolderCarrier
from tui.sync.git import GitCarrier
from tui.sync.incoming import CHECK, FORMAT, Machine, fits, machines
from tui.sync.lines import MONTH, Sealing
from tui.sync.state import Last, State
from tui.workspace import StoreError, Workspace
from tui.workspace.sync_status import NOT_SET, folder_of, is_set
from tui.workspace.written_file import make_place

WAITS = 120.0
"""Seconds that one sync waits for another."""


class Done(NamedTuple):
    """What a sync came to.

    Attributes:
        sentence: For the person.
        is_offline: Whether the other end could not be reached.
        has_news: Whether anything came in.
    """

    sentence: str
    is_offline: bool = False
    has_news: bool = False


def set_up(workspace: Workspace, where: str, passphrase: Callable[[], str], *, plain: bool = False) -> str:
    """Makes this notebook the first at a place where machines meet; nothing is sent yet.

    Args:
        workspace: The notebook.
        where: A repository that git can reach, or a folder.
        passphrase: Asks for a new one, where the notebook has none.
        plain: Whether what leaves the machine is to be readable.

    Returns:
        A recovery key to write down; empty where there is no new one.

    Raises:
        StoreError: If it cannot be set up there.
    """
    with _locked(workspace) as lock:
        carrier, state = _place(workspace, where, lock, plain=plain)
        if machines(carrier):
            raise SyncError(f"A notebook syncs at {shown(state.where)} already: “taut sync join” joins it.")
        if carrier.is_foreign():
            raise SyncError(f"{shown(state.where)} has other things in it: choose an empty repository or folder.")
        secret = new = ""
        key = b""
        if not plain and not workspace.vault.is_plain:
            secret = workspace.vault.recovery_key
            key = workspace.journal.path.with_name(KEY_FILE).read_bytes()
        elif not plain:
            secret = new = new_secret()
            key = under_passphrase(secret, passphrase())
        _write(workspace, state, secret, key)
        return new


def join(workspace: Workspace, where: str, words: Callable[[], str]) -> None:
    """Joins the notebook that other machines sync; nothing is sent or brought yet.

    Args:
        workspace: The notebook.
        where: The repository or folder.
        words: Asks for the passphrase or the recovery key, where this notebook has a different key of its own.

    Raises:
        StoreError: If there is none, or the words do not open it.
    """
    with _locked(workspace) as lock:
        carrier, state = _place(workspace, where, lock, plain=False)
        found = machines(carrier)
        if not found:
            raise SyncError(f"No notebook syncs at {shown(state.where)} yet: “taut sync set” begins there.")
        sealed = {name: machine for name, machine in found.items() if machine.sealed}
        if not sealed:
            state.plain = True
            _write(workspace, state, "", b"")
            return
        keys = {
            name: carrier.read(f"{name}/key")
            for name in sealed
            if (file := carrier.files().get(f"{name}/key")) and file.size < 10_000
        }
        own = "" if workspace.vault.is_plain else workspace.vault.recovery_key
        secret = own if any(fits(machine, own) for machine in sealed.values()) else _opened(words(), keys)
        fitting = [name for name, machine in sealed.items() if fits(machine, secret)]
        if not fitting:
            raise SyncError(f"That key belongs to another notebook than the one at {shown(state.where)}.")
        _write(workspace, state, secret, next((keys[name] for name in fitting if name in keys), b""))


def _opened(words: str, keys: dict[str, bytes]) -> str:
    if is_secret(words):
        return read_secret(words)
    for data in dict.fromkeys(keys.values()):
        with suppress(WrongPassphraseError, ValueError):
            return from_passphrase(read_key(data), words)
    raise WrongPassphraseError("That is not the passphrase: try again.")


def _place(workspace: Workspace, where: str, lock: int, *, plain: bool) -> tuple[Carrier, State]:
    """A place that may be synced at, looked at."""
    if is_set(workspace):
        raise SyncError("Syncing is set up already: “taut sync off” first, to sync somewhere else.")
    if not where.strip():
        raise SyncError("A place to sync is a repository, such as git@host:me/notebook.git, or a folder.")
    folder = folder_of(workspace)
    for left in (states.OWN, states.REPOSITORY):
        shutil.rmtree(folder / left, ignore_errors=True)
    kind, place = kind_of(where), whole(where)
    if kind == "folder":
        make_place(Path(place))
    state = State(states.new_name(), states.place_of(workspace.places.data), kind, place, plain)
    carrier = _carrier(state, folder, lock, asks=True)
    carrier.pull()
    return carrier, state


def _write(workspace: Workspace, state: State, secret: str, key: bytes) -> None:
    """Puts all that syncing needs on the disk, the state last: without it nothing is set."""
    folder = folder_of(workspace)
    own = make_folder(folder / states.OWN)
    machine = Machine("taut", FORMAT, seal(CHECK, secret) if secret else b"")
    write_atomically(own / "taut.json", msgspec.json.encode(machine) + b"\n")
    if key:
        write_atomically(own / "key", key)
    if secret:
        write_atomically(folder / states.KEY, workspace.vault.encode(secret.encode()))
    states.save(folder, state)


def sync(workspace: Workspace, *, asks: bool = False, waits: float = WAITS) -> Done:
    """Pulls, merges, writes and pushes.

    Args:
        workspace: The notebook.
        asks: Whether git and ssh may ask on the terminal.
        waits: Seconds to wait for another sync.

    Raises:
        StoreError: If something cannot be merged, read or written; being offline is no such thing.
    """
    folder, now = folder_of(workspace), workspace.now()
    before = states.load_last(folder)
    done = before.done if before else ""
    try:
        with _locked(workspace, waits) as lock:
            found = _sync(workspace, lock, asks=asks)
    except BusySyncError:
        raise
    except SyncError as problem:
        if is_set(workspace):
            with suppress(StoreError):
                states.save_last(folder, Last(_text(now), False, problem.brief, str(problem), done))
        if isinstance(problem, OfflineError):
            return Done(str(problem), is_offline=True)
        raise
    states.save_last(folder, Last(_text(now), True, done=_text(now)))
    came = len(found.came.new) + len(found.came.changed) + found.came.emptied
    return Done(_said(found), has_news=bool(came or found.drafts))


def _sync(workspace: Workspace, lock: int, *, asks: bool) -> Synced:
    folder = folder_of(workspace)
    state = states.load(folder)
    if state is None:
        raise SyncError(NOT_SET)
    # A journal of its own: to the one that is open, what comes in is what another window wrote.
    journal = Journal(workspace.places.data, workspace.now)
    if not workspace.vault.is_plain:
        journal.vault.unlock_with_key(workspace.vault.recovery_key)
    secret = "" if state.plain else _secret(journal, folder)
    if state.at != states.place_of(workspace.places.data):
        _be_another(state, folder, workspace)
    if secret and not journal.vault.is_plain and journal.vault.recovery_key == secret:
        # The passphrase may have been changed since.
        _write_if_other(folder / states.OWN / "key", journal.path.with_name(KEY_FILE).read_bytes())
    drafts = DraftSync(
        journal.drafts.folder, journal.vault, workspace.sessions.is_done, lambda name: journal.get(name) is not None
    )
    carrier = _carrier(state, folder, lock, asks=asks)
    return Engine(journal, folder, state, Sealing(secret), carrier, merged, drafts).sync()


def _secret(journal: Journal, folder: Path) -> str:
    try:
        return journal.vault.decode((folder / states.KEY).read_bytes()).decode("ascii")
    except (OSError, ValueError):
        raise SyncError("The key to sync with is missing: “taut sync off”, then “taut sync join” again.") from None


def _be_another(state: State, folder: Path, workspace: Workspace) -> None:
    """A notebook that was copied to another machine, or moved, has a name of its own there from now on."""
    state.machine, state.at = states.new_name(), states.place_of(workspace.places.data)
    state.sent, state.gone, state.ours, state.theirs = {}, {}, {}, {}
    for path in (folder / states.OWN).iterdir():
        if MONTH.fullmatch(path.name) or path.name == "drafts":
            path.unlink()
    states.save(folder, state)


def _write_if_other(path: Path, data: bytes) -> None:
    if not path.exists() or path.read_bytes() != data:
        write_atomically(path, data)


def _carrier(state: State, folder: Path, lock: int, *, asks: bool) -> Carrier:
    if state.kind == "git":
        return GitCarrier(state.where, folder / states.REPOSITORY, asks=asks, lock=lock)
    return FolderCarrier(Path(state.where))


@contextmanager
def _locked(workspace: Workspace, waits: float = WAITS) -> Iterator[int]:
    lock = Lock(folder_of(workspace) / states.FILE, waits)
    try:
        lock.__enter__()
    except BusyError:
        raise BusySyncError("Another sync of this notebook is under way: try again in a moment.") from None
    try:
        yield lock.descriptor
    finally:
        lock.__exit__(None, None, None)


def off(workspace: Workspace) -> str:
    """Turns syncing off on this machine; a sentence that says so.

    Raises:
        StoreError: If it is not set.
    """
    folder = folder_of(workspace)
    if not is_set(workspace):
        raise SyncError(NOT_SET)
    with _locked(workspace):
        try:
            state = states.load(folder)
        except SyncError:
            state = None
        for path in (folder / states.FILE, folder / states.LAST, folder / states.KEY):
            path.unlink(missing_ok=True)
        for part in (states.OWN, states.REPOSITORY):
            shutil.rmtree(folder / part, ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)
    stays = f" What is at {shown(state.where)} stays there." if state else ""
    return f"This machine no longer syncs.{stays}"


def _said(found: Synced) -> str:
    came = len(found.came.new) + len(found.came.changed)
    parts = [
        *([f"{counted(came, 'entry')} came in"] if came else []),
        *([f"{counted(found.came.emptied, 'entry')} deleted for good elsewhere"] if found.came.emptied else []),
        *([f"{counted(found.sent, 'entry')} went out"] if found.sent else []),
        *([f"{counted(found.deleted, 'deletion')} went out"] if found.deleted else []),
        *(["an unfinished session came in"] if found.drafts else []),
    ]
    return f"Synced: {', '.join(parts) or 'nothing new'}."


def _text(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
