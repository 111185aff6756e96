from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.exchange.support import MORNING, entry
from tui.cli.commands.insights import TOPICS
from tui.insights.views.reflection import EMPTY
from tui.records.answers import Emotion, Outcome, Scale, Short, Ypn
from tui.records.roles import Role

from .conftest import Taut


@pytest.fixture(autouse=True)
def some(keep: Callable[..., None]) -> None:
    keep(
        entry(
            Emotion(step="m", role=Role.MOOD, word="hopeful", energy=-1, pleasantness=3),
            Short(step="r", role=Role.RESULT, id="r1", about="work", text="The page comes\x1b first"),
            Scale(step="s", role=Role.RATING, about="r1", value=3),
            Short(step="p", role=Role.PROMISE, id="p1", text="write it"),
            Short(step="l", role=Role.LEARNED, text="rest is work"),
        ),
        entry(Ypn(step="o", role=Role.OUTCOME, about="p1", outcome=Outcome.KEPT), at=MORNING + timedelta(days=1)),
    )


def test_every_part_as_text(taut: Taut) -> None:
    said = taut("insights")
    assert said.code == 0 and "\x1b" not in said.data
    for words in ("The page comes first", "reality 3, vision 10, gap 7", "kept 1 of 1", "hopeful", "rest is work"):
        assert words in said.data
    assert "The card sort finds them" in " ".join(taut("insights", "values").data.split())
    assert max(map(len, said.data.splitlines())) <= 80


def test_as_json(taut: Taut) -> None:
    document = taut("insights", "--json").json
    assert tuple(document) == TOPICS
    (result,) = document["tension"]["results"]
    assert (result["id"], result["gap"], result["reality"]) == ("r1", 7, 3)
    assert document["doing"]["whole"]["kept"] == 1 and document["doing"]["open"] == []
    assert document["mood"]["weekdays"]["Monday"]["pleasantness"] == 3
    assert list(taut("insights", "mood", "--json").json) == ["mood"]


def test_an_empty_journal(taut: Taut, tmp_path: object) -> None:
    said = taut("--home", f"{tmp_path}/none", "insights")
    shown = " ".join(said.data.split())
    assert said.code == 0 and all(EMPTY[name] in shown for name in ("promises", "emotion", "learning"))
    assert "A vision begins with one part of life" in shown and "The card sort finds them" in shown


def test_a_part_that_is_none(taut: Taut) -> None:
    said = taut("insights", "weather")
    assert said.code == 2 and "tension" in said.words


@pytest.mark.parametrize(("length", "title"), [
    ("week", "The week of 23 November 2026"), ("month", "November 2026"), ("year", "2026"),
])  # fmt: skip
def test_a_period_in_one_page(taut: Taut, length: str, title: str) -> None:
    said = taut("insights", length, "--on", "2026-11-24")
    assert said.code == 0 and said.data.startswith(f"# {title}\n\n2 entries on 2 of ")
    assert "\x1b" not in said.data and "- **work**: The page comes first" in said.data.replace("Work and craft", "work")
    page = taut("insights", length, "--on", "2026-11-24", "--json").json[length]
    assert page["title"] == title and page["entries"] == page["days"] == 2
    assert [one["text"] for one in page["results"]] == ["The page comes first"]
    assert page["promises"]["kept"] == 1 and page["promises"]["kept_texts"] == ["write it"]


def test_a_period_stands_alone(taut: Taut) -> None:
    for words in (("week", "mood"), ("mood", "week"), ("mood", "--on", "today"), ("year", "--on", "someday")):
        said = taut("insights", *words)
        assert said.code == 2 and said.data == "" and said.words.count("\n") == 1


def test_no_number_has_more_digits_than_it_says(taut: Taut, tmp_path: object) -> None:
    home = ("--home", f"{tmp_path}/demo")
    assert taut("demo", *home).code == 0
    for words in (("insights",), ("insights", "year")):
        assert not re.search(r"\.\d{10}", taut(*home, *words, "--json").data)
