"""``taut insights``: what the entries say together, a part a question, or a period in one page, as text or JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from tui.cli import output
from tui.cli.command import Common, argument, command
from tui.cli.completion import complete_day, from_words
from tui.cli.days import day
from tui.cli.errors import usage
from tui.cli.open_workspace import opened
from tui.records.text import clean

TOPICS = ("tension", "doing", "values", "mood", "learning", "presence", "signals")
PERIODS = ("week", "month", "year")
DIGITS = 9
"""So many places stand behind the point at most."""


@command(
    "insights",
    "What your entries say together, in parts:\n"
    "  tension    the results you want, where they are, and how each gap moves\n"
    "  doing      promises made and what became of them\n"
    "  values     how much each matters, and how fully you live it\n"
    "  mood       the words you chose, by weekday and by hour\n"
    "  learning   what you learned, what you are trying, and feedback to return to\n"
    "  presence   the days with an entry, and returns after a pause\n"
    "  signals    what taut noticed, what it rests on, and why it is or isn't said\n"
    "With week, month or year it prints one page of Markdown instead.",
    examples=[
        ("taut insights", "all of it"),
        ("taut insights tension doing", "only these"),
        ("taut insights mood --json", "for a program"),
        ("taut insights signals", "what taut noticed, and the evidence"),
        ("taut insights month --on 2026-10-01", "October in one page"),
    ],
    json="an object with a part for each topic, or for the period",
    refuses=["--for"],
    pages=True,
)
@argument("words", "PART", "which parts; or week, month or year", shell_complete=from_words(*TOPICS, *PERIODS))
@click.option(
    "--on", metavar="DAY", help="a day in the week, month or year; today if left out", shell_complete=complete_day
)
def run(given: Common, words: tuple[str, ...]) -> None:
    """Prints what the journal says."""
    wanted = [word.lower() for word in words] or list(TOPICS)
    if wanted[0] in PERIODS:
        _period(wanted, given)
        return
    for word in wanted:
        if word in PERIODS:
            raise usage(f"“taut insights {word}” takes no other parts; leave them out.")
        if word not in TOPICS:
            raise usage(f"“taut insights” has no part “{word}”; its parts are {', '.join((*TOPICS, *PERIODS))}.")
    if given.on is not None:
        raise usage("--on needs a week, a month or a year: “taut insights week --on yesterday”.")
    workspace = opened(given.home)
    from tui.cli.insight_parts import page_of, part_of
    from tui.cli.render import page_lines

    catalogue = workspace.catalogue
    seen = (
        workspace.portrait(), workspace.today, catalogue.area_names, catalogue.value_groups, catalogue.emotions,
    )  # fmt: skip
    topics = [topic for topic in TOPICS if topic in wanted]
    if given.json:
        parts = {topic: part_of(topic, *seen) for topic in topics}
        output.as_json(_rounded(parts))
        return
    for number, topic in enumerate(topics):
        output.data("\n" * bool(number))
        for span in page_lines(page_of(topic, *seen)):
            output.spans(span)


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


def _period(words: Sequence[str], given: Common) -> None:
    """Prints a week, a month or a year in one page."""
    length, *others = words
    if others:
        raise usage(f"“taut insights {length}” takes no other parts; a day goes after --on.")
    workspace = opened(given.home)
    from tui.insights.measures.period import LENGTHS, period
    from tui.workspace.markdown_output import page_markdown, period_page

    on = day(given.on, workspace.today) if given.on is not None else workspace.today
    wanted = period(LENGTHS[PERIODS.index(length)], on)
    if given.json:
        from tui.cli.period_parts import period_part
        from tui.insights.measures.period import summary

        found = summary(workspace.portrait(), wanted, workspace.today)
        output.as_json({length: _rounded(period_part(found, workspace.catalogue.area_names))})
    else:
        output.as_utf8()
        output.data(clean(page_markdown(period_page(workspace, wanted))))
