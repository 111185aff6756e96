"""The card that closes a session: what was wanted, what is, and what was promised, side by side."""

from __future__ import annotations

from tui.insights.tension import reality
from tui.practice.context import Context, picked
from tui.practice.shown import Band, Card, Quote, Shown
from tui.records.answers import Emotion, Scale, Split, texts
from tui.records.emotions import HEAVIEST
from tui.records.roles import Role
from tui.records.text import one_line

_ROWS: tuple[tuple[Role, str], ...] = (
    (Role.MOOD, "Check-in"),
    (Role.RESULT, "You want"),
    (Role.IMAGE, "You saw"),
    (Role.STATEMENT, "You choose"),
    (Role.FACT, "What is"),
    (Role.HELD, "You hold"),
    (Role.LEARNED, "You learned"),
    (Role.CARD, "Next time"),
    (Role.INSIGHT, "You saw"),
    (Role.SENTENCE, "You can say"),
    (Role.PROMISE, "You will"),
    (Role.REWORD, "Now put"),
    (Role.THEME, "Theme"),
    (Role.SHARE, "To read out"),
    (Role.THANKS, "Thanks"),
    (Role.MORROW, "For tomorrow"),
)
"""Which answers come back on the card, in this order."""


def card(context: Context) -> tuple[Shown, ...]:
    """What this session came to; nothing if nothing was said."""
    rows: list[Quote] = []
    result = next(
        (found for answer in context.session.answers if (found := context.portrait.result(answer.about))), None
    )
    if result is not None:
        rows.append(Quote("You want", result.text))
    for role, label in _ROWS:
        said = [text for answer in context.in_role(role) for text in _say(answer) if text.strip()]
        if said:
            rows.append(Quote(label, "\n".join(said)))
    if plan := _plan(context):
        rows.append(Quote("When, where", plan))
    values = [pick.text for answer in context.in_role(Role.SERVES) for pick in picked(answer)]
    if values:
        rows.append(Quote("It serves", ", ".join(values)))
    return (Card(tuple(rows), _band(context), _is_heavy(context)),) if rows else ()


def _is_heavy(context: Context) -> bool:
    """From what was picked alone: what people write is not looked at (practice.md, section 7)."""
    words = {answer.word for answer in context.session.answers if isinstance(answer, Emotion)}
    rated = [answer.value for answer in context.in_role(Role.RATING) if isinstance(answer, Scale)]
    return bool(words & HEAVIEST) or 0 in rated


def _say(answer: object) -> tuple[str, ...]:
    match answer:
        case Split(left=left):
            return (one_line(left),)
        case Emotion(word=word):
            return (word,)
        case _:
            return tuple(one_line(text) for text in texts(answer))  # type: ignore[arg-type]


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
        return Band(ratings[0].value * height / 10, height, result.text if result else "")
    for answer in context.session.answers:
        result = context.portrait.result(answer.about)
        if result and result.ratings and not ratings:
            return Band(reality(result.ratings[-1]), result.height, result.text)
    return None
