"""The journal read aloud: the newest pages first, by number, a few at a time; and searching it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tui.insights.listing import Listed
from tui.plain.days import day_words
from tui.plain.line import ask_line
from tui.plain.menu import pages
from tui.plain.page import page_lines
from tui.plain.talk import Talk
from tui.records.entry import Entry
from tui.records.text import counted, has_words
from tui.workspace import Workspace
from tui.workspace.pages import flow_title

AT_ONCE = 1500
"""So many letters of a page are said before asking whether to go on."""
_EXPLAIN = "A number reads that page. / and words, as in /garden, search all pages."
_EXPLAIN_LONG = "This page is a long one. Enter reads the next part of it, < and q go back to the list."


def run(talk: Talk, workspace: Workspace, begin: Callable[[str], None]) -> None:
    """Says the list, opens pages, and searches."""
    del begin
    _list(talk, workspace, workspace.listing(), "the journal, newest first")


def _list(talk: Talk, workspace: Workspace, found: Sequence[Listed], name: str, back: str = "") -> None:
    today, title = workspace.today, flow_title(workspace)
    talk.gap()
    talk.say(f"{name[:1].upper()}{name[1:]}: {counted(len(found), 'page')}.")

    def line(place: int) -> str:
        one = found[place]
        words = f": {one.words}" if one.words else ""
        return f"{day_words(one.day, today)}, {title(one.flow)}{', starred' if one.starred else ''}{words}"

    def search(text: str) -> bool:
        if not text.startswith("/") or not has_words(text[1:]):
            return False
        result = workspace.find(text[1:])
        for problem in result.query.problems:
            talk.say(problem.sentence)
        if result.query and result.entries:
            _list(talk, workspace, result.entries, f"the pages with {text[1:].strip()}", name.partition(",")[0])
            talk.say(f"Back in {name}.")
        elif result.query:
            talk.say(" ".join(result.advice) or f"No page has {text[1:].strip()}.")
        return True

    def opened(place: int) -> None:
        entry = workspace.entry(found[place].id)
        if entry is not None:
            _read(talk, workspace, entry)

    prompt = "Number reads a page, / and words search,"
    pages(talk, len(found), line, opened, name, prompt, _EXPLAIN, search, back=back)


def _read(talk: Talk, workspace: Workspace, entry: Entry) -> None:
    talk.gap()
    tags = "".join(f", tagged {tag}" for tag in entry.tags)
    talk.say(
        f"{day_words(entry.day, workspace.today)}, {flow_title(workspace)(entry.flow)}, {entry.begun:%H:%M}{tags}."
    )
    said = 0
    for part in page_lines(entry):
        for piece in _pieces(part):
            if said and said + len(piece) > AT_ONCE:
                if ask_line(talk, "Enter reads on, q goes back:", _EXPLAIN_LONG) is None:
                    return
                said = 0
            talk.say(piece)
            said += len(piece)
    talk.say("End of the page.")
    talk.gap()


def _pieces(text: str) -> list[str]:
    """A very long text in pieces that are said one after the other, broken between words where there are any."""
    found = []
    while len(text) > AT_ONCE:
        place = max(text.rfind("\n", 1, AT_ONCE), text.rfind(" ", 1, AT_ONCE))
        place = place if place > 0 else AT_ONCE
        found.append(text[:place])
        text = text[place:].removeprefix("\n") if text[place : place + 1] == "\n" else text[place:].removeprefix(" ")
    return [*found, text]
