"""«placeholders»: what a wording leaves open, filled from the portrait and the answers so far."""

from __future__ import annotations

import re
from collections.abc import Callable

from tui.practice.context import Context, picked
from tui.records.answers import Short
from tui.records.roles import Role
from tui.records.text import one_line

PLACEHOLDER = re.compile(r"«(\w+)»")


def fill(ask: str, ask_plain: str, context: Context) -> str:
    """The wording with every placeholder filled; the plain wording if one of them has nothing to say.

    A plain wording is also used when the step has no subject and ``ask`` has no placeholder that needs one.
    """
    if ask_plain and not context.subject.id and not PLACEHOLDER.search(ask):
        return ask_plain
    filled = {name: PLACEHOLDERS[name](context) for name in PLACEHOLDER.findall(ask)}
    if ask_plain and not all(filled.values()):
        return fill(ask_plain, "", context)
    return PLACEHOLDER.sub(lambda match: filled[match[1]] or "…", ask)


def action(context: Context) -> str:
    """The promise spoken of, without its full stop: the wording around it has its own."""
    return context.subject.text.rstrip(".")


def result(context: Context) -> str:
    """The newest wording of the result spoken of."""
    found = context.result()
    return found.text if found else context.subject.text


def area(context: Context) -> str:
    """The area spoken of, or that of the result spoken of."""
    found = context.result()
    return context.area_name(found.area if found else context.subject.id) if context.subject.id else ""


def value(context: Context) -> str:
    """The value or card spoken of."""
    return context.subject.text


def noted(context: Context) -> str:
    """What was noted before and is looked at again."""
    return context.subject.text.rstrip(".")


def signal(context: Context) -> str:
    """The whole wording of what was noticed."""
    return context.subject.text


def obstacle(context: Context) -> str:
    """The obstacle named in this session."""
    found = context.in_role(Role.OBSTACLE)
    return one_line(found[-1].text) if found and isinstance(found[-1], Short) else ""


def question(context: Context) -> str:
    """Today's daily question."""
    found = context.catalogue.question(context.session.daily[-1]) if context.session.daily else None
    return found.text if found else ""


def sign(context: Context) -> str:
    """The first body sign picked in this session."""
    signs = [pick.text for answer in context.in_role(Role.BODY) for pick in picked(answer)]
    return next((text for text in signs if text != "didn't notice"), "")


def chain_end(context: Context) -> str:
    """The end of the chain so far; its beginning is the subject."""
    said = [
        answer
        for answer in context.in_role(Role.ROOT)
        if answer.about == context.subject.id and answer.turn < context.turn
    ]
    texts = [one_line(answer.text) for answer in said if isinstance(answer, Short) and answer.text.strip()]
    return texts[-1] if texts else context.subject.text


PLACEHOLDERS: dict[str, Callable[[Context], str]] = {
    function.__name__: function
    for function in (action, result, area, value, noted, signal, obstacle, question, sign, chain_end)
}
