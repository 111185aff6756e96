"""Open promises, and what became of them."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from tui.insights.fold.portrait import Promise
from tui.insights.measures.open_promises import from_before
from tui.insights.views.promises import LEFT, NONE_OPEN, SMALLEST, WHAT_NEXT, WHICH_DAY, pile_words, promise_choice
from tui.plain.console import Talk, ask_line
from tui.plain.menu import choose
from tui.plain.render import row_lines
from tui.practice.parsing import OUTCOME_HELP, UnfitError, outcome
from tui.records.answers import Outcome
from tui.records.day import day_to_come, days_ahead
from tui.records.text import has_words
from tui.records.titles import NEXT_WORDS, Next
from tui.workspace import Workspace, promises

_ANSWERS = (
    "y kept, p partly, x not this time, l let go, t not yet, w another day, Enter to leave it open, q to go back:"
)
_EXPLAIN = f"Answer with {OUTCOME_HELP}, w for another day. Enter alone to leave the promise open; < or q to go back."
_EXPLAIN_NOTED = "Your answer is saved. Enter for the next, u to undo and be asked again, < or q to go back."
_EXPLAIN_PILE = "Enter to look at them one by one; r to let go of all at once, then u to undo that. < or q to go back."

Read = TypeVar("Read")


def run(talk: Talk, workspace: Workspace) -> None:
    """Asks of each open promise, newest first, what became of it; a pile from before a time away comes last."""
    portrait = workspace.portrait()
    pile = from_before(portrait, workspace.today)
    known = {one.id for one in pile}
    found = [one for one in reversed(portrait.open_promises) if one.id not in known]
    if not portrait.open_promises:
        talk.say(NONE_OPEN)
        return
    if _ask_each(talk, workspace, found) and (not pile or _ask_pile(talk, workspace, pile)):
        talk.say("Those were all your open promises.")


def _ask_pile(talk: Talk, workspace: Workspace, pile: tuple[Promise, ...]) -> bool:
    """Whether all of a pile were looked at or let rest."""
    talk.gap()
    while True:
        asks = f"{pile_words(len(pile))}. Enter to look at them, r to let them rest, q to go back:"
        line = ask_line(talk, asks, _EXPLAIN_PILE)
        if line is None:
            return False
        if line == "":
            return _ask_each(talk, workspace, list(reversed(pile)))
        if line.lower() != "r":
            talk.say(f"“{line[:60]}” is neither; Enter to look at them, r to let them rest.")
            continue
        said = promises.let_rest(workspace)
        after = _after(talk, said)
        if after != "u":
            return after is not None
        workspace.entries.undo()


def _ask_each(talk: Talk, workspace: Workspace, found: list[Promise]) -> bool:
    """Whether each was answered or left open on purpose."""
    for place, promise in enumerate(found, 1):
        talk.gap()
        talk.say(f"Promise {place} of {len(found)}.", *row_lines(promise_choice(promise, workspace.today)))
        if not _ask_one(talk, workspace, promise):
            return False
    return True


def _ask_one(talk: Talk, workspace: Workspace, promise: Promise) -> bool:
    """Whether the promise was answered, or left open on purpose."""
    while True:
        line = ask_line(talk, _ANSWERS, _EXPLAIN)
        if line is None or line == "":
            return line == ""
        try:
            said = _saved(talk, workspace, promise, line)
        except UnfitError as problem:
            talk.say(str(problem))
            continue
        if said is None:
            continue
        after = _after(talk, said)
        if after != "u":
            return after is not None
        # The answer and what is next are a step each.
        while workspace.portrait().promise(promise.id) != promise and workspace.entries.undo():
            pass


def _saved(talk: Talk, workspace: Workspace, promise: Promise, line: str) -> str | None:
    """What is said of the answer once it is saved; ``None`` where nothing was.

    Raises:
        UnfitError: If it is no answer.
    """
    if line.lower() in ("w", "another day"):
        day = _ask_day(talk, workspace.today)
        return promises.move(workspace, promise, day) if day is not None else None
    became = outcome(line)
    answered = promises.answer(workspace, promise.id, became)
    if became is not Outcome.NOT:
        return answered.said
    talk.say(answered.said)
    return _ask_next(talk, workspace, promise)


def _ask_next(talk: Talk, workspace: Workspace, promise: Promise) -> str:
    """Asks what is next for a promise that was not kept; what is said of it."""
    steps = list(NEXT_WORDS)
    words = [f"{NEXT_WORDS[step][:1].upper()}{NEXT_WORDS[step][1:]}." for step in steps]
    names = [(step.value, NEXT_WORDS[step]) for step in steps]
    place = choose(talk, words, names, f"{WHAT_NEXT} Number or word, or q to leave it:")
    step = steps[place] if place is not None else Next.LEAVE
    match step:
        case Next.LEAVE:
            return LEFT
        case Next.SMALLER:
            text = ask_line(talk, f"{SMALLEST} One line:", "It becomes a promise for tomorrow.")
            return promises.lead_on(workspace, promise, step, text) if text and has_words(text) else LEFT
        case Next.ANOTHER_DAY:
            day = _ask_day(talk, workspace.today)
            return promises.lead_on(workspace, promise, step, day=day) if day is not None else LEFT
        case _:
            return promises.lead_on(workspace, promise, step)


def _ask_day(talk: Talk, today: date) -> date | None:
    """A day to come, by its number, its name or a date; ``None`` to leave it."""
    days = days_ahead(today)
    explain = f"Answer with a number, the name of a day, or a date like {today}. Enter alone to leave it."
    for place, (_, words) in enumerate(days, 1):
        talk.say(f"{place}: {words}")
    while True:
        line = ask_line(talk, f"{WHICH_DAY} Number, name, or a date like {today}:", explain)
        if not line:
            return None
        by_number = {str(place): day for place, (day, _) in enumerate(days, 1)}
        day = by_number.get(line) or day_to_come(line, today)
        if day is not None:
            return day
        talk.say(f"“{line[:60]}” is not one of these days, or a date from today on, like {today}.")


def _after(talk: Talk, said: str) -> str | None:
    """What is wanted after an answer: the next (an empty line), to undo it (u), or to leave."""
    while True:
        line = ask_line(talk, f"{said} Enter for the next, u to undo, q to go back:", _EXPLAIN_NOTED)
        if line is None or line.lower() in ("", "u"):
            return line.lower() if line else line
        talk.say(f"“{line[:60]}” is neither; Enter for the next, u to undo the answer.")
