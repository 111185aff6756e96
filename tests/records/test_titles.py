"""What an entry is called is decided once: every face, print, import and search say the same."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from itertools import groupby
from pathlib import Path

import pytest

from tui import demo
from tui.exchange.exporters.markdown import pages
from tui.exchange.importers import Here, read
from tui.library import FLOWS, load
from tui.records.answers import Long, Outcome
from tui.records.entry import Entry, entry_id
from tui.records.titles import (
    OUTCOME_COUNTS,
    OUTCOME_WORDS,
    QUICK_TITLES,
    TYPED_OUTCOMES,
    Quick,
    flows_by_title,
    short_title,
)
from tui.workspace.own_library import known_names

CATALOGUE = load(None)[0]
AT = datetime(2026, 11, 23, 6, 41, tzinfo=UTC)


def entry(flow: str, number: int = 0) -> Entry:
    answers = (Long(step="said", asked="What is it?", text=f"A line of {flow}"),)
    return Entry(
        id=entry_id(int(AT.timestamp() * 1000) + number, 1 << 60), flow=flow, day=AT.date(), begun=AT, ended=AT,
        answers=answers,
    )  # fmt: skip


def here() -> Here:
    flows = flows_by_title((flow.id, flow.title) for flow in CATALOGUE.flows.values())
    return Here(lambda naive: naive.replace(tzinfo=UTC), time(4), flows)


def back(entries: list[Entry]) -> list[str]:
    """The kinds that come back of a file of these."""
    return [found.flow for found in read("".join(pages(entries, CATALOGUE.title)), ".md", here())]


def test_each_kind_has_these_titles() -> None:
    assert QUICK_TITLES == {
        "note": "Note", "rate": "Rating", "fact": "Fact", "outcome": "Promise answered", "revise": "Rewording",
        "signal": "Noticed", "aside": "Hidden from looking back",
    }  # fmt: skip
    assert set(QUICK_TITLES) == set(Quick)
    assert [short_title(kind) for kind in Quick] == [
        "Note", "Rating", "Fact", "Promise", "Rewording", "Noticed", "Hidden",
    ]  # fmt: skip
    assert (short_title("onboarding"), short_title("left_hand")) == ("First day", "Unsaid")


def test_each_outcome_has_these_words() -> None:
    assert {one.value: words for one, words in OUTCOME_WORDS.items()} == {
        "kept": "kept", "partly": "partly", "not": "not this time", "let_go": "let go on purpose",
        "not_yet": "not yet",
    }  # fmt: skip
    assert list(OUTCOME_COUNTS.values()) == ["kept", "partly", "not", "let go"]
    for one in Outcome:
        assert TYPED_OUTCOMES[one.value] is TYPED_OUTCOMES[OUTCOME_WORDS[one]] is one
    assert all(TYPED_OUTCOMES[words] is one for one, words in OUTCOME_COUNTS.items())
    assert set(Outcome) - set(OUTCOME_COUNTS) == {Outcome.NOT_YET}  # still open, so it counts nowhere


def test_a_flow_is_called_by_its_own_title_and_one_that_is_gone_by_its_id() -> None:
    assert CATALOGUE.title("morning") == CATALOGUE.flows["morning"].title
    assert CATALOGUE.title("my_own_one") == "My own one"


def test_an_own_flow_of_the_name_of_a_kind_keeps_its_title(tmp_path: Path) -> None:
    (tmp_path / "flows").mkdir()
    text = 'id = "note"\ntitle = "Jotting"\n[[step]]\nid = "a"\nkind = "long"\nask = "?"\n'
    (tmp_path / "flows" / "note.toml").write_text(text, encoding="utf-8")
    own, problems = load(tmp_path)
    assert not problems
    assert own.title("note") == "Jotting"


@pytest.mark.parametrize("flow", [*FLOWS, *Quick])
def test_an_exported_entry_comes_back_as_what_it_was(flow: str) -> None:
    assert back([entry(flow)]) == [flow]


def test_no_two_titles_are_alike() -> None:
    titles = [CATALOGUE.title(flow) for flow in {*FLOWS, *Quick}]
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize(
    ("heading", "flow"),
    [
        ("Rate", "rate"),
        ("Promise", "outcome"),
        ("Revise", "revise"),
        ("Signal", "signal"),
        ("Aside", "aside"),
        ("Kept out of looking back", "aside"),
        ("Drawing forth a vision", "vision"),
        ("The second pull", "second_pull"),
        ("Current-reality inventory", "reality"),
        ("Left-hand column", "left_hand"),
        ("Vision renewal", "renewal"),
        ("First run", "onboarding"),
        ("One wish", "wish"),
    ],
)
def test_what_an_earlier_version_printed_comes_back_too(heading: str, flow: str) -> None:
    assert [found.flow for found in read("".join(pages([entry(flow)], lambda _: heading)), ".md", here())] == [flow]


def test_a_year_of_the_demo_comes_back_with_every_kind_it_had() -> None:
    made = sorted(demo.entries(date(2026, 11, 23)), key=lambda one: (one.day, one.begun))
    assert {"rate", "fact", "outcome", "signal", "note"} <= {one.flow for one in made}
    for _, month in groupby(made, key=lambda one: one.day.month):
        entries = list(month)
        assert back(entries) == [one.flow for one in entries]


def test_searching_knows_them_by_the_same_names() -> None:
    names = {name.id: name.name for name in known_names(CATALOGUE).flows}
    assert {flow: CATALOGUE.title(flow) for flow in names} == names
