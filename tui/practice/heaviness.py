"""The gentler way: after a heavy check-in a session asks whether that is enough, and nothing more unless it is not.

From what was picked alone: what people write is not looked at (PRACTICE.md, section 7).
"""

from __future__ import annotations

from collections.abc import Iterable

from tui.insights.fold.portrait import Mood, Portrait
from tui.practice.flow import Flow, Step
from tui.practice.session import Session
from tui.records.answers import Choice, Emotion
from tui.records.option_ids import Enough
from tui.records.roles import Role
from tui.records.vocabulary import EmotionWord, is_heavy


def feels_heavy(session: Session, portrait: Portrait, emotions: Iterable[EmotionWord]) -> bool:
    """Whether the last check-in of the session is heavy, or without one the last of the same day."""
    moods: list[Emotion | Mood] = [mood for mood in portrait.moods[-1:] if mood.day == session.day]
    moods += [answer for answer in session.answers if isinstance(answer, Emotion) and answer.role is Role.MOOD]
    return bool(moods) and is_heavy(moods[-1].word, moods[-1].energy, moods[-1].pleasantness, emotions)


def asks_enough(step: Step) -> bool:
    """Whether a step asks if it is enough for today: one of its answers leads on."""
    return any(option.id == Enough.GO_ON for field in step.fields for option in field.options)


def is_enough(session: Session, flow: Flow, portrait: Portrait, emotions: Iterable[EmotionWord]) -> bool:
    """Whether only the flow's ``gentle`` steps are asked: the check-in is heavy, and nobody asked to go on."""
    return bool(flow.gentle) and not _answered(session, flow, Enough.GO_ON) and feels_heavy(session, portrait, emotions)


def has_ended(session: Session, flow: Flow, asked: Iterable[Step]) -> bool:
    """Whether it was asked and is enough, so that nothing else is to come; passing over the question says so too."""
    question = next((step.id for step in asked if step.id in flow.gentle and asks_enough(step)), None)
    if question is None or _answered(session, flow, Enough.GO_ON):
        return False
    return any(step == question for step, _, _ in session.passed) or any(a.step == question for a in session.answers)


def _answered(session: Session, flow: Flow, option: str) -> bool:
    return any(
        isinstance(answer, Choice) and answer.step in flow.gentle and answer.pick.id == option
        for answer in session.answers
    )
