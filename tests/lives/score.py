"""The figures over many lives: what was named in time, and whether what was said is so."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from statistics import median

from tests.lives.character import WEEK
from tests.lives.enough import KNOWN, outcome
from tests.lives.life import Life
from tests.lives.truth import Verdict


@dataclass
class Kind:
    """What became of the events of one kind, and of the signals of one kind.

    Attributes:
        clear: Of what was seen, what the best reader could tell from chance, see ``enough``.
        late: Weeks from the day it was there to the day it was named.
        false_quiet: False signals in lives in which nothing happens.
    """

    planted: int = 0
    seen: int = 0
    in_time: int = 0
    clear: int = 0
    clear_in_time: int = 0
    late: list[float] = field(default_factory=list)
    said: Counter[Verdict] = field(default_factory=Counter)
    false_quiet: int = 0


@dataclass
class Score:
    """All figures.

    Attributes:
        years: Person-years; likewise those of lives in which nothing happens.
        first: How true the first signal of each life is.
        once: How true is what was said, each thing counted the first time a person heard it.
    """

    lives: int = 0
    years: float = 0
    quiet_years: float = 0
    kinds: defaultdict[str, Kind] = field(default_factory=lambda: defaultdict(Kind))
    first: Counter[Verdict] = field(default_factory=Counter)
    once: Counter[Verdict] = field(default_factory=Counter)

    def add(self, life: Life) -> None:
        """Counts one life."""
        self.lives += 1
        self.years += life.years
        self.quiet_years += life.years if life.is_quiet else 0
        for event in life.events:
            found, kind = outcome(life, event), self.kinds[event.kind]
            kind.planted += 1
            if found.seen is not None:
                kind.seen += 1
                kind.in_time += found.is_in_time
                kind.clear += found.is_clear
                kind.clear_in_time += found.is_clear and found.is_in_time
            if found.named is not None:
                kind.late.append((found.named - event.start) / WEEK)
        for spoken in life.spoken:
            kind = self.kinds[spoken.signal.kind]
            kind.said[spoken.verdict] += 1
            kind.false_quiet += life.is_quiet and spoken.verdict is Verdict.FALSE
        once = {spoken.signal.id: spoken.verdict for spoken in reversed(life.spoken)}
        self.once.update(once.values())
        if life.spoken:
            self.first[life.spoken[0].verdict] += 1

    @property
    def recall(self) -> float:
        """Of what was written down well enough to be seen, the part that was named in time."""
        seen = sum(kind.seen for kind in self.kinds.values())
        return sum(kind.in_time for kind in self.kinds.values()) / max(1, seen)

    @property
    def precision(self) -> float:
        """Of what was said, the part that is so; what could be argued about is left out."""
        true, false = self.said(Verdict.TRUE), self.said(Verdict.FALSE)
        return true / max(1, true + false)

    @property
    def false_a_year(self) -> float:
        """Falsely said in a person-year, over all lives."""
        return self.said(Verdict.FALSE) / max(1e-9, self.years)

    @property
    def false_a_quiet_year(self) -> float:
        """The same in lives in which nothing happens."""
        return sum(kind.false_quiet for kind in self.kinds.values()) / max(1e-9, self.quiet_years)

    @property
    def first_true(self) -> float:
        """Of the first things said to a person, the part that is so; what could be argued about is left out."""
        return self.first[Verdict.TRUE] / max(1, self.first[Verdict.TRUE] + self.first[Verdict.FALSE])

    def said(self, verdict: Verdict) -> int:
        """How many signals were judged so."""
        return sum(kind.said[verdict] for kind in self.kinds.values())


def score(lives: Iterable[Life]) -> Score:
    """The figures of these lives."""
    found = Score()
    for life in lives:
        found.add(life)
    return found


def table(found: Score) -> Iterator[str]:
    """The figures as lines of text."""
    yield (
        f"{'kind':15}{'planted':>8}{'seen':>6}{'named':>7}{'recall':>8}{'weeks':>7}"
        f"{'true':>7}{'false':>7}{'arguable':>9}{'so':>6}{'false/y':>9}{'quiet':>7}"
    )
    for name in sorted({*KNOWN, *found.kinds}, key=[*KNOWN, *found.kinds].index):
        kind = found.kinds[name]
        quiet = kind.false_quiet / max(1e-9, found.quiet_years)
        true, false, arguable = (kind.said[verdict] for verdict in (Verdict.TRUE, Verdict.FALSE, Verdict.ARGUABLE))
        yield (
            f"{name:15}{kind.planted:8}{kind.seen:6}{kind.in_time:7}{_part(kind.in_time, kind.seen):>8}"
            f"{f'{median(kind.late):.0f}' if kind.late else '':>7}{true:7}{false:7}{arguable:9}"
            f"{_part(true, true + false):>6}{false / found.years:9.2f}{quiet:7.2f}"
        )
    first = found.first
    kinds = found.kinds.values()
    seen, in_time = sum(kind.seen for kind in kinds), sum(kind.in_time for kind in kinds)
    yield ""
    arguable = found.said(Verdict.ARGUABLE)
    yield f"{found.lives} lives, {found.years:.0f} person-years, in {found.quiet_years:.0f} of which nothing happens"
    yield f"named in time, of what could be seen   {found.recall:.2f} ({in_time} of {seen})"
    clear, clear_in_time = sum(kind.clear for kind in kinds), sum(kind.clear_in_time for kind in kinds)
    yield f"of what the best reader could tell      {_part(clear_in_time, clear)} ({clear_in_time} of {clear})"
    yield f"so, of what was said                   {found.precision:.2f} ({arguable} arguable left out)"
    yield (
        f"so, each thing counted once            {_part(found.once[Verdict.TRUE], _decided(found.once))}"
        f" ({found.once[Verdict.ARGUABLE]} arguable left out)"
    )
    calm = f"(quiet lives {found.false_a_quiet_year:.2f})"
    yield f"false a person-year                    {found.false_a_year:.2f} {calm}"
    yield (
        f"first signal true                      {first[Verdict.TRUE]} of {first.total()}"
        f" ({first[Verdict.FALSE]} false, {first[Verdict.ARGUABLE]} arguable)"
    )


def _decided(verdicts: Counter[Verdict]) -> int:
    return verdicts[Verdict.TRUE] + verdicts[Verdict.FALSE]


def _part(some: int, whole: int) -> str:
    return f"{some / whole:.2f}" if whole else ""
