"""The language of searching, to be read once."""

from __future__ import annotations

LANGUAGE: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "Write words, in any order. Case, accents and width do not matter: zurich finds Zürich.",
        (
            ("garden mother", "pages in which both stand, or words that have them inside"),
            ('"long way round"', "these words side by side, over the end of a line too"),
            ("garden -rain", "garden, and not rain; the minus stands before anything below as well"),
        ),
    ),
    (
        "Say what kind of page it is.",
        (
            ("#work  @anna", "with this tag, naming this person"),
            ("flow:evening", "from this flow"),
            ("practice:values", "where this practice had room: vision, reality, reflection, learning, emotion, values"),
            ("area:health  value:honesty", "about this part of life, or this value"),
            ("is:starred", "starred, note, promise, edited, rating, fact, outcome; has:tag and has:person are alike"),
        ),
    ),
    (
        "Say how it felt.",
        (
            ("word:hopeful", "with this word for a feeling"),
            ("mood:<0  energy:>=3", "unpleasant; full of energy; both go from -5 to 5, and mood:-1..1 is a range"),
        ),
    ),
    (
        "Say when it was.",
        (
            ("since:2025-09", "from the first of September on; until: is up to that day, on: is that time alone"),
            ("on:yesterday  on:last-week", "also today, monday, october, this-month, last-year, 2025, 2025-09-14"),
            ("on:2025-06..2025-08", "from one to another"),
        ),
    ),
)
"""Paragraphs: a sentence, then examples with what each finds."""

LAST = "What fits best comes first: whole words before parts of words, then the newest."


def as_text(width: int = 26) -> str:
    """The page for a terminal without a full screen."""
    lines: list[str] = []
    for sentence, examples in LANGUAGE:
        lines += [sentence, *(f"  {example.ljust(width)}  {meaning}" for example, meaning in examples), ""]
    return "\n".join([*lines, LAST])
