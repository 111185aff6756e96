"""From what was typed to what a field takes; what does not fit is said in one sentence. Used by hand and by script."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches

from tui.practice.flow import Field, Option
from tui.records.answers import Outcome, number
from tui.records.text import fold, one_line
from tui.records.titles import TYPED_OUTCOMES
from tui.records.vocabulary import HARD_TO_SAY, QUADRANT_NAMES, QUADRANTS, EmotionWord

Feeling = tuple[str, int | None, int | None]
"""Word, energy and pleasantness, as the check-in keeps them."""

OUTCOME_HELP = "y for kept, p for partly, x for not this time, l for let go on purpose, t for not yet"
_LIKE = 0.82
"""How like a word of the list another is, of 1, to be taken for a slip."""
_NAMED = 12
"""So many options are named in a sentence."""


class UnfitError(ValueError):
    """What was typed is no answer here; the message is one sentence that says what is."""


def outcome(text: str) -> Outcome:
    """What became of a promise.

    Raises:
        UnfitError: If it is not one of the five.
    """
    found = TYPED_OUTCOMES.get(one_line(text).lower())
    if found is None:
        raise UnfitError(f"“{_short(text)}” is not one of the answers: {OUTCOME_HELP}.")
    return found


def scale(text: str, field: Field) -> float:
    """A number in the field's range, whole or a half.

    Raises:
        UnfitError: If it is no such number.
    """
    low, high = number(field.low), number(field.high)
    words = one_line(text).replace(",", ".").replace("½", ".5")
    if not re.fullmatch(r"\d{0,6}\.?\d{0,6}", words) or not re.search(r"\d", words):
        raise UnfitError(f"“{_short(text)}” is not a number. Type one from {low} to {high}; halves are fine.")
    value = float(words)
    if not field.low <= value <= field.high:
        raise UnfitError(f"{_short(words)} is outside the scale; it goes from {low} to {high}.")
    if value * 2 != round(value * 2):
        raise UnfitError(f"{_short(words)} is finer than the scale; whole numbers and halves are fine.")
    return value


def option(text: str, options: Sequence[Option]) -> Option:
    """One option, by its number, its words, its lasting name, or a beginning that no other has.

    Raises:
        UnfitError: If there is no such option, or several begin alike.
    """
    wanted = fold(one_line(text))
    for one in options:
        if wanted in (fold(one.id), fold(one_line(one.text))):
            return one
    if wanted.isdecimal() and len(wanted) < 7:
        place = int(wanted)
        if 1 <= place <= len(options):
            return options[place - 1]
        raise UnfitError(f"There is no option {place}; the numbers go from 1 to {len(options)}.")
    begins = [one for one in options if wanted and fold(one_line(one.text)).startswith(wanted)]
    if len(begins) == 1:
        return begins[0]
    if begins:
        raise UnfitError(f"“{_short(text)}” could be any of these: {named(begins)}. Type a little more.")
    raise UnfitError(f"“{_short(text)}” is not one of the options: {named(options)}.")


def several(text: str, field: Field) -> list[Option]:
    """Any of the options: numbers with spaces or commas between, or words with commas; in the order they stand.

    Raises:
        UnfitError: If one of them is none, or there are too many.
    """
    parts = [part.strip() for part in one_line(text).split(",") if part.strip()]
    spread = [word for part in parts for word in (part.split() if re.fullmatch(r"[\d\s]+", part) else [part])]
    return chosen([option(word, field.options) for word in spread], field)


def chosen(picks: Sequence[Option], field: Field) -> list[Option]:
    """Picks in the order the options stand, each once.

    Raises:
        UnfitError: If there are more than the field takes.
    """
    found = [one for one in field.options if one in picks]
    if field.most and len(found) > field.most:
        raise UnfitError(f"That is {len(found)}; at most {field.most} can be picked here.")
    return found


def feeling(text: str, words: Sequence[EmotionWord]) -> Feeling | None:
    """A word of the list, its digits (``213``, ``21`` or ``2``), or hard to say (``0``); ``None`` for any other word.

    Raises:
        UnfitError: If it is digits that name nothing.
    """
    said = one_line(text)
    if said.isdecimal() and said.isascii():
        if said == "0":
            return (HARD_TO_SAY, None, None)
        found = under(said, words)
        if not found or len(said) > 3:
            raise UnfitError(
                f"No feeling has the number {_short(said)}; a corner is 1 to 4, then a family, then a word."
            )
        return coarse(said, found)
    if fold(said) == HARD_TO_SAY:
        return (HARD_TO_SAY, None, None)
    known = next((word for word in words if fold(word.word) == fold(said)), None)
    return (known.word, known.energy, known.pleasantness) if known else None


def under(digits: str, words: Sequence[EmotionWord]) -> list[EmotionWord]:
    """The words whose digits begin so."""
    return [word for word in words if word.keys and word.keys.startswith(digits)]


def coarse(digits: str, found: Sequence[EmotionWord]) -> Feeling:
    """The word, or the family or corner that fewer digits name, in the middle of its words."""
    first = found[0]
    if len(digits) == 3:
        return (first.word, first.energy, first.pleasantness)
    name = first.family if len(digits) == 2 else QUADRANT_NAMES[first.quadrant]
    energy = round(sum(word.energy for word in found) / len(found))
    return (name, energy, round(sum(word.pleasantness for word in found) / len(found)))


def inside(digits: str, words: Sequence[EmotionWord]) -> list[tuple[str, str]]:
    """What one more digit can name, in order, with a few words about each."""
    found = under(digits, words)
    if len(digits) == 2:
        return [(word.word, word.definition) for word in found]
    if digits:
        families = dict.fromkeys(word.family for word in found)
        return [(name, ", ".join(word.word for word in found if word.family == name)) for name in families]
    return [
        (QUADRANT_NAMES[corner], ", ".join(dict.fromkeys(word.family for word in words if word.quadrant == corner)))
        for corner in QUADRANTS
    ]


def alike(text: str, words: Sequence[EmotionWord]) -> list[EmotionWord]:
    """Words of the list that hold what was typed, those that begin with it first; else those it may be a slip for."""
    wanted = fold(one_line(text))
    hits = [word for word in words if wanted and wanted in fold(word.word)]
    return sorted(hits, key=lambda word: not fold(word.word).startswith(wanted)) or mistyped(text, words)


def mistyped(text: str, words: Sequence[EmotionWord]) -> list[EmotionWord]:
    """Words of the list that what was typed may be a slip of the fingers for, the likest first."""
    by_name = {fold(word.word): word for word in words}
    return [by_name[name] for name in get_close_matches(fold(one_line(text)), by_name, n=3, cutoff=_LIKE)]


def named(options: Sequence[Option]) -> str:
    """The options in a sentence."""
    shown = ", ".join(_short(one.text) for one in options[:_NAMED])
    return shown + (f" and {len(options) - _NAMED} more" if len(options) > _NAMED else "")


def _short(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= 60 else line[:59].rstrip() + "…"
