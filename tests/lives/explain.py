"""One life told in full: what was planted, what was said and whether it is so, and the numbers behind it."""

from __future__ import annotations

from collections.abc import Iterator

from tests.lives.character import WEEK
from tests.lives.enough import outcome
from tests.lives.life import Life
from tests.lives.truth import Verdict


def told(life: Life) -> Iterator[str]:
    """The life as lines of text; days are given as weeks, w12 being the thirteenth."""
    person = life.person
    yield f"life {life.number}: {person.weeks} weeks{', nothing happens' if life.is_quiet else ''}"
    yield (
        f"  scatter {person.scatter:.2f}, bias {person.bias:+.2f}, steps of {person.step:g}, mornings a week"
        f" {person.mornings * WEEK:.1f}, evenings {person.evenings * WEEK:.1f}, weekly {person.weekly:.2f},"
        f" keeps {person.keep:.2f}, notes {person.noting:.2f}, heavy {person.heaviness:.2f}"
    )
    yield f"  away {', '.join(f'{_week(first)}-{_week(last)}' for first, last in person.gaps) or 'never'}"
    for event in life.events:
        found = outcome(life, event)
        seen = (
            f"to be seen from {_week(found.seen)}, due {_week(found.due)}"
            if found.seen is not None
            else "not to be seen"
        )
        named = f"named {_week(found.named)}" if found.named is not None else "not named"
        yield f"  PLANTED {event.kind} {event.about}, {_week(event.start)} to {_week(event.end)}: {seen}, {named}"
    yield from (
        f"  DID {_week(act.day)} {act.what} {act.about} {act.new_ten or ''} {act.reason}{act.text}" for act in life.acts
    )
    for spoken in life.spoken:
        said = f"{spoken.signal.id} → {spoken.reply}: {spoken.signal.text}"
        yield f"  {_week(spoken.day)} {spoken.verdict.upper():9} {said}"
    yield from _series(life)


def _series(life: Life) -> Iterator[str]:
    course, written = life.course, life.written
    for want in life.person.wants:
        yield f"  {want.id} ({want.area}, matters {want.importance:g}{'' if want.weighed else ', never weighed'})"
        yield f"    really   {_monthly(course.reality[want.id])}   10 at {_monthly(course.height[want.id])}"
        yield f"    rated    {_pairs(written.ratings[want.id])}"
        yield f"    facts    {' '.join(map(_week, written.facts[want.id]))}"
        yield f"    holding  {' '.join(f'{_week(day)}:{word[:5]}' for day, word in written.tensions[want.id])}"
        yield f"    promised {' '.join(_week(day) for day, about in written.promised if about == want.id)}"
    for value in life.person.values:
        named = [day for day, easiest, _ in written.named if easiest == value.id]
        hard = [day for day, _, hardest in written.named if hardest == value.id]
        yield f"  {value.id} ({value.group})"
        yield f"    really   {_monthly(course.lived[value.id])}   matters {_monthly(course.importance[value.id])}"
        yield f"    rated    {_pairs(written.lived[value.id])}"
        yield f"    weighed  {_pairs(written.matters[value.id])}"
        yield f"    easiest  {' '.join(map(_week, named))}   hardest {' '.join(map(_week, hard))}"
    yield f"  keeps {_monthly(course.keep, 2)}   believes {_monthly(course.word, 2)}"
    yield f"    rated    {_pairs(written.words)}"
    yield f"    became   {' '.join(f'{_week(when)}:{fate}' for _, when, _, fate in written.outcomes)}"


def _week(day: int) -> str:
    return f"w{day // WEEK}"


def _monthly(series: list[float], places: int = 1) -> str:
    return " ".join(f"{value:.{places}f}" for value in series[:: 4 * WEEK])


def _pairs(pairs: list[tuple[int, float]]) -> str:
    return " ".join(f"{_week(day)}:{value:g}" for day, value in pairs)


def mistakes(life: Life) -> Iterator[str]:
    """What was said falsely and what was missed, a line for each."""
    for event in life.events:
        found = outcome(life, event)
        if found.seen is not None and not found.is_in_time:
            when = f"at {_week(event.start)}, due {_week(found.due)}"
            yield f"life {life.number}: missed {event.kind} {event.about} {when}"
    for spoken in life.spoken:
        if spoken.verdict is Verdict.FALSE:
            yield f"life {life.number}: false {spoken.signal.id} at {_week(spoken.day)}: {spoken.signal.text}"
