"""Promises to oneself: what became of them, and how that sits beside what was said."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

import msgspec

from tui.insights.portrait import Portrait, Promise
from tui.records.answers import Outcome, number
from tui.records.roles import Role
from tui.records.text import fold, one_line

FEWEST = 8
"""Below so many answered promises counts are shown, never a percentage (practice.md, section 3)."""
SPAN = 28
"""The days looked back on."""


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """What became of some promises.

    Attributes:
        yes: Kept.
        partly: Kept in part.
        no: Not this time.
        let_go: Let go on purpose; counts neither way.
        open: Not answered yet; counts neither way.
    """

    yes: int = 0
    partly: int = 0
    no: int = 0
    let_go: int = 0
    open: int = 0

    @property
    def answered(self) -> int:
        """How many count: yes + partly + no."""
        return self.yes + self.partly + self.no

    @property
    def amount(self) -> float:
        """How much was kept: yes + ½ partly."""
        return self.yes + self.partly / 2

    @property
    def share(self) -> float | None:
        """K = (yes + ½ partly)/(yes + partly + no); absent while nothing was answered (practice.md, section 3)."""
        return self.amount / self.answered if self.answered else None

    @property
    def text(self) -> str:
        """``5 of 7`` below eight, a percentage from there on; empty while nothing was answered."""
        if self.share is None:
            return ""
        return f"{self.share:.0%}" if self.answered >= FEWEST else f"{number(self.amount)} of {self.answered}"


def kept(promises: Iterable[Promise]) -> Kept:
    """What became of these promises."""
    found = Counter(promise.outcome for promise in promises)
    return Kept(
        yes=found[Outcome.KEPT], partly=found[Outcome.PARTLY], no=found[Outcome.NOT], let_go=found[Outcome.LET_GO],
        open=found[None],
    )  # fmt: skip


def lately(promises: Iterable[Promise], today: date, days: int = SPAN) -> tuple[Promise, ...]:
    """Promises of the last days, today among them, by the day they were made for."""
    since = today - timedelta(days=days)
    return tuple(promise for promise in promises if since < promise.day <= today)


class SayDo(msgspec.Struct, frozen=True):
    """One's own word as rated beside what the record says.

    Attributes:
        rated: S, 0 to 10.
        kept: The record.
        day: When it was rated.
    """

    rated: float
    kept: Kept
    day: date

    @property
    def gap(self) -> float | None:
        """G = S/10 - K; absent below eight answered promises (practice.md, section 3)."""
        share = self.kept.share
        return round(self.rated / 10 - share, 9) if share is not None and self.kept.answered >= FEWEST else None


def say_do(portrait: Portrait, today: date, days: int = SPAN) -> SayDo | None:
    """The newest rating of one's word in the last days beside the promises of those days; absent without one."""
    for said in reversed(portrait.said.get(Role.WORD, ())):
        if said.day <= today - timedelta(days=days):
            return None
        if said.day <= today and (rated := _number(said.text)) is not None:
            return SayDo(rated, kept(lately(portrait.promises, today, days)), said.day)
    return None


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


BANDS: tuple[tuple[float, float], ...] = ((0, 4), (4.5, 6), (6.5, 8), (8.5, 10))
"""Bands of confidence, both ends included; 6 or lower is where another plan is offered."""
FEWEST_GUESSES = 20
"""Fewer answered promises with a confidence say nothing about how well one guesses."""


class Guess(msgspec.Struct, frozen=True):
    """One band of confidence, and what became of the promises in it."""

    low: float
    high: float
    kept: Kept


def calibration(promises: Iterable[Promise]) -> tuple[Guess, ...]:
    """How often promises were kept, by how likely they seemed; nothing until twenty were answered with a guess."""
    guessed = [p for p in promises if p.confidence is not None and p.outcome not in (None, Outcome.LET_GO)]
    if len(guessed) < FEWEST_GUESSES:
        return ()
    edges = [low for low, _ in BANDS]

    def band(confidence: float) -> int:
        return max(place for place, low in enumerate(edges) if place == 0 or confidence >= low)

    by_band: defaultdict[int, list[Promise]] = defaultdict(list)
    for promise in guessed:
        by_band[band(promise.confidence or 0)].append(promise)
    return tuple(Guess(low, high, kept(by_band[place])) for place, (low, high) in enumerate(BANDS) if by_band[place])


class Hurdle(msgspec.Struct, frozen=True, kw_only=True):
    """An obstacle named before, against what was said afterwards.

    Attributes:
        text: The obstacle, as last named.
        named: How often it was named beside a promise.
        kept: What became of those promises.
        causes: What helped or came instead, most often first, with how often.
    """

    text: str
    named: int
    kept: Kept
    causes: tuple[tuple[str, int], ...]


def hurdles(portrait: Portrait) -> tuple[Hurdle, ...]:
    """Obstacles named on the page of a promise, most often named first, against the causes given for its outcome."""
    beside: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for said in portrait.said.get(Role.OBSTACLE, ()):
        beside[said.entry, said.about].append(one_line(said.text))
    texts: dict[str, str] = {}
    faced: defaultdict[str, list[Promise]] = defaultdict(list)
    for promise in portrait.promises:
        for text in beside.get((promise.entry, promise.about), ()):
            texts[fold(text)] = text
            faced[fold(text)].append(promise)
    found = [
        Hurdle(text=texts[name], named=len(promises), kept=kept(promises), causes=causes(promises))
        for name, promises in faced.items()
    ]
    return tuple(sorted(found, key=lambda hurdle: -hurdle.named))


def causes(promises: Iterable[Promise]) -> tuple[tuple[str, int], ...]:
    """What helped, or came instead, most often first."""
    return tuple(Counter(cause for promise in promises for cause in promise.causes).most_common())


class Attention(msgspec.Struct, frozen=True, kw_only=True):
    """What an area was said to matter, beside what went there.

    Attributes:
        area: Its id.
        importance: Its share of all importance said.
        done: Promises kept there, partly kept ones counting half.
        of: The same over all areas.
    """

    area: str
    importance: float
    done: float
    of: float

    @property
    def action(self) -> float:
        """Its share of what was done."""
        return self.done / self.of if self.of else 0.0

    @property
    def gap(self) -> float:
        """Importance share minus action share (practice.md, section 3)."""
        return round(self.importance - self.action, 9)


def attention_shares(weights: Mapping[str, float], done: Mapping[str, float]) -> tuple[Attention, ...]:
    """Each weighed area's share of importance and of what was done; nothing if no weight was given."""
    total, acts = sum(weights.values()), sum(done.values())
    if not total:
        return ()
    return tuple(
        Attention(area=area, importance=weight / total, done=done.get(area, 0), of=acts)
        for area, weight in weights.items()
    )


def weights(portrait: Portrait) -> dict[str, float]:
    """Area id to the importance of its held results, added up."""
    found: defaultdict[str, float] = defaultdict(float)
    for result in portrait.held:
        if result.importance is not None:
            found[result.area] += result.importance
    return dict(found)


def done_by_area(portrait: Portrait, promises: Iterable[Promise]) -> dict[str, float]:
    """Area id to promises kept, partly kept ones counting half; promises about nothing belong to no area."""
    areas = {result.id: result.area for result in portrait.results}
    found: defaultdict[str, list[Promise]] = defaultdict(list)
    for promise in promises:
        if promise.about:
            found[areas.get(promise.about, promise.about)].append(promise)
    return {area: amount for area, made in found.items() if (amount := kept(made).amount)}


def attention(portrait: Portrait, today: date, days: int = SPAN) -> tuple[Attention, ...]:
    """Importance beside action by area, over the last days."""
    return attention_shares(weights(portrait), done_by_area(portrait, lately(portrait.promises, today, days)))
