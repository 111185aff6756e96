"""What Vision says: every result with its band, one result beside the list, and all there is to one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from operator import itemgetter

from tui.insights.fold.portrait import Portrait, Promise, Rating, Result, Said, Wording
from tui.insights.measures.tension import (
    Movement,
    ends_since,
    is_due,
    movement,
    pull,
    reality,
    result_scatter,
    rise,
    share_reached,
    stood,
)
from tui.insights.views.model import (
    Band,
    Choice,
    Labelled,
    Line,
    Page,
    Piece,
    Pieces,
    Reworded,
    Row,
    Section,
    Series,
    entries_of,
    page,
    section,
)
from tui.records.answers import OUTCOME_WORDS, number
from tui.records.date_forms import date_words
from tui.records.day import short_date, when
from tui.records.option_ids import Desire, Own
from tui.records.roles import Role
from tui.records.text import counted
from tui.records.titles import STATUS_WORDS

NEWEST = 3
"""So many facts are shown beside the band."""
LISTED = 20
"""So many lines of one kind are on the result's own page; the entries they are from can be opened there."""
STEPS = 3
"""So many changes of the vision are told with the figures, the newest."""
FIRST_HEIGHT = 10
"""Where every vision begins."""

EMPTY = Line(
    "Nothing is written here yet. A vision begins with one part of life and one sentence, as if it were already true.",
    hint="Press {vision.new:+} to write the first.",
)
RATE_QUESTION = "With that in view, where is it today?"
FACT_QUESTION = "What happened that a stranger could check?"
SCALE_OF_ITS_DAY = "Each on the scale of its day, where 10 was the vision as it was worded then."
STATEMENT = "The life you're choosing"
OWNED = {Own.YES: "your own", Own.PARTLY: "partly your own", Own.NO: "borrowed"}
TAKEN = {
    Desire.YES: "you'd take it", Desire.WITH_CHANGES: "you'd take it with changes", Desire.NOT_SURE: "still looking",
    Desire.NO: "you wouldn't take it as it is",
}  # fmt: skip
STATES: dict[Movement, str] = {"closing": "gap closing", "opening": "gap opening", "steady": "about the same"}
"""What is said of a gap that was compared with an earlier one."""
ENDED = {"reached": "Reached", "set_down": "Let go"}


def vision_page(portrait: Portrait, areas: Mapping[str, str], today: date) -> Page:
    """What is held, by area, then what was reached and what was set down."""
    held = portrait.held
    if not portrait.results:
        return Page("Vision", (Section("empty", rows=(EMPTY,)),))
    statement = portrait.last(Role.STATEMENT)
    life = fullest_and_emptiest(portrait, areas)
    sections = [Section("life", rows=(Line(life),))] if life else []
    sections += [Section("statement", rows=(Choice(opens="vision", id="", text=STATEMENT),))] if statement else []
    for area in dict.fromkeys(result.area for result in held):
        rows = [row for one in held if one.area == area for row in _with_steps(one, portrait, today)]
        sections.append(Section(area, areas.get(area, area), tuple(rows)))
    for status, heading in ENDED.items():
        ended = [result for result in portrait.results if result.status == status and not result.parent]
        over = (Choice(opens="result", id=one.id, text=one.text, about=standing(one, today)) for one in ended)
        sections += [Section(status, heading, tuple(over))] if ended else []
    return Page("Vision", tuple(sections), counted(len(held), "result"))


def fullest_and_emptiest(portrait: Portrait, areas: Mapping[str, str]) -> str:
    """What the picture of all results shows, in a sentence; empty while nothing held was rated."""
    filled = [
        (share, areas.get(one.area, one.area)) for one in portrait.held if (share := share_reached(one)) is not None
    ]
    if not filled:
        return ""
    fullest, emptiest = max(filled, key=itemgetter(0)), min(filled, key=itemgetter(0))
    said = "The fuller a wedge, the closer it is to what you want"
    if fullest[1] == emptiest[1]:
        return f"{said}."
    return f"{said}: closest in {fullest[1]}, furthest in {emptiest[1]}."


def _with_steps(result: Result, portrait: Portrait, today: date) -> Iterator[Band]:
    """A result, and below it the steps on the way that are still to be reached."""
    yield band(result, today, result.text)
    for one in portrait.steps(result.id):
        if one.status == "held":
            yield band(one, today, f"· {one.text}")


def band(result: Result, today: date, label: str = "", *, hides_due: bool = False) -> Band:
    """A result's band.

    Args:
        result: It.
        today: The practice day.
        label: What it is called in a list; empty on its own page.
        hides_due: Whether a result that is due for a rating shows no number before it.
    """
    rests = resting(result, today)
    if hides_due and is_due(result, today):
        return Band(label=label, id=result.id, reality=None, height=result.height, state=rests or "due")
    if not result.ratings:
        return Band(
            label=label, id=result.id, reality=None, height=result.height, state=rests or "not rated yet",
            hint="Press {vision.rate:r} to rate it.",
        )  # fmt: skip
    where, strength, moved = reality(result.ratings[-1]), pull(result, today), movement(result, today)
    then = stood(result, today) if not label else None
    return Band(
        label=label, id=result.id, reality=where, height=result.height, state=rests or moved or "",
        movement=moved,
        before=(short_date(then.day, today), reality(then)) if then else None,
        is_faint=strength is not None and strength.is_faint,
    )  # fmt: skip


def result_summary(result: Result, area: str, today: date) -> Page:
    """A result as it stands beside the list: its words, its band, its two lines over time, its newest facts."""
    newest = result.facts[-NEWEST:]
    more = len(result.facts) - len(newest)
    return page(
        area,
        Section("words", rows=(Line(result.text, "strong"), Line(standing(result, today), "quiet"), *_weight(result))),
        Section("gap", rows=_gap(result, today)),
        Section("course", rows=(course(result, today),)),
        facts(f"Newest facts, and {more} more" if more else "Facts", newest, today),
        _anchors(result),
        note=standing(result, today),
    )


def result_page(result: Result, area: str, promises: Sequence[Promise], today: date, most: int = LISTED) -> Page:
    """Everything there is to say about a result; of each list the newest ``most``, the others in their entries."""
    slow = f"Expected to take {lasted(today - timedelta(result.delay), today)} to show." if result.delay else ""
    lines = (course(result, today),) if len(result.ratings) > 1 else ()
    said = (_lately(result, today), _ends(result), "" if lines else figures(result, today), slow)
    told = [Line(text, "quiet") for text in said if text]
    promised = [
        Labelled(short_date(one.day, today), one.text, OUTCOME_WORDS[one.outcome] if one.outcome else "open")
        for one in reversed(promises)
    ]
    return page(
        area,
        Section("words", rows=(Line(result.text, "strong"), *_weight(result))),
        Section("gap", rows=(*_gap(result, today), *told)).resting_on(entries_of(result.ratings)),
        Section("course", rows=lines).resting_on(entries_of(result.ratings)),
        _anchors(result),
        Section("earlier_anchors", "What a visitor would have seen, as it was worded before", tuple(_earlier(result))),
        section("wordings", "Wordings, newest first", _wordings(result, today), most).resting_on(
            entries_of(result.wordings)
        ),
        section("promises", "Promised for it, and what became of it", promised, most).resting_on(entries_of(promises)),
        facts("Obstacles named", result.obstacles, today, most, "obstacles"),
        facts("What you saw first when you read it", result.images, today, most, "images"),
        facts("The dates it was meant for", result.target, today, most, "target"),
        Section(
            "ratings", "Ratings", tuple(_ratings(result, today, most)), max(0, len(result.ratings) - most)
        ).resting_on(entries_of(result.ratings)),
        facts(f"Facts, {len(result.facts)}", result.facts, today, most),
        note=standing(result, today),
    )


def facts(heading: str, said: Iterable[Said], today: date, most: int | None = None, name: str = "facts") -> Section:
    """Things said, the newest first, each beside its day."""
    found = tuple(said)
    rows = [Labelled(short_date(one.day, today), one.text) for one in reversed(found)]
    return section(name, heading, rows, most).resting_on(entries_of(found))


def standing(result: Result, today: date) -> str:
    """How long it is held, or what became of it and when."""
    if result.status == "held":
        long = lasted(result.since, today)
        is_new = long.startswith("since")
        held = f"wanted {long}" if is_new else f"wanted for {long}, since {short_date(result.since, today)}"
        rests = resting(result, today)
        return f"{held} · {rests}" if rests else held
    became = short_date(result.became, today) if result.became else ""
    why = f": {result.reason}" if result.reason else ""
    return f"{STATUS_WORDS[result.status]} {became}{why}".strip()


def resting(result: Result, today: date) -> str:
    """Until when mornings leave it alone; empty if they don't."""
    return f"resting until {short_date(result.rests, today)}" if result.rests and result.is_resting(today) else ""


def lasted(since: date, until: date) -> str:
    """A length of time in the unit a person would use: "9 days", "4 months", "3 years"."""
    days = max(0, (until - since).days)
    if days < 1:
        return "since today"
    months = round(days / 30.4)
    count, unit = (days, "day") if days < 14 else (days // 7, "week") if days < 61 else (months, "month")
    if months >= 24:
        count, unit = days // 365, "year"
    return counted(count, unit)


def _weight(result: Result) -> Iterator[Row]:
    """Whose it is, whether it would be taken, how much it matters and how clearly it is seen, as far as was said."""
    said = [
        *([Piece(OWNED[result.own])] if result.own else []),
        *([Piece(TAKEN[result.desire])] if result.desire else []),
        *([Piece(number(result.importance), "matters")] if result.importance is not None else []),
        *([Piece(number(result.clarity), "seen clearly")] if result.clarity is not None else []),
    ]
    if said:
        yield Pieces(tuple(said))


def _gap(result: Result, today: date) -> tuple[Row, ...]:
    """The band, and why it is dashed if it is."""
    drawn = band(result, today)
    strength = pull(result, today)
    if strength is None or not strength.is_faint or strength.tension <= 0:
        return (drawn,)
    return drawn, Line(f"It hardly pulls: {strength.reason}.", "accent")


def said_before(ratings: Sequence[Rating], today: date) -> str:
    """The number given last time, for after a new one is saved; empty where there was none."""
    if not ratings:
        return ""
    named = when(ratings[-1].day, today)
    return f"{named[0].upper()}{named[1:]} you said {number(ratings[-1].value)}."


def course(result: Result, today: date) -> Series:
    """The two lines over time, up to the day it was reached or set down."""
    return Series(
        vision=tuple((wording.day, wording.height) for wording in result.wordings),
        reality=tuple((rating.day, reality(rating)) for rating in result.ratings),
        until=result.became or today,
        text=figures(result, today),
        error=result_scatter((result,)) if len(result.ratings) > 1 else 0,
    )


def figures(result: Result, today: date) -> str:
    """The two lines in figures: the first rating, the last, and each step of the vision."""
    parts = []
    if result.ratings:
        first, last, count = result.ratings[0], result.ratings[-1], len(result.ratings)
        begun = f"{number(first.value)} on {short_date(first.day, today)}"
        ended = f"{number(last.value)} on {short_date(last.day, today)}"
        off = number(round(result_scatter((result,)), 1))
        told = f"{count} ratings: {begun}, {ended}; each may be off by about {off}."
        parts.append(f"One rating: {begun}." if count == 1 else told)
    steps = [f"{_step(*both)} on {short_date(both[1].day, today)}." for both in pairwise(result.wordings)]
    if not parts:
        parts, steps = steps[:1], steps[1:]
    return " ".join([*parts, *steps[-STEPS:]])


def _step(before: Wording, after: Wording) -> str:
    """What a rewording did to the vision's height."""
    if not after.is_measured:
        return "Reworded (you didn't say whether it asks for more or less)"
    if after.height == before.height:
        return "Reworded"
    return f"{'Deepened' if after.height > before.height else 'Made smaller'} to {number(round(after.height, 1))}"


def _lately(result: Result, today: date) -> str:
    """Which way the gap went in the weeks that its arrow is about: what is said since the first rating may differ."""
    moved = movement(result, today)
    return f"In the last four weeks: {STATES[moved]}." if moved is not None else ""


def _ends(result: Result) -> str:
    """Which end of the gap moved since the first rating; empty when there is too little to tell."""
    moved, rose = ends_since(result), rise(result)
    if moved is None or rose is None:
        return ""
    if rose.is_beyond_scatter:
        reality_moved = f"reality {'rose' if rose.by > 0 else 'slipped'} by about {number(abs(round(rose.by, 1)))}"
    else:
        reality_moved = f"reality is about the same (±{number(round(rose.error, 1))})"
    if not all(wording.is_measured for wording in result.wordings):
        return f"Since the first ratings, {reality_moved}; you didn't say how the new wording compares."
    low = number(abs(round(moved.low, 1)))
    asked = (
        f"you asked for {'less' if moved.low > 0 else 'more'} by {low}" if moved.low else "the vision stayed the same"
    )
    return f"Since the first ratings {reality_moved}, {asked}."


def _anchors(result: Result) -> Section:
    """What a visitor would see at 10, 5 and 0."""
    seen = sorted(((at, text) for at, text in result.anchors.items() if text.strip()), reverse=True)
    return Section("anchors", "What a visitor would see", tuple(Labelled(str(at), text) for at, text in seen))


def _earlier(result: Result) -> Iterator[Row]:
    """Anchors of wordings whose scale has changed since, the newest first."""
    for wording in reversed(result.wordings):
        for at, text in sorted(wording.anchors.items(), reverse=True):
            if result.anchors.get(at) != text:
                yield Labelled(str(at), text, f"as worded on {date_words(wording.day)}")


def _wordings(result: Result, today: date) -> Iterator[Row]:
    for before, after in reversed(tuple(pairwise(result.wordings))):
        why = f": {after.reason}" if after.reason else ""
        yield Reworded(f"{_step(before, after)} on {short_date(after.day, today)}{why}", before.text, after.text)
    first = result.wordings[0]
    yield Reworded(f"First written on {short_date(first.day, today)}", first.text, first.text)


def _ratings(result: Result, today: date, most: int) -> Iterator[Row]:
    newest = list(reversed(result.ratings))[:most]
    if newest and result.height != FIRST_HEIGHT:
        yield Line(SCALE_OF_ITS_DAY, "quiet")
    if newest:
        yield Line(", ".join(f"{number(one.value)} on {short_date(one.day, today)}" for one in newest))
