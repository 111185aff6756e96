"""Everything said and every number given, by role and by what it speaks of, and results in the making."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

import msgspec

from tui.insights.fold.portrait import HeldValue, Rating, Result, Said, Status, Wording
from tui.records.answers import AnyAnswer, Choice, Scale
from tui.records.entry import Entry
from tui.records.option_ids import Desire, Own
from tui.records.roles import Role

SLOW = 180.0
"""Days: something slow takes no less to show."""


@dataclass
class FoldIndex:
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

    def touch(self, about: str) -> None:
        """Notes that something changed, though nothing was asked about it."""
        self._touched.add(about)

    def slow(self, entry: Entry, about: str) -> None:
        """Expects something to take twice as long to show, and half a year at least."""
        before = self._numbers.get((Role.DELAY, about))
        days = max(SLOW, 2 * before[-1].value) if before else SLOW
        self._numbers[Role.DELAY, about].append(Rating(entry.day, days, 10, entry.id))

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

    def result(self, thing: ResultBuilder) -> Result:
        """A result with all that was said and noted about it; what was said about its area is not of it."""

        def latest(role: Role) -> float | None:
            numbers = self._numbers.get((role, thing.id))
            return numbers[-1].value if numbers else None

        def said(role: Role) -> tuple[Said, ...]:
            return tuple(self._about.get((role, thing.id), ()))

        desires, owned = said(Role.DESIRE), said(Role.OWN)
        return Result(
            id=thing.id, area=thing.area, parent=thing.parent, wordings=tuple(thing.wordings), status=thing.status,
            became=thing.became, reason=thing.reason, importance=latest(Role.IMPORTANCE), clarity=latest(Role.CLARITY),
            desire=Desire(desires[-1].picked) if desires and desires[-1].picked in set(Desire) else None,
            own=Own(owned[-1].picked) if owned and owned[-1].picked in set(Own) else None,
            ratings=tuple(self._numbers.get((Role.RATING, thing.id), ())), facts=said(Role.FACT),
            images=said(Role.IMAGE), obstacles=said(Role.OBSTACLE), tensions=said(Role.TENSION),
            target=tuple(one for one in said(Role.TARGET) if is_date(one.text)), delay=int(latest(Role.DELAY) or 0),
            rests=thing.rests, seen=self._seen.get(thing.id, thing.wordings[0].day),
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
            sighted=tuple(said(Role.SIGHTED)),
            strained=tuple(said(Role.STRAINED)),
        )  # fmt: skip


@dataclass
class ResultBuilder:
    """A result in the making; every change of one page makes one new wording, so that history stays as it was.

    Attributes:
        wordings: Oldest first; never empty.
        status: Held, or reached or set down on purpose.
    """

    id: str
    area: str
    wordings: list[Wording]
    status: Status = "held"
    became: date | None = None
    reason: str = ""
    rests: date | None = None
    parent: str = ""
    _changed_in: str = ""
    _ended_in: str = ""

    @property
    def height(self) -> float:
        """The vision's height V now."""
        return self.wordings[-1].height

    def reword(self, entry: Entry, text: str) -> None:
        """Puts it in other words; the height stays until it is mapped."""
        if text != self.wordings[-1].text:
            self._change(entry, text=text)

    def remap(self, entry: Entry, new_ten: float) -> None:
        """Moves the height to where the new 10 sits on the old scale; from a page's second answer, afresh."""
        if new_ten > 0:
            self._open(entry)
            self._change(entry, height=remapped(self.wordings[-2].height, new_ten), is_measured=True)

    def give_reason(self, entry: Entry, reason: str, option: str) -> None:
        """Why: of setting down if that is what the page did, else of the new wording."""
        if self._ended_in == entry.id:
            self.reason = reason
        elif self._changed_in == entry.id:
            self._change(entry, reason=reason, reason_id=option)

    def anchor(self, at: int, text: str) -> None:
        """Says what a visitor would see at 10, 5 or 0 of the scale of its wording."""
        last = self.wordings[-1]
        self.wordings[-1] = msgspec.structs.replace(last, anchors={**last.anchors, at: text})

    def explain(self, reason: str, option: str) -> None:
        """Why it was made smaller, or perhaps smaller, the last time; what was said of it then stays."""
        for place in range(len(self.wordings) - 1, 0, -1):
            before, after = self.wordings[place - 1 : place + 1]
            if after.height < before.height or not after.is_measured:
                both = "; ".join(part for part in (after.reason, reason) if part)
                self.wordings[place] = msgspec.structs.replace(after, reason=both, reason_id=option)
                return

    def keep_the_wish(self, entry: Entry) -> None:
        """Takes this page's change back: the step is made smaller, the vision stays as it was."""
        if self._changed_in == entry.id:
            self.wordings.pop()
            self._changed_in = ""

    def become(self, entry: Entry, status: Status) -> None:
        """Reached, set down, or held again."""
        if status == "held":
            self.status, self.became, self.reason, self._ended_in = "held", None, "", ""
        elif status != self.status:
            self.status, self.became, self.reason, self._ended_in = status, entry.day, "", entry.id

    def _open(self, entry: Entry) -> None:
        if self._changed_in != entry.id:
            last = self.wordings[-1]
            self.wordings.append(Wording(entry.day, last.text, last.height, entry=entry.id, is_measured=False))
            self._changed_in = entry.id

    def _change(self, entry: Entry, **changes: object) -> None:
        self._open(entry)
        self.wordings[-1] = msgspec.structs.replace(self.wordings[-1], **changes)


def remapped(height: float, new_ten: float) -> float:
    """V' = V·m/10: the height once the new 10 sits at ``new_ten`` on the old scale (PRACTICE.md, section 3)."""
    return round(height * new_ten / 10, 9)


def last_day(text: str) -> date | None:
    """The last day of what ``2027-06-30``, ``2027-06`` or ``2027`` names; ``None`` for anything else."""
    words = text.strip()
    try:
        if re.fullmatch(r"\d{4}", words):
            return date(int(words), 12, 31)
        if re.fullmatch(r"\d{4}-\d\d", words):
            return (date.fromisoformat(f"{words}-01") + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        return date.fromisoformat(words)
    except (ValueError, OverflowError):
        return None


def is_date(text: str) -> bool:
    """Whether it says a time at all: a bare number such as 3 says none, "when the snow is gone" does."""
    return last_day(text) is not None or re.fullmatch(r"[\W_]*\d*[\W_]*", text) is None
