"""Promises to oneself: what became of them, and how that sits beside what was said."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

import msgspec

from tui.insights.fold.portrait import Portrait, Promise, Rating, Said
from tui.insights.measures.noise import mean
from tui.records.answers import Outcome
from tui.records.option_ids import counted_options
from tui.records.roles import Role
from tui.records.text import fold, one_line

FEWEST = 8
"""Below so many answered promises one's word is not set against the record (PRACTICE.md, section 3)."""
SPAN = 28
"""The days looked back on."""


class Outcomes(msgspec.Struct, frozen=True, kw_only=True):
    """What became of some promises.

    Attributes:
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
        """K = (yes + ½ partly)/(yes + partly + no); absent while nothing was answered (PRACTICE.md, section 3)."""
        return self.amount / self.answered if self.answered else None

    @property
    def text(self) -> str:
        """``4 of 7``, ``4 of 7, and one in part``: whole promises, never a share; empty while nothing was answered."""
        if not self.answered:
            return ""
        part = f", and {'one' if self.partly == 1 else self.partly} in part" if self.partly else ""
        return f"{self.yes} of {self.answered}{part}"


def count_outcomes(promises: Iterable[Promise]) -> Outcomes:
    """What became of these promises."""
    found = Counter(promise.outcome for promise in promises)
    return Outcomes(
        yes=found[Outcome.KEPT], partly=found[Outcome.PARTLY], no=found[Outcome.NOT], let_go=found[Outcome.LET_GO],
        open=found[None],
    )  # fmt: skip


def recent(promises: Iterable[Promise], today: date, days: int = SPAN) -> tuple[Promise, ...]:
    """Promises of the last days, today among them, by the day they were made for."""
    since = today - timedelta(days=days)
    return tuple(promise for promise in promises if since < promise.day <= today)


def word_ratings(portrait: Portrait) -> tuple[Rating, ...]:
    """What the person gave their own word, week by week, oldest first."""
    return tuple(
        Rating(said.day, rated, 10, said.entry)
        for said in portrait.said.get(Role.WORD, ())
        if (rated := _number(said.text)) is not None
    )


RATED = 7
"""A rating of one's word is about so many days, its own the last."""


def in_rated_weeks(promises: Iterable[Promise], words: Iterable[Rating]) -> tuple[Promise, ...]:
    """Promises of the weeks that ratings of one's word are about."""
    rated = {one.day - timedelta(days=ago) for one in words for ago in range(RATED)}
    return tuple(promise for promise in promises if promise.day in rated)


class SayDo(msgspec.Struct, frozen=True):
    """One's own word as rated, beside what the record of the same days says.

    Attributes:
        rated: S, 0 to 10, the mean of the ratings.
        kept: What became of the promises of the weeks that were rated.
        day: The day of the newest rating.
        times: How many ratings there are.
        entries: Ids of the entries these ratings and promises are on.
    """

    rated: float
    kept: Outcomes
    day: date
    times: int = 1
    entries: tuple[str, ...] = ()

    @property
    def gap(self) -> float | None:
        """G = S/10 - K; absent below eight answered promises (PRACTICE.md, section 3)."""
        share = self.kept.share
        return round(self.rated / 10 - share, 9) if share is not None and self.kept.answered >= FEWEST else None


def say_do(portrait: Portrait, today: date, days: int = SPAN) -> SayDo | None:
    """The ratings of one's word in the last days beside the promises of the weeks they rate; absent without one."""
    words = [one for one in word_ratings(portrait) if today - timedelta(days=days) < one.day <= today]
    if not words:
        return None
    made = in_rated_weeks(portrait.promises, words)
    on = (*(one.entry for one in words), *(one.entry for one in made))
    return SayDo(mean([one.value for one in words]), count_outcomes(made), words[-1].day, len(words), on)


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


BANDS: tuple[tuple[float, float], ...] = ((0, 4), (4.5, 6), (6.5, 8), (8.5, 10))
"""Bands of confidence, both ends included; 6 or lower is where another plan is offered."""
FEWEST_GUESSES = 20
"""Fewer answered promises with a confidence say nothing about how well one guesses."""


class ConfidenceBand(msgspec.Struct, frozen=True):
    """One band of confidence, and what became of the promises in it."""

    low: float
    high: float
    kept: Outcomes


def calibration(promises: Iterable[Promise]) -> tuple[ConfidenceBand, ...]:
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
    return tuple(
        ConfidenceBand(low, high, count_outcomes(by_band[place]))
        for place, (low, high) in enumerate(BANDS)
        if by_band[place]
    )


class NamedObstacle(msgspec.Struct, frozen=True, kw_only=True):
    """An obstacle named before, against what was said afterwards.

    Attributes:
        named: How often it was named beside a promise.
        helped: What helped when the promise was kept all the same, most often first, with how often.
        hindered: What got in the way, likewise.
        promises: Those it was named beside, oldest first.
    """

    text: str
    named: int
    kept: Outcomes
    helped: tuple[tuple[str, int], ...]
    hindered: tuple[tuple[str, int], ...]
    promises: tuple[Promise, ...]


def named_obstacles(portrait: Portrait) -> tuple[NamedObstacle, ...]:
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
        NamedObstacle(
            text=texts[name],
            named=len(promises),
            kept=count_outcomes(promises),
            helped=helped(promises),
            hindered=hindered(promises),
            promises=tuple(promises),
        )
        for name, promises in faced.items()
    ]
    return tuple(sorted(found, key=lambda hurdle: -hurdle.named))


def helped(promises: Iterable[Promise]) -> tuple[tuple[str, int], ...]:
    """What helped, most often first."""
    return counted_options(cause for promise in promises for cause in promise.helped)


def hindered(promises: Iterable[Promise]) -> tuple[tuple[str, int], ...]:
    """What got in the way, most often first."""
    return counted_options(cause for promise in promises for cause in promise.hindered)


class Attention(msgspec.Struct, frozen=True, kw_only=True):
    """What an area was said to matter, beside what went there.

    Attributes:
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
        """Importance share minus action share (PRACTICE.md, section 3)."""
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
    """Area id to the importance of its held results, added up; one never weighed counts as the mean of the others.

    Nothing where none was weighed: then nothing is known of what matters more.
    """
    known = [result.importance for result in portrait.held if result.importance is not None]
    if not known:
        return {}
    usual = sum(known) / len(known)
    found: defaultdict[str, float] = defaultdict(float)
    for result in portrait.held:
        found[result.area] += usual if result.importance is None else result.importance
    return dict(found)


def area_of(portrait: Portrait, promise: Promise) -> str:
    """The area a promise belongs to: its result's, or the one it is about itself; empty for none."""
    result = portrait.result(promise.about)
    return result.area if result is not None else promise.about


def done_by_area(portrait: Portrait, promises: Iterable[Promise]) -> dict[str, float]:
    """Area id to promises kept, partly kept ones counting half; promises about nothing belong to no area."""
    areas = {result.id: result.area for result in portrait.results}
    found: defaultdict[str, list[Promise]] = defaultdict(list)
    for promise in promises:
        if promise.about:
            found[areas.get(promise.about, promise.about)].append(promise)
    return {area: amount for area, made in found.items() if (amount := count_outcomes(made).amount)}


def attention(portrait: Portrait, today: date, days: int = SPAN) -> tuple[Attention, ...]:
    """Importance beside action by area, over the last days."""
    return attention_shares(weights(portrait), done_by_area(portrait, recent(portrait.promises, today, days)))


class PromiseReview(msgspec.Struct, frozen=True, kw_only=True):
    """What was said and what was done.

    Attributes:
        promises: All of them, in the order they were made.
        open: Promises without an outcome, oldest first.
        recent: What became of those of the last 28 days.
        unasked: What became of those nobody asked for.
        beside: One's own word as rated, beside the record of the same weeks; absent without a rating.
        guesses: Confidence against outcome; nothing below twenty.
        obstacles: Obstacles named, against causes given.
        helped: What helped, most often first.
        hindered: What got in the way, most often first.
        differences: What made the difference, in the person's words, oldest first; each about its promise.
    """

    promises: tuple[Promise, ...]
    open: tuple[Promise, ...]
    recent: Outcomes
    whole: Outcomes
    unasked: Outcomes
    beside: SayDo | None
    guesses: tuple[ConfidenceBand, ...]
    obstacles: tuple[NamedObstacle, ...]
    helped: tuple[tuple[str, int], ...]
    hindered: tuple[tuple[str, int], ...]
    differences: tuple[Said, ...] = ()

    @property
    def has_any(self) -> bool:
        """Whether anything was ever promised."""
        return bool(self.whole.answered or self.whole.let_go or self.whole.open)


def promise_review(portrait: Portrait, today: date) -> PromiseReview:
    """What was said and what was done."""
    return PromiseReview(
        promises=portrait.promises,
        open=portrait.open_promises,
        recent=count_outcomes(recent(portrait.promises, today)),
        whole=count_outcomes(portrait.promises),
        unasked=count_outcomes(promise for promise in portrait.promises if promise.unasked),
        beside=say_do(portrait, today),
        guesses=calibration(portrait.promises),
        obstacles=named_obstacles(portrait),
        helped=helped(portrait.promises),
        hindered=hindered(portrait.promises),
        differences=portrait.recalled(Role.DIFFERENCE),
    )
