"""Where the steps of a session are among the four stages of the practice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tui.practice.flow import Stage, Step

MEANS: Mapping[Stage, str] = {
    "vision": "what you want",
    "reality": "what is",
    "reflection": "what you make of the two",
    "values": "what you value",
}
"""What each stage is about, to the person."""


def stages_of(steps: Sequence[Step]) -> list[Stage | None]:
    """The stage of each step: its own, else that of the one before; what comes after the last stage is of none."""
    found: list[Stage | None] = []
    for one in steps:
        found.append(one.stage or (found[-1] if found else None))
    last = max((place for place, one in enumerate(steps) if one.stage), default=-1)
    return [stage if place <= last else None for place, stage in enumerate(found)]
