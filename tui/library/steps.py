"""Steps: their wording, when they are asked, and what they lead to."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import cast, get_args

from tui.library.fields import FIELD_KEYS, answers_of, fields_of
from tui.library.node import Node
from tui.practice.flow import Condition, Field, Step, Variant, When
from tui.practice.names import PLACEHOLDERS, SHOWS, WHEN
from tui.records.roles import MAKERS

STEP_KEYS = (
    "id", "name", "ask", "ask_plain", "wordings", "help", "seconds", "core", "optional", "only", "when", "of",
    "even_if_none", "turns", "shows", "shows_after", "offers", "then", "throwaway", "field",
    *(key for key in FIELD_KEYS if key not in ("id", "label")),
)  # fmt: skip
_CONDITION_KEYS = ("step", "field", "equals", "differs", "at_most", "at_least", "answered")
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
        node.allow(STEP_KEYS, "a step")
        name = node.text("id", needed=True)
        if name in self.names:
            node.report("id", f'another step is called "{name}" already.')
        ask = self._wording(node, "ask", needed=True)
        fields = fields_of(node)
        step = Step(
            id=name,
            name=node.text("name") or name.replace("_", " ").capitalize(),
            ask=ask,
            ask_plain=self._wording(node, "ask_plain"),
            wordings=self._wordings(node),
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
            offers=self._offers(node, fields),
            throwaway=node.flag("throwaway"),
        )
        self._branch(node, step)
        if name and name not in self.names:
            self.names.append(name)
        if not name or not ask or not fields:
            return None
        return self.found.setdefault(name, step)

    def conditions(self, node: Node) -> tuple[When, ...]:
        """What ``when`` says: a name, a condition, or a list of both."""
        value = node.table.get("when")
        several = value if isinstance(value, list) else [] if value is None else [value]
        found: list[When] = []
        for one in several:
            match one:
                case str(name):
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
            node.report("field", f"{wrong}; name one of {', '.join(names)}." if names else f"{wrong}, but one.")
            return None
        at_most, at_least = node.number("at_most"), node.number("at_least")
        if (at_most is not None or at_least is not None) and field.kind != "scale":
            node.report("at_most", f'step "{step.id}" is no scale, so it has no number to compare.')
        answered = node.flag("answered") if "answered" in node.table else None
        if not set(_CONDITION_KEYS[2:]) & node.table.keys():
            node.report("step", f"a condition also says {', '.join(_CONDITION_KEYS[2:-1])} or answered.")
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
        found = node.texts(key)
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
            node.report("of", f'step "{step.id}" makes nothing and picks nothing that this step could speak of.')
        return step.id

    def _wording(self, node: Node, key: str, *, needed: bool = False) -> str:
        found = node.text(key, needed=needed, lines=True)
        self._placeholders(node, key, found)
        return found

    def _wordings(self, node: Node) -> tuple[str, ...]:
        found = node.texts("wordings")
        for text in found:
            self._placeholders(node, "wordings", text)
        return tuple(text for text in found if text)

    def _placeholders(self, node: Node, key: str, text: str) -> None:
        for name in _PLACEHOLDER.findall(text):
            node.check(key, name, PLACEHOLDERS, "placeholder")

    def _offers(self, node: Node, fields: tuple[Field, ...]) -> dict[str, str]:
        found: dict[str, str] = {}
        inner = node.inner("offers")
        for option in inner.table if inner else ():
            assert inner is not None
            self._is_option(inner, option, fields)
            flow = inner.text(option, needed=True)
            if flow and inner.check(option, flow, self._flows, "flow"):
                found[option] = flow
        return found

    def _branch(self, node: Node, step: Step) -> None:
        inner = node.inner("then")
        for option in inner.table if inner else ():
            assert inner is not None
            self._is_option(inner, option, step.fields)
            for target in inner.texts(option):
                before = self.branches.get(target, (Condition(step=step.id), inner))[0]
                if before.step != step.id:
                    inner.report(option, f'step "{target}" is opened by step "{before.step}" already.')
                condition = Condition(step=step.id, equals=(*before.equals, option))
                self.branches[target] = (condition, inner)

    def _is_option(self, node: Node, option: str, fields: tuple[Field, ...]) -> None:
        known = answers_of(fields[0]) if len(fields) == 1 else ()
        if known is not None:
            node.check(option, option, known, "option of this step")
