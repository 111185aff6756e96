"""A week, a month or a year in one page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from tui.insights.fold.portrait import Said
from tui.insights.measures.period import Period, ResultChange, Summary, ValueChange
from tui.insights.measures.promises import Outcomes
from tui.insights.measures.tension import Ends
from tui.insights.views.model import Labelled, Line, Page, Section, entries_of, page
from tui.records.answers import number
from tui.records.date_forms import date_words
from tui.records.text import counted, one_line

Named = Callable[[str], str]
"""The name of a life area, by its id."""

MOST = 5
"""So many of a list are shown."""

FACTS = {"week": 2, "month": 2, "year": 1}
"""So many facts are shown of each result, the newest."""

CLOSING = {
    "week": "What would you like to find here again next week?",
    "month": "What is the smallest version that lasted?",
    "year": "What did you stop needing to ask?",
}
"""The question a page ends on; those of the month and the year are PRACTICE.md's, section 8."""


def title(period: Period) -> str:
    """What a period is called: ``The week of 16 November 2026``, ``November 2026``, ``2026``."""
    match period.length:
        case "week":
            return f"The week of {date_words(period.first, long=True)}"
        case "month":
            return f"{period.first:%B %Y}"
        case "year":
            return f"{period.first.year}"


def period_page(summary: Summary, area: Named) -> Page:
    """A period in one page: how much was written, what there is to say of it, and the question it ends on."""
    days = f"{counted(summary.pages, 'entry')} on {summary.days} of {counted(summary.of, 'day')}."
    written = Section("written", rows=(Line(days if summary.pages else "Nothing was written in taut."),))
    closing = Section("closing", "To close", (Line(CLOSING[summary.period.length]),))
    if not summary.pages:
        return page(title(summary.period), written)
    return page(title(summary.period), written, *_sections(summary, area), closing)


def _sections(summary: Summary, area: Named) -> Iterator[Section]:
    results = [_result(one, area, FACTS[summary.period.length]) for one in summary.results]
    looked_at = (entry for one in summary.results for entry in one.entries)
    yield _section("results", "What you wanted, and what was", results, len(results)).resting_on(looked_at)
    promises = list(_promises(summary))
    yield _section("promises", "What you said you would do", promises, len(promises)).resting_on(
        entries_of(summary.promises)
    )
    yield _quoted("learned", "What you learned", summary.learned)
    yield _quoted("patterns", "What repeated itself", summary.patterns)
    yield _quoted("beliefs", "Beliefs it came up against", summary.beliefs)
    yield _section("emotion", "How it was", list(_feeling(summary))).resting_on(entries_of(summary.moods))
    lived = (rating for one in summary.values for rating in one.ratings)
    yield _section(
        "values", "How fully you lived", [_lived(one) for one in summary.values], len(summary.values)
    ).resting_on(entries_of(lived))
    yield _quoted("thanks", "What made it lighter", summary.thanks)


def _result(one: ResultChange, area: Named, facts: int) -> Labelled:
    more = [f"Before that: {one_line(text)}" for text in one.before]
    if said := "; ".join(_course(one)):
        more.append(f"{said[0].upper()}{said[1:]}.")
    more += [one_line(fact.text) for fact in one.facts[-facts:]]
    if len(one.facts) > facts:
        more.append(f"and {counted(len(one.facts) - facts, 'fact')} earlier")
    return Labelled(one_line(area(one.area)), one_line(one.text), details=tuple(more))


def _course(one: ResultChange) -> Iterator[str]:
    """What became of it, where it was and where it is, and from which end the gap moved."""
    if one.became != "held":
        yield "let go on purpose" if one.became == "set_down" else one.became
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


def _promises(summary: Summary) -> Iterator[Labelled]:
    found = summary.kept
    if not (found.answered or found.let_go or found.open):
        return
    yield Labelled("", _kept(found))
    if summary.period.length == "week":
        yield from (Labelled("Kept", one_line(one.text)) for one in summary.done[-MOST:])
    lists = {
        "Planned for, and kept": summary.cues, "What helped": summary.helped, "What got in the way": summary.hindered,
    }  # fmt: skip
    for name, counts in lists.items():
        if counts:
            yield Labelled(name, ", ".join(f"{one_line(text)} ({times})" for text, times in counts[:MOST]))


def _kept(found: Outcomes) -> str:
    """Counts, and no grade."""
    counts = {
        "kept": found.yes, "partly": found.partly, "not this time": found.no, "let go on purpose": found.let_go,
        "open": found.open,
    }  # fmt: skip
    return ", ".join(f"{count} {name}" for name, count in counts.items() if count)


def _feeling(summary: Summary) -> Iterator[Labelled]:
    words = summary.words
    if words.times > 1:
        yield Labelled("The word you used most", f"{one_line(words.most)}, {counted(words.times, 'time')}")
    if words.once:
        yield Labelled("Used once", ", ".join(map(one_line, words.once[: 2 * MOST])))
    if summary.reacted or summary.responded:
        yield Labelled("Heated moments", f"responded {summary.responded}, reacted {summary.reacted}")


def _lived(one: ValueChange) -> Labelled:
    before = "" if one.before is None else f", {_n(one.before)} before"
    return Labelled(one_line(one.name), f"{_n(one.lived)}{before}")


def _section(name: str, heading: str, items: Sequence[Labelled], most: int = MOST) -> Section:
    more = (Labelled("", f"and {len(items) - most} more"),) if len(items) > most else ()
    return Section(name, heading, (*items[:most], *more))


def _quoted(name: str, heading: str, said: Sequence[Said]) -> Section:
    """Things said, the newest first, each once."""
    once = dict.fromkeys(one_line(one.text) for one in reversed(said))
    return _section(name, heading, [Labelled("", text) for text in once]).resting_on(entries_of(said))


def _n(value: float) -> str:
    return number(round(value, 1) + 0.0)
