"""What is shown again: Today, the entries of a day, this day in earlier years, and what a person leaves out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tui.insights.fold.entry_summary import EntrySummary
from tui.insights.fold.exclusions import period
from tui.insights.measures.presence import Anniversary, anniversaries, by_day, years_ago
from tui.insights.signals import Noticed, all_noticed
from tui.insights.views.entry import MOST, EarlierAnswer, SameQuestion, earlier_answers
from tui.insights.views.model import Page
from tui.insights.views.today import Exercise, Waiting, today_page
from tui.practice.session import Session
from tui.records.entry import Entry
from tui.records.roles import Role
from tui.records.text import one_line
from tui.settings import short_path
from tui.store.copies import copies
from tui.store.keys import SYNC_KEY
from tui.workspace import Workspace, quick_entries


def answers_before(workspace: Workspace, same: SameQuestion, most: int = MOST) -> tuple[EarlierAnswer, ...]:
    """What was written to the same question before, newest first, at most so many."""
    portrait = workspace.portrait()
    if same.daily:
        pages = {said.entry for said in portrait.said.get(Role.DAILY, ()) if said.about == same.daily}
    else:
        pages = {entry.id for entry in workspace.listing() if entry.flow == same.flow}
    found = workspace.journal.get_many(pages)
    return earlier_answers(
        (entry for entry in found if not portrait.exclusions.excludes(entry.id, entry.day)), same, most
    )


def memories(workspace: Workspace) -> tuple[date, ...]:
    """This day in earlier years, latest first: nothing unless looking back is set, and no page kept out of it."""
    if not workspace.settings.look_back:
        return ()
    kept_out = workspace.portrait().exclusions
    days = {page.day for page in workspace.listing() if not kept_out.excludes(page.id, page.day)}
    return years_ago(days, workspace.today)


def today(workspace: Workspace, *, unfolded: bool = False) -> Page:
    """What every face says first; unfolded, with every promise from before a time away."""
    return today_page(
        workspace.portrait(), workspace.now(), workspace.today, lambda flow: exercise(workspace, flow),
        name=workspace.settings.name,
        waiting=[_waiting(workspace, session) for session in workspace.sessions.waiting()],
        areas=workspace.catalogue.area_names,
        years=memories(workspace),
        emotions=workspace.catalogue.emotions,
        starts_at=workspace.settings.day_starts_at,
        unfolded=unfolded,
        kept_in=short_path(workspace.journal.path),
        copies=[one_line(path.name) for path in copies(workspace.journal.path)],
        synced=_synced(workspace),
    )  # fmt: skip


def _synced(workspace: Workspace) -> str:
    if not (workspace.places.data / SYNC_KEY.parent).is_dir():
        return ""
    from tui.workspace.sync_status import brief  # most notebooks are on one machine

    return brief(workspace)


def noticed(workspace: Workspace) -> tuple[Noticed, ...]:
    """Every signal that holds now, and why it is or is not said."""
    catalogue = workspace.catalogue
    names = (catalogue.value_groups, catalogue.area_names, catalogue.emotions)
    return tuple(all_noticed(workspace.portrait(), workspace.today, *names))


def exercise(workspace: Workspace, flow: str) -> Exercise | None:
    """What Today says of a flow."""
    found = workspace.catalogue.flow(flow)
    return Exercise(found.title, workspace.sessions.minutes(flow), found.minutes[0], found.listed) if found else None


def _waiting(workspace: Workspace, session: Session) -> Waiting:
    flow = workspace.catalogue.flow(session.flow)
    steps = flow.steps() if flow is not None and session.place else ()
    name = next((step.name for step in steps if session.place and step.id == session.place[0]), "")
    return Waiting(session.id, session.flow, session.day, session.begun, name)


def toggle_hidden(workspace: Workspace, page: str) -> bool:
    """Hides an entry, or a period as ``2026-03-01/2026-05-31``, from looking back; shows it again if it was hidden.

    Returns:
        Whether it is hidden now.
    """
    known = workspace.portrait().exclusions
    is_out = page in known.entries or period(page) in known.periods
    workspace.entries.add("aside", quick_entries.aside(page, lifted=is_out))
    return not is_out


def hide_sentence(workspace: Workspace, sentence: str) -> None:
    """Has Today read back an earlier sentence no more, by its id there; that can be undone."""
    workspace.entries.add("aside", quick_entries.aside(sentence))


def pages(workspace: Workspace, ids: Iterable[str]) -> list[Entry]:
    """The entries with these ids, in their order, without letters that are still closed."""
    found = (workspace.entry(page) for page in ids)
    return [entry for entry in found if entry is not None and entry.deleted is None]


def summaries(workspace: Workspace, ids: Iterable[str]) -> list[EntrySummary]:
    """The entries with these ids as a list shows them, the newest first; closed letters and the trash stay away."""
    wanted = set(ids)
    return sorted((row for row in workspace.listing() if row.id in wanted), key=lambda row: (row.day, row.id))[::-1]


def day_pages(workspace: Workspace, day: date) -> list[Entry]:
    """The entries of a day, the first one first."""
    return pages(workspace, (row.id for row in by_day(workspace.listing()).get(day, ())))


def days_with_pages(workspace: Workspace) -> list[date]:
    """Every day that has a page, the earliest first."""
    return sorted({row.day for row in workspace.listing()})


def earlier_years(workspace: Workspace, day: date) -> list[tuple[Anniversary, list[Entry]]]:
    """This day in earlier years, the latest first, without pages that are kept out of looking back."""
    kept_out = workspace.portrait().exclusions
    rows: list[EntrySummary] = [row for row in workspace.listing() if not kept_out.excludes(row.id, row.day)]
    days = by_day(rows)
    since = min(days, default=day).year
    return [
        (one, pages(workspace, (row.id for row in days[one.found])) if one.found else [])
        for one in anniversaries(days, day, since)
    ]
