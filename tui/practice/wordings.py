"""How a question is worded: which wording has its turn, and what stands in its placeholders."""

from __future__ import annotations

import re
from collections.abc import Callable

from tui.practice.context import Context, picked
from tui.practice.flow import Step
from tui.records.answers import Short, is_said
from tui.records.option_ids import Body
from tui.records.roles import Role
from tui.records.text import one_line

PLACEHOLDER = re.compile(r"«(\w+)»")
PULLED = "follow_up.tension_pull"
"""The follow-up whose answer is written in the promise's field already."""
_INNER = str.maketrans("“”", "‘’")


def action(context: Context) -> str:
    """The promise spoken of, without its full stop: the wording around it has its own."""
    return context.subject.text.rstrip(".")


def result(context: Context) -> str:
    """The newest wording of the result spoken of."""
    found = context.result()
    return found.text if found else context.subject.text


def area(context: Context) -> str:
    """The area spoken of, or that of the result spoken of, which may be new in this session."""
    found, spoken_of = context.result(), context.subject.id
    if found is not None:
        return context.area_name(found.area)
    new = (one for one in context.in_role(Role.RESULT) if isinstance(one, Short) and one.id == spoken_of)
    area_id = next((one.about for one in new), spoken_of)
    return context.area_name(area_id) if area_id else ""


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
    asked = context.daily
    return "" if asked is None else (context.session.words and asked.text_words) or asked.text


def sentence(context: Context) -> str:
    """What was made sayable in this session, without its full stop."""
    found = context.in_role(Role.SENTENCE)
    return one_line(found[-1].text).rstrip(".") if found and isinstance(found[-1], Short) else ""


def person(context: Context) -> str:
    """Whom this session named."""
    found = context.in_role(Role.PERSON)
    return one_line(found[-1].text) if found and isinstance(found[-1], Short) else ""


def sign(context: Context) -> str:
    """The first body sign picked in this session."""
    signs = (pick for answer in context.in_role(Role.BODY) for pick in picked(answer))
    return next((pick.text for pick in signs if pick.id != Body.NOT_NOTICED), "")


def chain_end(context: Context) -> str:
    """The end of the chain so far; its beginning is the subject."""
    said = [
        answer
        for answer in context.in_role(Role.ROOT)
        if answer.about == context.subject.id and answer.turn < context.turn
    ]
    texts = [one_line(answer.text) for answer in said if isinstance(answer, Short) and answer.text.strip()]
    return texts[-1] if texts else context.subject.text


def pulled(context: Context) -> str:
    """What was answered in this session to what the result spoken of pulls one to do."""
    found = [one for one in context.in_role(Role.PROBE) if one.question == PULLED and one.about == context.subject.id]
    return one_line(found[-1].text) if found and isinstance(found[-1], Short) else ""


PLACEHOLDERS: dict[str, Callable[[Context], str]] = {
    function.__name__: function
    for function in (
        action, result, area, value, noted, signal, obstacle, question, sentence, person, sign, chain_end, pulled,
    )
}  # fmt: skip


def asked(step: Step, context: Context) -> str:
    """How a step asks in this session, placeholders filled in: its wordings take turns from the third time on.

    In a session in words, the wording for who doesn't see pictures comes instead, where there is one.
    Where a placeholder of the first has nothing to say, or there is no subject and it names none, the plain ones do.
    A day that is over has a wording of its own, where the others speak of today.
    """
    if step.ask_unsaid and not _was_said(step, context):
        return step.ask_unsaid
    if context.session.late and step.ask_past:
        return fill(step.ask_past, context)
    if context.session.words and step.ask_words:
        is_plain = step.ask_words_plain and not all(_said(step.ask_words, context))
        return fill(step.ask_words_plain if is_plain else step.ask_words, context)
    has_subject = context.subject.id or PLACEHOLDER.search(step.ask)
    is_plain = step.ask_plain and not (has_subject and all(_said(step.ask, context)))
    several = (step.ask_plain, *step.plain_wordings) if is_plain else (step.ask, *step.wordings)
    turn = max(0, context.session.times - 1)
    return fill(several[turn % len(several)], context)


def fill(text: str, context: Context) -> str:
    """The wording with every placeholder filled in; quotation marks within quotation marks are single ones."""

    def said(match: re.Match[str]) -> str:
        words = PLACEHOLDERS[match[1]](context) or "…"
        return words.translate(_INNER) if text[: match.start()].endswith("“") else words

    return PLACEHOLDER.sub(said, text)


def _was_said(step: Step, context: Context) -> bool:
    """Whether this session said what the step's wording speaks of."""
    said = {answer.step for answer in context.session.said if is_said(answer)}
    return said.issuperset(step.speaks_of) if step.speaks_of else bool(said)


def filled(text: str, context: Context) -> str:
    """The same; empty where a placeholder has nothing to say."""
    return fill(text, context) if all(_said(text, context)) else ""


def _said(text: str, context: Context) -> list[str]:
    return [PLACEHOLDERS[name](context) for name in PLACEHOLDER.findall(text)]
