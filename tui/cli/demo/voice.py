"""Her way of putting things: lines from the stock, each list gone through before one comes again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random
from typing import TypeVar

from tui.cli.demo.stock import stock

_SLOT = re.compile(r"\{([^{}]+)\}( [a-z]+s\b)?")
"""A brace, and a word behind it that may be counted by it."""
_TWO_ARTICLES = re.compile(r"\b([Tt]he) (?:the|an?) ")
_RANGE = re.compile(r"(h?)(\d+)-(\d+)")
_STAYING = frozenset({"tree", "street", "apprentice", "colleague", "neighbour", "person", "tool", "fungus", "year"})
_SEASONS = (*["winter"] * 2, *["spring"] * 3, *["summer"] * 3, *["autumn"] * 3, "winter")
_T = TypeVar("_T")


class Voice:
    """Chooses and fills lines. A name once used stays the same until ``fresh``.

    Args:
        rng: Where every choice comes from.
    """

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self._season = "spring"
        self._bags: dict[str, list[int]] = {}
        self._names: dict[str, str] = {}

    def at(self, month: int) -> None:
        """Sets the season."""
        self._season = _SEASONS[month - 1]

    def fresh(self) -> None:
        """Forgets which tree, street or person was being spoken of."""
        self._names.clear()

    def chance(self, share: float) -> bool:
        """True in this share of cases."""
        return self.rng.random() < share

    def one(self, bag: str, things: Sequence[_T]) -> _T:
        """The next thing of a list, shuffled anew when all have come up."""
        left = self._bags.get(bag)
        if not left:
            left = list(range(len(things)))
            self.rng.shuffle(left)
            self._bags[bag] = left
        return things[left.pop() % len(things)]

    def line(self, name: str) -> str:
        """The next line of a list of the stock, filled."""
        return self.fill(self.one(name, stock().lines[name]))

    def topic(self, topic: str, part: str) -> str:
        """The next line about a topic, filled."""
        lines: tuple[str, ...] = getattr(stock().topics[topic], part)
        return self.fill(self.one(f"{topic}/{part}", lines))

    def several(self, count: int, name: str) -> str:
        """Some lines of a list, as one paragraph."""
        return " ".join(self.line(name) for _ in range(count))

    def fill(self, text: str) -> str:
        """The text with every brace filled."""
        return _TWO_ARTICLES.sub(r"\1 ", _SLOT.sub(self._filled, text))

    def _filled(self, match: re.Match[str]) -> str:
        text, counted = self._slot(match[1]), match[2] or ""
        return text + (counted.removesuffix("s") if text == "1" else counted)

    def _slot(self, name: str) -> str:
        if found := _RANGE.fullmatch(name):
            number = self.rng.randint(int(found[2]), int(found[3]))
            return f"{number}:{self.rng.randrange(0, 60, 5):02}" if found[1] else str(number)
        if name.endswith("_cap"):
            text = self._slot(name.removesuffix("_cap"))
            return text[:1].upper() + text[1:]
        if name in self._names:
            return self._names[name]
        slots = stock().slots
        season = self._season if name in slots[self._season] else "any"
        text = self.one(f"{season}/{name}", slots[season][name])
        if name in _STAYING:
            self._names[name] = text
        return text
