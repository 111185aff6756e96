"""``#tags`` and ``@people`` in what a person wrote, in any language."""

from __future__ import annotations

import re
import unicodedata

import msgspec

from tui.records.text import fold

SIGNS = "#＃@＠"
"""What a tag or a person begins with; the full-width signs stand on Japanese keyboards."""


class Marks(msgspec.Struct, frozen=True):
    """What a text is marked with, each as it was first written, without its sign.

    Attributes:
        tags: Behind a number sign.
        people: Behind an at sign.
    """

    tags: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


def marks(text: str) -> Marks:
    """The tags and people in a text.

    Not in code, links, addresses and mail addresses, nor behind a backslash; the signs of a Markdown heading are none.
    A tag has a letter in it, so ``#1`` is none.
    """
    if not _SIGN.search(text):
        return NONE
    plain = _NOT_PROSE.sub(_blank, text) if _TELLING.search(text) else text
    tags: dict[str, str] = {}
    people: dict[str, str] = {}
    for sign in _SIGN.finditer(plain):
        if _may_stand_before(plain[sign.start() - 1] if sign.start() else " ") and (name := _name(plain, sign.end())):
            (tags if sign.group() in "#＃" else people).setdefault(fold(name), name)
    return Marks(tuple(tags.values()), tuple(people.values())) if tags or people else NONE


def united(*several: tuple[str, ...]) -> tuple[str, ...]:
    """Several lists of names as one, each name once, however it is written."""
    names: dict[str, str] = {}
    for some in several:
        for name in some:
            names.setdefault(fold(name), name)
    return tuple(names.values())


NONE = Marks()

_SIGN = re.compile(f"[{SIGNS}]")
_TELLING = re.compile(r"[`~\[<@]|://|www\.|mailto:")
_END = r"\s<>\"'`、。，」』）)\]"
_NOT_PROSE = re.compile(
    r"(?ms)"
    r"^[ >]{0,6}(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^[ >]{0,6}(?P=fence)[`~]*[ \t]*$|\Z)"
    r"|(?<!`)(?P<tick>`+)(?!`)[^`](?:(?!\n\s*\n).)*?(?<!`)(?P=tick)(?!`)"
    r"|(?<!`)(?P<one>`+)(?!`)[^`\n]?(?P=one)(?!`)"
    r"|!?\[\[[^\]\n]*\]\]"
    r"|!?\[[^\]\n]*\](?:\([^)\n]*\)|\[[^\]\n]*\])"
    r"|^ {0,3}\[[^\]\n]+\]:[^\n]*"
    r"|<[A-Za-z/!][^>\n]*>"
    rf"|[A-Za-z][A-Za-z0-9+.-]*://[^{_END}]+|\bwww\.[^{_END}]+|\bmailto:[^{_END}]+"
    r"|[\w.+%-]+@[\w-]+(?:\.[\w-]+)+"
)


def _blank(found: re.Match[str]) -> str:
    # A letter before a sign keeps it from being one; nothing stands before it that was not there.
    return " " * (len(found.group()) - 1) + "/"


def _may_stand_before(letter: str) -> bool:
    if letter in "&/\\" + SIGNS:
        return False
    # Scripts without blanks between words let a sign follow a letter; in the others it is part of a word there.
    return not letter.isalnum() or bool(_UNSPACED.match(letter))


_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f]")
_JOINERS = "\u200c\u200d"


def _name(text: str, start: int) -> str:
    end = start
    while end < len(text) and _is_in_name(text[end]):
        end += 1
    name = text[start:end].rstrip("-_·" + _JOINERS)
    if not any(unicodedata.category(letter)[0] == "L" for letter in name):
        return ""
    return unicodedata.normalize("NFC", name)


def _is_in_name(letter: str) -> bool:
    return letter in "-_·" + _JOINERS or unicodedata.category(letter)[0] in "LMN"
