"""The parts of ``taut insights``: each as plain values, which JSON takes as they are, and as lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, TypeAlias

from tui.cli.cells import padded, wrapped
from tui.insights.learning import learning as learned
from tui.insights.mood import Weather
from tui.insights.overview import doing as done
from tui.insights.overview import feeling
from tui.insights.portrait import Portrait
from tui.insights.promises import Kept
from tui.insights.tension import movement, reality
from tui.insights.tension import tension as gap_of
from tui.insights.value_view import values_view
from tui.records.answers import number
from tui.records.text import one_line

Part: TypeAlias = dict[str, Any]

HEADINGS = {
    "tension": "What you are holding",
    "doing": "Say and do",
    "values": "Values",
    "mood": "Mood",
    "learning": "Learning",
}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MOST = 5
"""So many of a list are shown as text; JSON has them all."""


def tension(portrait: Portrait, today: date, areas: Mapping[str, str]) -> Part:
    """Each result that is held, on its lasting scale."""
    return {
        "results": [
            {
                "id": result.id, "area": result.area, "area_name": areas.get(result.area, result.area),
                "text": result.text, "since": result.since.isoformat(), "vision": result.height,
                "reality": reality(result.ratings[-1]) if result.ratings else None,
                "rated": result.ratings[-1].day.isoformat() if result.ratings else None,
                "gap": gap_of(result), "movement": movement(result, today),
            }
            for result in portrait.held
        ]
    }  # fmt: skip


def doing(portrait: Portrait, today: date) -> Part:
    """Promises and what became of them."""
    view = done(portrait, today)
    word = (
        {"rated": view.beside.rated, "day": view.beside.day.isoformat(), "gap": view.beside.gap}
        if view.beside
        else None
    )
    return {
        "open": [{"id": one.id, "day": one.day.isoformat(), "text": one.text} for one in view.open],
        "last_28_days": _kept(view.recent), "whole": _kept(view.whole), "word": word,
        "obstacles": [{"text": one.text, "named": one.named, "kept": one.kept.share} for one in view.hurdles],
        "causes": [{"text": text, "times": times} for text, times in view.causes],
    }  # fmt: skip


def values(portrait: Portrait, today: date) -> Part:
    """Each held value: importance beside lived."""
    view = values_view(portrait, today)
    return {
        "coherence": view.now.coherence if view.now else None,
        "week": view.now.day.isoformat() if view.now else None,
        "values": [
            {
                "id": one.value.id, "name": one.value.name, "importance": one.importance, "lived": one.lived,
                "room": one.room, "drift": one.drift, "sighted": one.sighted, "strained": one.strained,
            }
            for one in view.values
        ],
    }  # fmt: skip


def mood(portrait: Portrait) -> Part:
    """Check-ins by weekday and hour, the words, and heat by month."""
    view = feeling(portrait)
    return {
        "check_ins": len(portrait.moods), "most": view.words.most, "times": view.words.times,
        "once": list(view.words.once),
        "weekdays": {WEEKDAYS[day]: _weather(weather) for day, weather in view.weekdays.items()},
        "hours": {f"{hour:02d}": _weather(weather) for hour, weather in view.hours.items()},
        "heat": [
            {"month": f"{one.month:%Y-%m}", "reacted": one.reacted, "responded": one.responded, "mixed": one.mixed}
            for one in view.heat
        ],
    }  # fmt: skip


def learning(portrait: Portrait, today: date) -> Part:
    """What was learned, what is tried, what comes back."""
    view = learned(portrait, today)
    return {
        "lessons": [
            {"day": one.said.day.isoformat(), "text": one.said.text, "source": one.source} for one in view.lessons
        ],
        "sources": [{"text": text, "times": times} for text, times in view.sources],
        "trying": [{"id": one.id, "day": one.day.isoformat(), "text": one.text} for one in view.trying],
        "feedback": [{"due": one.due.isoformat(), "text": one.said.text} for one in view.waiting],
        "questions": [{"day": one.day.isoformat(), "text": one.text} for one in view.questions],
    }


def part_of(topic: str, portrait: Portrait, today: date, areas: Mapping[str, str]) -> Part:
    """The part of one topic.

    Args:
        topic: One of ``HEADINGS``.
        portrait: What the journal says.
        today: The practice day.
        areas: Area id to its name.
    """
    match topic:
        case "tension":
            return tension(portrait, today, areas)
        case "doing":
            return doing(portrait, today)
        case "values":
            return values(portrait, today)
        case "mood":
            return mood(portrait)
        case _:
            return learning(portrait, today)


def lines(topic: str, part: Part) -> Iterator[str]:
    """A part as lines of at most 72 columns; a word in place of a part that has nothing yet."""
    written = list(_LINES[topic](part))
    yield from written or ["  Nothing yet."]


def _tension(part: Part) -> Iterator[str]:
    for one in part["results"]:
        yield from wrapped(f"{one['area_name']}: {one_line(one['text'])}", indent="  ", hanging="    ")
        if one["gap"] is None:
            yield "    not rated yet"
            continue
        where = f"reality {_n(one['reality'])}, vision {_n(one['vision'])}, gap {_n(one['gap'])}"
        yield f"    {where}" + (f", {one['movement']}" if one["movement"] else "")


def _doing(part: Part) -> Iterator[str]:
    for name, title in (("last_28_days", "The last 28 days"), ("whole", "All in all")):
        kept = part[name]
        if any(kept[key] for key in ("kept", "partly", "not", "let_go", "open")):
            yield (
                f"  {title}: kept {kept['kept']}, partly {kept['partly']}, not this time {kept['not']}, "
                f"let go {kept['let_go']}, open {kept['open']}"
            )
    if word := part["word"]:
        yield f"  Your word, as you rated it on {word['day']}: {_n(word['rated'])} of 10"
    yield from _listed("Open", [f"{one['day']}  {one_line(one['text'])}" for one in part["open"]])
    yield from _listed("What helped or came instead", [f"{one['text']} ({one['times']})" for one in part["causes"]])


def _values(part: Part) -> Iterator[str]:
    if part["coherence"] is not None:
        yield f"  Lived, weighed by importance: {part['coherence']:.0f} of 100, in the week of {part['week']}"
    for one in part["values"]:
        said = [f"{name} {_n(one[name])}" for name in ("importance", "lived") if one[name] is not None]
        yield f"  {padded(one_line(one['name']), 24)} {', '.join(said) or 'not rated yet'}"


def _mood(part: Part) -> Iterator[str]:
    if part["most"]:
        times = "1 check-in" if part["check_ins"] == 1 else f"{part['check_ins']} check-ins"
        yield f"  {times}; the word used most is {part['most']} ({part['times']})"
    for title, name in (("By weekday", "weekdays"), ("By hour", "hours")):
        if part[name]:
            yield f"  {title}"
            for place, one in part[name].items():
                weather = f"energy {one['energy']:+.1f}, pleasant {one['pleasantness']:+.1f}"
                yield f"    {place:<10} {weather} ({one['times']})"


def _learning(part: Part) -> Iterator[str]:
    yield from _listed("Learned", [f"{one['day']}  {one_line(one['text'])}" for one in part["lessons"]])
    yield from _listed("Being tried", [f"{one['day']}  {one_line(one['text'])}" for one in part["trying"]])
    yield from _listed(
        "Feedback that comes back", [f"{one['due']}  {one_line(one['text'])}" for one in part["feedback"]]
    )
    yield from _listed("To ask", [f"{one['day']}  {one_line(one['text'])}" for one in part["questions"]])


_LINES: dict[str, Callable[[Part], Iterator[str]]] = {
    "tension": _tension, "doing": _doing, "values": _values, "mood": _mood, "learning": _learning,
}  # fmt: skip


def _listed(title: str, items: list[str]) -> Iterator[str]:
    if items:
        yield f"  {title}"
        for item in items[:MOST]:
            yield from wrapped(item, indent="    ", hanging="                ")
        if len(items) > MOST:
            yield f"    and {len(items) - MOST} more"


def _kept(kept: Kept) -> Part:
    return {
        "kept": kept.yes, "partly": kept.partly, "not": kept.no, "let_go": kept.let_go, "open": kept.open,
        "share": kept.share,
    }  # fmt: skip


def _weather(weather: Weather) -> Part:
    return {"times": weather.times, "energy": weather.energy, "pleasantness": weather.pleasantness}


def _n(value: float) -> str:
    return number(round(value, 1) + 0.0)
