"""Reflection: what the entries say together, one page a question."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

import msgspec

from tui.insights.fold.entry_summary import EntrySummary
from tui.insights.fold.portrait import Portrait, Promise, Said
from tui.insights.measures.learning import Feedback, Learning, Lesson, learning
from tui.insights.measures.period import period, summary
from tui.insights.measures.presence import presence
from tui.insights.measures.promises import SPAN, promise_review
from tui.insights.measures.recurring_words import RecurringWords, Used, recurring_words
from tui.insights.signals import Noticed, fits
from tui.insights.views.days import Days, rhythm
from tui.insights.views.emotion import EMPTY as NO_FEELING
from tui.insights.views.emotion import emotion_page
from tui.insights.views.model import (
    Labelled,
    Line,
    Page,
    Piece,
    Pieces,
    Row,
    Section,
    entries_of,
    page,
    pieces_of,
    section,
)
from tui.insights.views.noticed import noticed_page
from tui.insights.views.occasions import at_work_page, moments_page, weeks_page
from tui.insights.views.period import period_page
from tui.insights.views.say_and_do import NONE_MADE, SAY_AND_DO, promises_page
from tui.records.answers import OUTCOME_WORDS
from tui.records.date_forms import date_words
from tui.records.day import day_and_month, short_date
from tui.records.roles import Role
from tui.records.text import counted, one_line

NO_AREAS: Mapping[str, str] = {}
SHOWN = 6
"""At most so many rows of a section; the journal has the others."""
WORDS = 18
"""At most so many words of one kind."""
TITLES = {
    "presence": "The path", "promises": SAY_AND_DO, "learning": "Learning", "words": "Words",
}  # fmt: skip
EMPTY = {
    "presence": "Nothing written this year yet. Every day with an entry will appear here, and no other day is counted.",
    "promises": NONE_MADE,
    "emotion": NO_FEELING,
    "learning": "What you learn will appear here, with where it came from. Learning and feedback asks for it.",
    "words": "The words you keep returning to will appear here after a few more weeks.",
}
"""What a page says while there is nothing for it."""
LEGEND = ("none", "1", "2", "3", "4 or more")


class Reflection(msgspec.Struct, frozen=True, kw_only=True):
    """All pages of a day.

    Attributes:
        week: This week in one page, or the one before.
        presence: A year of days with an entry.
        promises: What was said and what was done; those that are open can be answered.
        learning: What was learned, is tried and comes back.
        emotion: Words for feelings, and where they fell.
        words: What comes back in the writing.
        noticed: What holds now, and what it rests on.
        moments: Heated and quiet moments, by occasion.
        weeks: Weekly reviews and renewals, by occasion.
        at_work: Five behaviours, and what shows them.
        has_to_look: Whether something on the page of learning can be answered now.
    """

    week: Page
    presence: Page
    promises: Page
    learning: Page
    emotion: Page
    words: Page
    noticed: Page
    moments: Page
    weeks: Page
    at_work: Page
    has_to_look: bool = False

    @property
    def pages(self) -> tuple[Page, ...]:
        """In the order they are shown."""
        return (
            self.week, self.presence, self.promises, self.emotion, self.moments, self.learning, self.words,
            self.noticed, self.weeks, self.at_work,
        )  # fmt: skip


def reflection(
    portrait: Portrait,
    rows: Sequence[EntrySummary],
    today: date,
    most: int | None = None,
    noticed: Sequence[Noticed] = (),
    areas: Mapping[str, str] = NO_AREAS,
) -> Reflection:
    """All pages.

    Args:
        portrait: What the entries say.
        rows: The entries themselves.
        today: The last day looked at.
        most: So many open promises are listed at most; all if left out.
        noticed: The signals that hold.
        areas: What each part of life is called.
    """
    learned = learning(portrait, today)
    return Reflection(
        week=week_page(portrait, areas, rows, today),
        presence=presence_page(portrait, today, rows),
        promises=promises_page(promise_review(portrait, today), today, most),
        learning=learning_page(learned, today),
        emotion=emotion_page(portrait, today, areas),
        words=words_page(recurring_words(rows, portrait.exclusions, today)),
        noticed=noticed_page(noticed, fits(portrait.said.get(Role.SIGNAL, ()), today), today),
        moments=moments_page(portrait, today),
        weeks=weeks_page(portrait, today),
        at_work=at_work_page(portrait, today),
        has_to_look=learned.has_to_look(today),
    )


def week_page(portrait: Portrait, areas: Mapping[str, str], rows: Iterable[EntrySummary], today: date) -> Page:
    """This week in one page; the week before it while nothing was written in this one."""
    week = period("week", today)
    written = summary(portrait, week, today)
    found = written if written.pages else summary(portrait, week.before, today)
    shown = found if found.pages else written
    told = period_page(shown, lambda area: areas.get(area, area))
    within = [row.id for row in shown.period.within(rows) if row.flow in portrait.days.get(row.day, ())]
    first, *others = told.sections
    return msgspec.structs.replace(told, sections=(first.resting_on(within), *others))


def presence_page(portrait: Portrait, today: date, rows: Iterable[EntrySummary] = ()) -> Page:
    """A year of days, and the numbers it holds."""
    year = presence(portrait.days, today)
    if not year.pages:
        return _empty("presence")
    begun = year.first or today
    since = f"since {date_words(begun)}" if begun >= year.weeks[0][0] else "in the last year"
    whole = f"{counted(year.pages, 'entry')} on {counted(year.days, 'day')} {since}"
    numbers = Pieces((Piece(rhythm(portrait.days, begun, today), tone="strong"), Piece(whole, tone="quiet")))
    months = [f"{count} in {_month(month, today)}" for month, count in reversed(year.months)]
    first = today - timedelta(days=SPAN)
    made = [row for row in rows if row.day <= today and row.flow in portrait.days.get(row.day, ())]
    whole_year = [row.id for row in made if row.day >= year.weeks[0][0]]
    returned = dict(year.returns[:SHOWN])
    grid = Days(year.weeks, LEGEND, returns=tuple(day for day, _ in year.returns))
    returns = [f"{day_and_month(day)}, after {without} days" for day, without in returned.items()]
    return page(
        TITLES["presence"],
        Section("numbers", rows=(numbers,)).resting_on(row.id for row in made if row.day > first),
        Section("year", "Day by day", (grid,)).resting_on(whole_year),
        section("months", "Days with an entry, by month", pieces_of(months)).resting_on(whole_year),
        section("returns", "Came back after a pause", pieces_of(returns)).resting_on(
            row.id for row in made if row.day in returned
        ),
    )


def _month(month: date, today: date) -> str:
    return f"{month:%b}" if month.year == today.year else f"{month:%b} {month.year}"


def learning_page(found: Learning, today: date) -> Page:
    """What was learned, what is tried, what comes back, and what to ask."""
    if not (found.lessons or found.waiting or found.questions):
        return _empty("learning")
    trying: list[Row] = [Labelled(short_date(one.day, today), one.with_cue) for one in found.trying]
    waiting: list[Row] = [_feedback(one, today) for one in found.waiting]
    lessons = [_lesson(one, today) for one in found.lessons]
    sources = pieces_of(f"{one_line(source)} {count}" for source, count in found.sources)
    return page(
        TITLES["learning"],
        section("trying", "Trying now", trying or [_line("Nothing right now.")]).resting_on(entries_of(found.trying)),
        section("tried", "Tried before", [_tried(one, today) for one in found.tried[:3]]).resting_on(
            entries_of(found.tried)
        ),
        section("feedback", "Feedback, two weeks on", waiting or [_line("No feedback to come back to.")]).resting_on(
            entries_of(one.said for one in found.waiting)
        ),
        section("questions", "To ask", _said(found.questions, today), SHOWN).resting_on(entries_of(found.questions)),
        section("lessons", "Learned", lessons, 2 * SHOWN).resting_on(entries_of(one.said for one in found.lessons)),
        section("sources", "Where ideas came from", sources).resting_on(found.sourced),
    )


def _tried(one: Promise, today: date) -> Labelled:
    return Labelled(short_date(one.day, today), one_line(one.text), OUTCOME_WORDS[one.outcome] if one.outcome else "")


def _feedback(one: Feedback, today: date) -> Labelled:
    when = "is due" if one.due <= today else f"comes back on {day_and_month(one.due)}"
    return Labelled(
        short_date(one.said.day, today), one_line(one.tenth or one.said.text), f"{one_line(one.use)}, {when}"
    )


def _lesson(one: Lesson, today: date) -> Labelled:
    about = (one_line(one.source), f"against: {one_line(one.belief)}" if one.belief else "")
    return Labelled(short_date(one.said.day, today), one_line(one.said.text), ", ".join(filter(None, about)))


def words_page(found: RecurringWords) -> Page:
    """Words that come back, words gone quiet, people and tags, each with the number of days it stands on."""
    if not (found.more or found.quiet or found.people or found.tags):
        return _empty("words", "No word stands out in the last three months." if found.compared else "")
    few = _line("Words are compared with the year before once there is enough written in both")
    return page(
        TITLES["words"],
        _used("more", "More often in these three months than in the year before", found.more),
        _used("quiet", "Gone quiet since", found.quiet),
        _used("people", "People", found.people),
        _used("tags", "Tags", found.tags),
        section("compared", "", () if found.compared else (few,)),
        section(
            "about", "", (_line("The number shows on how many days you used the word; / in the Journal finds them."),)
        ),
    )


def _used(name: str, heading: str, words: Sequence[Used]) -> Section:
    shown = words[:WORDS]
    pieces = pieces_of(f"{one_line(one.text)} {one.days}" for one in shown)
    return section(name, heading, pieces).resting_on(entry for one in shown for entry in one.entries)


def _said(said: Iterable[Said], today: date) -> list[Labelled]:
    return [Labelled(short_date(one.day, today), one_line(one.text)) for one in said]


def _line(text: str) -> Line:
    return Line(text, "quiet")


def _empty(name: str, text: str = "") -> Page:
    return Page(TITLES[name], (Section("empty", rows=(_line(text or EMPTY[name]),)),))
