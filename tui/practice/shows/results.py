"""What is shown of results, areas and the vision."""

from __future__ import annotations

from datetime import date, timedelta

from tui.insights.portrait import Result, Said
from tui.insights.tension import reality, zigzag
from tui.practice import subjects
from tui.practice.context import Context, picked
from tui.practice.shown import Anchors, Band, Quote, Shown
from tui.practice.shows.parts import lines, quote, you_said
from tui.records.answers import Item, List, Scale, Short, Split, number, texts
from tui.records.day import when
from tui.records.roles import Role


def result(context: Context) -> tuple[Shown, ...]:
    """The result's wording, and what was seen in it last."""
    found = context.result()
    if found is None:
        new = context.subject.id in [subject.id for subject in subjects.new_result(context)]
        return (Quote("What you want", context.subject.text),) if new else ()
    image = _newest(found.images, context)
    return (Quote(context.area_name(found.area), found.text), *quote("You saw", image, context))


def result_list(context: Context) -> tuple[Shown, ...]:
    """Held results and those of this session, by area."""
    held = [f"{context.area_name(result.area)}: {result.text}" for result in context.portrait.held]
    return lines("What you are holding", [*held, *(subject.text for subject in subjects.new_result(context))])


def area_results(context: Context) -> tuple[Shown, ...]:
    """The held results of the area spoken of."""
    areas = {context.subject.id} if context.subject.id else {pick.id for pick in picked(context.answer("area"))}
    return lines("What you want here", (held.text for held in context.portrait.held if held.area in areas))


def last_fact(context: Context) -> tuple[Shown, ...]:
    """The newest fact noted about the result."""
    found = context.result()
    return quote("You noted", _newest(found.facts, context) if found else None, context)


def _newest(said: tuple[Said, ...], context: Context) -> Said | None:
    return next(reversed(context.portrait.aside.without(said)), None)


def facts_new(context: Context) -> tuple[Shown, ...]:
    """Facts since the last rating, those of this session included."""
    found = context.result()
    facts: list[str] = []
    if found:
        since = found.ratings[-1].day if found.ratings else date.min
        facts = [fact.text for fact in context.portrait.aside.without(found.facts) if fact.day > since]
    for answer in context.in_role(Role.FACT):
        if answer.about in (context.subject.id, found.area if found else context.subject.id):
            facts += [answer.left] if isinstance(answer, Split) else texts(answer)
    return lines("The facts", facts)


def anchors(context: Context) -> tuple[Shown, ...]:
    """What a visitor would see at 0, 5 and 10."""
    found = context.result()
    return (Anchors(found.anchors),) if found and found.anchors else ()


def band(context: Context) -> tuple[Shown, ...]:
    """The band, without a number while a rating of it is still to come in this session."""
    found = context.result()
    if found is not None:
        return (_band(found, context),)
    if context.subject.id:
        return _new_band(context)
    return tuple(_band(held, context) for held in context.portrait.held)


def _new_band(context: Context) -> tuple[Shown, ...]:
    """The band of a result written and rated in this session."""
    rated = [answer for answer in context.in_role(Role.RATING) if answer.about == context.subject.id]
    if not rated or not isinstance(rated[-1], Scale):
        return ()
    return (Band(rated[-1].value, 10, context.subject.text),)


def _band(result: Result, context: Context) -> Band:
    today = [answer for answer in context.in_role(Role.RATING) if answer.about == result.id]
    if today and isinstance(today[-1], Scale):
        return Band(today[-1].value * result.height / 10, result.height, result.text)
    to_come = any(field.role is Role.RATING for step in context.flow.steps() for field in step.fields)
    due = not result.ratings or context.session.day - result.ratings[-1].day >= timedelta(days=7)
    if not result.ratings or (to_come and due):
        return Band(None, result.height, result.text)
    return Band(reality(result.ratings[-1]), result.height, result.text)


def history(context: Context) -> tuple[Shown, ...]:
    """Ratings over time with their turning points."""
    found = context.result()
    results = (found,) if found else context.portrait.held
    return tuple(line for result in results for line in _history(result))


def _history(result: Result) -> tuple[Shown, ...]:
    if len(result.ratings) < 2:
        return ()
    values = [rating.value for rating in result.ratings]
    first, last = result.ratings[0], result.ratings[-1]
    up = reality(last) - reality(first)
    line = f"{number(values[0])} ({first.day:%b %Y}) → {number(values[-1])} ({last.day:%b %Y})"
    moves = [
        line,
        f"reality moved by {number(round(up, 1))}, the wish by {number(round(result.height - first.height, 1))}",
    ]
    if turns := len(zigzag(values)) - 1:
        moves.append(f"{turns} turning {'point' if turns == 1 else 'points'}" if turns > 0 else "")
    return lines(result.text, moves)


def previous_rating(context: Context) -> tuple[Shown, ...]:
    """The newest earlier rating."""
    found = context.result()
    if found is None or not found.ratings:
        return ()
    last = found.ratings[-1]
    return (Quote(you_said(last.day, context), number(last.value)),)


def _area(context: Context) -> str:
    found = context.result()
    if found:
        return found.area
    picks = picked(context.answer("area"))
    return context.subject.id or (picks[0].id if picks else "")


def vision_prompt(context: Context) -> tuple[Shown, ...]:
    """The area's question that opens a picture."""
    found = context.catalogue.area(_area(context))
    return (Quote(found.name, found.vision_prompt),) if found and found.vision_prompt else ()


def reality_prompt(context: Context) -> tuple[Shown, ...]:
    """The area's question about plain facts."""
    found = context.catalogue.area(_area(context))
    return (Quote(found.name, found.reality_prompt),) if found and found.reality_prompt else ()


def scene(context: Context) -> tuple[Shown, ...]:
    """The newest scene of the area."""
    here = [answer for answer in context.in_role(Role.SCENE) if answer.about == _area(context)]
    if here:
        return (Quote("Your scene", texts(here[-1])[0]),)
    return quote("Your scene", context.recall(Role.SCENE, _area(context)), context)


def chain(context: Context) -> tuple[Shown, ...]:
    """The earlier turns of this chain."""
    return lines("So far", _chain(context, context.subject.id))


def _chain(context: Context, about: str) -> list[str]:
    said = [answer for answer in context.in_role(Role.ROOT) if answer.about == about]
    return [answer.text for answer in said if isinstance(answer, Short)]


def root_chains(context: Context) -> tuple[Shown, ...]:
    """Each result of this session with its chain."""
    return tuple(
        line for subject in subjects.new_result(context) for line in lines(subject.text, _chain(context, subject.id))
    )


def root_aims(context: Context) -> tuple[Shown, ...]:
    """The root aims of this session, else the newest ones."""
    here = [item.text for answer in context.in_role(Role.ROOT_AIM) for item in _items(answer)]
    last = context.portrait.last(Role.ROOT_AIM)
    before = [said.text for said in context.portrait.said.get(Role.ROOT_AIM, ()) if last and said.entry == last.entry]
    return lines("Root aims", here or before)


def _items(answer: object) -> tuple[Item, ...]:
    return answer.items if isinstance(answer, List) else ()


def statement(context: Context) -> tuple[Shown, ...]:
    """The newest vision statement."""
    return quote("Your vision, written", context.portrait.last(Role.STATEMENT), context)


def statement_versions(context: Context) -> tuple[Shown, ...]:
    """Every version of the statement, newest first."""
    return tuple(
        Quote(f"Written {when(said.day, context.session.day)}", said.text)
        for said in reversed(context.portrait.said.get(Role.STATEMENT, ()))
    )
