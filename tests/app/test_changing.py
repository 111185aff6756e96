"""What is done to pages from the journal, seen on the screen and in the file."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.app.driving import MORNING, driving, workspace
from tests.workspace.conftest import on_disk
from tui.workspace import Workspace


def three(space: Workspace) -> None:
    for number in (1, 2, 3):
        space.entries.note(f"page {number}", tags=("walk",) if number == 1 else ())


def by_text(home: Path) -> dict[str, dict[str, object]]:
    return {entry["answers"][0]["text"]: entry for entry in on_disk(home).values()}


async def test_a_page_is_deleted_without_asking_undone_and_deleted_again(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=three) as driver:
        await driver.press("6", "d")
        assert "1 entry moved to the trash. u to undo" in driver.words
        assert "2 entries" in driver.screen
        assert by_text(tmp_path)["page 3"]["deleted"]
        await driver.press("u")
        assert "Undone: brought “" in driver.words and "back from the trash. ctrl+y to redo." in driver.words
        assert "3 entries" in driver.screen
        await driver.press("ctrl+y")
        assert by_text(tmp_path)["page 3"]["deleted"]
        await driver.press("j", "u", "s")  # what came back is what the next key is for
        assert by_text(tmp_path)["page 3"]["starred"]


async def test_marked_pages_are_starred_tagged_and_moved_together(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=three) as driver:
        await driver.press("6", "space", "space", "s")
        assert "2 entries starred." in driver.words
        await driver.press("g", "space", "space", "number_sign")
        await driver.write("wa", "right")
        await driver.write("#sea", "enter")
        await driver.press("g", "space", "space", "m")
        await driver.write("yesterday", "enter")
    found = by_text(tmp_path)
    assert [found[f"page {n}"]["starred"] for n in (1, 2, 3)] == [False, True, True]
    assert [found[f"page {n}"]["tags"] for n in (1, 2, 3)] == [["walk"], ["walk", "sea"], ["walk", "sea"]]
    assert [found[f"page {n}"]["day"] for n in (1, 2, 3)] == ["2026-11-23", "2026-11-22", "2026-11-22"]


async def test_a_tag_taken_out_of_the_line_is_off_and_a_tag_is_renamed_everywhere(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=three) as driver:
        await driver.press("6", "G", "number_sign", "backspace", "backspace", "backspace", "e", "enter")
        assert by_text(tmp_path)["page 1"]["tags"] == ["wae"]
        await driver.press("number_sign", "ctrl+u")
        await driver.write("wae=sea", "enter")
        assert "#wae is now #sea on 1 entry; the texts" in driver.words
        assert by_text(tmp_path)["page 1"]["tags"] == ["sea"]


@pytest.mark.parametrize(
    ("typed", "said"), [("tomorrow", "is in the future"), ("soon", "is not a day"), ("2026-02-30", "no day 2026-02-30")]
)
async def test_a_day_that_cannot_be_is_said_and_nothing_moves(tmp_path: Path, typed: str, said: str) -> None:
    async with driving(tmp_path, prepare=three) as driver:
        await driver.press("6", "m")
        await driver.write(typed, "enter")
        assert said in driver.words
        await driver.press("escape")
    assert {entry["day"] for entry in on_disk(tmp_path).values()} == {"2026-11-23"}


async def test_the_trash_is_found_after_a_restart_restored_from_and_emptied_after_asking(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=three) as driver:
        await driver.press("6", "d", "d")
    async with driving(tmp_path, at=MORNING + timedelta(days=3)) as driver:
        await driver.press("6", "w")
        assert "27 days" in driver.screen or "28 days" in driver.screen
        assert driver.screen.count("days") == 2
        await driver.press("enter")
        assert "back in the journal" in driver.words
        await driver.press("x", "1", "enter")
        assert len(on_disk(tmp_path)) == 3
        await driver.press("x", "escape")
        assert len(on_disk(tmp_path)) == 3
        await driver.press("x", "3", "enter")
        assert "The trash is empty" in driver.words
        assert len(on_disk(tmp_path)) == 2
        await driver.press("escape")
        assert "2 entries" in driver.screen
    assert not any(b"page 3" in path.read_bytes() for path in tmp_path.rglob("*.json")) or "page 3" in by_text(tmp_path)


async def test_writing_for_the_day_under_the_cursor(tmp_path: Path) -> None:
    def earlier(space: Workspace) -> None:
        space.entries.note("an old page", day=space.today - timedelta(days=5))

    async with driving(tmp_path, prepare=earlier) as driver:
        await driver.press("6", "plus")
        assert "Write for Wed 18 Nov 2026" in driver.screen
        await driver.press("1", "enter")
        await driver.write("remembered later", "tab")
    assert by_text(tmp_path)["remembered later"]["day"] == "2026-11-18"


async def test_what_another_window_writes_is_seen_at_the_next_look(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=three) as driver:
        await driver.press("6")
        workspace(tmp_path, MORNING + timedelta(minutes=5)).entries.note("from the other window")
        driver.app.on_app_focus()
        await driver.settle()
        assert "4 entries" in driver.screen
        assert "from the other" in driver.words


async def test_a_letter_that_goes_astray_in_a_session_takes_nothing_back(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=three, begin="morning") as driver:
        await driver.press("u", "ctrl+y", "u")
    assert not any(entry["deleted"] for entry in on_disk(tmp_path).values())


async def test_what_taut_says_is_one_sentence_and_goes_on_esc_and_with_its_screen(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=three) as driver:
        await driver.press("6", "d", "u")
        assert "to the trash. u to" not in driver.words
        assert "Undone: brought “" in driver.words and "back from the trash. ctrl+y to redo." in driver.words
        await driver.press("escape")
        assert "The entry is back" not in driver.words
        await driver.press("d", "m")
        assert "to the trash. u to" not in driver.words
        await driver.press("escape")
        assert "to the trash. u to" not in driver.words
        await driver.press("d")
        assert "to the trash. u to" in driver.words
        await driver.press("5")
        assert "to the trash. u to" not in driver.words


@pytest.mark.parametrize("size", [(80, 24), (60, 16)])
async def test_what_taut_says_leaves_the_count_in_sight(tmp_path: Path, size: tuple[int, int]) -> None:
    async with driving(tmp_path, prepare=three, size=size) as driver:
        await driver.press("6", "d")
        assert "entry moved to the trash." in driver.words
        assert "2 entries" in driver.screen


async def test_taking_back_what_is_gone_for_good_says_that_it_is_gone(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=three) as driver:
        await driver.press("6", "d", "w", "x", "3", "enter")
        assert "1 entry deleted for good." in driver.words
        await driver.press("escape", "u")
        assert "What was deleted is gone for good, so this cannot be undone." in driver.words
        await driver.press("u", "u")
        assert "Undone: moved “" in driver.words and "to the trash. ctrl+y to redo." in driver.words
