"""The notebook a command works on, its entries as a person may see them, and the flow a person names."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli import output
from tui.cli.errors import CommandError, did_you_mean, usage
from tui.records.text import os_reason

if TYPE_CHECKING:
    from tui.records.entry import Entry
    from tui.settings import Places
    from tui.workspace import Workspace

_NAMED = 5
"""So many ids are named where several begin alike."""


def placed(home: str | None) -> Workspace:
    """The notebook, its journal not looked at yet; a setting that cannot be read is told of and passed over.

    Raises:
        CommandError: As ``chosen_places``.
    """
    from tui.workspace import Workspace

    chosen_places(home)
    workspace = Workspace.open(Path(home) if home else None)
    if workspace.trouble:
        output.words(f"taut: {workspace.trouble} It is ignored.")
    return workspace


def chosen_places(home: str | None) -> Places:
    """Where the notebook is, whatever its settings say.

    Raises:
        CommandError: If it is there and is no folder, or one that cannot be read.
    """
    from tui import settings

    places = settings.places(Path(home) if home else None)
    try:
        with os.scandir(places.data):
            return places
    except FileNotFoundError:
        return places
    except NotADirectoryError:
        raise CommandError(f"{places.data} is not a folder; choose another with --home.") from None
    except OSError as problem:
        raise CommandError(
            f"The folder {places.data} cannot be read ({os_reason(problem)}); check its permissions, or choose "
            "another with --home."
        ) from None


def opened(home: str | None) -> Workspace:
    """The notebook with its journal open; what there is to say about that is said.

    Raises:
        CommandError: As ``placed``.
        StoreError: If the journal cannot be used.
    """
    workspace = placed(home)
    if workspace.vault.is_locked:
        from tui.cli.prompts import unlock

        unlock(workspace)
    tell_start(workspace)
    return workspace


def tell_start(workspace: Workspace) -> None:
    """Opens the journal, and says what there is to say about that, and about what is found in it later.

    Raises:
        StoreError: If it cannot be used.
    """
    workspace.journal.tell = lambda sentence: output.words(f"taut: {sentence}")
    if sentence := workspace.start():
        output.words(f"taut: {sentence}")


def readable(workspace: Workspace) -> Iterator[Entry]:
    """Every entry outside the trash, the newest first, letters that are still closed taken out."""
    from tui.insights.fold.letters import opened_letters

    return opened_letters(workspace.journal.entries())


def only_one(beginning: str, ids: Sequence[str], kind: str, where: str, *, names: bool = True) -> str:
    """The one among the ids of some kind that begin so; ``where`` is the command that lists them.

    Raises:
        CommandError: If there is none, or more than one, a few of which ``names`` has named.
    """
    if not ids:
        raise CommandError(f"No {kind} has an id that begins with {beginning}; “{where}” shows them.")
    if len(ids) > 1:
        named = f": {', '.join(ids[:_NAMED])}{' and more' if len(ids) > _NAMED else ''}" if names else ""
        raise CommandError(f"{len(ids)} ids begin with {beginning}{named}; write more of the one you mean.")
    return ids[0]


def log_folder(words: Sequence[str]) -> Path:
    """Where a report of a mistake goes; found without help from what may be mistaken."""
    from tui import settings

    home = None
    for word, following in pairwise([*words, ""]):
        if word == "--home" and following:
            home = following
        elif word.startswith("--home="):
            home = word.removeprefix("--home=")
    return settings.places(Path(home) if home else None).log


def flow_id(workspace: Workspace, name: str) -> str:
    """The id of the flow.

    Raises:
        CommandError: One sentence with the nearest name and all there are.
    """
    from tui.workspace.own_library import no_flow

    flows = workspace.catalogue.flows
    if name in flows:
        return name
    names = {_plain(spelled): flow.id for flow in flows.values() for spelled in (flow.title, flow.id)}
    wanted = _plain(name)
    if wanted in names:
        return names[wanted]
    hint = did_you_mean(wanted, {spelled: f"“{flow}”" for spelled, flow in names.items()})
    raise usage(no_flow(workspace.catalogue, name, hint))


def _plain(name: str) -> str:
    from tui.records.text import fold

    return " ".join(fold(name).replace("_", " ").replace("-", " ").split())
