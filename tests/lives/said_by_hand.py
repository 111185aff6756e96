"""What the screens are to say of the figures reckoned by hand, sentence for sentence."""

from __future__ import annotations

import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from statistics import fmean
from typing import TypeAlias

from tests.lives.by_hand import Book, Want, counts, scatter
from tests.lives.figures_by_hand import figures, guesses, held_values, weeks_of_coherence, word

Sentences: TypeAlias = dict[str, list[str]]
"""What each screen is to say."""
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def plain(value: float) -> str:
    """To one place, without a zero behind the point."""
    return f"{round(value, 1) + 0.0:g}"


def many(number: int, name: str) -> str:
    """``1 day``, ``2 days``, ``2 entries``."""
    several = f"{name[:-1]}ies" if name == "entry" else f"{name}s"
    return f"{number} {name if number == 1 else several}"


def record(promises: tuple[int, ...]) -> str:
    """Whole promises: ``4 of 7, and one in part``."""
    kept, partly, missed, *_ = promises
    part = f", and {'one' if partly == 1 else partly} in part" if partly else ""
    return f"{kept} of {kept + partly + missed}{part}" if kept + partly + missed else ""


def sentences(book: Book) -> Sentences:
    """Every sentence with a figure in it that is to stand on a screen."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    reckoned = figures(book)
    days = book.ago(min(book.present, default=book.today)) + 1
    recent = f"{reckoned['present in 28 days']} of {'the last 28' if days > 27 else f'your first {days}'} days"
    for want in book.wants:
        found[f"result {want.name}"] += _result(want, book.today)
        if want.status == "held":
            found["vision"] += [plain(want.gap)] if want.gap is not None else ["not rated yet"]
            found["vision"] += [moved] if (moved := want.movement(book)) else []
    written, there = reckoned["present in the year"]
    entries = "1 entry" if written == 1 else f"{written} entries"
    found["presence"] += [recent, f"{entries} on {many(there, 'day')} {_year(book)}"]
    found["presence"] += [f"{day.day} {day:%B}, after {n} days" for day, n in list(reckoned["returns"].items())[-6:]]
    for place, there in reckoned["present by month"].items():
        month = date.fromisoformat(f"{place}-01")
        found["presence"].append(f"{there} in {month:%b}" + ("" if month.year == book.today.year else f" {month.year}"))
    found["promises"] += _promises(book)
    found["values"] += _values(book)
    for value in held_values(book):
        found[f"value {value}"] += _value(book, value)
    found["emotion"] += _emotion(book)
    found["today"] += [recent]
    for role, screen in (("gap", "emotion"), ("source", "learning")):
        picked = Counter(one["pick"]["text"] for one in book.answers(role))
        found[screen] += [f"{text} {times}" for text, times in picked.items()]
    found["words"] += _signs(book)
    for length in ("week", "month", "year"):
        found[length] += _period(book, length)
    return found


def _year(book: Book) -> str:
    """Since when days are counted: a year ago, or the first day if that is later."""
    first = min(book.present, default=book.today)
    is_later = book.ago(first) < 364 + book.today.weekday() + 1
    return f"since {first.day} {first:%b} {first.year}" if is_later else "in the last year"


def _signs(book: Book) -> Iterator[str]:
    """Tags and people of the last 90 days, and on how many days each is written."""
    for sign, own in (("#", "tags"), ("@", "")):
        days: defaultdict[str, set[str]] = defaultdict(set)
        for page in book.pages:
            if 0 <= book.ago(date.fromisoformat(page["day"])) < 90:
                text = json.dumps(page["answers"], ensure_ascii=False).replace("\\n", " ")
                for name in (*page.get(own, ()), *re.findall(rf"(?<![\w{sign}/]){sign}([^\W\d]\w*)", text)):
                    days[name.casefold()].add(page["day"])
        counted = sorted((-len(found), name) for name, found in days.items())
        yield from (f"{name} {-count}" for count, name in counted[:18])


def _result(want: Want, today: date) -> Iterator[str]:
    def on(day: date) -> str:
        return f"{day.day} {day:%b}" + ("" if day.year == today.year else f" {day.year}")

    said = [f"{value:g} on {on(day)}" for day, value, *_ in want.ratings]
    if said:
        yield ", ".join(reversed(said))
        yield from (plain(want.realities[-1][1]), plain(want.height), plain(want.gap or 0))
    yield from want.anchors.values()
    yield from _course(want, on)
    yield f"Facts, {len(want.facts)}" if want.facts else ""
    rise = want.rise()
    if rise is None:
        return
    by, error = rise
    if abs(by) >= 2 * error:
        moved = f"reality {'rose' if by > 0 else 'slipped'} by about {plain(abs(by))}"
    else:
        moved = f"reality is about the same (±{plain(error)})"
    if not all(version["is_said"] for version in want.versions):
        yield f"Since the first ratings, {moved}; you didn't say how the new wording compares."
        return
    low = want.ratings[0][2] - want.height
    asked = f"you asked for {'less' if low > 0 else 'more'} by {plain(abs(low))}"
    yield f"Since the first ratings {moved}, {asked if abs(low) > 1e-9 else 'the vision stayed the same'}."


def _course(want: Want, on: Callable[[date], str]) -> Iterator[str]:
    """Ratings and rewordings in one line, and each rewording on one of its own."""
    steps = []
    for before, after in pairwise(want.versions):
        if not after["is_said"]:
            step = "Reworded (you didn't say whether it asks for more or less)"
        elif math.isclose(before["height"], after["height"]):
            step = "Reworded"
        else:
            name = "Deepened" if after["height"] > before["height"] else "Made smaller"
            step = f"{name} to {plain(after['height'])}"
        steps.append(f"{step} on {on(after['day'])}")
    yield from steps
    said = [f"{value:g} on {on(day)}" for day, value, *_ in want.ratings]
    if said:
        off = plain(scatter([[value for _, value in want.realities]]))
        rated = (
            f"One rating: {said[0]}."
            if len(said) == 1
            else f"{len(said)} ratings: {said[0]}, {said[-1]}; each may be off by about {off}."
        )
        yield " ".join([rated, *(f"{step}." for step in steps[-3:])])


def _outcomes(promises: tuple[int, ...]) -> Iterator[str]:
    *_, missed, let_go, still_open = promises
    yield f"kept {record(promises)}" if record(promises) else ""
    for number, name in ((missed, "not this time"), (let_go, "let go"), (still_open, "open")):
        yield f"{number} {name}" if number else ""


def _promises(book: Book) -> Iterator[str]:
    made = list(book.promises.values())
    if not made:
        return
    yield from _outcomes(counts(one for one in made if 0 <= book.ago(one["day"]) < 28))
    yield from map(str, counts(made)[:4])
    if unasked := [one for one in made if one.get("unasked")]:
        yield from ("Promises that were your own idea", *_outcomes(counts(unasked)))
    for band, became in guesses(book).items():
        yield from (band, f"kept {record(became)}")
    said = word(book)
    if said is not None:
        rated, times, day, promises = said
        kept = f"you kept {record(promises)}" if record(promises) else "no promise has an answer yet"
        if times == 1:
            yield f"You rated your word {plain(rated)} on {day.day} {day:%B}; in the week up to then {kept}."
        else:
            said_often = f"You rated your word {times} times in these 28 days, {plain(rated)} on average"
            yield f"{said_often}; in those weeks {kept}."
    causes = [cause for one in made for cause in one["causes"]]
    words = {cause: text for one in made for cause, text in one["causes"].items()}
    yield from (f"{words[cause]} {causes.count(cause)}" for cause in set(causes))
    yield from _obstacles(book)


def _obstacles(book: Book) -> Iterator[str]:
    """What became of promises beside the six obstacles that were named most often, as far as six of them are."""
    found = []
    for obstacle in {one["text"] for one in book.answers("obstacle")}:
        places = {(one["page"]["id"], one["about"]) for one in book.answers("obstacle") if one["text"] == obstacle}
        found.append(counts(one for one in book.promises.values() if (one["page"]["id"], one["about"]) in places))
    found.sort(key=sum, reverse=True)
    fewest = sum(found[6]) if len(found) > 6 else 0
    for met in found:
        if sum(met) > fewest:
            often = "once" if sum(met) == 1 else f"{sum(met)} times"
            yield f"{often}: {met[0]} kept, {met[1]} partly, {met[2]} not"


def _values(book: Book) -> Iterator[str]:
    found, weeks = figures(book), weeks_of_coherence(book)
    if found["coherence"] is None:
        return
    yield f"{found['coherence']:.0f} of 100"
    values = held_values(book)
    lived = {value: said[-1][1] for value in values if (said := book.numbers("lived", value))}
    both = [value for value in lived if book.numbers("importance", value)]
    if len(both) < len(values):
        yield f"{len(both)} of {len(values)} rated"
    if len(weeks) > 1:
        yield f"from {weeks[0]:.0f} to {weeks[-1]:.0f} in {len(weeks)} weeks"
    for value in values:
        yield from (f"{number:g}" for role in ("importance", "lived") for _, number in book.numbers(role, value)[-1:])


def _value(book: Book, value: str) -> Iterator[str]:
    found = figures(book)
    if found[f"{value} ring"] is not None:
        names = ("at the centre", "near the centre", "halfway out", "further out", "at the edge")
        yield f"on the target: {names[found[f'{value} ring'] - 1]}"
    if (drift := found[f"{value} drift"]) is not None:
        by = plain(abs(drift))
        above = "above" if drift > 0 else "below"
        moved = "much like" if by == "0" else f"{by} {above}"
        yield f"the last three weeks were {moved} the three before"
    if any(found[f"{value} all sightings"]):
        yield f"easiest to see on {found[f'{value} sighted']} and hardest on {found[f'{value} strained']}"
    if record(found[f"{value} served"]):
        yield f"Of the promises that served it, you kept {record(found[f'{value} served'])}."


def _emotion(book: Book) -> Iterator[str]:
    found = figures(book)
    for name, figure in found.items():
        place = name.rpartition(" ")[2]
        if name.startswith("mood in"):
            times, energy, near, apart = figure
            if name in sorted(one for one in found if one.startswith("mood in"))[-12:]:
                yield f"{date.fromisoformat(place + '-01'):%b %Y}"
                yield _leaning(energy, near, apart or (None, None))
                yield many(times, "time")
        elif name.startswith("mood "):
            times, energy, near = figure
            yield WEEKDAYS[int(place)] if "weekday" in name else f"{int(place):02}h"
            yield _leaning(energy, near, (None, None))
            yield many(times, "time")
    yield from (f"{word} {times}" for word, times in found["all words"].items())
    if corners := found["days by corner"]:
        yield f"{many(sum(corners.values()), 'day')} with a feeling named "
        for corner, count in corners.items():
            energy_of, _, near_of = corner.partition("_")
            yield f"{count} {energy_of} energy and {near_of}" if near_of else f"{count} in between"
    for pleasant, unpleasant, good, bad, low, high, other_low, other_high, leans in found["went with"].values():
        if leans:
            yield f"{pleasant} of {good} pleasant days ({low * good:.0f} to {high * good:.0f}), " + (
                f"{unpleasant} of {bad} unpleasant ones ({other_low * bad:.0f} to {other_high * bad:.0f})"
            )
    for month, (reacted, responded, mixed) in sorted(found["heat"].items())[-12:]:
        yield from (f"{date.fromisoformat(month + '-01'):%b %Y}",)
        yield f"reacted {reacted}, responded {responded}, some of each {mixed}"


def _leaning(energy: float, near: float, apart: tuple[float | None, float | None]) -> str:
    """Both axes in words and numbers: half a point from the middle is a side."""
    said = []
    for value, far, words in (
        (energy, apart[0], ("low energy", "medium energy", "high energy")),
        (near, apart[1], ("unpleasant", "mixed", "pleasant")),
    ):
        side = 1 + (round(value, 1) >= 0.5) - (round(value, 1) <= -0.5)
        said.append(f"{words[side]} {round(value, 1) + 0.0:+.1f}" + (f" ±{far:.1f}" if far is not None else ""))
    return ", ".join(said)


def _period(book: Book, length: str) -> Iterator[str]:
    today = book.today
    first = {
        "week": today - timedelta(days=today.weekday()), "month": today.replace(day=1),
        "year": today.replace(month=1, day=1),
    }[length]  # fmt: skip
    days = {day: pages for day, pages in book.present.items() if day >= first}
    if not days:
        yield "Nothing was written in taut."
        return
    yield f"{many(sum(days.values()), 'entry')} on {len(days)} of {many((today - first).days + 1, 'day')}."
    became = counts(one for one in book.promises.values() if one["day"] >= first)
    names = ("kept", "partly", "not this time", "let go on purpose", "open")
    yield ", ".join(f"{number} {name}" for number, name in zip(became, names, strict=True) if number)
    for want in book.wants:
        yield from _moved(want, first)
    if length == "week":
        return
    for value in held_values(book):
        now = [near for day, near in book.numbers("lived", value) if day >= first]
        before = [near for day, near in book.numbers("lived", value) if _before(first, length) <= day < first]
        if now:
            yield plain(fmean(now)) + (f", {plain(fmean(before))} before" if before else "")


def _moved(want: Want, first: date) -> Iterator[str]:
    """Where a result was when a period began, or first in it, and where it is."""
    if not any(day >= first for day, *_ in want.ratings):
        return
    place = sum(day < first for day, *_ in want.ratings)
    start, end = max(0, place - 1), len(want.ratings) - 1
    was, now = want.realities[start][1], want.realities[end][1]
    if start == end or math.isclose(was, now):
        return
    yield f"eality {plain(was)}, then {plain(now)}"
    low = want.ratings[start][2] - want.height
    closed = round(now - was + low, 9)
    if closed > 0:
        yield f"the gap closed by {plain(closed)}"
    elif low < 0:
        yield "you asked for more"
    elif closed < 0:
        yield f"the gap opened by {plain(-closed)}"


def _before(first: date, length: str) -> date:
    day = first - timedelta(days=1)
    return day.replace(day=1) if length == "month" else day.replace(month=1, day=1)
