"""What to say where nothing was found: which part finds nothing, and what to leave out."""

from __future__ import annotations

from collections.abc import Sequence

from tui.insights.listing import Listed
from tui.insights.search.matching import hits
from tui.insights.search.query import AnyPart, Query

MOST = 3
"""So many ways out are named at most."""


def advice(query: Query, entries: Sequence[Listed]) -> tuple[str, ...]:
    """Sentences about a query that finds nothing in these entries; empty if nothing was looked for."""
    wanted = [part for part in query.parts if not part.without]
    unwanted = [part for part in query.parts if part.without]
    if not query.parts:
        return ()
    alone = {part: len(hits(Query((part,)), entries)) for part in wanted}
    absent = [part for part in wanted if not alone[part]]
    if len(query.parts) == 1:
        return (_nowhere(query.parts[0]),)
    if absent:
        rest = Query(tuple(part for part in query.parts if part not in absent))
        names = _and([part.typed for part in absent])
        left = f" Without {'it' if len(absent) == 1 else 'them'} there {_are(len(hits(rest, entries)))}."
        left = left if len(absent) < len(wanted) else ""
        return (f"{names} {'is' if len(absent) == 1 else 'are'} in no entry." + (left if rest else ""),)
    together = len(hits(Query(tuple(wanted)), entries)) if wanted else 0
    if unwanted and together:
        found = f"{_and([part.typed for part in wanted])} alone {_stands(wanted, together)}"
        away = _and([part.typed for part in unwanted])
        return (f"{found}; {away} {'takes' if len(unwanted) == 1 else 'take'} them away.",)
    sentences = (
        ["; ".join(f"{part.typed} alone {_stands([part], alone[part])}" for part in wanted) + "."] if wanted else []
    )
    without = [(len(hits(_but(query, part), entries)), part) for part in query.parts]
    ways = [(count, part) for count, part in without if count and len(query.parts) > 2]
    ways.sort(key=lambda way: -way[0])
    sentences += [f"Without {part.typed} there {_are(count)}." for count, part in ways[:MOST]]
    return tuple(sentences)


def _nowhere(part: AnyPart) -> str:
    if part.without:
        return f"Every entry has what {part.typed} leaves out."
    return f"{part.typed} is in no entry. A part of a word, or another spelling, may find it."


def _but(query: Query, part: AnyPart) -> Query:
    return Query(tuple(other for other in query.parts if other is not part))


def _stands(parts: Sequence[AnyPart], count: int) -> str:
    return f"{'is' if len(parts) == 1 else 'are'} in {_entries(count)}"


def _are(count: int) -> str:
    return f"{'is' if count == 1 else 'are'} {_entries(count) if count else 'none either'}"


def _entries(count: int) -> str:
    return f"{count} {'entry' if count == 1 else 'entries'}"


def _and(names: Sequence[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last
