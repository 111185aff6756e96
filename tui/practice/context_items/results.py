"""What is shown of results, areas and the vision."""

from __future__ import annotations

from datetime import date

from tui.insights.fold.portrait import Result, Said
from tui.insights.fold.with_entry import with_entry
from tui.insights.measures.swing import Swing, swing, zigzag
from tui.insights.measures.tension import carried, is_due, reality, result_scatter
from tui.insights.views.model import Band, Section
from tui.insights.views.week_gaps import week_picture
from tui.insights.views.whole_vision import swing_line
from tui.practice import subjects
from tui.practice.context import Context, picked
from tui.practice.context_items.item import Anchors, Quote, Shown, lines, quote, you_said
from tui.practice.session import unfinished_entry
from tui.records.answers import Item, List, Scale, Short, Split, number, texts
from tui.records.day import when
from tui.records.roles import Role
from tui.records.text import counted, says_nothing
from tui.records.titles import STATUS_WORDS


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
    return lines("The results you want", [*held, *(subject.text for subject in subjects.new_result(context))])


def steps(context: Context) -> tuple[Shown, ...]:
    """The steps on the way to the result, and what became of them."""
    found = context.portrait.steps(context.subject.id)
    said = (f"{one.text} ({STATUS_WORDS[one.status]})" if one.status != "held" else one.text for one in found)
    return lines("Steps between so far", said)


def next_step(context: Context) -> tuple[Shown, ...]:
    """The first step on the way that is still to be reached."""
    found = next((one for one in context.portrait.steps(context.subject.id) if one.status == "held"), None)
    return (Quote("Next step", found.text),) if found is not None else ()


def area_results(context: Context) -> tuple[Shown, ...]:
    """The held results of the area spoken of."""
    areas = {context.subject.id} if context.subject.id else {pick.id for pick in picked(context.answer("area"))}
    return lines("What you want here", (held.text for held in context.portrait.held if held.area in areas))


def last_fact(context: Context) -> tuple[Shown, ...]:
    """The newest fact noted about the result."""
    found = context.result()
    return quote("You noted", _newest(found.facts, context) if found else None, context)


def _newest(said: tuple[Said, ...], context: Context) -> Said | None:
    return next(reversed(context.portrait.exclusions.visible(said)), None)


AREA_FACTS = 3
"""So many earlier facts of a part of life are shown where one of its results is rated, the newest."""


def facts_new(context: Context) -> tuple[Shown, ...]:
    """Facts since the last rating, those of this session included: the result's own, then those of its area."""
    found = context.result()
    if found is None:
        return lines("The facts", _facts_here(context, context.subject.id))
    since = found.ratings[-1].day if found.ratings else date.min
    own = [fact.text for fact in context.portrait.exclusions.visible(found.facts) if fact.day > since]
    recalled = context.portrait.recalled(Role.FACT)
    of_area = [fact.text for fact in recalled if fact.about == found.area and fact.day > since]
    return (
        *lines("The facts", [*own, *_facts_here(context, found.id)]),
        *lines("Facts about this part of life", [*of_area[-AREA_FACTS:], *_facts_here(context, found.area)]),
    )


def _facts_here(context: Context, about: str) -> list[str]:
    """The facts this session says of something."""
    answers = [answer for answer in context.in_role(Role.FACT) if answer.about == about]
    said = [text for one in answers for text in ((one.left,) if isinstance(one, Split) else texts(one))]
    return [text for text in said if not says_nothing(text)]


def anchors(context: Context) -> tuple[Shown, ...]:
    """What a visitor would see at 0, 5 and 10."""
    found = context.result()
    return (Anchors(found.anchors),) if found and found.anchors else ()


UNSEEN = "you'll see the earlier number after yours"
"""Said of a band that is to be rated in this session."""


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
    return (Band(reality=rated[-1].value, height=10, label=context.subject.text),)


def _band(result: Result, context: Context) -> Band:
    today = [answer for answer in context.in_role(Role.RATING) if answer.about == result.id]
    if today and isinstance(today[-1], Scale):
        return Band(reality=carried(today[-1].value, result.height), height=result.height, label=result.text)
    to_come = any(field.role is Role.RATING for step in context.flow.steps() for field in step.fields)
    if not result.ratings or (to_come and is_due(result, context.session.day)):
        return Band(reality=None, height=result.height, label=result.text, state=UNSEEN)
    return Band(reality=reality(result.ratings[-1]), height=result.height, label=result.text)


def week_gaps(context: Context) -> tuple[Shown, ...]:
    """Every gap then and now, with what this session says of it."""
    session = context.session
    here = with_entry(context.portrait, unfinished_entry(session, session.answers))
    picture = week_picture(here, session.day)
    return (picture,) if picture is not None else ()


def history(context: Context) -> tuple[Shown, ...]:
    """Ratings over time with their turning points."""
    found = context.result()
    results = (found,) if found else context.portrait.held
    sigma = result_scatter(context.portrait.results)
    today = context.session.day
    return tuple(line for result in results for line in _history(result, swing(result, today, sigma), today))


def _history(result: Result, swung: Swing | None, today: date) -> tuple[Shown, ...]:
    if len(result.ratings) < 2:
        return ()
    if swung is not None:
        return (Section("history", rows=(swing_line(result, swung, today),)),)
    values = [rating.value for rating in result.ratings]
    first, last = result.ratings[0], result.ratings[-1]
    up = reality(last) - reality(first)
    moves = [
        f"{number(values[0])} ({first.day:%b %Y}) → {number(values[-1])} ({last.day:%b %Y})",
        f"reality moved by {number(round(up, 1))}, the vision by {number(round(result.height - first.height, 1))}",
    ]
    if (turns := len(zigzag(values)) - 1) > 0:
        moves.append(counted(turns, "turning point"))
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
    """Each result with the chain this session wrote of it."""
    earlier = {one.id: one.text for one in context.portrait.held}
    named = earlier | {subject.id: subject.text for subject in subjects.new_result(context)}
    about = dict.fromkeys(answer.about for answer in context.in_role(Role.ROOT))
    return tuple(line for one in about if one in named for line in lines(named[one], _chain(context, one)))


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
