"""What is shown of things said before: moods, promises, values, patterns, the week."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from itertools import zip_longest

from tui.insights.fold.fold import fold
from tui.insights.fold.letters import note_left
from tui.insights.fold.portrait import Promise
from tui.insights.fold.with_entry import with_entry
from tui.insights.measures import effects
from tui.insights.measures.assumptions import Assumption, assumptions
from tui.insights.measures.effects import THIS_WEEK, lightened
from tui.insights.measures.loops import loop_maps
from tui.insights.measures.mood import fitting_cards
from tui.insights.views.loops import told
from tui.insights.views.model import Line
from tui.insights.views.noticed import SURE, rests_on
from tui.practice.context import Context
from tui.practice.context_items.item import Lines, Quote, Shown, lines, newest, quote, you_said
from tui.practice.session import unfinished_entry
from tui.practice.subjects import signal_here
from tui.records.answers import Outcome, Scale, number, texts
from tui.records.day import when
from tui.records.roles import Role
from tui.records.text import one_line
from tui.records.titles import OUTCOME_COUNTS

_OF_PROMISES = frozenset({Role.OUTCOME, Role.NEXT, Role.REWORD, Role.PROMISE_DAY})
"""What can be said of a promise that was made before."""


def morrow(context: Context) -> tuple[Shown, ...]:
    """The note left for this day."""
    today = context.session.day
    said = note_left(context.portrait, today)
    return (Quote(f"You left this {when(said.day, today)}", said.text),) if said is not None else ()


def signal_evidence(context: Context) -> tuple[Shown, ...]:
    """What the signal spoken of rests on, and another reading of the same."""
    found = signal_here(context)
    if found is None:
        return ()
    sure = SURE[found.confidence]
    rests = f"{rests_on(found.evidence, context.session.day)} · {sure}"
    return Quote("It rests on", rests, found.evidence.entries), Quote("Another reading", found.innocent)


def lighter(context: Context) -> tuple[Shown, ...]:
    """That mornings hold just the vision this week."""
    today = context.session.day
    said = lightened(context.portrait, today) if context.session.lighter else None
    return (Quote("This week's mornings are just the vision", f"as you chose {when(said.day, today)}"),) if said else ()


def reminders(context: Context) -> tuple[Shown, ...]:
    """What was chosen for this week."""
    return lines(THIS_WEEK, effects.reminders(context.portrait, context.session.day))


def promised_already(context: Context) -> tuple[Shown, ...]:
    """Open promises of the session's day, made again in this session too, so that another is not made unawares."""
    portrait, session = context.portrait, context.session
    said = tuple(one for one in session.answers if one.role in _OF_PROMISES and portrait.promise(one.about))
    so_far = with_entry(portrait, unfinished_entry(session, said)) if said else portrait
    open_here = (one for one in so_far.open_promises if one.day == session.day)
    day = "that day" if session.late else "today"
    return lines(f"Already promised for {day}", (one.with_cue for one in open_here))


def asked_further(context: Context) -> tuple[Shown, ...]:
    """What was answered to follow-ups about the subject, or a promise of it, in the last week."""
    about = {context.subject.id, *(one.id for one in context.portrait.promises if one.about == context.subject.id)}
    since = context.session.day - timedelta(days=7)
    said = [one for one in context.portrait.recalled(Role.PROBE) if one.day > since and one.about in about - {""}]
    return lines("You answered this week", (one.text for one in reversed(said)))


def mood_this_morning(context: Context) -> tuple[Shown, ...]:
    """Today's first mood."""
    moods = [mood for mood in context.portrait.moods if mood.day == context.session.day]
    return (
        (
            Quote(
                "Earlier that day" if context.session.late else "Earlier today",
                ", ".join(dict.fromkeys(mood.word for mood in moods)),
            ),
        )
        if moods
        else ()
    )


def promise_plan(context: Context) -> tuple[Shown, ...]:
    """When and where the promise was to begin."""
    promise = context.portrait.promise(context.subject.id)
    if promise is None:
        return ()
    is_same = promise.chosen == context.session.day
    made = "that day" if is_same and context.session.late else when(promise.chosen, context.session.day)
    made = f"Promised {'again ' if promise.again else ''}{made}"
    # Without a plan the day alone: the question says the promise itself.
    return (Quote(made, promise.cue),) if promise.cue else lines("", [made])


def kept_promise(context: Context) -> tuple[Shown, ...]:
    """The newest promise kept here, with its plan."""
    kept = _kept(context, lambda promise: not context.subject.id or promise.about == context.subject.id)
    if not kept:
        return ()
    return (Quote("Kept before", " — ".join(part for part in (kept[0].text, kept[0].cue) if part)),)


def kept_cues(context: Context) -> tuple[Shown, ...]:
    """Plans whose promises were kept, up to three."""
    cues = dict.fromkeys(promise.cue for promise in _kept(context, lambda promise: bool(promise.cue)))
    return lines("Times and places that worked before", list(cues)[:3])


def _kept(context: Context, fits: Callable[[Promise], bool]) -> list[Promise]:
    return [
        promise
        for promise in reversed(context.portrait.exclusions.visible(context.portrait.promises))
        if promise.outcome is Outcome.KEPT and fits(promise)
    ]


def usual_obstacle(context: Context) -> tuple[Shown, ...]:
    """The obstacle named most often here in sixty days, if named twice."""
    since = context.session.day - timedelta(days=60)
    named = Counter(
        one_line(said.text)
        for said in context.portrait.recalled(Role.OBSTACLE)
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
    role = context.role
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
    given = context.in_role(context.role) if context.role else ()
    before = [answer for answer in given if isinstance(answer, Scale) and answer.step != context.step]
    return (Quote("Before, you said", number(before[0].value)),) if before else ()


def last_time(context: Context) -> tuple[Shown, ...]:
    """The newest earlier answer to this very step, by its role."""
    role = context.role
    if role is Role.LENS:
        # Every lens has the same role: answers to the others do not belong to this one.
        replies = context.portrait.replies.get(f"{context.flow.id}.{context.step}", ())
        found = context.portrait.exclusions.visible(replies)
        return quote("You wrote", found[-1], context) if found else ()
    said = context.recall(role, context.subject.id or None) if role else None
    if role is None or said is None:
        return ()
    all_then = [other.text for other in context.portrait.said.get(role, ()) if other.entry == said.entry]
    return lines(f"You wrote {when(said.day, context.session.day)}", all_then)


def follow_up(context: Context) -> tuple[Shown, ...]:
    """The daily question's second question."""
    found = context.daily
    return (Quote("If you like", found.follow_up),) if found and found.follow_up else ()


def sealed_letter(context: Context) -> tuple[Shown, ...]:
    """The letter left at the last renewal."""
    letter = context.portrait.last(Role.LETTER)
    return quote("Written", letter, context) if letter and letter.day < context.session.day else ()


def test_set(context: Context) -> tuple[Shown, ...]:
    """The test that was set for what was assumed."""
    found = _assumed(context)
    if found is None or not found.test:
        return ()
    return (Quote(f"You meant to try, {when(found.said.day, context.session.day)}", one_line(found.test)),)


def sure_before(context: Context) -> tuple[Shown, ...]:
    """How sure the person was before."""
    found = _assumed(context)
    return (Quote("Before, you said", found.sure[-1].text),) if found is not None and found.sure else ()


def _assumed(context: Context) -> Assumption | None:
    return next((one for one in assumptions(context.portrait) if one.said.entry == context.subject.id), None)


def loops(context: Context) -> tuple[Shown, ...]:
    """The loops among the things named in this session, and the question they ask together."""
    drawn = loop_maps(fold([unfinished_entry(context.session, context.session.answers)]))
    rows = (row for one in drawn for row in told(one.loops, one.things))
    return tuple(Lines("", (row.text,)) if isinstance(row, Line) else row for row in rows)


def inventory(context: Context) -> tuple[Shown, ...]:
    """What was answered in this session so far, to be read back."""
    names = {step.id: step.name for step in context.flow.steps()}
    said = [(names.get(one.step, ""), texts(one)) for one in context.session.answers if one.role is not Role.AREA]
    return tuple(Lines(name, tuple(map(one_line, told))) for name, told in said if any(text.strip() for text in told))


def said_then(context: Context) -> tuple[Shown, ...]:
    """When the line looked at again was said."""
    return (Quote("You said this on", context.subject.note),) if context.subject.note else ()


def patterns(context: Context) -> tuple[Shown, ...]:
    """The newest patterns noted."""
    return lines("Patterns you noted", newest(context, Role.PATTERN, 3))


def beliefs(context: Context) -> tuple[Shown, ...]:
    """The newest beliefs noted."""
    return lines("Beliefs you noted", newest(context, Role.BELIEF, 5))


def questions_wished(context: Context) -> tuple[Shown, ...]:
    """Questions one wishes to have asked."""
    return lines("Questions you wish you'd asked", newest(context, Role.QUESTION, 3))


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
    promises = [one for one in portrait.promises if one.answered and one.answered > since]
    answered = Counter(one.outcome for one in promises if one.outcome)
    counts = [f"{answered[outcome]} {word}" for outcome, word in OUTCOME_COUNTS.items() if answered[outcome]]
    moods = [f"{mood.day:%a} {mood.word}" for mood in portrait.exclusions.visible(portrait.moods) if mood.day > since]

    def recent(role: Role) -> list[str]:
        return [f"{said.day:%a} {one_line(said.text)}" for said in context.portrait.recalled(role) if said.day > since]

    return (
        *lines("Promises answered", [", ".join(counts)]),
        *lines("Moods", [" · ".join(moods)]),
        *lines("What happened", recent(Role.FACT)),
        *lines("What you learned", recent(Role.LEARNED)),
    )
