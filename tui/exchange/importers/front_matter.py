"""What stands between two lines of dashes above a note: its fields, each with a text or a list."""

from __future__ import annotations

import re

from tui.records.text import has_words

_BLOCK = re.compile(r"---[ \t]*\n(?:(.*?)\n)?(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_FIELD = re.compile(r"([^\s:#][^:\n]*?)[ \t]*:(?:[ \t]+(.*)|)$")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.*)$")


def split(text: str) -> tuple[dict[str, list[str]], str]:
    """The fields by their names in lower case, and the text below; without front matter, no fields and all the text."""
    match = _BLOCK.match(text)
    if match is None:
        return {}, text
    fields: dict[str, list[str]] = {}
    said: list[str] = []
    for line in (match[1] or "").split("\n"):
        if field := _FIELD.match(line):
            said = fields.setdefault(field[1].strip().strip("\"'").lower(), [])
            said += _values(field[2] or "")
        elif item := _ITEM.match(line):
            said += _values(item[1])
        elif line.strip() and not line.lstrip().startswith("#"):
            if not fields:
                return {}, text
            said.append(line.strip())
    return {name: list(filter(has_words, values)) for name, values in fields.items()}, text[match.end() :]


def _values(text: str) -> list[str]:
    text = text.strip()
    if text.startswith("[") and text.endswith("]") and not text.startswith("[["):
        return [_unquoted(part) for part in text[1:-1].split(",")]
    return [_unquoted(text)] if text and text not in ("|", ">", "|-", ">-") else []


def _unquoted(text: str) -> str:
    text = text.strip()
    is_quoted = len(text) > 1 and text[0] == text[-1] and text[0] in "\"'"
    return text[1:-1] if is_quoted else re.sub(r"\s+#.*$", "", text)
