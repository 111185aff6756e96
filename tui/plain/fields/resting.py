"""A stretch of time, and something to look at."""

from __future__ import annotations

from time import monotonic

from tui.plain.days import time_words
from tui.plain.fields.here import Here, Sign
from tui.plain.fields.written import ask_line
from tui.practice import answering
from tui.records.answers import Timer

_ENDED = "That was it; Enter goes on."


def ask_time(here: Here) -> Sign:
    """Waits for Enter, and says once when the time is over."""
    length = here.question.step.seconds
    before = here.given.seconds if isinstance(here.given, Timer) else 0
    begun = monotonic()
    prompt = f"{time_words(length)}. Enter goes on, at any time:"
    while True:
        left = length - (monotonic() - begun)
        over = (left, lambda _: here.talk.echo(f"\n{_ENDED} ")) if left > 0 else None
        try:
            line = here.talk.ask(prompt, after=over).strip()
        except EOFError:
            return Sign.PAUSE
        prompt = "Enter goes on:"
        sign = here.sign(line, "The time you take is kept; stopping early is as good as any other end.")
        if sign is Sign.HERE:
            continue
        taken = max(before, min(length, round(monotonic() - begun)))
        if taken and sign is not Sign.PAUSE:
            here.give(answering.time_taken(*here.place, taken))
        return sign or Sign.ON


def ask_review(here: Here) -> Sign:
    """A card to hear, with a line for what was noticed if the step asks for it."""
    if here.field.role is not None:
        return ask_line(here)
    is_last = here.walk.index == len(here.walk.questions) - 1
    prompt = "Enter keeps the page:" if is_last else "Enter goes on:"
    while True:
        line = here.ask(prompt, "There is nothing to write here. s and Enter says who there is to talk to.")
        if isinstance(line, Sign):
            return line
        if line.lower() == "s":
            here.support()
        else:
            here.talk.say("Nothing is written at this step; Enter alone goes on, < goes back to the one before.")
