"""The fold from entries to the portrait: one rule for each role."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import assert_never, cast

import msgspec

from tui.insights.portrait import (
    Desire,
    HeldValue,
    Mood,
    Portrait,
    Promise,
    Rating,
    Result,
    Said,
    Status,
    Wording,
)
from tui.records.answers import (
    AnyAnswer,
    Choice,
    Emotion,
    Item,
    List,
    Long,
    Multi,
    Outcome,
    Scale,
    Short,
    Split,
    Unknown,
    Values,
    Ypn,
    texts,
)
from tui.records.entry import Entry
from tui.records.roles import Role
from tui.records.text import one_line


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
class _Thing:
    """A result on its way into the portrait."""

    id: str
    area: str
    wordings: list[Wording]
    status: Status = "held"
    reason: str = ""


@dataclass
class Fold:
    """A portrait in the making; entries must be added in ``order``."""

    _results: dict[str, _Thing] = field(default_factory=dict)
    _promises: dict[str, Promise] = field(default_factory=dict)
    _held: list[tuple[str, str]] = field(default_factory=list)
    _own_values: dict[str, str] = field(default_factory=dict)
    _moods: list[Mood] = field(default_factory=list)
    _said: defaultdict[Role, list[Said]] = field(default_factory=lambda: defaultdict(list))
    _about: defaultdict[tuple[Role, str], list[Said]] = field(default_factory=lambda: defaultdict(list))
    _numbers: defaultdict[tuple[Role, str], list[Rating]] = field(default_factory=lambda: defaultdict(list))
    _seen: dict[str, date] = field(default_factory=dict)
    _asked: dict[str, date] = field(default_factory=dict)
    _days: dict[date, tuple[str, ...]] = field(default_factory=dict)
    _entries: int = 0
    _last: tuple[date, str] | None = None

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
            if answer.about:
                self._seen[answer.about] = entry.day
            if answer.role is not None and not isinstance(answer, Unknown):
                self._read(entry, answer, answer.role)

    def portrait(self) -> Portrait:
        """What has been read so far."""
        return Portrait(
            results=tuple(self._result(thing) for thing in self._results.values()),
            promises=tuple(self._promises.values()),
            values=tuple(self._value(value_id, name) for value_id, name in self._held),
            moods=tuple(self._moods),
            said={role: tuple(said) for role, said in self._said.items()},
            asked=dict(self._asked),
            days=dict(self._days),
            entries=self._entries,
        )

    def _read(self, entry: Entry, answer: AnyAnswer, role: Role) -> None:
        match role:
            case Role.RESULT:
                for made, text in _made(answer):
                    self._results[made] = _Thing(made, answer.about, [Wording(entry.day, text)])
                    self._seen[made] = entry.day
            case Role.REWORD:
                self._reword(entry, answer)
            case Role.REMAP:
                self._remap(answer)
            case Role.REASON:
                self._give_reason(answer)
            case Role.STATUS:
                self._set_status(answer)
            case Role.PROMISE:
                for made, text in _made(answer):
                    self._promises[made] = Promise(
                        id=made, text=text, day=entry.day, entry=entry.id, about=answer.about
                    )
            case Role.CUE_WHEN:
                self._amend(answer, when=_text(answer))
            case Role.CUE_WHERE:
                self._amend(answer, where=_text(answer))
            case Role.IF_THEN:
                self._amend(answer, if_then=_text(answer))
            case Role.CONFIDENCE if isinstance(answer, Scale):
                self._amend(answer, confidence=answer.value)
            case Role.SERVES if isinstance(answer, Values):
                self._amend(answer, serves=tuple(pick.id for pick in answer.picks))
            case Role.UNASKED if isinstance(answer, Choice):
                self._amend(answer, unasked=answer.pick.id == "yes")
            case Role.OUTCOME:
                if isinstance(answer, Ypn):
                    self._amend(answer, outcome=answer.outcome, answered=entry.day)
            case Role.CAUSE if isinstance(answer, Multi):
                self._amend(answer, causes=tuple(pick.text for pick in answer.picks))
                self._say(entry, answer, role)
            case Role.MOOD:
                if isinstance(answer, Emotion):
                    self._moods.append(
                        Mood(entry.day, entry.flow, answer.word, answer.energy, answer.pleasantness, entry.id)
                    )
            case Role.HELD:
                if isinstance(answer, Values | Multi):
                    self._held = [(pick.id, pick.text) for pick in answer.picks]
            case Role.OWN_VALUE:
                for made, text in _made(answer):
                    self._own_values[made] = text
            case Role.RATING | Role.IMPORTANCE | Role.CLARITY | Role.LIVED | Role.DELAY:
                self._number(entry, answer, role)
            case (
                Role.AREA | Role.SCENE | Role.CHANGES | Role.DESIRE | Role.ROOT | Role.ROOT_AIM | Role.OWN
                | Role.ANCHOR_10 | Role.ANCHOR_5 | Role.ANCHOR_0 | Role.STATEMENT | Role.CHOSEN | Role.IMAGE
                | Role.SHRINK | Role.TARGET | Role.PATIENCE | Role.FACT | Role.STRENGTH | Role.WEAKNESS | Role.HABIT
                | Role.PATTERN | Role.FRIEND | Role.LIMIT | Role.BIAS | Role.CREDIT | Role.TENSION | Role.OBSTACLE
                | Role.REPLAN | Role.DIFFERENCE | Role.WORD | Role.DAILY | Role.NOTE | Role.WEEK_NOTE | Role.LENS
                | Role.KEEPER | Role.FOCUS | Role.THEME | Role.SIGNAL | Role.THANKS | Role.MORROW | Role.LETTER
                | Role.SHARE | Role.MARKS | Role.TURNS | Role.RHYTHM | Role.LEARNED | Role.SOURCE | Role.BELIEF
                | Role.LINK | Role.FEEDBACK | Role.FEEDBACK_KIND | Role.STING | Role.TENTH | Role.FOLLOW_UP | Role.ASK
                | Role.CONCLUSION | Role.SURENESS | Role.ASSUMPTION | Role.CASE | Role.ROWS | Role.UNSAID_WHY
                | Role.INSIGHT | Role.GUESS | Role.SENTENCE | Role.SECOND_PULL | Role.SECOND_WANT | Role.TACTIC
                | Role.LEADS | Role.HEAT | Role.TRIGGER | Role.PEAK | Role.INTENSITY | Role.BODY | Role.URGE | Role.ACT
                | Role.GAP | Role.CHOICE_POINT | Role.READING | Role.CARD | Role.MINUTES | Role.WAY | Role.PERSON
                | Role.FLOOR | Role.THEIR_SIDE | Role.EMPATHY | Role.EMPATHY_BASIS | Role.DISTRACTION | Role.CHECKED
                | Role.QUESTION | Role.PILE | Role.TEN | Role.PREFERRED | Role.DEFINITION | Role.BEHAVIOUR
                | Role.EARLY_SIGN | Role.COST | Role.SIGHTED | Role.STRAINED | Role.TOUCHED | Role.ARGUE
                | Role.CONFIDENCE | Role.SERVES | Role.UNASKED | Role.CAUSE
            ):  # fmt: skip
                self._say(entry, answer, role)
            case _:
                assert_never(role)

    def _say(self, entry: Entry, answer: AnyAnswer, role: Role) -> None:
        for about, text in _sayings(answer, role):
            if not text.strip():
                continue
            said = Said(entry.day, text, about, entry.id)
            self._said[role].append(said)
            if about:
                self._about[role, about].append(said)

    def _number(self, entry: Entry, answer: AnyAnswer, role: Role) -> None:
        if isinstance(answer, Scale):
            thing = self._results.get(answer.about)
            height = thing.wordings[-1].height if thing else 10
            self._numbers[role, answer.about].append(Rating(entry.day, answer.value, height, entry.id))

    def _reword(self, entry: Entry, answer: AnyAnswer) -> None:
        text = one_line(_text(answer))
        if not text:
            return
        if answer.about in self._promises:
            self._amend(answer, text=text)
        elif thing := self._results.get(answer.about):
            thing.wordings.append(Wording(entry.day, text, thing.wordings[-1].height))
        elif answer.about:
            self._say(entry, answer, Role.DEFINITION)

    def _remap(self, answer: AnyAnswer) -> None:
        """Moves the vision's height: V' = V·m/10 (practice.md, section 3)."""
        thing = self._results.get(answer.about)
        if thing and isinstance(answer, Scale):
            last = thing.wordings[-1]
            thing.wordings[-1] = msgspec.structs.replace(last, height=last.height * answer.value / 10)

    def _give_reason(self, answer: AnyAnswer) -> None:
        if thing := self._results.get(answer.about):
            thing.wordings[-1] = msgspec.structs.replace(thing.wordings[-1], reason=_text(answer))

    def _set_status(self, answer: AnyAnswer) -> None:
        thing = self._results.get(answer.about)
        if thing and isinstance(answer, Choice):
            match answer.pick.id:
                case "reached" | "set down" as status:
                    thing.status = status
                case _:
                    thing.status = "held"

    def _amend(
        self, answer: AnyAnswer, *, outcome: Outcome | None = None, answered: date | None = None, **changes: object
    ) -> None:
        if promise := self._promises.get(answer.about):
            if outcome is not None:
                changes |= {"outcome": outcome, "answered": answered}
            self._promises[promise.id] = msgspec.structs.replace(promise, **changes)

    def _result(self, thing: _Thing) -> Result:
        def latest(role: Role) -> float | None:
            numbers = self._numbers.get((role, thing.id))
            return numbers[-1].value if numbers else None

        def said(role: Role) -> tuple[Said, ...]:
            return tuple(self._about.get((role, thing.id), ()))

        facts = sorted(
            (*self._about.get((Role.FACT, thing.id), ()), *self._about.get((Role.FACT, thing.area), ())),
            key=lambda fact: (fact.day, fact.entry),
        )
        anchors = {10: said(Role.ANCHOR_10), 5: said(Role.ANCHOR_5), 0: said(Role.ANCHOR_0)}
        desires = said(Role.DESIRE)
        return Result(
            id=thing.id, area=thing.area, wordings=tuple(thing.wordings), status=thing.status,
            importance=latest(Role.IMPORTANCE), clarity=latest(Role.CLARITY),
            desire=cast(Desire, desires[-1].text) if desires else None,
            anchors={at: texts[-1].text for at, texts in anchors.items() if texts},
            ratings=tuple(self._numbers.get((Role.RATING, thing.id), ())), facts=tuple(facts),
            images=said(Role.IMAGE), obstacles=said(Role.OBSTACLE), tensions=said(Role.TENSION),
            target=said(Role.TARGET), delay=int(latest(Role.DELAY) or 0),
            seen=self._seen.get(thing.id, thing.wordings[0].day),
        )  # fmt: skip

    def _value(self, value_id: str, name: str) -> HeldValue:
        def last(role: Role) -> str:
            said = self._about.get((role, value_id))
            return said[-1].text if said else ""

        behaviours = self._about.get((Role.BEHAVIOUR, value_id), [])
        return HeldValue(
            id=value_id, name=name, definition=last(Role.DEFINITION), early_sign=last(Role.EARLY_SIGN),
            behaviours=tuple(said.text for said in behaviours if said.entry == behaviours[-1].entry),
            importance=tuple(self._numbers.get((Role.IMPORTANCE, value_id), ())),
            lived=tuple(self._numbers.get((Role.LIVED, value_id), ())),
            sighted=tuple(said.day for said in self._about.get((Role.SIGHTED, value_id), ())),
            strained=tuple(said.day for said in self._about.get((Role.STRAINED, value_id), ())),
        )  # fmt: skip


def _text(answer: AnyAnswer) -> str:
    return " ".join(texts(answer)).strip()


def _made(answer: AnyAnswer) -> list[tuple[str, str]]:
    """Id and words of each thing an answer makes."""
    match answer:
        case List(items=items):
            made = [(item.id, one_line(item.text)) for item in items]
        case Short(id=made_id, text=text) | Long(id=made_id, text=text):
            made = [(made_id, one_line(text))]
        case _:
            made = []
    return [(made_id, text) for made_id, text in made if made_id and text]


def _sayings(answer: AnyAnswer, role: Role) -> list[tuple[str, str]]:
    """What an answer says and of what: values speak of themselves, a split says its left side as a fact."""
    match answer:
        case Values(picks=picks):
            return [(pick.id, pick.text) for pick in picks]
        case Split(left=left) if role is Role.FACT:
            return [(answer.about, left)]
        case Split(left=left, right=right):
            return [(answer.about, f"{left}\n{right}".strip())]
        case Choice(pick=pick) if role in _BY_ID:
            return [(answer.about, pick.id)]
        case List(items=items):
            return [(answer.about, _marked(item)) for item in items]
        case _:
            return [(answer.about, text) for text in texts(answer)]


_BY_ID = frozenset({Role.DESIRE, Role.TENSION, Role.HEAT, Role.PILE, Role.AREA, Role.FOCUS, Role.PREFERRED})


def _marked(item: Item) -> str:
    return f"{item.mark} {item.text}" if item.mark else item.text
