"""The parts of ``taut insights``: each as plain values, which JSON takes as they are, and as lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypeAlias

from tui.insights.fold.portrait import Portrait, Result, Said
from tui.insights.measures.learning import learning as learned
from tui.insights.measures.mood import MoodAverage, emotions
from tui.insights.measures.mood_over_time import by_day, by_month, mood_year, new_words, went_with
from tui.insights.measures.noise import scatter
from tui.insights.measures.presence import presence
from tui.insights.measures.promises import Outcomes, attention, promise_review, word_ratings
from tui.insights.measures.tension import HEAVY, ends_since, mean_tension, movement, pull, reality, result_scatter, rise
from tui.insights.measures.tension import tension as gap_of
from tui.insights.signals import Noticed, all_noticed, fits
from tui.insights.views.emotion import emotion_page
from tui.insights.views.model import Page
from tui.insights.views.noticed import SURE, kind_name, noticed_page, why_silent
from tui.insights.views.reflection import learning_page, presence_page
from tui.insights.views.say_and_do import promises_page
from tui.insights.views.values import values_page, values_view
from tui.insights.views.vision import vision_page
from tui.records.date_forms import WEEKDAYS
from tui.records.option_ids import Tension
from tui.records.roles import Role
from tui.records.vocabulary import EmotionWord

Part: TypeAlias = dict[str, Any]
Groups: TypeAlias = Mapping[str, str | None]
NO_GROUPS: Groups = {}

MOST = 5
"""So many of a list are shown as text; JSON has them all."""
FEWEST_FOR_SHARE = 10
"""A share of fewer is not given."""


def _tension(portrait: Portrait, today: date, areas: Mapping[str, str]) -> Part:
    """Each result that is held, on its lasting scale, and each area."""
    said = portrait.said.get(Role.TENSION, ())
    return {
        "results": [_result(result, today, areas) for result in portrait.held],
        "areas": [_area(portrait, area, areas) for area in dict.fromkeys(one.area for one in portrait.held)],
        "heavy": _heavy(said),
        "scatter": {
            "points": result_scatter(portrait.results), "ratings": sum(len(one.ratings) for one in portrait.results)
        },
    }  # fmt: skip


def _result(result: Result, today: date, areas: Mapping[str, str]) -> Part:
    last = result.ratings[-1] if result.ratings else None
    return {
        "id": result.id, "area": result.area, "area_name": areas.get(result.area, result.area),
        "text": result.text, "since": result.since.isoformat(), "importance": result.importance,
        "vision": result.height, "reality": reality(last) if last else None,
        "rated": last.day.isoformat() if last else None, "ratings": len(result.ratings),
        "gap": gap_of(result), "movement": movement(result, today), "pull": _pull(result, today),
        "which_end": _which_end(result), "heavy": _heavy(result.tensions),
    }  # fmt: skip


def _pull(result: Result, today: date) -> Part | None:
    """How strongly the gap can pull, and what that is made of; nothing until it can be told."""
    found = pull(result, today)
    if found is None:
        return None
    return {
        "strength": found.strength, "picture": found.picture, "wish": found.wish, "facts": found.facts,
        "is_faint": found.is_faint, "smallest": found.smallest, "facts_noted": len(result.facts),
    }  # fmt: skip


def _which_end(result: Result) -> Part | None:
    """How far reality came since the first ratings, give or take its error, and how far the vision came down."""
    rose, moved = rise(result), ends_since(result)
    if rose is None or moved is None:
        return None
    is_measured = all(wording.is_measured for wording in result.wordings)
    return {
        "reality": rose.by, "error": rose.error, "is_beyond_scatter": rose.is_beyond_scatter,
        "ratings": len(result.ratings), "vision": moved.low if is_measured else None, "is_measured": is_measured,
        "wordings": len(result.wordings),
    }  # fmt: skip


def _area(portrait: Portrait, area: str, areas: Mapping[str, str]) -> Part:
    """The mean gap of an area's results, by importance where that was said."""
    held = [result for result in portrait.held if result.area == area]
    gaps = [(result.importance, gap) for result in held if (gap := gap_of(result)) is not None]
    return {
        "area": area, "area_name": areas.get(area, area), "tension": mean_tension(gaps), "rated": len(gaps),
        "results": len(held),
    }  # fmt: skip


def _heavy(said: Iterable[Said]) -> Part:
    """Heavy words for holding a gap among all, those for another day left out."""
    felt = [one.picked for one in said if one.picked != Tension.NOT_TODAY]
    heavy = sum(one in HEAVY for one in felt)
    return {"heavy": heavy, "answers": len(felt), "share": share(heavy, len(felt))}


def _doing(portrait: Portrait, today: date) -> Part:
    """Promises and what became of them."""
    view = promise_review(portrait, today)
    word = (
        {
            "rated": view.beside.rated, "day": view.beside.day.isoformat(), "gap": view.beside.gap,
            "answered": view.beside.kept.answered, "ratings": view.beside.times,
            "scatter": scatter([[one.value for one in word_ratings(portrait)]]),
        }
        if view.beside
        else None
    )  # fmt: skip
    return {
        "open": [{"id": one.id, "day": one.day.isoformat(), "text": one.text} for one in view.open],
        "last_28_days": outcomes(view.recent), "whole": outcomes(view.whole), "unasked": outcomes(view.unasked),
        "word": word,
        "obstacles": [{"text": one.text, "named": one.named, "outcomes": outcomes(one.kept)} for one in view.obstacles],
        "helped": times(view.helped), "hindered": times(view.hindered),
        "calibration": [{"low": one.low, "high": one.high, **outcomes(one.kept)} for one in view.guesses],
        "attention": [
            {
                "area": one.area, "importance": one.importance, "kept": one.done, "of": one.of,
                "share": share(one.done, one.of), "gap": one.gap if one.of >= FEWEST_FOR_SHARE else None,
            }
            for one in attention(portrait, today)
        ],
    }  # fmt: skip


def _values(portrait: Portrait, today: date) -> Part:
    """Each held value: importance beside lived."""
    view = values_view(portrait, today)
    return {
        "coherence": view.now.coherence if view.now else None,
        "week": view.now.day.isoformat() if view.now else None,
        "rated": view.now.rated if view.now else 0, "of": len(view.values),
        "lowest": view.now.lowest if view.now else None,
        "scatter": {
            "points": scatter([rating.value for rating in one.value.lived] for one in view.values),
            "ratings": sum(len(one.value.lived) for one in view.values),
        },
        "values": [
            {
                "id": one.value.id, "name": one.value.name, "importance": one.importance, "lived": one.lived,
                "room": one.room, "drift": one.drift, "sighted": one.sighted, "strained": one.strained,
                "ratings": len(one.value.lived), "weighed": len(one.value.importance), "served": outcomes(one.served),
            }
            for one in view.values
        ],
    }  # fmt: skip


def _mood(portrait: Portrait, today: date) -> Part:
    """Check-ins by month, weekday and hour, the words, heat by month, and what went with pleasant days."""
    view, new = emotions(portrait), set(new_words(portrait.moods, today))
    year = mood_year(by_day(portrait.moods), today)
    return {
        "check_ins": len(portrait.moods), "most": view.words.most, "times": view.words.times,
        "once": list(view.words.once),
        "words": [{"word": word, "times": times, "is_new": word in new} for word, times in view.words.all],
        "days": {corner.name.lower(): count for corner, count in year.counts.items()} if year else {},
        "months": [
            {
                "month": f"{one.month:%Y-%m}", "times": one.times, "energy": one.energy,
                "pleasantness": one.pleasantness, "apart": list(one.apart) if one.apart else None,
            }
            for one in by_month(portrait.moods)
        ],
        "went_with": [
            {
                "kind": one.kind, "about": one.about, "pleasant": one.pleasant, "unpleasant": one.unpleasant,
                "of": list(one.of), "ranges": [list(found) for found in one.ranges], "leans": one.leans,
            }
            for one in went_with(portrait, today)
        ],
        "weekdays": {WEEKDAYS[day]: _weather(weather) for day, weather in view.weekdays.items()},
        "hours": {f"{hour:02d}": _weather(weather) for hour, weather in view.hours.items()},
        "heat": [
            {"month": f"{one.month:%Y-%m}", "reacted": one.reacted, "responded": one.responded, "mixed": one.mixed}
            for one in view.heat
        ],
    }  # fmt: skip


def _learning(portrait: Portrait, today: date) -> Part:
    """What was learned, what is tried, what comes back."""
    view = learned(portrait, today)
    return {
        "lessons": [
            {"day": one.said.day.isoformat(), "text": one.said.text, "source": one.source} for one in view.lessons
        ],
        "sources": times(view.sources),
        "trying": [{"id": one.id, "day": one.day.isoformat(), "text": one.text} for one in view.trying],
        "feedback": [{"due": one.due.isoformat(), "text": one.said.text} for one in view.waiting],
        "questions": [{"day": one.day.isoformat(), "text": one.text} for one in view.questions],
    }


def _presence(portrait: Portrait, today: date) -> Part:
    """Days with an entry, and returns after a pause."""
    year = presence(portrait.days, today)
    return {
        "last_28_days": year.recent, "days": year.days, "entries": year.pages, "first": year.weeks[0][0].isoformat(),
        "months": [{"month": f"{month:%Y-%m}", "days": days} for month, days in year.months],
        "returns": [{"day": day.isoformat(), "after_days": without} for day, without in year.returns],
    }  # fmt: skip


def _signals(portrait: Portrait, found: Iterable[Noticed], today: date) -> Part:
    """What holds now with what it rests on, and how each kind fitted."""
    said = portrait.said.get(Role.SIGNAL, ())
    return {
        "signals": [_signal(one, today) for one in found],
        "fits": [
            {
                "kind": one.kind, "name": kind_name(one.kind), "said": one.said, "fitted": one.fitted,
                "partly": one.partly, "not_it": one.wrong, "speaks_less": one.rest is not None,
            }
            for one in fits(said, today)
        ],
    }  # fmt: skip


def _signal(one: Noticed, today: date) -> Part:
    signal, rests = one.signal, one.signal.evidence
    return {
        "id": signal.id, "kind": signal.kind, "name": kind_name(signal.kind), "about": signal.about,
        "text": signal.text, "confidence": SURE[signal.confidence], "innocent": signal.innocent,
        "since": signal.since.isoformat(), "is_said": one.silence is None,
        "why_not": why_silent(one.silence, today) if one.silence else None,
        "evidence": {
            "count": rests.count, "of": rests.of, "first": rests.first.isoformat(), "last": rests.last.isoformat(),
            "entries": list(rests.entries),
        },
    }  # fmt: skip


def part_of(
    topic: str,
    portrait: Portrait,
    today: date,
    areas: Mapping[str, str],
    groups: Groups = NO_GROUPS,
    feelings: Iterable[EmotionWord] = (),
) -> Part:
    """What one topic of the command says.

    Args:
        topic: Its name.
        portrait: What the entries say.
        today: The last day looked at.
        areas: Area id to what it is called.
        groups: Value id to its region of the circle.
        feelings: The words there are, some of which say that a day is heavy.
    """
    match topic:
        case "tension":
            return _tension(portrait, today, areas)
        case "doing":
            return _doing(portrait, today)
        case "values":
            return _values(portrait, today)
        case "mood":
            return _mood(portrait, today)
        case "learning":
            return _learning(portrait, today)
        case "presence":
            return _presence(portrait, today)
        case _:
            return _signals(portrait, all_noticed(portrait, today, groups, areas, feelings), today)


def page_of(
    topic: str,
    portrait: Portrait,
    today: date,
    areas: Mapping[str, str],
    groups: Groups = NO_GROUPS,
    feelings: Iterable[EmotionWord] = (),
) -> Page:
    """The page of one topic, as the full screen has it; arguments are those of ``part_of``."""
    match topic:
        case "tension":
            return vision_page(portrait, areas, today)
        case "values":
            return values_page(values_view(portrait, today))
        case "doing":
            return promises_page(promise_review(portrait, today), today, MOST)
        case "mood":
            return emotion_page(portrait, today, areas)
        case "learning":
            return learning_page(learned(portrait, today), today)
        case "presence":
            return presence_page(portrait, today)
        case _:
            found = tuple(all_noticed(portrait, today, groups, areas, feelings))
            return noticed_page(found, fits(portrait.said.get(Role.SIGNAL, ()), today), today)


def times(found: Iterable[tuple[str, int]]) -> list[Part]:
    """Texts, and how often."""
    return [{"text": text, "times": times} for text, times in found]


def outcomes(kept: Outcomes) -> Part:
    """What became of promises."""
    return {
        "kept": kept.yes, "partly": kept.partly, "not": kept.no, "let_go": kept.let_go, "open": kept.open,
        "answered": kept.answered, "share": share(kept.amount, kept.answered),
    }  # fmt: skip


def share(part: float, of: float) -> float | None:
    """A part of so many; nothing where they are few."""
    return part / of if of >= FEWEST_FOR_SHARE else None


def _weather(weather: MoodAverage) -> Part:
    return {"times": weather.times, "energy": weather.energy, "pleasantness": weather.pleasantness}
