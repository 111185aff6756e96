"""Days as a grid, months as lines, and the field of a check-in: what they show, at every width, in every alphabet."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.app.driving import MORNING, driving
from tui.app.base.charts import bar_rows
from tui.app.base.day_grid import amounts, days
from tui.app.base.mood_chart import mood_chart
from tui.app.base.page_view import PageView, band_table
from tui.app.fields.feeling_square import Square, fits, recent_sign
from tui.app.journal.year import year_rows
from tui.insights.measures.mood_over_time import MonthMood
from tui.insights.measures.presence import presence
from tui.insights.views.days import Days
from tui.insights.views.model import Band, Bars, Section
from tui.library import load
from tui.records.answers import Emotion
from tui.records.roles import Role
from tui.records.vocabulary import EmotionWord
from tui.workspace import Workspace

FIRST = date(2026, 3, 2)
"""A Monday."""
TODAY = date(2026, 3, 20)


def drawn(row: Days, width: int, *, plain: bool = False, textures: bool = False) -> list[str]:
    return [line.plain.rstrip() for line in days(row, width, plain=plain, textures=textures)]


def path() -> Days:
    written = {FIRST + timedelta(days=day): ("note",) * (day % 5 or 1) for day in (2, 3, 14, 15)}
    found = presence(written, TODAY)
    return Days(found.weeks, ("none", "1", "2", "3", "4 or more"), returns=tuple(day for day, _ in found.returns))


def test_the_path_begins_with_the_first_day_has_plain_gaps_and_marks_who_came_back() -> None:
    assert drawn(path(), 40, textures=True)[:9] == [
        "Mon    · ●", "Tue    · ░", "Wed  ▒ · ·", "Thu  ▓ · ·", "Fri  · · ·", "Sat  · ·", "Sun  · ·",
        "     · none   ░ 1   ▒ 2   ▓ 3", "     █ 4 or more",
    ]  # fmt: skip
    assert drawn(path(), 40, textures=True)[9:] == ["     ● back after a week or more away"]


def test_a_year_of_the_journal_shows_no_day_before_the_first_entry_but_the_one_looked_at() -> None:
    here, first, until = date(2026, 2, 16), date(2026, 3, 2), date(2026, 3, 18)
    _, *rows = year_rows(2026, {}, here, first, until, 40, amounts(plain=False, textures=True))
    assert [row.plain[5:].strip() for row in rows[:7]] == ["● ···", "···", "···", "··", "··", "··", "··"]


def test_bars_that_speak_of_a_whole_time_show_all_of_it_and_others_the_newest() -> None:
    values = (0.0,) * 50 + (10.0,) * 50
    whole, newest = (next(bar_rows([Bars(label, values, "10")], "", 24, plain=True)).plain for label in ("", "lived"))
    assert whole == f"{'0' * 10}{'8' * 10}  10" and newest == f"lived  {'8' * 13}  10"


def test_there_are_shades_of_one_colour_and_textures_only_where_there_is_none() -> None:
    shades = amounts(plain=False, textures=False)[1:]
    assert len({mark.sign for mark in shades}) == 1 and len({mark.style for mark in shades}) == 4
    for few in (amounts(plain=False, textures=True), amounts(plain=True, textures=False)):
        assert len({mark.sign for mark in few}) == 5
    assert all(line.isascii() for line in drawn(path(), 60, plain=True))


@pytest.mark.parametrize("width", [20, 40, 60, 72, 110, 190])
def test_no_picture_is_wider_than_its_room(width: int) -> None:
    year = presence({FIRST + timedelta(days=day): ("note",) for day in range(0, 900, 3)}, FIRST + timedelta(days=900))
    assert all(len(row) <= width for row in drawn(Days(year.weeks, ("none", "1", "2", "3", "4 or more")), width))
    months = [a_month(number, number % 9 - 4, number % 7 - 3) for number in range(120)]
    for some in (months[:2], months[:12], [months[0], months[-1]], months):
        assert all(row.cell_length <= width for row in mood_chart(some, width, plain=False))


def a_month(number: int, energy: float, pleasantness: float) -> MonthMood:
    month = date(2016 + number // 12, number % 12 + 1, 1)
    return MonthMood(month=month, times=9, energy=energy, pleasantness=pleasantness, apart=(1, 2))


def test_the_lines_of_a_year_go_where_the_figures_are() -> None:
    months = [a_month(0, 5, -5), a_month(1, 5, -5), a_month(2, -5, 5)]
    rows = [row.plain for row in mood_chart(months, 40, plain=True)]
    assert rows[0].count("o") == 2 and rows[0].count("*") == 1
    assert rows[8].count("*") == 2 and rows[8].count("o") == 1
    assert rows[9].split() == ["2016", "Feb", "Mar"]
    assert rows[10].split() == ["o", "energy", "*", "pleasantness"]


@pytest.fixture(scope="module")
def feelings() -> tuple[EmotionWord, ...]:
    return tuple(load()[0].emotions)


@pytest.mark.parametrize("size", [(70, 11), (72, 13), (110, 27), (190, 47)])
@pytest.mark.parametrize("keys", ["", "2", "31", "35"])
def test_the_field_has_every_word_that_can_be_picked_and_all_dots_beside_them(
    feelings: tuple[EmotionWord, ...], size: tuple[int, int], keys: str
) -> None:
    recent = [(2, 3)] * 7 + [(-4, -4)] * 7
    rows = [row.plain for row in Square(feelings, keys, f"{keys}1", (3, 3), recent, (), plain=False).rows(*size)]
    whole = "\n".join(rows)
    assert all(len(row) <= size[0] for row in rows) and len(rows) <= size[1]
    assert whole.count("•") == 14 and whole.count("◉") == 1 and "● 1" in whole
    names = {0: ("high energy, unpleasant", "low energy, pleasant"), 1: ("joy", "interest")}
    wanted = names.get(len(keys)) or [word.word for word in feelings if word.keys.startswith(keys)]
    assert all(name in whole for name in wanted)
    assert fits(feelings, *size) and not fits(feelings, 60, 16)


def test_where_only_ascii_is_shown_the_field_is_of_ascii(feelings: tuple[EmotionWord, ...]) -> None:
    rows = Square(feelings, "2", "21", (3, 3), [(1, 1)], (), plain=True).rows(72, 13)
    assert all(row.plain.isascii() for row in rows)


async def test_what_the_mood_of_a_spring_was_is_found_on_reflection(tmp_path: Path) -> None:
    def spring(space: Workspace) -> None:
        for day in range(60):
            space.entries.add(
                "morning",
                Emotion(step="checkin", role=Role.MOOD, word="hopeful", energy=-1, pleasantness=3),
                day=FIRST + timedelta(days=day),
            )

    async with driving(tmp_path, prepare=spring, size=(80, 40)) as driver:
        assert MORNING.year == FIRST.year
        await driver.press("4", *["right_square_bracket"] * 3)
        assert "60 days with a feeling named since 2 Mar 2026: 60 low energy and pleasant." in driver.words
        assert "Mar 2026 low energy -1.0 ±0.0, pleasant +3.0 ±0.0 · 30 times" in driver.words
        assert "hopeful 60" in driver.words
        await driver.press("enter")
        assert "Morning" in driver.words


@pytest.mark.parametrize("plain", [False, True])
def test_what_is_under_a_band_has_the_signs_that_are_in_it(*, plain: bool) -> None:
    band = Band(reality=3, height=10, before=("1 Mar", 5))
    drawn, *_, figures, then = (row.plain for row in PageView(60, plain).section(Section("band", rows=(band,))))
    signs = [part.strip()[0] for part in (*figures.split("  ")[:2], then)]
    assert len(set(signs)) == 3 and all(sign in drawn for sign in signs)


@pytest.mark.parametrize("width", [36, 60, 100])
def test_what_is_wanted_is_never_cut_beside_its_band(width: int) -> None:
    wanted = "I sleep seven hours, most nights of the week, and wake before the alarm"
    bands = (Band(label=wanted, reality=3, height=10), Band(label="I ship", reality=5, height=10))
    rows = band_table(Section("bands", "Each result", bands), width)
    said = " ".join(" ".join(row.plain for row in rows).split())
    assert wanted in said and "I ship" in said and all(row.cell_length <= width for row in rows)


def test_the_last_check_ins_are_named_by_the_sign_they_are_drawn_with(feelings: tuple[EmotionWord, ...]) -> None:
    for plain in (False, True):
        rows = Square(feelings, "", "", None, [(5, 5)], (), plain).rows(100, 21)
        assert recent_sign(plain=plain) in rows[0].plain + rows[1].plain
