"""Pages as Markdown, to copy or to keep as a file. Letters that are still closed, and the trash, are in none of it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from tui.exchange.book import book
from tui.exchange.markdown import answers as as_answers
from tui.exchange.markdown import pages as as_pages
from tui.exchange.summary import page
from tui.insights import telling
from tui.insights.fold import Fold, order
from tui.insights.letters import opened_letters
from tui.insights.same_question import Earlier
from tui.insights.summary import Period, summary
from tui.insights.telling import Told
from tui.records.text import fold
from tui.settings import make_folder
from tui.workspace import NotebookError, Workspace
from tui.workspace.pages import flow_title, pages

FOLDER = "prints"
UNLIKE_NOTEBOOK = "It is readable text, unlike your notebook."
"""Said of a file where the notebook is encrypted."""
_MOST = 999


def markdown(workspace: Workspace, ids: Iterable[str]) -> str:
    """Some entries as one text, the oldest first."""
    entries = sorted(pages(workspace, ids), key=order)
    return "".join(as_pages(entries, flow_title(workspace)))


def as_shown(workspace: Workspace, ids: Iterable[str]) -> str:
    """Some entries as one text, in the order given."""
    return "".join(as_pages(pages(workspace, ids), flow_title(workspace)))


def year_book(workspace: Workspace, year: int) -> Iterator[str]:
    """A year as one readable text, in pieces, with what was wanted at its beginning and end."""
    entries = sorted(opened_letters(workspace.journal.entries()), key=order)
    folding = Fold()
    for entry in entries:
        if entry.day.year < year:
            folding.add(entry)
    before = folding.portrait()
    within = [entry for entry in entries if entry.day.year == year]
    for entry in within:
        folding.add(entry)
    whose = workspace.settings.name
    return book(year, within, before, folding.portrait(), flow_title(workspace), _area(workspace), whose)


def told(workspace: Workspace, found: Period) -> Told:
    """A week, a month or a year in words."""
    return telling.told(summary(workspace.portrait(), found, workspace.today), _area(workspace))


def as_page(told: Told) -> str:
    """The same as one page of Markdown."""
    return page(told)


def _area(workspace: Workspace) -> Callable[[str], str]:
    """Gives a life area its name by its id."""
    names = {area.id: area.name for area in workspace.catalogue.areas}
    return lambda area: names.get(area, area)


def write(workspace: Workspace, name: str, text: str) -> Path:
    """Writes a text into the notebook's own folder, where nobody else can read it; what is there stays.

    Args:
        workspace: The notebook.
        name: What it is called, without an ending.
        text: Markdown.

    Raises:
        NotebookError: If it cannot be written.
    """
    folder = workspace.places.data / FOLDER
    plain = re.sub(r"[^\w.-]+", "-", fold(name))[:60].strip("-.") or "pages"
    try:
        make_folder(folder)
        for number in range(1, _MOST):
            path = folder / (f"{plain}.md" if number == 1 else f"{plain}-{number}.md")
            try:
                descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            except FileExistsError:
                continue
            try:
                with os.fdopen(descriptor, "w", encoding="utf-8", errors="replace", newline="\n") as file:
                    file.write(text)
            except OSError:
                path.unlink(missing_ok=True)  # half of a page is no page
                raise
            return path
    except OSError as problem:
        why = (problem.strerror or "it cannot be written").lower()
        raise NotebookError(f"Nothing was written to {folder}: {why}.") from None
    raise NotebookError(f"{folder} has {_MOST} files of this name; move some away.")


def answers(said: Iterable[Earlier]) -> str:
    """The answers to one question as one text."""
    return "".join(as_answers(said))


def print_name(days: Iterable[date], search: str = "") -> str:
    """What a file of these days is called: a search, a day, a month, a year or a span of days."""
    if search:
        return f"search-{search}"
    found = sorted(set(days))
    if not found:
        return "pages"
    first, last = found[0], found[-1]
    if first == last:
        return first.isoformat()
    if (first.year, first.month) == (last.year, last.month):
        return f"{first:%Y-%m}"
    return f"{first:%Y}" if first.year == last.year else f"{first:%Y}-{last:%Y}"
