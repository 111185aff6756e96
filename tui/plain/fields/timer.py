"""A stretch of time, and something to look at."""

from __future__ import annotations

from time import monotonic

from tui.plain.console import SOMEONE
from tui.plain.fields.field_context import Here, Sign
from tui.plain.fields.text import ask_short
from tui.plain.render import time_words
from tui.practice import answer_factory
from tui.records.answers import Timer

_ENDED = "That's it. Enter to continue."


def ask_timer(here: Here) -> Sign:
    """Waits for Enter, and says once when the time is over."""
    length = here.question.step.seconds
    before = here.given.seconds if isinstance(here.given, Timer) else 0
    begun = monotonic()
    prompt = f"{time_words(length)}. Enter to continue at any time:"
    while True:
        left = length - (monotonic() - begun)
        over = (left, lambda _: here.talk.echo(f"\n{_ENDED} ")) if left > 0 else None
        try:
            line = here.talk.ask(prompt, after=over).strip()
        except EOFError:
            return Sign.PAUSE
        prompt = "Enter to continue:"
        sign = here.sign(line, "The time you take is saved; stopping early is fine.")
        if sign is Sign.HERE:
            continue
        taken = max(before, min(length, round(monotonic() - begun)))
        if taken and sign is not Sign.PAUSE:
            here.give(answer_factory.timer(*here.place, taken))
        return sign or Sign.ON


def ask_review(here: Here) -> Sign:
    """A card to hear, with a line for what was noticed if the step asks for it."""
    if here.field.role is not None:
        return ask_short(here)
    is_last = here.runner.index == len(here.runner.questions) - 1
    prompt = "Enter to save:" if is_last else "Enter to continue:"
    names = here.runner.deeper_names
    if names:
        prompt = f"{prompt.removesuffix(':')}, or d to go deeper, {names}:"
    while True:
        line = here.ask(prompt, "There is nothing to write here. Type s for someone to talk to.")
        if isinstance(line, Sign):
            return line
        if names and line.lower() in ("d", "deeper"):
            return Sign.DEEPER
        if line.lower() == "s":
            here.talk.answers(SOMEONE)
        else:
            here.talk.say("There is nothing to write at this step; Enter to continue, < to go back.")
