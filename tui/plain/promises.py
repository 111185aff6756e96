"""Open promises, and what became of them."""

from __future__ import annotations

from collections.abc import Callable

from tui.plain.line import ask_line
from tui.plain.talk import Talk
from tui.plain.typed import OUTCOME_HELP, Unfit, outcome
from tui.records.answers import OUTCOME_WORDS
from tui.records.day import when
from tui.records.text import one_line
from tui.workspace import Workspace

_EXPLAIN = f"Answer with {OUTCOME_HELP}. Enter alone leaves the promise open; < and q go back."
_EXPLAIN_NOTED = (
    "It is kept as it was said. Enter goes on to the next, u takes it back and asks again, < and q go back."
)


def run(talk: Talk, workspace: Workspace, begin: Callable[[str], None]) -> None:
    """Asks of each open promise, newest first, what became of it."""
    del begin
    promises = list(reversed(workspace.portrait().open_promises))
    if not promises:
        talk.say("No promise is open.")
    for place, promise in enumerate(promises, 1):
        talk.gap()
        cue = f" {promise.cue[:1].upper()}{promise.cue[1:]}." if promise.cue else ""
        made = when(promise.day, workspace.today)
        talk.say(f"Promise {place} of {len(promises)}, made {made}.")
        talk.say(f"{one_line(promise.text)}{_stop(promise.text)}{cue}")
        while True:
            line = ask_line(
                talk, "y kept, p partly, x not this time, l let go, Enter leaves it open, q goes back:", _EXPLAIN
            )
            if line is None:
                return
            if line == "":
                break
            try:
                became = outcome(line)
            except Unfit as problem:
                talk.say(str(problem))
                continue
            entry = workspace.answer_promise(promise.id, became)
            after = _after(talk, OUTCOME_WORDS[became])
            if after is None:
                return
            if after == "":
                break
            workspace.trash(entry.id)
    if promises:
        talk.say("Those were all that are open.")


def _after(talk: Talk, became: str) -> str | None:
    """What is wanted after an answer: to go on (an empty line), to take it back (u), or to leave."""
    while True:
        line = ask_line(talk, f"Noted: {became}. Enter goes on, u takes it back, q goes back:", _EXPLAIN_NOTED)
        if line is None or line.lower() in ("", "u"):
            return line
        talk.say(f"“{line[:60]}” is neither; Enter goes on, u takes the answer back.")


def _stop(text: str) -> str:
    return "" if text.rstrip().endswith((".", "!", "?", "…")) else "."
