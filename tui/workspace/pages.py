"""Pages put together: those of a day, of this day in earlier years, and every answer to a question."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from tui.insights.calendar import Anniversary, anniversaries, by_day
from tui.insights.listing import Listed
from tui.records.entry import Entry
from tui.workspace import Workspace

OTHER_TITLES = {"outcome": "Promise answered", "note": "Note", "aside": "Kept out of looking back"}
"""What an entry is called that was kept outside a flow."""


def flow_title(workspace: Workspace) -> Callable[[str], str]:
    """Gives a flow its title by its id."""
    known = {flow.id: flow.title for flow in workspace.catalogue.flows.values()}
    titles = {**OTHER_TITLES, **known}
    return lambda flow: titles.get(flow) or flow.replace("_", " ").capitalize()


def pages(workspace: Workspace, ids: Iterable[str]) -> list[Entry]:
    """The entries with these ids, in their order, without letters that are still closed."""
    found = (workspace.entry(page) for page in ids)
    return [entry for entry in found if entry is not None and entry.deleted is None]


def day_pages(workspace: Workspace, day: date) -> list[Entry]:
    """The entries of a day, the first one first."""
    return pages(workspace, (row.id for row in by_day(workspace.listing()).get(day, ())))


def days_with_pages(workspace: Workspace) -> list[date]:
    """Every day that has a page, the earliest first."""
    return sorted({row.day for row in workspace.listing()})


def earlier_years(workspace: Workspace, day: date) -> list[tuple[Anniversary, list[Entry]]]:
    """This day in earlier years, the latest first, without pages that are kept out of looking back."""
    kept_out = workspace.portrait().aside
    rows: list[Listed] = [row for row in workspace.listing() if not kept_out.holds(row.id, row.day)]
    days = by_day(rows)
    since = min(days, default=day).year
    return [
        (one, pages(workspace, (row.id for row in days[one.found])) if one.found else [])
        for one in anniversaries(days, day, since)
    ]
