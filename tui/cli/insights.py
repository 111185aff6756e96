"""``taut insights``: tension, say and do, values, mood and learning, or a period in one page, as text or JSON."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Sequence
from typing import Any

from tui.cli import out
from tui.cli.arguments import Parser, day
from tui.cli.notebook import opened
from tui.cli.problems import DONE, usage
from tui.records.text import clean

TOPICS = ("tension", "doing", "values", "mood", "learning")
PERIODS = ("week", "month", "year")
DIGITS = 9
"""So many places stand behind the point at most."""


def parser() -> Parser:
    """What ``taut insights`` takes."""
    made = Parser(
        "insights",
        "What all pages say together, one part a question:\n"
        "  tension    what is held, where it is, how wide the gap is and where it goes\n"
        "  doing      promises made and what became of them\n"
        "  values     importance beside lived, as last said\n"
        "  mood       the words picked, by weekday and by hour\n"
        "  learning   what was learned, what is being tried, what comes back\n"
        "A week, a month or a year is told in one page of Markdown instead.",
        examples=[
            ("taut insights", "all of it"),
            ("taut insights tension doing", "these alone"),
            ("taut insights mood --json", "for a program"),
            ("taut insights month --on 2026-10-01", "October in one page"),
        ],
        json="an object with a part for each topic, or for the period",
        refuses=["--for"],
        pages=True,
    )
    made.add_argument("words", nargs="*", metavar="PART", help="which parts; or week, month or year")
    made.add_argument("--on", metavar="DAY", help="a day in the week, month or year; this one if left out")
    return made


def run(words: Sequence[str]) -> int:
    """Prints what the journal says.

    Returns:
        The exit code.

    Raises:
        Refused: If there is no such part.
    """
    options = parser().options(words)
    if options is None:
        return DONE
    wanted = [word.lower() for word in options.words] or list(TOPICS)
    if wanted[0] in PERIODS:
        return _period(wanted, options)
    for word in wanted:
        if word in PERIODS:
            raise usage(f"“taut insights {word}” stands alone; leave the other parts out.")
        if word not in TOPICS:
            raise usage(f"“taut insights” has no part “{word}”; its parts are {', '.join((*TOPICS, *PERIODS))}.")
    if options.on is not None:
        raise usage("--on names a day for a week, a month or a year: “taut insights week --on yesterday”.")
    workspace = opened(options)
    from tui.cli.insight_parts import HEADINGS, lines, part_of

    areas = {area.id: area.name for area in workspace.catalogue.areas}
    portrait, today = workspace.portrait(), workspace.today
    parts = {topic: part_of(topic, portrait, today, areas) for topic in TOPICS if topic in wanted}
    if options.json:
        out.data(json.dumps(_rounded(parts), ensure_ascii=True) + "\n")
        return DONE
    for number, (topic, part) in enumerate(parts.items()):
        out.data("\n" * bool(number))
        out.spans((HEADINGS[topic], "strong"))
        for line in lines(topic, part):
            out.line(line)
    return DONE


def _rounded(part: Any) -> Any:
    """What a part says, without the last digits of a float, which say nothing."""
    match part:
        case float():
            return round(part, DIGITS)
        case dict():
            return {name: _rounded(value) for name, value in part.items()}
        case list() | tuple():
            return [_rounded(value) for value in part]
        case _:
            return part


def _period(words: Sequence[str], options: Namespace) -> int:
    """Prints a week, a month or a year in one page."""
    length, *others = words
    if others:
        raise usage(f"“taut insights {length}” stands alone; a day goes behind --on.")
    workspace = opened(options)
    from tui.insights.summary import LENGTHS, period
    from tui.workspace.printing import as_page, told

    on = day(options.on, workspace.today) if options.on is not None else workspace.today
    page = told(workspace, period(LENGTHS[PERIODS.index(length)], on))
    if options.json:
        from msgspec import to_builtins

        out.data(json.dumps({length: _rounded(to_builtins(page))}, ensure_ascii=True) + "\n")
    else:
        out.as_utf8()
        out.data(clean(as_page(page)))
    return DONE
