"""Everything said and every number given, by role and by what it speaks of."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from tui.insights.portrait import Desire, HeldValue, Rating, Result, Said
from tui.insights.target import is_date
from tui.insights.thing import Thing
from tui.records.answers import AnyAnswer, Choice, Scale
from tui.records.entry import Entry
from tui.records.roles import Role

_DESIRES: dict[str, Desire] = {"yes": "yes", "with changes": "with changes", "not sure": "not sure", "no": "no"}


@dataclass
class Ledger:
    """What a fold remembers between entries; knows what changed since it was last asked."""

    _said: defaultdict[Role, list[Said]] = field(default_factory=lambda: defaultdict(list))
    _about: defaultdict[tuple[Role, str], list[Said]] = field(default_factory=lambda: defaultdict(list))
    _numbers: defaultdict[tuple[Role, str], list[Rating]] = field(default_factory=lambda: defaultdict(list))
    _seen: dict[str, date] = field(default_factory=dict)
    _touched: set[str] = field(default_factory=set)
    _spoken: set[Role] = field(default_factory=set)
    _said_now: dict[Role, tuple[Said, ...]] = field(default_factory=dict)

    def see(self, about: str, day: date) -> None:
        """Notes that something was looked at."""
        self._seen[about] = day
        self._touched.add(about)

    def say(self, role: Role, said: Said) -> None:
        """Keeps one thing said."""
        self._said[role].append(said)
        self._spoken.add(role)
        if said.about:
            self._about[role, said.about].append(said)
            self._touched.add(said.about)

    def number(self, entry: Entry, answer: AnyAnswer, role: Role, height: float) -> None:
        """Keeps one number: from a scale, or an expected delay picked as days."""
        match answer:
            case Scale(value=value):
                pass
            case Choice(pick=pick) if role is Role.DELAY and pick.id.isdecimal():
                value = float(pick.id)
            case _:
                return
        self._numbers[role, answer.about].append(Rating(entry.day, value, height, entry.id))

    def touched(self) -> frozenset[str]:
        """Ids of what was spoken of since this was last asked."""
        touched = frozenset(self._touched)
        self._touched.clear()
        return touched

    def said(self) -> dict[Role, tuple[Said, ...]]:
        """Everything said, by role, oldest first."""
        for role in self._spoken:
            self._said_now[role] = tuple(self._said[role])
        self._spoken.clear()
        return dict(self._said_now)

    def result(self, thing: Thing) -> Result:
        """A result with all that was said and noted about it; facts about its area count as its own."""

        def latest(role: Role) -> float | None:
            numbers = self._numbers.get((role, thing.id))
            return numbers[-1].value if numbers else None

        def said(role: Role, about: str = thing.id) -> tuple[Said, ...]:
            return tuple(self._about.get((role, about), ()))

        facts = sorted((*said(Role.FACT), *said(Role.FACT, thing.area)), key=lambda fact: (fact.day, fact.entry))
        anchors = {10: said(Role.ANCHOR_10), 5: said(Role.ANCHOR_5), 0: said(Role.ANCHOR_0)}
        desires = said(Role.DESIRE)
        return Result(
            id=thing.id, area=thing.area, wordings=tuple(thing.wordings), status=thing.status, became=thing.became,
            reason=thing.reason, importance=latest(Role.IMPORTANCE), clarity=latest(Role.CLARITY),
            desire=_DESIRES.get(desires[-1].text) if desires else None,
            anchors={at: texts[-1].text for at, texts in anchors.items() if texts},
            ratings=tuple(self._numbers.get((Role.RATING, thing.id), ())), facts=tuple(facts),
            images=said(Role.IMAGE), obstacles=said(Role.OBSTACLE), tensions=said(Role.TENSION),
            target=tuple(one for one in said(Role.TARGET) if is_date(one.text)), delay=int(latest(Role.DELAY) or 0),
            seen=self._seen.get(thing.id, thing.wordings[0].day),
        )  # fmt: skip

    def value(self, value_id: str, name: str) -> HeldValue:
        """A held value with all that was said about it; behaviours are those written last."""

        def said(role: Role) -> list[Said]:
            return self._about.get((role, value_id), [])

        def last(role: Role) -> str:
            texts = said(role)
            return texts[-1].text if texts else ""

        behaviours = said(Role.BEHAVIOUR)
        return HeldValue(
            id=value_id, name=name, definition=last(Role.DEFINITION), early_sign=last(Role.EARLY_SIGN),
            behaviours=tuple(line.text for line in behaviours if line.entry == behaviours[-1].entry),
            importance=tuple(self._numbers.get((Role.IMPORTANCE, value_id), ())),
            lived=tuple(self._numbers.get((Role.LIVED, value_id), ())),
            sighted=tuple(seen.day for seen in said(Role.SIGHTED)),
            strained=tuple(seen.day for seen in said(Role.STRAINED)),
        )  # fmt: skip
