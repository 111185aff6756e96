from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from tests.exchange.support import entry
from tui.records.answers import Choice, Outcome, Pick, Short, Ypn
from tui.records.roles import Role

from .conftest import Taut

Keep = Callable[..., None]
PAGE = "3f2a91c0-0000-5000-8000-000000000001"
WALK = "3f2a91c0-1111-5000-8000-000000000002"
CALL = "77777777-0000-5000-8000-000000000003"


def promise(made: str, text: str, when: str = "") -> tuple[Short, ...]:
    said = Short(step="promise", role=Role.PROMISE, text=text, id=made)
    return (said, Short(step="when", role=Role.CUE_WHEN, about=made, text=when)) if when else (said,)


@pytest.fixture
def three(keep: Keep, morning: datetime) -> None:
    keep(
        entry(*promise(PAGE, "Write the first page", "07:30"), at=morning - timedelta(days=2)),
        entry(*promise(WALK, "Walk to work"), at=morning - timedelta(days=1)),
        entry(
            *promise(CALL, "Call Ana"), Ypn(step="kept", role=Role.OUTCOME, about=CALL, outcome=Outcome.KEPT),
            at=morning,
        ),
    )  # fmt: skip


def test_what_is_open_stands_one_a_line(taut: Taut, three: None) -> None:
    rows = taut("promise").data.splitlines()
    assert rows == [
        "3f2a91c0-0  2026-11-21  Write the first page — 07:30",
        "3f2a91c0-1  2026-11-22  Walk to work",
    ]


def test_all_says_what_became_of_the_others(taut: Taut, three: None) -> None:
    assert taut("promise", "--all").data.splitlines()[-1].endswith("2026-11-23  Call Ana  (kept)")


@pytest.mark.parametrize(
    ("word", "became"),
    [("y", "kept"), ("partly", "partly"), ("x", "not"), ("not", "not"), ("l", "let_go"), ("let-go", "let_go")],
)
def test_one_is_answered(taut: Taut, three: None, word: str, became: str) -> None:
    said = taut("promise", "3f2a91c0-1", word, "--json")
    assert (said.code, said.json["outcome"], said.json["text"]) == (0, became, "Walk to work")
    assert [one["id"] for one in taut("promise", "--json").json] == [PAGE]
    assert taut("show", "--json").json["flow"] == "outcome"


def test_not_yet_leaves_it_open(taut: Taut, three: None) -> None:
    said = taut("promise", "3f2a91c0-1", "not-yet", "--json")
    assert (said.code, said.json["outcome"]) == (0, None)
    assert said.words == "Noted: not yet. taut will ask again tomorrow. Walk to work\n"
    assert len(taut("promise").data.splitlines()) == 2


def test_what_was_not_kept_leads_on_as_on_today(taut: Taut, three: None) -> None:
    said = taut("promise", "3f2a91c0-1", "x", "again", "--json")
    assert said.words == "Noted: not this time. It's for tomorrow now. Walk to work\n"
    assert (said.json["again"], said.json["outcome"]) == (WALK, None)
    said = taut("promise", "3f2a91c0-0", "x", "smaller", "Write", "one", "line", "--json")
    assert (said.json["again"], said.json["text"]) == (PAGE, "Write one line")
    told = taut("promise", "3f2a91c0-0", "again")
    assert told.code == 1
    assert told.words == "taut: Only a promise that was not kept, and not made again since, can be made again.\n"


def test_another_day_is_given_to_an_open_one_and_to_one_that_was_not_kept(taut: Taut, three: None) -> None:
    said = taut("promise", "3f2a91c0-1", "w", "2126-11-30", "--json")
    assert (said.json["id"], said.json["day"], said.json["again"]) == (WALK, "2126-11-30", None)
    said = taut("promise", "3f2a91c0-0", "x", "w", "2126-11-30", "--json")
    assert (said.json["again"], said.json["day"], said.json["when"]) == (PAGE, "2126-11-30", "07:30")


def test_one_for_a_later_day_has_that_day_and_is_not_counted_as_open_by_a_nudge(taut: Taut, keep: Keep) -> None:
    later = Choice(step="day", role=Role.PROMISE_DAY, about=PAGE, pick=Pick("2126-11-30", "Saturday"))
    keep(entry(*promise(PAGE, "Write the first page"), later, at=datetime(2026, 11, 22, 7, tzinfo=UTC)))
    assert "2126-11-30  Write the first page" in taut("promise").data
    (found,) = taut("promise", "--json").json
    assert (found["day"], found["made"]) == ("2126-11-30", "2026-11-22")
    assert taut("nudge", "--json").json["promises"] == 0


def test_an_answer_can_be_given_anew_and_for_an_earlier_day(taut: Taut, three: None) -> None:
    assert taut("promise", "7777", "partly").words == "Noted: partly. Call Ana\n"
    (found,) = [one for one in taut("promise", "--all", "--json").json if one["id"] == CALL]
    assert found["outcome"] == "partly"
    assert taut("promise", PAGE, "y", "--for", "2026-11-22", "--json").json["answered"] == "2026-11-22"


@pytest.mark.parametrize(
    ("words", "code", "part"),
    [
        (["3f2a91c0"], 2, "takes nothing, or an id"),
        (["3f2a91c0-1", "maybe"], 2, "“maybe” is not an answer"),
        (["3f2a91c0-1", "again"], 1, "put x first"),
        (["3f2a91c0-1", "y", "again"], 2, "Only a promise that was not kept"),
        (["3f2a91c0-1", "x", "smaller"], 2, "“smaller” needs the new words"),
        (["3f2a91c0-1", "w", "yesterday"], 2, "w needs a future day"),
        (["3f2a91c0", "y"], 1, "2 ids begin with 3f2a91c0"),
        (["ffff", "y"], 1, "No promise has an id that begins with ffff"),
    ],
)
def test_one_sentence_says_what_was_wrong(taut: Taut, three: None, words: list[str], code: int, part: str) -> None:
    said = taut("promise", *words)
    assert (said.code, said.data) == (code, "") and part in said.words
    assert len(taut("promise").data.splitlines()) == 2


def test_nothing_open_is_said_beside_the_data(taut: Taut) -> None:
    assert taut("promise").words.startswith("There are no promises yet")
    assert taut("promise", "--json").json == []
