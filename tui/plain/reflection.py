"""Reflection in lines: what the entries say together, one page a question, and a period in one page."""

from __future__ import annotations

from datetime import date

from tui.insights.measures.period import LENGTHS, Length, period
from tui.insights.views.reflection import reflection
from tui.plain.console import Talk, ask_for
from tui.plain.evidence import offer_entries
from tui.plain.menu import choose
from tui.plain.render import page_lines
from tui.practice.parsing import UnfitError
from tui.workspace import Workspace
from tui.workspace.markdown_output import period_page
from tui.workspace.recall import noticed

IN_ONE_PAGE = "A week, a month or a year in one page"
_NAMES = (
    ("this week",), ("path",), ("say and do", "say", "do"), ("emotion", "mood"), ("moments",), ("learning",),
    ("words",), ("noticed",), ("weeks",), ("at work", "work"), LENGTHS,
)  # fmt: skip
_PERIODS = (*(f"This {length}." for length in LENGTHS), "A week, month or year around another day.")
_PERIOD_NAMES = (*((length, f"this {length}") for length in LENGTHS), ("another", "another day", "day"))
_AROUND = tuple(f"The {length} of that day." for length in LENGTHS)
_EXPLAIN_DAY = "Write the year, month and day in numbers, with hyphens. Enter alone, < or q to go back."
MOST = 6
"""At most so many open promises are said."""


def run(talk: Talk, workspace: Workspace) -> None:
    """Offers the pages, and says the one that is chosen."""
    areas = workspace.catalogue.area_names
    found = reflection(workspace.portrait(), workspace.listing(), workspace.today, MOST, noticed(workspace), areas)
    pages = found.pages
    while True:
        talk.gap()
        talk.say("Reflection.")
        titles = (*(page.title for page in pages), IN_ONE_PAGE)
        place = choose(talk, titles, _NAMES, "Number or name, or q to go back:")
        if place is None:
            return
        talk.gap()
        if place < len(pages):
            talk.say(*page_lines(pages[place]))
            offer_entries(talk, workspace, pages[place], "reflection")
        else:
            _period(talk, workspace)


def _period(talk: Talk, workspace: Workspace) -> None:
    """Asks which week, month or year, and says it."""
    while True:
        talk.say(f"{IN_ONE_PAGE}.")
        place = choose(talk, _PERIODS, _PERIOD_NAMES, "Number or name, or q to go back to reflection:")
        if place is None:
            return
        length, day = (LENGTHS[place], workspace.today) if place < len(LENGTHS) else _on_another_day(talk)
        if day is not None:
            talk.gap()
            talk.say(*page_lines(period_page(workspace, period(length, day))))
        talk.gap()


def _on_another_day(talk: Talk) -> tuple[Length, date | None]:
    """A day, and which of the periods around it; no day if it was left."""
    day = ask_for(talk, "A day in it, such as 2026-09-14, or q to go back:", _EXPLAIN_DAY, _day)
    if day is None:
        return LENGTHS[0], None
    place = choose(talk, _AROUND, [(length,) for length in LENGTHS], "Number or name, or q to go back:")
    return LENGTHS[place or 0], None if place is None else day


def _day(line: str) -> date:
    try:
        return date.fromisoformat(line)
    except ValueError:
        raise UnfitError(f"“{line[:60]}” is not a day; write one like 2026-09-14.") from None
