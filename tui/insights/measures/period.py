"""A week, a month or a year taken together, short enough for one page (PRACTICE.md, section 8)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal, Protocol, TypeAlias, TypeVar

import msgspec

from tui.insights.fold.portrait import HeldValue, Mood, Portrait, Promise, Rating, Result, Said, Status, Wording
from tui.insights.measures.mood import MoodWords, heat_by_month, mood_words
from tui.insights.measures.promises import Outcomes, count_outcomes, helped, hindered
from tui.insights.measures.tension import Ends, ends, reality
from tui.records.answers import Outcome
from tui.records.date_forms import week_start
from tui.records.roles import Role

Length: TypeAlias = Literal["week", "month", "year"]
LENGTHS: tuple[Length, ...] = ("week", "month", "year")


class Dated(Protocol):
    """Something that belongs to a day."""

    @property
    def day(self) -> date:
        """The practice day."""


_T = TypeVar("_T", bound=Dated)


class Period(msgspec.Struct, frozen=True):
    """A week, a calendar month or a calendar year."""

    length: Length
    first: date
    last: date

    def within(self, items: Iterable[_T]) -> tuple[_T, ...]:
        """Those of the items whose day is in it."""
        return tuple(item for item in items if self.first <= item.day <= self.last)

    @property
    def before(self) -> Period:
        """The one before."""
        return period(self.length, self.first - timedelta(days=1))

    @property
    def after(self) -> Period:
        """The one after."""
        return period(self.length, self.last + timedelta(days=1))


def period(length: Length, day: date) -> Period:
    """The week, month or year a day is in."""
    match length:
        case "week":
            first = week_start(day)
            return Period(length, first, first + timedelta(days=6))
        case "month":
            first = day.replace(day=1)
            return Period(length, first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1))
        case "year":
            return Period(length, date(day.year, 1, 1), date(day.year, 12, 31))


class ResultChange(msgspec.Struct, frozen=True, kw_only=True):
    """One result over a period.

    Attributes:
        text: Its wording when the period ended.
        before: The wordings it had in the period before that one, oldest first.
        start: Reality on the lasting scale when the period began, or when it was first rated in it.
        end: The same when the period ended.
        ends: Which end of the gap moved meanwhile; absent unless it was rated twice.
        ratings: How often it was rated in the period.
        is_new: Whether it was first written in the period.
        became: Whether it was reached or set down in the period.
        entries: Ids of the entries that say so.
    """

    area: str
    text: str
    before: tuple[str, ...] = ()
    start: float | None = None
    end: float | None = None
    ends: Ends | None = None
    facts: tuple[Said, ...] = ()
    ratings: int = 0
    is_new: bool = False
    became: Status = "held"
    entries: tuple[str, ...] = ()


class ValueChange(msgspec.Struct, frozen=True):
    """One value over a period.

    Attributes:
        lived: The mean of what was said of it, 0 to 10.
        before: The mean in the period before, if anything was said then.
        ratings: The numbers ``lived`` is the mean of.
    """

    name: str
    lived: float
    before: float | None
    ratings: tuple[Rating, ...]


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """What the pages of a period say together; pages kept out of looking back are not among them.

    Attributes:
        days: On how many of its days there is a page.
        of: How many of its days there have been.
        results: Those that were looked at, reached or set down.
        promises: Those made in it, oldest first.
        done: Promises that were kept, oldest first.
        cues: Times and places planned for promises that were kept, those that were so more than once, most often
            first.
        helped: What helped, most often first.
        hindered: What got in the way, most often first.
        learned: Learnings the person chose to keep, else all of them, oldest first.
        moods: The check-ins, oldest first.
        reacted: Moments with heat in which the moment chose.
        responded: Moments in which the person chose.
    """

    period: Period
    days: int
    of: int
    pages: int
    results: tuple[ResultChange, ...]
    kept: Outcomes
    promises: tuple[Promise, ...]
    done: tuple[Promise, ...]
    cues: tuple[tuple[str, int], ...]
    helped: tuple[tuple[str, int], ...]
    hindered: tuple[tuple[str, int], ...]
    learned: tuple[Said, ...]
    patterns: tuple[Said, ...]
    thanks: tuple[Said, ...]
    beliefs: tuple[Said, ...]
    moods: tuple[Mood, ...]
    words: MoodWords
    reacted: int
    responded: int
    values: tuple[ValueChange, ...]


def summary(portrait: Portrait, found: Period, today: date) -> Summary:
    """A period in one page."""

    def said(role: Role) -> tuple[Said, ...]:
        return found.within(portrait.recalled(role))

    promises = found.within(portrait.exclusions.visible(portrait.promises))
    done = tuple(one for one in promises if one.outcome in (Outcome.KEPT, Outcome.PARTLY))
    days = {day: flows for day, flows in portrait.days.items() if found.first <= day <= found.last}
    heat = heat_by_month(_heated(portrait, found))
    moods = found.within(portrait.exclusions.visible(portrait.moods))
    return Summary(
        period=found,
        days=len(days),
        of=max(0, (min(found.last, today) - found.first).days + 1),
        pages=sum(map(len, days.values())),
        results=tuple(moved for result in portrait.results if (moved := _moved(portrait, result, found))),
        kept=count_outcomes(promises),
        promises=promises,
        done=tuple(one for one in done if one.outcome is Outcome.KEPT),
        cues=tuple(cue for cue in _counted(part for one in done for part in (one.when, one.where)) if cue[1] > 1),
        helped=helped(promises),
        hindered=hindered(promises),
        learned=said(Role.KEEPER) or said(Role.LEARNED),
        patterns=said(Role.PATTERN),
        thanks=said(Role.THANKS),
        beliefs=said(Role.BELIEF),
        moods=moods,
        words=mood_words(moods),
        reacted=sum(one.reacted for one in heat),
        responded=sum(one.responded for one in heat),
        values=tuple(lived for value in portrait.values if (lived := _lived(portrait, value, found))),
    )


def _heated(portrait: Portrait, found: Period) -> Portrait:
    moments = found.within(portrait.recalled(Role.HEAT))
    return Portrait(said={Role.HEAT: moments})


def _counted(items: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(Counter(item for item in items if item).most_common())


def _moved(portrait: Portrait, result: Result, found: Period) -> ResultChange | None:
    """The result over the period; ``None`` if nothing was said about it then."""
    ratings = portrait.exclusions.visible(one for one in result.ratings if one.day <= found.last)
    rated, facts = found.within(ratings), found.within(portrait.exclusions.visible(result.facts))
    wordings = tuple(one for one in result.wordings if one.day <= found.last)
    reworded = found.within(wordings)
    ended = result.became is not None and found.first <= result.became <= found.last
    if not wordings or not (rated or facts or reworded or ended):
        return None
    earlier = [one for one in ratings if one.day < found.first]
    start = earlier[-1] if earlier else rated[0] if rated else None
    end = ratings[-1] if ratings else None
    return ResultChange(
        area=result.area,
        text=wordings[-1].text,
        before=tuple(one.text for one in wordings[:-1] if one is not wordings[-1] and _held_in(one, wordings, found)),
        start=reality(start) if start else None,
        end=reality(end) if end else None,
        ends=_ends(start, end, wordings[-1]) if start and end and start is not end else None,
        facts=facts,
        ratings=len(rated),
        is_new=found.first <= result.since <= found.last,
        became=result.status if ended else "held",
        entries=_entries(reworded, facts, rated),
    )


def _entries(wordings: Iterable[Wording], facts: Iterable[Said], ratings: Iterable[Rating]) -> tuple[str, ...]:
    found = [*(one.entry for one in wordings), *(one.entry for one in facts), *(one.entry for one in ratings)]
    return tuple(dict.fromkeys(found))


def _held_in(wording: Wording, wordings: tuple[Wording, ...], found: Period) -> bool:
    """Whether a wording was replaced within the period."""
    replaced = wordings[wordings.index(wording) + 1].day
    return found.first <= replaced <= found.last


def _ends(start: Rating, end: Rating, wording: Wording) -> Ends:
    # A rewording after the last rating has moved the vision, not reality.
    moved = ends(start, end)
    return Ends(moved.up, start.height - wording.height)


def _lived(portrait: Portrait, value: HeldValue, found: Period) -> ValueChange | None:
    now = found.within(portrait.exclusions.visible(value.lived))
    before = found.before.within(portrait.exclusions.visible(value.lived))
    return ValueChange(value.name, _mean(now), _mean(before) if before else None, now) if now else None


def _mean(ratings: Iterable[Rating]) -> float:
    values = [rating.value for rating in ratings]
    return sum(values) / len(values)
