"""Entries as Markdown that reads well as it is and rendered, in decades and without taut.

What a person wrote is never cut. A backslash stands before what would otherwise become a heading, a rule, a block of
code or a tag of HTML; lines that were written one under the other stay so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from tui.exchange.exporters.formats import Title
from tui.insights.fold.portrait import Portrait, Result
from tui.insights.views.entry import Bullets, EarlierAnswer, Fact, Part, Prose, Section, sections
from tui.insights.views.model import Labelled, Line, Page, Row
from tui.records.answers import number
from tui.records.day import written_day
from tui.records.entry import Entry
from tui.records.text import counted, one_line
from tui.records.titles import STATUS_WORDS

Named = Callable[[str], str]
"""The name of a life area, by its id."""

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


def pages(entries: Iterable[Entry], title: Title) -> Iterator[str]:
    """Many entries, those of one day together, a piece for each; a day has its heading once above its entries."""
    before = ""
    for day, kept in groupby(entries, key=lambda entry: entry.day):
        heading = f"{before}# {written_day(day)}\n"
        for entry in kept:
            yield f"{heading}\n{_entry(entry, title)}"
            heading = ""
        before = "\n"


def answers(said: Iterable[EarlierAnswer]) -> Iterator[str]:
    """What was written to one question, one piece for each time, under its day and the wording of that day."""
    before = ""
    for one in said:
        section = _section(Section(one.asked, one.parts))
        yield before + "\n\n".join((f"# {written_day(one.day)}", *section)) + "\n"
        before = "\n"


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


def page_markdown(page: Page) -> str:
    """A page of sentences and of texts with what leads them, under its title."""
    parts = [f"# {page.title}"]
    for section in page.sections:
        heading = f"## {section.heading}\n\n" if section.heading else ""
        parts.append(heading + "\n".join(map(_row, section.rows)))
    return "\n\n".join(parts) + "\n"


def _row(row: Row) -> str:
    match row:
        case Line(text=text):
            return text
        case Labelled(label=label, text=text, details=details):
            lead = f"**{escaped(label)}**: " if label else ""
            return "\n".join([f"- {lead}{escaped(text)}", *(f"  - {escaped(detail)}" for detail in details)])
        case _:
            raise AssertionError(row)  # no page that is written as Markdown has pictures


def book(
    year: int, entries: Sequence[Entry], before: Portrait, after: Portrait, title: Title, area: Named, name: str = ""
) -> Iterator[str]:
    """The year in pieces: a title page, the visions it began with, each month, and the visions it ended with.

    Args:
        year: Which.
        entries: Those of the year, the oldest first.
        before: What was known when it began.
        after: What was known when it ended, or is now.
        title: Gives a flow its title.
        area: Gives a life area its name.
        name: Whose year it is, if they said.
    """
    days = len({entry.day for entry in entries})
    whose = f"{escaped(one_line(name))}\n\n" if name.strip() else ""
    yield f"# {year}\n\n{whose}{counted(len(entries), 'entry')} on {counted(days, 'day')}\n\n"
    yield from _visions(f"What I wanted when {year} began", before.held, area)
    for _, month in groupby(entries, key=lambda entry: (entry.day.year, entry.day.month)):
        of_month = list(month)
        yield f"---\n\n# {of_month[0].day:%B} {year}\n\n"
        # A day stands under its month, and an entry under its day.
        yield from (_one_lower(piece) for piece in pages(of_month, title))
        yield "\n"
    yield from _visions(f"What I want at the end of {year}", after.held, area)
    became = [one for one in after.results if one.status != "held" and one.became and one.became.year == year]
    if became:
        yield "## Reached or let go this year\n\n"
        yield from (f"- {_said(one.text)} ({STATUS_WORDS[one.status]}, {one.became})\n" for one in became)


def _visions(heading: str, results: Iterable[Result], area: Named) -> Iterator[str]:
    found = list(results)
    if not found:
        return
    yield f"---\n\n# {heading}\n\n"
    for one in found:
        rated = f" (reality {number(one.ratings[-1].value)} of 10)" if one.ratings else ""
        yield f"- **{escaped(one_line(area(one.area)))}**: {_said(one.text)}{rated}\n"
    yield "\n"


def _said(text: str) -> str:
    return escaped(one_line(text))


def _one_lower(piece: str) -> str:
    return "\n".join(f"#{line}" if line.startswith(("# ", "## ")) else line for line in piece.split("\n"))
