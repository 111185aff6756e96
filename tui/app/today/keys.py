"""The keys of Today, and which of them its line of keys names."""

from __future__ import annotations

from dataclasses import replace

from tui.app.base.global_commands import promise_answers
from tui.terminal.commands import Command
from tui.terminal.scrolling import SCROLLING

ENTER = Command("today.begin", "enter", "open", "open", "Open or continue the highlighted item.", "enter")
MORNING = Command("today.morning", "m", "begin('morning')", "morning", "Begin the morning practice.", "m")
EVENING = Command("today.evening", "e", "begin('evening')", "evening", "Begin the evening reflection.", "e")
MINUTE = Command("today.minute", "c", "begin('minute')", "one minute", "One word and one line, in a minute.", "c")
ANSWERING = promise_answers("today", are_named=False)
MOVE = Command("today.move", "w", "move", "another day", "Give the promise another day.", None)
REST = Command("today.rest", "r", "rest", "let these rest", "Let go of all earlier promises at once.", None)
NEXT = Command("today.next", "enter", "open", "what next", "Choose what happens next.", None)
LOOK = Command("today.look", "enter", "open", "look at them", "Show the earlier promises one by one.", None)
MEMORY = Command("today.memory", "o", "memory", "open", "Open this day in an earlier year.", None)
NOT_THIS = Command(
    "today.not_this", "a", "not_this", "not this one", "Don't bring this earlier sentence back again.", None
)
DROP = Command("today.drop", "d", "drop", "discard", "Discard the unfinished session, after asking.", None)

AT_SENTENCE = (ENTER, replace(NOT_THIS, shown="a"), MORNING, EVENING)
"""The line of keys on an earlier sentence."""
ANSWERS = (*ANSWERING, MOVE)
KEYS = (
    ENTER, MORNING, EVENING, MINUTE, *SCROLLING, *ANSWERING, MOVE, REST, NOT_THIS, MEMORY, DROP,
)  # fmt: skip
"""All of them, in the order of the line of keys."""
