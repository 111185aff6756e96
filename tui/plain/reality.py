"""Reality in lines: each part of life as it was seen, what is believed, and what others said."""

from __future__ import annotations

from collections.abc import Callable

from tui.insights.views.reality import Reality, reality
from tui.plain.console import Talk
from tui.plain.evidence import offer_entries
from tui.plain.menu import choose
from tui.plain.render import page_lines
from tui.workspace import Workspace

WAYS = (
    ("Look at one part of your life as it is.", ("look", "o"), "reality"),
    ("Write down something that happened.", ("fact", "f"), "seen"),
)
STILL = ("Still true?", ("still", "still true", "s"), "still")
"""A line, the words that choose it, and the flow it begins."""


def run(talk: Talk, workspace: Workspace, begin: Callable[[str, str], None]) -> None:
    """Offers the pages and what can be done, until the person goes back."""
    while True:
        found = _look(workspace)
        pages = found.pages[1:]
        talk.gap()
        talk.say(*page_lines(found.pages[0]))
        ways = [*WAYS, STILL] if found.due else WAYS
        titles = [*(f"{page.title}." for page in pages), *(title for title, _, _ in ways)]
        names = [*((page.title,) for page in pages), *(words for _, words, _ in ways)]
        place = choose(talk, titles, names, "Number or name, or q to go back:")
        if place is None:
            return
        talk.gap()
        if place < len(pages):
            talk.say(*page_lines(pages[place]))
            offer_entries(talk, workspace, pages[place], "reality")
        else:
            begin(ways[place - len(pages)][2], "")


def _look(workspace: Workspace) -> Reality:
    return reality(workspace.portrait(), workspace.catalogue.area_names, workspace.today)
