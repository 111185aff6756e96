"""A week, a month or a year taken together, short enough for one page (practice.md, section 8)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal, Protocol, TypeAlias, TypeVar

import msgspec

from tui.insights.alignment import monday
from tui.insights.mood import Words, heat_by_month, words
from tui.insights.portrait import HeldValue, Portrait, Promise, Rating, Result, Said, Status, Wording
from tui.insights.promises import Kept, kept
from tui.insights.tension import Ends, ends, reality
from tui.records.answers import Outcome
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
    """A week from Monday on, a calendar month or a calendar year.

    Attributes:
        length: Which of the three.
        first: Its first day.
        last: Its last day.
    """

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
            first = monday(day)
            return Period(length, first, first + timedelta(days=6))
        case "month":
            first = day.replace(day=1)
            return Period(length, first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1))
        case "year":
            return Period(length, date(day.year, 1, 1), date(day.year, 12, 31))


class Moved(msgspec.Struct, frozen=True, kw_only=True):
    """One result over a period.

    Attributes:
        area: Id of the life area.
        text: Its wording when the period ended.
        before: The wordings it had in the period before that one, oldest first.
        start: Reality on the lasting scale when the period began, or when it was first rated in it.
        end: The same when the period ended.
        ends: Which end of the gap moved meanwhile; absent unless it was rated twice.
        facts: Noted in the period, oldest first.
        is_new: Whether it was first written in the period.
        became: Whether it was reached or set down in the period.
    """

    area: str
    text: str
    before: tuple[str, ...] = ()
    start: float | None = None
    end: float | None = None
    ends: Ends | None = None
    facts: tuple[Said, ...] = ()
    is_new: bool = False
    became: Status = "held"


class Lived(msgspec.Struct, frozen=True):
    """One value over a period.

    Attributes:
        name: As it is called.
        lived: The mean of what was said of it, 0 to 10.
        before: The mean in the period before, if anything was said then.
    """

    name: str
    lived: float
    before: float | None


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """What the pages of a period say together; pages kept out of looking back are not among them.

    Attributes:
        period: Which.
        days: On how many of its days there is a page.
        of: How many of its days there have been.
        pages: How many pages.
        results: Those that were looked at, reached or set down.
        kept: What became of its promises.
        done: Promises that were kept, oldest first.
        cues: Times and places planned for promises that were kept, those that were so more than once, most often
            first.
        helped: What helped, most often first.
        instead: What came instead, most often first.
        learned: Learnings the person chose to keep, else all of them, oldest first.
        patterns: What repeated itself, as written.
        thanks: Who or what made a day lighter.
        beliefs: Beliefs something rubbed against.
        words: Words for how it was.
        reacted: Moments with heat in which the moment chose.
        responded: Moments in which the person chose.
        values: The values of which anything was said.
    """

    period: Period
    days: int
    of: int
    pages: int
    results: tuple[Moved, ...]
    kept: Kept
    done: tuple[Promise, ...]
    cues: tuple[tuple[str, int], ...]
    helped: tuple[tuple[str, int], ...]
    instead: tuple[tuple[str, int], ...]
    learned: tuple[Said, ...]
    patterns: tuple[Said, ...]
    thanks: tuple[Said, ...]
    beliefs: tuple[Said, ...]
    words: Words
    reacted: int
    responded: int
    values: tuple[Lived, ...]


def summary(portrait: Portrait, found: Period, today: date) -> Summary:
    """A period in one page.

    Args:
        portrait: What all pages say.
        found: Which period.
        today: The practice day; days after it have not been.
    """

    def said(role: Role) -> tuple[Said, ...]:
        return found.within(portrait.aside.without(portrait.said.get(role, ())))

    promises = found.within(portrait.aside.without(portrait.promises))
    done = tuple(one for one in promises if one.outcome in (Outcome.KEPT, Outcome.PARTLY))
    missed = tuple(one for one in promises if one.outcome is Outcome.NOT)
    days = {day: flows for day, flows in portrait.days.items() if found.first <= day <= found.last}
    heat = heat_by_month(_heated(portrait, found))
    return Summary(
        period=found,
        days=len(days),
        of=max(0, (min(found.last, today) - found.first).days + 1),
        pages=sum(map(len, days.values())),
        results=tuple(moved for result in portrait.results if (moved := _moved(portrait, result, found))),
        kept=kept(promises),
        done=tuple(one for one in done if one.outcome is Outcome.KEPT),
        cues=tuple(cue for cue in _counted(part for one in done for part in (one.when, one.where)) if cue[1] > 1),
        helped=_counted(cause for one in done for cause in one.causes),
        instead=_counted(cause for one in missed for cause in one.causes),
        learned=said(Role.KEEPER) or said(Role.LEARNED),
        patterns=said(Role.PATTERN),
        thanks=said(Role.THANKS),
        beliefs=said(Role.BELIEF),
        words=words(found.within(portrait.aside.without(portrait.moods))),
        reacted=sum(one.reacted for one in heat),
        responded=sum(one.responded for one in heat),
        values=tuple(lived for value in portrait.values if (lived := _lived(portrait, value, found))),
    )


def _heated(portrait: Portrait, found: Period) -> Portrait:
    moments = found.within(portrait.aside.without(portrait.said.get(Role.HEAT, ())))
    return Portrait(said={Role.HEAT: moments})


def _counted(items: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(Counter(item for item in items if item).most_common())


def _moved(portrait: Portrait, result: Result, found: Period) -> Moved | None:
    """The result over the period; ``None`` if nothing was said about it then."""
    ratings = portrait.aside.without(one for one in result.ratings if one.day <= found.last)
    rated, facts = found.within(ratings), found.within(portrait.aside.without(result.facts))
    wordings = tuple(one for one in result.wordings if one.day <= found.last)
    reworded = found.within(wordings)
    ended = result.became is not None and found.first <= result.became <= found.last
    if not wordings or not (rated or facts or reworded or ended):
        return None
    earlier = [one for one in ratings if one.day < found.first]
    start = earlier[-1] if earlier else rated[0] if rated else None
    end = ratings[-1] if ratings else None
    return Moved(
        area=result.area,
        text=wordings[-1].text,
        before=tuple(one.text for one in wordings[:-1] if one is not wordings[-1] and _held_in(one, wordings, found)),
        start=reality(start) if start else None,
        end=reality(end) if end else None,
        ends=_ends(start, end, wordings[-1]) if start and end and start is not end else None,
        facts=facts,
        is_new=found.first <= result.since <= found.last,
        became=result.status if ended else "held",
    )


def _held_in(wording: Wording, wordings: tuple[Wording, ...], found: Period) -> bool:
    """Whether a wording was replaced within the period."""
    replaced = wordings[wordings.index(wording) + 1].day
    return found.first <= replaced <= found.last


def _ends(start: Rating, end: Rating, wording: Wording) -> Ends:
    # A rewording after the last rating has moved the vision, not reality.
    moved = ends(start, end)
    return Ends(moved.up, start.height - wording.height)


def _lived(portrait: Portrait, value: HeldValue, found: Period) -> Lived | None:
    now = found.within(portrait.aside.without(value.lived))
    before = found.before.within(portrait.aside.without(value.lived))
    return Lived(value.name, _mean(now), _mean(before) if before else None) if now else None


def _mean(ratings: Iterable[Rating]) -> float:
    values = [rating.value for rating in ratings]
    return sum(values) / len(values)
