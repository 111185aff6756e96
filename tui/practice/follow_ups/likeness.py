"""Whether two short texts speak of the same: by the words that carry their meaning."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tui.records.text import fold

_COMMON_WORDS = """
a an the my your his her our their this that these those it its i me us we you he she they is are was were be being been
am to of in on at by for from with without into onto up down out over after before until about as and or but not no
don't dont do does did will i'll ill i'm im want wanting have has had having just then than too so very again first
myself some any something anything nothing thing things know knowing like get gets getting go going when where what how
why who which there here all more less own really still yet today
"""
_COMMON = frozenset(_COMMON_WORDS.split())
_SAME = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
    "ten": "10", "eleven": "11", "twelve": "12", "fifteen": "15", "twenty": "20", "thirty": "30", "forty": "40",
    "sixty": "60", "min": "minute", "mins": "minute", "ring": "call", "mum": "mother", "mom": "mother", "dad": "father",
    "clear": "tidy", "clean": "tidy", "exhaustion": "tire", "exhausted": "tire", "fatigue": "tire",
    "tiredness": "tire", "weary": "tire", "tired": "tire", "angry": "anger", "afraid": "fear", "scared": "fear",
    "mail": "email", "wrote": "write", "instagram": "phone", "smartphone": "phone", "mobile": "phone",
}  # fmt: skip
"""Words that are taken for one another."""
_CALLS = frozenset({"phone", "telephone"})
"""Words that mean a call where a text begins with them."""
_ENOUGH = 2 / 3


def meaning(text: str) -> frozenset[str]:
    """The words that carry a text's meaning, folded, without their endings; numbers as figures."""
    words = re.findall(r"[^\W_]+(?:'[^\W_]+)*", fold(text))
    if len(words) > 1 and words[0] in _CALLS and words[1] not in {"in", "on", "at", "and"}:
        words[0] = "call"
    return frozenset(_SAME.get(word) or _SAME.get(_stem(word), _stem(word)) for word in words if word not in _COMMON)


def _stem(word: str) -> str:
    word = word.removesuffix("'s")
    for ending in ("ing", "ed", "s"):
        short = word.removesuffix(ending)
        if short != word and len(short) >= 3 and not word.endswith("ss"):
            is_doubled = ending != "s" and short[-1] == short[-2] and short[-1] not in "lsf"
            return short[:-1] if is_doubled else short
    return word


def are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two meanings share two thirds of the words of the smaller one."""
    fewer = min(len(one), len(other))
    return fewer > 0 and len(one & other) >= fewer * _ENOUGH


def repeated(text: str, before: Iterable[str]) -> int:
    """How many of the texts before say the same as this one, and the same as each other.

    Those that share a word with it by chance, each another, do not count: a cold is neither cold water nor cold feet.
    """
    meant = meaning(text)
    found = [other for other in map(meaning, before) if are_alike(meant, other)]
    return max((sum(are_alike(one, other) for other in found) for one in found), default=0)
