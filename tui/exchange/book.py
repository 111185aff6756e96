"""A year as one readable file: what was wanted when it began, its months and pages, and what is wanted at its end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from tui.exchange.markdown import Title, escaped, pages
from tui.insights.portrait import Portrait, Result
from tui.records.answers import number
from tui.records.entry import Entry
from tui.records.text import counted, one_line

Named = Callable[[str], str]
"""The name of a life area, by its id."""


def book(
    year: int, entries: Sequence[Entry], before: Portrait, after: Portrait, title: Title, area: Named, name: str = ""
) -> Iterator[str]:
    """The year in pieces: a title page, the visions it began with, each month, and the visions it ended with.

    Args:
        year: Which.
        entries: Those of the year, the oldest first.
        before: What was known when it began.
        after: What was known when it ended, or is now.
        title: Gives a flow its title.
        area: Gives a life area its name.
        name: Whose year it is, if they said.
    """
    days = len({entry.day for entry in entries})
    whose = f"{escaped(one_line(name))}\n\n" if name.strip() else ""
    yield f"# {year}\n\n{whose}{counted(len(entries), 'page')} on {counted(days, 'day')}\n\n"
    yield from _visions(f"What I wanted when {year} began", before.held, area)
    for _, month in groupby(entries, key=lambda entry: (entry.day.year, entry.day.month)):
        of_month = list(month)
        yield f"---\n\n# {of_month[0].day:%B} {year}\n\n"
        # A day stands under its month, and an entry under its day.
        yield from (_one_lower(piece) for piece in pages(of_month, title))
        yield "\n"
    yield from _visions(f"What I want at the end of {year}", after.held, area)
    became = [one for one in after.results if one.status != "held" and one.became and one.became.year == year]
    if became:
        yield "## Reached or set down this year\n\n"
        yield from (f"- {_said(one.text)} ({one.status}, {one.became})\n" for one in became)


def _visions(heading: str, results: Iterable[Result], area: Named) -> Iterator[str]:
    found = list(results)
    if not found:
        return
    yield f"---\n\n# {heading}\n\n"
    for one in found:
        rated = f" (reality {number(one.ratings[-1].value)} of 10)" if one.ratings else ""
        yield f"- **{escaped(one_line(area(one.area)))}**: {_said(one.text)}{rated}\n"
    yield "\n"


def _said(text: str) -> str:
    return escaped(one_line(text))


def _one_lower(piece: str) -> str:
    return "\n".join(f"#{line}" if line.startswith(("# ", "## ")) else line for line in piece.split("\n"))
