"""How each kind of question is answered, one file a way of answering."""

from __future__ import annotations

from typing import assert_never

from tui.app.fields.base import AnswerField, Asked
from tui.app.fields.choice import ChoiceField, MultiField
from tui.app.fields.emotion import EmotionField
from tui.app.fields.outcome import OutcomeField
from tui.app.fields.review import ReviewField
from tui.app.fields.scale import ScaleField
from tui.app.fields.split import SplitField
from tui.app.fields.text import ListField, LongField, ShortField
from tui.app.fields.timer import TimerField

__all__ = ["AnswerField", "Asked", "field_for"]


def field_for(asked: Asked) -> AnswerField:
    """The widget that answers a field."""
    match asked.field.kind:
        case "timer":
            return TimerField(asked)
        case "emotion":
            return EmotionField(asked)
        case "values" | "multi":
            return MultiField(asked)
        case "short":
            return ShortField(asked)
        case "long":
            return LongField(asked)
        case "list":
            return ListField(asked)
        case "scale":
            return ScaleField(asked)
        case "choice":
            return ChoiceField(asked)
        case "split":
            return SplitField(asked)
        case "ypn":
            return OutcomeField(asked)
        case "review":
            return ReviewField(asked)
        case _:
            assert_never(asked.field.kind)
