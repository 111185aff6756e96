"""What is said of a step that was undone or redone, by its first words, and of one that is undone only on purpose."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import assert_never

from tui.records.answers import is_written, texts
from tui.records.date_forms import clock, date_words
from tui.records.entry import Entry
from tui.records.text import beginning, counted, has_words
from tui.records.titles import Quick
from tui.workspace import EditKind, UndoStep

Titles = Callable[[str], str]
"""What an exercise is called, by its id."""

OLD = timedelta(minutes=5)
"""A note that was saved so long ago is not undone by one key that may be a slip."""
NOTHING = "Nothing to {do} since taut was opened. Deleted entries are in the trash: 6, then w."
_SINGLE = {
    Quick.RATE: "the rating of",
    Quick.FACT: "the fact",
    Quick.OUTCOME: "the answer to",
    Quick.REVISE: "the change to",
    Quick.SIGNAL: "the answer to",
    Quick.ASIDE: "hiding from looking back",
}


def care(step: UndoStep | None, now: datetime, titles: Titles) -> str:
    """What is said before a whole exercise, an import, or a note of a while ago, goes into the trash; else nothing."""
    if step is not None and step.kind is EditKind.IMPORTED:
        count, them = len(step.changed), "it" if len(step.changed) == 1 else "them"
        return f"u again moves {counted(count, 'imported entry')} to the trash; any other key leaves {them}."
    if step is None or step.kind is not EditKind.SAVED:
        return ""
    entry = step.changed[0].after
    if entry.flow in _SINGLE or (entry.flow == Quick.NOTE and now - entry.ended < OLD):
        return ""
    return (
        f"Press u again to move {_named(entry, titles)} of {clock(entry.ended)} to the trash; any other key leaves it."
    )


def undo_sentence(step: UndoStep | None, titles: Titles, *, again: bool) -> str:
    """What to say after undoing, or redoing.

    Args:
        step: What was undone or redone; ``None`` where there was nothing.
        titles: What exercises are called.
        again: Whether it was redone.
    """
    if step is None:
        return NOTHING.format(do="redo" if again else "undo")
    if step.is_gone:
        return "What was deleted is gone for good, so this cannot be undone."
    if not step.changed:
        return "It's gone, so there is nothing to change."
    count = len(step.changed)
    words = _named(step.changed[0].after, titles) if count == 1 else f"{count} entries"
    if again:
        return f"Redone: {words}. u to undo."
    return f"Undone: {_what(step, words)}. ctrl+y to redo."


def _what(step: UndoStep, words: str) -> str:
    entry = step.changed[0].after
    match step.kind:
        case EditKind.SAVED:
            is_single = any(after.flow in _SINGLE for _, after in step.changed)
            return words if is_single else f"moved {words} to the trash"
        case EditKind.IMPORTED:
            return f"moved {words} to the trash"
        case EditKind.EDITED:
            return f"the edit of {words}"
        case EditKind.DELETED:
            return f"brought {words} back from the trash"
        case EditKind.RESTORED:
            return f"moved {words} to the trash again"
        case EditKind.STARRED:
            return f"the star on {words}"
        case EditKind.TAGGED:
            return f"the tags of {words}"
        case EditKind.MOVED:
            return f"moved {words} back to {date_words(entry.day, year=False)}"
        case _:
            assert_never(step.kind)


def _named(entry: Entry, titles: Titles) -> str:
    """An entry by its first words, an exercise by what it is called."""
    if entry.flow in _SINGLE:
        return f"{_SINGLE[Quick(entry.flow)]} “{beginning(_spoken_of(entry))}”"
    return f"“{beginning(_written(entry)) if entry.flow == Quick.NOTE else titles(entry.flow)}”"


def _spoken_of(entry: Entry) -> str:
    """What a single thing is about: a fact's own words, else those of the result or promise it was asked of."""
    asked = next((answer.asked for answer in entry.answers if has_words(answer.asked)), "")
    return _written(entry) if entry.flow == Quick.FACT or not asked else asked


def _written(entry: Entry) -> str:
    found = (text for answer in entry.answers if is_written(answer) for text in texts(answer))
    return next(filter(has_words, found), "")
