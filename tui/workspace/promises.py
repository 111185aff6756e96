"""What is done with promises outside a session: answered, given a day, made again, let rest."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from tui.insights.fold.portrait import Promise
from tui.insights.measures.open_promises import from_before
from tui.insights.views.promises import LEFT, did, is_for, noted
from tui.records.answers import Known, Outcome
from tui.records.text import counted, has_words, one_line
from tui.records.titles import Next, Quick
from tui.workspace import Workspace, quick_entries


class Answered(NamedTuple):
    """What came of an answer.

    Attributes:
        said: A sentence for the person.
        entry: Id of the entry it is in.
    """

    said: str
    entry: str


def answer(workspace: Workspace, promise: str, outcome: Outcome, day: date | None = None) -> Answered:
    """Saves what became of a promise, and says what keeping it did."""
    made = workspace.portrait().promise(promise)
    said = quick_entries.outcome(promise, made.text if made else "", outcome)
    entry = workspace.entries.add(Quick.OUTCOME.value, said, day=day)
    portrait = workspace.portrait()
    now = portrait.promise(promise)
    return Answered(noted(outcome, did(portrait, now) if now else ""), entry.id)


def lead_on(workspace: Workspace, promise: Promise, step: Next, text: str = "", day: date | None = None) -> str:
    """Saves what is next for a promise that was not kept, and says it.

    Args:
        workspace: The notebook.
        promise: The one that was not kept.
        step: What was chosen.
        text: Its words from now on, where it was made smaller; the same where there are none.
        day: The day it is for now; the next where none is given.
    """
    answers: list[Known] = [quick_entries.next_step(promise.id, promise.text, step)]
    if step is Next.SMALLER and has_words(text):
        answers.append(quick_entries.wording(promise.id, promise.text, one_line(text)))
    if step is Next.ANOTHER_DAY and day is not None:
        answers.append(quick_entries.promise_day(promise.id, promise.text, day))
    workspace.entries.add(Quick.OUTCOME.value, *answers)
    match step:
        case Next.LET_GO:
            return "Let go on purpose."
        case Next.LEAVE:
            return LEFT
        case _:
            return is_for(day or workspace.today + timedelta(days=1), workspace.today)


def move(workspace: Workspace, promise: Promise, day: date) -> str:
    """Gives an open promise the day it is for, and says it."""
    workspace.entries.add(Quick.OUTCOME.value, quick_entries.promise_day(promise.id, promise.text, day))
    return is_for(day, workspace.today)


def let_rest(workspace: Workspace) -> str:
    """Lets go of every open promise from before a time away, in one step, and says how many there were."""
    found = from_before(workspace.portrait(), workspace.today)
    if found:
        answers = (quick_entries.outcome(one.id, one.text, Outcome.LET_GO) for one in found)
        workspace.entries.add(Quick.OUTCOME.value, *answers)
    return f"{counted(len(found), 'promise')} let go."
