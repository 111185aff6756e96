"""An answer of a kept page asked once more, and what was said then put in its place."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from tui.practice.context import picked
from tui.practice.flow import Field, Option, Step
from tui.practice.questions import Question
from tui.practice.session import Subject
from tui.records.answers import (
    Answer,
    AnyAnswer,
    Choice,
    Emotion,
    Known,
    List,
    Long,
    Multi,
    Review,
    Scale,
    Short,
    Split,
    Timer,
    Unknown,
    Values,
    Ypn,
    is_said,
    kind,
)  # fmt: skip
from tui.records.option_ids import current


def asked_again(answer: AnyAnswer, stand: Sequence[Question] = ()) -> tuple[Question, Field] | None:
    """The question an answer was given to, with its field; ``None`` where there is nothing a person could edit.

    Args:
        answer: As it stands on the page.
        stand: The questions its flow would ask now; where its own is among them, it offers all of its options.
    """
    if isinstance(answer, Unknown | Timer) or (isinstance(answer, Review) and not is_said(answer)):
        return None
    key = (answer.step, answer.about, answer.turn)
    now = next((question for question in stand if question.key == key), None)
    field = next((field for field in now.fields if field.id == answer.field), None) if now else None
    field = _field(answer, field)
    step = now.step if now else Step(id=answer.step, name="", ask=answer.asked, fields=(field,))
    shows = now.shows if now else ()
    question = Question(key=key, step=step, ask=answer.asked, subject=Subject(), fields=(field,), shows=shows)
    return question, field


MOST = 12
"""At most so many fields that were left open are offered; the sort of cards alone has 64."""


def left_open(answers: Sequence[AnyAnswer], stand: Sequence[Question]) -> tuple[tuple[Question, Field], ...]:
    """What the page's flow asks and the page does not answer, to be answered after all.

    Only what speaks of nothing in particular or of something on the page is offered: which promises were open then, or
    which results were held, the flow does not know any more.
    """
    said = {(answer.step, answer.about, answer.turn, answer.field) for answer in answers}
    spoken = {"", *(answer.about for answer in answers), *(answer.id for answer in answers)}
    found = [
        (question, field)
        for question in stand
        for field in question.fields
        if (*question.key, field.id) not in said
        and question.key[1] in spoken
        and not (question.step.throwaway or question.daily or question.follow_up or question.key[2])
        and field.kind not in ("timer", "ypn")
        and not (field.kind == "review" and field.role is None)
    ]
    begun = {answer.step for answer in answers}
    partly = [(question, field) for question, field in found if question.step.id in begun]
    return tuple(found if len(found) <= MOST else partly[:MOST])


def in_place(answers: Sequence[AnyAnswer], stand: Sequence[Question]) -> tuple[AnyAnswer, ...]:
    """The answers as their flow asks for them; those it does not know any more stay behind the one before them."""
    order = {
        (*question.key, field.id): (number, place)
        for number, question in enumerate(stand)
        for place, field in enumerate(question.fields)
    }
    places = []
    last = (-1, 0)
    for answer in answers:
        last = order.get((answer.step, answer.about, answer.turn, answer.field), last)
        places.append(last)
    return tuple(answer for _, answer in sorted(zip(places, answers, strict=True), key=lambda pair: pair[0]))


def _field(answer: Known, now: Field | None) -> Field:
    """The field, able to hold what was answered whatever its flow says today."""
    chosen = tuple(Option(pick.id, pick.text) for pick in picked(answer))
    offered = now.options if now else ()
    options = (*offered, *(option for option in chosen if option.id not in {one.id for one in offered}))
    field = Field(id=answer.field, kind=kind(answer), role=answer.role, label=answer.label, options=options)
    match answer:
        case Short(text=text):
            return replace(field, kind="long") if "\n" in text else field
        case Review():
            return replace(field, kind="long")
        case List():
            return replace(field, marks=now.marks if now else "+-.")
        case Scale(low=low, high=high):
            return replace(field, low=low, high=high, ends=now.ends if now else ("", ""))
        case Split(labels=labels):
            return replace(field, labels=labels)
        case Multi() | Values():
            return replace(field, most=now.most if now else 0)
        case Long() | Choice() | Emotion() | Ypn() | Timer():
            return field


def restated(old: Known, new: Known) -> Known:
    """The old answer saying what the new one says; its place, wording, role and ids stay as they were."""
    match current(old), new:
        case (Short() | Long() | Review(), Short(text=text) | Long(text=text) | Review(text=text)):
            return replace(old, text=text)
        case (Multi(picks=before) | Values(picks=before), Multi(picks=picks) | Values(picks=picks)):
            # What stays picked keeps its rank.
            chosen = {pick.id: pick for pick in picks}
            stays = tuple(pick for pick in before if pick.id in chosen)
            return replace(old, picks=(*stays, *(pick for pick in picks if pick.id not in {one.id for one in stays})))
        case _:
            return replace(new, **{name: getattr(old, name) for name in Answer.__struct_fields__})
