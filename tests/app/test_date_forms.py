"""Dates, the clock and the week in another form: chosen on the screen, read on every screen at once."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.app.driving import MORNING, Driver, driving, workspace
from tests.app.test_settings import open_row, settings_of
from tests.plain.talking import talk
from tui.insights.views.period import title
from tui.records.date_forms import ClockForm, DateForm, WeekStart, clock
from tui.settings import SettingsError, load, load_well
from tui.workspace import Workspace

SUNDAY = MORNING - timedelta(days=1)


def notes(space: Workspace) -> None:
    space.start()
    space.entries.note("The heron came back.")
    space.entries.note("It stood in the reeds.", day=SUNDAY.date())


async def choose(driver: Driver, title: str, down: int) -> None:
    await open_row(driver, title)
    await driver.press(*["down"] * down, "enter")


async def test_a_date_form_is_read_at_once_on_every_screen(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=notes) as driver:
        await driver.press("comma")
        assert "23 Nov" in driver.screen
        await choose(driver, "Dates", 1)
        assert "Dates: Dec 11, 2026." in driver.screen and "Nov 23" in driver.screen.splitlines()[0]
        assert settings_of(tmp_path).date_form == DateForm.MONTH_FIRST
        await driver.press("6")
        assert "Mon Nov 23, 2026 · Note" in driver.screen
        await driver.press("c")
        assert "Monday, November 23, 2026 · 1 entry" in driver.screen
        await driver.press("escape", "1")
        assert "Monday, November 23" in driver.screen
        await driver.press("comma")
        await choose(driver, "Dates", 1)
        assert driver.screen.splitlines()[0].strip().startswith("1 Today 2 Vision 3 Reality")
        await driver.press("6")
        assert "Mon 2026-11-23 · Note" in driver.screen and "Nov 23" not in driver.screen


async def test_the_clock_counts_to_twelve_at_once(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=notes) as driver:
        await driver.press("comma")
        await choose(driver, "Clock", 1)
        assert "Clock: 7:20 am." in driver.screen and settings_of(tmp_path).clock_form == ClockForm.HOURS_12
        assert "4:00 am" in driver.screen, "the start of the day is read so as well"
        await open_row(driver, "Start of your day")
        await driver.press(*["backspace"] * 8)
        await driver.write("5:30 am", "enter")
        assert "Start of your day: 5:30 am." in driver.screen
        assert f"{settings_of(tmp_path).day_starts_at:%H:%M}" == "05:30"
        await driver.press("6", "c")
        assert "7:02 am Note" in driver.screen


async def test_the_week_begins_on_another_day_at_once(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=notes) as driver:
        await driver.press("6", "slash")
        await driver.write("on:this-week")
        assert "heron" in driver.screen and "It stood" not in driver.screen
        await driver.press("escape", "escape", "comma")
        await choose(driver, "Start of your week", 1)
        assert settings_of(tmp_path).week_starts_on == WeekStart.SUNDAY
        await driver.press("6", "c")
        rows = [line for line in driver.screen.splitlines() if line[2:].lstrip("│ ")[:3] in ("Sun", "Mon", "Sat")]
        assert [line.lstrip("│ ")[:3] for line in rows[:3]] == ["Sun", "Mon", "Sat"]
        await driver.press("escape", "slash")
        await driver.write("on:this-week")
        assert "heron" in driver.screen and "It stood" in driver.screen


@pytest.mark.parametrize("form", DateForm)
@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_no_date_is_cut_where_the_screen_is_small(tmp_path: Path, form: DateForm, size: tuple[int, int]) -> None:
    def prepare(space: Workspace) -> None:
        notes(space)
        space.change_settings(date_form=form.value)

    async with driving(tmp_path, size=size, prepare=prepare) as driver:
        await driver.press("6", "slash")
        await driver.write("heron", "enter")
        said = {"day_first": "23 Nov 2026", "month_first": "Nov 23, 2026", "year_first": "2026-11-23"}[form]
        assert f" {said} " in driver.screen
        await driver.press("escape", "escape", "c")
        assert said in driver.screen.replace("November", "Nov")


def test_all_three_faces_set_the_same(tmp_path: Path) -> None:
    said = " ".join(talk(tmp_path, ["settings", "dates", "Dec 11, 2026", "q", "q"]).split())
    assert "Dates: Dec 11, 2026." in said
    said = talk(tmp_path, ["settings", "clock", "2", "start of your week", "saturday", "q", "q"])
    assert "Clock: 7:20 am." in said and "Start of your week: Saturday." in said
    held = load(tmp_path / "config" / "config.toml")
    assert held.date_forms == (DateForm.MONTH_FIRST, ClockForm.HOURS_12, WeekStart.SATURDAY)


def test_a_form_that_is_none_is_passed_over_with_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('date_form = "american"\nclock_form = "12_hours"\n')
    with pytest.raises(SettingsError, match="“date_form” must be day_first, month_first or year_first"):
        load(file)
    held, wrong = load_well(file)
    assert held.date_forms == (DateForm.DAY_FIRST, ClockForm.HOURS_12, WeekStart.MONDAY) and "date_form" in wrong


def test_a_reading_kept_on_disk_holds_no_weeks_of_another_start(tmp_path: Path) -> None:
    """What the entries say is kept for the next start; which days a week has is found anew."""
    from tui.insights.measures.period import period

    first = workspace(tmp_path)
    notes(first)
    first.change_settings(week_starts_on="sunday")
    assert title(period("week", MORNING.date())) == "The week of 22 November 2026"
    again = workspace(tmp_path)
    again.start()
    assert again.portrait().days == first.portrait().days
    assert title(period("week", MORNING.date())) == "The week of 23 November 2026"
    assert clock(MORNING) == "07:02"
