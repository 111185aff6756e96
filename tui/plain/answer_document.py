"""Values of a document of answers, as the text, number or pick that a field takes; ``UnfitError`` where one is not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tui.practice.flow import Field, Step
from tui.practice.parsing import UnfitError
from tui.records.answers import number
from tui.records.text import as_written

SIDES = ("left", "right")


TEXT = "text"
"""What the first field of several is called in a document, where it has no id."""


def takes(step: Step) -> str:
    """What a step takes, in a few words."""
    if len(step.fields) > 1:
        return ", ".join(f"{field.id or TEXT} ({_kind(field)})" for field in step.fields)
    return _kind(step.fields[0])


def in_order(step: Step) -> str:
    """How a step that is asked of several things takes them in their order, with an example."""
    match step.fields[0].kind if len(step.fields) == 1 else "":
        case "list":
            return 'give a list for each in order, as in [["one", "two"], ["three"]]'
        case "multi" | "values":
            return "give a list for each in order, as in [[1, 2], [3]]"
        case "split":
            return 'give a list for each in order, as in [["left", "right"], ["left", "right"]]'
        case "":
            return "give a list of tables in order"
        case _:
            return "give a list in order"


def _kind(field: Field) -> str:
    match field.kind:
        case "short" | "long" | "review":
            return "a text"
        case "list":
            return "a list of lines"
        case "split":
            return "a table with left and right"
        case "scale":
            return f"a number from {number(field.low)} to {number(field.high)}"
        case "timer":
            return "whole seconds"
        case "choice":
            return "one option"
        case "multi" | "values":
            return "a list of options"
        case "ypn":
            return "y, p, x, l or t"
        case "emotion":
            return "a word for a feeling"


def text(value: Any) -> str:
    """A text."""
    if not isinstance(value, str):
        raise wrong(value, "a text")
    return as_written(value)


def texts(value: list[Any]) -> list[str]:
    """Texts of one line each."""
    return [" ".join(text(line).split("\n")) for line in value]


def sides(value: Any) -> tuple[str, str]:
    """The two sides of a split, from a table or a list of two."""
    if isinstance(value, Mapping) and value and set(value) <= set(SIDES):
        return text(value.get("left", "")), text(value.get("right", ""))
    if isinstance(value, list) and len(value) <= 2:
        return text(value[0]), text(value[1]) if len(value) == 2 else ""
    raise wrong(value, "a table with left and right")


def scale_text(value: Any, field: Field) -> str:
    """A number as it would be typed."""
    if type(value) is int or isinstance(value, float):
        return f"{value:g}" if value >= 0 else str(value)
    if isinstance(value, str):
        return value
    raise wrong(value, f"a number from {number(field.low)} to {number(field.high)}")


def seconds(value: Any, most: int) -> int:
    """Whole seconds, as many as the step lasts at most."""
    if type(value) is not int:
        raise wrong(value, "whole seconds")
    if not 0 <= value <= most:
        raise UnfitError(f"{value} seconds is out of range; this step takes 0 to {most}.")
    return value


def option_text(value: Any) -> str:
    """An option's words or number as it would be typed."""
    if type(value) is int:
        return str(value)
    if isinstance(value, str):
        return value
    raise wrong(value, "an option")


def wrong(value: Any, expected: str) -> UnfitError:
    """A sentence for a value of another type than expected."""
    match value:
        case bool():
            got = "true" if value else "false"
        case Mapping():
            got = "a table"
        case list():
            got = "a list"
        case str():
            got = "a text"
        case int() | float():
            got = "a number"
        case _:
            got = f"a {type(value).__name__}"
    return UnfitError(f"it takes {expected}, and {got} was given.")
