"""How syncing stands: what is set, and how it went the last time."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from tui.records.date_forms import clock
from tui.sync import state as states
from tui.sync.carrier import shown
from tui.sync.state import Last
from tui.workspace import Workspace

NOT_SET = "Syncing is not set up: “taut sync set WHERE”, or “taut sync join WHERE” where another machine syncs."


class Status(NamedTuple):
    """What there is to say about syncing.

    Attributes:
        where: The repository or folder; empty where syncing is not set.
        kind: What carries the files.
        machine: This machine's name there.
        sealed: Whether what leaves the machine is encrypted.
        machines: The others that were seen there.
        last: How the last sync went.
    """

    where: str = ""
    kind: str = ""
    machine: str = ""
    sealed: bool = True
    machines: tuple[str, ...] = ()
    last: Last | None = None


def folder_of(workspace: Workspace) -> Path:
    """Where all about syncing is."""
    return workspace.places.data / states.FOLDER


def is_set(workspace: Workspace) -> bool:
    """Whether this notebook syncs."""
    return (folder_of(workspace) / states.FILE).exists()


def status(workspace: Workspace) -> Status:
    """What there is to say about it.

    Raises:
        StoreError: If it cannot be read.
    """
    folder = folder_of(workspace)
    state = states.load(folder)
    if state is None:
        return Status()
    others = tuple(sorted({path.partition("/")[0] for path in state.theirs}))
    return Status(shown(state.where), state.kind, state.machine, not state.plain, others, states.load_last(folder))


def status_sentences(found: Status, now: datetime) -> tuple[str, ...]:
    """The same for a person, a sentence a line."""
    if not found.where:
        return (NOT_SET,)
    sealed = "sealed" if found.sealed else "readable"
    others = f", with {', '.join(found.machines)}" if found.machines else ""
    last = found.last
    if last is None:
        went = "It has not synced yet."
    elif last.ok:
        went = f"Last synced {_when(last.done, now)}."
    else:
        since = f" Last synced {_when(last.done, now)}." if last.done else ""
        went = f"{last.says}{since}"
    return f"{found.machine} syncs with {found.where}, {sealed}{others}.", went


def brief(workspace: Workspace) -> str:
    """How syncing stands, in four words at most; empty where it is not set or nothing is known."""
    last = states.load_last(folder_of(workspace))
    if last is None:
        return ""
    return f"synced {_when(last.done, workspace.now())}" if last.ok else last.brief


def _when(text: str, now: datetime) -> str:
    try:
        at = datetime.fromisoformat(text).astimezone(now.tzinfo)
    except ValueError:
        return text
    from tui.records.day import day_name

    return clock(at) if at.date() == now.date() else day_name(at.date())
