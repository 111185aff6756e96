"""Whether a camera would have seen it: how the wording of a promise, or of a fact, is read.

Only what is surely of one kind is found. A number, a time, an act or a quotation anywhere in it, and nothing is.
"""

from __future__ import annotations

import re

from tui.practice.follow_ups import words as known
from tui.records.text import fold, says_nothing

_LONGEST = 30
"""Words; whoever writes more has told what happened somewhere in it."""
_NEAR = 5
"""So many words before a judging one are looked at."""
_FEW = 6
"""In so few words a judging noun is all there is; in two fewer, any judging word."""


def is_unseen(promise: str) -> bool:
    """Whether nobody could see a promise done: it says how to be, to try or to feel, and no act, time or number.

    “be more patient” and “work on myself” are such; “be home by six” and “be kind: bring Mia a coffee” are not.
    """
    text = fold(promise)
    words = _words(text)
    is_spelled_out = ":" in text or re.search(r"\bby \w+ing\b", text) or not known.DONE.isdisjoint(words)
    if is_spelled_out or _has_number(words):
        return False
    while words and words[0] in known.LEADS:
        words = words[1:]
    if words[:2] in (["try", "to"], ["remember", "to"]):
        words = words[2:]
    text = " ".join(words)
    if not words or known.PLACES.pattern.search(text):
        return False
    if known.UNSEEN.pattern.search(text):
        return True
    first, rest = words[0], words[1:]
    if first == "try":
        return not rest or rest[0] in known.COMPARED or rest[0] in ("my", "again")
    if first in known.INNER_WITH:
        return known.INNER_WITH[first].issuperset(rest)
    if first in known.INNER:
        return True
    if first in ("more", "less") or text.startswith(known.TAKES_ABSTRACT):
        return not known.ABSTRACT.isdisjoint(rest)
    return len(words) <= 4 and words[-1] in known.COMPARED


def is_opinion(fact: str) -> bool:
    """Whether a fact is an opinion: a judgement, a feeling or a mind read, beside nothing that was said or done.

    “He was rude” and “Nobody cares” are; “She said I was rude and left” and “Slept six hours a night” are not.
    """
    if says_nothing(fact) or re.search(r"[\"“”„«»]", fact):
        return False
    text = fold(fact)
    words = _words(known.JUDGED_COURSE.pattern.sub(" ", text))
    if len(words) > _LONGEST or _has_number(words) or not known.SEEN.isdisjoint(words):
        return False
    said_outright = (known.JUDGED_COURSE, known.OPINION, known.MIND_READ, known.JUDGED_BY_FORM)
    if any(phrases.pattern.search(text) for phrases in said_outright):
        return True
    for place, word in enumerate(words):
        if word in known.JUDGING and not known.COPULAS.isdisjoint(words[max(0, place - _NEAR) : place]):
            return True
    if len(words) <= _FEW - 2 and not known.JUDGING.isdisjoint(words):
        return True
    return len(words) <= _FEW and not known.JUDGED.isdisjoint(words)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:'[^\W_]+)*", text)


def _has_number(words: list[str]) -> bool:
    return any(word in known.NUMBERS or any(letter.isdigit() for letter in word) for word in words)
