"""Colour for people, from the terminal's own sixteen: where it goes, and how a text is dressed in it."""

from __future__ import annotations

import os
from typing import Literal, TextIO, TypeAlias

Style: TypeAlias = Literal["", "quiet", "strong", "accent", "good", "heed"]
Span: TypeAlias = tuple[str, Style]
"""A text and how it looks."""

WHEN = ("auto", "always", "never")

_CODES: dict[Style, str] = {"": "", "quiet": "2", "strong": "1", "accent": "36", "good": "32", "heed": "33"}


def wanted(when: str, stream: TextIO | None) -> bool:
    """Whether what is written is coloured.

    Args:
        when: ``auto``, ``always`` or ``never``; what the person said stands above all variables.
        stream: Where it goes. With ``auto`` a terminal is coloured unless ``NO_COLOR`` is set or it is dumb;
            anything else is only if ``CLICOLOR_FORCE`` is set.
    """
    if when != "auto":
        return when == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("CLICOLOR_FORCE", "0") not in ("", "0"):
        return True
    if os.environ.get("TERM", "dumb") == "dumb" or os.environ.get("CLICOLOR") == "0":
        return False
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def painted(text: str, style: Style) -> str:
    """The text between the codes that colour it; text that is cleaned already."""
    return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if style and text else text
