"""What can be done in a session: its commands, with their keys."""

from __future__ import annotations

from dataclasses import replace

from tui.app.fields.external_editor import ELSEWHERE
from tui.terminal.commands import Command

NEXT = Command(
    "session.next", "tab", "next", "next", "The next field; past the last, the next step.", "tab", priority=True
)
BACK = Command(
    "session.back",
    "shift+tab",
    "previous",
    "back",
    "The previous field; from the first one, the previous step.",
    "shift+tab",
    priority=True,
)
SKIP = Command(
    "session.skip",
    "ctrl+n",
    "skip",
    "skip",
    "Skip this step: a choice is undone, what you wrote stays.",
    "^n",
    priority=True,
)
ANOTHER = Command("session.another", "ctrl+r", "another", "another", "Another daily question.", "^r", priority=True)
DEEPER = Command(
    "session.deeper", "d", "deeper", "go deeper", "Continue with the steps that the short form leaves out.", "d"
)
EXPLAIN = Command("session.help", "ctrl+o", "explain", "why", "What this step is for.", "^o", priority=True)
BEFORE = Command(
    "session.before",
    "ctrl+t",
    "before",
    "earlier",
    "Your earlier answers to this question.",
    "^t",
    priority=True,
)
ENTRIES = replace(BEFORE, label="entries", help="The entries behind what is shown here.")
PAGE_DOWN = Command("session.down", "pagedown", "scroll(1)", "down", "Scroll down.", None, priority=True)
PAGE_UP = Command("session.up", "pageup", "scroll(-1)", "up", "Scroll up.", None, priority=True)
PAUSE = Command("session.pause", "escape", "pause", "pause", "Pause the session; you'll find it on Today.", "esc")

WEEK = Command("session.week", "w", "week", "week", "Save, and read the week in one page.", "w")

KEYS = (WEEK, NEXT, DEEPER, SKIP, BACK, BEFORE, ANOTHER, EXPLAIN, PAUSE, PAGE_DOWN, PAGE_UP, ELSEWHERE)
