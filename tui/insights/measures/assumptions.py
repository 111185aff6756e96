"""Assumptions and beliefs: stated, how sure, a small test with a day, what it showed, and how sure after it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta

import msgspec

from tui.insights.fold.portrait import Portrait, Said
from tui.records.roles import Role

WAITS = timedelta(days=14)
"""What is due waits so long to be looked at, and is not asked about after that."""
STATED = (Role.CONCLUSION, Role.ASSUMPTION, Role.BELIEF)
"""What a test is about: the first of these that its entry says."""


class Assumption(msgspec.Struct, frozen=True, kw_only=True):
    """Something assumed, with the test that was set for it.

    Attributes:
        said: What was assumed, concluded or believed; its entry is its id.
        sure: How sure the person was, 0 to 10, as often as they said so, oldest first.
        test: What was to be tried or asked; empty where the entry has a promise instead.
        due: The day it is looked at again; absent where none was picked.
        showed: What the test showed, newest last.
    """

    said: Said
    sure: tuple[Said, ...] = ()
    test: str = ""
    due: date | None = None
    showed: tuple[Said, ...] = ()

    def is_due(self, today: date) -> bool:
        """Whether its day has come and it was not looked at yet."""
        return self.due is not None and not self.showed and self.due <= today < self.due + WAITS


def assumptions(portrait: Portrait) -> tuple[Assumption, ...]:
    """Everything assumed, oldest first; nothing that is hidden from looking back."""
    stated: dict[str, Said] = {}
    for role in reversed(STATED):
        stated |= {said.entry: said for said in portrait.recalled(role)}
    tests, days = _by_entry(portrait, Role.TEST), _by_entry(portrait, Role.TEST_DAY)
    promised = {one.entry: one.text for one in portrait.promises}
    sure, showed = defaultdict[str, list[Said]](list), defaultdict[str, list[Said]](list)
    for said in portrait.recalled(Role.SURENESS):
        sure[said.about or said.entry].append(said)
    for said in portrait.recalled(Role.SHOWED):
        showed[said.about].append(said)
    found = [
        Assumption(
            said=said,
            sure=tuple(sure[entry]),
            test=tests[entry].text if entry in tests else promised.get(entry, ""),
            due=_due(days[entry]) if entry in days else None,
            showed=tuple(showed[entry]),
        )
        for entry, said in stated.items()
    ]
    return tuple(sorted(found, key=lambda one: (one.said.day, one.said.entry)))


def due_tests(portrait: Portrait, today: date) -> tuple[Assumption, ...]:
    """What is to be looked at now, the longest due first."""
    if not any(due <= today < due + WAITS for said in portrait.recalled(Role.TEST_DAY) if (due := _due(said))):
        return ()
    return tuple(sorted((one for one in assumptions(portrait) if one.is_due(today)), key=lambda one: str(one.due)))


def _due(picked: Said) -> date | None:
    return picked.day + timedelta(days=int(picked.picked)) if picked.picked.isdecimal() else None


def _by_entry(portrait: Portrait, role: Role) -> Mapping[str, Said]:
    return {said.entry: said for said in portrait.recalled(role)}
