"""The fold from entries to the portrait: one rule for each role."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import TypeAlias, assert_never

import msgspec

from tui.insights.aside import aside
from tui.insights.ledger import Ledger
from tui.insights.portrait import (
    REPLIES,
    Card,
    Mood,
    Portrait,
    Promise,
    Result,
    Said,
    Status,
    Wording,
)
from tui.insights.same_question import is_writing
from tui.insights.sayings import made, sayings, words
from tui.insights.thing import Thing
from tui.records.answers import AnyAnswer, Choice, Emotion, Multi, Outcome, Scale, Unknown, Values, Ypn
from tui.records.entry import Entry
from tui.records.roles import Role
from tui.records.text import has_words, one_line

_ENDS: dict[str, Status] = {"reached": "reached", "set down": "set down"}


def fold(entries: Iterable[Entry]) -> Portrait:
    """The portrait of these entries, whatever order they come in; those in the trash are left out."""
    folding = Fold()
    for entry in sorted(entries, key=order):
        folding.add(entry)
    return folding.portrait()


def order(entry: Entry) -> tuple[date, str]:
    """How entries follow each other: by practice day, then by the instant they were begun."""
    return (entry.day, entry.id)


@dataclass
class Fold:
    """A portrait in the making; entries must be added in ``order``.

    ``portrait`` may be asked for after every entry: what the entry did not touch is taken over as it was.
    """

    _things: dict[str, Thing] = field(default_factory=dict)
    _promises: dict[str, Promise] = field(default_factory=dict)
    _held: list[tuple[str, str]] = field(default_factory=list)
    _values_known: set[str] = field(default_factory=set)
    _moods: list[Mood] = field(default_factory=list)
    _cards: list[Card] = field(default_factory=list)
    _ledger: Ledger = field(default_factory=Ledger)
    _asked: dict[str, date] = field(default_factory=dict)
    _replies: dict[str, tuple[Said, ...]] = field(default_factory=dict)
    _aside: dict[str, None] = field(default_factory=dict)
    _days: dict[date, tuple[str, ...]] = field(default_factory=dict)
    _entries: int = 0
    _last: tuple[date, str] | None = None
    _results: dict[str, Result] = field(default_factory=dict)

    def follows(self, entry: Entry) -> bool:
        """Whether the entry comes after all that were added, so that it can be added too."""
        return self._last is None or order(entry) > self._last

    def add(self, entry: Entry) -> None:
        """Reads one more entry."""
        self._last = order(entry)
        if entry.deleted is not None:
            return
        self._entries += 1
        self._days[entry.day] = (*self._days.get(entry.day, ()), entry.flow)
        for answer in entry.answers:
            if answer.question:
                self._asked[answer.question] = entry.day
            if is_writing(answer):
                self._reply(entry, answer)
            if answer.about:
                self._ledger.see(answer.about, entry.day)
            if answer.role is not None and not isinstance(answer, Unknown):
                rule(answer.role)(self, entry, answer, answer.role)

    def portrait(self) -> Portrait:
        """What has been read so far."""
        touched = self._ledger.touched()
        for thing in self._things.values():
            if thing.id in touched or thing.area in touched:
                self._results[thing.id] = self._ledger.result(thing)
        return Portrait(
            results=tuple(self._results[made_id] for made_id in self._things),
            promises=tuple(self._promises.values()),
            values=tuple(self._ledger.value(value_id, name) for value_id, name in self._held),
            moods=tuple(self._moods),
            cards=tuple(self._cards),
            said=self._ledger.said(),
            asked=dict(self._asked),
            replies=dict(self._replies),
            aside=aside(self._aside),
            days=dict(self._days),
            entries=self._entries,
        )

    def _reply(self, entry: Entry, answer: AnyAnswer) -> None:
        text = words(answer)
        if not has_words(text):
            return
        step = f"{entry.flow}.{answer.step}"
        said = Said(entry.day, text, answer.question or answer.about, entry.id, entry.flow)
        known = answer.about in self._things or answer.about in self._values_known
        for place in (answer.question,) if answer.question else (step, f"{step}/{answer.about}") if known else (step,):
            self._replies[place] = (*self._replies.get(place, ())[1 - REPLIES :], said)

    def _make_result(self, entry: Entry, answer: AnyAnswer, role: Role) -> None:  # noqa: ARG002
        for made_id, text in made(answer):
            self._things[made_id] = Thing(made_id, answer.about, [Wording(entry.day, text, entry=entry.id)])
            self._ledger.see(made_id, entry.day)

    def _reword(self, entry: Entry, answer: AnyAnswer, role: Role) -> None:  # noqa: ARG002
        text = one_line(words(answer))
        if text and answer.about in self._promises:
            self._amend(answer, text=text)
        elif text and (thing := self._things.get(answer.about)):
            thing.reword(entry, text)
        elif answer.about in self._values_known:
            self._say(entry, answer, Role.DEFINITION)

    def _remap(self, entry: Entry, answer: AnyAnswer, role: Role) -> None:  # noqa: ARG002
        thing = self._things.get(answer.about)
        if thing and isinstance(answer, Scale):
            thing.remap(entry, answer.value)

    def _give_reason(self, entry: Entry, answer: AnyAnswer, role: Role) -> None:
        if thing := self._things.get(answer.about):
            thing.give_reason(entry, words(answer))
        self._say(entry, answer, role)

    def _shrink(self, entry: Entry, answer: AnyAnswer, role: Role) -> None:
        thing = self._things.get(answer.about)
        if thing and isinstance(answer, Choice) and answer.pick.id == "shrink the step":
            thing.keep_the_wish(entry)
        self._say(entry, answer, role)

    def _set_status(self, entry: Entry, answer: AnyAnswer, role: Role) -> None:
        status = answer.pick.id if isinstance(answer, Choice) else ""
        if status and (thing := self._things.get(answer.about)):
            thing.become(entry, _ENDS.get(status, "held"))
        elif status in _ENDS:
            self._held = [held for held in self._held if held[0] != answer.about]
        self._say(entry, answer, role)

    def _make_promise(self, entry: Entry, answer: AnyAnswer, role: Role) -> None:  # noqa: ARG002
        for made_id, text in made(answer):
            self._promises[made_id] = Promise(id=made_id, text=text, day=entry.day, entry=entry.id, about=answer.about)

    def _plan(self, entry: Entry, answer: AnyAnswer, role: Role) -> None:
        match answer:
            case Scale(value=value) if role is Role.CONFIDENCE:
                self._amend(answer, confidence=value)
            case Values(picks=picks) | Multi(picks=picks) if role is Role.SERVES:
                self._amend(answer, serves=tuple(pick.id for pick in picks))
            case Choice(pick=pick) if role is Role.UNASKED:
                self._amend(answer, unasked=pick.id == "yes")
            case Multi(picks=picks) if role is Role.CAUSE:
                self._amend(answer, causes=tuple(pick.text for pick in picks))
                self._say(entry, answer, role)
            case _ if role is Role.CUE_WHEN:
                self._amend(answer, when=words(answer))
            case _ if role is Role.CUE_WHERE:
                self._amend(answer, where=words(answer))
            case _:
                self._say(entry, answer, role)

    def _if_then(self, entry: Entry, answer: AnyAnswer, role: Role) -> None:
        if answer.about in self._promises:
            self._amend(answer, if_then=words(answer))
        elif self._cards and self._cards[-1].entry == entry.id:
            self._cards[-1] = msgspec.structs.replace(self._cards[-1], answer=words(answer))
        else:
            self._say(entry, answer, role)

    def _make_card(self, entry: Entry, answer: AnyAnswer, role: Role) -> None:
        self._cards += [Card(id=made_id, sign=text, day=entry.day, entry=entry.id) for made_id, text in made(answer)]
        self._say(entry, answer, role)

    def _answer_promise(self, entry: Entry, answer: AnyAnswer, role: Role) -> None:  # noqa: ARG002
        if isinstance(answer, Ypn):
            self._amend(answer, outcome=answer.outcome, answered=entry.day)

    def _put_aside(self, entry: Entry, answer: AnyAnswer, role: Role) -> None:  # noqa: ARG002
        if isinstance(answer, Choice) and answer.pick.id == "aside":
            self._aside[answer.about] = None
        else:
            self._aside.pop(answer.about, None)

    def _feel(self, entry: Entry, answer: AnyAnswer, role: Role) -> None:  # noqa: ARG002
        if isinstance(answer, Emotion):
            self._moods.append(
                Mood(entry.day, entry.flow, answer.word, answer.energy, answer.pleasantness, entry.id, entry.begun.hour)
            )

    def _hold(self, entry: Entry, answer: AnyAnswer, role: Role) -> None:  # noqa: ARG002
        if isinstance(answer, Values | Multi):
            self._held = [(pick.id, pick.text) for pick in answer.picks]
            self._values_known |= {pick.id for pick in answer.picks}

    def _add_value(self, entry: Entry, answer: AnyAnswer, role: Role) -> None:
        for made_id, text in made(answer):
            self._values_known.add(made_id)
            self._ledger.say(role, Said(entry.day, text, made_id, entry.id, entry.flow))

    def _number(self, entry: Entry, answer: AnyAnswer, role: Role) -> None:
        thing = self._things.get(answer.about)
        self._ledger.number(entry, answer, role, thing.height if thing else 10)

    def _say(self, entry: Entry, answer: AnyAnswer, role: Role) -> None:
        for about, text in sayings(answer, role):
            if text.strip():
                self._ledger.say(role, Said(entry.day, text, about or answer.question, entry.id, entry.flow))

    def _amend(
        self, answer: AnyAnswer, *, outcome: Outcome | None = None, answered: date | None = None, **changes: object
    ) -> None:
        if promise := self._promises.get(answer.about):
            if outcome is not None:
                changes |= {"outcome": outcome, "answered": answered}
            self._promises[promise.id] = msgspec.structs.replace(promise, **changes)


Rule: TypeAlias = Callable[[Fold, Entry, AnyAnswer, Role], None]


@cache
def rule(role: Role) -> Rule:
    """What the portrait makes of an answer in this role; every role has one rule, the checker sees to it."""
    match role:
        case Role.RESULT:
            return Fold._make_result
        case Role.REWORD:
            return Fold._reword
        case Role.REMAP:
            return Fold._remap
        case Role.REASON:
            return Fold._give_reason
        case Role.SHRINK:
            return Fold._shrink
        case Role.STATUS:
            return Fold._set_status
        case Role.PROMISE:
            return Fold._make_promise
        case Role.CUE_WHEN | Role.CUE_WHERE | Role.CONFIDENCE | Role.SERVES | Role.UNASKED | Role.CAUSE:
            return Fold._plan
        case Role.IF_THEN:
            return Fold._if_then
        case Role.OUTCOME:
            return Fold._answer_promise
        case Role.CARD:
            return Fold._make_card
        case Role.MOOD:
            return Fold._feel
        case Role.ASIDE:
            return Fold._put_aside
        case Role.HELD:
            return Fold._hold
        case Role.OWN_VALUE:
            return Fold._add_value
        case Role.RATING | Role.IMPORTANCE | Role.CLARITY | Role.LIVED | Role.DELAY:
            return Fold._number
        case (
            Role.AREA | Role.SCENE | Role.CHANGES | Role.DESIRE | Role.ROOT | Role.ROOT_AIM | Role.OWN
            | Role.ANCHOR_10 | Role.ANCHOR_5 | Role.ANCHOR_0 | Role.STATEMENT | Role.CHOSEN | Role.IMAGE | Role.TARGET
            | Role.PATIENCE | Role.FACT | Role.STRENGTH | Role.WEAKNESS | Role.HABIT | Role.PATTERN | Role.FRIEND
            | Role.LIMIT | Role.BIAS | Role.CREDIT | Role.TENSION | Role.OBSTACLE | Role.REPLAN | Role.DIFFERENCE
            | Role.WORD | Role.DAILY | Role.NOTE | Role.WEEK_NOTE | Role.LENS | Role.KEEPER | Role.FOCUS | Role.THEME
            | Role.SIGNAL | Role.THANKS | Role.MORROW | Role.LETTER | Role.SHARE | Role.MARKS | Role.TURNS
            | Role.RHYTHM | Role.LEARNED | Role.SOURCE | Role.BELIEF | Role.LINK | Role.FEEDBACK | Role.FEEDBACK_KIND
            | Role.STING | Role.TENTH | Role.FOLLOW_UP | Role.ASK | Role.CONCLUSION | Role.SURENESS | Role.ASSUMPTION
            | Role.CASE | Role.ROWS | Role.UNSAID_WHY | Role.INSIGHT | Role.GUESS | Role.SENTENCE | Role.SECOND_PULL
            | Role.SECOND_WANT | Role.TACTIC | Role.LEADS | Role.HEAT | Role.TRIGGER | Role.PEAK | Role.INTENSITY
            | Role.BODY | Role.URGE | Role.ACT | Role.GAP | Role.CHOICE_POINT | Role.READING | Role.MINUTES | Role.WAY
            | Role.PERSON | Role.FLOOR | Role.THEIR_SIDE | Role.EMPATHY | Role.EMPATHY_BASIS | Role.DISTRACTION
            | Role.CHECKED | Role.QUESTION | Role.PILE | Role.TEN | Role.PREFERRED | Role.DEFINITION | Role.BEHAVIOUR
            | Role.EARLY_SIGN | Role.COST | Role.SIGHTED | Role.STRAINED | Role.TOUCHED | Role.ARGUE | Role.LOOKED
        ):  # fmt: skip
            return Fold._say
        case _:
            assert_never(role)
