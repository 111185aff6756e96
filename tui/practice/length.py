"""How long a session is: the form a flow is begun in, and going deeper from the short form into the rest of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec

from tui.insights.fold.portrait import Portrait
from tui.practice.flow import Block, Flow, Item, Step, Variant
from tui.practice.questions import Question
from tui.practice.session import Session
from tui.practice.subjects import SAID
from tui.records.option_ids import Length
from tui.records.roles import Role


def usual_variant(flow: Flow, portrait: Portrait, setting: str = "") -> Variant:
    """The form a flow is begun in where nobody names one.

    Args:
        flow: Only one that is short at first has a choice.
        portrait: What was answered when the length was asked.
        setting: ``short`` or ``whole``, which goes before that; empty where nothing is set.
    """
    if not flow.short_first or "short" not in flow.variants:
        return "whole"
    answered = portrait.last(Role.LENGTH)
    chosen = setting or (answered.picked if answered is not None else "")
    return "whole" if chosen == Length.WHOLE else "short"


def goes_beyond_short(flow: Flow, steps: Collection[str]) -> bool:
    """Whether one of these steps is asked in the whole of a flow alone."""
    return any(step.id in steps and not step.core for step in flow.steps())


def deepened(session: Session, short: Sequence[Question], whole: Sequence[Question]) -> Session:
    """The session gone on with in the whole form, at the first question that was not asked in the short one.

    What comes before the first step of the short form is a way in, and is skipped.

    Args:
        session: At the closing card of its short form.
        short: The questions of that form.
        whole: Those of ``as_whole``.
    """
    keys = [question.key for question in whole]
    way_in = keys[: keys.index(short[0].key)] if short[0].key in keys else []
    passed = tuple(dict.fromkeys((*session.passed, *(key for key in way_in if not session.answers_to(key)))))
    session = msgspec.structs.replace(as_whole(session), passed=passed)
    following = next((question.key for question in whole[:-1] if is_open(session, question)), keys[-1])
    return msgspec.structs.replace(session, place=following)


def as_whole(session: Session) -> Session:
    """The session in the whole form, gone deeper."""
    return msgspec.structs.replace(session, variant="whole", deeper=True)


def is_open(session: Session, question: Question) -> bool:
    """Whether a question was neither answered nor skipped so far."""
    return question.key not in session.passed and not session.answers_to(question.key)


def following(session: Session, asked: Sequence[Question], index: int) -> Question | None:
    """The question after the one at ``index``; after going deeper the next open one, then the last."""
    rest = asked[index + 1 :]
    if session.deeper and rest:
        return next((question for question in rest if is_open(session, question)), rest[-1])
    return rest[0] if rest else None


def place_among(flow: Flow, asked: Sequence[Question], index: int) -> tuple[int, int]:
    """Where a session stands, counted from 1, and of how many; of 0 where that cannot be told.

    While it still has to be said how often something will be asked, there is no number of all; a pile of cards that
    is gone through on the way is counted by itself.
    """
    step = asked[index].step.id
    at = next((place for place, item in enumerate(flow.items) if step in _ids(item)), len(flow.items))
    if not any(isinstance(item, Block) and item.each in SAID for item in flow.items[at + 1 :]):
        return index + 1, len(asked)
    here = flow.items[at]
    if isinstance(here, Step) or here.each in SAID:
        return index + 1, 0
    pile = [place for place, question in enumerate(asked) if question.step.id in _ids(here)]
    return pile.index(index) + 1, len(pile)


def _ids(item: Item) -> set[str]:
    return {step.id for step in (item.steps if isinstance(item, Block) else (item,))}
