"""What a terminal can show and take, as far as its surroundings tell: nothing waits for an answer. Pure."""

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
    **dict.fromkeys("─━╌┄═┈╍╴╶╸╺▔—–‐‑−", "-"), **dict.fromkeys("│┃║╎┆┊▏▕▌▐▎▊╵╷‖", "|"),
    **dict.fromkeys("╭╮╰╯┌┐└┘├┤┬┴┼╞╡╪", "+"), **dict.fromkeys("●•◆◙♦◕", "*"), **dict.fromkeys("○◯◇°", "o"),
    **dict.fromkeys("▸▶►→»›❯", ">"), **dict.fromkeys("◂◀◄←«‹", "<"), **dict.fromkeys("“”„‟″", '"'),
    **dict.fromkeys("‘’‚‛′", "'"), **dict.fromkeys("↑↗", "^"), **dict.fromkeys("↓↘", "v"), **dict.fromkeys("▁▂", "_"),
    **dict.fromkeys("▃▄", "-"), **dict.fromkeys("▅▆", "="), **dict.fromkeys("▇█▓", "#"), **dict.fromkeys("▒░", ":"),
    "◉": "@", "★": "*", "✎": "~", "…": ".", "·": ".", "×": "x", "÷": "/", "≤": "<", "≥": ">", "½": "/", "Σ": "S",
    "ß": "s", "ø": "o", "Ø": "O", "æ": "a", "Æ": "A", "œ": "o", "Œ": "O", "đ": "d", "ł": "l", "Ł": "L", "ı": "i",
    "◌": ":", "€": "E", "£": "L", "⠀": " ", "■": "#", "±": "~",
}  # fmt: skip


def color_depth(environment: Mapping[str, str]) -> str:
    """How many colours the terminal has: ``truecolor``, ``256``, ``16``, or ``none`` where none are wanted."""
    term = environment.get("TERM", "")
    if environment.get("NO_COLOR"):
        return "none"
    if environment.get("COLORTERM", "").lower() in ("truecolor", "24bit") or term.endswith("-direct"):
        return "truecolor"
    if term.startswith(_RICH) or ("WT_SESSION" in environment and not term):
        return "truecolor"
    return "256" if term.endswith("256color") else "16"


def is_light(environment: Mapping[str, str]) -> bool:
    """Whether the terminal says of itself that its background is light, as a few do."""
    return environment.get("COLORFGBG", "").rpartition(";")[2] in ("7", "15")


def missing_charset(environment: Mapping[str, str]) -> str:
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
def substitute(text: str, width: int, charset: str) -> str:
    """One sign as the terminal can show it, in as many cells.

    A letter that cannot be shown stands as the letter it is made from, or as a question mark; what a person wrote
    stays as it is everywhere but on the glass.

    Args:
        text: A letter or sign, with what is joined to it.
        width: Its cells.
        charset: As ``missing_charset`` tells.
    """
    if text.isascii():
        return text
    if not width:
        return text if charset == "console" else ""
    if charset == "console":
        mapped = text.translate(_CONSOLE)
        return "." * width if "\u2800" <= mapped[0] <= "\u28ff" else mapped
    try:
        text.encode(charset)
        return text
    except UnicodeEncodeError:
        pass
    if (sign := _PLAIN.get(text)) is None:
        sign = next((part for part in unicodedata.normalize("NFKD", text) if part.isascii() and part.isprintable()), "")
    if not sign and "\u2800" <= text[0] <= "\u28ff":
        sign = "."
    return (sign or "?" * width).ljust(width)


def marks_pastes(environment: Mapping[str, str]) -> bool:
    """Whether the terminal says where a paste begins and ends; GNU screen does not.

    ``TERM`` does not tell screen from tmux, and keys typed ahead over a slow line must not be taken for a paste.
    """
    return bool(environment.get("TMUX")) or not environment.get("STY")


def may_be_screen(environment: Mapping[str, str]) -> bool:
    """Whether the terminal may be GNU screen on another machine: over SSH its name arrives, and ``STY`` does not."""
    return environment.get("TERM", "").startswith("screen") and not environment.get("TMUX")


CLIPBOARD_LIMIT = 75_000
"""Characters of base64 beyond which terminals drop what they are sent, some of them in silence."""
NO_CLIPBOARD = ("", "dumb", "linux", "screen", "vt100", "vt220")
"""Terminals that have no clipboard to send to, or a multiplexer in front of them that keeps it."""


def clipboard_sequence(text: str, environment: Mapping[str, str]) -> str | None:
    """What to send to the terminal for its clipboard, through OSC 52: it works over SSH, where a terminal allows it.

    Args:
        text: What is copied.
        environment: Read for ``TERM``, ``TMUX`` and ``STY``.

    Returns:
        ``None`` where it cannot arrive: the text is too long, or the terminal has no such thing.
    """
    from base64 import b64encode  # not for the first picture

    encoded = b64encode(text.encode("utf-8", "replace")).decode("ascii")
    in_tmux = "TMUX" in environment
    known = environment.get("TERM", "").partition("-")[0] not in NO_CLIPBOARD or in_tmux
    if len(encoded) > CLIPBOARD_LIMIT or not known or ("STY" in environment and not in_tmux):
        return None
    plain = f"\x1b]52;c;{encoded}\x07"
    if not in_tmux:
        return plain
    # tmux takes the first itself where set-clipboard is on, and hands the second on where allow-passthrough is.
    return plain + "\x1bPtmux;" + plain.replace("\x1b", "\x1b\x1b") + "\x1b\\"
