"""How each kind of question is asked in lines, one file a way of answering."""

from __future__ import annotations

from typing import assert_never

from tui.plain.fields.choice import ask_choice, ask_multi, ask_outcome, ask_scale
from tui.plain.fields.emotion import ask_emotion
from tui.plain.fields.field_context import Here, Sign
from tui.plain.fields.split import ask_split
from tui.plain.fields.text import ask_list, ask_long, ask_short
from tui.plain.fields.timer import ask_review, ask_timer

__all__ = ["Here", "Sign", "ask_field"]


def ask_field(here: Here) -> Sign:
    """Asks one field until it is answered or left."""
    match here.field.kind:
        case "timer":
            return ask_timer(here)
        case "emotion":
            return ask_emotion(here)
        case "values" | "multi":
            return ask_multi(here)
        case "short":
            return ask_short(here)
        case "long":
            return ask_long(here)
        case "list":
            return ask_list(here)
        case "scale":
            return ask_scale(here)
        case "choice":
            return ask_choice(here)
        case "split":
            return ask_split(here)
        case "ypn":
            return ask_outcome(here)
        case "review":
            return ask_review(here)
        case _:
            assert_never(here.field.kind)
