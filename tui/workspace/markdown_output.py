"""Pages as Markdown, to copy or to keep as a file. Letters that are still closed, and the trash, are in none of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from tui.exchange import shared_lines
from tui.exchange.exporters.markdown import answers as as_answers
from tui.exchange.exporters.markdown import book
from tui.exchange.exporters.markdown import page_markdown as page_markdown
from tui.exchange.exporters.markdown import pages as as_pages
from tui.insights.fold.fold import Fold, order
from tui.insights.fold.letters import opened_letters
from tui.insights.measures.period import Period, summary
from tui.insights.views import period as period_view
from tui.insights.views.entry import EarlierAnswer
from tui.insights.views.model import Page
from tui.records.text import fold, os_reason
from tui.store.atomic_write import make_folder, write_private
from tui.workspace import StoreError, Workspace
from tui.workspace.recall import pages

FOLDER = "prints"
UNLIKE_NOTEBOOK = "It is not encrypted, unlike your notebook."
"""Said of a file where the notebook is encrypted."""
_MOST = 999


def markdown(workspace: Workspace, ids: Iterable[str]) -> str:
    """Some entries as one text, the oldest first."""
    entries = sorted(pages(workspace, ids), key=order)
    return "".join(as_pages(entries, workspace.catalogue.title))


def as_shown(workspace: Workspace, ids: Iterable[str]) -> str:
    """Some entries as one text, in the order given."""
    return "".join(as_pages(pages(workspace, ids), workspace.catalogue.title))


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
    return book(year, within, before, folding.portrait(), workspace.catalogue.title, _area(workspace), whose)


def period_page(workspace: Workspace, found: Period) -> Page:
    """A week, a month or a year in one page."""
    return period_view.period_page(summary(workspace.portrait(), found, workspace.today), _area(workspace))


def _area(workspace: Workspace) -> Callable[[str], str]:
    """Gives a life area its name by its id."""
    names = workspace.catalogue.area_names
    return lambda area: names.get(area, area)


def write(workspace: Workspace, name: str, text: str) -> Path:
    """Writes a text into the notebook's own folder, where nobody else can read it; what is there stays.

    Args:
        workspace: The notebook.
        name: What it is called, without an ending.
        text: Markdown.

    Raises:
        StoreError: If it cannot be written.
    """
    return _new_file(workspace, name, "md", text.encode("utf-8", "replace"))


def _new_file(workspace: Workspace, name: str, ending: str, data: bytes) -> Path:
    folder = workspace.places.data / FOLDER
    plain = re.sub(r"[^\w.-]+", "-", fold(name))[:60].strip("-.") or "entries"
    try:
        make_folder(folder)
        for number in range(1, _MOST):
            path = folder / (f"{plain}.{ending}" if number == 1 else f"{plain}-{number}.{ending}")
            try:
                write_private(path, data, new=True)
            except FileExistsError:
                continue
            return path
    except OSError as problem:
        raise StoreError(f"Nothing was written to {folder}: {os_reason(problem)}.") from None
    raise StoreError(f"{folder} already has {_MOST} files with this name; move some elsewhere.")


def write_shared(workspace: Workspace, lines: Iterable[str]) -> str:
    """Writes lines chosen to be shared into a file of their own, and says where it is; or why there is none."""
    try:
        path = _new_file(workspace, "shared-lines", "txt", shared_lines.written(lines))
    except StoreError as problem:
        return str(problem)
    return f"{path} contains your lines, and nothing else."


def answers(said: Iterable[EarlierAnswer]) -> str:
    """The answers to one question as one text."""
    return "".join(as_answers(said))


def print_name(days: Iterable[date], search: str = "") -> str:
    """What a file of these days is called: a search, a day, a month, a year or a span of days."""
    if search:
        return f"search-{search}"
    found = sorted(set(days))
    if not found:
        return "entries"
    first, last = found[0], found[-1]
    if first == last:
        return first.isoformat()
    if (first.year, first.month) == (last.year, last.month):
        return f"{first:%Y-%m}"
    return f"{first:%Y}" if first.year == last.year else f"{first:%Y}-{last:%Y}"
