"""What Values says: how all of them stand together, each in a line, and all there is to one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import msgspec

from tui.insights.fold.portrait import HeldValue, Portrait, Promise, Rating, Said
from tui.insights.measures.mood import MoodAverage, averages_by_week
from tui.insights.measures.promises import Outcomes, count_outcomes
from tui.insights.measures.values import (
    SIGHT_SPAN,
    Alignment,
    alignment,
    alignments,
    by_week,
    days_lately,
    drift_of,
    ring,
    room,
)
from tui.insights.views.bulls_eye import bulls_eye
from tui.insights.views.model import (
    Aligned,
    Bars,
    Labelled,
    Line,
    Page,
    Piece,
    Pieces,
    Row,
    Section,
    Share,
    entries_of,
    page,
    section,
)
from tui.insights.views.pictures import where
from tui.insights.views.vision import facts
from tui.records.answers import number
from tui.records.date_forms import week_start
from tui.records.day import short_date
from tui.records.roles import Role
from tui.records.text import counted


class ValueWeek(msgspec.Struct, frozen=True):
    """One week of one value.

    Attributes:
        importance: How much it mattered, as last said by the end of that week.
        lived: How near it was lived, if said that week.
    """

    week: date
    importance: float | None
    lived: float | None


class ValueView(msgspec.Struct, frozen=True, kw_only=True):
    """One held value.

    Attributes:
        weeks: Every week since the first number, to this one; a week in which nothing was said is among them.
        importance: As said last.
        lived: As said last.
        ring: 1 at the centre to 5, of what was lived last.
        room: Where more could be lived of what matters.
        drift: The last three weeks against the three before.
        sighted: On how many of the last fourteen days it was easiest to see.
        strained: On how many it was hardest.
        serving: The promises that were to serve it.
        costs: When living by it cost something, oldest first.
        touched: When it was at stake, oldest first.
        argues: Which value it argues with, and about what, oldest first.
    """

    value: HeldValue
    weeks: tuple[ValueWeek, ...]
    importance: float | None
    lived: float | None
    ring: int | None
    room: float | None
    drift: float | None
    sighted: int
    strained: int
    serving: tuple[Promise, ...]
    costs: tuple[Said, ...] = ()
    touched: tuple[Said, ...] = ()
    argues: tuple[tuple[Said, str], ...] = ()

    @property
    def served(self) -> Outcomes:
        """What became of those promises."""
        return count_outcomes(self.serving)


class ValuesView(msgspec.Struct, frozen=True, kw_only=True):
    """All held values.

    Attributes:
        now: How they stand together; absent while none has both numbers.
        weeks: The same week by week, oldest first.
        moods: The check-ins of a week taken together, by its Monday.
        bulls_eye: The picture of how near each was last lived; absent while none was marked.
    """

    values: tuple[ValueView, ...] = ()
    now: Alignment | None = None
    weeks: tuple[Alignment, ...] = ()
    moods: dict[date, MoodAverage] = {}
    bulls_eye: Section | None = None

    def name(self, value_id: str) -> str:
        """What a value is called."""
        return next((view.value.name for view in self.values if view.value.id == value_id), value_id)


def values_view(portrait: Portrait, today: date) -> ValuesView:
    """What the place of values shows on a day."""
    return ValuesView(
        values=tuple(value_view(value, portrait, today) for value in portrait.values),
        now=alignment(portrait.values, today),
        weeks=alignments(portrait.values),
        moods=averages_by_week(portrait.moods) if portrait.values else {},
        bulls_eye=bulls_eye(portrait.values, today),
    )


def value_view(value: HeldValue, portrait: Portrait, today: date) -> ValueView:
    """One value on a day, with the promises that were to serve it."""
    importance, lived = _last(value.importance, today), _last(value.lived, today)
    return ValueView(
        value=value,
        weeks=_weeks(value, today),
        importance=importance,
        lived=lived,
        ring=ring(lived) if lived is not None else None,
        room=round(room(importance, lived), 9) if importance is not None and lived is not None else None,
        drift=drift_of(value, today),
        sighted=days_lately(value.sighted, today),
        strained=days_lately(value.strained, today),
        serving=tuple(promise for promise in portrait.promises if value.id in promise.serves),
        costs=tuple(said for said in portrait.said.get(Role.COST, ()) if said.about == value.id),
        touched=tuple(said for said in portrait.said.get(Role.TOUCHED, ()) if said.about == value.id),
        argues=tuple(_argues(value.id, portrait)),
    )


def _argues(value: str, portrait: Portrait) -> Iterator[tuple[Said, str]]:
    """The pairs it is one of, and what they argue about."""
    said = portrait.said.get(Role.ARGUE, ())
    about = {one.entry: one.text for one in said if not one.picked}
    for one in said:
        if value in one.picked.split("+"):
            yield one, about.get(one.entry, "")


def _weeks(value: HeldValue, today: date) -> tuple[ValueWeek, ...]:
    lived, mattered = by_week(value.lived), by_week(value.importance)
    said = [week for week in (*lived, *mattered) if week <= today]
    if not said:
        return ()
    found = []
    week, importance = min(said), None
    while week <= week_start(today):
        if week in mattered:
            importance = mattered[week].value
        found.append(ValueWeek(week, importance, lived[week].value if week in lived else None))
        week += timedelta(days=7)
    return tuple(found)


def _last(ratings: Sequence[Rating], today: date) -> float | None:
    return next((rating.value for rating in reversed(ratings) if rating.day <= today), None)


TOGETHER = "How closely you lived your values"
LISTED = 20
"""So many numbers and days of one kind are written out, the newest."""
EMPTY = Line(
    "The few values you choose will appear here in your own words, with how much each matters beside how fully you "
    "live it. The card sort finds them: 64 cards, one at a time, then a few choices between two. It takes about twenty "
    "minutes, and you can pause anywhere.",
    hint="Press {values.sort:+} to begin the card sort.",
)
UNRATED = Line(
    "Rate one, and you'll see here how they compare.", "quiet",
    "Press {values.rate:r}.",
)  # fmt: skip
INTRO = (
    "How closely you lived your values, weighted by how much each matters: 100 is all of them fully lived. "
    "Beside it is the mood of that week's check-ins, from -5, unpleasant, to 5, pleasant; one need not cause the other."
)


WAITS = Line("You can continue where you left off.", "quiet")


def lived_question(name: str) -> str:
    """How near a value was lived."""
    return f"How fully did you live {name} this week?"


def matters_question(name: str) -> str:
    """How much a value matters."""
    return f"How much does {name} matter, from 0 to 10?"


def values_page(view: ValuesView, *, sort_waits: bool = False) -> Page:
    """How all values stand together, and each of them in a line."""
    if not view.values:
        return Page("Values", (Section("empty", rows=(EMPTY, WAITS) if sort_waits else (EMPTY,)),))
    listed = tuple(
        Aligned(
            label=one.value.name, id=one.value.id, matters=one.importance, lived=one.lived,
            weeks=tuple(week.lived for week in one.weeks),
        )
        for one in view.values
    )  # fmt: skip
    together, values = Section("together", rows=tuple(_together(view))), Section("values", rows=listed)
    return Page("Values", (together, *_bulls_eye(view), values))


def _bulls_eye(view: ValuesView) -> tuple[Section, ...]:
    return (view.bulls_eye,) if view.bulls_eye is not None else ()


def _together(view: ValuesView) -> Iterator[Row]:
    """Coherence with the lowest value beside it, and the line it has drawn over the weeks."""
    now = view.now
    if now is None or now.coherence is None:
        yield UNRATED
        return
    yield Pieces((Piece(f"{now.coherence:.0f} of 100", TOGETHER, "strong"), *_beside(view, now)))
    found = tuple(week.coherence for week in view.weeks if week.coherence is not None)
    if len(found) > 1:
        yield Bars("", found, f"from {found[0]:.0f} to {found[-1]:.0f} in {len(found)} weeks", 100)


def _beside(view: ValuesView, week: Alignment) -> Iterator[Piece]:
    """What stands beside coherence, since a mean can hide it."""
    yield Piece(f"{view.name(week.lowest)} {number(week.lowest_lived)}", "lowest")
    if week.rated < week.of:
        yield Piece(f"{week.rated} of {week.of} rated", tone="quiet")


def weeks_page(view: ValuesView, today: date) -> Page:
    """Coherence week by week, newest first, the lowest value and the mood beside each."""

    def row(week: Alignment, coherence: float) -> Share:
        mood = view.moods.get(week_start(week.day))
        felt = (Piece(f"mood {mood.pleasantness:+.1f}", tone="quiet"),) if mood is not None else ()
        lowest, *rated = _beside(view, week)
        beside = (lowest, *felt, *rated)
        return Share(short_date(week.day, today), coherence / 100, f"{coherence:.0f}", pieces=beside)

    rows = [row(week, week.coherence) for week in reversed(view.weeks) if week.coherence is not None]
    rated = [rating for one in view.values for rating in (*one.value.importance, *one.value.lived)]
    weeks = Section("weeks", "Week by week", tuple(rows)).resting_on(entries_of(rated))
    return Page(TOGETHER, (*_bulls_eye(view), Section("intro", rows=(Line(INTRO, "quiet"),)), weeks))


def value_summary(view: ValueView) -> Page:
    """A value under the list, which has its numbers: its words, and what the numbers say."""
    words = Labelled(view.value.name, view.value.definition, tone="strong")
    return Page(view.value.name, (Section("value", rows=(words, *_readings(view), *_served(view))),))


def value_page(view: ValueView, today: date, most: int = LISTED) -> Page:
    """Everything there is to say about a value."""
    value = view.value

    def numbers(name: str, heading: str, said: Sequence[Rating]) -> Section:
        pieces = tuple(Piece(number(one.value), short_date(one.day, today)) for one in reversed(said[-most:]))
        shown = Section(name, heading, (Pieces(pieces),) if pieces else (), max(0, len(said) - most))
        return shown.resting_on(entries_of(said))

    def days(name: str, heading: str, found: Sequence[Said]) -> Section:
        said = ", ".join(short_date(one.day, today) for one in reversed(found[-most:]))
        rows = (Line(f"{counted(len(found), 'day')}: {said}"),) if found else ()
        return Section(name, heading, rows, max(0, len(found) - most)).resting_on(entries_of(found))

    said = page(
        value.name,
        Section("words", "In my words", (Line(value.definition),) if value.definition else ()),
        Section("behaviours", "On a day I live it, a camera sees", tuple(map(Line, value.behaviours))),
        Section("sign", "It has slipped when", (Line(value.early_sign),) if value.early_sign else ()),
        Section("numbers", "Importance beside lived, week by week", (*_numbers(view), *_readings(view))).resting_on(
            entries_of((*value.importance, *value.lived))
        ),
        Section("served", rows=tuple(_served(view))).resting_on(entries_of(view.serving)),
        numbers("lived", "Lived, newest first", value.lived),
        numbers("importance", "Importance, newest first", value.importance),
        days("sighted", "Easiest to see", value.sighted),
        days("strained", "Hardest", value.strained),
        days("touched", "At stake", view.touched),
        facts("When living by it cost something", view.costs, today, most, "costs"),
        section("argues", "Argues with", [_pair(*one, today) for one in reversed(view.argues)], most).resting_on(
            one.entry for one, _ in view.argues
        ),
    )
    nothing = Line("Nothing has been written about it yet.")
    return said if said.sections else page(value.name, Section("empty", rows=(nothing,)))


def _pair(said: Said, about: str, today: date) -> Labelled:
    return Labelled(short_date(said.day, today), said.text, about)


def _numbers(view: ValueView) -> tuple[Row, ...]:
    if not view.weeks:
        return ()
    mattered, lived = (tuple(getattr(week, name) for week in view.weeks) for name in ("importance", "lived"))
    return (
        Bars("matters", mattered, _said(view.importance), is_thread=True),
        Bars("lived", lived, _said(view.lived)),
    )


def _readings(view: ValueView) -> tuple[Row, ...]:
    said = []
    if view.lived is not None:
        said.append(f"on the target: {where(view.lived)}")
    if view.drift is not None:
        said.append(_drift(view.drift))
    if view.value.sighted or view.value.strained:
        said.append(f"of the last {SIGHT_SPAN} days, easiest to see on {view.sighted} and hardest on {view.strained}")
    return (Pieces(tuple(Piece(text, tone="quiet") for text in said)),) if said else ()


def _served(view: ValueView) -> Iterator[Row]:
    """What became of the promises that were to serve it."""
    if view.served.text:
        yield Line(f"Of the promises that served it, you kept {view.served.text}.")


def _drift(drift: float) -> str:
    """The last three weeks against the three before."""
    by = number(round(abs(drift), 1))
    if by == "0":
        return "the last three weeks were much like the three before"
    return f"the last three weeks were {by} {'above' if drift > 0 else 'below'} the three before"


def _said(value: float | None) -> str:
    return "not rated yet" if value is None else number(value)
