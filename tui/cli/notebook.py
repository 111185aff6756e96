"""The notebook a command works on, and its entries as a person may see them."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli import out
from tui.cli.problems import Refused

if TYPE_CHECKING:
    from tui.records.entry import Entry
    from tui.settings import Places
    from tui.workspace import Workspace

OUTSIDE = {
    "note": "Note", "rate": "Rating", "fact": "Fact", "outcome": "Promise", "revise": "Rewording",
    "signal": "Noticed",
}  # fmt: skip
"""Titles of what is kept outside a flow."""


def placed(home: str | None) -> Workspace:
    """The notebook, its journal not looked at yet; a setting that cannot be read is told of and passed over.

    Raises:
        Refused: As ``chosen_places``.
    """
    from tui.workspace import Workspace

    chosen_places(home)
    workspace = Workspace.open(Path(home) if home else None)
    if workspace.trouble:
        out.words(f"taut: {workspace.trouble} It is passed over.")
    return workspace


def chosen_places(home: str | None) -> Places:
    """Where the notebook is, whatever its settings say.

    Raises:
        Refused: If it is there and is no folder, or one that cannot be read.
    """
    from tui import settings

    places = settings.places(Path(home) if home else None)
    try:
        with os.scandir(places.data):
            return places
    except FileNotFoundError:
        return places
    except NotADirectoryError:
        raise Refused(f"{places.data} is no folder, and the notebook needs one; choose another with --home.") from None
    except OSError as problem:
        why = (problem.strerror or "no reason given").lower()
        raise Refused(
            f"The folder {places.data} cannot be read ({why}); make it readable for you, or choose another with --home."
        ) from None


def opened(options: Namespace) -> Workspace:
    """The notebook with its journal open; what there is to say about that is said.

    Raises:
        Refused: As ``placed``.
        NotebookError: If the journal cannot be used.
    """
    workspace = placed(options.home)
    if workspace.is_locked:
        from tui.cli.secret import unlock

        unlock(workspace)
    tell_start(workspace)
    return workspace


def tell_start(workspace: Workspace) -> None:
    """Opens the journal, and says what there is to say about that.

    Raises:
        NotebookError: If it cannot be used.
    """
    if sentence := workspace.start():
        out.words(f"taut: {sentence}")


def titles(workspace: Workspace) -> Callable[[str], str]:
    """Gives a flow its title; one that is no longer there is called by its id."""
    found = dict(OUTSIDE)

    def title(flow: str) -> str:
        if flow not in found:
            known = workspace.catalogue.flow(flow)
            found[flow] = known.title if known else flow.replace("_", " ").capitalize()
        return found[flow]

    return title


def readable(workspace: Workspace) -> Iterator[Entry]:
    """Every entry outside the trash, the newest first, letters that are still closed taken out."""
    from tui.insights.letters import opened_letters

    return opened_letters(workspace.journal.entries())


def between(options: Namespace, today: date) -> Callable[[date], bool] | None:
    """Whether a day is among those asked for; ``None`` when every day is.

    Raises:
        Refused: If one of them is no day.
    """
    from tui.cli.arguments import day, days

    asked = [days(options.on, today)] if options.on else []
    if options.day:
        asked.append((day(options.day, today),) * 2)
    if options.since:
        asked.append((days(options.since, today)[0], date.max))
    if options.until:
        asked.append((date.min, days(options.until, today)[1]))
    if not asked:
        return None
    first, last = max(first for first, _ in asked), min(last for _, last in asked)
    return lambda found: first <= found <= last


def log_folder(words: Sequence[str]) -> Path:
    """Where a report of a mistake goes; found without help from what may be mistaken."""
    from tui import settings

    home = None
    for word, following in zip(words, [*words[1:], ""], strict=True):
        if word == "--home" and following:
            home = following
        elif word.startswith("--home="):
            home = word.removeprefix("--home=")
    return settings.places(Path(home) if home else None).log
