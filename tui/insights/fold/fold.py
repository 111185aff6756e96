"""The fold from entries to the portrait: one rule for each role."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import TypeAlias, assert_never

import msgspec

from tui.insights.fold.entry_summary import created, is_writing, joined_text, statements
from tui.insights.fold.exclusions import read_exclusions
from tui.insights.fold.fold_index import FoldIndex, ResultBuilder
from tui.insights.fold.portrait import REPLIES, Card, Mood, Portrait, Result, Said, Status, Wording
from tui.insights.fold.promise_book import PromiseBook
from tui.records.answers import AnyAnswer, Choice, Emotion, Multi, Scale, Unknown, Values
from tui.records.entry import Entry
from tui.records.history import is_history
from tui.records.option_ids import Effect, Ended, Shrink, Unasked, current, effect_of
from tui.records.roles import Role
from tui.records.text import has_words, one_line, says_nothing
from tui.records.titles import Quick

ANCHORED = {Role.ANCHOR_10: 10, Role.ANCHOR_5: 5, Role.ANCHOR_0: 0}
"""Where on the scale an anchor is."""
RESTS = timedelta(days=28)
"""What is said to rest is left alone so long."""
CARD_SORT = "values"
"""The flow that asks at its end which values are held."""
_ENDS: dict[str, Status] = {Ended.REACHED: "reached", Ended.SET_DOWN: "set_down"}


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

    _builders: dict[str, ResultBuilder] = field(default_factory=dict)
    _promises: PromiseBook = field(default_factory=PromiseBook)
    _held: list[tuple[str, str]] = field(default_factory=list)
    _values_known: set[str] = field(default_factory=set)
    _moods: list[Mood] = field(default_factory=list)
    _cards: list[Card] = field(default_factory=list)
    _index: FoldIndex = field(default_factory=FoldIndex)
    _asked: dict[str, date] = field(default_factory=dict)
    _replies: dict[str, tuple[Said, ...]] = field(default_factory=dict)
    _aside: dict[str, date] = field(default_factory=dict)
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
        if not is_history(entry) and entry.flow != Quick.ASIDE:
            self._days[entry.day] = (*self._days.get(entry.day, ()), entry.flow)
        for stored in entry.answers:
            answer = current(stored, entry.flow)
            if answer.question:
                self._asked[answer.question] = entry.day
            if is_writing(answer):
                self._reply(entry, answer)
            if answer.about:
                self._index.see(answer.about, entry.day)
            if answer.role is not None and not isinstance(answer, Unknown):
                rule(answer.role)(self, entry, answer, answer.role)

    def portrait(self) -> Portrait:
        """What has been read so far."""
        touched = self._index.touched()
        for thing in self._builders.values():
            if thing.id in touched or thing.area in touched:
                self._results[thing.id] = self._index.result(thing)
        return Portrait(
            results=tuple(self._results[made_id] for made_id in self._builders),
            promises=tuple(self._promises.by_id.values()),
            values=tuple(self._index.value(value_id, name) for value_id, name in self._held),
            moods=tuple(self._moods),
            cards=tuple(self._cards),
            said=self._index.said(),
            asked=dict(self._asked),
            replies=dict(self._replies),
            exclusions=read_exclusions(self._aside),
            days=dict(self._days),
            entries=self._entries,
        )

    def _reply(self, entry: Entry, answer: AnyAnswer) -> None:
        text = joined_text(answer)
        if not has_words(text):
            return
        step = f"{entry.flow}.{answer.step}"
        said = Said(entry.day, text, answer.question or answer.about, entry.id, entry.flow)
        known = answer.about in self._builders or answer.about in self._values_known
        for place in (answer.question,) if answer.question else (step, f"{step}/{answer.about}") if known else (step,):
            self._replies[place] = (*self._replies.get(place, ())[1 - REPLIES :], said)

    def _make_result(self, entry: Entry, answer: AnyAnswer, role: Role) -> None:
        """A result in the area named; said of another result, it is in that one's area, and a step on the way to it."""
        before = self._builders.get(answer.about)
        area = before.area if before is not None else answer.about
        parent = before.id if before is not None and role is Role.STEP else ""
        for made_id, text in created(answer):
            wordings = [Wording(entry.day, text, entry=entry.id)]
            self._builders[made_id] = ResultBuilder(made_id, area, wordings, parent=parent)
            self._index.see(made_id, entry.day)

    def _reword(self, entry: Entry, answer: AnyAnswer, role: Role) -> None:  # noqa: ARG002
        text = one_line(joined_text(answer))
        if text and answer.about in self._promises:
            self._promises.reword(entry, answer.about, text)
        elif text and (thing := self._builders.get(answer.about)):
            thing.reword(entry, text)
        elif answer.about in self._values_known:
            self._say(entry, answer, Role.DEFINITION)

    def _remap(self, entry: Entry, answer: AnyAnswer, role: Role) -> None:  # noqa: ARG002
        thing = self._builders.get(answer.about)
        if thing and isinstance(answer, Scale):
            thing.remap(entry, answer.value)

    def _give_reason(self, entry: Entry, answer: AnyAnswer, role: Role) -> None:
        if thing := self._builders.get(answer.about):
            thing.give_reason(entry, joined_text(answer), answer.pick.id if isinstance(answer, Choice) else "")
        self._say(entry, answer, role)

    def _shrink(self, entry: Entry, answer: AnyAnswer, role: Role) -> None:
        thing = self._builders.get(answer.about)
        if thing and isinstance(answer, Choice) and answer.pick.id == Shrink.STEP:
            thing.keep_the_wish(entry)
        self._say(entry, answer, role)

    def _anchor(self, entry: Entry, answer: AnyAnswer, role: Role) -> None:
        text = joined_text(answer)
        if has_words(text) and (thing := self._builders.get(answer.about)):
            thing.anchor(ANCHORED[role], text)
        self._say(entry, answer, role)

    def _set_status(self, entry: Entry, answer: AnyAnswer, role: Role) -> None:
        status = answer.pick.id if isinstance(answer, Choice) else ""
        if status and (thing := self._builders.get(answer.about)):
            thing.become(entry, _ENDS.get(status, "held"))
        elif status in _ENDS:
            self._held = [held for held in self._held if held[0] != answer.about]
        self._say(entry, answer, role)

    def _make_promise(self, entry: Entry, answer: AnyAnswer, role: Role) -> None:  # noqa: ARG002
        self._promises.make(entry, answer)

    def _plan(self, entry: Entry, answer: AnyAnswer, role: Role) -> None:
        match answer:
            case Scale(value=value) if role is Role.CONFIDENCE:
                self._promises.amend(answer.about, confidence=value)
            case Values(picks=picks) | Multi(picks=picks) if role is Role.SERVES:
                self._promises.amend(answer.about, serves=tuple(pick.id for pick in picks))
            case Choice(pick=pick) if role is Role.UNASKED:
                self._promises.amend(answer.about, unasked=pick.id == Unasked.YES)
            case Multi(picks=picks) if role is Role.CAUSE:
                self._promises.add_causes(answer.about, picks)
                self._say(entry, answer, role)
            case _ if role is Role.CUE_WHEN:
                self._promises.amend(answer.about, when=joined_text(answer))
            case _ if role is Role.CUE_WHERE:
                self._promises.amend(answer.about, where=joined_text(answer))
            case _ if role is Role.PROMISE_DAY:
                self._promises.set_day(entry, answer)
            case _ if role is Role.NEXT:
                self._promises.lead_on(entry, answer)
            case _:
                self._say(entry, answer, role)

    def _if_then(self, entry: Entry, answer: AnyAnswer, role: Role) -> None:
        if answer.about in self._promises:
            self._promises.amend(answer.about, if_then=joined_text(answer))
        elif answer.question and answer.label:  # of a follow-up, whose label is the obstacle it was asked about
            made = Card(id=f"{entry.id}/{answer.step}", sign=one_line(answer.label), day=entry.day, entry=entry.id)
            self._cards.append(msgspec.structs.replace(made, answer=joined_text(answer)))
        elif self._cards and self._cards[-1].entry == entry.id:
            self._cards[-1] = msgspec.structs.replace(self._cards[-1], answer=joined_text(answer))
        else:
            self._say(entry, answer, role)

    def _make_card(self, entry: Entry, answer: AnyAnswer, role: Role) -> None:
        self._cards += [Card(id=made_id, sign=text, day=entry.day, entry=entry.id) for made_id, text in created(answer)]
        self._say(entry, answer, role)

    def _answer_promise(self, entry: Entry, answer: AnyAnswer, role: Role) -> None:  # noqa: ARG002
        self._promises.answer(entry, answer)

    def _put_aside(self, entry: Entry, answer: AnyAnswer, role: Role) -> None:  # noqa: ARG002
        if isinstance(answer, Choice) and answer.pick.id == "aside":
            self._aside[answer.about] = entry.day
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
        """A value in one's own words; named outside the card sort, it is at stake there, and held from then on."""
        for made_id, text in created(answer):
            self._values_known.add(made_id)
            self._index.say(role, Said(entry.day, text, made_id, entry.id, entry.flow))
            if entry.flow != CARD_SORT:
                self._held.append((made_id, text))
                self._index.say(Role.TOUCHED, Said(entry.day, text, made_id, entry.id, entry.flow))

    def _answer_signal(self, entry: Entry, answer: AnyAnswer, role: Role) -> None:
        """What an answer to something noticed does to the result, or the results of the area, it speaks of."""
        about = answer.about.partition(":")[2]
        effect, detail = effect_of(answer.pick.id) if isinstance(answer, Choice) else (None, "")
        for thing in self._builders.values() if effect else ():
            if about not in (thing.id, thing.area):
                continue
            self._index.touch(thing.id)
            match effect:
                case Effect.SLOWER:
                    self._index.slow(entry, thing.id)
                case Effect.REST | Effect.FOCUS:
                    thing.rests = entry.day + RESTS if effect is Effect.REST else None
                case Effect.REASON:
                    thing.explain(joined_text(answer), detail)
                case Effect.REACHED:
                    thing.become(entry, "reached")
                case _:
                    pass
        self._say(entry, answer, role)

    def _choose_focus(self, entry: Entry, answer: AnyAnswer, role: Role) -> None:
        """What gets attention rests no longer."""
        if isinstance(answer, Choice) and (thing := self._builders.get(answer.pick.id)):
            thing.rests = None
            self._index.touch(thing.id)
        self._say(entry, answer, role)

    def _number(self, entry: Entry, answer: AnyAnswer, role: Role) -> None:
        thing = self._builders.get(answer.about)
        self._index.number(entry, answer, role, thing.height if thing else 10)

    def _say(self, entry: Entry, answer: AnyAnswer, role: Role) -> None:
        for about, text, picked in statements(answer, role):
            if text.strip() and not (role is Role.FACT and says_nothing(text)):
                about = about or (answer.question if role is Role.DAILY else "")
                self._index.say(role, Said(entry.day, text, about, entry.id, entry.flow, picked))


Rule: TypeAlias = Callable[[Fold, Entry, AnyAnswer, Role], None]


@cache
def rule(role: Role) -> Rule:
    """What the portrait makes of an answer in this role; every role has one rule, the checker sees to it."""
    match role:
        case Role.RESULT | Role.STEP:
            return Fold._make_result
        case Role.REWORD:
            return Fold._reword
        case Role.REMAP:
            return Fold._remap
        case Role.REASON:
            return Fold._give_reason
        case Role.SHRINK:
            return Fold._shrink
        case Role.ANCHOR_10 | Role.ANCHOR_5 | Role.ANCHOR_0:
            return Fold._anchor
        case Role.STATUS:
            return Fold._set_status
        case Role.PROMISE:
            return Fold._make_promise
        case (
            Role.CUE_WHEN | Role.CUE_WHERE | Role.CONFIDENCE | Role.SERVES | Role.UNASKED | Role.CAUSE
            | Role.PROMISE_DAY | Role.NEXT
        ):  # fmt: skip
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
        case Role.SIGNAL:
            return Fold._answer_signal
        case Role.FOCUS:
            return Fold._choose_focus
        case Role.HELD:
            return Fold._hold
        case Role.OWN_VALUE:
            return Fold._add_value
        case Role.RATING | Role.IMPORTANCE | Role.CLARITY | Role.LIVED | Role.DELAY:
            return Fold._number
        case (
            Role.AREA | Role.SCENE | Role.CHANGES | Role.DESIRE | Role.ROOT | Role.ROOT_AIM | Role.OWN | Role.TOOK
            | Role.HELPERS | Role.PAUSE | Role.STATEMENT | Role.CHOSEN | Role.IMAGE | Role.TARGET | Role.PATIENCE
            | Role.FACT | Role.STRENGTH | Role.WEAKNESS | Role.HABIT | Role.PATTERN | Role.PART | Role.FRIEND
            | Role.LIMIT | Role.BIAS | Role.CREDIT | Role.STILL | Role.TENSION | Role.OBSTACLE | Role.REPLAN
            | Role.DIFFERENCE | Role.WORD | Role.DAILY | Role.NOTE | Role.WEEK_NOTE | Role.LENS | Role.KEEPER
            | Role.THEME | Role.THANKS | Role.MORROW | Role.LETTER | Role.SHARE | Role.MARKS | Role.TURNS | Role.RHYTHM
            | Role.LEARNED | Role.SOURCE | Role.BELIEF | Role.LINK | Role.FEEDBACK | Role.FEEDBACK_KIND | Role.STING
            | Role.TENTH | Role.FOLLOW_UP | Role.ASK | Role.CONCLUSION | Role.SURENESS | Role.ASSUMPTION | Role.TEST
            | Role.TEST_DAY | Role.SHOWED | Role.LOOP | Role.MORE | Role.LESS | Role.LATER | Role.LEVER
            | Role.LOOP_ABOUT | Role.CASE | Role.ROWS | Role.UNSAID_WHY | Role.INSIGHT | Role.GUESS | Role.SENTENCE
            | Role.SECOND_PULL | Role.SECOND_WANT | Role.TACTIC | Role.LEADS | Role.HEAT | Role.TRIGGER | Role.PEAK
            | Role.INTENSITY | Role.BODY | Role.URGE | Role.ACT | Role.GAP | Role.CHOICE_POINT | Role.READING
            | Role.MINUTES | Role.WAY | Role.PERSON | Role.FLOOR | Role.THEIR_SIDE | Role.EMPATHY | Role.EMPATHY_BASIS
            | Role.DISTRACTION | Role.CHECKED | Role.QUESTION | Role.PILE | Role.TEN | Role.PREFERRED | Role.DEFINITION
            | Role.BEHAVIOUR | Role.EARLY_SIGN | Role.COST | Role.SIGHTED | Role.STRAINED | Role.TOUCHED | Role.ARGUE
            | Role.LOOKED | Role.PROBE | Role.LENGTH
        ):  # fmt: skip
            return Fold._say
        case _:
            assert_never(role)
