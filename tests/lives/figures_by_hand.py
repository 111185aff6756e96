"""Every figure that taut gives, reckoned another way; see ``by_hand``."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from statistics import fmean

from tests.lives.by_hand import Book, Document, Figures, Want, counts, scatter


@lru_cache(maxsize=1)
def figures(book: Book) -> Figures:
    """Every figure, by what it is of."""
    return {**_results(book), **_promises(book), **_values(book), **_moods(book), **_presence(book), **_noise(book)}


def _results(book: Book) -> Figures:
    found: Figures = {}
    for want in book.wants:
        first = want.realities[0][1] if want.ratings else None
        felt = [one for one in book.answers("tension") if one["about"] == want.name]
        found |= {f"{want.name} {name}": figure for name, figure in {
            "V": want.height, "R": want.realities[-1][1] if want.ratings else None, "T": want.gap,
            "up": want.realities[-1][1] - first if first is not None else None,
            "low": want.ratings[0][2] - want.height if want.ratings else None,
            "movement": want.movement(book), "rise": want.rise(), "pull": want.pull(book), "facts": len(want.facts),
            "anchors": want.anchors, "importance": want.importance, "status": want.status,
            "heavy share": heavy_share(one["pick"]["id"] for one in felt if 0 <= book.ago(one["day"]) < 21),
        }.items()}  # fmt: skip
    for area in {want.area for want in book.wants}:
        there = [want for want in book.held if want.area == area and want.gap is not None]
        found[f"{area} tension"] = _weighed(there) if there else None
    return found


def _weighed(wants: list[Want]) -> float:
    weights = [want.importance or 0 for want in wants]
    gaps = [want.gap or 0 for want in wants]
    if any(weights):
        return sum(map(math.prod, zip(weights, gaps, strict=True))) / sum(weights)
    return fmean(gaps)


def heavy_share(words: Iterable[str]) -> float | None:
    """(pressure + ache)/answered."""
    answered = [word for word in words if word != "not_today"]
    return fmean(word in ("pressure", "ache") for word in answered) if len(answered) >= 6 else None


def areas_of(book: Book) -> dict[str, str]:
    """Result to area."""
    return {want.name: want.area for want in book.wants}


def _promises(book: Book) -> Figures:
    made = list(book.promises.values())
    lately = [one for one in made if 0 <= book.ago(one["day"]) < 28]
    areas = areas_of(book)
    found: Figures = {"promises": counts(made), "promises in 28 days": counts(lately), "word": word(book)}
    found["promises nobody asked for"] = counts(one for one in made if one.get("unasked"))
    for area in set(areas.values()):
        there = [one for one in lately if areas.get(one["about"], one["about"]) == area]
        kept, partly, *_ = counts(there)
        found[f"{area} done"] = kept + partly / 2
    found["attention"] = _attention(book, {area: found[f"{area} done"] for area in set(areas.values())})
    found["guesses"] = guesses(book)
    return found


def _attention(book: Book, done: dict[str, float]) -> dict[str, tuple[float, float]]:
    """Area to its share of what matters and of what was done."""
    said = [want.importance for want in book.held if want.importance is not None]
    if not sum(said):
        return {}
    weights: defaultdict[str, float] = defaultdict(float)
    for want in book.held:
        weights[want.area] += fmean(said) if want.importance is None else want.importance
    acts = sum(done.values())
    return {
        area: (weight / sum(weights.values()), done[area] / acts if acts else 0) for area, weight in weights.items()
    }


def word(book: Book) -> tuple[float, int, date, tuple[int, ...]] | None:
    """The mean rating of one's word in 28 days, how many, the last day, and what became of those weeks' promises."""
    said = [(day, value) for day, value in book.numbers("word") if 0 <= book.ago(day) < 28]
    if not said:
        return None
    days = {day - timedelta(days=back) for day, _ in said for back in range(7)}
    return (
        fmean(value for _, value in said), len(said), said[-1][0],
        counts(one for one in book.promises.values() if one["day"] in days),
    )  # fmt: skip


def guesses(book: Book) -> dict[str, tuple[int, ...]]:
    """What became of promises by how likely they seemed; none below twenty."""
    sure = [one for one in book.promises.values() if "confidence" in one and one["outcome"] not in (None, "let_go")]
    bands = {"0 to 4": (0, 4), "4.5 to 6": (4.5, 6), "6.5 to 8": (6.5, 8), "8.5 to 10": (8.5, 10)}
    within = {
        name: [one for one in sure if low <= one["confidence"] <= high] for name, (low, high) in bands.items()
    }  # fmt: skip
    return {name: counts(found) for name, found in within.items() if found} if len(sure) >= 20 else {}


def held_values(book: Book) -> list[str]:
    """The values held now."""
    said = book.answers("held")
    return [pick["id"] for pick in said[-1]["picks"]] if said else []


def coherence(book: Book, until: date, lived: dict[str, float]) -> float | None:
    """C = 100·Σ(I·L)/(10·ΣI), importance as it was said by then, or first."""
    pairs = []
    for value, near in lived.items():
        said = book.numbers("importance", value)
        before = [number for day, number in said if day <= until]
        if said:
            pairs.append((before[-1] if before else said[0][1], near))
    total = sum(weight for weight, _ in pairs)
    return 10 * sum(weight * near for weight, near in pairs) / total if total else None


def by_week(numbers: list[tuple[date, float]]) -> dict[date, float]:
    """The last number of each week, by its Monday."""
    return {day - timedelta(days=day.weekday()): value for day, value in numbers}


def weeks_of_coherence(book: Book) -> list[float]:
    """Coherence of every week in which something was said to be lived."""
    weeks: defaultdict[date, dict[str, float]] = defaultdict(dict)
    for value in held_values(book):
        for week, near in by_week(book.numbers("lived", value)).items():
            weeks[week][value] = near
    found = (coherence(book, week + timedelta(days=6), weeks[week]) for week in sorted(weeks))
    return [one for one in found if one is not None]


def _values(book: Book) -> Figures:
    values = held_values(book)
    lived = {value: book.numbers("lived", value) for value in values}
    now = {value: said[-1][1] for value, said in lived.items() if said}
    found: Figures = {"coherence": coherence(book, book.today, now), "coherence by week": weeks_of_coherence(book)}
    for value in values:
        matters = book.numbers("importance", value)
        weeks = list(by_week(lived[value]).items())[-6:]
        is_now = len(weeks) == 6 and book.ago(lived[value][-1][0]) <= 14 and (weeks[-1][0] - weeks[0][0]).days <= 56
        named = {
            role: [one["day"] for one in book.answers(role) for pick in one["picks"] if pick["id"] == value]
            for role in ("sighted", "strained")
        }
        found |= {f"{value} {name}": figure for name, figure in {
            "room": matters[-1][1] * (10 - now[value]) / 10 if matters and value in now else None,
            "ring": sum(now[value] < least for least in (9, 7, 5, 3)) + 1 if value in now else None,
            "drift": fmean(n for _, n in weeks[3:]) - fmean(n for _, n in weeks[:3]) if is_now else None,
            "sighted": sum(book.ago(day) < 14 for day in named["sighted"]),
            "strained": sum(book.ago(day) < 14 for day in named["strained"]),
            "all sightings": (len(named["sighted"]), len(named["strained"])),
            "served": counts(one for one in book.promises.values() if value in one["serves"]),
        }.items()}  # fmt: skip
    return found


def _mean_moods(moods: list[Document]) -> tuple[int, float, float]:
    return len(moods), fmean(one["energy"] for one in moods), fmean(one["pleasantness"] for one in moods)


def _moods(book: Book) -> Figures:
    moods = book.answers("mood")
    felt = [one for one in moods if one.get("energy") is not None]
    words = Counter(one["word"] for one in moods if one["word"] != "hard to say")
    places: defaultdict[str, list[Document]] = defaultdict(list)
    for one in felt:
        places[f"mood at {datetime.fromisoformat(one['page']['begun']).hour}"].append(one)
        places[f"mood on weekday {one['day'].weekday()}"].append(one)
    return {
        "check-ins": len(moods), "words": max(words.values(), default=0),
        "used once": {word for word, times in words.items() if times == 1}, "heat": heat(book),
        "all words": dict(words), "new words": new_words(book), "days by corner": days_by_corner(book),
        "went with": went_with(book),
        **{place: _mean_moods(there) for place, there in places.items()}, **_mood_months(felt),
    }  # fmt: skip


def new_words(book: Book) -> set[str]:
    """Words of the last 28 days that were in no check-in before, if there was one before at all."""
    said = [(book.ago(one["day"]), one["word"]) for one in book.answers("mood") if one["word"] != "hard to say"]
    before = {word for ago, word in said if ago >= 28}
    return {word for _, word in said} - before if before else set()


def _mood_months(felt: list[Document]) -> Figures:
    months: defaultdict[str, list[Document]] = defaultdict(list)
    for one in felt:
        months[f"mood in {one['day']:%Y-%m}"].append(one)
    return {
        month: (*_mean_moods(there), (_apart(there, "energy"), _apart(there, "pleasantness")) if there[2:] else None)
        for month, there in months.items()
    }


def _apart(moods: list[Document], axis: str) -> float:
    """The square root of the sum of squared distances from the mean, over one less than there are."""
    middle = fmean(one[axis] for one in moods)
    return math.sqrt(math.fsum((one[axis] - middle) ** 2 for one in moods) / (len(moods) - 1))


def mood_days(book: Book) -> dict[date, tuple[float, float]]:
    """Each day's mean energy and pleasantness."""
    days: defaultdict[date, list[Document]] = defaultdict(list)
    for one in book.answers("mood"):
        if one.get("energy") is not None:
            days[one["day"]].append(one)
    return {day: (_mean_moods(there)[1], _mean_moods(there)[2]) for day, there in days.items()}


def days_by_corner(book: Book) -> dict[str, int]:
    """How many days of the last 53 weeks lay in each corner."""
    first = book.today - timedelta(days=book.today.weekday() + 364)
    corners = Counter(
        "between" if not energy or not near
        else f"{'high' if energy > 0 else 'low'}_{'pleasant' if near > 0 else 'unpleasant'}"
        for day, (energy, near) in mood_days(book).items() if day >= first
    )  # fmt: skip
    return dict(corners)


def went_with(book: Book) -> dict[tuple[str, str], tuple[float, ...]]:
    """On how many pleasant and unpleasant days of a year there was each thing, of how many, and the likely shares."""
    near = {day: pleasant for day, (_, pleasant) in mood_days(book).items() if book.ago(day) < 365}
    good, bad = {day for day in near if near[day] > 0}, {day for day in near if near[day] < 0}
    if len(good) < 8 or len(bad) < 8:
        return {}
    with_it: dict[tuple[str, str], set[date]] = {
        (name, ""): {one["day"] for one in book.promises.values() if one["outcome"] == outcome}
        for name, outcome in (("kept", "kept"), ("not_kept", "not"))
    }  # fmt: skip
    for want in book.wants:
        days = with_it.setdefault(("area", want.area), set())
        days |= {day for day, *_ in want.ratings} | {day for day, *_ in want.facts}
    for value in held_values(book):
        for kind, role in (("seen", "sighted"), ("strained", "strained")):
            named = [one for one in book.answers(role) if any(pick["id"] == value for pick in one["picks"])]
            with_it[kind, value] = {one["day"] for one in named}
    found: dict[tuple[str, str], tuple[float, ...]] = {}
    for name, days in with_it.items():
        if len(days & (good | bad)) >= 5:
            one, other = _wilson(len(days & good), len(good)), _wilson(len(days & bad), len(bad))
            leans = 1 if one[0] > other[1] else -1 if other[0] > one[1] else 0
            found[name] = (len(days & good), len(days & bad), len(good), len(bad), *one, *other, leans)
    return found


def _wilson(part: int, of: int) -> tuple[float, float]:
    """The two shares from which what was seen is 1.96 standard errors away: (p - s)² = 1.96²·s(1 - s)/n."""
    square, share = 1.96**2, part / of
    a, b, c = 1 + square / of, -(2 * share + square / of), share**2
    root = math.sqrt(max(0.0, b * b - 4 * a * c))
    return (-b - root) / (2 * a), (-b + root) / (2 * a)


def heat(book: Book) -> dict[str, tuple[int, int, int]]:
    """Reacted, responded, some of each, by month; what was told as it was comes before what was ticked at night."""
    days: defaultdict[date, list[Document]] = defaultdict(list)
    for one in book.answers("heat"):
        days[one["day"]].append(one)
    months: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for day, moments in days.items():
        told = [one for one in moments if one["page"]["flow"] == "trigger"] or moments
        months[f"{day:%Y-%m}"].update(one["pick"]["id"] for one in told)
    found = {month: (had["reacted"], had["responded"], had["mixed"]) for month, had in months.items()}
    return {month: had for month, had in found.items() if any(had)}


def _presence(book: Book) -> Figures:
    days = book.present
    monday = book.today - timedelta(days=book.today.weekday())
    first = monday - timedelta(weeks=52)
    year = {day: pages for day, pages in days.items() if day >= first}
    ordered = sorted(days)
    pauses = {
        day: (day - before).days - 1 for before, day in pairwise(ordered) if day >= first
    }  # fmt: skip
    return {
        "present in 28 days": sum(0 <= book.ago(day) < 28 for day in days),
        "present in the year": (sum(year.values()), len(year)),
        "returns": {day: without for day, without in pauses.items() if without >= 7},
        "present by month": Counter(f"{day:%Y-%m}" for day in year),
    }


def _noise(book: Book) -> Figures:
    return {
        "scatter of results": scatter([value for _, value in want.realities] for want in book.wants),
        "scatter of values": scatter([n for _, n in book.numbers("lived", value)] for value in held_values(book)),
        "scatter of the word": scatter([[value for _, value in book.numbers("word")]]),
    }
