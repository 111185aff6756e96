"""Steps and their fields, read from a flow's TOML."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import cast, get_args

from tui.library.alike import FORMER, our_step
from tui.library.checked_table import Node
from tui.practice.flow import Condition, Field, Option, Stage, Step, Variant, When
from tui.practice.registry_names import OPTIONS_FROM, PLACEHOLDERS, SHOWS, WHEN
from tui.records.answers import Kind, Outcome
from tui.records.option_ids import current_id
from tui.records.roles import MAKERS, Role

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
    "draft": ("short", "long"),
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
        name = node.text("id", needed=bool(found))  # the first may do without, as that of a step with one field does
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
            node.report(key, f'"{key}" has no effect for the kind {kind}; it belongs to {" and ".join(kinds)}.')
    role = node.name("role", ROLES, "role")
    options = _options(node, Role(role) if role else None)
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
        draft=node.text("draft"),
    )


def option_id(node: Node, role: Role | None, step: str, written: str) -> str:
    """The id of an option as a file names it: one written for taut 0.1.0 has its words instead."""
    return current_id(written, role, str(node.source.table.get("id")), step)


def _two(node: Node, key: str) -> tuple[str, str]:
    match node.texts(key, exactly=2):
        case (one, other):
            return one, other
        case _:
            return "", ""


def _options(node: Node, role: Role | None) -> tuple[Option, ...]:
    """The options: a table of id and text, or a list of texts, each of which is its id as well."""
    value = node.table.get("options")
    if value is None:
        return ()
    if isinstance(value, dict) and value:
        value = [{"id": name, "text": text} for name, text in value.items()]
    if not isinstance(value, list) or not value:
        node.report("options", '"options" is at least one text, such as ["yes", "no"] or { yes = "yes", no = "no" }.')
        return ()
    step = str(node.table.get("id"))
    found: list[Option] = []
    for place, written in enumerate(value):
        match written:
            case str(text) if text.strip():
                option = Option(option_id(node, role, step, text), text)
            case {"id": str(written_id), "text": str(text)} if written_id and text.strip():
                table = Node(node.source, (*node.place, "options", place), written, node.title)
                table.allow(("id", "text", "hint"), "an option")
                option = Option(option_id(node, role, step, written_id), table.text("text"), table.text("hint"))
            case _:
                node.report("options", 'an option is a text, or { id = "…", text = "…", hint = "…" }.')
                continue
        if any(option.id == other.id for other in found):
            node.report("options", f'the option "{option.id}" is there twice.')
        found.append(option)
    return tuple(found)


STEP_KEYS = (
    "id", "name", "stage", "like", "ask", "ask_plain", "ask_past", "ask_unsaid", "speaks_of", "wordings",
    "plain_wordings", "ask_words", "ask_words_plain", "help", "seconds", "core", "optional", "only", "when", "of",
    "even_if_none", "turns", "shows", "shows_after", "offers", "then", "throwaway", "breathes", "field",
    *(key for key in FIELD_KEYS if key not in ("id", "label")),
)  # fmt: skip
_CONDITION_KEYS = ("step", "field", "equals", "differs", "at_most", "at_least", "answered")
STAGES: tuple[str, ...] = get_args(Stage)
_VARIANTS = tuple(name for name in get_args(Variant) if name != "whole")
_PLACEHOLDER = re.compile(r"«(\w*)»")
_PICKABLE = ("choice", "multi", "values")


class Steps:
    """The steps of one flow, read in order, each checked against those before it.

    Attributes:
        names: Every step's id in order, of those with a mistake too.
        found: Those without, by id.
        branches: Step id to the options that open it, and where that was written.
    """

    def __init__(self, flows: Collection[str]) -> None:
        self.names: list[str] = []
        self.found: dict[str, Step] = {}
        self.branches: dict[str, tuple[Condition, Node]] = {}
        self._flows = flows

    def read(self, node: Node) -> Step | None:
        """One step; ``None`` if it cannot be asked."""
        if "like" in node.table:
            self._fill(node)
        node.allow(STEP_KEYS, "a step")
        name = node.text("id", needed=True)
        if name in self.names:
            node.report("id", f'another step is called "{name}" already.')
        ask = self._wording(node, "ask", needed=True)
        fields = fields_of(node)
        for field in fields:
            self._placeholders(node, "draft", field.draft)
        step = Step(
            id=name,
            name=node.text("name") or name.replace("_", " ").capitalize(),
            stage=cast(Stage | None, node.name("stage", STAGES, "stage") or None),
            ask=ask,
            ask_plain=self._wording(node, "ask_plain"),
            ask_unsaid=node.text("ask_unsaid", lines=True),
            speaks_of=node.names("speaks_of", self.names, "earlier step"),
            ask_past=self._wording(node, "ask_past"),
            wordings=self._wordings(node, "wordings"),
            plain_wordings=self._wordings(node, "plain_wordings"),
            ask_words=self._wording(node, "ask_words"),
            ask_words_plain=self._wording(node, "ask_words_plain"),
            help=node.text("help"),
            fields=fields,
            seconds=node.whole("seconds", 30, least=1),
            core=node.flag("core"),
            optional=node.flag("optional"),
            only=cast(Variant | None, node.name("only", _VARIANTS, "variant") or None),
            when=self.conditions(node),
            of=self._of(node),
            even_if_none=node.flag("even_if_none"),
            turns=node.whole("turns", 1, least=1, most=20),
            shows=node.names("shows", SHOWS, "note"),
            shows_after=node.names("shows_after", SHOWS, "note"),
            offers=self._offers(node, name, fields),
            throwaway=node.flag("throwaway"),
            breathes=node.flag("breathes"),
        )
        self._branch(node, step)
        if name and name not in self.names:
            self.names.append(name)
        if not name or not ask or not fields:
            return None
        return self.found.setdefault(name, step)

    def _fill(self, node: Node) -> None:
        """Puts in what a step has in common with one of ours, named as ``flow.step``; its own keys stand."""
        flow, _, step = node.text("like").partition(".")
        if (found := our_step(flow, step)) is None:
            node.report("like", '"like" names a step of one of taut\'s own flows, as in like = "vision.anchors".')
        node.table = {**(found or {}), **{key: value for key, value in node.table.items() if key != "like"}}

    def conditions(self, node: Node) -> tuple[When, ...]:
        """What ``when`` says: a name, a condition, or a list of both."""
        value = node.table.get("when")
        several = value if isinstance(value, list) else [] if value is None else [value]
        found: list[When] = []
        for one in several:
            match one:
                case str(written):
                    name = FORMER.get(written, written)
                    if node.check("when", name, WHEN, "condition"):
                        found.append(name)
                case dict():
                    inner = Node(node.source, (*node.place, "when"), one, node.title)
                    if condition := self._condition(inner):
                        found.append(condition)
                case _:
                    node.report("when", '"when" is the name of a condition, or { step = "…", equals = "…" }.')
        return tuple(found)

    def _condition(self, node: Node) -> Condition | None:
        node.allow(_CONDITION_KEYS, "a condition")
        step = self._earlier(node, "step", node.text("step", needed=True))
        if step is None:
            return None
        name = node.text("field")
        field = next((field for field in step.fields if field.id == name), None)
        if field is None:
            names = [field.id for field in step.fields if field.id]
            wrong = f'step "{step.id}" has no field "{name}"' if name else f'step "{step.id}" has several fields'
            node.report("field", f"{wrong}; name one of {', '.join(names)}." if names else f"{wrong}; it has only one.")
            return None
        at_most, at_least = node.number("at_most"), node.number("at_least")
        if (at_most is not None or at_least is not None) and field.kind != "scale":
            node.report("at_most", f'step "{step.id}" is not a scale, so it has no number to compare.')
        answered = node.flag("answered") if "answered" in node.table else None
        if not set(_CONDITION_KEYS[2:]) & node.table.keys():
            node.report("step", f"a condition also needs {', '.join(_CONDITION_KEYS[2:-1])} or answered.")
        return Condition(
            step=step.id,
            field=name,
            equals=self._options(node, "equals", field, step),
            differs=self._options(node, "differs", field, step),
            at_most=at_most,
            at_least=at_least,
            answered=answered,
        )

    def _options(self, node: Node, key: str, field: Field, step: Step) -> tuple[str, ...]:
        known = answers_of(field)
        found = tuple(option_id(node, field.role, step.id, name) for name in node.texts(key))
        for name in found:
            if known is not None:
                node.check(key, name, known, f'option of step "{step.id}"')
        return found

    def _earlier(self, node: Node, key: str, name: str) -> Step | None:
        if not name:
            return None
        node.check(key, name, self.names, "earlier step")
        return self.found.get(name)

    def _of(self, node: Node) -> str:
        step = self._earlier(node, "of", node.text("of"))
        if step is None:
            return ""
        field = step.fields[0]
        if len(step.fields) > 1 or (field.role not in MAKERS and field.kind not in _PICKABLE):
            node.report("of", f'step "{step.id}" makes nothing and picks nothing that this step could refer to.')
        return step.id

    def _wording(self, node: Node, key: str, *, needed: bool = False) -> str:
        found = node.text(key, needed=needed, lines=True)
        self._placeholders(node, key, found)
        return found

    def _wordings(self, node: Node, key: str) -> tuple[str, ...]:
        found = node.texts(key)
        for text in found:
            self._placeholders(node, key, text)
        return tuple(text for text in found if text)

    def _placeholders(self, node: Node, key: str, text: str) -> None:
        for name in _PLACEHOLDER.findall(text):
            node.check(key, name, PLACEHOLDERS, "placeholder")

    def _offers(self, node: Node, step: str, fields: tuple[Field, ...]) -> dict[str, str]:
        found: dict[str, str] = {}
        inner = node.inner("offers")
        for option in inner.table if inner else ():
            assert inner is not None
            name = self._option(inner, option, step, fields)
            flow = inner.text(option, needed=True)
            if flow and inner.check(option, flow, self._flows, "flow"):
                found[name] = flow
        return found

    def _branch(self, node: Node, step: Step) -> None:
        inner = node.inner("then")
        for option in inner.table if inner else ():
            assert inner is not None
            name = self._option(inner, option, step.id, step.fields)
            for target in inner.texts(option):
                before = self.branches.get(target, (Condition(step=step.id), inner))[0]
                if before.step != step.id:
                    inner.report(option, f'step "{target}" is already opened by step "{before.step}".')
                condition = Condition(step=step.id, equals=(*before.equals, name))
                self.branches[target] = (condition, inner)

    def _option(self, node: Node, written: str, step: str, fields: tuple[Field, ...]) -> str:
        """The id of an option of a step with one field."""
        name = option_id(node, fields[0].role if fields else None, step, written)
        known = answers_of(fields[0]) if len(fields) == 1 else ()
        if known is not None:
            node.check(written, name, known, "option of this step")
        return name
