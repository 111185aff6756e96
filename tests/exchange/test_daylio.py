"""Daylio's table: a mood is a feeling of ours, activities are tags, and a row without a note is an entry too."""

from __future__ import annotations

from datetime import date

import pytest

from tui.exchange.importers import UnreadableError, read
from tui.exchange.importers.daylio import LEVELS
from tui.library import load
from tui.records.answers import Emotion, Long
from tui.records.roles import Role

from .test_incoming import HERE
from .test_others import noticing

TABLE = """full_date,date,weekday,time,mood,activities,note_title,note
2026-11-23,November 23,Monday,8:30 pm,rad,"friends | good meal","Choir","Sang.<br>Walked home, late."
2026-11-22,November 22,Sunday,01:26,awful,"","",""
2026-11-21,November 21,Saturday,,hazy,work,"",""
"""


def test_a_row_is_an_entry_with_its_mood_tags_and_text() -> None:
    here, said = noticing()
    sang, night, hazy = read(TABLE, ".csv", here)
    assert isinstance(sang.answers[0], Long) and sang.answers[0].text == "Choir\nSang.\nWalked home, late."
    assert sang.tags == ("friends", "good meal") and (sang.begun.hour, sang.begun.minute) == (20, 30)
    assert sang.imported and sang.day == date(2026, 11, 23)
    (mood,) = night.answers
    assert isinstance(mood, Emotion) and (mood.word, mood.role) == ("hopeless", Role.MOOD)
    assert night.day == date(2026, 11, 21), "half past one at night is the day before"
    (own,) = hazy.answers
    assert isinstance(own, Emotion) and (own.word, own.energy, own.pleasantness) == ("hazy", None, None)
    assert hazy.day == date(2026, 11, 21) and said == [
        "1 mood of your own came as a word alone, with no place on the map: hazy."
    ]


@pytest.mark.parametrize(
    ("level", "energy", "pleasantness"),
    [("rad", 4, 4), ("good", -2, 4), ("meh", -3, -1), ("bad", -2, -2), ("awful", -5, -5), ("Rad", 4, 4)],
)
def test_each_level_lies_where_its_word_does(level: str, energy: int, pleasantness: int) -> None:
    (one,) = read(TABLE.split("\n")[0] + f"\n2026-11-23,,,10:00,{level},,,\n", ".csv", HERE)
    (mood,) = one.answers
    assert isinstance(mood, Emotion) and (mood.energy, mood.pleasantness) == (energy, pleasantness)


def test_the_same_table_gives_the_same_entries_and_equal_rows_stay_two() -> None:
    twice = TABLE + TABLE.split("\n")[2] + "\n"
    assert [one.id for one in read(twice, ".csv", HERE)] == [one.id for one in read("\ufeff" + twice, "", HERE)]
    assert len({one.id for one in read(twice, ".csv", HERE)}) == 4


def test_a_row_without_a_date_is_refused_by_its_line() -> None:
    with pytest.raises(UnreadableError, match="line 3 has “soon” where a date should be"):
        read(TABLE.replace("2026-11-22", "soon"), ".csv", HERE)


def test_every_level_is_a_word_of_ours() -> None:
    emotions = {one.word: one for one in load()[0].emotions}
    for word, *place in LEVELS.values():
        assert [emotions[word].energy, emotions[word].pleasantness] == place
