"""What an answer says, in words, and of what; what it makes, with ids."""

from __future__ import annotations

from tui.records.answers import AnyAnswer, Choice, Item, List, Long, Short, Split, Values, texts
from tui.records.roles import Role
from tui.records.text import one_line

BY_ID = frozenset(
    {Role.DESIRE, Role.TENSION, Role.HEAT, Role.PILE, Role.AREA, Role.FOCUS, Role.PREFERRED, Role.SIGNAL, Role.STATUS,
     Role.SHRINK}
)  # fmt: skip
"""Roles in which the option's lasting id is what was said, whatever its words were that day."""


def words(answer: AnyAnswer) -> str:
    """All its words on one line."""
    return " ".join(texts(answer)).strip()


def made(answer: AnyAnswer) -> list[tuple[str, str]]:
    """Id and words of each thing an answer makes; a line without words makes nothing."""
    match answer:
        case List(items=items):
            found = [(item.id, one_line(item.text)) for item in items]
        case Short(id=made_id, text=text) | Long(id=made_id, text=text):
            found = [(made_id, one_line(text))]
        case _:
            found = []
    return [(made_id, text) for made_id, text in found if made_id and text]


def sayings(answer: AnyAnswer, role: Role) -> list[tuple[str, str]]:
    """What it speaks of and what it says: values speak of themselves, a split says its left side as a fact."""
    match answer:
        case Values(picks=picks):
            return [(pick.id, pick.text) for pick in picks]
        case Split(left=left) if role is Role.FACT:
            return [(answer.about, left)]
        case Split(left=left, right=right):
            return [(answer.about, f"{left}\n{right}".strip())]
        case Choice(pick=pick) if role in BY_ID:
            return [(answer.about, pick.id)]
        case List(items=items):
            return [(answer.about, _marked(item)) for item in items]
        case _:
            return [(answer.about, text) for text in texts(answer)]


def _marked(item: Item) -> str:
    return f"{item.mark} {item.text}" if item.mark and item.text.strip() else item.text
