"""What ships with taut: whole, sound, and reachable."""

import re
import tomllib
from collections import Counter

import pytest

from tui.library import FLOWS, OURS, load
from tui.library.flows import read_flow
from tui.library.steps import KINDS
from tui.library.toml_source import Source, quick
from tui.practice.flow import Block, Flow
from tui.practice.follow_ups import RULES
from tui.practice.registry_names import EACH, OPTIONS_FROM, PLACEHOLDERS, SHOWS, WHEN
from tui.records.roles import Role
from tui.records.vocabulary import QUADRANTS, is_heavy

FILES = sorted(OURS.rglob("*.toml"))


@pytest.fixture(scope="module")
def catalogue():
    found, problems = load()
    assert problems == ()
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_quick_reader_agrees_with_tomllib(path):
    text = path.read_text(encoding="utf-8")
    assert quick(text) == tomllib.loads(text)


@pytest.mark.parametrize("name", FLOWS)
def test_a_flow_of_ours_loads_without_a_problem(name):
    source = Source(OURS / "flows" / f"{name}.toml")
    flow = read_flow(source, FLOWS)
    assert source.problems == []
    assert flow is not None
    assert flow.id == name


def test_every_file_is_listed():
    assert {path.stem for path in (OURS / "flows").glob("*.toml")} == set(FLOWS)


ONE_FACE = re.compile(
    r"any key|three keys|one key|a key away|keys of|\bleft, |; right, |write here is kept|\bToday (shows|will)|\.\.",
    re.IGNORECASE,
)
"""What is true on the full screen alone, or in no face."""


@pytest.mark.parametrize("name", FLOWS)
def test_what_is_explained_is_true_in_both_faces(name, catalogue):
    for step in catalogue.flow(name).steps():
        assert not ONE_FACE.search(step.help), (step.id, step.help)


@pytest.mark.parametrize("name", FLOWS)
def test_what_is_quoted_is_parted_from_the_question_that_follows(name, catalogue):
    for step in catalogue.flow(name).steps():
        for ask in (step.ask, *step.wordings):
            assert not re.search(r"»”\s+[A-Z]", ask), (step.id, ask)


NEEDS_MORE = re.compile(r"moves what is towards|^How warm is it|^Vision, fact and promise|half hour leave|least lately")
"""What has to be read twice, or is not always so."""


@pytest.mark.parametrize("name", FLOWS)
def test_a_question_is_understood_at_once_and_true_of_every_day(name, catalogue):
    for step in catalogue.flow(name).steps():
        assert not NEEDS_MORE.search(step.ask) and not NEEDS_MORE.search(step.help), (step.id, step.ask)


def test_the_target_of_a_value_is_explained_where_it_is_rated(catalogue):
    (lived,) = (step for step in catalogue.flow("values").steps() if step.id == "lived")
    assert "target" in lived.help and "centre" in lived.help


def test_there_is_as_much_as_there_should_be(catalogue):
    assert len(catalogue.flows) == 32
    assert sum(flow.listed for flow in catalogue.flows.values()) == 18
    assert len(catalogue.questions) == len({question.id for question in catalogue.questions}) == 277
    assert Counter(question.practice for question in catalogue.questions) == {
        "vision": 44, "reality": 47, "reflection": 49, "learning": 46, "emotion": 45, "values": 46,
    }  # fmt: skip
    assert Counter(question.depth for question in catalogue.questions) == {"light": 175, "deep": 102}
    assert Counter(question.when for question in catalogue.questions) == {"morning": 67, "evening": 81, "any": 129}
    assert sum(bool(question.follow_up) for question in catalogue.questions) == 42
    assert len({value.id for value in catalogue.values}) == 64
    assert len(catalogue.areas) == 12
    assert sum(area.shown_first for area in catalogue.areas) == 8


def test_every_word_for_a_feeling_is_three_keys_away(catalogue):
    words = list(catalogue.emotions)
    assert len({word.word for word in words}) == len({word.keys for word in words}) == 100
    assert {int(word.keys[0]) - 1: word.quadrant for word in words} == dict(enumerate(QUADRANTS))
    heavy = {word.word for word in words if word.heavy}
    assert heavy >= {"hopeless", "panicked", "frightened", "overwhelmed", "lonely", "guilty", "ashamed", "grieving"}
    assert heavy >= {word.word for word in words if is_heavy(word.word, word.energy, word.pleasantness, ())}
    assert all(word.pleasantness < 0 for word in words if word.heavy)
    assert Counter(word.family for word in words) == dict.fromkeys({word.family for word in words}, 5)


def test_every_role_can_be_reached(catalogue):
    used = {field.role for flow in catalogue.flows.values() for step in flow.steps() for field in step.fields}
    used |= {rule.field.role for rule in RULES}
    assert set(Role) - used == {Role.ASIDE}, "a page is kept aside outside any flow"


def test_every_kind_and_every_name_is_used(catalogue):
    flows = list(catalogue.flows.values())
    steps = [step for flow in flows for step in flow.steps()]
    fields = [field for step in steps for field in step.fields]
    blocks = [item for flow in flows for item in flow.items if isinstance(item, Block)]
    assert {field.kind for field in fields} == set(KINDS)
    assert {block.each for block in blocks} == set(EACH)
    assert {field.options_from for field in fields} - {""} == set(OPTIONS_FROM)
    assert {name for step in steps for name in (*step.shows, *step.shows_after)} == set(SHOWS)
    assert {name for asked in (*steps, *blocks) for name in asked.when if isinstance(name, str)} == set(WHEN)
    assert {name for step in steps for text in (step.ask, *(field.draft for field in step.fields))
            for name in re.findall(r"«(\w+)»", text)} == set(PLACEHOLDERS)  # fmt: skip


@pytest.mark.parametrize("name", [name for name in FLOWS if name != "note"])
def test_a_flow_ends_on_its_card(catalogue, name):
    last = catalogue.flows[name].steps()[-1]
    assert (last.id, last.name, last.core, last.fields[0].kind) == ("close", "Close", True, "review")
    assert "card" in last.shows


def test_facts_come_before_ratings_and_vision_before_reality(catalogue):
    for flow in catalogue.flows.values():
        roles = [field.role for step in flow.steps() for field in step.fields]
        if Role.RATING in roles:
            assert roles.index(Role.FACT) < roles.index(Role.RATING), flow.id
    morning = [step.id for step in catalogue.flows["morning"].steps()]
    assert morning.index("vision") < morning.index("reality") < morning.index("rating") < morning.index("action")


def test_the_weekly_word_comes_before_the_record(catalogue):
    weekly = [step.id for step in catalogue.flows["weekly"].steps()]
    assert weekly.index("word") < weekly.index("open") < weekly.index("reread")


def test_no_earlier_number_is_shown_before_the_new_one(catalogue):
    for flow in catalogue.flows.values():
        for step in flow.steps():
            assert not {"previous_rating", "previous_number", "number_before"} & set(step.shows), (flow.id, step.id)


def test_branches_become_conditions_on_what_they_open(catalogue):
    again = {step.id: step for step in catalogue.flows["morning"].steps()}["again"]
    assert [(when.step, when.equals) for when in again.when if not isinstance(when, str)] == [
        ("replan", ("another_time",))
    ]
    map_step = {step.id: step for step in catalogue.flows["renewal"].steps()}["map"]
    assert [(when.step, when.equals) for when in map_step.when] == [("each", ("deepen", "reword"))]
    assert (map_step.fields[0].low, map_step.fields[0].high) == (1, 15)


def test_two_lengths_are_told_where_there_is_a_short_variant(catalogue):
    for flow in catalogue.flows.values():
        core = [step.core for step in flow.steps()]
        has_short = not all(core) and sum(core) > 1
        assert (flow.minutes[0] < flow.minutes[1]) is (has_short and flow.id != "quiet"), flow.id


def _words(flow: Flow) -> list[str]:
    found = [flow.title, flow.purpose]
    for step in flow.steps():
        found += [step.name, step.ask, step.ask_plain, step.help]
        for field in step.fields:
            found += [field.label, *field.labels, *field.ends, *(option.text for option in field.options)]
    return found


def test_the_wording_is_calm_and_complete(catalogue):
    unwanted = re.compile(r"!|\b(commitment|intention|action item|fail|failed|should|streak|realised|released)\b", re.I)
    for flow in catalogue.flows.values():
        assert flow.purpose
        for text in _words(flow):
            assert not unwanted.search(text), (flow.id, text)
        for step in flow.steps():
            assert step.name, (flow.id, step.id)
            assert len(step.name) <= 20, (flow.id, step.id)
            assert step.help, (flow.id, step.id)
    for question in catalogue.questions:
        assert not unwanted.search(question.text), question.id


def test_what_may_stand_without_a_subject_has_a_plain_wording(catalogue):
    for flow in catalogue.flows.values():
        for item in flow.items:
            if isinstance(item, Block) and item.even_if_none:
                for step in item.steps:
                    assert "«" not in step.ask or step.ask_plain, (flow.id, step.id)


OF_TODAY = re.compile(r"\b(today|tonight|tomorrow|yesterday|now|this (morning|evening|very minute))\b", re.IGNORECASE)


@pytest.mark.parametrize("flow", ["morning", "evening"])
def test_a_session_for_a_day_that_is_over_asks_nothing_of_today(catalogue, flow):
    for step in catalogue.flows[flow].steps():
        if "on_its_day" not in step.when and step.id != "next":  # what happens next happens from now on
            asked = [step.ask_past] if step.ask_past else [step.ask, *step.wordings]
            assert not [text for text in asked if OF_TODAY.search(text)], step.id


def test_lookups(catalogue):
    assert catalogue.flow("evening").title == "Evening reflection"
    assert catalogue.flow("nothing") is None
    assert "nothing" not in catalogue.flows
    assert catalogue.area("health").name == "Body and health"
    assert catalogue.value("courage").name == "Courage"
    assert catalogue.emotion("Playful").word == "playful"
    assert catalogue.question("vision-001").practice == "vision"
    assert catalogue.question("vision-999") is None
    assert catalogue.questions[:2] == (catalogue.questions[0], catalogue.questions[1])
