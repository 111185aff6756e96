"""Lines to hand to someone, and a team's lines read together, in lines."""

from __future__ import annotations

from collections.abc import Callable

from tui.insights.views.circle import leader_page
from tui.insights.views.model import Page
from tui.insights.views.whole_vision import NOTHING_TO_SHARE, lines_to_share
from tui.plain.console import Talk, ask_line
from tui.plain.menu import choose
from tui.plain.render import page_lines
from tui.workspace import Workspace
from tui.workspace.circle import read_circle

_WAYS = ("Choose lines to give to someone.", "Read a team's shared lines.", "A page for the person leading.")
_NAMES = (("share",), ("team", "circle", "read"), ("lead", "leader"))
_PROMPT = "Files, with a space between, or q to go back:"
_EXPLAIN = (
    "Each is a file that someone made by sharing lines. Put quotation marks around a name with spaces. "
    "The lines are read side by side, without names, and nothing is saved. Enter alone, < or q to go back."
)


def run(talk: Talk, workspace: Workspace, begin: Callable[[str, str], None]) -> None:
    """Offers to share, to read, and the page for who leads, until the person goes back."""
    while True:
        talk.gap()
        place = choose(talk, _WAYS, _NAMES, "Number or name, or q to go back:")
        match place:
            case None:
                return
            case 0 if lines_to_share(workspace.portrait()):
                begin("share", "")
            case 0:
                talk.say(NOTHING_TO_SHARE)
            case 1:
                _read(talk, workspace)
            case _:
                _say(talk, leader_page())


def _read(talk: Talk, workspace: Workspace) -> None:
    """Asks for files until they can be read, or it is left."""
    while line := ask_line(talk, _PROMPT, _EXPLAIN):
        found = read_circle(workspace, line)
        if isinstance(found, Page):
            _say(talk, found)
            return
        talk.say(found)


def _say(talk: Talk, page: Page) -> None:
    talk.gap()
    talk.say(*page_lines(page))
