"""Every role has a reader: a view, a rule or a question that uses what was answered in it."""

from __future__ import annotations

import ast
from pathlib import Path

import tui
from tui.library import load
from tui.records.roles import Role

NOT_READ: dict[Role, str] = {}
"""Roles that are asked for and shown on their page alone, with what is to read them. This list only becomes shorter."""

_HERE = Path(tui.__file__).parent
_NO_READERS = (
    "records/roles.py",
    "insights/fold/fold.py",
    "insights/fold/entry_summary.py",
    "workspace/quick_entries.py",
)
"""Where roles are listed, given or sorted: the fold takes every role in, and a list of entries names its practice."""
_BY_OWN_ROLE = frozenset({"last_time", "previous_number", "number_before"})
"""What a step shows of earlier answers in its own role."""
_RULES = frozenset({
    Role.RESULT, Role.REWORD, Role.REMAP, Role.REASON, Role.SHRINK, Role.STATUS, Role.PROMISE, Role.CUE_WHEN,
    Role.CUE_WHERE, Role.CONFIDENCE, Role.SERVES, Role.UNASKED, Role.CAUSE, Role.IF_THEN, Role.OUTCOME, Role.CARD,
    Role.PROMISE_DAY, Role.NEXT,
    Role.MOOD, Role.ASIDE, Role.HELD, Role.OWN_VALUE, Role.RATING, Role.IMPORTANCE, Role.CLARITY, Role.LIVED,
    Role.DELAY, Role.ANCHOR_0, Role.ANCHOR_5, Role.ANCHOR_10,
})  # fmt: skip
"""Roles of which the fold makes something of its own, such as a promise's plan."""


def named_in_code() -> set[Role]:
    found: set[Role] = set()
    for path in _HERE.rglob("*.py"):
        name = path.relative_to(_HERE).as_posix()
        if name.startswith("demo/") or name in _NO_READERS:
            continue
        found |= {
            Role[node.attr]
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Role"
        }
    return found


def shown_by_its_own_step() -> set[Role]:
    return {
        field.role
        for flow in load(None)[0].flows.values()
        for step in flow.steps()
        for field in step.fields
        if field.role is not None and _BY_OWN_ROLE & {*step.shows, *step.shows_after}
    }


def test_every_role_has_a_reader_or_stands_in_the_list_of_those_that_wait_for_one() -> None:
    unread = set(Role) - named_in_code() - shown_by_its_own_step() - _RULES
    assert unread == set(NOT_READ), sorted(role.value for role in unread ^ set(NOT_READ))
    assert all(NOT_READ.values())
