"""A session as a pure function: from the answers so far to the questions that stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

import msgspec

from tui.insights.portrait import Portrait
from tui.insights.same_question import Same
from tui.practice import answering, conditions, daily, options, placeholders, subjects
from tui.practice.catalogue import Catalogue
from tui.practice.context import Context, thing
from tui.practice.flow import Block, Field, Flow, Step, Variant, When
from tui.practice.session import QuestionKey, Session, Subject, moved_along, with_answer
from tui.practice.shown import Shown
from tui.practice.shows import shown
from tui.practice.wording import wording
from tui.records.answers import Known, Short, is_said
from tui.records.roles import Role
from tui.records.text import fold, has_words


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """A step made concrete for this person today.

    Attributes:
        key: Its place in the session.
        step: The step it comes from.
        ask: The wording, placeholders filled in.
        subject: What it speaks of.
        fields: What to fill in, options in place.
        shows: What stands quietly under it.
        shows_after: What is shown once the answer is kept.
        daily: Id of the daily question asked, if it is one.
    """

    key: QuestionKey
    step: Step
    ask: str
    subject: Subject
    fields: tuple[Field, ...]
    shows: tuple[Shown, ...] = ()
    shows_after: tuple[Shown, ...] = ()
    daily: str = ""


def same(question: Question, session: Session, portrait: Portrait) -> Same:
    """What makes another answer one to the same question: a result or a value spoken of must be the same too."""
    about = question.subject.id
    known = portrait.result(about) is not None or portrait.value(about) is not None
    return Same(session.flow, question.step.id, about if known else "", question.daily)


def was_answered(question: Question, session: Session, portrait: Portrait) -> bool:
    """Whether something was written to the same question on an earlier page."""
    asked = same(question, session, portrait)
    step = f"{asked.flow}.{asked.step}"
    place = asked.daily or (f"{step}/{asked.about}" if asked.about else step)
    return bool(portrait.aside.without(portrait.replies.get(place, ())))


def begin(
    flow: Flow,
    portrait: Portrait,
    catalogue: Catalogue,
    *,
    session_id: str,
    day: date,
    begun: datetime,
    zone: str = "",
    seed: int = 0,
    variant: Variant = "whole",
    about: str = "",
) -> Session:
    """A new session: what rests on the portrait is chosen now and stays, whatever else is written meanwhile.

    Args:
        flow: What is to be walked.
        portrait: What the journal says now.
        catalogue: Where questions and options come from.
        session_id: UUIDv7; the entry will have the same.
        day: The practice day.
        begun: The instant, with its offset.
        zone: IANA name, if known.
        seed: Decides every choice left to chance.
        variant: Which steps are asked.
        about: Id of a result the session is to speak of, where the flow speaks of results or of an area.
    """
    session = Session(
        id=session_id,
        flow=flow.id,
        flow_version=flow.version,
        day=day,
        begun=begun,
        zone=zone,
        seed=seed,
        variant=variant,
    )
    context = Context(catalogue, portrait, flow, session)
    chosen = {
        block.each: subjects.EACH[block.each](context)
        for block in flow.items
        if isinstance(block, Block) and block.each in subjects.FIXED
    }
    for each, found in chosen.items():
        chosen[each] = tuple(subject for subject in found if subject.id == about) or found
    session = msgspec.structs.replace(session, subjects=chosen)
    if any(map(_asks_daily, flow.steps())):
        question = daily.choose(catalogue.questions, portrait, day, seed, daily.slot(flow.id, begun.time()))
        session = msgspec.structs.replace(session, daily=(question.id,) if question else ())
    first = questions(flow, portrait, session, catalogue)
    if (result := portrait.result(about)) is not None:
        session = _in_area(session, first, result.area)
    return msgspec.structs.replace(session, place=first[0].key if first else None)


def _in_area(session: Session, asked: tuple[Question, ...], area: str) -> Session:
    """The session with its area picked already; the question stands, and can be answered otherwise."""
    for question in asked:
        for field in question.fields:
            picks = [option for option in field.options if option.id == area]
            if field.role is Role.AREA and field.kind == "choice" and picks:
                session = with_answer(session, answering.pick(session, question, field, picks))
                return msgspec.structs.replace(session, prepared=len(session.answers))
    return session


def questions(flow: Flow, portrait: Portrait, session: Session, catalogue: Catalogue) -> tuple[Question, ...]:
    """Every question that stands, given the answers so far, in the order they are asked."""
    return tuple(_walk(Context(catalogue, portrait, flow, session)))


def settled(session: Session, asked: tuple[Question, ...]) -> Session:
    """The session with answers moved along to questions that speak of something else since they were given.

    Args:
        session: The answers so far.
        asked: Its questions, in order.
    """
    standing = {question.key for question in asked}
    once = Counter(question.step.id for question in asked)
    for question in asked:
        if question.step.of and once[question.step.id] == 1:
            session = moved_along(session, question.key, standing)
    return session


def overtaken(flow: Flow, session: Session, asked: tuple[Question, ...]) -> tuple[QuestionKey, ...]:
    """Questions that were answered and stand no longer, though nobody changed their mind.

    The flow has become another since, or what was written meanwhile decides whether they are asked. What was said to
    them is kept all the same.

    Args:
        flow: As it is now.
        session: All its answers.
        asked: The questions that stand.
    """
    standing = {question.key for question in asked}
    decided = {step.id for step in flow.steps()} - _on_portrait(flow)
    changed = flow.version != session.flow_version
    said = ((answer.step, answer.about, answer.turn) for answer in session.said if is_said(answer))
    return tuple(key for key in dict.fromkeys(said) if key not in standing and (changed or key[0] not in decided))


def _on_portrait(flow: Flow) -> set[str]:
    """The steps that are asked or not by what the portrait says."""
    found: set[str] = set()
    for item in flow.items:
        steps, when = (item.steps, item.when) if isinstance(item, Block) else ((item,), ())
        found |= {step.id for step in steps if not conditions.ON_PORTRAIT.isdisjoint(_named(*when, *step.when))}
    return found


def _named(*when: When) -> Iterator[str]:
    return (condition for condition in when if isinstance(condition, str))


def _walk(context: Context) -> Iterator[Question]:
    for item in context.flow.items:
        match item:
            case Step():
                yield from _ask(item, context)
            case Block():
                if not conditions.hold(item.when, context):
                    continue
                siblings = frozenset(step.id for step in item.steps if not step.of)
                for subject in _subjects(item, context):
                    here = replace(context.about(subject), siblings=siblings)
                    for step in item.steps:
                        yield from _ask(step, here)


def _subjects(block: Block, context: Context) -> tuple[Subject, ...]:
    fixed = context.session.subjects.get(block.each)
    found = fixed if fixed is not None else subjects.EACH[block.each](context)
    if not found:
        return (Subject(),) if block.even_if_none else ()
    return found[: block.most] if block.most else found


def _ask(step: Step, context: Context) -> Iterator[Question]:
    variant = context.session.variant
    if (step.only and step.only != variant) or (variant == "short" and not step.core):
        return
    if not conditions.hold(step.when, context):
        return
    if step.of:
        earlier = context.answer(step.of)
        subject = thing(earlier) if earlier else Subject()
        if not subject.id and not step.even_if_none:
            return
        context = context.about(subject)
    for turn in range(_turns(step, context)):
        question = _question(step, replace(context, step=step.id, turn=turn), turn)
        if question.fields and (question.daily or not _asks_daily(step)):
            yield question


def _asks_daily(step: Step) -> bool:
    return any(field.role is Role.DAILY for field in step.fields)


def _question(step: Step, context: Context, turn: int) -> Question:
    fields = (options.filled(field, context) for field in step.fields)
    return Question(
        key=(step.id, context.subject.id, turn),
        step=step,
        ask=placeholders.fill(wording(step, context), step.ask_plain, context),
        subject=context.subject,
        fields=tuple(field for field in fields if not options.is_empty(field)),
        shows=shown(step.shows, context),
        shows_after=shown(step.shows_after, context),
        daily=context.session.daily[-1] if _asks_daily(step) and context.session.daily else "",
    )


def _turns(step: Step, context: Context) -> int:
    """How many times round a step stands now: one more than was answered, until the chain ends.

    A chain ends at its last turn, at "for itself", at an answer given before, or at a turn left without one.
    """
    if step.turns <= 1:
        return 1
    said: list[str] = []
    for turn in range(step.turns):
        answer = context.session.answer(step.id, context.subject.id, turn)
        if answer is None:
            return turn + 1
        words = fold(_words(answer))
        if not has_words(words) or words in said or "for itself" in words:
            return turn + 1
        said.append(words)
    return step.turns


def _words(answer: Known) -> str:
    return answer.text if isinstance(answer, Short) else ""
