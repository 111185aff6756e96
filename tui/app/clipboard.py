"""To the clipboard of the terminal one sits at, through OSC 52: it works over SSH, where a terminal allows it."""

from __future__ import annotations

import base64
from collections.abc import Mapping

LIMIT = 75_000
"""Characters of base64 beyond which terminals drop what they are sent, some of them in silence."""
WITHOUT = ("", "dumb", "linux", "screen", "vt100", "vt220")
"""Terminals that have no clipboard to send to, or a multiplexer in front of them that keeps it."""


def sequence(text: str, environment: Mapping[str, str]) -> str | None:
    """What to send to the terminal.

    Args:
        text: What is copied.
        environment: Read for ``TERM``, ``TMUX`` and ``STY``.

    Returns:
        ``None`` where it cannot arrive: the text is too long, or the terminal has no such thing.
    """
    encoded = base64.b64encode(text.encode("utf-8", "replace")).decode("ascii")
    in_tmux = "TMUX" in environment
    known = environment.get("TERM", "").partition("-")[0] not in WITHOUT or in_tmux
    if len(encoded) > LIMIT or not known or ("STY" in environment and not in_tmux):
        return None
    plain = f"\x1b]52;c;{encoded}\x07"
    if not in_tmux:
        return plain
    # tmux takes the first itself where set-clipboard is on, and hands the second on where allow-passthrough is.
    return plain + "\x1bPtmux;" + plain.replace("\x1b", "\x1b\x1b") + "\x1b\\"
