"""What a flow's file can refer to: a step of one of our flows, and the conditions by their names in 0.1.0."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tui.library.toml_source import Source, Table

FORMER = {
    f"week_{turn}_of_5": f"lens_{behaviour}"
    for turn, behaviour in enumerate(("curiosity", "honesty", "resilience", "trust"), 2)
}
"""Conditions by the names they had in 0.1.0."""


@cache
def our_step(flow: str, step: str) -> Table | None:
    """A step of one of our flows as written in its file; ``None`` if there is no such step."""
    path = Path(__file__).parent / "flows" / f"{flow}.toml"
    if not flow.isidentifier() or not path.is_file():
        return None
    outer = Source(path, ours=True).table.get("step", ())
    steps = (inner for one in outer for inner in (one, *one.get("step", ())))
    return next((one for one in steps if one.get("id") == step), None)
