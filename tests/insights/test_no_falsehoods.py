"""What is shown is so: first to last, from zero, whole promises, facts that are facts, and no share of a few."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta

import pytest

from tests.insights.people import (
    DAY,
    became,
    choice,
    columns,
    line,
    lines,
    on,
    page,
    promised,
    scale,
    several,
    values,
    wish,
)
from tests.pictures.scenes import TODAY
from tui import demo
from tui.app.base.charts import bars
from tui.cli.insight_parts import part_of
from tui.insights.fold.entry_summary import Kinds, summarize
from tui.insights.fold.fold import fold
from tui.insights.fold.portrait import Portrait
from tui.insights.measures.period import LENGTHS, period, summary
from tui.insights.signals import all_signals
from tui.insights.views.model import Bars, Page, texts
from tui.insights.views.period import period_page
from tui.insights.views.reflection import reflection
from tui.insights.views.today import today_page
from tui.insights.views.values import value_page, values_page, values_view, weeks_page
from tui.insights.views.vision import result_page, vision_page
from tui.records.answers import Outcome
from tui.records.roles import Role
from tui.records.text import says_nothing


def lived(*numbers: float) -> Portrait:
    weeks = [page(7 * week, scale(Role.LIVED, number, "care")) for week, number in enumerate(numbers)]
    return fold([page(-1, values(Role.HELD, "care"), scale(Role.IMPORTANCE, 8, "care")), *weeks])


def test_coherence_is_said_from_its_first_week_to_its_last_and_drawn_from_zero() -> None:
    found = values_page(values_view(lived(5, 9, 3, 6), on(28)))
    (drawn,) = (row for row in found.rows("together") if isinstance(row, Bars))
    assert drawn.text == "from 50 to 60 in 4 weeks"
    assert drawn.high == 100


def test_a_bar_is_as_high_as_its_number() -> None:
    assert bars([0, 0.1, 5, 7.5, 10, None]) == " ▁▄▆█·"
    assert bars([0, 0.1, 5, 7.5, 10, None], plain=True) == "01468."
    assert bars([50, 51, 52], 100) == "▄▄▄", "a small change is drawn small"


@pytest.mark.parametrize(
    "text", ["none", "None.", "nothing", "Nothing!", "-", "—", "…", "n/a", "N/A", "no", " nil ", "nothing new", "?", ""]
)
def test_a_fact_that_says_there_is_none_is_no_fact(text: str) -> None:
    wanted = page(0, line(Role.RESULT, "I run", "health", made="run"))
    alone = fold([wanted, page(1, line(Role.FACT, text, "run"))])
    assert alone.results[0].facts == () and Role.FACT not in alone.said
    assert fold([wanted, page(1, lines(Role.FACT, [text, "ran 3 km"], "run"))]).results[0].facts[0].text == "ran 3 km"
    noted = page(1, columns(Role.FACT, text, "I am lazy", "run"))
    assert fold([wanted, noted]).results[0].facts == ()
    assert not summarize(noted).kinds & Kinds.FACT
    assert text.strip() in " ".join(summarize(noted).texts), "the words stay in the entry"


@pytest.mark.parametrize(
    "text", ["0", "no mail for three days", "nothing hurt", "none of the plants died", "私", "no 3"]
)
def test_a_fact_that_says_something_is_one(text: str) -> None:
    assert not says_nothing(text)
    assert fold([page(1, line(Role.FACT, text, "run"))]).said[Role.FACT][0].text == text


def all_pages(portrait: Portrait) -> Iterable[Page]:
    yield from reflection(portrait, (), TODAY).pages
    yield today_page(portrait, datetime.combine(TODAY, time(7), UTC), TODAY, lambda _: None)
    yield vision_page(portrait, {}, TODAY)
    for result in portrait.results:
        made = [promise for promise in portrait.promises if promise.about == result.id]
        yield result_page(result, result.area, made, TODAY)
    view = values_view(portrait, TODAY)
    yield from (values_page(view), weeks_page(view, TODAY), *(value_page(one, TODAY) for one in view.values))
    for length in LENGTHS:
        yield period_page(summary(portrait, period(length, TODAY - timedelta(days=1)), TODAY), str)


OURS = re.compile(r"\d\s*%|per ?cent|\d\.\d+ of \d")


def test_no_page_of_a_year_shows_a_percentage_or_a_part_of_an_action() -> None:
    portrait = fold(demo.entries(TODAY))
    written = {text for entry in demo.entries(TODAY) for text in summarize(entry).texts}
    for found in all_pages(portrait):
        for text in texts(found):
            assert not OURS.search(text) or any(own in text for own in written if OURS.search(own)), text


def test_data_gives_a_share_with_its_count_and_none_of_fewer_than_ten() -> None:
    def doing(count: int) -> dict[str, object]:
        days = [promised(number, f"p{number}", Outcome.KEPT) for number in range(count)]
        found: dict[str, object] = part_of("doing", fold(days), on(count), {})["whole"]
        return found

    assert doing(9)["share"] is None and doing(9)["answered"] == 9
    assert doing(10)["share"] == 1 and doing(10)["answered"] == 10
    hurdle = page(0, line(Role.OBSTACLE, "rain"), line(Role.PROMISE, "walk", made="walk"), became("walk", Outcome.KEPT))
    (said,) = part_of("doing", fold([hurdle]), on(1), {})["obstacles"]
    assert said["outcomes"]["kept"] == said["outcomes"]["answered"] == 1 and said["outcomes"]["share"] is None


def test_what_helped_and_what_got_in_the_way_are_two_lists_on_every_page_and_in_the_data() -> None:
    entries = [
        page(0, line(Role.PROMISE, "a", made="a"), became("a", Outcome.KEPT), several(Role.CAUSE, "time", about="a")),
        page(1, line(Role.PROMISE, "b", made="b"), became("b", Outcome.NOT), several(Role.CAUSE, "time", about="b")),
        page(1, choice(Role.HEAT, "no")),
    ]
    portrait = fold(entries)
    data = part_of("doing", portrait, on(2), {})
    assert data["helped"] == data["hindered"] == [{"text": "time", "times": 1}]
    promises = reflection(portrait, (), on(2)).promises
    assert [list(texts(Page("", (one,)))) for one in promises.sections if one.id in ("helped", "hindered")] == [
        ["What helped", "time 1"], ["What got in the way", "time 1"]
    ]  # fmt: skip
    month = list(texts(period_page(summary(portrait, period("month", DAY), on(2)), str)))
    assert month[month.index("What helped") + 1] == month[month.index("What got in the way") + 1] == "time (1)"
    assert json.dumps(data)


def weighed(*areas: tuple[str, float | None]) -> Portrait:
    """Results of areas that matter so much, and ten promises for that of the first."""
    held = [wish(place / 10, f"in-{area}", area) for place, (area, _) in enumerate(areas)]
    said = [scale(Role.IMPORTANCE, matters, f"in-{area}") for area, matters in areas if matters is not None]
    made = [promised(day, f"p{day}", Outcome.KEPT, f"in-{areas[0][0]}") for day in range(2, 14)]
    return fold([*held, page(1, *said), *made])


def unattended(portrait: Portrait) -> list[str]:
    found = all_signals(portrait, on(14), {}, {"health": "Health", "home": "Home", "work": "Work"})
    return [signal.text for signal in found if signal.kind == "attention"]


def test_what_matters_is_claimed_only_as_far_as_it_was_said() -> None:
    said = unattended(weighed(("work", 6), ("health", 9)))
    assert said == [
        "Going by what you've said about your results, Health makes up about three fifths of what matters to you; "
        "none of twelve promises went there. Is it a season, a squeeze or second thoughts?"
    ]
    assert not unattended(weighed(("work", 6), ("health", None)))
