"""What Reflection tells by occasion: heated moments, quiet ones, weekly reviews and renewals; and the evidence book."""

from __future__ import annotations

from datetime import date
from functools import partial

from tui.insights.fold.portrait import Portrait
from tui.insights.measures.at_work import Behaviour, Proof, evidence_book
from tui.insights.views.model import Labelled, Line, Page, Section, entries_of, newest, page
from tui.insights.views.moments import Moments, moments
from tui.records.day import short_date
from tui.records.roles import Role

LISTED = 8
"""So many pieces of evidence of each behaviour are shown, the newest."""
MOMENTS, WEEKS, AT_WORK = "Moments", "Weeks", "At work"
EMPTY = {
    MOMENTS: "Heated moments you look at will be listed here, from the first sign to what you did, and quiet ones too.",
    WEEKS: "What you noticed in your weekly reviews and renewals will be listed here, week by week.",
    AT_WORK: "What shows initiative, curiosity, honesty, resilience and trust will gather here, from what you write.",
}
"""What a page says while there is nothing for it."""

HEATED = Moments(
    "heated", "Heated moments, from the first sign to what I did", frozenset({"trigger"}), (Role.TRIGGER,),
    {
        Role.PEAK: "at its peak", Role.INTENSITY: "how strong, 0 to 10", Role.BODY: "where it showed",
        Role.URGE: "I wanted to", Role.ACT: "I did", Role.GAP: "room between the two", Role.HEAT: "looking back",
        Role.CHOICE_POINT: "more room may be in", Role.READING: "another reading", Role.TOUCHED: "it touched",
        Role.CARD: "next time, when I notice",
    },
)  # fmt: skip
NOTED = Moments(
    "noted", "Heated moments noted in an evening", frozenset({"evening"}), (Role.TRIGGER,), {Role.HEAT: "looking back"}
)
QUIET = Moments("quiet", "Quiet moments", frozenset({"quiet"}), (Role.WAY,), {Role.MINUTES: "for", Role.NOTE: "after"})
REVIEWED = Moments(
    "reviews", "Weekly reviews", frozenset({"weekly"}),
    (Role.WEEK_NOTE, Role.PATTERN, Role.LENS, Role.THEME, Role.WORD),
    {
        Role.PATTERN: "repeated itself", Role.PART: "my part", Role.LENS: "looked at",
        Role.THEME: "theme for the next week", Role.WORD: "my word, 0 to 10", Role.KEEPER: "to find again",
        Role.FOCUS: "attention to",
    },
)  # fmt: skip
RENEWED = Moments(
    "renewals", "Renewals", frozenset({"renewal"}), (Role.MARKS, Role.PATIENCE, Role.SHARE),
    {Role.PATIENCE: "patient about", Role.KEEPER: "kept", Role.SHARE: "to read to someone"},
)  # fmt: skip

HEADINGS: dict[Behaviour, str] = {
    "initiative": "Initiative: started unasked",
    "curiosity": "Curiosity: met with a question",
    "honesty": "Honesty: said, or ready to be said",
    "resilience": "Resilience: came back after a miss",
    "trust": "Trust: given, or asked for",
}


def moments_page(portrait: Portrait, today: date) -> Page:
    """Heated and quiet moments, by occasion."""
    return _page(MOMENTS, *(moments(portrait, kind, today) for kind in (HEATED, NOTED, QUIET)))


def weeks_page(portrait: Portrait, today: date) -> Page:
    """Weekly reviews and renewals, by occasion."""
    return _page(WEEKS, moments(portrait, REVIEWED, today), moments(portrait, RENEWED, today))


def at_work_page(portrait: Portrait, today: date) -> Page:
    """The evidence book: each behaviour with what shows it, the newest first."""
    found = []
    for name, proofs in evidence_book(portrait).items():
        shown = newest(name, HEADINGS[name], proofs, partial(_proof, today), LISTED)
        found.append(shown.resting_on(entries_of(reversed(proofs))))
    return _page(AT_WORK, *found)


def _proof(today: date, one: Proof) -> Labelled:
    return Labelled(short_date(one.day, today), one.text, one.note)


def _page(title: str, *sections: Section) -> Page:
    found = page(title, *sections)
    return found if found.sections else Page(title, (Section("empty", rows=(Line(EMPTY[title], "quiet"),)),))
