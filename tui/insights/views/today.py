"""What Today says: a greeting, what waits, what fits the hour, what was promised, what is held, what is read back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta

import msgspec
from msgspec.structs import replace

from tui.insights.fold.letters import note_left
from tui.insights.fold.portrait import Portrait
from tui.insights.measures.assumptions import due_tests
from tui.insights.measures.effects import THIS_WEEK, reminders, theme
from tui.insights.measures.observations import due_again
from tui.insights.measures.presence import week
from tui.insights.views.coming_back import Exercise as Exercise
from tui.insights.views.coming_back import Exercises, is_back, last_night, short_choice
from tui.insights.views.coming_back import Waiting as Waiting
from tui.insights.views.days import rhythm
from tui.insights.views.hour import greeting, of_the_hour
from tui.insights.views.looking_back import looking_back
from tui.insights.views.model import Choice, Days, Line, Page, Row, Section, page
from tui.insights.views.promises import today_promises
from tui.insights.views.vision import band
from tui.records.date_forms import clock, week_start
from tui.records.day import day_of_week, short_day
from tui.records.hours import DAY_STARTS_AT, NOON, is_morning
from tui.records.roles import Role
from tui.records.text import beginning, listed, one_line
from tui.records.vocabulary import EmotionWord

FIRST_WORDS = Line(
    "taut is a private notebook for what you want and what is. It asks a few good questions in the morning and at "
    "night, holds your vision and your reality side by side, and remembers what you said you would do. "
    "Everything stays in one file on this machine."
)
COME_BACK = Line("Good to see you. Start from today; the short version is enough.")
BEGIN = Choice(opens="flow", id="onboarding", text="Begin here", about="4 minutes, every step can be skipped")

HELD = 5
"""So many results stand on Today."""


def today_page(
    portrait: Portrait,
    now: datetime,
    today: date,
    exercises: Exercises,
    *,
    name: str = "",
    waiting: Sequence[Waiting] = (),
    areas: Mapping[str, str] | None = None,
    years: Sequence[date] = (),
    starts_at: time = DAY_STARTS_AT,
    emotions: Iterable[EmotionWord] = (),
    unfolded: bool = False,
    kept_in: str = "",
    copies: Sequence[str] = (),
    synced: str = "",
) -> Page:
    """Today, on a day at an hour.

    Args:
        portrait: What the journal says.
        now: The clock.
        today: The practice day.
        exercises: Finds a flow by its id.
        name: What the person is to be called, if anything.
        waiting: Sessions begun and not finished.
        areas: Area id to its name.
        years: The same day in earlier years, where there is an entry, latest first.
        starts_at: When a practice day begins.
        emotions: The words for feelings, some of which say that a day is heavy.
        kept_in: The file everything is in, as it is told to the person.
        copies: Names of other copies of the journal that lie beside it.
        synced: How syncing stands, in a few words.
        unfolded: Whether promises from before a time away are shown one by one.
    """
    first = of_the_hour(portrait, now, starts_at)
    offered = [*_flows(portrait, waiting, exercises, first, today, emotions)]
    if is_morning(now.time(), starts_at, NOON):
        offered[1:1] = last_night(portrait, waiting, exercises, today)
    flows = Section("flows", rows=tuple(offered))
    if not portrait.days:
        beside = Section("settings", rows=tuple(_in_settings(portrait, today, "", copies)))
        news = Section("news", rows=(FIRST_WORDS,))
        return Page(greeting(now, name, starts_at), (news, flows, *([beside] if copies else [])), day_of_week(today))
    return page(
        greeting(now, name, starts_at),
        Section("week", "this week", _week(portrait, today)),
        Section("news", rows=_news(portrait, today)),
        Section("this_week", rows=tuple(_this_week(portrait, today))),
        Section("synced", rows=(Line(synced, "quiet"),) if synced else ()),
        flows,
        Section("promises", rows=today_promises(portrait, today, unfolded=unfolded)),
        Section("held", "The results you want", tuple(held(portrait, areas or {}, today))),
        Section("first_day", "Good to know", tuple(_first_day(portrait, today, kept_in))),
        Section("settings", rows=tuple(_in_settings(portrait, today, kept_in, copies))),
        *looking_back(portrait, today, years, emotions),
        note=day_of_week(today),
    )


def _week(portrait: Portrait, today: date) -> tuple[Row, ...]:
    """The days of this week, and how many of the last ones; nothing is counted from before the first day."""
    start, first = week_start(today), min(portrait.days)
    counts = tuple(
        None
        if there is None or not first <= start + timedelta(days=place) < today + timedelta(days=there)
        else int(there)
        for place, there in enumerate(week(portrait.days, today))
    )
    return Line(rhythm(portrait.days, first, today), "quiet"), Days(((start, counts),))


def _is_first_day(portrait: Portrait, today: date) -> bool:
    return set(portrait.days) == {today} and "onboarding" in portrait.days[today]


def _first_day(portrait: Portrait, today: date, kept_in: str) -> Iterator[Line]:
    """After the first run: where everything is, and that it can be locked."""
    if kept_in and _is_first_day(portrait, today):
        yield Line(f"Everything is saved in one file: {kept_in}")
        yield Line("You can lock it with a passphrase, in Settings.")


def _in_settings(portrait: Portrait, today: date, kept_in: str, copies: Sequence[str]) -> Iterator[Choice]:
    """What Settings can do now: join another copy of the journal; after the first run, import an older journal."""
    if copies:
        yield Choice(opens="settings", id="copies", text="Join another copy of your journal", about=listed(copies))
    if kept_in and _is_first_day(portrait, today):
        yield Choice(
            opens="settings",
            id="import",
            text="Import an older journal",
            about="from Day One, Daylio, Obsidian, jrnl, …",
        )


def _this_week(portrait: Portrait, today: date) -> Iterator[Line]:
    """The theme of this week, and what was chosen for it in answer to something noticed."""
    if (said := theme(portrait, today)) is not None:
        yield Line(theme_words(said.text))
    yield from (Line(f"{THIS_WEEK}: {one}") for one in reminders(portrait, today))


def theme_words(text: str) -> str:
    """A theme as it is shown in its week."""
    return f"This week: “{one_line(text)}”"


def _news(portrait: Portrait, today: date) -> tuple[Row, ...]:
    """After a pause a word of welcome, else the note that was left for this day."""
    if today in portrait.days:
        return ()
    if is_back(portrait, today):
        return (COME_BACK,)
    left = note_left(portrait, today)
    return (Line(f"You left this: {one_line(left.text)}"),) if left is not None else ()


def _flows(
    portrait: Portrait, waiting: Sequence[Waiting], exercises: Exercises, first: str, today: date,
    emotions: Iterable[EmotionWord],
) -> Iterator[Choice]:  # fmt: skip
    """What waits for today or fits the hour, the other sessions that wait, and the one flow that fits now."""
    here = next((session for session in waiting if session.day == today), None)
    if here is not None:
        yield _waits(here, exercises, today)
    elif not portrait.days and not waiting:
        yield BEGIN
    elif is_back(portrait, today):
        first = "morning"
        yield short_choice(first, exercises)
    else:
        yield flow_choice(first, portrait, exercises, today)
    yield from (_waits(session, exercises, today) for session in waiting if session is not here)
    offered = {here.flow if here is not None else first, *(session.flow for session in waiting)}
    fits = suggest(portrait, today, emotions) if len(portrait.days) > 1 else None  # not on a notebook's first days
    flow = exercises(fits.flow) if fits is not None else None
    if fits is not None and flow is not None and (flow.is_listed or fits.is_short) and fits.flow not in offered:
        yield Choice(opens="flow", id=fits.flow, text=flow.title, about=fits.reason, subject=fits.subject)


def flow_choice(flow: str, portrait: Portrait, exercises: Exercises, today: date) -> Choice:
    """A flow to begin, with how long it takes or that it was done."""
    found = exercises(flow)
    is_done = flow in portrait.days.get(today, ())
    about = "done for today" if is_done else f"{found.minutes} min" if found else ""
    return Choice(opens="flow", id=flow, text=found.title if found else flow, about=about, is_done=is_done)


def _waits(session: Waiting, exercises: Exercises, today: date) -> Choice:
    flow = exercises(session.flow)
    where = f"waiting at {session.step}" if session.step else "waiting"
    day = "" if session.day == today else f", for {short_day(session.day, today)}"
    return Choice(
        opens="session", id=session.id, text=flow.title if flow else session.flow,
        about=f"{where} since {clock(session.begun)}{day}",
    )  # fmt: skip


def held(portrait: Portrait, areas: Mapping[str, str], today: date) -> Iterator[Row]:
    """The results that are held, by area, or by their own words where an area has several of them."""
    shown = portrait.held[:HELD]
    for one in shown:
        is_alone = sum(other.area == one.area for other in shown) == 1
        drawn = band(one, today, areas.get(one.area, one.area) if is_alone else one.text, hides_due=True)
        yield replace(drawn, details=(one.text,)) if is_alone else drawn


WEEK = 6
"""So many days after a weekly review the next one fits."""
MONTH = 30
"""So many days after a renewal the next one fits."""
WALK = 7
"""Days after the first on which the walk through all four is offered; after that once a month."""
REST = 7
"""A flow that leaves its question open is not suggested again before so many days."""


class Suggestion(msgspec.Struct, frozen=True):
    """A flow that fits now.

    Attributes:
        subject: Id of the result it is about; empty for none.
        is_short: Whether it is one of those the Library does not list.
    """

    flow: str
    reason: str
    subject: str = ""
    is_short: bool = False


def last_done(portrait: Portrait) -> dict[str, date]:
    """Flow id to the last day it was kept."""
    found: dict[str, date] = {}
    for day, flows in portrait.days.items():
        for flow in flows:
            found[flow] = max(day, found.get(flow, day))
    return found


def suggest(portrait: Portrait, today: date, emotions: Iterable[EmotionWord] = ()) -> Suggestion | None:
    """At most one: a beginning, the week, the month, then what these pages lack; none on a heavy day."""
    done = last_done(portrait)
    if not portrait.days:
        return Suggestion("onboarding", "a place to begin")
    if portrait.is_heavy_day(today, emotions):
        return None

    def since(flow: str, otherwise: date) -> int:
        return (today - done.get(flow, otherwise)).days

    first = min(portrait.days, default=today)
    if (days := since("weekly", first)) >= WEEK:
        return Suggestion(
            "weekly", f"{days} days since the last one" if "weekly" in done else "your first week is complete"
        )
    held = portrait.held
    if held and since("renewal", min(result.since for result in held)) >= MONTH:
        once = "renewal" in done
        lately = "a month since the last one" if once else "it's been a month since you looked at your vision"
        return Suggestion("renewal", lately)
    return next((one for one in _lacking(portrait, first, today) if since(one.flow, date.min) >= REST), None)


def _lacking(portrait: Portrait, first: date, today: date) -> Iterator[Suggestion]:
    """What the practice has and these pages lack, first things first."""
    held, walked = portrait.held, last_done(portrait).get("walk", first)
    if due_tests(portrait, today):
        yield Suggestion("tested", "a test you set yourself is due", is_short=True)
    if not portrait.values:
        yield Suggestion("values", "no values chosen yet")
    if not held:
        yield Suggestion("vision", "no results yet")
    if (today - walked).days >= (MONTH if walked != first else WALK):
        yield Suggestion("walk", "vision, reality, reflection and values, all in one")
    for one in held:
        if one.importance is None:
            words = f"you haven't said how much “{beginning(one.text)}” matters"
            yield Suggestion("weigh", words, one.id, is_short=True)
        if not one.anchors:
            yield Suggestion("anchors", f"no words for 10, 5 and 0 yet: “{beginning(one.text)}”", one.id, is_short=True)
    if not any(portrait.said.get(role) for role in (Role.STRENGTH, Role.WEAKNESS, Role.LIMIT)):
        yield Suggestion("reality", "you haven't looked closely at any part of your life yet")
    if due_again(portrait, today):
        yield Suggestion("still", "what you saw three months ago: still true?", is_short=True)
