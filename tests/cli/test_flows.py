from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from tests.practice.walking import session_for, walk
from tui.insights.fold.portrait import HeldValue, Portrait
from tui.library import FLOWS, load

from .conftest import Taut

STEP = '[[step]]\nid = "one"\nkind = "choice"\noptions = ["yes", "no"]\nask = "One?"\n'


@pytest.fixture
def own(home: Path) -> Path:
    folder = home / "config" / "flows"
    folder.mkdir(parents=True)
    return folder


def test_the_list_says_where_each_comes_from(taut: Taut, own: Path) -> None:
    (own / "pages.toml").write_text(f'id = "pages"\nminutes = [2, 5]\n{STEP}')
    (own / "mine.toml").write_text(f'id = "evening"\ntitle = "My evening"\nminutes = [4, 4]\n{STEP}')
    said = taut("flows")
    assert said.code == 0 and not said.words
    rows = {line.split()[0]: " ".join(line.split()[1:]) for line in said.data.splitlines()}
    assert list(rows) == [*FLOWS, "pages"]
    assert rows["morning"] == "Morning practice 3–7 min built in"
    assert rows["evening"] == f"My evening 4 min {own / 'mine.toml'}, instead of the built-in one"
    assert rows["pages"] == f"Pages 2–5 min {own / 'pages.toml'}"


def test_the_list_as_json(taut: Taut, own: Path) -> None:
    (own / "pages.toml").write_text(f'id = "pages"\nminutes = [5, 5]\n{STEP}')
    found = {flow["id"]: flow for flow in taut("flows", "--json").json}
    assert found["pages"]["file"] == str(own / "pages.toml") and found["pages"]["replaces_ours"] is False
    assert found["weekly"]["minutes"] == [8, 20] and found["weekly"]["variants"] == ["whole", "short"]
    assert found["renewal"]["variants"] == ["whole", "quarterly"]
    assert found["note"]["listed"] is False and found["note"]["file"] is None


def test_the_list_says_that_there_are_mistakes(taut: Taut, own: Path) -> None:
    (own / "a.toml").write_text(f'id = "a"\ncolour = "blue"\n{STEP}')
    said = taut("flows")
    assert said.code == 0
    assert said.words == "There is a mistake in your own files; “taut flows check” says where.\n"


def test_a_check_without_files_says_how_to_begin(taut: Taut, home: Path) -> None:
    said = taut("flows", "check")
    assert (said.code, said.data) == (0, "")
    assert "“taut flows new NAME”" in said.words
    assert not home.exists()


def test_ten_mistakes_each_have_their_own_sentence_and_line(taut: Taut, own: Path) -> None:
    (own / "a.toml").write_text(
        'id = "a"\ncolour = "blue"\nminutes = [5, 3]\n'
        '[[step]]\nid = "one"\nkind = "scael"\nask = "One?"\n'
        '[[step]]\nid = "two"\nkind = "short"\nrole = "raiting"\nask = "Two «obstcle»?"\n'
        '[[step]]\nid = "two"\nkind = "split"\nask = "Three?"\n'
        '[[step]]\nid = "four"\nkind = "short"\nask = "Four?"\nwhen = { step = "oen", answered = true }\n'
        '[[step]]\neach = "resultt"\n[[step.step]]\nid = "five"\nkind = "short"\nask = "Five?"\n'
    )
    (own / "b.toml").write_text('id = "b"\nask = = 1\n')
    (own.parent / "values.toml").write_text('[[value]]\nid = "mischief"\n')
    (own.parent / "areas.toml").write_text('[[area]]\nid = "garden"\nname = "Garden"\nshown_first = "yes"\n')
    said = taut("flows", "check")
    assert said.code == 1 and not said.words
    lines = said.data.splitlines()
    assert len(lines) == len(set(lines)) == 12
    a, b = own / "a.toml", own / "b.toml"
    for expected in (
        f'{own.parent / "areas.toml"}:4: Area "garden": "shown_first" must be true or false, not text.',
        f'{own.parent / "values.toml"}:1: Value "mischief": "name" is missing.',
        f'{a}:2: The flow: a flow has no key "colour"; it is one of id, title, purpose,',
        f'{a}:3: The flow: "minutes" is two whole numbers, the short variant\'s first, such as [3, 5].',
        f'{a}:6: Step "one": no kind is called "scael"; did you mean "scale"?',
        f'{a}:11: Step "two": no role is called "raiting"; did you mean "rating"?',
        f'{a}:12: Step "two": no placeholder is called "obstcle"; did you mean "obstacle"?',
        f'{a}:14: Step "two": another step is called "two" already.',
        f'{a}:15: Step "two": a split needs "labels", the headings of its two columns.',
        f'{a}:21: Step "four": no earlier step is called "oen"; did you mean "one"?',
        f'{a}:23: Block 5: no group of things is called "resultt"; did you mean "result"?',
        f'{b}:2: This is not TOML: invalid value.',
    ):  # fmt: skip
        assert any(line.startswith(expected) for line in lines), expected
    found = taut("flows", "check", "--json")
    assert found.code == 1
    assert {(Path(one["file"]).name, one["line"]) for one in found.json} >= {("a.toml", 2), ("b.toml", 2)}


def test_a_new_flow_is_a_commented_example_that_loads_and_runs(taut: Taut, home: Path) -> None:
    said = taut("flows", "new", "My", '"evening" pages')
    file = home / "config" / "flows" / "my_evening_pages.toml"
    assert said.code == 0 and said.data == f"{file}\n"
    assert "“taut begin my_evening_pages”" in said.words
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    text = file.read_text(encoding="utf-8")
    written = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    assert len(written) <= 26 and max(map(len, text.splitlines())) <= 100
    assert taut("flows", "check").words == "1 file of your own, no mistakes.\n"
    catalogue, problems = load(home / "config")
    assert problems == ()
    assert catalogue.flows["my_evening_pages"].title == 'My "evening" pages'
    person = Portrait(values=tuple(HeldValue(id=name, name=name.capitalize()) for name in ("honesty", "play")))
    _, asked = walk(catalogue, session_for(catalogue, "my_evening_pages", person), person)
    assert [question.ask for question in asked] == [
        "How much energy do you have today?",
        "Was there room for Honesty?", "What was the moment?", "Was there room for Play?", "What was the moment?",
    ]  # fmt: skip


def test_nothing_is_ever_written_over(taut: Taut, home: Path) -> None:
    assert taut("flows", "new", "pages").code == 0
    file = home / "config" / "flows" / "pages.toml"
    file.write_text("mine")
    said = taut("flows", "new", "Pages")
    assert said.code == 1 and "already exists" in said.words
    assert file.read_text() == "mine"
    said = taut("flows", "new", "morning")
    assert said.code == 1 and "built in" in said.words
    assert not (file.parent / "morning.toml").exists()


def test_a_folder_that_cannot_be_written_is_told(taut: Taut, home: Path) -> None:
    home.mkdir()
    (home / "config").write_text("a file")
    said = taut("flows", "new", "pages")
    assert said.code == 1 and said.words.startswith("taut: ") and len(said.words.splitlines()) == 1


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["new"], "needs a name"),
        (["new", "???"], "needs a name"),
        (["chekc"], "not “chekc”"),
        (["check", "more"], "not “check more”"),
        (["--for", "yesterday"], "--for has no effect here"),
        (["new", "x", "--json"], "--json has no effect here"),
    ],
)
def test_wrong_usage(taut: Taut, words: list[str], part: str) -> None:
    said = taut("flows", *words)
    assert said.code == 2 and part in said.words and not said.data


def test_a_form_that_a_flow_does_not_have_is_refused(taut: Taut) -> None:
    said = taut("begin", "ladder", "--short")
    assert said.code == 2 and "has no short form" in said.words


def test_json_is_plain_ascii(taut: Taut, own: Path) -> None:
    (own / "a.toml").write_text(f'id = "a"\ntitle = "Café"\n{STEP}', encoding="utf-8")
    said = taut("flows", "--json")
    assert said.data.isascii() and json.loads(said.data)[-1]["title"] == "Café"
