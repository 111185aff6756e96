"""What a terminal can show, as far as its surroundings tell: it is asked nothing, so nothing is waited for. Pure."""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

_RICH = ("xterm-kitty", "xterm-ghostty", "alacritty", "foot", "wezterm")
"""Terminals that show every colour and whose names say nothing of it; over SSH the variable that would is lost."""

_CONSOLE = str.maketrans("╭╮╰╯━╌┄●◉◌▸▁▂▃▅▆▇↗↘★✎◆‖", "┌┐└┘═──•◙○►__▄▄██↑↓*~♦║")
"""What the fonts of the Linux console have instead; they hold letters, boxes and a few signs."""

_PLAIN = {
    **dict.fromkeys("─━╌┄═┈╍╴╶╸╺▔—–‐‑", "-"), **dict.fromkeys("│┃║╎┆┊▏▕▌▐▎▊╵╷‖", "|"),
    **dict.fromkeys("╭╮╰╯┌┐└┘├┤┬┴┼╞╡╪", "+"), **dict.fromkeys("●•◆◙♦◕", "*"), **dict.fromkeys("○◌◯◇°", "o"),
    **dict.fromkeys("▸▶►→»›❯", ">"), **dict.fromkeys("◂◀◄←«‹", "<"), **dict.fromkeys("“”„‟″", '"'),
    **dict.fromkeys("‘’‚‛′", "'"), **dict.fromkeys("↑↗", "^"), **dict.fromkeys("↓↘", "v"), **dict.fromkeys("▁▂", "_"),
    **dict.fromkeys("▃▄", "-"), **dict.fromkeys("▅▆", "="), **dict.fromkeys("▇█▓", "#"), **dict.fromkeys("▒░", ":"),
    "◉": "@", "★": "*", "✎": "~", "…": ".", "·": ".", "×": "x", "÷": "/", "≤": "<", "≥": ">", "½": "/", "Σ": "S",
    "ß": "s", "ø": "o", "Ø": "O", "æ": "a", "Æ": "A", "œ": "o", "Œ": "O", "đ": "d", "ł": "l", "Ł": "L", "ı": "i",
    "€": "E", "£": "L", "⠀": " ",
}  # fmt: skip


def colours(environment: Mapping[str, str]) -> str:
    """How many colours the terminal has: ``truecolor``, ``256``, ``16``, or ``none`` where none are wanted."""
    term = environment.get("TERM", "")
    if "NO_COLOR" in environment:
        return "none"
    if environment.get("COLORTERM", "").lower() in ("truecolor", "24bit") or term.endswith("-direct"):
        return "truecolor"
    if term.startswith(_RICH) or ("WT_SESSION" in environment and not term):
        return "truecolor"
    return "256" if term.endswith("256color") else "16"


def is_light(environment: Mapping[str, str]) -> bool:
    """Whether the terminal says of itself that its background is light, as a few do."""
    return environment.get("COLORFGBG", "").rpartition(";")[2] in ("7", "15")


def lacks(environment: Mapping[str, str]) -> str:
    """What the terminal cannot show.

    Returns:
        Nothing where it shows everything, ``console`` for the Linux console, whose fonts are small, else the name of
        the encoding that the locale names.
    """
    name = environment.get("LC_ALL") or environment.get("LC_CTYPE") or environment.get("LANG") or ""
    if name and "utf" not in name.lower():
        try:
            found = codecs.lookup(name.partition(".")[2].partition("@")[0] or "ascii").name
        except LookupError:
            found = "ascii"
        return found
    return "console" if environment.get("TERM", "") == "linux" else ""


@lru_cache(4096)
def shown(text: str, width: int, lacking: str) -> str:
    """One sign as the terminal can show it, in as many cells.

    A letter that cannot be shown stands as the letter it is made from, or as a question mark; what a person wrote
    stays as it is everywhere but on the glass.

    Args:
        text: A letter or sign, with what is joined to it.
        width: Its cells.
        lacking: As ``lacks`` tells.
    """
    if text.isascii():
        return text
    if not width:
        return text if lacking == "console" else ""
    if lacking == "console":
        mapped = text.translate(_CONSOLE)
        return "." * width if "\u2800" <= mapped[0] <= "\u28ff" else mapped
    try:
        text.encode(lacking)
        return text
    except UnicodeEncodeError:
        pass
    if (sign := _PLAIN.get(text)) is None:
        sign = next((part for part in unicodedata.normalize("NFKD", text) if part.isascii() and part.isprintable()), "")
    if not sign and "\u2800" <= text[0] <= "\u28ff":
        sign = "."
    return (sign or "?" * width).ljust(width)
