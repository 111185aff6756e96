"""A person's text as data: what may reach a terminal, and how it is compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from tui.terminal.control_characters import as_written as as_written
from tui.terminal.control_characters import clean as clean
from tui.terminal.control_characters import one_line as one_line

# Letters that Unicode does not take apart though people leave the stroke out, and the marks that editors curl.
_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
    | dict.fromkeys("’‘ʼ", "'") | dict.fromkeys("“”„", '"') | dict.fromkeys("‐‑–—", "-")
)  # fmt: skip


def fold(text: str) -> str:
    """The text as searching compares it: without case, accents or width (``Zürich`` and ``zurich`` are equal).

    Quotes and dashes are straight, strokes through letters are gone.
    """
    if text.isascii():
        return text.lower()
    # Marks go first as well: putting a long run of them in order takes time that grows with the square of it.
    plain = _without_accents(text.casefold())
    # Twice, for taking a letter apart can leave capitals: ㏆ is C∕kg.
    decomposed = unicodedata.normalize("NFKD", plain).casefold().translate(_PLAIN)
    return unicodedata.normalize("NFC", _without_accents(decomposed))


def _without_accents(text: str) -> str:
    """The text without marks but those that make another letter of a kana."""
    # Each letter is asked about once: a page has hundreds of them and few that differ.
    marks = [ord(c) for c in set(text) if unicodedata.combining(c) and c not in "゙゚"]
    return text.translate(dict.fromkeys(marks)) if marks else text


UNSPACED = "\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""Letters written without blanks between words, for a class of letters in a pattern: Han and kana."""


@cache
def _broken() -> re.Pattern[str]:
    """Made when it is first used, for that takes long."""
    return re.compile(rf"(?<=[{UNSPACED}])\s+(?=[{UNSPACED}])")


def searchable(text: str) -> str:
    """The text folded and on one line, so that a phrase is found over the end of a line."""
    folded = " ".join(fold(text).split())
    # A line that ends in the middle of a Japanese word ends there for want of room.
    return folded if folded.isascii() else _broken().sub("", folded)


def has_words(text: str) -> bool:
    """Whether anything but white space and control characters was written."""
    return bool(clean(text).strip())


_NOTHING = frozenset({
    "none", "nothing", "nil", "na", "n a", "no", "nope", "none yet", "nothing yet", "none today", "nothing today",
    "none this week", "nothing this week", "nothing new", "nothing to report", "no fact", "no facts",
})  # fmt: skip


def says_nothing(text: str) -> bool:
    """Whether a text says only that there is nothing to say: a dash, "none", "n/a"; a number says something."""
    words = " ".join(re.findall(r"\w+", fold(text)))
    return not words or words in _NOTHING


def os_reason(problem: OSError) -> str:
    """What the system says of a failure, for brackets in a sentence."""
    return (problem.strerror or str(problem) or "no reason given").lower().rstrip(".")


def beginning(text: str, most: int = 30) -> str:
    """The beginning of a text in one line, where the whole is too long beside other words."""
    words = one_line(text)
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def counted(number: int, name: str) -> str:
    """How many: ``1 page``, ``3 pages``, ``3 entries``."""
    if number == 1:
        return f"{number} {name}"
    has_ies = name.endswith("y") and name[-2:-1] not in "aeiou"
    return f"{number} {name[:-1]}ies" if has_ies else f"{number} {name}s"


def listed(names: Sequence[str], last: str = "and") -> str:
    """Names in a sentence, with a word before the last: ``one, two and three``."""
    *most, end = names
    return f"{', '.join(most)} {last} {end}" if most else end


# A line is looked at by itself: a pattern that runs over line ends goes through a page of empty lines once for each.
_SIGN = re.compile(r"[*_`~\[\\]|^[ \t]*(?:#{1,6}\s|[-+>]|=+[ \t]*$)", re.MULTILINE)
_RULE = re.compile(r"^[ \t]*(?:([-*_])(?:[ \t]*\1){2,}[ \t]*|=+[ \t]*|(?:`{3,}+|~{3,}+)[^`\n]*)$", re.MULTILINE)
_FIRST = re.compile(
    r"^[ \t]*(?:>(?=>)|(?:>|#{1,6})(?:[ \t]+|(?=\n))|[-*+](?:[ \t]+(?:\[[ xX]\](?:[ \t]+|$))?|(?=\n))"
    r"|\d{1,9}[.)][ \t]+\[[ xX]\](?:[ \t]+|(?=\n)))+",
    re.MULTILINE,
)
_HEADING = re.compile(r"^([ \t]*#{1,6}[ \t].*\w)[ \t#]*\n(?=\s*\S)", re.MULTILINE)
_WITHIN = re.compile(  # what stands between two signs is no longer than a long paragraph
    r"\\(?P<itself>[!-/:-@\[-`{-~])"
    r"|(?<!`)(?P<ticks>`++)(?P<code>.+?)(?<!`)(?P=ticks)(?!`)"
    r"|!?\[(?P<link>[^\[\]\n]*)\]\([^()\s]*(?:\s+\"[^\"\n]*\")?\)"
    r"|(?P<stars>(?<!\w)\*{1,3}|\*{2,3})(?P<starred>(?=[^\s*]).{0,2000}?[^\s*])(?P=stars)(?!\*)"
    r"|(?<!\w)(?P<bars>_{1,3})(?P<barred>(?=[^\s_]).{0,2000}?[^\s_]|[^\s_])(?P=bars)(?!\w)"
    r"|~~(?P<struck>(?=\S).{0,2000}?\S)~~",
)


def unmarked(text: str) -> str:
    """The text on one line and without the signs of headings, lists, emphasis, code and links.

    A heading ends in a colon where something follows. A text that is nothing but signs stays as it is.
    """
    plain = clean(text)
    if not _SIGN.search(plain):
        return " ".join(plain.split())
    said = _within(_FIRST.sub("", _HEADING.sub(r"\1:\n", _RULE.sub("", plain))))
    return " ".join(said.split()) or " ".join(plain.split())


def _within(text: str, deep: int = 0) -> str:
    def said(found: re.Match[str]) -> str:
        literal = found["itself"] or found["code"]
        if literal is not None:
            return literal.strip()
        inner = found["link"] if found["link"] is not None else found["starred"] or found["barred"] or found["struck"]
        return _within(inner, deep + 1) if deep < 4 else inner

    return _WITHIN.sub(said, text)
