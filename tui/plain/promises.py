"""Open promises, and what became of them."""

from __future__ import annotations

from collections.abc import Callable

from tui.plain.talk import Talk
from tui.plain.typed import Unfit, outcome
from tui.records.answers import OUTCOME_WORDS
from tui.records.day import when
from tui.records.text import one_line
from tui.workspace import Workspace


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
            line = talk.ask("y kept, p partly, x not this time, l let go, Enter leaves it open, q goes back:").strip()
            if line == "q":
                return
            if line == "":
                break
            try:
                became = outcome(line)
            except Unfit as problem:
                talk.say(str(problem))
                continue
            entry = workspace.answer_promise(promise.id, became)
            if _takes_back(talk, OUTCOME_WORDS[became]):
                workspace.trash(entry.id)
                continue
            break
    if promises:
        talk.say("Those were all that are open.")


def _takes_back(talk: Talk, became: str) -> bool:
    return talk.ask(f"Noted: {became}. Enter goes on, u takes it back:").strip().lower() == "u"


def _stop(text: str) -> str:
    return "" if text.rstrip().endswith((".", "!", "?", "…")) else "."
