"""What the notebook noticed, said kindly, once: one table of rules, and when to keep quiet.

The rules and their wording are practice.md's, sections 3 and 4.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta

from tui.insights.portrait import Portrait, Said
from tui.insights.signals import doing, evidence, gaps, living
from tui.insights.signals.signal import Kind, Signal, View
from tui.records.roles import Role

__all__ = ["RULES", "Kind", "Signal", "View", "all_signals", "noticed"]

RULES: dict[Kind, Callable[[View], Iterator[Signal]]] = {
    "arrived": gaps.arrived,
    "lowered": gaps.lowered,
    "relief": gaps.relief,
    "ahead": evidence.ahead,
    "behind": evidence.behind,
    "quiet_stall": gaps.quiet_stall,
    "busy_stall": gaps.busy_stall,
    "back_and_forth": gaps.back_and_forth,
    "says_more": doing.says_more,
    "does_more": doing.does_more,
    "drift": living.drift,
    "attention": doing.attention,
    "heavy": gaps.heavy,
    "date_slips": evidence.date_slips,
    "sliding": living.sliding,
    "seldom_sighted": living.seldom_sighted,
    "often_sighted": living.often_sighted,
    "argument": living.argument,
}
"""Every kind of signal and its rule, in the order of their priority: section 3's, those of section 4 last.

A drift is seen for some two weeks and comes before what holds for months, which would else always have the turn.
"""

WEEK = 7
REST = 14
REST_IF_WRONG = 60
WRONG = "that's not it"
LATER = "not now"


def noticed(
    portrait: Portrait,
    today: date,
    groups: Mapping[str, str | None],
    areas: Mapping[str, str] | None = None,
) -> Signal | None:
    """The one thing to say, if anything.

    At most one a week; none when the latest mood of today is at or below -3 on both axes; and none about something
    that rests (see ``_rests``).

    Args:
        portrait: What the journal says.
        today: The practice day.
        groups: Value id to its region of the circle.
        areas: Area id to its name; ids stand for themselves without.
    """
    answers = portrait.said.get(Role.SIGNAL, ())
    if _is_heavy(portrait, today) or (answers and (today - answers[-1].day).days < WEEK):
        return None
    return next(
        (signal for signal in all_signals(portrait, today, groups, areas) if not _rests(signal, answers, today)), None
    )


def all_signals(
    portrait: Portrait,
    today: date,
    groups: Mapping[str, str | None],
    areas: Mapping[str, str] | None = None,
) -> Iterator[Signal]:
    """Everything that could be said, first things first; a rule without its input stays silent."""
    view = View(portrait, today, groups, areas or {})
    for rule in RULES.values():
        yield from rule(view)


def _is_heavy(portrait: Portrait, today: date) -> bool:
    moods = [mood for mood in portrait.moods[-20:] if mood.day == today]
    return bool(moods) and moods[-1].is_heavy


def _rests(signal: Signal, answers: tuple[Said, ...], today: date) -> bool:
    """Whether it was answered within 14 days, or within 60 by "that's not it"; or nothing was added to it since.

    The last is ours: what was answered, other than by "not now", isn't asked again about the very same evidence.
    """
    for said in answers:
        if said.about != signal.id:
            continue
        pick = said.text.replace("’", "'")
        if today - said.day < timedelta(days=REST_IF_WRONG if pick == WRONG else REST):
            return True
        if pick != LATER and signal.day <= said.day:
            return True
    return False
