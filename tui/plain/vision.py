"""What is wanted, and where it is: each result in words, to be rated, given a fact, or read in full."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from tui.insights.portrait import Portrait, Result, Said
from tui.insights.pull import pull
from tui.insights.tension import ends_since, movement, reality, tension
from tui.plain.days import short_day
from tui.plain.line import ask_line
from tui.plain.menu import choose, pages
from tui.plain.talk import Talk
from tui.plain.typed import Unfit, scale
from tui.practice.flow import Field
from tui.records.answers import OUTCOME_WORDS, number
from tui.records.text import counted, has_words, one_line
from tui.workspace import Workspace, outside

NEWEST = 5
"""So many facts, promises and the like are said; the pages hold them all."""
_AT_FIRST = 10
_FIRST_SCALE = "on the first scale, where the vision began at 10"
_SCALE_OF_ITS_DAY = ", each on the scale of its day, where 10 was the vision as it then stood"
_WAYS = ("Rate it now.", "Note a fact.", "Hear all of it again.")
_NAMES = (("r", "rate"), ("f", "fact"), ("hear", "again"))
_EXPLAIN_RATING = (
    "A number from 0, nothing of it, to 10, as you want it; halves are fine. The earlier number comes after yours. "
    "Enter alone, < and q leave it as it is."
)
_EXPLAIN_FACT = (
    "Write what anyone present could confirm: what was done, said or counted. It is kept with today's date. "
    "Enter alone, < and q note nothing."
)


def run(talk: Talk, workspace: Workspace, begin: Callable[[str], None]) -> None:
    """Says each result with vision, reality and gap, and opens the one that is chosen."""
    del begin
    portrait, today = workspace.portrait(), workspace.today
    names = {area.id: area.name for area in workspace.catalogue.areas}
    held = portrait.held
    ended = [result for result in portrait.results if result.status != "held"]
    found = [*held, *ended]
    talk.gap()
    if not found:
        talk.say("Nothing is held yet. The first run and the flow for drawing forth a vision write it down.")
        return
    talk.say(f"You hold {counted(len(held), 'result')}." + (f" {len(ended)} ended on purpose." if ended else ""))

    def line(place: int) -> str:
        result = workspace.portrait().result(found[place].id) or found[place]
        return f"{names.get(result.area, result.area)}. {one_line(result.text)} {gap_words(result, today)}"

    pages(
        talk, len(found), line, lambda place: _one(talk, workspace, found[place].id), "the vision",
        "Number opens one,", "A number says all of that result, and lets you rate it or note a fact.",
    )  # fmt: skip


def gap_words(result: Result, today: date) -> str:
    """Vision, reality and the gap, and which way it goes."""
    if result.status != "held":
        return f"{result.status.capitalize()}{f' on {short_day(result.became, today)}' if result.became else ''}."
    gap = tension(result)
    scale_words = f", {_FIRST_SCALE}" if result.height != _AT_FIRST else ""
    if gap is None:
        return f"Vision {_one_place(result.height)}{scale_words}, reality not rated yet."
    moved = movement(result, today)
    now = _one_place(reality(result.ratings[-1]))
    said = f"Vision {_one_place(result.height)}, reality {now}, gap {_one_place(gap)}{scale_words}"
    said += f", {moved}." if moved else "."
    strength = pull(result, today)
    if strength is not None and strength.is_faint and gap > 0:
        said += f" It hardly pulls: {strength.reason}."
    return said


def _one(talk: Talk, workspace: Workspace, result_id: str) -> None:
    _say_whole(talk, workspace, result_id)
    while (result := workspace.portrait().result(result_id)) is not None and result.status == "held":
        match choose(talk, _WAYS, _NAMES, "Number, q goes back to the vision:"):
            case None:
                return
            case 0:
                _rate(talk, workspace, result)
            case 1:
                _fact(talk, workspace, result)
            case _:
                _say_whole(talk, workspace, result_id)
                continue
        talk.gap()
        talk.say(f"Still at: {one_line(result.text)}")


def _say_whole(talk: Talk, workspace: Workspace, result_id: str) -> None:
    portrait = workspace.portrait()
    result = portrait.result(result_id)
    if result is None:
        return
    talk.gap()
    for line in _whole(result, portrait, workspace.today):
        talk.say(line)


def _whole(result: Result, portrait: Portrait, today: date) -> Iterator[str]:
    yield one_line(result.text)
    yield f"Held since {short_day(result.since, today)}. {gap_words(result, today)}"
    moved = ends_since(result)
    if moved is not None and len(result.ratings) > 1 and (moved.up or moved.low):
        rose = f"reality {'rose' if moved.up > 0 else 'slipped'} by {_one_place(abs(moved.up))}"
        asked = f"you asked for {'less' if moved.low > 0 else 'more'} by {_one_place(abs(moved.low))}"
        parts = [rose if moved.up else "reality stayed", asked if moved.low else "the vision stayed"]
        yield f"Since the first rating {', '.join(parts)}."
    if result.ratings:
        newest = [f"{number(one.value)} on {short_day(one.day, today)}" for one in reversed(result.ratings[-NEWEST:])]
        scales = _SCALE_OF_ITS_DAY if result.height != _AT_FIRST else ""
        yield f"{counted(len(result.ratings), 'rating')}, newest first{scales}: {', '.join(newest)}."
    for at, text in sorted(result.anchors.items(), reverse=True):
        if text.strip():
            yield f"A visitor would see at {at}: {one_line(text)}"
    yield from _dated("Facts", result.facts, today)
    yield from _dated("Seen first when it was read", result.images, today)
    yield from _dated("Obstacles named", result.obstacles, today)
    promises = [promise for promise in portrait.promises if promise.about == result.id]
    if promises:
        yield "Promised for it, newest first:"
    for promise in list(reversed(promises))[:NEWEST]:
        became = OUTCOME_WORDS[promise.outcome] if promise.outcome else "open"
        yield f"{short_day(promise.day, today)}, {became}: {one_line(promise.text)}"
    if len(result.wordings) > 1:
        yield "Earlier wordings, newest first:"
    for wording in list(reversed(result.wordings[:-1]))[:NEWEST]:
        yield f"{short_day(wording.day, today)}: {one_line(wording.text)}"


def _dated(label: str, said: tuple[Said, ...], today: date) -> Iterator[str]:
    if said:
        yield f"{label}, newest first:"
    for one in list(reversed(said))[:NEWEST]:
        yield f"{short_day(one.day, today)}: {one_line(one.text)}"


def _rate(talk: Talk, workspace: Workspace, result: Result) -> None:
    field = Field(kind="scale")
    while True:
        line = ask_line(talk, "Where is it now, 0 to 10? Enter leaves it, q goes back:", _EXPLAIN_RATING)
        if not line:
            return
        try:
            value = scale(line, field)
        except Unfit as problem:
            talk.say(str(problem))
            continue
        workspace.keep_outside("rate", outside.rating(result.id, result.text, value))
        if result.ratings:
            before = result.ratings[-1]
            talk.say(f"Kept. On {short_day(before.day, workspace.today)} you said {number(before.value)}.")
        else:
            talk.say("Kept.")
        now = workspace.portrait().result(result.id)
        if now is not None:
            talk.say(gap_words(now, workspace.today))
        return


def _fact(talk: Talk, workspace: Workspace, result: Result) -> None:
    line = ask_line(
        talk, "Something a camera would have caught, in one line. Enter leaves it, q goes back:", _EXPLAIN_FACT
    )
    if line and has_words(line):
        workspace.keep_outside("fact", outside.fact(result.id, result.text, line))
        talk.say("Kept.")


def _one_place(value: float) -> str:
    return number(round(value, 1))
