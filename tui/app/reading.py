"""An entry as content for the reading pane: each question quietly above what was said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from textual.content import Content

from tui.app.text import content
from tui.insights.page import Bullets, Fact, Part, Prose, Section, sections
from tui.insights.same_question import Earlier
from tui.insights.search import lit
from tui.records.answers import minutes
from tui.records.entry import Entry


def heading(entry: Entry, title: str) -> str:
    """The entry's day, flow and length: ``Mon 23 Nov 2026 · Morning practice · 8 min``."""
    taken = int((entry.ended - entry.begun).total_seconds())
    length = f" · {minutes(round(taken / 60) * 60)}" if taken >= 60 else ""
    return f"{entry.day:%a} {entry.day.day} {entry.day:%b} {entry.day.year} · {title}{length}"


def page(entry: Entry, words: Sequence[str] = ()) -> Content:
    """The whole entry; words that were looked for are lit."""
    parts = [_section(section, words) for section in sections(entry)]
    tags = " ".join(f"#{tag}" for tag in entry.tags)
    if tags:
        parts.append(content(tags).stylize("$secondary"))
    return Content("\n\n").join(parts) if parts else Content("Nothing is written here.").stylize("$quiet")


def drawn(entry: Entry, width: int, words: Sequence[str] = ()) -> list[Content]:
    """The whole entry in rows of at most so many columns; words that were looked for are lit."""
    return page(entry, words).wrap(max(1, width))


def earlier(answers: Sequence[Earlier]) -> Content:
    """Earlier answers to one question: each day, the wording of that day, and what was written."""
    shown = []
    for one in answers:
        day = content(f"{one.day:%a} {one.day.day} {one.day:%b} {one.day.year}").stylize("bold")
        shown.append(Content("\n").join([day, _section(Section(one.asked, one.parts), ())]))
    return Content("\n\n").join(shown) if shown else Content("Nothing was written to this before.").stylize("$quiet")


def _section(section: Section, words: Sequence[str]) -> Content:
    lines = [content(section.asked).stylize("$quiet")] if section.asked else []
    return Content("\n").join([*lines, *(_part(part, words) for part in section.parts)])


def _part(part: Part, words: Sequence[str]) -> Content:
    label = content(f"{part.label}: " if part.label else "").stylize("$secondary")
    match part:
        case Prose(text=text):
            body = lighted(text, words)
            return Content.assemble(label, "\n" if part.label and "\n" in text else "", body)
        case Fact(text=text):
            return Content.assemble(label, lighted(text, words).stylize("bold"))
        case Bullets(items=items):
            rows = [Content.assemble(("• ", "$primary"), lighted(item, words)) for item in items]
            return Content("\n").join([label, *rows] if part.label else rows)
        case _:
            assert_never(part)


def lighted(text: str, words: Sequence[str]) -> Content:
    """A text with the words that were looked for lit up."""
    shown = content(text)
    for start, end in lit(shown.plain, words):
        shown = shown.stylize("reverse", start, end)
    return shown
