"""``#tags`` and ``@people`` in what a person wrote, in any language."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator

import msgspec

from tui.records.text import fold

SIGNS = "#＃@＠"
"""What a tag or a person begins with; the full-width signs stand on Japanese keyboards."""
LONGEST = 200
"""Characters of a name at most."""


class Marks(msgspec.Struct, frozen=True):
    """What a text is marked with, each as it was first written, without its sign."""

    tags: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


def marks(text: str) -> Marks:
    """The tags and people in a text.

    Not in code, links, addresses and mail addresses, nor behind a backslash; a Markdown heading is no tag either.
    A tag has a letter in it, so ``#1`` is not one; ``#work/deep`` is one tag, nested in another. A name of more than
    ``LONGEST`` characters is not a tag. However the text was made, it is read once from its beginning to its end.
    """
    if not _SIGN.search(text):
        return NONE
    plain = _prose(text) if _TELLING.search(text) else text
    tags: dict[str, str] = {}
    people: dict[str, str] = {}
    for sign in _SIGN.finditer(plain):
        if not _may_stand_before(plain[sign.start() - 1] if sign.start() else " "):
            continue
        if sign.group() in "#＃":
            if name := _nested(plain, sign.end()):
                tags.setdefault(fold(name), name)
        elif name := _name(plain, sign.end()):
            people.setdefault(fold(name), name)
    return Marks(tuple(tags.values()), tuple(people.values())) if tags or people else NONE


def and_above(tag: str) -> Iterator[str]:
    """A tag and those it is nested in: ``work/deep``, ``work``."""
    yield tag
    while "/" in tag:
        tag = tag.rpartition("/")[0]
        yield tag


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
# Each piece ends where another could begin at the latest: a text of nothing but beginnings is read once.
_FENCE = re.compile(
    r"(?ms)^[ >]{0,6}(?:(?P<fence>`{3,}+)[^`\n]*+|(?P<waves>~{3,}+)[^\n]*+)\n"
    r".*?(?:^[ >]{0,6}(?(fence)(?P=fence)|(?P=waves))[`~]*+[ \t]*+$|\Z)"
)
_NOT_PROSE = re.compile(
    r"(?m)"
    r"^[ >]{0,6}(?P<fence>`{3,}+|~{3,}+)"
    r"|(?P<ticks>`++)"
    r"|!?\[\[[^\[\]\n]*+\]\]"
    r"|!?\[[^\[\]\n]*+\](?:\((?:[^()\n]|\([^()\n]*+\))*+\)|\[[^\[\]\n]*+\])"
    r"|^ {0,3}\[[^\[\]\n]++\]:[^\n]*+"
    r"|<[A-Za-z/!][^<>\n]*+>"
    rf"|(?<![A-Za-z0-9+.-])[A-Za-z0-9+.-]++://[^{_END}]++|\bwww\.[^{_END}]++|\bmailto:[^{_END}]++"
    r"|(?<![\w.+%-])[\w.+%-]++@[\w-]++(?:\.[\w-]++)++"
)
_TICKS = re.compile("`+")
_PARAGRAPH = re.compile(r"\n[^\S\n]*+\n")


def _prose(text: str) -> str:
    """The text with blanks for what is no prose."""
    pieces: list[str] = []
    code = _CodeSpans(text)
    place = 0
    while found := _NOT_PROSE.search(text, place):
        start, end = found.span()
        ticks = found["ticks"] or found["fence"]
        if found["fence"] and (fence := _FENCE.match(text, start)):
            end = fence.end()
        elif ticks and not (ticks[0] == "`" and (end := code.end(end - len(ticks), len(ticks)))):
            # Signs that begin nothing are prose.
            end = found.end()
            pieces.append(text[place:end])
            place = end
            continue
        # A letter before a sign keeps it from being one; nothing stands before it that was not there.
        pieces += text[place:start], " " * (end - start - 1), "/"
        place = end
    return "".join([*pieces, text[place:]])


class _CodeSpans:
    """Where code ends that is begun by so many backquotes: behind the next as many, in the same paragraph."""

    def __init__(self, text: str) -> None:
        self._runs: dict[int, list[int]] = {}
        for run in _TICKS.finditer(text):
            self._runs.setdefault(run.end() - run.start(), []).append(run.start())
        self._paragraphs = [found.start() for found in _PARAGRAPH.finditer(text)] if self._runs else []

    def end(self, start: int, ticks: int) -> int:
        """The place behind it; 0 for backquotes that begin nothing."""
        runs = self._runs[ticks]
        following = bisect_right(runs, start)
        paragraph = bisect_right(self._paragraphs, start)
        ends = self._paragraphs[paragraph] if paragraph < len(self._paragraphs) else None
        if following == len(runs) or (ends is not None and runs[following] > ends):
            return 0
        return runs[following] + ticks


def _may_stand_before(letter: str) -> bool:
    if letter in "&/\\" + SIGNS:
        return False
    # Scripts without blanks between words let a sign follow a letter; in the others it is part of a word there.
    return not letter.isalnum() or bool(_UNSPACED.match(letter))


_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f]")
_TRAILING = "-_·\u200c\u200d"
"""What may stand within a name and not at its end."""


def _nested(text: str, start: int) -> str:
    """A tag with those nested in it: names with a stroke between each and the next."""
    parts: list[str] = []
    while name := _run(text, start):
        parts.append(name.rstrip(_TRAILING))
        start += len(name) + 1
        if not parts[-1] or parts[-1] != name or text[start - 1 : start] != "/":
            break
    return _spelled("/".join(filter(None, parts)))


def _name(text: str, start: int) -> str:
    return _spelled(_run(text, start).rstrip(_TRAILING))


def _run(text: str, start: int) -> str:
    end = start
    while end < len(text) and _is_in_name(text[end]):
        end += 1
    return text[start:end]


def _spelled(name: str) -> str:
    if len(name) > LONGEST or not any(unicodedata.category(letter)[0] == "L" for letter in name):
        return ""
    return unicodedata.normalize("NFC", name)


def _is_in_name(letter: str) -> bool:
    return letter in _TRAILING or unicodedata.category(letter)[0] in "LMN"
