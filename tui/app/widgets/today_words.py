"""What Today says and which rows it has: what waits, what fits the hour, and what was promised."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from textual.content import Content

from tui.app.commands import Command
from tui.app.widgets.today_rows import FlowRow, PromiseRow, Row
from tui.insights.portrait import Portrait
from tui.insights.rhythm import days_present, week
from tui.insights.suggestion import Suggestion, of_the_hour, suggest
from tui.practice.catalogue import Catalogue
from tui.practice.session import Session
from tui.records.day import when


def rows_of(
    portrait: Portrait,
    waiting: Sequence[Session],
    catalogue: Catalogue,
    now: datetime,
    today: date,
    answers: Sequence[Command],
) -> list[Row]:
    """The flow of the hour, sessions that wait, the one flow that fits now, and open promises.

    Args:
        portrait: What the journal says.
        waiting: Sessions begun and not finished.
        catalogue: What flows are called.
        now: The clock.
        today: The practice day.
        answers: What can be said of a promise, with the keys there are.
    """
    first = _main_row(portrait, waiting, catalogue, now, today)
    flows = [first]
    flows += [
        FlowRow(session.flow, _title(catalogue, session.flow), _waits(session, catalogue, today), session)
        for session in waiting
        if session is not first.session
    ]
    if (fits := _fits(portrait, catalogue, today)) and fits.flow not in {row.flow for row in flows}:
        flows.append(FlowRow(fits.flow, _title(catalogue, fits.flow), fits.reason))
    return [*flows, *_promises(portrait, today, answers)]


def _main_row(
    portrait: Portrait, waiting: Sequence[Session], catalogue: Catalogue, now: datetime, today: date
) -> FlowRow:
    if not portrait.entries and not waiting:
        return FlowRow("onboarding", "Begin here", "3 minutes, every step can be skipped")
    here = next((session for session in waiting if session.day == today), None)
    if here is not None:
        return FlowRow(here.flow, _title(catalogue, here.flow), _waits(here, catalogue, today), here)
    name = of_the_hour(portrait, now)
    flow = catalogue.flow(name)
    done = name in portrait.days.get(today, ())
    minutes = f"{flow.minutes[1]} min" if flow else ""
    return FlowRow(name, _title(catalogue, name), "kept today; once more is fine" if done else minutes)


def _fits(portrait: Portrait, catalogue: Catalogue, today: date) -> Suggestion | None:
    """The one flow that is worth its time now, as the Library says too; not on a notebook's first days."""
    found = suggest(portrait, today) if len(portrait.days) > 1 else None
    flow = catalogue.flow(found.flow) if found else None
    return found if flow is not None and flow.listed else None


def _promises(portrait: Portrait, today: date, answers: Sequence[Command]) -> list[Row]:
    """Open promises: the newest of earlier days, then those of today; those of one day under one heading."""
    before = [promise for promise in portrait.open_promises if promise.day < today]
    here = [promise for promise in portrait.open_promises if promise.day >= today]
    rows: list[Row] = []
    said = ""
    for promise in (*reversed(before[-3:]), *here[-2:]):
        head = _made(promise.day, today) if promise.day < today else "Today you chose"
        rows.append(PromiseRow(promise, "" if head == said else head, answers))
        said = head
    return rows


def week_line(days: dict[date, tuple[str, ...]], today: date, width: int) -> Content:
    """This week in seven dots, and the last 28 days where there is room."""
    dots = " ".join("·" if there is None else "●" if there else "○" for there in week(days, today))
    count = f"{days_present(days, today)} of the last 28 days   " if width >= 72 else ""
    label = "this week  " if width >= 56 else ""
    return Content.assemble((count + label, "$quiet"), (dots, "$primary"))


def _title(catalogue: Catalogue, flow: str) -> str:
    found = catalogue.flow(flow)
    return found.title if found else flow


def _waits(session: Session, catalogue: Catalogue, today: date) -> str:
    flow = catalogue.flow(session.flow)
    steps = flow.steps() if flow else ()
    step = next((step for step in steps if session.place and step.id == session.place[0]), None)
    where = f"waiting at {step.name}" if step else "waiting"
    day = "" if session.day == today else f", for {session.day:%a} {session.day.day} {session.day:%b}"
    return f"{where} since {session.begun:%H:%M}{day}"


def _made(day: date, today: date) -> str:
    named = when(day, today)
    return f"{named[0].upper()}{named[1:]} you chose"
