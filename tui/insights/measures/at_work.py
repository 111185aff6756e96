"""At work: an evidence book of five behaviours, filled from what was written (PRACTICE.md, section 1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Literal, TypeAlias, get_args

import msgspec

from tui.insights.fold.portrait import Portrait, Promise, Said
from tui.insights.measures.learning import looked_at
from tui.records.answers import OUTCOME_WORDS, Outcome
from tui.records.option_ids import Basis, Heat, Looked
from tui.records.roles import Role
from tui.records.text import one_line

Behaviour: TypeAlias = Literal["initiative", "curiosity", "honesty", "resilience", "trust"]
BEHAVIOURS: tuple[Behaviour, ...] = get_args(Behaviour)
LATELY = timedelta(days=56)
"""The weekly lens asks for the behaviour of which the last eight weeks hold the least."""


class Proof(msgspec.Struct, frozen=True):
    """One time a behaviour shows in what was written.

    Attributes:
        note: What kind of evidence it is, or what became of it.
    """

    day: date
    text: str
    entry: str
    note: str = ""


def evidence_book(portrait: Portrait) -> Mapping[Behaviour, tuple[Proof, ...]]:
    """Every behaviour with what shows it, oldest first; nothing that is hidden from looking back."""
    found: dict[Behaviour, Iterator[Proof]] = {
        "initiative": _initiative(portrait), "curiosity": _curiosity(portrait), "honesty": _honesty(portrait),
        "resilience": _resilience(portrait), "trust": _trust(portrait),
    }  # fmt: skip
    return {
        name: tuple(sorted(portrait.exclusions.visible((*proofs, *_lens(portrait, name))), key=lambda one: one.day))
        for name, proofs in found.items()
    }


def least_shown(portrait: Portrait, today: date) -> Behaviour:
    """The behaviour with the fewest pieces of evidence lately; of several, the one whose lens was asked longest ago."""
    book = evidence_book(portrait)

    def turn(name: Behaviour) -> tuple[int, date]:
        lately = sum(today - LATELY < proof.day < today for proof in book[name])
        asked = [said.day for said in portrait.replies.get(f"weekly.{name}", ()) if said.day < today]
        return lately, max(asked, default=date.min)

    return min(BEHAVIOURS, key=turn)


def _initiative(portrait: Portrait) -> Iterator[Proof]:
    for one in portrait.promises:
        if one.unasked:
            became = OUTCOME_WORDS[one.outcome] if one.outcome else "open"
            yield Proof(one.day, one.text, one.entry, f"my own idea · {became}")


def _curiosity(portrait: Portrait) -> Iterator[Proof]:
    asked = {said.about for said in _said(portrait, Role.LOOKED) if said.picked == Looked.ASKED}
    dropped = looked_at(portrait) - asked
    for said in _said(portrait, Role.ASK):
        question = f"{said.entry}/ask"
        if question not in dropped:
            yield _proof(said, "asked" if question in asked else "meant to ask")
    for said in _said(portrait, Role.QUESTION):
        yield _proof(said, "a question I wish I'd asked")


def _honesty(portrait: Portrait) -> Iterator[Proof]:
    made = {one.entry: one for one in portrait.promises}
    for said in _said(portrait, Role.SENTENCE):
        promise = made.get(said.entry)
        became = OUTCOME_WORDS[promise.outcome] if promise and promise.outcome else ""
        yield _proof(said, f"found words for it · {became}" if became else "found words for it")


def _resilience(portrait: Portrait) -> Iterator[Proof]:
    """Promises kept for what had been missed the time before, and heated moments met with a response."""
    before: dict[str, Promise] = {}
    for one in portrait.promises:
        last = before.get(one.about)
        if one.about and last is not None and last.outcome is Outcome.NOT and one.outcome is Outcome.KEPT:
            yield Proof(one.answered or one.day, one.text, one.entry, "kept after a miss")
        if one.outcome is not None:
            before[one.about] = one
    triggers = {said.entry: said.text for said in _said(portrait, Role.TRIGGER)}
    for said in _said(portrait, Role.HEAT):
        if said.picked == Heat.RESPONDED and said.entry in triggers:
            yield Proof(said.day, one_line(triggers[said.entry]), said.entry, "responded in the heat of it")


def _trust(portrait: Portrait) -> Iterator[Proof]:
    for said in _said(portrait, Role.SHARE):
        yield _proof(said, "chosen to share")
    people = {said.entry: said.text for said in _said(portrait, Role.PERSON)}
    for said in _said(portrait, Role.EMPATHY_BASIS):
        if said.picked in set(Basis) and said.entry in people:
            yield Proof(said.day, one_line(people[said.entry]), said.entry, f"how it was for them: {said.text}")


def _lens(portrait: Portrait, name: Behaviour) -> Iterator[Proof]:
    """What was answered to the weekly lens of this behaviour."""
    for said in portrait.replies.get(f"weekly.{name}", ()):
        yield _proof(said, "weekly review")


def _said(portrait: Portrait, role: Role) -> tuple[Said, ...]:
    return portrait.said.get(role, ())


def _proof(said: Said, note: str) -> Proof:
    return Proof(said.day, one_line(said.text), said.entry, note)
