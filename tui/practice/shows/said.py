"""What is shown of things said before: moods, promises, values, patterns, the week."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from itertools import zip_longest

from tui.insights.cards import fitting_cards
from tui.insights.morrow import note_left
from tui.insights.portrait import Promise
from tui.practice.context import Context
from tui.practice.shown import Quote, Shown
from tui.practice.shows.parts import lines, newest, quote, you_said
from tui.records.answers import Outcome, Scale, number, texts
from tui.records.day import when
from tui.records.roles import Role
from tui.records.text import one_line


def morrow(context: Context) -> tuple[Shown, ...]:
    """The note left for this day."""
    today = context.session.day
    said = note_left(context.portrait, today)
    return (Quote(f"You left this {when(said.day, today)}", said.text),) if said is not None else ()


def mood_this_morning(context: Context) -> tuple[Shown, ...]:
    """Today's first mood."""
    moods = [mood for mood in context.portrait.moods if mood.day == context.session.day]
    return (Quote("Earlier today", ", ".join(dict.fromkeys(mood.word for mood in moods))),) if moods else ()


def promise_plan(context: Context) -> tuple[Shown, ...]:
    """When and where the promise was to begin."""
    promise = context.portrait.promise(context.subject.id)
    if promise is None:
        return ()
    made = f"Promised {when(promise.day, context.session.day)}"
    return (Quote(made, promise.cue or promise.text),)


def kept_promise(context: Context) -> tuple[Shown, ...]:
    """The newest promise kept here, with its plan."""
    kept = _kept(context, lambda promise: not context.subject.id or promise.about == context.subject.id)
    if not kept:
        return ()
    return (Quote("Kept before", " — ".join(part for part in (kept[0].text, kept[0].cue) if part)),)


def kept_cues(context: Context) -> tuple[Shown, ...]:
    """Plans whose promises were kept, up to three."""
    cues = dict.fromkeys(promise.cue for promise in _kept(context, lambda promise: bool(promise.cue)))
    return lines("Cues that worked before", list(cues)[:3])


def _kept(context: Context, fits: Callable[[Promise], bool]) -> list[Promise]:
    return [
        promise
        for promise in reversed(context.portrait.aside.without(context.portrait.promises))
        if promise.outcome is Outcome.KEPT and fits(promise)
    ]


def usual_obstacle(context: Context) -> tuple[Shown, ...]:
    """The obstacle named most often here in sixty days, if named twice."""
    since = context.session.day - timedelta(days=60)
    named = Counter(
        one_line(said.text)
        for said in context.recalled(Role.OBSTACLE)
        if said.day >= since and (not context.subject.id or said.about == context.subject.id)
    )
    most = named.most_common(1)
    return (Quote("Named before", most[0][0]),) if most and most[0][1] >= 2 else ()


def if_then_cards(context: Context) -> tuple[Shown, ...]:
    """The if-then cards that fit: the obstacle of this session or the usual one, and the weekday."""
    named = [one_line(text) for answer in context.in_role(Role.OBSTACLE) for text in texts(answer)]
    named += [quote.text for quote in usual_obstacle(context) if isinstance(quote, Quote)]
    cards = fitting_cards(context.portrait, context.session.day, named)
    return lines("Your if-then cards", (f"{card.sign} → {card.answer}" for card in cards))


def previous_number(context: Context) -> tuple[Shown, ...]:
    """The newest earlier number about the subject: lived nearness, importance, or one's own word."""
    step = next(step for step in context.flow.steps() if step.id == context.step)
    role = step.fields[0].role
    value = context.portrait.value(context.subject.id)
    if value and role in (Role.LIVED, Role.IMPORTANCE):
        numbers = value.lived if role is Role.LIVED else value.importance
        if not numbers:
            return ()
        last = numbers[-1]
        return (Quote(you_said(last.day, context), number(last.value)),)
    said = context.portrait.last(role, context.subject.id or None) if role else None
    return (Quote(you_said(said.day, context), said.text),) if said else ()


def number_before(context: Context) -> tuple[Shown, ...]:
    """The number given earlier in this session in the same role."""
    step = next(step for step in context.flow.steps() if step.id == context.step)
    before = (
        [
            answer
            for answer in context.in_role(step.fields[0].role)
            if isinstance(answer, Scale) and answer.step != context.step
        ]
        if step.fields[0].role
        else []
    )
    return (Quote("Before, you said", number(before[0].value)),) if before else ()


def last_time(context: Context) -> tuple[Shown, ...]:
    """The newest earlier answer to this very step, by its role."""
    step = next(step for step in context.flow.steps() if step.id == context.step)
    role = step.fields[0].role
    said = context.recall(role, context.subject.id or None) if role else None
    if said is None:
        return ()
    all_then = (
        [other.text for other in context.portrait.said.get(role, ()) if other.entry == said.entry] if role else []
    )
    return lines(f"You wrote {when(said.day, context.session.day)}", all_then)


def follow_up(context: Context) -> tuple[Shown, ...]:
    """The daily question's second question."""
    found = context.catalogue.question(context.session.daily[-1]) if context.session.daily else None
    return (Quote("If you like", found.follow_up),) if found and found.follow_up else ()


def sealed_letter(context: Context) -> tuple[Shown, ...]:
    """The letter left at the last renewal."""
    letter = context.portrait.last(Role.LETTER)
    return quote("Written", letter, context) if letter and letter.day < context.session.day else ()


def patterns(context: Context) -> tuple[Shown, ...]:
    """The newest patterns noted."""
    return lines("Patterns you noted", newest(context, Role.PATTERN, 3))


def beliefs(context: Context) -> tuple[Shown, ...]:
    """The newest beliefs noted."""
    return lines("Beliefs you noted", newest(context, Role.BELIEF, 5))


def questions_wished(context: Context) -> tuple[Shown, ...]:
    """Questions one wishes to have asked."""
    return lines("Questions you wished for", newest(context, Role.QUESTION, 3))


def rows(context: Context) -> tuple[Shown, ...]:
    """What was said and what was left unsaid, row by row."""
    sides = [[one_line(text) for text in texts(answer)] for answer in context.in_role(Role.ROWS)][:2]
    return lines("Row by row", (" ‖ ".join(filter(None, row)) for row in zip_longest(*sides, fillvalue="")))


def value_card(context: Context) -> tuple[Shown, ...]:
    """The value's definition and what it looks like."""
    found = next((card for card in context.catalogue.values if card.id == context.subject.id), None)
    if found is None:
        return (Quote(context.subject.text, context.subject.note),) if context.subject.note else ()
    return (
        Quote(found.name, found.definition),
        *((Quote("It may look like", found.shows_as),) if found.shows_as else ()),
    )


def value_behaviours(context: Context) -> tuple[Shown, ...]:
    """The person's own behaviours for a value, or for each held one."""
    one = context.portrait.value(context.subject.id)
    return tuple(
        line
        for value in ((one,) if one else context.portrait.values)
        for line in lines(value.name, value.behaviours or (value.definition,))
    )


def previous_values(context: Context) -> tuple[Shown, ...]:
    """The values held before this session."""
    return lines("Until now", (value.name for value in context.portrait.values))


def week(context: Context) -> tuple[Shown, ...]:
    """The last seven days: promises by what became of them, moods, facts, learnings."""
    since = context.session.day - timedelta(days=7)
    portrait = context.portrait
    answered = Counter(promise.outcome for promise in portrait.promises if promise.day > since and promise.outcome)
    counts = [
        f"{answered[outcome]} {word}"
        for outcome, word in (
            (Outcome.KEPT, "kept"), (Outcome.PARTLY, "partly"), (Outcome.NOT, "not"), (Outcome.LET_GO, "let go"),
        )
        if answered[outcome]
    ]  # fmt: skip
    moods = [f"{mood.day:%a} {mood.word}" for mood in portrait.aside.without(portrait.moods) if mood.day > since]

    def recent(role: Role) -> list[str]:
        return [f"{said.day:%a} {one_line(said.text)}" for said in context.recalled(role) if said.day > since]

    return (
        *lines("Promises", [", ".join(counts)]),
        *lines("Moods", [" · ".join(moods)]),
        *lines("What happened", recent(Role.FACT)),
        *lines("What you learned", recent(Role.LEARNED)),
    )
