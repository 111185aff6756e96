"""?, < and q mean the same at every prompt of one line, and are never kept as what was said."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.app.driving import MORNING, workspace
from tests.plain.talking import FIRST_RUN, talk

LATER = MORNING + timedelta(days=8)


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    talk(tmp_path, FIRST_RUN, begin="onboarding")
    return tmp_path


@pytest.mark.parametrize("leaves", ["q", "<"])
def test_a_sign_is_no_fact(begun: Path, leaves: str) -> None:
    said = talk(begun, ["vision", "1", "2", "?", leaves, "2", "It rained.", "q", "q", "q"], at=LATER)
    assert "what anyone present could confirm" in said
    assert [fact.text for fact in workspace(begun, LATER).portrait().held[0].facts][1:] == ["It rained."]


def test_a_sign_is_neither_a_name_nor_a_number_of_someone_to_talk_to(tmp_path: Path) -> None:
    said = talk(
        tmp_path,
        ["support", "q", "support", "c", "?", "Anna", "<", "support", "c", "", "555", "support", "c", "-", "", "q"],
    )
    assert "- to remove it" in said and "Their name, or q to go back:" in said
    assert "Your own: Anna" in said and "Your own: Anna, 555" in said
    (config,) = tmp_path.rglob("config.toml")
    assert '"555"' in config.read_text() and "Anna" not in config.read_text()


def test_an_answered_promise_explains_itself_and_can_be_left(begun: Path) -> None:
    said = talk(begun, ["promises", "?", "y", "?", "maybe", "q", "q"], at=LATER)
    assert "Answer with y for kept" in said and "u to undo and be asked again" in said and "is neither" in said
    assert "Those were all" not in said
    (promise,) = workspace(begun, LATER).portrait().promises
    assert promise.outcome is not None


def test_lists_explain_themselves(begun: Path) -> None:
    said = talk(begun, ["?", "journal", "?", "q", "vision", "?", "1", "1", "?", "<", "q", "q", "q"], at=LATER)
    assert "Type the number or the name of one of these; q to quit." in said
    assert "A number to read that entry; / and words, as in /garden, to search. < or q to go back." in said
    assert "A number to hear all about that result" in said and "halves are fine" in said
    assert "The numbers go from" not in said


def test_a_long_page_explains_itself(tmp_path: Path) -> None:
    talk(tmp_path, ["word " * 900, ".", "q"], begin="note")
    said = talk(tmp_path, ["journal", "1", "?", "<", "q", "q"])
    assert "This is a long entry." in said and "End of the entry." not in said


def test_a_word_of_ones_own_can_be_paused_at(tmp_path: Path) -> None:
    said = talk(tmp_path, ["hope", "<", "hope", "q"], begin="evening")
    assert "Enter for “hope” as your own word, < to go back:" in said and said.count("Number, or Enter") == 2
    assert "Closed." in said


def test_back_at_the_beginning_is_told(tmp_path: Path) -> None:
    said = talk(tmp_path, ["<", "q"])
    assert "This is the start; q to quit." in said


@pytest.mark.parametrize(
    "before",
    [
        ["journal"],
        ["vision", "1", "1"],
        ["promises"],
        ["promises", "x"],
        ["promises", "w"],
        ["flows"],
        ["morning"],
        ["morning", ""],
        ["morning", "", "1"],
        ["morning", "", "", "y", ""],
        ["note"],
    ],
)
def test_someone_to_talk_to_is_one_word_away_wherever_a_line_is_asked_for(begun: Path, before: list[str]) -> None:
    said = talk(begun, [*before, "talk"], at=LATER).splitlines()
    first = next(place for place, line in enumerate(said) if "emergency number" in line)
    last = next(place for place, line in enumerate(said) if "iasp.info" in line)
    assert said[last + 1] == said[first - 2], "it is said, and what was asked is asked again"


def test_the_word_for_someone_to_talk_to_is_named_with_the_others_and_is_text_after_a_space(begun: Path) -> None:
    said = talk(begun, ["?", "note", "?", " talk", ".", "journal", "?", "1", "q", "q"], at=LATER)
    assert said.count("Type talk for someone to talk to.") == 4
    assert "1: Tuesday 1 December, Note: talk" in said and "findahelpline.com" not in said
