"""Entries as Markdown that reads well as it is and rendered, in decades and without taut.

What a person wrote is never cut. A backslash stands before what would otherwise become a heading, a rule, a block of
code or a tag of HTML; lines that were written one under the other stay so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import groupby

from tui.insights.page import Bullets, Fact, Part, Prose, Section, sections
from tui.insights.same_question import Earlier
from tui.records.entry import Entry
from tui.records.text import one_line

Title = Callable[[str], str]
"""The title of a flow, by its id."""

_ANYWHERE = re.compile(r"\\(?=[!-/:-@\[-`{-~])|<(?=[A-Za-z/!?])|&(?=#?\w+;)")
_LINE = re.compile(
    r"""^((?:\ {0,3}(?:>|(?:[-*+]|\d{1,9}[.)])\s)){0,20}?\ {0,3})(?:   # in a list or a quotation too
        (\#{1,6}(?:\s|$))              # a heading
      | ((?:=+|-+)\s*$)                # a line that makes a heading of the one above
      | ((?:[-*_]\s*){3,}$)            # a rule
      | (```|~~~)                      # a block of code
      | (\+\s)                         # a plus that would become a dot
      | (\[[^\]]+\]:)                  # the target of a link, which is shown nowhere
    )""",
    re.VERBOSE,
)
_OURS = re.compile(r" {0,2}(?:\*\*.+\*\*|Starred|Tags: .*)$")
"""What a line of our own looks like: one that a person wrote so is moved to the right by a blank, which nobody sees."""
_ITEM = re.compile(r"^(?:[-+*>|]|#{1,6}(?:\s|$)|```|~~~|\[[^\]]*\])")
_NUMBER = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")


def page(entry: Entry, title: Title) -> str:
    """One entry under the heading of its day.

    Args:
        entry: What was kept.
        title: Gives a flow its title.
    """
    return f"# {day_heading(entry.day)}\n\n{_entry(entry, title)}"


def pages(entries: Iterable[Entry], title: Title) -> Iterator[str]:
    """Many entries in the order they come, one piece for each; a day's heading stands once above its entries.

    Args:
        entries: Those of one day together.
        title: Gives a flow its title.
    """
    before = ""
    for day, kept in groupby(entries, key=lambda entry: entry.day):
        heading = f"{before}# {day_heading(day)}\n"
        for entry in kept:
            yield f"{heading}\n{_entry(entry, title)}"
            heading = ""
        before = "\n"


def answers(said: Iterable[Earlier]) -> Iterator[str]:
    """What was written to one question, one piece for each time, under its day and the wording of that day."""
    before = ""
    for one in said:
        section = _section(Section(one.asked, one.parts))
        yield before + "\n\n".join((f"# {day_heading(one.day)}", *section)) + "\n"
        before = "\n"


def day_heading(day: date) -> str:
    """A day as a page is headed: ``Monday, 23 November 2026``."""
    return f"{day:%A}, {day.day} {day:%B} {day.year}"


def prose(text: str) -> str:
    """A person's text with its lines kept apart and nothing in it that would change what follows."""
    lines = [_line(line) for line in text.strip("\n").split("\n")]
    following = [*lines[1:], ""]
    return "\n".join(map(_broken, lines, following))


def _entry(entry: Entry, title: Title) -> str:
    parts = [f"## {escaped(one_line(title(entry.flow)))} · {entry.begun:%H:%M}"]
    if entry.starred:
        parts.append("Starred")
    if entry.tags:
        parts.append("Tags: " + ", ".join(escaped(one_line(tag)) for tag in entry.tags))
    for section in sections(entry):
        parts += _section(section)
    return "\n\n".join(parts) + "\n"


def _section(section: Section) -> Iterator[str]:
    if asked := one_line(section.asked):
        yield f"**{escaped(asked)}**"
    for part in section.parts:
        yield from _part(part)


def _part(part: Part) -> Iterator[str]:
    label = escaped(one_line(part.label))
    match part:
        case Fact(text=text):
            yield f"*{label}:* {_item(text)}" if label else _beside_ours(_item(text))
        case Prose(text=text):
            if label:
                yield f"*{label}*"
            yield prose(text)
        case Bullets(items=items):
            if label:
                yield f"*{label}*"
            yield "\n".join(f"- {_item(item)}" for item in items)


def _line(line: str) -> str:
    line = line.rstrip()
    if line.startswith(("    ", "\t")):
        return line
    line = _LINE.sub(lambda found: found[1] + "\\" + found[0][len(found[1]) :], _ANYWHERE.sub(r"\\\g<0>", line))
    return _beside_ours(line)


def _beside_ours(line: str) -> str:
    return f" {line}" if _OURS.match(line) else line


def _broken(line: str, following: str) -> str:
    """The line with the two spaces that make Markdown begin a new one, where it would run on into the following."""
    return f"{line}  " if line and following else line


def _item(text: str) -> str:
    first, *rest = text.strip().split("\n")
    first = _NUMBER.sub(r"\1\\\2", _ITEM.sub(r"\\\g<0>", _ANYWHERE.sub(r"\\\g<0>", first)))
    return "\n  ".join([first, *map(_line, rest)])


def escaped(text: str) -> str:
    """A line of a person's text with nothing in it that would be read as emphasis."""
    return re.sub(r"[*_`](?!\w)|(?<!\w)[*_`]|\\", r"\\\g<0>", text)
