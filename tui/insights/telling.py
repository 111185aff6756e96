"""A week, a month or a year told in words: what stands on its page, whatever face shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from tui.insights.portrait import Said
from tui.insights.promises import FEWEST, Kept
from tui.insights.summary import Lived, Moved, Period, Summary
from tui.insights.tension import Ends
from tui.records.answers import number
from tui.records.text import counted, one_line

Named = Callable[[str], str]
"""The name of a life area, by its id."""

MOST = 5
"""So many of a list are told."""

FACTS = {"week": 2, "month": 2, "year": 1}
"""So many facts are told of each result, the newest."""

CLOSING = {
    "week": "What would you like to find here again next week?",
    "month": "What is the smallest version that held?",
    "year": "What did you stop needing to ask?",
}
"""The question a page ends on; those of the month and the year are practice.md's, section 8."""


def title(period: Period) -> str:
    """What a period is called: ``The week of 16 November 2026``, ``November 2026``, ``2026``."""
    match period.length:
        case "week":
            return f"The week of {period.first.day} {period.first:%B %Y}"
        case "month":
            return f"{period.first:%B %Y}"
        case "year":
            return f"{period.first.year}"


class Item(msgspec.Struct, frozen=True):
    """One thing told.

    Attributes:
        text: On one line; a person's words, or ours around them.
        lead: Stands before it and says what it is about; may be empty.
        more: What is told about it below.
    """

    text: str
    lead: str = ""
    more: tuple[str, ...] = ()


class Section(msgspec.Struct, frozen=True):
    """Things told under one heading."""

    heading: str
    items: tuple[Item, ...]


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A period told.

    Attributes:
        title: What it is called.
        first: How much was written.
        sections: What there is to tell; none where nothing was written.
        closing: The question it ends on.
    """

    title: str
    first: str
    sections: tuple[Section, ...] = ()
    closing: str


def told(summary: Summary, area: Named) -> Told:
    """A period in words.

    Args:
        summary: What is told.
        area: Gives a life area its name.
    """
    days = f"{counted(summary.pages, 'page')} on {summary.days} of {counted(summary.of, 'day')}."
    return Told(
        title=title(summary.period),
        first=days if summary.pages else "Nothing is written here.",
        sections=tuple(_sections(summary, area)) if summary.pages else (),
        closing=CLOSING[summary.period.length] if summary.pages else "",
    )


def _sections(summary: Summary, area: Named) -> Iterator[Section]:
    results = [_result(one, area, FACTS[summary.period.length]) for one in summary.results]
    yield from _section("What you wanted, and what was", results, len(results))
    promises = list(_promises(summary))
    yield from _section("What you said you would do", promises, len(promises))
    yield from _section("What you learned", _said(summary.learned))
    yield from _section("What repeated itself", _said(summary.patterns))
    yield from _section("What it rubbed against", _said(summary.beliefs))
    yield from _section("How it was", list(_feeling(summary)))
    yield from _section("How near you lived", [_lived(one) for one in summary.values], len(summary.values))
    yield from _section("What made it lighter", _said(summary.thanks))


def _result(one: Moved, area: Named, facts: int) -> Item:
    more = [f"Before that: {one_line(text)}" for text in one.before]
    if said := "; ".join(_course(one)):
        more.append(f"{said[0].upper()}{said[1:]}.")
    more += [one_line(fact.text) for fact in one.facts[-facts:]]
    return Item(one_line(one.text), one_line(area(one.area)), tuple(more))


def _course(one: Moved) -> Iterator[str]:
    """What became of it, where it was and where it is, and from which end the gap moved."""
    if one.became != "held":
        yield "set down on purpose" if one.became == "set down" else one.became
    elif one.is_new:
        yield "new here"
    if one.end is None:
        return
    if one.ends is None or one.start is None:
        yield f"reality {_n(one.end)}"
    elif one.start == one.end and not one.ends.low:
        yield f"reality {_n(one.end)}, as before"
    else:
        yield f"reality {_n(one.start)}, then {_n(one.end)}"
        yield _gap(one.ends)


def _gap(moved: Ends) -> str:
    """Where a gap that moved was moved from, in words that take no side."""
    if moved.asks_for_more:
        return "you asked for more"
    if moved.closed <= 0:
        return "the gap is as it was" if not moved.closed else f"the gap opened by {_n(-moved.closed)}"
    said = f"the gap closed by {_n(moved.closed)}"
    if moved.low < 0:
        return f"{said}, though you asked for more"
    if moved.low > 0 >= moved.up:
        return f"{said}, all of it from asking for less"
    if moved.low > 0:
        return f"{said}, {_n(moved.up)} of it from things changing and {_n(moved.low)} from asking for less"
    return said


def _promises(summary: Summary) -> Iterator[Item]:
    found = summary.kept
    if not (found.answered or found.let_go or found.open):
        return
    yield Item(_kept(found))
    if summary.period.length == "week":
        yield from (Item(one_line(one.text), "Kept") for one in summary.done[-MOST:])
    lists = {"Planned for, and kept": summary.cues, "What helped": summary.helped, "What came instead": summary.instead}
    for name, counts in lists.items():
        if counts:
            yield Item(", ".join(f"{one_line(text)} ({times})" for text, times in counts[:MOST]), name)


def _kept(found: Kept) -> str:
    """Counts, and a share only where there are enough to have one."""
    counts = {
        "kept": found.yes, "partly": found.partly, "not this time": found.no, "let go on purpose": found.let_go,
        "open": found.open,
    }  # fmt: skip
    share = f"; that is {found.text} of your word" if found.answered >= FEWEST else ""
    return ", ".join(f"{count} {name}" for name, count in counts.items() if count) + share


def _feeling(summary: Summary) -> Iterator[Item]:
    words = summary.words
    if words.times > 1:
        yield Item(f"{one_line(words.most)}, {counted(words.times, 'time')}", "The word you used most")
    if words.once:
        yield Item(", ".join(map(one_line, words.once[: 2 * MOST])), "Used once")
    if summary.reacted or summary.responded:
        yield Item(f"responded {summary.responded}, reacted {summary.reacted}", "With some heat in it")


def _lived(one: Lived) -> Item:
    before = "" if one.before is None else f", {_n(one.before)} before"
    return Item(f"{_n(one.lived)}{before}", one_line(one.name))


def _section(heading: str, items: Sequence[Item], most: int = MOST) -> Iterator[Section]:
    if items:
        more = (Item(f"and {len(items) - most} more"),) if len(items) > most else ()
        yield Section(heading, (*items[:most], *more))


def _said(said: Iterable[Said]) -> list[Item]:
    """Newest first, each once."""
    return [Item(text) for text in dict.fromkeys(one_line(one.text) for one in reversed(tuple(said)))]


def _n(value: float) -> str:
    return number(round(value, 1) + 0.0)
