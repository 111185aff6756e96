"""Answers from a file: the same entry as by hand, or one sentence and nothing kept."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Said
from tests.store.support import listing

FIRST = """
checkin = "hopeful"
area = "Work and craft"
want = "I finish one thing that matters before I answer anyone"
fact = "Mail came first on four of five days"
rate = 3
between = "pull"
named = ""
action = "Write the first page before opening mail"
cue.when = "07:30"
cue.where = "kitchen table"
rhythm = "mornings"
"""


@pytest.fixture
def begin(taut: Callable[..., Said]) -> Callable[..., Said]:
    def run(flow: str, answers: str, *words: str) -> Said:
        return taut("begin", flow, "--answers", "-", *words, stdin=answers.encode())

    return run


def test_a_flow_is_kept_and_printed(begin: Callable[..., Said], taut: Callable[..., Said]) -> None:
    said = begin("onboarding", FIRST, "--json")
    assert (said.code, said.words) == (0, "Saved.\n")
    kinds = [(answer["step"], answer["kind"]) for answer in said.json["answers"]]
    assert kinds[:3] == [("checkin", "emotion"), ("area", "choice"), ("want", "short")]
    assert said.json["answers"][0] | {"energy": 0, "pleasantness": 0} == {
        "step": "checkin", "kind": "emotion", "role": "mood", "word": "hopeful", "energy": 0, "pleasantness": 0,
        "asked": said.json["answers"][0]["asked"],
    }  # fmt: skip
    assert "07:30, kitchen table" in taut("promise").data
    assert json.loads(taut("show", "--json").data) == said.json


def test_json_and_toml_say_the_same(begin: Callable[..., Said]) -> None:
    document = {"checkin": 213, "area": "work", "want": "One page a day", "cue": {"when": "at noon"}, "action": "Begin"}
    first = begin("onboarding", json.dumps(document), "--json")
    toml = 'checkin = "213"\narea = 5\nwant = "One page a day"\naction = "Begin"\n[cue]\nwhen = "at noon"'
    second = begin("onboarding", toml, "--json")
    assert (first.code, second.code) == (0, 0)

    def said(found: Said) -> list[dict[str, Any]]:
        return [{key: value for key, value in answer.items() if key not in ("id", "about")}
                for answer in found.json["answers"]]  # fmt: skip

    assert said(first) == said(second)


def test_things_in_order_or_by_their_words(begin: Callable[..., Said], taut: Callable[..., Said]) -> None:
    for words in ("Ring my father", "Sort the desk"):
        assert begin("onboarding", f'want = "x"\naction = "{words}"').code == 0
    evening = 'kept."Ring my father" = "y"\nkept."Sort the desk" = "x"\nhelped = ["time"]\nhindered = ["too big"]'
    said = begin("evening", evening, "--json")
    assert said.code == 0, said.words
    outcomes = {one["text"]: one["outcome"] for one in taut("promise", "--all", "--json").json}
    assert outcomes == {"Ring my father": "kept", "Sort the desk": "not"}


def test_what_is_next_and_not_yet_are_answered_too(begin: Callable[..., Said], taut: Callable[..., Said]) -> None:
    for words in ("Ring my father", "Sort the desk"):
        assert begin("onboarding", f'want = "x"\naction = "{words}"').code == 0
    evening = 'kept."Ring my father" = "x"\nkept."Sort the desk" = "not yet"\nnext = "smaller"\nsmaller = "Just dial"'
    said = begin("evening", evening)
    assert said.code == 0, said.words
    outcomes = {
        one["text"]: (one["outcome"], one["day"] > one["made"]) for one in taut("promise", "--all", "--json").json
    }
    assert outcomes == {"Ring my father": ("not", False), "Sort the desk": (None, False), "Just dial": (None, True)}
    assert "not asked this time" in begin("evening", 'kept = "y"').words


MORNING = """
checkin = "hopeful"
area = "work"
want = "One page a day"
vision = "A clear desk"
reality.left = "Mail came first"
action = "Begin"
cue.when = "at noon"
"""


def test_a_morning_takes_answers_of_either_length(begin: Callable[..., Said]) -> None:
    said = begin("morning", MORNING, "--json")
    assert said.code == 0, said.words
    short = ["checkin", "area", "want", "vision", "reality", "action", "cue"]
    assert [answer["step"] for answer in said.json["answers"]] == short
    said = begin("morning", 'tension = "pull"\naction = "Walk"\nobstacle = "rain"\nif_then = "a coat"', "--json")
    assert said.code == 0, said.words
    assert [answer["step"] for answer in said.json["answers"]] == [
        "tension",
        "follow_up",
        "action",
        "obstacle",
        "if_then",
    ]


def test_a_form_that_is_named_is_the_one_that_is_asked(begin: Callable[..., Said]) -> None:
    said = begin("morning", 'tension = "pull"', "--short")
    assert (said.code, "“tension” is not asked this time" in said.words) == (2, True)
    said = begin("morning", MORNING, "--strict", "--whole")
    assert (said.code, "has no answer" in said.words) == (2, True)
    assert begin("morning", MORNING, "--strict", "--short").code == 0
    assert begin("morning", MORNING, "--short", "--whole").code == 2


WRONG = [
    ('chekin = "x"', "did you mean “checkin”"),
    ("checkin = 999", "No feeling has the number 999"),
    ('checkin = "hopefull"', "Step “checkin”: did you mean “hopeful”? A word of your own is given as a table"),
    ("checkin = true", "Step “checkin”: it takes a text, and true was given"),
    ('want = "x"\nrate = 12', "Step “rate”: 12 is outside the scale; it goes from 0 to 10"),
    ('want = "x"\nrate = 6.3', "finer than the scale"),
    ('want = "x"\nrate = "many"', "Step “rate”: “many” is not a number"),
    ('want = "x"\nrate = [1]', "it takes a number from 0 to 10, and a list was given"),
    ('area = "garden"', "Step “area”: “garden” is not one of the options"),
    ("area = 99", "the numbers go from 1 to"),
    ("want = 3", "Step “want”: it takes a text, and a number was given"),
    ('action = "x"\ncue = "07:30"', "it takes a table with when (a text), where (a text)"),
    ('action = "x"\ncue.wen = "07:30"', "“wen” is not one of its fields; they are when, where"),
    ('action = "x"\ncue.when = 7', "Step “cue.when”: it takes a text"),
    ('checkin = "hopeful"\nrate = 3', "Step “rate” is not asked this time"),
    ('welcome = "hello"', "there is nothing to write at this step"),
    ("rhythm = ", "standard input is not valid TOML"),
    ('{"rhythm": ', "standard input is not valid JSON"),
    ("[1, 2]", "is not a table"),
    ("", "nothing to save"),
    ('want = ""', "nothing to save"),
]


@pytest.mark.parametrize(("answers", "says"), WRONG, ids=[says for _, says in WRONG])
def test_what_does_not_fit_is_one_sentence_and_nothing_is_kept(
    begin: Callable[..., Said],
    home: Path,
    answers: str,
    says: str,
) -> None:
    assert begin("note", 'note = "before"').code == 0
    before = listing(home)
    said = begin("onboarding", answers)
    assert said.code in (1, 2) and not said.data
    assert says in said.words and said.words.count("\n") == 1 and said.words.endswith(".\n") and "!" not in said.words
    assert listing(home) == before


def test_strict_names_the_step_without_an_answer(begin: Callable[..., Said]) -> None:
    said = begin("onboarding", FIRST.replace("rate = 3\n", ""), "--strict")
    assert said.code == 2 and "Step “rate”" in said.words and "a number from 0 to 10" in said.words
    assert begin("onboarding", FIRST.replace("rate = 3\n", 'rate = ""\n'), "--strict").code == 0


def test_too_many_answers_and_unknown_things_are_named(begin: Callable[..., Said]) -> None:
    assert begin("onboarding", 'want = "x"\naction = "Ring my father"').code == 0
    said = begin("evening", 'kept = ["y", "p"]')
    assert said.code == 2 and "is asked once, but there are 2 answers" in said.words
    said = begin("evening", 'kept."Ring my mother" = "y"')
    assert "not asked about “Ring my mother”; it is asked about “Ring my father”" in said.words


def test_a_step_asked_of_several_things_wants_a_list(begin: Callable[..., Said]) -> None:
    for words in ("One", "Two"):
        begin("onboarding", f'want = "x"\naction = "{words}"')
    said = begin("evening", 'kept = "y"')
    assert said.code == 2 and "is asked about “" in said.words and "a list in order" in said.words


def test_lines_for_several_things_are_shown_by_an_example(begin: Callable[..., Said]) -> None:
    said = begin("vision", 'areas = ["health", "work"]\nresults = ["I sleep well", "I finish things"]')
    assert said.code == 2
    assert 'give a list for each in order, as in [["one", "two"], ["three"]], or a table' in said.words
    assert begin("vision", 'areas = ["health", "work"]\nresults = [["I sleep well"], ["I finish things"]]').code == 0


def test_a_side_that_there_is_not_is_told_with_those_there_are(begin: Callable[..., Said]) -> None:
    for answers in ('reality.middle = "x"', 'reality = {left = "a", middle = "x"}'):
        said = begin("morning", answers)
        assert (
            said.code == 2 and "Step “reality”: “middle” is not one of its fields; they are left, right." in said.words
        )
    assert begin("onboarding", 'want = "I sleep well"').code == 0
    said = begin("morning", 'reality.middle = "x"')
    assert "it is asked about “I sleep well”, and its fields are left, right." in said.words


def test_a_word_of_ones_own_is_taken_as_a_table_and_from_then_on(begin: Callable[..., Said]) -> None:
    for answers in ('checkin.word = "hopefull"', 'checkin = "hopefull"', 'checkin = "wrung out and glad"'):
        assert begin("evening", answers).code == 0


def test_the_file_is_read_by_its_name(taut: Callable[..., Said], tmp_path: Path) -> None:
    path = tmp_path / "note.json"
    path.write_text('{"note": "Zürich"}', encoding="utf-8-sig")
    assert taut("begin", "note", "--answers", str(path)).code == 0
    assert "Zürich" in taut("list").data
    assert "There is no file" in taut("begin", "note", "--answers", str(tmp_path / "none.toml")).words
    path.write_bytes(b'note = "caf\xe9"')
    assert "is not UTF-8" in taut("begin", "note", "--answers", str(path)).words


def test_strict_without_answers_is_told(taut: Callable[..., Said]) -> None:
    assert "--answers" in taut("begin", "note", "--strict").words


@pytest.mark.parametrize(
    ("answers", "steps"),
    [
        ({"checkin": "lonely"}, ["checkin"]),
        ({"checkin": "lonely", "enough": "just one line", "one_line": "Rain."}, ["checkin", "enough", "one_line"]),
        ({"checkin": "lonely", "action": "Ring Anna"}, ["checkin", "enough", "action"]),
    ],
)
def test_after_a_heavy_word_a_document_ends_there_or_goes_on(
    taut: Callable[..., Said], answers: dict[str, str], steps: list[str]
) -> None:
    said = taut("begin", "morning", "--answers", "-", "--json", stdin=json.dumps(answers).encode())
    assert said.code == 0 and [one["step"] for one in said.json["answers"]] == steps
