"""The pages of Insights about the path, learning and emotion; numbers always stand as text."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from textual.content import Content

from tui.app.text import line
from tui.app.widgets.lines import Lines
from tui.insights.learning import Learning
from tui.insights.mood import Weather
from tui.insights.overview import Feeling
from tui.insights.path import Path
from tui.insights.portrait import Said
from tui.insights.recurring import Recurring
from tui.records.answers import OUTCOME_WORDS
from tui.records.text import counted

SHADES, PLAIN_SHADES = "·░▒▓█", ".-+*#"
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
SHOWN = 6
"""So many of a list are shown."""
WORDS = 18
"""So many words of one kind are shown."""
MONTHS = 12
"""So many months are shown."""


def path_page(path: Path, width: int, *, plain: bool) -> list[Content]:
    """A year of days as a grid, and the numbers it holds."""
    lines = Lines(width)
    if not path.pages:
        lines.add(Content("No page in this year yet. Every day with one will stand here, and no other is counted."))
        return lines.rows
    said = f" of the last 28 days · {counted(path.pages, 'page')} on {counted(path.days, 'day')} in the last year"
    lines.add(Content.assemble((f"{path.recent}", "bold"), (said, "$quiet")))
    lines.rows.append(Content(""))
    weeks = path.weeks[-max(4, lines.width - 5) :]
    lines.drawn(Content(f"     {_month_names([week for week, _ in weeks])}").stylize("$quiet"))
    for day, name in enumerate(WEEKDAYS):
        cells = "".join(_shade(counts[day], plain=plain) for _, counts in weeks)
        lines.drawn(Content.assemble((f"{name}  ", "$quiet"), (cells, "$primary")))
    shades = PLAIN_SHADES if plain else SHADES
    legend = "   ".join(
        f"{sign} {text}" for sign, text in zip(shades, ("none", "1", "2", "3", "4 or more"), strict=True)
    )
    lines.add(Content(f"     {legend}").stylize("$quiet"))
    lines.head("Days with a page, by month")
    lines.pieces(Content(f"{month:%b} {count}") for month, count in reversed(path.months))
    if path.returns:
        lines.head("Came back after a pause")
        lines.pieces(Content(f"{_day(day)}, after {without} days") for day, without in path.returns[:SHOWN])
    return lines.rows


def _shade(count: int | None, *, plain: bool) -> str:
    shades = PLAIN_SHADES if plain else SHADES
    return " " if count is None else shades[min(count, len(shades) - 1)]


def _month_names(weeks: list[date]) -> str:
    """Names of months over the weeks in which they begin, as far as they do not run into each other."""
    row = [" "] * (len(weeks) + 3)
    free, month = 0, weeks[0].month
    for place, week in enumerate(weeks):
        if week.month != month and place >= free and place + 3 <= len(weeks):
            row[place : place + 3] = f"{week:%b}"
            free = place + 4
        month = week.month
    return "".join(row).rstrip()


def learning_page(learning: Learning, today: date, width: int) -> list[Content]:
    """What was learned, what is tried, what comes back, and what to ask."""
    lines = Lines(width)
    if not (learning.lessons or learning.waiting or learning.questions):
        lines.add(Content("What you learn will stand here, with where it came from. The learning log keeps an idea."))
        return lines.rows
    lines.head("Being tried")
    for promise in learning.trying:
        cue = f" — {promise.cue}" if promise.cue else ""
        lines.add(line(promise.text + cue), _dated(promise.day))
    if not learning.trying:
        lines.item(Content("Nothing at the moment.").stylize("$quiet"))
    if learning.tried:
        lines.head("Tried before")
    for promise in learning.tried[:3]:
        became = OUTCOME_WORDS[promise.outcome] if promise.outcome else ""
        lines.add(Content.assemble(line(promise.text), (f" · {became}", "$quiet")), _dated(promise.day))
    lines.head("Feedback, two weeks on")
    for feedback in learning.waiting:
        when = "is here to be looked at" if feedback.due <= today else f"comes back on {_day(feedback.due)}"
        tenth = feedback.tenth or feedback.said.text
        lines.add(Content.assemble(line(tenth), (f" · {feedback.use} · {when}", "$quiet")), _dated(feedback.said.day))
    if not learning.waiting:
        lines.item(Content("None is waiting for its look.").stylize("$quiet"))
    if learning.questions:
        lines.head("To ask")
        _said(lines, learning.questions, SHOWN)
    if learning.lessons:
        lines.head("Learned")
        for lesson in learning.lessons[: 2 * SHOWN]:
            text = line(lesson.said.text)
            for about in (lesson.source, f"against: {lesson.belief}" if lesson.belief else ""):
                if about:
                    text = Content.assemble(text, (" · ", "$quiet"), line(about).stylize("$quiet"))
            lines.add(text, _dated(lesson.said.day))
        lines.more(len(learning.lessons) - 2 * SHOWN)
    if learning.sources:
        lines.head("Where ideas came from")
        lines.pieces(line(f"{source} {count}") for source, count in learning.sources)
    return lines.rows


def feeling_page(feeling: Feeling, width: int) -> list[Content]:
    """Words, heat, triggers and cards, and where moods fell in the week and the day."""
    lines = Lines(width)
    words = feeling.words
    if not (words.most or feeling.heat or feeling.cards):
        lines.add(
            Content("Your words for how it is will stand here. The check-in of a morning or evening asks for one.")
        )
        return lines.rows
    if words.most:
        lines.head("Words")
    if words.times > 1:
        lines.item(
            Content.assemble("most often ", line(words.most).stylize("bold"), f", {counted(words.times, 'time')}")
        )
    if words.once:
        lines.item(Content.assemble("once ", line(", ".join(words.once[: 2 * SHOWN]))))
    if feeling.heat:
        lines.head("Moments with heat, by month")
        for heat in reversed(feeling.heat[-MONTHS:]):
            said = f"reacted {heat.reacted}   responded {heat.responded}   some of each {heat.mixed}"
            lines.add(Content(said), Content(f"  {heat.month:%b %y}   ").stylize("$quiet"))
    if feeling.gaps:
        lines.head("Room between urge and act")
        lines.pieces(line(f"{gap} {count}") for gap, count in feeling.gaps)
    if feeling.cards:
        lines.head("Cards for next time")
        for card in feeling.cards[:SHOWN]:
            then = f" → {card.answer}" if card.answer else ""
            lines.add(line(f"{card.sign}{then}"), _dated(card.day))
        lines.more(len(feeling.cards) - SHOWN)
    if feeling.triggers:
        lines.head("What set it off")
        _said(lines, feeling.triggers, SHOWN)
    if feeling.weekdays:
        lines.head("Check-ins by weekday, on a field from -5 to 5 each way")
        _weather(lines, {WEEKDAYS[day]: weather for day, weather in feeling.weekdays.items()})
        lines.head("Check-ins by hour")
        _weather(lines, {f"{hour:02}h": weather for hour, weather in feeling.hours.items()})
    return lines.rows


def words_page(found: Recurring, width: int) -> list[Content]:
    """Words that come back, words gone quiet, people and tags, each with the days it stands on."""
    lines = Lines(width)
    if not (found.more or found.quiet or found.people or found.tags):
        lines.add(
            Content("Words you come back to will stand here, once there are pages enough to compare.")
            if not found.compared
            else Content("No word stands out in the last three months.")
        )
        return lines.rows
    heads = {
        "More often than in the year before, these three months": found.more,
        "Gone quiet since": found.quiet,
        "People": found.people,
        "Tags": found.tags,
    }
    for head, used in heads.items():
        if used:
            lines.head(head)
            lines.pieces(Content.assemble(line(one.text), (f" {one.days}", "$quiet")) for one in used[:WORDS])
    if not found.compared:
        lines.head("Words are compared with the year before, once there are pages enough in both")
    lines.rows.append(Content(""))
    lines.add(Content("The number says on how many days it stands; / in the Journal finds them.").stylize("$quiet"))
    return lines.rows


def _weather(lines: Lines, found: Mapping[str, Weather]) -> None:
    for name, weather in found.items():
        said = f"energy {weather.energy:+.1f}   pleasantness {weather.pleasantness:+.1f}   "
        lines.add(Content.assemble(said, (counted(weather.times, "time"), "$quiet")), f"  {name}   ")


def _said(lines: Lines, said: tuple[Said, ...], most: int) -> None:
    for one in said[:most]:
        lines.add(line(one.text), _dated(one.day))
    lines.more(len(said) - most)


def _dated(day: date) -> Content:
    return Content(f"  {day.day:>2} {day:%b %y}   ").stylize("$quiet")


def _day(day: date) -> str:
    return f"{day.day} {day:%B}"
