"""Say and do: what was promised and what became of it, beside one's own word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from tui.insights.measures.promises import (
    FEWEST_GUESSES,
    SPAN,
    ConfidenceBand,
    NamedObstacle,
    Outcomes,
    PromiseReview,
    SayDo,
    recent,
)
from tui.insights.views.model import (
    Choice,
    Labelled,
    Line,
    Page,
    Piece,
    Pieces,
    Row,
    Section,
    Share,
    entries_of,
    page,
    pieces_of,
    section,
)
from tui.records.answers import OUTCOME_WORDS, Outcome, number
from tui.records.day import day_and_month, short_date
from tui.records.text import one_line

SAY_AND_DO = "Say and do"
NONE_MADE = "What you promise yourself will appear here, with what became of it. Morning practice ends with one."
SHOWN = 6
"""At most so many obstacles, and twice as many causes."""


def promises_page(review: PromiseReview, today: date, most: int | None = None) -> Page:
    """What is open, the record, one's own word beside it, confidence against outcome, obstacles against causes.

    At most ``most`` open promises are listed, the newest; all if left out.
    """
    if not review.has_any:
        return Page(SAY_AND_DO, (Section("empty", rows=(Line(NONE_MADE, "quiet"),)),))
    opened = [
        Choice(opens="promise", id=one.id, text=one.with_cue, about=short_date(one.day, today))
        for one in reversed(review.open)
    ]
    named, made = review.obstacles[:SHOWN], review.promises
    answered = [one for one in made if one.outcome is not None]
    return page(
        SAY_AND_DO,
        section("open", "Open", opened, most),
        section("recent", f"The last {SPAN} days", _recent(review)).resting_on(
            (*entries_of(recent(made, today)), *(review.beside.entries if review.beside else ()))
        ),
        section("unasked", "Promises that were your own idea", _record(review.unasked)).resting_on(
            entries_of(one for one in made if one.unasked)
        ),
        section("outcomes", "All of them, by what became of them", _outcomes(review.whole)).resting_on(
            entries_of(answered)
        ),
        section("confidence", "Confidence against outcome", _confidence(review.guesses)).resting_on(
            entries_of(one for one in answered if one.confidence is not None)
        ),
        section("obstacles", "Obstacles named, and what was said afterwards", map(_obstacle, named)).resting_on(
            entries_of(promise for one in named for promise in one.promises)
        ),
        section("helped", "What helped", _times(review.helped)).resting_on(
            entries_of(one for one in made if one.helped)
        ),
        section("hindered", "What got in the way", _times(review.hindered)).resting_on(
            entries_of(one for one in made if one.hindered)
        ),
        section("differences", "What made the difference", _differences(review, today), SHOWN).resting_on(
            entries_of(reversed(review.differences))
        ),
    )


def _differences(review: PromiseReview, today: date) -> Iterator[Labelled]:
    """In the person's own words, the newest first, each beside its promise."""
    promised = {one.id: one.text for one in review.promises}
    for said in reversed(review.differences):
        about = promised.get(said.about, "")
        yield Labelled(short_date(said.day, today), one_line(said.text), one_line(about))


def _recent(review: PromiseReview) -> Iterator[Row]:
    yield from _record(review.recent)
    if review.beside is not None:
        yield Line(_word(review.beside))


def _record(found: Outcomes) -> Iterator[Row]:
    """What became of some promises, in one line."""
    kept = (Piece(f"kept {found.text}", tone="strong"),) if found.text else ()
    others = {"not this time": found.no, "let go": found.let_go, "open": found.open}
    if pieces := (*kept, *(Piece(f"{count} {name}") for name, count in others.items() if count)):
        yield Pieces(pieces)


def _word(beside: SayDo) -> str:
    """One's word as rated, and what became of the promises of those weeks."""
    rated = number(round(beside.rated, 1))
    kept = f"you kept {beside.kept.text}" if beside.kept.text else "no promise has an answer yet"
    if beside.times == 1:
        return f"You rated your word {rated} on {day_and_month(beside.day)}; in the week up to then {kept}."
    return f"You rated your word {beside.times} times in these {SPAN} days, {rated} on average; in those weeks {kept}."


def _outcomes(whole: Outcomes) -> Iterator[Share]:
    counts = {
        Outcome.KEPT: whole.yes, Outcome.PARTLY: whole.partly, Outcome.NOT: whole.no, Outcome.LET_GO: whole.let_go
    }  # fmt: skip
    total = sum(counts.values()) or 1
    for outcome, count in counts.items():
        yield Share(OUTCOME_WORDS[outcome], count / total, str(count))


def _confidence(bands: Iterable[ConfidenceBand]) -> Iterator[Row]:
    found: list[Row] = [
        Labelled(f"{number(band.low)} to {number(band.high)}", f"kept {band.kept.text}") for band in bands
    ]
    yield from found or [
        Line(f"Shown once you've answered {FEWEST_GUESSES} promises you'd made a guess about.", "quiet")
    ]


def _times(found: Iterable[tuple[str, int]]) -> list[Pieces]:
    return pieces_of(f"{one_line(text)} {count}" for text, count in tuple(found)[: 2 * SHOWN])


def _obstacle(one: NamedObstacle) -> Labelled:
    times = "once" if one.named == 1 else f"{one.named} times"
    became = f"{one.kept.yes} kept, {one.kept.partly} partly, {one.kept.no} not"
    details = [
        f"{side}: {', '.join(f'{one_line(cause)} {count}' for cause, count in found[:3])}"
        for side, found in (("helped", one.helped), ("in the way", one.hindered))
        if found
    ]
    return Labelled("", one_line(one.text), f"{times}: {became}", details=tuple(details))
