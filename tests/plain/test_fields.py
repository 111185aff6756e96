"""Every kind of question, asked in lines: what is heard, what is taken, what is said of a line that does not fit."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.app.driving import MORNING, workspace
from tests.plain.talking import FIRST_RUN, talk
from tui.records.answers import Emotion, Known, List, Long, Multi, Review, Scale, Short, Split, Timer
from tui.records.entry import Entry
from tui.settings import Places, Settings
from tui.workspace import Workspace

FLOW = """
id = "one"
title = "One"
purpose = "One of a kind."
minutes = [1, 1]

[[step]]
id = "only"
name = "Only"
ask = "Say it."
help = "This is what it is for."
{field}
"""


def ask(home: Path, field: str, *lines: str) -> tuple[str, Known | None]:
    """One question of a kind, answered with the lines; what was heard and what was kept."""
    folder = home / "config" / "flows"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "one.toml").write_text(FLOW.format(field=field), encoding="utf-8")
    said = talk(home, lines, begin="one")
    entries = newest(home)
    return said, entries[0].answers[0] if entries and entries[0].answers else None  # type: ignore[return-value]


def newest(home: Path) -> list[Entry]:
    return Workspace(Places(home, home / "config"), Settings()).journal.newest(3)


CHOICE = 'kind = "choice"\nrole = "leads"\noptions = ["pull", "pressure", "ache"]'
MULTI = 'kind = "multi"\nrole = "cause"\nmost = 2\noptions = ["time", "energy", "another person"]'
SCALE = 'kind = "scale"\nrole = "confidence"\nends = ["not likely", "certain"]'
LONG = 'kind = "long"\nrole = "note"'
LIST = 'kind = "list"\nrole = "fact"'
SHORT = 'kind = "short"\nrole = "learned"'
SPLIT = 'kind = "split"\nrole = "fact"\nlabels = ["A camera", "I tell myself"]'
EMOTION = 'kind = "emotion"\nrole = "mood"'


@pytest.mark.parametrize(
    ("line", "word", "place"),
    [
        ("hopeful", "hopeful", (2, 3)),
        ("HOPEFUL ", "hopeful", (2, 3)),
        ("213", "playful", (3, 3)),
        ("0", "hard to say", (None, None)),
        ("hard to say", "hard to say", (None, None)),
        ("wrung out and glad", "wrung out and glad", (None, None)),
    ],
)
def test_a_feeling_is_a_word_or_its_numbers(
    home: Path, line: str, word: str, place: tuple[int | None, int | None]
) -> None:
    _, answer = ask(home, EMOTION, line)
    assert isinstance(answer, Emotion)
    assert answer.word == word
    if place[0] is None or word == "playful":
        assert (answer.energy, answer.pleasantness) == place


def test_a_feeling_is_found_number_by_number_and_enter_keeps_the_coarser_one(home: Path) -> None:
    said, answer = ask(home, EMOTION, "2", "1", "3")
    assert isinstance(answer, Emotion) and answer.word == "playful"
    assert said.index("1: high energy, unpleasant") < said.index("1: joy") < said.index("3: playful")
    _, answer = ask(home, EMOTION, "2", "1", "")
    assert isinstance(answer, Emotion) and answer.word == "joy" and answer.energy is not None
    _, answer = ask(home, EMOTION, "2", "1", "<", "")
    assert isinstance(answer, Emotion) and answer.word == "high energy, pleasant"


def test_a_part_of_a_word_offers_those_that_fit_and_ones_own(home: Path) -> None:
    said, answer = ask(home, EMOTION, "hope", "9", "2")
    assert "1: hopeless" in said and "2: hopeful" in said and "from 1 to 2" in said
    assert isinstance(answer, Emotion) and answer.word == "hopeful"
    said, answer = ask(home, EMOTION, "hopefull", "1")
    assert "1: hopeful" in said and "Enter for “hopefull” as your own word" in said
    assert isinstance(answer, Emotion) and answer.word == "hopeful" and answer.energy is not None
    _, answer = ask(home, EMOTION, "hope", "")
    assert isinstance(answer, Emotion) and answer.word == "hope"


@pytest.mark.parametrize(("line", "value"), [("6", 6), ("6.5", 6.5), ("6,5", 6.5), ("10", 10), ("0", 0), ("½", 0.5)])
def test_a_number_may_be_a_half(home: Path, line: str, value: float) -> None:
    said, answer = ask(home, SCALE, line)
    assert isinstance(answer, Scale) and answer.value == value
    assert "0 is not likely, 10 is certain." in said and "0 to 10:" in said


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("11", "outside the scale"),
        ("-1", "is not a number"),
        ("six", "is not a number"),
        ("6.3", "finer than the scale"),
    ],
)
def test_a_line_that_is_no_number_is_told_and_asked_again(home: Path, line: str, says: str) -> None:
    said, answer = ask(home, SCALE, line, "7")
    assert says in said and said.count("0 to 10:") == 2
    assert isinstance(answer, Scale) and answer.value == 7


@pytest.mark.parametrize("line", ["2", "pressure", "Pressure", "press"])
def test_a_choice_is_a_number_or_its_words(home: Path, line: str) -> None:
    said, answer = ask(home, CHOICE, line)
    assert "1 pull, 2 pressure, 3 ache." in said
    assert answer is not None and answer.pick.text == "pressure"


def test_a_choice_that_is_none_or_several_is_told(home: Path) -> None:
    said, answer = ask(home, CHOICE, "p", "4", "grief", "ache")
    assert "could be any of these: pull, pressure" in said
    assert "from 1 to 3" in said and "not one of the options: pull, pressure, ache" in said
    assert answer is not None and answer.pick.text == "ache"


@pytest.mark.parametrize("line", ["1 3", "3,1", "another person, time", "1, 3", "3 1 1"])
def test_any_of_several_stand_in_their_order(home: Path, line: str) -> None:
    _, answer = ask(home, MULTI, line)
    assert isinstance(answer, Multi) and [pick.text for pick in answer.picks] == ["time", "another person"]


def test_too_many_are_told(home: Path) -> None:
    said, answer = ask(home, MULTI, "1 2 3", "2")
    assert "That is 3; at most 2" in said
    assert isinstance(answer, Multi) and len(answer.picks) == 1


def test_a_page_ends_with_a_full_stop_or_the_end_of_the_input(home: Path) -> None:
    _, answer = ask(home, LONG, "One.", "", "q", "?", "Two.", ".")
    assert isinstance(answer, Long) and answer.text == "One.\n\nq\n?\nTwo."
    said, _ = ask(home / "another", LONG, "One.", "Two.")
    assert "full stop alone" in said
    waiting = workspace(home / "another").sessions.waiting()
    assert not waiting and newest(home / "another")[0].answers[0].text == "One.\nTwo."


def test_a_list_has_its_lines_numbered(home: Path) -> None:
    said, answer = ask(home, LIST, "first", "second", "")
    assert said.index("1, one thing per line:") < said.index("2:") < said.index("3:")
    assert isinstance(answer, List) and [item.text for item in answer.items] == ["first", "second"]
    assert all(item.id for item in answer.items)


def test_two_sides_are_asked_one_after_the_other(home: Path) -> None:
    said, answer = ask(home, SPLIT, "It rained.", ".", "It always rains.", "On me.", ".")
    assert said.index("A camera, several lines:") < said.index("I tell myself, several lines:")
    assert isinstance(answer, Split)
    assert (answer.left, answer.right) == ("It rained.", "It always rains.\nOn me.")
    _, answer = ask(home, SPLIT, "", "only this", ".")
    assert isinstance(answer, Split) and (answer.left, answer.right) == ("", "only this")


@pytest.mark.parametrize(("line", "text"), [(" q", " q"), (" ?", " ?"), ("q.", "q."), (".", "."), ("-", "-")])
def test_a_sign_with_a_space_before_it_is_text(home: Path, line: str, text: str) -> None:
    _, answer = ask(home, SHORT, line)
    assert isinstance(answer, Short) and answer.text == text


def test_a_question_mark_says_what_the_step_is_for_and_how_to_answer(home: Path) -> None:
    said, answer = ask(home, SHORT, "?", "now")
    assert "This is what it is for." in said and "< to go back" in said and said.count("Your answer, one line:") == 2
    assert isinstance(answer, Short) and answer.text == "now"


def test_a_stretch_of_time_ends_with_enter(home: Path) -> None:
    said, answer = ask(home, 'kind = "timer"\nrole = "minutes"\nseconds = 90', "")
    assert "1 minute 30 seconds" in said or "90 seconds" in said
    assert answer is None or isinstance(answer, Timer)


def test_a_review_takes_a_note_where_one_is_kept(home: Path) -> None:
    _, answer = ask(home, 'kind = "review"\nrole = "week_note"', "a quiet week")
    assert isinstance(answer, Review) and answer.text == "a quiet week"
    said, answer = ask(home / "another", 'kind = "review"', "a quiet week", "")
    assert answer is None and "There is nothing to write at this step" in said


def test_what_is_thrown_away_is_on_no_disk(home: Path) -> None:
    said, answer = ask(home, f"{SHORT}\nthrowaway = true", "the unsaid sentence")
    assert answer is None and "not saved anywhere" in said
    assert not any("unsaid sentence" in path.read_text() for path in home.rglob("*") if path.is_file())


def test_an_empty_line_skips_and_nothing_is_kept_of_nothing(home: Path) -> None:
    said, answer = ask(home, SHORT, "")
    assert answer is None and "nothing was saved" in said
    assert not (home / "journal.json").exists()


def test_a_step_of_several_fields_says_which_is_asked(home: Path) -> None:
    said = talk(home, ["cool", "", "", "hopeful", "7", "q"], begin="trigger")
    assert said.index("The word. Type a word for it") < said.index("How strong, 0 to 10:")


def test_each_step_says_how_it_is_answered_and_shortly_after_the_first_time(home: Path) -> None:
    step = "\n\n[[step]]\nid = '{0}'\nname = '{0}'\nask = 'And?'\n{1}"
    said, _ = ask(
        home, LONG + step.format("second", LONG) + step.format("third", LIST), "One.", ".", "Two.", ".", "three", ""
    )
    first, _, rest = said.partition("Step 2 of")
    again, _, lines = rest.partition("Step 3 of")
    later = "After the first line, ?, < and q are ordinary text."
    assert "Write as many lines as you like" in first and later in first and "Your answer, several lines:" in first
    assert "A full stop alone to finish." in again and later in again and "Your answer, several lines:" in again
    assert "an empty line to finish" in lines and later in lines and "1, one thing per line:" in lines
    said, _ = ask(home / "b", SHORT + step.format("second", SHORT) + step.format("third", MULTI), "one", "two", "1")
    assert said.count("Your answer, one line:") == 2 and "Numbers with a space between, at most 2:" in said


def test_a_sign_is_not_added_to_what_was_written(home: Path) -> None:
    field = f"{SHORT}\n\n[[step]]\nid = 'second'\nname = 'Second'\nask = 'And?'\n{SHORT}"
    said, answer = ask(home, field, "A letter came", "<", "+", "?", "and more", "")
    assert "Write a line, then press Enter." in said
    assert isinstance(answer, Short) and answer.text == "A letter came and more"
    said, _ = ask(home / "b", field, "A letter came", "<", "+", "q")
    assert "Paused at step" in said and "You wrote: A letter came q" not in said


BEFORE: list[tuple[list[str], Any]] = [
    ([""], "one\ntwo"),
    (["other", "."], "other"),
    (["+", "three", "."], "one\ntwo\nthree"),
]


@pytest.mark.parametrize(("lines", "text"), BEFORE, ids=["kept", "replaced", "gone on"])
def test_going_back_says_what_was_written_and_can_change_it(home: Path, lines: list[str], text: str) -> None:
    said = talk(home, ["", "", "<", *["" for _ in range(0)], "", ""], begin="evening")
    assert "This is the first step." not in said
    said = talk(home / "b", ["one", "two", ".", "."], begin="note")
    field = f"{LONG}\n\n[[step]]\nid = 'second'\nname = 'Second'\nask = 'And?'\n{SHORT}"
    said, answer = ask(home / "c", field, "one", "two", ".", "<", *lines, "")
    assert "You wrote: one\ntwo" in said and "Enter to leave it, + to add to it" in said
    assert isinstance(answer, Long) and answer.text == text


def test_what_was_answered_can_be_taken_away(home: Path) -> None:
    field = f"{CHOICE}\n\n[[step]]\nid = 'second'\nname = 'Second'\nask = 'And?'\n{SHORT}"
    said, answer = ask(home, field, "1", "<", "-", "and this")
    assert "You chose: pull." in said
    assert isinstance(answer, Short) and answer.text == "and this"


def test_an_earlier_rating_is_said_after_the_new_one(home: Path) -> None:
    talk(home, FIRST_RUN, begin="onboarding")
    said = talk(home, ["", "", "", "", "", "", "6"], begin="morning", at=MORNING + timedelta(days=8))
    before, _, after = said.partition("0 to 10:")
    assert "you said: 3" not in before and "you said: 3" in after


def test_the_card_sort_says_the_piles_once(home: Path) -> None:
    said = talk(home, ["", "1", "2", "3", "1", "q"], begin="values")
    assert said.count("1 very, 2 somewhat, 3 not now.") == 1
    assert said.count("Number, 1 to 3:") == 1 and said.count("Number, 1 to 3, ? to hear them:") == 4
    assert "Step 2 of" in said and "is this one yours?" in said and "Paused at step" in said
    (waiting,) = workspace(home).sessions.waiting()
    assert len(waiting.answers) == 4
