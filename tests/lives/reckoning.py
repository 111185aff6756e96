"""Figures of made-up lives as taut gives them, and as reckoned by hand. ``python -m tests.lives.reckoning``."""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.lives import by_hand, figures_by_hand, pages
from tests.lives.character import area_names
from tests.lives.fuller import written
from tests.lives.said_by_hand import Sentences, sentences
from tui.cli.insight_parts import Part, part_of
from tui.insights.fold.entry_summary import EntrySummary, summarize
from tui.insights.fold.fold import fold
from tui.insights.fold.portrait import Portrait, Result
from tui.insights.measures.learning import learning
from tui.insights.measures.mood import emotions
from tui.insights.measures.mood_over_time import by_day, by_month, mood_year, new_words, went_with
from tui.insights.measures.noise import scatter
from tui.insights.measures.period import LENGTHS, period, summary
from tui.insights.measures.presence import presence
from tui.insights.measures.promises import (
    Outcomes,
    attention,
    calibration,
    count_outcomes,
    done_by_area,
    promise_review,
    recent,
    word_ratings,
)
from tui.insights.measures.recurring_words import recurring_words
from tui.insights.measures.tension import (
    area_tensions,
    ends_since,
    heavy_share,
    movement,
    pull,
    reality,
    result_scatter,
    rise,
    tension,
)
from tui.insights.views.emotion import emotion_page
from tui.insights.views.model import Page, texts
from tui.insights.views.period import period_page
from tui.insights.views.reflection import learning_page, presence_page, words_page
from tui.insights.views.say_and_do import promises_page
from tui.insights.views.today import today_page
from tui.insights.views.values import value_page, values_page, values_view
from tui.insights.views.vision import result_page, vision_page
from tui.records.answers import number
from tui.records.entry import Entry
from tui.store.file import FILE
from tui.store.journal import Journal

ALL = 1_000_000
"""More lines than any page has."""


def figures(portrait: Portrait, today: date) -> by_hand.Figures:
    """What taut's measures say, under the names that the figures reckoned by hand have."""
    found: by_hand.Figures = {}
    for result in portrait.results:
        found |= {f"{result.id} {name}": figure for name, figure in _result(result, today).items()}
    tensions, done = area_tensions(portrait.held), done_by_area(portrait, recent(portrait.promises, today))
    for area in {result.area for result in portrait.results}:
        found |= {f"{area} tension": tensions.get(area), f"{area} done": done.get(area, 0)}
    review, felt, year = promise_review(portrait, today), emotions(portrait), presence(portrait.days, today)
    beside = review.beside
    found |= {
        "promises": _became(count_outcomes(portrait.promises)), "promises in 28 days": _became(review.recent),
        "promises nobody asked for": _became(review.unasked),
        "word": (beside.rated, beside.times, beside.day, _became(beside.kept)) if beside else None,
        "attention": {one.area: (one.importance, one.action) for one in attention(portrait, today)},
        "guesses": {
            f"{number(band.low)} to {number(band.high)}": _became(band.kept) for band in calibration(portrait.promises)
        },
        "check-ins": len(portrait.moods), "words": felt.words.times, "used once": set(felt.words.once),
        "heat": {f"{one.month:%Y-%m}": (one.reacted, one.responded, one.mixed) for one in felt.heat},
        **_moods(portrait, today),
        **{f"mood at {hour}": (one.times, one.energy, one.pleasantness) for hour, one in felt.hours.items()},
        **{f"mood on weekday {d}": (one.times, one.energy, one.pleasantness) for d, one in felt.weekdays.items()},
        "present in 28 days": year.recent, "present in the year": (year.pages, year.days),
        "returns": dict(year.returns), "present by month": {f"{month:%Y-%m}": n for month, n in year.months if n},
        "scatter of results": result_scatter(portrait.results),
        "scatter of values": scatter([rating.value for rating in value.lived] for value in portrait.values),
        "scatter of the word": scatter([[rating.value for rating in word_ratings(portrait)]]),
    }  # fmt: skip
    view = values_view(portrait, today)
    found["coherence"] = view.now.coherence if view.now else None
    found["coherence by week"] = [week.coherence for week in view.weeks if week.coherence is not None]
    for one in view.values:
        found |= {
            f"{one.value.id} {name}": getattr(one, name) for name in ("room", "ring", "drift", "sighted", "strained")
        }
        found[f"{one.value.id} all sightings"] = (len(one.value.sighted), len(one.value.strained))
        found[f"{one.value.id} served"] = _became(one.served)
    return found


def _result(result: Result, today: date) -> by_hand.Figures:
    moved, rose, pulls = ends_since(result), rise(result), pull(result, today)
    felt = [said.picked for said in result.tensions if 0 <= (today - said.day).days < 21]
    return {
        "V": result.height, "R": reality(result.ratings[-1]) if result.ratings else None, "T": tension(result),
        "up": moved.up if moved else None, "low": moved.low if moved else None, "movement": movement(result, today),
        "rise": (rose.by, rose.error) if rose else None, "pull": pulls.strength if pulls else None,
        "facts": len(result.facts), "anchors": result.anchors, "importance": result.importance,
        "status": result.status, "heavy share": heavy_share(felt),
    }  # fmt: skip


def _moods(portrait: Portrait, today: date) -> by_hand.Figures:
    year = mood_year(by_day(portrait.moods), today)
    return {
        "all words": dict(emotions(portrait).words.all), "new words": set(new_words(portrait.moods, today)),
        "days by corner": {corner.name.lower(): count for corner, count in year.counts.items()} if year else {},
        "went with": {
            (one.kind, one.about): (one.pleasant, one.unpleasant, *one.of, *one.ranges[0], *one.ranges[1], one.leans)
            for one in went_with(portrait, today)
        },
        **{
            f"mood in {one.month:%Y-%m}": (one.times, one.energy, one.pleasantness, one.apart)
            for one in by_month(portrait.moods)
        },
    }  # fmt: skip


def _became(found: Outcomes) -> tuple[int, ...]:
    return found.yes, found.partly, found.no, found.let_go, found.open


def screens(portrait: Portrait, rows: Sequence[EntrySummary], today: date) -> dict[str, Page]:
    """Every screen with a figure, as it is on a day."""
    areas, view = area_names(), values_view(portrait, today)
    clock = datetime.combine(today, datetime.min.time().replace(hour=20), pages.ZONE)
    promises = {result.id: [one for one in portrait.promises if one.about == result.id] for result in portrait.results}
    return {
        "vision": vision_page(portrait, areas, today),
        **{f"result {one.id}": result_page(one, one.area, promises[one.id], today, ALL) for one in portrait.results},
        "presence": presence_page(portrait, today),
        "promises": promises_page(promise_review(portrait, today), today),
        "values": values_page(view), **{f"value {one.value.id}": value_page(one, today) for one in view.values},
        "emotion": emotion_page(portrait, today, areas), "learning": learning_page(learning(portrait, today), today),
        "words": words_page(recurring_words(rows, portrait.exclusions, today)),
        "today": today_page(portrait, clock, today, lambda _: None),
        **{length: period_page(summary(portrait, period(length, today), today), str) for length in LENGTHS},
    }  # fmt: skip


def data(portrait: Portrait, today: date) -> by_hand.Figures:
    """What ``taut insights --json`` says, under the names that the figures reckoned by hand have."""
    topics = ("tension", "doing", "values", "mood", "presence")
    tensions, doing, values, mood, days = (part_of(one, portrait, today, area_names()) for one in topics)
    found: by_hand.Figures = {
        "scatter of results": tensions["scatter"]["points"], "scatter of values": values["scatter"]["points"],
        "coherence": values["coherence"], "check-ins": mood["check_ins"], "words": mood["times"],
        "used once": set(mood["once"]), "present in 28 days": days["last_28_days"],
        "present in the year": (days["entries"], days["days"]),
        "returns": {date.fromisoformat(one["day"]): one["after_days"] for one in days["returns"]},
        "guesses": {f"{number(one['low'])} to {number(one['high'])}": _counted(one) for one in doing["calibration"]},
    }  # fmt: skip
    for one in tensions["results"]:
        names = {"V": "vision", "R": "reality", "T": "gap", "movement": "movement", "importance": "importance"}
        found |= {f"{one['id']} {name}": one[spelled] for name, spelled in names.items()}
        if (moved := one["which_end"]) is not None:
            found[f"{one['id']} rise"] = (moved["reality"], moved["error"])
        found[f"{one['id']} pull"] = one["pull"]["strength"] if one["pull"] else None
    found |= {f"{one['area']} tension": one["tension"] for one in tensions["areas"]}
    found |= {f"{one['area']} done": one["kept"] for one in doing["attention"]}
    for name, spelled in (("", "whole"), (" in 28 days", "last_28_days"), (" nobody asked for", "unasked")):
        found[f"promises{name}"] = _counted(doing[spelled])
    for one in values["values"]:
        found |= {f"{one['id']} {name}": one[name] for name in ("room", "drift", "sighted", "strained")}
        found[f"{one['id']} served"] = _counted(one["served"])
    found["all words"] = {one["word"]: one["times"] for one in mood["words"]}
    found["new words"] = {one["word"] for one in mood["words"] if one["is_new"]}
    found["days by corner"] = mood["days"]
    found["went with"] = {
        (one["kind"], one["about"]): (
            one["pleasant"], one["unpleasant"], *one["of"], *one["ranges"][0], *one["ranges"][1], one["leans"],
        )
        for one in mood["went_with"]
    }  # fmt: skip
    for one in mood["months"]:
        found[f"mood in {one['month']}"] = (one["times"], one["energy"], one["pleasantness"], one["apart"])
    for hour, felt in mood["hours"].items():
        found[f"mood at {int(hour)}"] = (felt["times"], felt["energy"], felt["pleasantness"])
    return found


def _counted(part: Part) -> tuple[int, ...]:
    return tuple(part[name] for name in ("kept", "partly", "not", "let_go", "open"))


def _is_same(one: Any, other: Any) -> bool:
    match one, other:
        case float() | int(), float() | int():
            return math.isclose(one, other, abs_tol=1e-6)
        case (list() | tuple(), list() | tuple()):
            return len(one) == len(other) and all(map(_is_same, one, other))
        case dict(), dict():
            return one.keys() == other.keys() and all(_is_same(one[name], other[name]) for name in one)
        case _:
            return bool(one == other)


def unlike(reckoned: by_hand.Figures, given: by_hand.Figures, where: str) -> Iterator[str]:
    """The given figures that were reckoned otherwise."""
    for name, figure in given.items():
        if name not in reckoned or not _is_same(reckoned[name], figure):
            yield f"{where}: {name} is {figure}, reckoned {reckoned.get(name, 'not at all')}"


def unsaid(expected: Sentences, found: dict[str, Page]) -> Iterator[str]:
    """What a screen was to say and does not."""
    for screen, wanted in expected.items():
        said = list(texts(found[screen])) if screen in found else []
        yield from (
            f"{screen} does not say “{text}”"
            for text in filter(None, wanted)
            if not any(_says(text, one) for one in said)
        )


def _says(expected: str, said: str) -> bool:
    """Whether it is said; a line may say more before and after it, unless it is a number."""
    return expected == said or (" " in expected and expected in said)


def differences(number: int, seed: int) -> list[str]:
    """All in which what taut says of a life differs from what was reckoned from its file."""
    return [f"life {number}: {one}" for one in compared(*written(number, seed))]


def compared(entries: Iterable[Entry], today: date) -> list[str]:
    """All in which what taut says of entries differs from what was reckoned from the file they are in."""
    with TemporaryDirectory() as folder:
        journal = Journal(Path(folder), lambda: datetime.now(pages.ZONE))
        journal.import_entries(entries)
        book = by_hand.Book(Path(folder, FILE), today)
        portrait, rows = fold(journal.entries(include_deleted=True)), [*map(summarize, journal.entries())]
    reckoned, given = figures_by_hand.figures(book), figures(portrait, today)
    missing = [f"measures: {name} is missing, reckoned {reckoned[name]}" for name in reckoned.keys() - given.keys()]
    return [
        *missing,
        *unlike(reckoned, given, "measures"),
        *unlike(reckoned, data(portrait, today), "JSON"),
        *unsaid(sentences(book), screens(portrait, rows, today)),
    ]


def main() -> int:
    """Reckons the figures of many lives, in two processes, and prints what differs."""
    parser = argparse.ArgumentParser(prog="python -m tests.lives.reckoning", description=__doc__)
    parser.add_argument("--lives", type=int, default=300, help="how many (300)")
    parser.add_argument("--seed", type=int, default=1, help="another seed, other people (1)")
    asked = parser.parse_args()
    with ProcessPoolExecutor(2) as pool:
        found = list(pool.map(partial(differences, seed=asked.seed), range(asked.lives), chunksize=4))
    print(*(line for lines in found for line in lines), sep="\n")
    print(f"{asked.lives} lives, {sum(map(bool, found))} of them with a figure that differs")
    return int(any(found))


if __name__ == "__main__":
    sys.exit(main())
