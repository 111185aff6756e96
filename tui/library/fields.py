"""The fields of a step: how each is answered, and what it offers."""

from __future__ import annotations

from typing import cast, get_args

from tui.library.node import Node
from tui.practice.flow import Field, Kind, Option
from tui.practice.names import OPTIONS_FROM
from tui.records.answers import Outcome
from tui.records.roles import Role

KINDS: tuple[str, ...] = get_args(Kind)
ROLES = frozenset(role.value for role in Role)
OUTCOMES = tuple(outcome.value for outcome in Outcome)

_ONLY_FOR: dict[str, tuple[str, ...]] = {
    "options": ("choice", "multi"),
    "options_from": ("choice", "multi", "values"),
    "labels": ("split",),
    "low": ("scale",),
    "high": ("scale",),
    "ends": ("scale",),
    "most": ("multi", "values", "list"),
    "begins_with": ("multi", "values"),
    "marks": ("list",),
}
SINGLE_KEYS = ("kind", "role", *_ONLY_FOR)
FIELD_KEYS = ("id", "label", *SINGLE_KEYS)


def fields_of(step: Node) -> tuple[Field, ...]:
    """A step's fields, written as ``field`` tables or, where there is one, directly on the step."""
    if "field" not in step.table:
        field = _field(step)
        return (field,) if field else ()
    for key in SINGLE_KEYS:
        if key in step.table:
            step.report(key, f'"{key}" belongs to one of the fields, as this step has several.')
    found: list[Field] = []
    for node in step.items("field", f"{step.title}, field"):
        node.allow(FIELD_KEYS, "a field")
        name = node.text("id", needed=True)
        if any(field.id == name for field in found):
            node.report("id", f'another field of this step is called "{name}" already.')
        if field := _field(node, name):
            found.append(field)
    if not found and step.table["field"] == []:
        step.report("field", '"field" is empty; a step has at least one.')
    return tuple(found)


def answers_of(field: Field) -> tuple[str, ...] | None:
    """The ids of the options a field can be answered with; ``None`` if they are known only when it is asked."""
    match field.kind:
        case "choice" | "multi" if not field.options_from:
            return tuple(option.id for option in field.options)
        case "ypn":
            return OUTCOMES
        case "choice" | "multi" | "values":
            return None
        case _:
            return ()


def _field(node: Node, name: str = "") -> Field | None:
    kind = node.name("kind", KINDS, "kind", needed=True)
    if not kind:
        return None
    for key, kinds in _ONLY_FOR.items():
        if key in node.table and kind not in kinds:
            node.report(key, f'"{key}" says nothing for the kind {kind}; it belongs to {" and ".join(kinds)}.')
    role = node.name("role", ROLES, "role")
    options = _options(node)
    options_from = node.name("options_from", OPTIONS_FROM, "source of options")
    if kind in ("choice", "multi") and not {"options", "options_from"} & node.table.keys():
        node.report("kind", f'a {kind} needs "options", or "options_from" with the name of a source.')
    if "options" in node.table and "options_from" in node.table:
        node.report("options_from", 'either "options" or "options_from", not both.')
    if kind == "split" and "labels" not in node.table:
        node.report("kind", 'a split needs "labels", the headings of its two columns.')
    low, high = node.number("low", 0.0) or 0.0, node.number("high", 10.0)
    high = 10.0 if high is None else high
    if low >= high:
        key = "high" if "high" in node.table else "low"
        node.report(key, f'"low" is {low:g} and "high" is {high:g}, so there is nothing between them.')
    return Field(
        id=name,
        kind=cast(Kind, kind),
        role=Role(role) if role else None,
        label=node.text("label"),
        options=options,
        options_from=options_from,
        labels=_two(node, "labels"),
        low=low,
        high=high,
        ends=_two(node, "ends"),
        most=node.whole("most", 0),
        begins_with=node.whole("begins_with", 0),
        marks=node.text("marks"),
    )


def _two(node: Node, key: str) -> tuple[str, str]:
    match node.texts(key, exactly=2):
        case (one, other):
            return one, other
        case _:
            return "", ""


def _options(node: Node) -> tuple[Option, ...]:
    value = node.table.get("options")
    if value is None:
        return ()
    if not isinstance(value, list) or not value:
        node.report("options", '"options" is a list of at least one text, such as ["yes", "no"].')
        return ()
    found: list[Option] = []
    for place, written in enumerate(value):
        match written:
            case str(text) if text.strip():
                option = Option(text, text)
            case {"id": str(name), "text": str(text)} if name and text.strip():
                table = Node(node.source, (*node.place, "options", place), written, node.title)
                table.allow(("id", "text", "hint"), "an option")
                option = Option(name, table.text("text"), table.text("hint"))
            case _:
                node.report("options", 'an option is a text, or { id = "…", text = "…", hint = "…" }.')
                continue
        if any(option.id == other.id for other in found):
            node.report("options", f'the option "{option.id}" is there twice.')
        found.append(option)
    return tuple(found)
