"""A word for a feeling: typed, or found by numbers, corner, family, word."""

from __future__ import annotations

from tui.plain.fields.field_context import Here, Sign
from tui.plain.render import feeling as feeling_words
from tui.practice import answer_factory
from tui.practice.parsing import Feeling, UnfitError, alike, coarse, feeling, inside, under
from tui.records.text import one_line

USED = 6
"""So many words used before are named."""
FITTING = 9
"""So many words that fit are offered."""

_EXPLAIN = (
    "Type a word of your own, such as hopeful. Or three numbers, from broad to exact; all three at once, such as 213, "
    "go straight to a word. 0 for “hard to say”."
)
_EXPLAIN_ALIKE = "Type a word's number to choose it, or < to go back to all of them."


def ask_emotion(here: Here) -> Sign:
    """Asks for a word; a number opens what lies under it, Enter then keeps the coarser answer."""
    here.say_before()
    if here.given is None and here.used:
        here.talk.say(f"Words you have used: {', '.join(here.used[:USED])}.")
    label = f"{here.field.label}. " if here.field.label else ""
    here.talk.say(f"{label}Type a word for it, or a number; 0 for “hard to say”.")
    digits = ""
    while True:
        _say_inside(here, digits)
        line = here.ask("Number, or Enter if the broad word is enough:" if len(digits) == 1 else
                        "Number, or Enter if this word is enough:" if digits else "Word or number:",
                        _EXPLAIN, before=not digits)  # fmt: skip
        if line is Sign.BACK and digits:
            digits = digits[:-1]
            continue
        if isinstance(line, Sign):
            return line
        if line == "":
            return _give(here, coarse(digits, under(digits, here.emotions)))
        try:
            opened, found = _read(here, digits, line)
        except UnfitError as problem:
            here.talk.say(str(problem))
            continue
        if isinstance(found, Sign):
            return found
        if found is not None:
            return _give(here, found)
        digits = opened


def _read(here: Here, digits: str, line: str) -> tuple[str, Feeling | Sign | None]:
    """The feeling a line names, where to go, or the digits that are to be opened."""
    is_number = line.isdecimal() and line.isascii()
    keys = digits + line if is_number and line != "0" else line
    if is_number and line != "0" and 0 < len(keys) < 3:
        feeling(keys, here.emotions)
        return keys, None
    found = feeling(keys, here.emotions)
    return (digits, found) if found is not None else (digits, _look_for(here, line))


def _look_for(here: Here, text: str) -> Feeling | Sign | None:
    """A word that is not in the list: one that is like it, or the person's own; ``None`` goes back to the list."""
    fitting = alike(text, here.emotions)[:FITTING]
    if not fitting:
        return (one_line(text), None, None)
    for place, word in enumerate(fitting, 1):
        here.talk.say(f"{place}: {word.word}. {word.definition}")
    while True:
        own = f"Enter for “{one_line(text)}” as your own word"
        line = here.ask(f"Number, or {own}, < to go back:", _EXPLAIN_ALIKE, before=False)
        if isinstance(line, Sign):
            return None if line is Sign.BACK else line
        if line == "":
            return (one_line(text), None, None)
        if line.isdecimal() and line.isascii() and len(line) == 1 and 1 <= int(line) <= len(fitting):
            word = fitting[int(line) - 1]
            return (word.word, word.energy, word.pleasantness)
        here.talk.say(f"The numbers go from 1 to {len(fitting)}.")


def _say_inside(here: Here, digits: str) -> None:
    for place, (name, about) in enumerate(inside(digits, here.emotions), 1):
        here.talk.say(f"{place}: {name}. {about}" if about else f"{place}: {name}.")


def _give(here: Here, found: Feeling) -> Sign:
    here.talk.say(f"{feeling_words(*found)[:1].upper()}{feeling_words(*found)[1:]}.")
    return here.give(answer_factory.emotion(*here.place, *found))
