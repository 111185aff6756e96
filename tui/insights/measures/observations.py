"""What was said about how things are, line by line, and whether it was still true when it was looked at again."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import msgspec

from tui.insights.fold.portrait import Portrait, Said
from tui.records.option_ids import Still
from tui.records.roles import Role

SEASON = timedelta(days=91)
"""What was said is asked about again after so long, and again after as long."""
LASTING = (Role.STRENGTH, Role.WEAKNESS, Role.HABIT, Role.PATTERN, Role.LIMIT)
"""What may change without anybody noticing, where it was said of a part of life; a fact stays true of its day."""


class Observation(msgspec.Struct, frozen=True):
    """One line about how things are.

    Attributes:
        id: The same for as long as its entry says it: role, entry and its place there.
        still: The last answer to whether it was still true, if it was asked.
        is_others: Whether none of it was the person's own part, as they said with it.
    """

    id: str
    said: Said
    still: Said | None = None
    is_others: bool = False

    def is_due(self, today: date) -> bool:
        """Whether a season has gone by since it was said or looked at, and it was not over then."""
        if self.still is not None and self.still.picked == Still.NO_LONGER:
            return False
        return today - (self.still or self.said).day >= SEASON


def observations(portrait: Portrait, role: Role) -> tuple[Observation, ...]:
    """Everything said in a role, oldest first, without what is hidden from looking back."""
    answers = {said.about: said for said in portrait.said.get(Role.STILL, ())}
    not_mine = (
        {(said.entry, said.about) for said in portrait.said.get(Role.PART, ())} if role is Role.PATTERN else set()
    )
    seen = Counter[str]()
    found = []
    for said in portrait.said.get(role, ()):
        line = f"{role}:{said.entry}:{seen[said.entry]}"
        seen[said.entry] += 1
        if not (portrait.exclusions and portrait.exclusions.excludes(said.entry, said.day)):
            found.append(Observation(line, said, answers.get(line), (said.entry, said.about) in not_mine))
    return tuple(found)


def due_again(portrait: Portrait, today: date) -> tuple[Observation, ...]:
    """What was last looked at a season ago or longer, the longest ago first."""
    due = [line for role in LASTING for line in observations(portrait, role) if line.said.about and line.is_due(today)]
    return tuple(sorted(due, key=lambda line: ((line.still or line.said).day, line.id)))


def area_of(portrait: Portrait, said: Said) -> str:
    """The part of life a thing was said about, by itself or through a result; empty for none."""
    result = portrait.result(said.about)
    return result.area if result is not None else said.about
