"""What was never said of a result, and so is still to be asked about it."""

from __future__ import annotations

from collections.abc import Callable

from tui.insights.fold.portrait import Portrait, Result
from tui.records.roles import Role


def _scene(portrait: Portrait, result: Result) -> bool:
    # A result that was written beneath a scene of its area is in that picture.
    made = result.wordings[0].entry
    return not any(
        said.about == result.id or (said.about == result.area and said.entry == made)
        for said in portrait.said.get(Role.SCENE, ())
    )


LACKS: dict[str, Callable[[Portrait, Result], bool]] = {
    "lacks_scene": _scene,
    "lacks_clarity": lambda _, result: result.clarity is None,
    "lacks_desire": lambda _, result: result.desire is None,
    "lacks_chain": lambda portrait, result: portrait.last(Role.ROOT, result.id) is None,
    "lacks_own": lambda _, result: result.own is None,
    "lacks_importance": lambda _, result: result.importance is None,
    "lacks_anchors": lambda _, result: not result.anchors,
}
"""By the name of the condition under which a step asks for it."""


def lacks_something(portrait: Portrait, result: Result) -> bool:
    """Whether any of it was never said of a result."""
    return any(lacks(portrait, result) for lacks in LACKS.values())
