"""What the pages say together, in words: the path, say and do, learning, mood, and a period in one page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from tui.insights.learning import Learning
from tui.insights.mood import Weather
from tui.insights.overview import Doing, Feeling, Overview, overview
from tui.insights.path import Path
from tui.insights.promises import FEWEST_GUESSES, SPAN, Kept
from tui.insights.recurring import Recurring
from tui.insights.summary import LENGTHS, Length, Period, period
from tui.plain.days import short_day
from tui.plain.line import ask_line
from tui.plain.menu import choose
from tui.plain.said import signed
from tui.plain.talk import Talk
from tui.records.answers import OUTCOME_WORDS, number
from tui.records.text import counted, one_line
from tui.workspace import Workspace
from tui.workspace.printing import told

PAGES = ("The path", "Say and do", "Learning", "Mood", "Words", "A week, a month or a year in one page")
IN_ONE_PAGE = len(PAGES) - 1
_PERIODS = (*(f"This {length}." for length in LENGTHS), "Another day, and what is around it.")
_PERIOD_NAMES = (*((length, f"this {length}") for length in LENGTHS), ("another", "another day", "day"))
_AROUND = tuple(f"The {length} of that day." for length in LENGTHS)
_EXPLAIN_DAY = "Write year, month and day in numbers, with a hyphen between. Enter alone, < and q go back."
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SHOWN = 6
"""So many of a list are said; the pages hold them all."""


def run(talk: Talk, workspace: Workspace, begin: Callable[[str], None]) -> None:
    """Offers the pages, and says the one that is chosen."""
    del begin
    view = overview(workspace.portrait(), workspace.listing(), workspace.today)
    names = [("path",), ("say and do", "say", "do"), ("learning",), ("mood",), ("words",), LENGTHS]
    while True:
        talk.gap()
        talk.say("Insights.")
        place = choose(talk, PAGES, names, "Number or name, q goes back:")
        if place is None:
            return
        talk.gap()
        if place == IN_ONE_PAGE:
            _period(talk, workspace)
            continue
        talk.say(f"{PAGES[place]}.")
        for line in _page(view, place, workspace.today):
            talk.say(line)


def _period(talk: Talk, workspace: Workspace) -> None:
    """Asks which week, month or year, and says it."""
    while True:
        talk.say(f"{PAGES[IN_ONE_PAGE]}.")
        place = choose(talk, _PERIODS, _PERIOD_NAMES, "Number or name, q goes back to the insights:")
        if place is None:
            return
        length, day = (LENGTHS[place], workspace.today) if place < len(LENGTHS) else _on_another_day(talk)
        if day is not None:
            _say_period(talk, workspace, period(length, day))
        talk.gap()


def _on_another_day(talk: Talk) -> tuple[Length, date | None]:
    """A day, and which of the periods around it; no day if it was left."""
    while True:
        line = ask_line(talk, "A day in it, as in 2026-09-14, q goes back:", _EXPLAIN_DAY)
        if not line:
            return LENGTHS[0], None
        try:
            day = date.fromisoformat(line)
        except ValueError:
            talk.say(f"“{line[:60]}” is no day; one is written as in 2026-09-14.")
            continue
        place = choose(talk, _AROUND, [(length,) for length in LENGTHS], "Number or name, q goes back:")
        return LENGTHS[place or 0], None if place is None else day


def _say_period(talk: Talk, workspace: Workspace, found: Period) -> None:
    page = told(workspace, found)
    talk.gap()
    talk.say(f"{page.title}. {page.first}")
    for section in page.sections:
        talk.gap()
        talk.say(f"{section.heading}.")
        for item in section.items:
            talk.say(f"{item.lead}: {item.text}" if item.lead else item.text)
            for text in item.more:
                talk.say(f"  {text}")
    talk.gap()
    talk.say(page.closing)


def _page(view: Overview, place: int, today: date) -> Iterator[str]:
    match place:
        case 0:
            return _path(view.path)
        case 1:
            return _doing(view.doing)
        case 2:
            return _learning(view.learning, today)
        case 3:
            return _feeling(view.feeling, today)
        case _:
            return _words(view.recurring)


def _words(found: Recurring) -> Iterator[str]:
    if not (found.more or found.quiet or found.people or found.tags):
        yield "Words you come back to will stand here, once there are pages enough to compare."
        return
    heads = {
        "More often than in the year before, these three months": found.more, "Gone quiet since": found.quiet,
        "People": found.people, "Tags": found.tags,
    }  # fmt: skip
    for head, used in heads.items():
        if used:
            said = (f"{one_line(one.text)}, {counted(one.days, 'day')}" for one in used[: 2 * SHOWN])
            yield f"{head}: {'; '.join(said)}."


def _path(path: Path) -> Iterator[str]:
    if not path.pages:
        yield "No page in this year yet."
        return
    yield f"A page on {path.recent} of the last 28 days."
    yield f"In the last year {counted(path.pages, 'page')} on {counted(path.days, 'day')}."
    months = [f"{month:%B} {days}" for month, days in reversed(path.months)]
    yield f"Days with a page, by month, newest first: {', '.join(months)}."


def _doing(doing: Doing) -> Iterator[str]:
    whole = doing.whole
    if not (whole.answered or whole.let_go or whole.open):
        yield "What you promise yourself will stand here, and what became of it."
        return
    yield f"The last {SPAN} days: {_kept(doing.recent)}"
    if doing.beside is not None:
        beside = doing.beside
        said = beside.kept.text or "nothing answered yet"
        yield f"You rated your word {number(beside.rated)} on {beside.day.day} {beside.day:%B}; the record says {said}."
    yield f"All of them: {_kept(whole)}"
    if doing.guesses:
        yield "Confidence against outcome:"
        for guess in doing.guesses:
            yield f"At {number(guess.low)} to {number(guess.high)}, kept {guess.kept.text or 'nothing answered'}."
    else:
        yield f"Confidence against outcome is said once {FEWEST_GUESSES} answered promises had a confidence."
    if doing.hurdles:
        yield "Obstacles named, and what became of the promises beside them:"
    for hurdle in doing.hurdles[:SHOWN]:
        times = "once" if hurdle.named == 1 else f"{hurdle.named} times"
        yield f"{one_line(hurdle.text)}, {times}: {_counts(hurdle.kept)}."
    if doing.causes:
        said = ", ".join(f"{one_line(cause)} {times}" for cause, times in doing.causes[: 2 * SHOWN])
        yield f"What helped, or came instead: {said}."
    if doing.open:
        yield f"{counted(len(doing.open), 'promise')} {'is' if len(doing.open) == 1 else 'are'} open."


def _kept(kept: Kept) -> str:
    share = f"{kept.text} kept; " if kept.text else ""
    return f"{share}{_counts(kept)}, {kept.let_go} let go."


def _counts(kept: Kept) -> str:
    return f"{kept.yes} kept, {kept.partly} partly, {kept.no} not this time"


def _learning(learning: Learning, today: date) -> Iterator[str]:
    if not (learning.lessons or learning.waiting or learning.questions):
        yield "What you learn will stand here, with where it came from."
        return
    if learning.trying:
        yield "Being tried:"
    for promise in learning.trying:
        yield f"{one_line(promise.text)}{f', {one_line(promise.cue)}' if promise.cue else ''}"
    if learning.tried:
        yield "Tried before:"
    for promise in learning.tried[:SHOWN]:
        became = f", {OUTCOME_WORDS[promise.outcome]}" if promise.outcome else ""
        yield f"{one_line(promise.text)}{became}, {short_day(promise.day, today)}"
    if learning.waiting:
        yield "Feedback, two weeks on:"
    for feedback in learning.waiting:
        back = "is here to be looked at" if feedback.due <= today else f"comes back on {short_day(feedback.due, today)}"
        yield f"{one_line(feedback.tenth or feedback.said.text)}, {back}"
    if learning.questions:
        yield "To ask:"
    for said in learning.questions[:SHOWN]:
        yield one_line(said.text)
    if learning.lessons:
        yield "Learned, newest first:"
    for lesson in learning.lessons[: 2 * SHOWN]:
        about = "".join(f", {part}" for part in (lesson.source, lesson.belief and f"against: {lesson.belief}") if part)
        yield f"{short_day(lesson.said.day, today)}: {one_line(lesson.said.text)}{one_line(about)}"


def _feeling(feeling: Feeling, today: date) -> Iterator[str]:
    words = feeling.words
    if not (words.most or feeling.heat or feeling.cards):
        yield "Your words for how it is will stand here."
        return
    if words.most:
        yield f"The word you used most often: {one_line(words.most)}, {counted(words.times, 'time')}."
    if words.once:
        yield f"Used once: {', '.join(map(one_line, words.once[: 2 * SHOWN]))}."
    if feeling.heat:
        yield "Moments with heat, by month, newest first:"
    for heat in list(reversed(feeling.heat))[:SHOWN]:
        yield f"{heat.month:%B %Y}: reacted {heat.reacted}, responded {heat.responded}, some of each {heat.mixed}."
    if feeling.gaps:
        said = ", ".join(f"{gap} {times}" for gap, times in feeling.gaps)
        yield f"Room between urge and act: {said}."
    if feeling.cards:
        yield "Cards for next time:"
    for card in feeling.cards[:SHOWN]:
        then = f", then {one_line(card.answer)}" if card.answer else ""
        yield f"{short_day(card.day, today)}: if {one_line(card.sign)}{then}"
    if feeling.weekdays:
        yield "Check-ins by weekday, energy and pleasantness from minus 5 to plus 5:"
        for day, weather in feeling.weekdays.items():
            yield f"{WEEKDAYS[day]}: {_weather(weather)}"
        yield "Check-ins by hour:"
        for hour, weather in feeling.hours.items():
            yield f"{hour} o'clock: {_weather(weather)}"


def _weather(weather: Weather) -> str:
    energy, pleasantness = signed(round(weather.energy, 1)), signed(round(weather.pleasantness, 1))
    return f"energy {energy}, pleasantness {pleasantness}, {counted(weather.times, 'time')}."
