"""An entry as content for reading: each question quietly above what was said, Markdown as it is meant."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import assert_never

from textual.content import Content

from tui.app.base.markdown import Block, blocks
from tui.insights.search import match_spans
from tui.insights.views.entry import NOTHING, Bullets, EarlierAnswer, Fact, Part, Prose, Section, sections
from tui.records.day import day_name
from tui.records.entry import Entry
from tui.terminal.safe_text import content

INDENT = "  "


class Leaf:
    """Something to read, taken apart once and drawn for any width.

    Making one can take a while, and does not belong on the screen's thread.

    Args:
        parts: What follows one another, with an empty row between: blocks that stand together.
    """

    def __init__(self, parts: Iterable[Sequence[Block]]) -> None:
        self._parts = [tuple(part) for part in parts]
        self._drawn: tuple[int, Sequence[str], list[Content]] = (0, (), [])
        self._starts: list[int] = []

    def rows(self, width: int, words: Sequence[str] = ()) -> list[Content]:
        """The rows of at most so many columns; words that were looked for are lit."""
        width = max(1, width)
        if self._drawn[:2] != (width, words):
            self._drawn = (width, words, self._rows(width, words))
        return self._drawn[2]

    def part_at(self, row: int) -> int:
        """Which of the parts, as they were last drawn, stands at a row."""
        return max(0, bisect(self._starts, row) - 1)

    def _rows(self, width: int, words: Sequence[str]) -> list[Content]:
        rows: list[Content] = []
        self._starts = []
        for part in self._parts:
            self._starts.append(len(rows))
            if rows:
                rows.append(Content())
            for block in part:
                if block.gap:
                    rows.append(Content())
                rows += replace(block, text=lit(block.text, words)).rows(width)
        return rows

    def text(self, width: int) -> Content:
        return Content("\n").join(self.rows(width))


def leaf(entry: Entry) -> Leaf:
    """The whole entry."""
    return Leaf(entry_parts(entry) or [[Block(Content(NOTHING).stylize("$quiet"))]])


def entry_parts(entry: Entry) -> list[list[Block]]:
    """The entry's questions, each with what was said, and its tags at the end."""
    parts = [section_blocks(section) for section in sections(entry)]
    if entry.tags:
        parts.append([Block(content(" ".join(f"#{tag}" for tag in entry.tags)).stylize("$secondary"))])
    return parts


def earlier(answers: Sequence[EarlierAnswer]) -> Leaf:
    """Earlier answers to one question: each day, the wording of that day, and what was written."""
    if not answers:
        return Leaf([[Block(Content("You haven't answered this before.").stylize("$quiet"))]])
    return Leaf(
        [Block(content(day_name(one.day)).stylize("bold")), *section_blocks(Section(one.asked, one.parts))]
        for one in answers
    )


def section_blocks(section: Section) -> list[Block]:
    """A question, and what was said to it indented below."""
    asked = [Block(content(section.asked).stylize("$quiet"))] if section.asked else []
    said = [block for part in section.parts for block in _part(part)]
    return [*asked, *(_indented(block) for block in said)] if asked else said


def _part(part: Part) -> list[Block]:
    label = content(f"{part.label}:" if part.label else "").stylize("$secondary")
    above = [Block(label)] if part.label else []
    match part:
        case Prose(text=text):
            said = blocks(text)
            if above and len(said) == 1 and "\n" not in text and not said[0].first.plain:
                return [Block(Content.assemble(label, " ", said[0].text))]
            return [*above, *said]
        case Fact(text=text):
            return [Block(Content.assemble(label, " " if part.label else "", content(text).stylize("bold")))]
        case Bullets(items=items):
            sign = Content.styled("• ", "$primary")
            return [*above, *(Block(content(item), sign, Content(INDENT)) for item in items)]
        case _:
            assert_never(part)


def _indented(block: Block) -> Block:
    first, others = (Content.assemble(INDENT, before) for before in (block.first, block.others))
    return replace(block, first=first, others=others)


def lit(shown: Content, words: Sequence[str]) -> Content:
    """A content with the words that were looked for lit up in it."""
    for start, end in match_spans(shown.plain, words):
        shown = shown.stylize("reverse", start, end)
    return shown
