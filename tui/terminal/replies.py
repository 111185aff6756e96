"""What a terminal says of itself, between the keys: replies to questions that it, or a program before, was asked. Pure.

Over a slow line such a reply arrives late, when whoever asked is gone, and in pieces. It is never what a person typed.
"""

from __future__ import annotations

import re

_TEXT = r"[^\x00-\x1f\x7f]*+"

REPLY = re.compile(
    rf"\x1b\]{_TEXT}(?:\x07|\x1b\\)"  # OSC: colours, titles, the clipboard
    rf"|\x1b[P_^X]{_TEXT}\x1b\\"  # DCS, APC, PM, SOS: versions, settings, pictures
    r"|\x1b\[(?!\?\d+;\d\$y)[?>=][0-9;:]*+[ -/]*+[@-~]"  # CSI: what it can do; reports of a mode are Textual's
)
"""A whole reply."""

_STRING = rf"\][0-9]+;{_TEXT}\x1b?|P[0-9;]*+[>!$+|]{_TEXT}\x1b?|_G{_TEXT}\x1b?"
BEGUN = re.compile(rf"\x1b(?:\[[0-9;:<?>=]*+|\[[?>=][0-9;:]*+[ -/]*+|O|\][0-9]*+|P[0-9;]*+|[_^X]|{_STRING})?\Z")
"""What may be the beginning of a reply, or of a key that sends several characters."""
CERTAIN = re.compile(rf"\x1b(?:{_STRING})\Z")
"""What can be the beginning of nothing but a reply."""
REST = re.compile(rf"{_TEXT}(?:\x07|\x1b\\)")
"""The end of a reply that was begun before."""

WHO = "\x1b[>c"
"""Asks the terminal which program it is (secondary device attributes)."""
SCREEN = re.compile(r"\x1b\[>83;[0-9;]*+c")
"""What GNU screen answers to that, and no other; tmux says 84."""
