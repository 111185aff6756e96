"""What is wanted, and where it is: each result in words, to be rated, given a fact, or read in full."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from tui.insights.fold.portrait import Result
from tui.insights.views.model import Band, Choice, Page, Row
from tui.insights.views.vision import (
    FACT_QUESTION,
    RATE_QUESTION,
    band,
    said_before,
    vision_page,
)
from tui.insights.views.whole_vision import statement_page, whole_result
from tui.plain.console import Talk, ask_for, ask_line
from tui.plain.evidence import offer_entries
from tui.plain.menu import choose, pages
from tui.plain.render import page_lines, row_lines, sentence
from tui.practice.flow import Field
from tui.practice.parsing import scale
from tui.records.text import has_words, one_line
from tui.workspace import Workspace, quick_entries

NEWEST = 5
"""So many facts, promises and the like are said, the newest."""
Begins: TypeAlias = Callable[[str, str], None]
"""Begins a flow about a result."""
FLOWS = ("sharpen", "weigh", "anchors", "chain", "time", "steps")
_FIRST = ("Rate it now.", "Note a fact.", "Hear all of it again.", "Read the entries behind it.")
_WAYS = (
    *_FIRST, "Picture it.", "Say how much it matters.", "Say what a visitor would see.", "Ask what you want it for.",
    "Give it a date.", "Set steps on the way.",
)  # fmt: skip
_NAMES = (
    ("r", "rate"), ("f", "fact"), ("hear", "again"), ("e", "entries"), ("s", "picture", "sharpen"), ("w", "weigh"),
    ("a", "anchors"), ("c", "chain", "what for"), ("t", "time", "date"), ("m", "steps"),
)  # fmt: skip
_EXPLAIN_RATING = (
    "A number from 0, none of it yet, to 10, just as you want it; halves are fine. "
    "You'll see your last rating after this one. "
    "Enter alone, < or q to leave it as it is."
)
_EXPLAIN_FACT = (
    "Write what anyone present could confirm: what was done, said or counted. It is saved with today's date. "
    "Enter alone, < or q to note nothing."
)


def run(talk: Talk, workspace: Workspace, begin: Begins) -> None:
    """Says each result with reality, vision and gap, and opens the one that is chosen."""
    page = _page(workspace)
    talk.gap()
    if not workspace.portrait().results:
        talk.say(*page_lines(page))
        return
    talk.say(sentence(page.title, page.note), *(said for row in page.rows("life") for said in row_lines(row)))
    found = [row.id for section in page.sections for row in section.rows if isinstance(row, Band | Choice)]

    def line(place: int) -> str:
        said = ((section, row) for section in _page(workspace).sections for row in section.rows)
        section, row = next((section, row) for section, row in said if _id(row) == found[place])
        return " ".join([*([f"{section.heading}."] if section.heading else []), *row_lines(row)])

    pages(
        talk, len(found), line, lambda place: _one(talk, workspace, found[place], begin), "the vision",
        "Number to open one,", "A number to hear all about that result, rate it or note a fact.",
    )  # fmt: skip


def _page(workspace: Workspace) -> Page:
    names = workspace.catalogue.area_names
    return vision_page(workspace.portrait(), names, workspace.today)


def _id(row: Row) -> str:
    return row.id if isinstance(row, Band | Choice) else ""


def _one(talk: Talk, workspace: Workspace, result_id: str, begin: Begins) -> None:
    if not result_id:
        statement = statement_page(workspace.portrait(), workspace.today)
        talk.gap()
        talk.say(*page_lines(statement))
        offer_entries(talk, workspace, statement, "the vision")
        return
    _say_whole(talk, workspace, result_id)
    while (result := workspace.portrait().result(result_id)) is not None and result.status == "held":
        place = choose(talk, _WAYS, _NAMES, "Number or name, or q to go back to the vision:")
        match place:
            case None:
                return
            case 0:
                _rate(talk, workspace, result)
            case 1:
                _fact(talk, workspace, result)
            case 2:
                _say_whole(talk, workspace, result_id)
                continue
            case 3:
                offer_entries(talk, workspace, _whole(workspace, result), "this result")
                continue
            case _:
                begin(FLOWS[place - len(_FIRST)], result_id)
        talk.gap()
        talk.say(f"Still about: {one_line(result.text)}")


def _say_whole(talk: Talk, workspace: Workspace, result_id: str) -> None:
    result = workspace.portrait().result(result_id)
    if result is not None:
        talk.gap()
        talk.say(*page_lines(_whole(workspace, result)))


def _whole(workspace: Workspace, result: Result) -> Page:
    return whole_result(workspace.portrait(), result, workspace.catalogue.area_names, workspace.today, NEWEST)


def _rate(talk: Talk, workspace: Workspace, result: Result) -> None:
    prompt = f"{RATE_QUESTION} 0 to 10. Enter to leave it, q to go back:"
    value = ask_for(talk, prompt, _EXPLAIN_RATING, lambda line: scale(line, Field(kind="scale")))
    if value is None:
        return
    workspace.entries.add("rate", quick_entries.rating(result.id, result.text, value))
    talk.say(f"Saved. {said_before(result.ratings, workspace.today)}".rstrip())
    now = workspace.portrait().result(result.id)
    if now is not None:
        talk.say(*row_lines(band(now, workspace.today)))


def _fact(talk: Talk, workspace: Workspace, result: Result) -> None:
    line = ask_line(talk, f"{FACT_QUESTION} One line. Enter to leave it, q to go back:", _EXPLAIN_FACT)
    if line and has_words(line):
        workspace.entries.add("fact", quick_entries.fact(result.id, result.text, line))
        talk.say("Saved.")
