"""The language of searching, read into a query."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from difflib import get_close_matches
from typing import TypeAlias

from tui.insights.search.filter_names import ALSO, KINDS, PRACTICES, Name, Vocabulary, meant, spelled_like
from tui.insights.search.query import (
    DATED,
    FILTERS,
    AnyPart,
    Axis,
    Days,
    Has,
    Kind,
    Level,
    Mistake,
    Named,
    Piece,
    Query,
    Text,
    pieces,
)
from tui.records import date_forms
from tui.records.date_forms import week_start
from tui.records.text import fold, listed, searchable

PLAIN = Vocabulary()
"""Nothing is known; names are taken as they are typed."""


class UnreadableError(ValueError):
    """A filter that cannot be read; the message says what it could have been."""


class AbsentError(UnreadableError):
    """A name that can be read and that no entry has."""

    def __init__(self, sentence: str, name: str) -> None:
        super().__init__(sentence)
        self.name = name


def read_query(text: str, today: date, vocabulary: Vocabulary = PLAIN) -> Query:
    """A query from what a person typed.

    Args:
        text: Plain words, ``"a phrase"``, ``-without``, ``#tag``, ``@person`` and filters such as ``mood:<0``.
        today: What yesterday is seen from.
        vocabulary: The names there are.
    """
    parts: list[AnyPart] = []
    problems = []
    for piece in pieces(text):
        part: AnyPart | None
        try:
            part = _part(piece, today, vocabulary)
        except AbsentError as problem:
            problems.append(Mistake(str(problem), piece.start, piece.end))
            of: Named = "tag" if piece.sign == "#" else "person"
            part = Has(of=of, names=frozenset({problem.name}), typed=piece.typed, without=piece.without)
        except UnreadableError as problem:
            problems.append(Mistake(str(problem), piece.start, piece.end))
            continue
        if part is not None and part not in parts:
            parts.append(part)
    return Query(tuple(parts), tuple(problems))


def _part(piece: Piece, today: date, known: Vocabulary) -> AnyPart | None:
    sign, typed, without = fold(piece.sign), piece.typed, piece.without
    value = searchable(piece.value)
    if not value:
        # A filter that is only begun looks for nothing yet; a word with a colon behind it is a word.
        plain = sign and sign not in (*FILTERS, "#", "@")
        return Text(text=f"{sign}:", typed=typed, without=without) if plain else None
    match sign:
        case "":
            return Text(text=value, typed=typed, without=without)
        case "#":
            names = _spelled(known.tags, value.rstrip("/") or value, "No entry has the tag", "#")
            return Has(of="tag", names=names, lit=tuple(f"#{name}" for name in names), typed=typed, without=without)
        case "@":
            names = _spelled(known.people, value, "No entry names", "@")
            return Has(of="person", names=names, lit=tuple(f"@{name}" for name in names), typed=typed, without=without)
        case "word":
            names = _spelled(known.feelings, value, "word: takes a word for a feeling; there is no", "")
            return Has(of="word", names=names, lit=tuple(names), typed=typed, without=without)
        case "flow":
            found = frozenset(name.id for name in _named(known.flows, value, "flow: takes the name of an exercise"))
            return Has(of="flow", names=found, typed=typed, without=without)
        case "area" | "value":
            among = known.areas if sign == "area" else known.values
            what = "area: takes a part of life" if sign == "area" else "value: takes one of the values"
            ids = frozenset(one for name in _named(among, value, what) for one in (name.id, *name.also))
            return Has(of="about", names=ids, typed=typed, without=without)
        case "practice":
            practices = _begun(tuple(PRACTICES), value, "practice: takes one of")
            kinds = sum(PRACTICES[name] for name in practices)
            about = frozenset(one for name in practices for one in known.questions.get(name, ()))
            return Kind(kinds=int(kinds), about=about, typed=typed, without=without)
        case "is" | "has":
            chosen = (ALSO[value],) if value in ALSO else _begun(tuple(KINDS), value, f"{sign}: takes one of")
            return Kind(kinds=int(sum(KINDS[name] for name in chosen)), typed=typed, without=without)
        case "mood":
            return _level("mood", value, typed, without, known)
        case "energy":
            return _level("energy", value, typed, without, known)
        case _ if sign in DATED:
            return _days(sign, value, today, typed, without)
        case _:
            raise UnreadableError(_no_filter(sign))


def _no_filter(name: str) -> str:
    near = get_close_matches(name, FILTERS, n=2, cutoff=0.55) or [one for one in FILTERS if one.startswith(name[:2])]
    if near:
        return f"There is no filter {name}: here; did you mean {listed([f'{one}:' for one in near], 'or')}?"
    return f"There is no filter {name}: here; the filters are {listed([f'{one}:' for one in FILTERS])}."


def _spelled(names: Sequence[str], value: str, nothing: str, sign: str) -> frozenset[str]:
    found = spelled_like(names, value)
    if found:
        return found
    near = _near(names, value)
    hint = f"; did you mean {listed([sign + name for name in near], 'or')}?" if near else "."
    sentence = f"{nothing} {sign}{value}{hint}"
    raise AbsentError(sentence, value) if sign else UnreadableError(sentence)


def _named(names: Sequence[Name], value: str, what: str) -> tuple[Name, ...]:
    if not names:
        return (Name(value, value),)
    found = meant(names, value)
    if found:
        return found
    near = _near([name.name for name in names] + [name.id for name in names], value)
    near = list(dict.fromkeys(next(n.name for n in names if one in (n.name, n.id)) for one in near))
    if near:
        raise UnreadableError(f"{what}, and there is no {value}; did you mean {listed(near, 'or')}?")
    raise UnreadableError(f"{what}, such as {listed([name.name for name in names[:3]], 'or')}.")


def _begun(names: Sequence[str], value: str, what: str) -> tuple[str, ...]:
    if value in names:
        return (value,)
    found = tuple(name for name in names if name.startswith(value))
    if found:
        return found
    near = _near(names, value)
    raise UnreadableError(f"{what} {listed(names)}" + (f"; did you mean {listed(near, 'or')}?" if near else "."))


def _near(names: Sequence[str], value: str) -> list[str]:
    folded: dict[str, str] = {}
    for name in names:
        folded.setdefault(fold(name), name)
    return [folded[name] for name in get_close_matches(value, folded, n=2, cutoff=0.7)]


_NUMBER = r"([-+]?\d+(?:\.\d+)?)"
_LEVEL = re.compile(rf"(<=|>=|<|>|=)?{_NUMBER}")
_RANGE = re.compile(rf"{_NUMBER}\.\.{_NUMBER}")
_LITTLE = 0.001


def _level(axis: Axis, value: str, typed: str, without: bool, known: Vocabulary) -> Level:
    low, high = -5.0, 5.0
    if found := _RANGE.fullmatch(value):
        low, high = sorted(map(float, found.groups()))
    elif found := _LEVEL.fullmatch(value):
        number = float(found.group(2))
        match found.group(1):
            case "<":
                high = number - _LITTLE
            case "<=":
                high = number
            case ">":
                low = number + _LITTLE
            case ">=":
                low = number
            case _:
                low = high = number
    elif value.rstrip("0123456789.").strip("<>=-+.") == "":
        raise UnreadableError(f"{axis}: takes a number from -5 to 5, as in {axis}:<0, {axis}:>=3 or {axis}:-2..1.")
    else:
        words = spelled_like(known.feelings, value) if known.feelings else frozenset()
        instead = f"; for the word, write word:{sorted(words)[0]}" if words else ""
        raise UnreadableError(f"{axis}: takes a number from -5 to 5, as in {axis}:<0 or {axis}:-2..1{instead}.")
    return Level(axis=axis, low=low, high=high, typed=typed, without=without)


def _days(sign: str, value: str, today: date, typed: str, without: bool) -> Days:
    span = read_span(value, today)
    if span is None:
        near = get_close_matches(value.replace(" ", "-"), NAMED, n=2, cutoff=0.75)
        meaning = f"; did you mean {listed(near, 'or')}?" if near else "."
        raise UnreadableError(
            f"{sign}: takes a day, a month or a year, as in {today}, {today:%Y-%m}, {today.year}, yesterday, "
            f"last-week, monday or march{meaning}"
        )
    first = date.min if sign == "until" else span[0]
    last = date.max if sign == "since" else span[1]
    return Days(first=first, last=last, typed=typed, without=without)


Span: TypeAlias = tuple[date, date]
"""The first day and the last."""

WEEKDAYS = tuple(map(str.lower, date_forms.WEEKDAYS))
MONTHS = tuple(map(str.lower, date_forms.MONTHS))
PERIODS = ("week", "month", "year")
NAMED = (
    "today", "yesterday", "this-week", "last-week", "this-month", "last-month", "this-year", "last-year", *WEEKDAYS,
    *MONTHS,
)  # fmt: skip
"""Every name a day or a time has."""

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def read_span(text: str, today: date) -> Span | None:
    """The days that a folded text names, or None: a weekday or a month is the last one there was."""
    first, dots, last = text.strip().partition("..")
    if dots:
        begin, end = read_span(first, today), read_span(last, today)
        return (min(begin[0], end[0]), max(begin[1], end[1])) if begin and end else None
    if found := _DATE.fullmatch(first):
        return _dated(*(int(part) if part else 0 for part in found.groups()))
    word = re.sub(r"[\s_]+", "-", first)
    if word in ("today", "yesterday"):
        day = today - timedelta(days=word == "yesterday")
        return day, day
    side, _, period = word.partition("-")
    if side in ("this", "last") and period in PERIODS:
        return _period(period, today, last=side == "last")
    name = _whole(word.removeprefix("last-"), (*WEEKDAYS, *MONTHS))
    if name in WEEKDAYS:
        back = (today.weekday() - WEEKDAYS.index(name)) % 7
        if word.startswith("last-") and not back:
            back = 7
        return today - timedelta(days=back), today - timedelta(days=back)
    if name in MONTHS:
        month = MONTHS.index(name) + 1
        return _month(today.year - (month > today.month), month)
    return None


def _whole(word: str, names: tuple[str, ...]) -> str:
    """The name, or the one that three letters or more of it begin."""
    found = [name for name in names if name == word or (len(word) >= 3 and name.startswith(word))]
    return found[0] if len(found) == 1 else ""


def _dated(year: int, month: int, day: int) -> Span | None:
    try:
        if day:
            return date(year, month, day), date(year, month, day)
        return _month(year, month) if month else (date(year, 1, 1), date(year, 12, 31))
    except ValueError:
        return None


def _month(year: int, month: int) -> Span:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _period(period: str, today: date, *, last: bool) -> Span:
    match period:
        case "week":
            first = week_start(today) - timedelta(days=7 * last)
            return first, first + timedelta(days=6)
        case "month":
            inside = today.replace(day=1) - timedelta(days=1) if last else today
            return _month(inside.year, inside.month)
        case _:
            year = today.year - last
            return date(year, 1, 1), date(year, 12, 31)
