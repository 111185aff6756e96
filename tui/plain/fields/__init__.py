"""How each kind of question is asked in lines, one file a way of answering."""

from __future__ import annotations

from typing import assert_never

from tui.plain.fields.emotion import ask_feeling
from tui.plain.fields.here import Here, Sign
from tui.plain.fields.picks import ask_choice, ask_outcome, ask_scale, ask_several
from tui.plain.fields.resting import ask_review, ask_time
from tui.plain.fields.written import ask_line, ask_lines, ask_page, ask_sides

__all__ = ["Here", "Sign", "ask_field"]


def ask_field(here: Here) -> Sign:
    """Asks one field until it is answered or left."""
    match here.field.kind:
        case "timer":
            return ask_time(here)
        case "emotion":
            return ask_feeling(here)
        case "values" | "multi":
            return ask_several(here)
        case "short":
            return ask_line(here)
        case "long":
            return ask_page(here)
        case "list":
            return ask_lines(here)
        case "scale":
            return ask_scale(here)
        case "choice":
            return ask_choice(here)
        case "split":
            return ask_sides(here)
        case "ypn":
            return ask_outcome(here)
        case "review":
            return ask_review(here)
        case _:
            assert_never(here.field.kind)
