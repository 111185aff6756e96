"""A life with pages of the kinds that a diary has none of: anchors, causes, what is old, what is in the trash."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from random import Random

import msgspec

from tests.lives import pages
from tests.lives.diary import Diary
from tests.lives.life import born
from tui.records.answers import Known, Long, Multi, Outcome, Pick, Values
from tui.records.entry import Entry
from tui.records.option_ids import Gap
from tui.records.roles import Role

HELPED, HINDERED = ("helped_time", "cue_worked", "small_enough"), ("hindered_energy", "too_big", "wary")


def written(number: int, seed: int) -> tuple[list[Entry], date]:
    """The entries of a life, with pages of the kinds a diary has none of, and its last day."""
    life = born(number, seed)
    diary = Diary(Random(f"{seed}/{number}/pages"), life.person, life.course, life.acts)
    entries = [entry for day in range(life.person.days) for entry in diary.day(day)[0]]
    rng = Random(f"{seed}/{number}/more")
    for place in range(life.person.days // 3):
        day = rng.randrange(life.person.days)
        answers = _more(rng, day, [want.id for want in life.person.wants if want.since <= day], entries)
        entry = pages.page(day, 12 + place / 1000, rng.choice(("evening", "trigger")), answers)
        if not answers:
            entry = msgspec.structs.replace(
                entry, flow="note", answers=(Long(step="note", text="of old"),), imported=True
            )
        elif rng.random() < 0.05:
            entry = msgspec.structs.replace(entry, deleted=entry.ended)
        entries.append(entry)
    return entries, pages.on(life.person.days - 1)


def _more(rng: Random, day: int, wants: list[str], entries: list[Entry]) -> list[Known]:
    """Answers of a kind a diary has none of; none for something imported."""
    past = [one for entry in entries if entry.day <= pages.on(day) for one in entry.answers]
    made = [one for one in past if one.role is Role.PROMISE]
    areas = {one.id: one.about for one in past if one.role is Role.RESULT}
    values = [value for one in past if one.role is Role.HELD and isinstance(one, Values) for value in one.picks]
    want = rng.choice(wants) if wants else ""
    promise = rng.choice(made).id if made else ""

    def several(step: str, role: Role, names: Iterable[str]) -> Multi:
        return Multi(step=step, role=role, about=promise, picks=tuple(Pick(name, name) for name in names))

    fact = pages.line("camera", Role.FACT, rng.choice(("a bill came", "none", "42")), areas.get(want, ""))
    match rng.randrange(13):
        case 0 if want:
            return [
                pages.line("anchors", role, f"{role.value} on {day}", want)
                for role in rng.sample((Role.ANCHOR_10, Role.ANCHOR_5, Role.ANCHOR_0), 2)
            ]
        case 1 if want:
            return [fact]
        case 2 if want:
            return [fact, pages.scale("rate", Role.RATING, rng.randrange(21) / 2, want)]
        case 3 if want:
            map_to = rng.choice((None, 10, 8, 12))
            said: list[Known] = [pages.line("reword", Role.REWORD, f"in other words, {day}", want)]
            return said if map_to is None else [*said, pages.scale("map", Role.REMAP, map_to, want, high=15)]
        case 4 if promise and values:
            return [several("value", Role.SERVES, {rng.choice(values).id, rng.choice(values).id})]
        case 5 if promise:
            return [pages.choice("unasked", Role.UNASKED, rng.choice(("yes", "yes", "no")), "mine", promise)]
        case 6 if promise:
            return [several("helped", Role.CAUSE, rng.sample(HELPED, 2)), several("hindered", Role.CAUSE, HINDERED[:1])]
        case 7:
            return [pages.choice("heat", Role.HEAT, rng.choice(("no", "reacted", "responded", "mixed")), "so")]
        case 8 if want and day % 3 == 0:
            return [pages.choice("each", Role.STATUS, status := rng.choice(("keep", "reached")), status, want)]
        case 9 if want:
            return [
                pages.line("obstacle", Role.OBSTACLE, rng.choice(("rain", "the phone")), want),
                pages.line("action", Role.PROMISE, "go out", want, made_here := f"extra-{day}-{rng.random()}"),
                pages.became("kept", made_here, rng.choice(tuple(Outcome))),
            ]
        case 10:
            return [
                pages.choice("gap", Role.GAP, gap := rng.choice(tuple(Gap)), gap),
                pages.choice("source", Role.SOURCE, source := rng.choice(("read", "talk")), source),
                pages.line("idea", Role.LEARNED, "it rubs off"),
            ]
        case 11 if values and want:
            held = {pick.id: pick for pick in (*values, Pick("own", "What is mine"))}
            five = Values(step="five", role=Role.HELD, picks=tuple(held.values()))
            return [five, pages.scale("lived", Role.LIVED, rng.randrange(21) / 2, "own")]
        case 12 if values:
            return [pages.scale("importance", Role.IMPORTANCE, rng.randrange(21) / 2, "own")]
        case _:
            return []
