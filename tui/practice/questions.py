"""A session as a pure function: from the answers so far to the questions that stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

import msgspec

from tui.insights.fold.portrait import Portrait
from tui.insights.measures.effects import lightened
from tui.insights.views.entry import SameQuestion
from tui.practice import answer_factory, conditions, daily, follow_ups, heaviness, options, subjects, wordings
from tui.practice.catalogue import Catalogue
from tui.practice.context import Context, reworded, thing
from tui.practice.context_items import shown
from tui.practice.context_items.item import Quote, Shown
from tui.practice.flow import Block, Field, Flow, Step, Variant
from tui.practice.session import FollowUp, QuestionKey, Session, Subject, with_answer
from tui.records.answers import Known, Short, is_said, texts
from tui.records.roles import Role
from tui.records.text import fold, has_words


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """A step made concrete for this person today.

    Attributes:
        ask: The wording, placeholders filled in.
        shows_after: What is shown once the answer is kept.
        daily: Id of the daily question asked, if it is one.
        follow_up: The follow-up asked, if it is one.
    """

    key: QuestionKey
    step: Step
    ask: str
    subject: Subject
    fields: tuple[Field, ...]
    shows: tuple[Shown, ...] = ()
    shows_after: tuple[Shown, ...] = ()
    daily: str = ""
    follow_up: FollowUp | None = None

    @property
    def id(self) -> str:
        """What its answers carry as the question asked, apart from their step: a daily question's id, a follow-up's."""
        return follow_ups.question_id(self.follow_up) if self.follow_up is not None else self.daily


def same(question: Question, session: Session, portrait: Portrait) -> SameQuestion:
    """What makes another answer one to the same question: a result or a value spoken of must be the same too."""
    about = question.subject.id
    known = portrait.result(about) is not None or portrait.value(about) is not None
    return SameQuestion(session.flow, question.step.id, about if known else "", question.id)


def was_answered(question: Question, session: Session, portrait: Portrait) -> bool:
    """Whether something was written to the same question on an earlier page."""
    asked = same(question, session, portrait)
    step = f"{asked.flow}.{asked.step}"
    place = asked.daily or (f"{step}/{asked.about}" if asked.about else step)
    return bool(portrait.exclusions.visible(portrait.replies.get(place, ())))


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
    late: bool = False,
    variant: Variant = "whole",
    length_is_set: bool = False,
    about: str = "",
    words: bool = False,
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
        late: Whether that day is over.
        variant: Which steps are asked.
        length_is_set: Whether the settings say which form is begun.
        about: Id of a result or an area the session is to speak of, where the flow speaks of results or areas.
        words: Whether questions are put in words, for who doesn't see pictures.
    """
    session = Session(
        id=session_id,
        flow=flow.id,
        flow_version=flow.version,
        day=day,
        begun=begun,
        zone=zone,
        seed=seed,
        late=late,
        variant=variant,
        length_is_set=length_is_set,
        lighter=bool(flow.lighter) and lightened(portrait, day) is not None,
        words=words,
        times=sum(flow.id in flows for done, flows in portrait.days.items() if done < day),
    )
    context = Context(catalogue, portrait, flow, session, Subject(about))
    chosen = {
        block.each: subjects.EACH[block.each](context)
        for block in flow.items
        if isinstance(block, Block) and block.each in subjects.FIXED
    }
    for each, found in chosen.items():
        chosen[each] = tuple(subject for subject in found if subject.id == about) or found
    session = msgspec.structs.replace(session, subjects=chosen)
    if any(map(_asks_daily, flow.steps())) and not session.lighter:
        question = daily.choose_for(session, flow, portrait, catalogue)
        session = msgspec.structs.replace(session, daily=(question.id,) if question else ())
    first = questions(flow, portrait, session, catalogue)
    if about:
        result = portrait.result(about)
        session = _prepared(session, first, (about, result.area) if result is not None else (about,))
    return msgspec.structs.replace(session, place=first[0].key if first else None)


def _prepared(session: Session, asked: tuple[Question, ...], about: tuple[str, ...]) -> Session:
    """The session with what it speaks of picked already, the first that is offered; it can be answered otherwise."""
    for question in asked:
        for field in question.fields:
            by_id = {option.id: option for option in field.options}
            picks = [by_id[one] for one in about if one in by_id]
            if field.kind == "choice" and (field.role is Role.AREA or field.options_from == "fact_subjects") and picks:
                session = with_answer(session, answer_factory.choice(session, question, field, picks))
                return msgspec.structs.replace(session, prepared=len(session.answers))
    return session


def questions(flow: Flow, portrait: Portrait, session: Session, catalogue: Catalogue) -> tuple[Question, ...]:
    """Every question that stands, given the answers so far, in the order they are asked."""
    context = Context(catalogue, portrait, flow, session)
    return tuple(_followed(_walk(context), context))


def _followed(asked: Iterator[Question], context: Context) -> Iterator[Question]:
    """The questions with the one follow-up of the session behind the one whose answer it is about.

    One that was asked already is the only one; else the first there is.
    """
    fixed = found = context.session.follow_up
    for question in asked:
        yield question
        here, answers = context.about(question.subject), context.session.answers_to(question.key)
        if found is None:
            found = follow_ups.find(here, question.key, answers)
            is_here = found is not None
        else:
            is_here = found is fixed and found.after == question.key and follow_ups.still_holds(found, here, answers)
        if found is not None and is_here:
            yield from _follow_up(found, question, context.session)


def _follow_up(found: FollowUp, after: Question, session: Session) -> Iterator[Question]:
    shows: tuple[Shown, ...] = (Quote("Asked because", found.because),)
    if found.by_command:
        shows += (Quote("Worded by", "the command in your settings"),)
    for one in follow_ups.asked(found, session, after.step.stage):
        subject = Subject(found.about, after.subject.text if found.about == after.subject.id else "")
        yield Question(
            key=one.key, step=one.step, ask=one.ask, subject=subject, fields=(one.field,), follow_up=found,
            shows=shows if not one.key[2] else (),
        )  # fmt: skip


def _walk(context: Context) -> Iterator[Question]:
    is_enough = heaviness.is_enough(context.session, context.flow, context.portrait, context.catalogue.emotions)
    for item in context.flow.items:
        match item:
            case Step():
                yield from _ask(item, context, is_enough)
            case Block():
                if not conditions.hold(item.when, context):
                    continue
                siblings = frozenset(step.id for step in item.steps if not step.of)
                for subject in _subjects(item, context):
                    here = replace(context.about(subject), siblings=siblings)
                    for step in item.steps:
                        yield from _ask(step, here, is_enough)


def _subjects(block: Block, context: Context) -> tuple[Subject, ...]:
    fixed = context.session.subjects.get(block.each)
    found = fixed if fixed is not None else subjects.EACH[block.each](context)
    if not found and block.each == "result_today":
        found = subjects.new_result(context)  # what was written for want of one is what the rest speaks of
    if not found:
        return (Subject(),) if block.even_if_none else ()
    return found[: block.most] if block.most else found


def expected(flow: Flow, session: Session, asked: tuple[Question, ...]) -> tuple[Step, ...]:
    """The steps a session will come to as far as can be told now: those asked, and those that wait for an answer alone.

    A step that only some answers open is not among them, nor what would come if a heavy check-in were not enough.
    """
    if heaviness.has_ended(session, flow, [question.step for question in asked]):
        return tuple(question.step for question in asked)
    counts = Counter(question.step.id for question in asked)
    found: list[Step] = []
    for item in flow.items:
        steps = item.steps if isinstance(item, Block) else (item,)
        if isinstance(item, Block) and item.each in subjects.FIXED and not any(counts[step.id] for step in steps):
            continue
        for step in steps:
            times = counts[step.id] or (not step.when and _is_of(step, flow, session))
            found += [step] * int(times)
    return tuple(found)


def _is_of(step: Step, flow: Flow, session: Session) -> bool:
    """Whether a step belongs to the form of its flow a session was begun in."""
    variant = session.variant
    if step.only and step.only != variant:
        return False
    return step.id in flow.lighter if session.lighter else variant != "short" or step.core


def _ask(step: Step, context: Context, is_enough: bool) -> Iterator[Question]:
    if not _is_of(step, context.flow, context.session):
        return
    if not conditions.hold(step.when, context):
        return
    if step.of:
        earlier = context.answer(step.of)
        subject = thing(earlier) if earlier else Subject()
        if not subject.id and not step.even_if_none:
            return
        context = context.about(reworded(subject, context))
    is_over = is_enough and step.id not in context.flow.gentle
    for turn in range(_turns(step, context)):
        if is_over and not any(map(is_said, context.session.answers_to((step.id, context.subject.id, turn)))):
            return  # what was answered before the check-in became a heavy one stays
        question = _question(step, replace(context, step=step.id, turn=turn), turn)
        if question.fields and (question.daily or not _asks_daily(step)):
            yield question


def _asks_daily(step: Step) -> bool:
    return any(field.role is Role.DAILY for field in step.fields)


def _question(step: Step, context: Context, turn: int) -> Question:
    fields = (_drafted(options.filled(field, context), context) for field in step.fields)
    return Question(
        key=(step.id, context.subject.id, turn),
        step=step,
        ask=wordings.asked(step, context),
        subject=context.subject,
        fields=tuple(field for field in fields if not options.is_empty(field)),
        shows=shown(step.shows, context),
        shows_after=shown(step.shows_after, context),
        daily=context.daily.id if _asks_daily(step) and context.daily else "",
    )


def _drafted(field: Field, context: Context) -> Field:
    """The field with what its draft says here; without one where a placeholder has nothing to say."""
    if not field.draft:
        return field
    return msgspec.structs.replace(field, draft=wordings.filled(field.draft, context))


def drafted(session: Session, question: Question) -> Session:
    """The session with what is written in the question's fields already, where it was never answered or passed over."""
    if question.key in session.passed or session.answers_to(question.key):
        return session
    for field in question.fields:
        if field.draft:
            session = with_answer(session, answer_factory.text(session, question, field, field.draft))
    return session


def is_drafted(session: Session, question: Question) -> bool:
    """Whether a question has what was written there already, and nothing else."""
    given = {(answer.field, text) for answer in session.answers_to(question.key) for text in texts(answer)}
    return bool(given) and given <= {(field.id, field.draft) for field in question.fields if field.draft}


def _turns(step: Step, context: Context) -> int:
    """How many times round a step stands now: one more than was answered, until the chain ends.

    A chain ends at its last turn, at "for its own sake", at an answer given before, or at a turn left without one.
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
