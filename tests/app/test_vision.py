"""The Vision: what is held, and what can be done to it by one key."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from tests.app.driving import MORNING, Driver, driving, first_run, workspace
from tui.app.base.charts import history_chart
from tui.app.base.rubber_band import rubber
from tui.app.dialogs.evidence import PageViewer
from tui.app.dialogs.forms import Dialog
from tui.app.fields.text import Writing
from tui.app.session.screen import SessionScreen
from tui.app.vision.screen import VisionScreen
from tui.insights.fold.portrait import Rating, Result, Wording
from tui.insights.views.vision import course, lasted
from tui.records.answers import Choice, Pick, Short
from tui.records.roles import Role
from tui.terminal.braille_canvas import ascii_only
from tui.workspace import Workspace, quick_entries

LATER = MORNING + timedelta(days=8)
HOSTILE = "a\x1b[31m [b]bold[/b] $x \u202e {+ 日本"


async def one_result(home: Path) -> None:
    async with driving(home) as driver:
        await first_run(driver)


def result(space: Workspace, status: str = "held") -> Result:
    return next(found for found in space.portrait().results if found.status == status)


def in_dialog(driver: Driver) -> bool:
    return isinstance(driver.app.screen, Dialog)


def test_a_band_is_straight_when_the_gap_is_wide_and_hangs_when_it_is_small() -> None:
    far, near, touching = rubber(2, 10, 44), rubber(7, 10, 44), rubber(10, 10, 44)
    assert (len(far), len(near), len(touching)) == (1, 2, 3)
    assert "━━━" in far[0].plain
    assert "━" not in near[0].plain
    assert "◌" not in far[0].plain
    assert "◌" in rubber(3, 6, 44)[0].plain
    assert "━ ━" in rubber(2, 10, 44, faint=True)[0].plain
    assert len(rubber(None, 10, 44)) == 1
    for reality in range(11):
        assert all(row.plain.isascii() for row in rubber(reality, 6, 30, plain=True))
        assert all(row.cell_length == 30 for row in rubber(reality, 12, 30))


def test_a_large_band_has_its_scale_and_the_ghost_of_where_it_stood() -> None:
    for reality in (2, 7, 9.5):
        *band, scale = (row.plain for row in rubber(reality, 10, 44, before=4, large=True))
        assert scale.split("┈")[0].strip() == "0" and scale.strip().endswith("10") and "5" in scale
        assert band[0].index("◌") == 2 + round(39 * 0.4)
        assert len(band) == len(rubber(reality, 10, 44)) + (reality > 6)


def test_a_vision_made_smaller_is_a_step_down_and_the_months_stand_under_it() -> None:
    held = Result(
        id="r", area="work", seen=date(2026, 6, 1),
        wordings=(Wording(date(2026, 1, 1), "much"), Wording(date(2026, 4, 1), "less", height=5)),
        ratings=(Rating(date(2026, 1, 2), 2, 10, ""), Rating(date(2026, 5, 1), 8, 5, "")),
    )  # fmt: skip
    rows = [row.plain for row in history_chart(course(held, date(2026, 6, 1)), 50, 8)]
    assert "─┐" in rows[0]
    assert any("└─" in row for row in rows)
    assert rows[-1].split() == ["Jan", "Feb", "Mar", "Apr", "May"]
    between = [row.plain for row in history_chart(course(held, date(2026, 6, 1)), 50, 7)]
    assert "└─" not in "".join(between)
    assert "⠉⠉⠉" in between[3] or "⠤⠤⠤" in between[2] or "⣀⣀⣀" in between[2]
    assert all(row.plain.isascii() for row in history_chart(course(held, date(2026, 6, 1)), 50, 7, plain=True))
    assert history_chart(course(held, date(2026, 1, 1)), 10, 3)


def test_times_and_locales_in_words() -> None:
    day = date(2026, 1, 1)
    spans = [lasted(day, day + timedelta(days=days)) for days in (0, 1, 13, 20, 120, 800)]
    assert spans == ["since today", "1 day", "13 days", "2 weeks", "4 months", "2 years"]
    assert ascii_only({"LC_ALL": "C"})
    assert not ascii_only({"LANG": "de_DE.UTF-8"})
    assert not ascii_only({})


async def test_an_empty_vision_says_how_to_begin(tmp_path: Path) -> None:
    async with driving(tmp_path) as driver:
        await driver.press("2", "r", "f", "e", "full_stop", "o", "j")
        assert isinstance(driver.app.screen, VisionScreen)
        assert "Nothing is written here yet" in driver.words
        assert "+ new" in driver.keys
        await driver.press("plus")
        assert isinstance(driver.app.screen, SessionScreen)
        assert driver.app.screen.runner.session.flow == "wish"
        await driver.press("2", "enter")
        await driver.write("I run up the hill", "enter")
        await driver.write("I walked it on Sunday", "enter")
        await driver.press("0", "enter", "enter")
        assert "I run up the hill" in driver.words and "I walked it on Sunday" in driver.words
        await driver.press("v")
        assert isinstance(driver.app.screen, SessionScreen)
        assert driver.app.screen.runner.session.flow == "vision"


async def test_a_rating_shows_the_earlier_one_only_when_it_is_kept(tmp_path: Path) -> None:
    await one_result(tmp_path)
    async with driving(tmp_path, at=LATER) as driver:
        assert "due" in driver.screen
        await driver.press("2")
        assert "reality 3" in driver.words
        await driver.press("r", "enter")
        assert "Choose a number first" in driver.screen
        assert "Mail came first on four of five days" in driver.words
        await driver.press("5", "full_stop")
        assert "you said" not in driver.screen
        await driver.press("enter")
        assert "On 23 November you said 3." in driver.words
        assert "Enter to close" in driver.screen
        await driver.press("9", "enter")
        assert not in_dialog(driver)
        assert "reality 5.5" in driver.words
        await driver.press("1")
        assert "due" not in driver.screen
        assert " 4.5" in driver.screen
    held = result(workspace(tmp_path, LATER))
    assert [rating.value for rating in held.ratings] == [3, 5.5]


async def test_esc_leaves_without_keeping_and_a_text_waits(tmp_path: Path) -> None:
    await one_result(tmp_path)
    async with driving(tmp_path, at=LATER) as driver:
        await driver.press("2", "r", "5", "escape", "f")
        await driver.write("Wrote from 07:20", "escape", "1", "2", "f")
        assert "Wrote from 07:20" in driver.screen
        await driver.press(*["backspace"] * 16, "escape", "f")
        assert "Wrote" not in driver.screen
        await driver.press("enter")
        assert not in_dialog(driver)
        await driver.press("e", "escape", "full_stop", "escape")
    space = workspace(tmp_path, LATER)
    assert space.portrait().entries == 1


async def test_a_fact_is_there_at_once(tmp_path: Path) -> None:
    await one_result(tmp_path)
    async with driving(tmp_path, at=LATER) as driver:
        await driver.press("2", "f")
        await driver.write("Three pages by 08:00", "enter")
        assert "Three pages by 08:00" in driver.words
        await driver.press("f")
        assert driver.app.screen.query_one(Writing).text == ""
    assert result(workspace(tmp_path, LATER)).facts[-1].text == "Three pages by 08:00"


async def test_a_revision_moves_the_vision_and_says_why(tmp_path: Path) -> None:
    await one_result(tmp_path)
    async with driving(tmp_path, at=LATER) as driver:
        await driver.press("2", "e")
        await driver.write(", most days", "enter")
        await driver.press("7", "enter", "2", "enter")
        assert not in_dialog(driver)
        assert "what would a visitor see at 10? At 5? At 0?" in driver.question, "another scale has its own words"
        await driver.press("escape")
        assert "vision 7" in driver.words
        assert "it began at 10" in driver.words
        await driver.press("enter")
        assert isinstance(driver.app.screen, PageViewer)
        assert "Made smaller to 7" in driver.words
        assert "life changed" in driver.words
        assert "[-anyone-] {+anyone, most days+}" in driver.words
        await driver.press("G", "g", "space", "b", "j", "k", "escape")
        assert isinstance(driver.app.screen, VisionScreen)
        await driver.press("e", "tab", "tab", "enter")
    held = result(workspace(tmp_path, LATER))
    assert held.text == "I finish one thing that matters before I answer anyone, most days"
    assert [(wording.height, wording.reason) for wording in held.wordings] == [(10, ""), (7, "life changed")]


async def test_what_is_set_down_or_reached_stands_below_and_can_be_held_again(tmp_path: Path) -> None:
    await one_result(tmp_path)
    async with driving(tmp_path, at=LATER) as driver:
        await driver.press("2", "full_stop", "2", "enter")
        assert "What prompted it?" in driver.screen
        await driver.press("3", "enter")
        assert "Let go" in driver.screen
        assert "it was someone else's" in driver.words
        await driver.press("full_stop", "enter")
        assert "wanted for 1 week" in driver.words or "wanted for 8 days" in driver.words
        await driver.press("full_stop", "1", "enter")
        assert "Reached" in driver.screen
    assert result(workspace(tmp_path, LATER), "reached").became == LATER.date()


async def test_the_flow_that_fits(tmp_path: Path) -> None:
    await one_result(tmp_path)
    async with driving(tmp_path, at=LATER) as driver:
        await driver.press("2", "o")
        assert isinstance(driver.app.screen, SessionScreen)
        assert driver.app.screen.runner.session.flow == "reality"

    def swing(space: Workspace) -> None:
        held = result(space)
        for week, value in enumerate((3, 4.5, 6, 7, 7.5, 6.5, 5, 3.5, 3, 4, 5.5, 7, 7.5, 7, 5.5, 4, 3)):
            then = workspace(tmp_path, LATER + timedelta(weeks=week + 1))
            then.entries.add("rate", quick_entries.rating(held.id, held.text, value))

    swing(workspace(tmp_path))
    async with driving(tmp_path, at=LATER + timedelta(weeks=18)) as driver:
        await driver.press("2", "o")
        assert isinstance(driver.app.screen, SessionScreen)
        assert driver.app.screen.runner.session.flow == "second_pull"


async def test_hostile_text_is_text_everywhere(tmp_path: Path) -> None:
    await one_result(tmp_path)

    def spoil(space: Workspace) -> None:
        held = result(space)
        space.entries.add("fact", quick_entries.fact(held.id, HOSTILE, HOSTILE))
        why = Choice(step="revise", field="reason", role=Role.REASON, about=held.id, pick=Pick("other", "[red]why"))
        space.entries.add("revise", quick_entries.wording(held.id, HOSTILE, HOSTILE), why)

    for size in ((80, 24), (60, 16), (40, 12), (120, 40)):
        async with driving(tmp_path, at=LATER, size=size, prepare=spoil if size == (80, 24) else None) as driver:
            await driver.press("2", "space", "b")
            assert "[b]bold[/b] $x" in driver.words
            await driver.press("enter", "space")
            assert "\x1b" not in driver.screen
            for key in ("r", "f", "e", "full_stop"):
                await driver.press("escape", key)
                assert in_dialog(driver)
            await driver.press("escape", "question_mark", "escape", "6", "2")
            assert isinstance(driver.app.screen, VisionScreen)


async def test_where_it_hurt_to_look_a_smaller_step_is_offered_and_the_wish_can_stay(tmp_path: Path) -> None:
    await one_result(tmp_path)
    async with driving(tmp_path, at=LATER) as driver:
        await driver.press("2", "e", "enter", "7", "enter")
        assert "smaller next step" not in driver.words
        await driver.press("4", "enter")
        assert in_dialog(driver) and "Would a smaller next step help more" in driver.words
        assert "What is that smaller step" not in driver.words
        await driver.press("1", "enter")
        await driver.write("Ten minutes with the door closed", "escape")
        await driver.press("e", "enter", "7", "enter", "4", "enter", "1", "enter")
        assert "Ten minutes with the door closed" in driver.words
        await driver.press("enter")
        assert not in_dialog(driver)
    portrait = workspace(tmp_path, LATER).portrait()
    assert portrait.held[0].height == 10
    assert portrait.open_promises[-1].text == "Ten minutes with the door closed"
    assert portrait.open_promises[-1].about == portrait.held[0].id


async def test_where_it_did_not_hurt_nothing_more_is_asked(tmp_path: Path) -> None:
    await one_result(tmp_path)
    async with driving(tmp_path, at=LATER) as driver:
        await driver.press("2", "e", "enter", "1", "2", "enter", "4", "enter")
        assert not in_dialog(driver)
    assert result(workspace(tmp_path, LATER)).height == 12


async def test_a_flow_that_was_opened_and_left_waits_for_nobody(tmp_path: Path) -> None:
    await one_result(tmp_path)
    async with driving(tmp_path, at=LATER) as driver:
        await driver.press("2", "o", "escape", "1")
        assert "waiting at" not in driver.words
        await driver.press("2", "full_stop", "enter")
        assert "or Esc to close" in driver.words


async def test_two_results_of_an_area_are_told_apart_on_today(tmp_path: Path) -> None:
    def wishes(space: Workspace) -> None:
        for name in ("I run up the hill", "I sleep until seven"):
            space.entries.add("vision", Short(step="result", role=Role.RESULT, about="health", text=name, id=name))

    async with driving(tmp_path, prepare=wishes) as driver:
        assert "I run up the hill" in driver.words and "I sleep until seven" in driver.words
