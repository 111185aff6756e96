"""Which if-then cards fit a morning."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from tui.insights.portrait import Card, Portrait
from tui.records.roles import Role
from tui.records.text import fold

MOST = 3
"""So many cards are shown at once."""

LONG = 4
"""Words of fewer letters say nothing about whether a card fits."""


def fitting_cards(portrait: Portrait, today: date, named: Iterable[str] = ()) -> tuple[Card, ...]:
    """At most three cards that have an answer, those that fit best first and the newer before the older.

    A card whose sign shares a word of four letters or more with what was named as being in the way fits best; then
    one whose moment, the trigger told on its page or else its own day, fell on the weekday it is today; where fewer
    than three fit so, the newest fill up. Cards on pages kept out of looking back stay away.
    """
    cards = [card for card in portrait.aside.without(portrait.cards) if card.answer.strip()]
    wanted = _words(named)
    hot = {said.entry for said in portrait.said.get(Role.TRIGGER, ()) if said.day.weekday() == today.weekday()}

    def fit(card: Card) -> tuple[bool, bool]:
        return bool(wanted & _words([card.sign])), card.entry in hot or card.day.weekday() == today.weekday()

    cards.reverse()
    cards.sort(key=fit, reverse=True)
    return tuple(cards[:MOST])


def _words(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in re.findall(r"\w+", fold(text)) if len(word) >= LONG}
