"""The keys of Today, and which of them its line of keys names."""

from __future__ import annotations

from dataclasses import replace

from tui.terminal.commands import Command

ENTER = Command("today.begin", "enter", "open", "open", "Begin, go on with, or open what the mark stands on.", "enter")
MORNING = Command("today.morning", "m", "begin('morning')", "morning", "Begin the morning practice.", "m")
EVENING = Command("today.evening", "e", "begin('evening')", "evening", "Begin the evening reflection.", "e")
MINUTE = Command("today.minute", "c", "begin('minute')", "one minute", "One word and one line, in a minute.", "c")
KEPT = Command("today.kept", "y", "become('kept')", "kept", "The promise was kept.", None)
PARTLY = Command("today.partly", "p", "become('partly')", "partly", "The promise was kept in part.", None)
NOT = Command("today.not", "x", "become('not')", "not this time", "The promise was not kept this time.", None)
LET_GO = Command("today.let_go", "l", "become('let_go')", "let go", "The promise is let go on purpose.", None)
NOT_YET = Command("today.not_yet", "t", "become('not_yet')", "not yet", "It is too early to tell; ask again.", None)
MOVE = Command("today.move", "w", "move", "another day", "Give the promise another day.", None)
REST = Command("today.rest", "r", "rest", "let these rest", "Let go of the promises from before, all at once.", None)
NEXT = Command("today.next", "enter", "open", "what next", "Choose what is next for it.", None)
LOOK = Command("today.look", "enter", "open", "look at them", "Show the promises from before one by one.", None)
MEMORY = Command("today.memory", "o", "memory", "open", "Open the page of this day in an earlier year.", None)
NOT_THIS = Command(
    "today.not_this", "a", "not_this", "not this one", "Don't read this earlier sentence back again.", None
)
DROP = Command("today.drop", "d", "drop", "discard", "Discard the waiting session, after asking.", None)

AT_SENTENCE = (ENTER, replace(NOT_THIS, shown="a"), MORNING, EVENING)
"""The line of keys on an earlier sentence."""
ANSWERS = (KEPT, PARTLY, NOT, LET_GO, NOT_YET, MOVE)
