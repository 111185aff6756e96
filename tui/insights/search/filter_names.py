"""What there is to look for: the names behind each filter, ours and the person's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from tui.insights.fold.entry_summary import EntrySummary, Kinds
from tui.records.text import fold

PRACTICES = {kind.name.lower(): kind for kind in Kinds if kind >= Kinds.VISION and kind.name}
"""The six."""

KINDS = {
    "starred": Kinds.STARRED, "note": Kinds.NOTE, "promise": Kinds.PROMISE, "edited": Kinds.EDITED,
    "rating": Kinds.RATING, "fact": Kinds.FACT, "outcome": Kinds.OUTCOME, "feeling": Kinds.FEELING,
    "tag": Kinds.TAGGED, "person": Kinds.PERSON,
}  # fmt: skip
"""What ``is:`` and ``has:`` take."""

ALSO = {
    "star": "starred", "promises": "promise", "notes": "note", "changed": "edited", "edit": "edited",
    "rated": "rating", "facts": "fact", "mood": "feeling", "emotion": "feeling", "tagged": "tag", "tags": "tag",
    "people": "person", "answered": "outcome",
}  # fmt: skip
"""Words that a person would guess for them."""


class Name(msgspec.Struct, frozen=True):
    """One thing that has a name.

    Attributes:
        also: Other ids that mean it: the results of an area.
    """

    id: str
    name: str
    also: tuple[str, ...] = ()


class Vocabulary(msgspec.Struct, frozen=True, kw_only=True):
    """What there is to look for. Where a list is empty, what stands there is taken as it was typed.

    Attributes:
        flows: Every flow, those outside the library too.
        areas: Every area, with the ids of its results.
        values: The person's first, then the deck.
        feelings: Words for feelings, those used first and most used first.
        tags: Most used first.
        people: Most named first.
        questions: Practice to the ids of its daily questions.
    """

    flows: tuple[Name, ...] = ()
    areas: tuple[Name, ...] = ()
    values: tuple[Name, ...] = ()
    feelings: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    questions: Mapping[str, frozenset[str]] = {}


def with_used(known: Vocabulary, entries: Iterable[EntrySummary]) -> Vocabulary:
    """The vocabulary with the tags, people and feelings of the entries."""
    tags: Counter[str] = Counter()
    people: Counter[str] = Counter()
    feelings: Counter[str] = Counter()
    for entry in entries:
        tags.update(entry.tags)
        people.update(entry.people)
        feelings.update(word for word, _, _ in entry.feelings)
    used = _spelled(feelings)
    seen = set(map(fold, used))
    return msgspec.structs.replace(
        known, tags=_spelled(tags), people=_spelled(people),
        feelings=(*used, *(word for word in known.feelings if fold(word) not in seen)),
    )  # fmt: skip


def _spelled(counts: Counter[str]) -> tuple[str, ...]:
    """The names, most used first, each as it is written most often."""
    total: Counter[str] = Counter()
    spelled: dict[str, str] = {}
    for name, count in counts.most_common():
        total[fold(name)] += count
        spelled.setdefault(fold(name), name)
    return tuple(spelled[name] for name, _ in total.most_common())


def meant(names: Sequence[Name], typed: str) -> tuple[Name, ...]:
    """Those that a folded text means: called so, else those a word of whose name begins so."""
    folded = [(name, fold(name.name), fold(name.id)) for name in names]
    exact = tuple(name for name, called, known in folded if typed in (called, known, called.replace(" ", "-")))
    return exact or tuple(
        name for name, called, known in folded if known.startswith(typed) or f" {called}".find(f" {typed}") >= 0
    )


def spelled_like(names: Sequence[str], typed: str) -> frozenset[str]:
    """The folded names that a text means: this very one, else those that begin so; a plain name where none is known.

    A name that others are nested in is one, also where it never stands alone.
    """
    if not names:
        return frozenset({typed})
    folded = [fold(name) for name in names]
    if any(name == typed or name.startswith(f"{typed}/") for name in folded):
        return frozenset({typed})
    return frozenset(name for name in folded if name.startswith(typed))


LANGUAGE: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "Type words, in any order. Capitals and accents don't matter: zurich finds Zürich.",
        (
            ("garden mother", "entries that contain both, inside longer words too"),
            ('"long way round"', "these words side by side, across a line break too"),
            ("garden -rain", "garden but not rain; a minus works before anything below too"),
        ),
    ),
    (
        "By what kind of entry it is.",
        (
            ("#work  @anna", "with this tag or one inside it, such as #work/deep; naming this person"),
            ("flow:evening", "from this exercise"),
            ("practice:values", "that touch this practice: vision, reality, reflection, learning, emotion, values"),
            ("area:health  value:honesty", "about this part of life, or this value"),
            ("is:starred", "starred, note, promise, edited, rating, fact, outcome; has:tag and has:person work too"),
        ),
    ),
    (
        "By how it felt.",
        (
            ("word:hopeful", "with this word for a feeling"),
            ("mood:<0  energy:>=3", "unpleasant; full of energy; both go from -5 to 5, and mood:-1..1 is a range"),
        ),
    ),
    (
        "By when it was.",
        (
            ("in:march", "in the latest March there was; on: is another name for in:"),
            ("since:2025-09", "from 1 September on; until: up to and including, on: only that day or month"),
            ("on:yesterday  on:last-week", "also today, monday, october, this-month, last-year, 2025, 2025-09-14"),
            ("on:2025-06..2025-08", "from one month through another"),
        ),
    ),
)
"""Paragraphs: a sentence, then examples with what each finds."""

LAST = "The best match comes first: whole words before parts of words, then the newest."
