"""The page of Insights about what was said and what was done."""

from __future__ import annotations

from textual.content import Content

from tui.app.text import line
from tui.app.widgets.bars import share_bar
from tui.app.widgets.lines import Lines
from tui.insights.overview import Doing
from tui.insights.portrait import Promise
from tui.insights.promises import FEWEST_GUESSES, SPAN, Guess, Hurdle, Kept
from tui.records.answers import number

SHOWN = 5
"""So many obstacles and causes are shown."""
BAR = 24


def open_row(promise: Promise) -> Content:
    """One open promise in a line."""
    cue = f" — {promise.cue}" if promise.cue else ""
    return Content.assemble((f"{promise.day.day:>2} {promise.day:%b}  ", "$quiet"), line(promise.text + cue))


def doing_page(doing: Doing, width: int, *, plain: bool) -> list[Content]:
    """The record, one's own word beside it, confidence against outcome, obstacles against causes."""
    lines = Lines(width)
    whole = doing.whole
    if not (whole.answered or whole.let_go or whole.open):
        lines.add(Content("What you promise yourself will stand here, and what became of it. A morning ends with one."))
        return lines.rows
    lines.head(f"The last {SPAN} days")
    _record(lines, doing.recent)
    if doing.beside is not None:
        beside = doing.beside
        text = beside.kept.text or "nothing answered yet"
        said = (
            f"You rated your word {number(beside.rated)} on {beside.day.day} {beside.day:%B}; the record says {text}."
        )
        lines.item(Content(said))
    lines.head("All of them, by what became of them")
    _outcomes(lines, whole, plain=plain)
    lines.head("Confidence against outcome")
    if doing.guesses:
        for guess in doing.guesses:
            lines.add(Content(f"kept {_of(guess)}"), f"  {_band(guess)}   ")
    else:
        lines.item(Content(f"Shown once {FEWEST_GUESSES} answered promises had a confidence.").stylize("$quiet"))
    if doing.hurdles:
        lines.head("Obstacles named, and what was said afterwards")
        for hurdle in doing.hurdles[:SHOWN]:
            _hurdle(lines, hurdle)
    if doing.causes:
        lines.head("What helped, or came instead")
        lines.item(line(" · ".join(f"{cause} {count}" for cause, count in doing.causes[: 2 * SHOWN])))
    return lines.rows


def _record(lines: Lines, kept: Kept) -> None:
    counts = f"{kept.yes} kept   {kept.partly} partly   {kept.no} not this time   {kept.let_go} let go"
    text = Content.assemble((f"{kept.text}   ", "bold"), counts) if kept.text else Content(counts)
    lines.item(text)


def _outcomes(lines: Lines, kept: Kept, *, plain: bool) -> None:
    rows = (("kept", kept.yes), ("partly", kept.partly), ("not", kept.no), ("let go", kept.let_go))
    total = sum(count for _, count in rows) or 1
    for name, count in rows:
        bar = share_bar(count / total, min(BAR, lines.width - 20), plain=plain)
        lines.drawn(Content.assemble(f"  {name:<8}{count:>4}  ", (bar, "$secondary")))


def _band(guess: Guess) -> str:
    return f"{number(guess.low)} to {number(guess.high)}".ljust(10)


def _of(guess: Guess) -> str:
    share = guess.kept.text
    return f"{share} of {guess.kept.answered}" if share.endswith("%") else share


def _hurdle(lines: Lines, hurdle: Hurdle) -> None:
    times = "once" if hurdle.named == 1 else f"{hurdle.named} times"
    became = f"{hurdle.kept.yes} kept, {hurdle.kept.partly} partly, {hurdle.kept.no} not"
    lines.item(Content.assemble(line(hurdle.text), (f" · {times} · {became}", "$quiet")))
    if hurdle.causes:
        said = ", ".join(f"{cause} {count}" for cause, count in hurdle.causes[:3])
        lines.add(line(said).stylize("$quiet"), "    ")
