"""A page in lines: each question above what was said to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from tui.insights.fold.entry_summary import EntrySummary
from tui.insights.views.entry import NOTHING, Bullets, EntryPage, Fact, Part, Prose, Section, entry_page
from tui.plain.console import Talk, ask_line
from tui.plain.menu import pages
from tui.plain.render import day_words, sentence
from tui.records.text import counted, has_words
from tui.workspace import Workspace


def entry_lines(shown: EntryPage) -> Iterator[str]:
    """What an entry is, and each question above what was said to it, with an empty line before."""
    yield sentence(shown.day, shown.title, shown.times, *shown.states, " ".join(shown.tags))
    for section in shown.sections or (Section("", (Fact(NOTHING),)),):
        yield ""
        if section.asked:
            yield section.asked
        yield from part_lines(section.parts)


def part_lines(parts: Iterable[Part]) -> Iterator[str]:
    """What was said to one question."""
    for part in parts:
        label = f"{part.label}: " if part.label else ""
        match part:
            case Prose(text=text) | Fact(text=text):
                yield f"{label}{text}"
            case Bullets(items=items):
                yield f"{label}{items[0]}"
                yield from items[1:]
            case _:
                assert_never(part)


AT_ONCE = 1500
"""So many letters of a page are said before asking whether to go on."""
_EXPLAIN = "A number to read that entry; / and words, as in /garden, to search."
_EXPLAIN_LONG = "This is a long entry. Enter for the next part, < or q to go back to the list."


def run(talk: Talk, workspace: Workspace) -> None:
    """Says the list, opens pages, and searches."""
    say_list(talk, workspace, workspace.listing(), "the journal, newest first")


def say_list(talk: Talk, workspace: Workspace, found: Sequence[EntrySummary], name: str, back: str = "") -> None:
    """Says entries, opens them, and searches from there."""
    today, title = workspace.today, workspace.catalogue.title
    talk.gap()
    talk.say(f"{name[:1].upper()}{name[1:]}: {counted(len(found), 'entry')}.")

    def line(place: int) -> str:
        one = found[place]
        words = f": {one.words}" if one.words else ""
        return f"{day_words(one.day, today)}, {title(one.flow)}{', starred' if one.starred else ''}{words}"

    def search(text: str) -> bool:
        if not text.startswith("/") or not has_words(text[1:]):
            return False
        result = workspace.read_model.find(text[1:])
        for problem in result.query.problems:
            talk.say(problem.sentence)
        if result.query and result.entries:
            say_list(talk, workspace, result.entries, f"the entries with {text[1:].strip()}", name.partition(",")[0])
            talk.say(f"Back in {name}.")
        elif result.query:
            talk.say(" ".join(result.advice) or f"No entry has {text[1:].strip()}.")
        return True

    def opened(place: int) -> None:
        say_entry(talk, workspace, found[place].id)

    prompt = "Number to read an entry, / and words to search,"
    pages(talk, len(found), line, opened, name, prompt, _EXPLAIN, search, back=back)


def say_entry(talk: Talk, workspace: Workspace, wanted: str) -> None:
    """Says an entry, a long one in parts; nothing where it is gone."""
    entry = workspace.entry(wanted)
    if entry is None:
        return
    said = 0
    for part in entry_lines(entry_page(entry, workspace.catalogue.title(entry.flow))):
        for piece in _pieces(part):
            if said and said + len(piece) > AT_ONCE:
                if ask_line(talk, "Enter for more, q to go back:", _EXPLAIN_LONG) is None:
                    return
                said = 0
            talk.say(piece)
            said += len(piece)
    talk.say("End of the entry.")
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
