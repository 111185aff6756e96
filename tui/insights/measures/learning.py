"""Learning: what was learned and from where, what is being tried, feedback that comes back, and what to ask."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from tui.insights.fold.portrait import Portrait, Promise, Said
from tui.records.answers import Pick
from tui.records.option_ids import counted_options
from tui.records.roles import Role

LOOK_AFTER = timedelta(days=14)
"""Feedback comes back this long after something was decided about it, and stays as long again."""


class Lesson(msgspec.Struct, frozen=True):
    """Something learned.

    Attributes:
        source: Where it came from, if said on the same page.
        belief: What it rubs against, if said there.
    """

    said: Said
    source: str
    belief: str


class Feedback(msgspec.Struct, frozen=True):
    """Something said to the person.

    Attributes:
        tenth: The tenth of it that may be right.
        due: The day it comes back.
    """

    said: Said
    tenth: str
    use: str
    due: date


class Learning(msgspec.Struct, frozen=True, kw_only=True):
    """What was learned, all in all.

    Attributes:
        lessons: Newest first.
        sources: Where ideas came from and how often, most often first.
        sourced: The entries that say so.
        trying: Promises from the learning log that are still open.
        tried: Those that were answered, newest first.
        waiting: Feedback that is to come back, until it was looked at, the one due first first.
        questions: Whom to ask and what, until it was, newest first.
    """

    lessons: tuple[Lesson, ...]
    sources: tuple[tuple[str, int], ...]
    sourced: tuple[str, ...]
    trying: tuple[Promise, ...]
    tried: tuple[Promise, ...]
    waiting: tuple[Feedback, ...]
    questions: tuple[Said, ...]

    def has_to_look(self, today: date) -> bool:
        """Whether something is tried, to be asked or back, so that it can be answered."""
        return bool(self.trying or self.questions or any(one.due <= today for one in self.waiting))


def learning(portrait: Portrait, today: date) -> Learning:
    """What the journal says about learning."""
    sources, beliefs = _by_entry(portrait, Role.SOURCE), _by_entry(portrait, Role.BELIEF)
    lessons = [
        Lesson(said, sources.get(said.entry, ""), beliefs.get(said.entry, ""))
        for said in reversed(portrait.said.get(Role.LEARNED, ()))
    ]
    made = [promise for promise in portrait.promises if promise.entry in sources]
    return Learning(
        lessons=tuple(lessons),
        sources=counted_options(
            Pick(said.picked or said.text, said.text) for said in portrait.said.get(Role.SOURCE, ())
        ),
        sourced=tuple(sources),
        trying=tuple(promise for promise in made if promise.outcome is None),
        tried=tuple(promise for promise in reversed(made) if promise.outcome is not None),
        waiting=waiting(portrait, today),
        questions=to_ask(portrait),
    )


def to_ask(portrait: Portrait) -> tuple[Said, ...]:
    """Questions that were not ticked off, newest first."""
    done = looked_at(portrait)
    return tuple(said for said in reversed(portrait.said.get(Role.ASK, ())) if f"{said.entry}/ask" not in done)


def looked_at(portrait: Portrait) -> frozenset[str]:
    """What was ticked off: feedback by the id of its page, a question by ``id/ask``."""
    return frozenset(said.about for said in portrait.said.get(Role.LOOKED, ()))


def waiting(portrait: Portrait, today: date) -> tuple[Feedback, ...]:
    """Feedback that is to come back two weeks on, until it was looked at or two weeks more went by."""
    done = looked_at(portrait)
    tenths, uses = _by_entry(portrait, Role.TENTH), _by_entry(portrait, Role.FOLLOW_UP)
    found = [
        Feedback(said, tenths.get(said.entry, ""), uses[said.entry], said.day + LOOK_AFTER)
        for said in portrait.said.get(Role.FEEDBACK, ())
        if said.entry in uses and said.entry not in done and said.day <= today < said.day + 2 * LOOK_AFTER
    ]
    return tuple(sorted(found, key=lambda one: one.due))


def _by_entry(portrait: Portrait, role: Role) -> dict[str, str]:
    return {said.entry: said.text for said in portrait.said.get(role, ())}
