"""The card that closes a session: what was wanted, what is, and what was promised, side by side."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from tui.insights.fold.portrait import Result
from tui.insights.measures.tension import carried, reality
from tui.insights.views.model import Band
from tui.practice.context import Context, picked
from tui.practice.context_items.item import Card, Quote, Shown
from tui.records.answers import OUTCOME_WORDS, Choice, Emotion, Known, Scale, Short, Split, Ypn, number, texts
from tui.records.day import short_date
from tui.records.option_ids import Tension
from tui.records.roles import Role
from tui.records.text import one_line
from tui.records.vocabulary import is_heavy

_ROWS: dict[Role, str] = {
    Role.MOOD: "Check-in", Role.OUTCOME: "You meant to", Role.RESULT: "You want", Role.IMAGE: "You saw",
    Role.STATEMENT: "You choose", Role.FACT: "What is", Role.TENSION: "Between them", Role.PATTERN: "What repeats",
    Role.OWN_VALUE: "You value",
    Role.TOUCHED: "You value", Role.HELD: "Your values", Role.LEARNED: "You learned",
    Role.TRIGGER: "A moment", Role.CARD: "Next time", Role.INSIGHT: "You saw", Role.SENTENCE: "You can say",
    Role.PROMISE: "You will", Role.REWORD: "Reworded", Role.FOCUS: "Next week", Role.THEME: "Theme",
    Role.NOTE: "One line", Role.SHARE: "To read out", Role.THANKS: "Thanks", Role.MORROW: "For tomorrow",
}  # fmt: skip
"""Which answers come back on the card, in this order."""


def card(context: Context) -> tuple[Shown, ...]:
    """What this session came to; nothing if nothing was said.

    Where the step shows every gap beside it, the results with a gap and their facts are left to that; the facts at the
    foot of a ladder are left to the ladder.
    """
    beside = {name for step in context.flow.steps() if step.id == context.step for name in step.shows}
    beside_gaps = "week_gaps" in beside
    is_heavy = _is_heavy(context)
    rated = {one.about for one in context.in_role(Role.RATING)}
    drawn = {one.id for one in context.portrait.held if one.ratings or one.id in rated} if beside_gaps else set()
    rows = [one for one in _rows(context, drawn) if "ladder" not in beside or one.label != _ROWS[Role.FACT]] or (
        _rows(context) if is_heavy else []
    )
    return (Card(tuple(rows), None if beside_gaps else _band(context), is_heavy),) if rows else ()


def _rows(context: Context, drawn: Collection[str] = ()) -> list[Quote]:
    results = [one for one in _results(context) if one.id not in drawn]
    rows: list[Quote] = []
    for result in results:
        rows.append(Quote("You want", result.text))
        # Several wants stand each above its own facts.
        if len(results) > 1 and (facts := _facts(context, result)):
            rows.append(Quote("What is", "\n".join(facts)))
    apart = {*drawn, *(result.id for result in results if len(results) > 1)}
    for role, label in _labels(context).items():
        answers = context.in_role(role)
        if role is Role.FACT:
            answers = tuple(one for one in answers if one.about not in apart)
        if said := _said(context, answers):
            rows.append(Quote(label, "\n".join(said)))
    if plan := _plan(context):
        rows.append(Quote("When, where", plan))
    if obstacle := _said(context, context.in_role(Role.OBSTACLE)):
        rows.append(Quote("In the way", "\n".join(obstacle)))
        if then := _said(context, context.in_role(Role.IF_THEN)):
            rows.append(Quote("Then", "\n".join(then)))
    values = [pick.text for answer in context.in_role(Role.SERVES) for pick in picked(answer)]
    if values:
        rows.append(Quote("It serves", ", ".join(values)))
    return rows


def _labels(context: Context) -> dict[Role, str]:
    """What stands before each row: what was promised for a day that is over lies behind."""
    is_over = context.session.late and not context.in_role(Role.PROMISE_DAY)
    return {**_ROWS, Role.PROMISE: _ROWS[Role.OUTCOME]} if is_over else _ROWS


def _results(context: Context) -> tuple[Result, ...]:
    """Results of earlier days that this session noted facts about or rated, else the first it speaks of at all."""
    spoken = [found for answer in context.session.answers if (found := context.portrait.result(answer.about))]
    looked_at = [
        found
        for answer in (*context.in_role(Role.FACT), *context.in_role(Role.RATING))
        if (found := context.portrait.result(answer.about))
    ]
    return tuple({result.id: result for result in looked_at or spoken[:1]}.values())


def _facts(context: Context, result: Result) -> list[str]:
    facts = _said(context, (answer for answer in context.in_role(Role.FACT) if answer.about == result.id))
    rated = context.rating(result)
    return facts if rated is None else [*facts, f"{number(rated)} of 10"]


def _said(context: Context, answers: Iterable[Known]) -> list[str]:
    return [text for answer in answers for text in _say(context, answer) if text.strip()]


def _is_heavy(context: Context) -> bool:
    """From what was picked alone: what people write is not looked at (PRACTICE.md, section 7).

    The first number ever given to a wish says where it begins, and at the bottom is where many do.
    """
    own = (one for one in context.session.answers if isinstance(one, Emotion) and one.role in (Role.MOOD, Role.PEAK))
    feels_heavy = any(is_heavy(one.word, one.energy, one.pleasantness, context.catalogue.emotions) for one in own)
    begun = {result.id for result in context.portrait.results if result.ratings}
    rated = [one.value for one in context.in_role(Role.RATING) if isinstance(one, Scale) and one.about in begun]
    return feels_heavy or 0 in rated


def _say(context: Context, answer: Known) -> tuple[str, ...]:
    match answer:
        case Ypn(about=about, outcome=outcome):
            promise = context.portrait.promise(about)
            return (f"{one_line(promise.text)} · {OUTCOME_WORDS[outcome]}",) if promise else ()
        case Split(left=left):
            return (one_line(left),)
        case Emotion(word=word):
            return (word,)
        case Choice(role=Role.TENSION, pick=pick) if pick.id == Tension.NOT_TODAY:
            return ()
        case Short(role=Role.CARD, step=step, text=text):
            response = context.session.answer(step, answer.about, answer.turn, "then")
            then = one_line(response.text) if isinstance(response, Short) else ""
            return (f"{one_line(text)} → {then}" if then else one_line(text),)
        case _:
            return tuple(one_line(text) for text in texts(answer))


def _plan(context: Context) -> str:
    parts = []
    for role in (Role.CUE_WHEN, Role.CUE_WHERE):
        said = [one_line(text) for answer in context.in_role(role) for text in texts(answer)]
        if said and said[-1]:
            parts.append(said[-1])
    return ", ".join(parts)


def _band(context: Context) -> Band | None:
    ratings = [answer for answer in context.in_role(Role.RATING) if isinstance(answer, Scale)]
    if len(ratings) == 1:
        result = context.portrait.result(ratings[0].about)
        height = result.height if result else 10
        last = result.ratings[-1] if result and result.ratings else None
        return Band(
            reality=carried(ratings[0].value, height), height=height, label=result.text if result else "",
            before=(short_date(last.day, context.session.day), reality(last)) if last else None,
        )  # fmt: skip
    for answer in context.session.answers:
        result = context.portrait.result(answer.about)
        if result and result.ratings and not ratings:
            return Band(reality=reality(result.ratings[-1]), height=result.height, label=result.text)
    return None
