"""When a question has worn thin: its answers grow short and alike, so another wording comes, or it rests."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.insights.portrait import REPLIES, Said
from tui.practice.context import Context
from tui.practice.flow import Step
from tui.records.text import fold

SHORT = 4
"""An answer of at most so many words is short."""

NARROW = 32
"""... if it has no more characters than this: not every script puts spaces between its words."""


def is_worn(replies: Sequence[Said]) -> bool:
    """Whether the newest four answers are all short, and each shares at least half its words with the newest.

    Half is reckoned of whichever of the two has fewer words, so "rest" and "rest again" are alike.
    """
    newest = replies[-REPLIES:]
    if len(newest) < REPLIES:
        return False
    said = [_words(reply.text) for reply in newest]
    if any(len(words) > SHORT for words in said) or any(len(reply.text.strip()) > NARROW for reply in newest):
        return False
    return all(_alike(words, said[-1]) for words in said)


def wording(step: Step, context: Context) -> str:
    """How a step asks today: as ever, or, where its answers have worn thin, the other wordings day by day in turn."""
    if not step.wordings or not is_worn(context.portrait.replies.get(f"{context.flow.id}.{step.id}", ())):
        return step.ask
    return step.wordings[context.session.day.toordinal() % len(step.wordings)]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))


def _alike(one: Sequence[str], other: Sequence[str]) -> bool:
    smaller = min(len(set(one)), len(set(other)))
    return smaller > 0 and 2 * len(set(one) & set(other)) >= smaller
