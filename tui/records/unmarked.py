"""What Markdown says, without its signs: for a row in a list. What is kept stays as it was written."""

from __future__ import annotations

import re

from tui.records.text import clean

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
