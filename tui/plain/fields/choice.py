"""One of several, any of several, a number, and what became of a promise."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from tui.plain.fields.field_context import Here, Sign
from tui.practice import answer_factory
from tui.practice.context_items.item import Anchors
from tui.practice.flow import Option
from tui.practice.parsing import OUTCOME_HELP, UnfitError, option, outcome, scale, several
from tui.records.answers import Known, number
from tui.records.text import one_line

Read = TypeVar("Read")
SHORT = 72
"""Options of at most so many letters together are said on one line."""


def ask_choice(here: Here) -> Sign:
    """One of the options, by number or words."""
    options = here.field.options
    explain = f"Answer with one number from 1 to {len(options)}, or with the words."
    here.say_before()
    asks_which = "" if _say_options(here, options) else ", ? to hear them"
    prompt = f"Number, 1 to {len(options)}{asks_which}:"
    return _ask(
        here, prompt, f"{explain} {_all(options)}", lambda line: option(line, options),
        lambda found: answer_factory.choice(*here.place, [found]),
    )  # fmt: skip


def ask_multi(here: Here) -> Sign:
    """Any of the options."""
    options, most = here.field.options, here.field.most
    if most == 1:
        return ask_choice(here)
    how = f"at most {most} of them" if most else "any of them"
    here.say_before()
    _say_options(here, options)
    explain = f"Answer with {how}: numbers with a space between, or the words with a comma between. {_all(options)}"
    prompt = f"Numbers with a space between{f', at most {most}' if most else ''}:"
    offered = options[: here.field.begins_with] if here.given is None else ()
    if offered:
        here.talk.say(f"Enter to choose {', '.join(one_line(one.text) for one in offered)}.")
    return _ask(
        here, prompt, explain, lambda line: several(line, here.field) if line else offered,
        lambda found: answer_factory.choice(*here.place, found), goes_on=not offered,
    )  # fmt: skip


def ask_scale(here: Here) -> Sign:
    """A number, halves allowed."""
    field = here.field
    low, high = number(field.low), number(field.high)
    here.say_before()
    if any(field.ends) and not any(isinstance(shown, Anchors) and shown.texts for shown in here.question.shows):
        here.talk.say(f"{low} is {field.ends[0]}, {high} is {field.ends[1]}.")
    explain = f"Answer with a number from {low} to {high}; a half is written {low}.5."
    label = f"{here.field.label}, " if here.field.label else ""
    return _ask(
        here, f"{label}{low} to {high}:", explain, lambda line: scale(line, field),
        lambda value: answer_factory.scale(*here.place, value),
    )  # fmt: skip


def ask_outcome(here: Here) -> Sign:
    """What became of the promise."""
    here.say_before()
    return _ask(
        here, "y kept, p partly, x not this time, l let go, t not yet:", f"Answer with {OUTCOME_HELP}.", outcome,
        lambda became: answer_factory.outcome(*here.place, became),
    )  # fmt: skip


def _ask(
    here: Here, prompt: str, explain: str, read: Callable[[str], Read], make: Callable[[Read], Known], *,
    goes_on: bool = True,
) -> Sign:  # fmt: skip
    while True:
        line = here.ask(prompt, explain, before=goes_on)
        if isinstance(line, Sign):
            return line
        try:
            return here.give(make(read(line)))
        except UnfitError as problem:
            here.talk.say(str(problem))


def _say_options(here: Here, options: Sequence[Option]) -> bool:
    """Says what there is to choose from; whether it did, or left what was said a few cards ago."""
    if here.field.label:
        here.talk.say(f"{here.field.label}:")
    if _is_short(options):
        # The same few words under card after card are soon known; the question mark says them again.
        said = _all(options)
        return here.talk.once(f"{here.question.step.id} {said}", said)
    for place, one in enumerate(options, 1):
        hint = f". {one_line(one.hint)}" if one.hint else ""
        here.talk.say(f"{place}: {one_line(one.text)}{hint}")
    return True


def _is_short(options: Sequence[Option]) -> bool:
    return not any(one.hint for one in options) and len(_all(options)) <= SHORT


def _all(options: Sequence[Option]) -> str:
    return ", ".join(f"{place} {one_line(one.text)}" for place, one in enumerate(options, 1)) + "."
