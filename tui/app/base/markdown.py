"""Markdown a person wrote, as content: read as data, never as markup, and nothing of it left out.

Lines stay where they were begun, and empty rows stand where empty lines were.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from textual.content import Content

from tui.terminal.safe_text import content

# Markdown is seldom needed before the first page is read, and takes longer to import than the journal to open.
if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

LONGEST = 200_000
"""Characters beyond which a text stands as it was typed."""

BRACKETS = 500
"""Brackets that begin no link beyond which it stands so too: each is looked after as far as all others reach."""

NOTHING = Content()

_SIGNS = re.compile(r"[*_`~\[<>\\&]|^[ \t]*(?:#{1,6}\s|[-+*]\s|\d+[.)]\s|---|    |\t)", re.MULTILINE)
_DEEP = re.compile(r"^(?:[ \t]*(?:[>*+-]|\d+[.)])){12}", re.MULTILINE)
_STYLES = {"em": "italic", "strong": "bold", "s": "strike", "link": "underline"}


@dataclass(frozen=True)
class Block:
    """A paragraph, or another piece of text that begins on a line of its own.

    Attributes:
        text: What it says.
        first: Stands before its first row.
        others: Stands before its other rows.
        gap: Whether an empty row stands before it.
    """

    text: Content
    first: Content = NOTHING
    others: Content = NOTHING
    gap: bool = False

    def rows(self, width: int) -> list[Content]:
        """It in rows of at most so many columns."""
        room = max(8, width - self.others.cell_length)
        rows = self.text.wrap(room) or [Content()]
        return [Content.assemble(self.others if place else self.first, row) for place, row in enumerate(rows)]


def blocks(text: str) -> tuple[Block, ...]:
    """A text in blocks."""
    plain = content(text)
    if len(text) > LONGEST or not _SIGNS.search(plain.plain) or _DEEP.search(plain.plain) or _is_bracketed(plain.plain):
        return (Block(plain),)
    return tuple(_blocks(_reader().parse(plain.plain))) or (Block(plain),)


def _is_bracketed(text: str) -> bool:
    return text.count("[") > BRACKETS + 2 * text.count("](")


@cache
def _reader() -> MarkdownIt:
    from markdown_it import MarkdownIt

    # Without what would swallow lines: targets of links, and underlined headings that a rule may be meant by.
    reader = MarkdownIt("commonmark", {"html": False, "maxNesting": 100})
    return reader.enable("strikethrough").disable(["reference", "lheading", "html_block", "html_inline"])


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    around: list[tuple[Content, Content]] = []
    begun, last, heading = False, 0, ""
    for token in tokens:
        match token.type:
            case "heading_open":
                heading = token.tag
            case "heading_close":
                heading = ""
            case "blockquote_open":
                bar = Content.styled("│ ", "$line")
                around.append((bar, bar))
            case "list_item_open":
                sign = f"{token.info}{token.markup}" if token.info else "+" if token.markup == "+" else "•"
                around.append((Content.styled(f"{sign} ", "$primary"), Content(" " * (len(sign) + 1))))
            case "blockquote_close" | "list_item_close":
                around.pop()
            case _:
                pass
        shown = _leaf(token, heading)
        if shown is None:
            continue
        first = Content("").join(before for before, _ in around)
        others = Content("").join(after for _, after in around)
        starts, ends = token.map or (last, last)
        yield Block(shown, first, others, gap=begun and starts > last)
        begun, last = True, ends
        # A sign stands before the first row of its item alone.
        around = [(after, after) for _, after in around]


def _leaf(token: Token, heading: str) -> Content | None:
    match token.type:
        case "inline":
            said = _inline(token.children or ())
            return said.stylize("bold underline" if heading in ("h1", "h2") else "bold") if heading else said
        case "fence" | "code_block":
            lines = [content(f"  {line}").stylize("$secondary") for line in token.content.rstrip("\n").split("\n")]
            named = [content(f"  {token.info}").stylize("$quiet")] if token.info.strip() else []
            return Content("\n").join([*named, *lines])
        case "hr":
            return Content.styled("· · ·", "$quiet")
        case _:
            return None


def _inline(tokens: Sequence[Token]) -> Content:
    parts: list[Content] = []
    styles: list[str] = []
    targets: list[tuple[str, int]] = []
    for token in tokens:
        name = token.type.removesuffix("_open").removesuffix("_close")
        if token.type.endswith("_open"):
            styles.append(_STYLES.get(name, ""))
            if name == "link":
                targets.append((_target(token, "href"), len(parts)))
        elif token.type.endswith("_close"):
            styles.pop()
            if name == "link":
                target, since = targets.pop()
                said = "".join(part.plain for part in parts[since:])
                if target not in (said, f"mailto:{said}"):
                    parts.append(content(f" ({target})").stylize("$quiet"))
        else:
            shown = _piece(token)
            for style in filter(None, styles):
                shown = shown.stylize(style)
            parts.append(shown)
    return Content("").join(parts)


def _piece(token: Token) -> Content:
    match token.type:
        case "softbreak" | "hardbreak":
            return Content("\n")
        case "code_inline":
            return content(token.content).stylize("$secondary")
        case "image":
            return content(f"{token.content} ({_target(token, 'src')})".strip())
        case _:
            return content(token.content)


def _target(token: Token, name: str) -> str:
    return " ".join(str(token.attrs[key]) for key in (name, "title") if token.attrs.get(key))
