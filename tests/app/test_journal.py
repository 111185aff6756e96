"""The journal's place: a list by month, a page that follows, marks, and coming back to where one was."""

from __future__ import annotations

import base64
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.app.driving import MORNING, Driver, driving, first_run
from tui.app.base.entry_list import EntryList
from tui.workspace import Workspace, quick_entries

TODAY = MORNING.date()


def notes(*days: date, words: str = "A walk on the ridge") -> Callable[[Workspace], None]:
    """Keeps a note on each day, the first one first."""

    def prepare(workspace: Workspace) -> None:
        for day in days:
            workspace.entries.note(f"{words} {day.isoformat()}", day=day, tags=("ridge",))

    return prepare


MANY = notes(
    date(2024, 2, 29),
    date(2025, 11, 22),
    date(2025, 11, 23),
    date(2026, 9, 30),
    *(TODAY - timedelta(days=d) for d in (40, 20, 1)),
)


def here(driver: Driver) -> str:
    """The row under the cursor."""
    return next(row for row in driver.screen.splitlines() if "▸" in row)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


async def test_months_and_years_are_walked_and_esc_comes_back_to_the_row_that_was_read(home: Path) -> None:
    async with driving(home, prepare=MANY) as driver:
        await driver.press("6")
        assert "November 2026" in driver.screen
        assert "Sun 22" in here(driver)
        await driver.press("[")
        assert "Wed 14" in here(driver)
        await driver.press("]", "{")
        assert "Sun 23" in here(driver)
        await driver.press("G", "enter")
        assert "Thu 29 Feb 2024" in driver.screen
        assert "November 2025" not in driver.screen
        await driver.press("left", "h")
        assert "Sun 23 Nov 2025" in driver.screen
        await driver.press("escape", "g", "enter")
        assert "Sun 22 Nov 2026" in driver.screen
        await driver.press("right", "escape")
        assert "Tue  3" in here(driver)


async def test_the_journal_is_found_as_it_was_left(home: Path) -> None:
    async with driving(home, prepare=MANY) as driver:
        await driver.press("6", "G", "k", "1", "6")
        assert "Sat 22" in here(driver)
        await driver.press("slash", *"09-30", "enter", "2", "6")
        assert "1 entry" in driver.screen
        assert "30 Sep 2026" in here(driver)
        await driver.press("escape")
        assert "7 entries" in driver.screen
        assert "Wed 30" in here(driver)


async def test_marks_stay_on_their_entries_and_are_taken_away_by_esc(home: Path) -> None:
    async with driving(home, prepare=MANY) as driver:
        await driver.press("6", "space", "space")
        entries = driver.app.screen.query_one(EntryList)
        assert "2 marked" in driver.screen
        assert entries.marked() == tuple(entry.id for entry in entries.entries()[:2])
        await driver.press("k", "space")
        assert len(entries.marked()) == 1
        await driver.press("G")
        assert entries.chosen() == entries.marked()
        await driver.press("escape")
        assert entries.marked() == ()
        assert len(entries.chosen()) == 1
        assert "marked" not in driver.screen


async def test_a_narrow_terminal_shows_one_thing_at_a_time(home: Path) -> None:
    async with driving(home, prepare=MANY, size=(40, 12)) as driver:
        await driver.press("6")
        assert "Sun 22" in here(driver)
        assert "ridge 2026-11-22" not in driver.words
        await driver.press("enter")
        assert "ridge 2026-11-22" in driver.words


async def test_the_year_is_walked_by_days_and_enter_reads_one(home: Path) -> None:
    async with driving(home, prepare=MANY) as driver:
        await driver.press("6", "c")
        assert "Sunday, 22 November 2026 · 1 entry" in driver.screen
        await driver.press("up", "left")
        assert "Saturday, 14 November 2026 · nothing written" in driver.screen
        await driver.press("{", "]", "[", "g")
        assert "Thursday, 29 February 2024 · 1 entry" in driver.screen
        await driver.press("enter")
        assert "A walk on the ridge 2024-02-29" in driver.words
        await driver.press("]", "l")
        assert "Sunday, 23 November 2025" in driver.screen
        await driver.press("escape", "q")
        assert "Sun 22" in here(driver)
        await driver.press("c", "g", "enter", "enter")
        assert "Thu 29" in here(driver)


def a_note_and_a_fact(workspace: Workspace) -> None:
    workspace.entries.note("A walk on the ridge")
    workspace.entries.add("fact", quick_entries.fact("r", "One page a day", "Mail came first"))


async def test_the_year_is_shaded_by_one_practice_after_the_other(home: Path) -> None:
    async with driving(home, prepare=a_note_and_a_fact) as driver:
        await driver.press("6", "c")
        assert "2026 · all that was written" in driver.screen and "1 day with an entry" in driver.screen
        assert "p practice" in driver.keys
        await driver.press("p")
        assert "2026 · vision" in driver.screen and "0 days with vision" in driver.screen
        assert "2 entries, none with vision" in driver.screen
        await driver.press("p")
        assert "2026 · reality" in driver.screen and "1 day with reality" in driver.screen
        assert "2 entries, 1 with reality" in driver.screen
        (marked,) = (row for row in driver.screen.splitlines() if "•" in row)
        assert "Mail came first" in marked
        await driver.press("p", "p", "p", "p")
        assert "2026 · values" in driver.screen
        await driver.press("p")
        assert "2026 · all that was written" in driver.screen and "•" not in driver.screen


async def test_a_day_to_come_is_not_walked_to(home: Path) -> None:
    async with driving(home, prepare=MANY) as driver:
        await driver.press("6", "c", "}", "}", "right")
        assert "Monday, 23 November 2026" in driver.screen


async def test_on_this_day_says_what_each_earlier_year_has(home: Path) -> None:
    async with driving(home, prepare=MANY, size=(80, 40)) as driver:
        await driver.press("6", "t")
        assert "22 November in earlier years" in driver.screen
        assert "A walk on the ridge 2025-11-22" in driver.words
        assert "In 2024 nothing was written within three days of it." in driver.words
        await driver.press("]", "]")
        assert "Nothing on 24 November; this is Sun 23 Nov 2025." in driver.words


async def test_a_page_kept_out_of_looking_back_is_not_brought_up(home: Path) -> None:
    async with driving(home, prepare=MANY, size=(80, 40)) as driver:
        await driver.press("6", "{", "a", "g", "t")
        assert "2025-11-23" not in driver.words
        assert "Nothing on 23 November; this is Sat 22 Nov 2025." in driver.words


async def test_every_answer_to_a_question_of_the_page_is_read(home: Path) -> None:
    async with driving(home) as driver:
        await first_run(driver)
        await driver.press("6", "enter", "=")
        assert "The same question · 1 answer" in driver.screen
        assert "I finish one thing that matters" in driver.words
        await driver.press("]")
        assert "Mail came first on four of five days" in driver.words
        assert "I finish one thing" not in driver.words
        await driver.press("escape", "escape")
        assert "Monday" not in driver.screen


async def test_marked_pages_are_copied_and_what_is_too_long_becomes_a_file(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("TMUX", raising=False)
    monkeypatch.delenv("STY", raising=False)
    async with driving(home, prepare=MANY) as driver:
        sent: list[str] = []
        driver_of_app = driver.app._driver
        assert driver_of_app is not None
        monkeypatch.setattr(driver_of_app, "write", sent.append)
        await driver.press("6", "space", "space", "y")
        (copied,) = [text for text in sent if text.startswith("\x1b]52;c;")]
        text = base64.b64decode(copied[len("\x1b]52;c;") : -1]).decode()
        assert "# Tuesday, 3 November 2026" in text
        assert "A walk on the ridge 2026-11-22" in text
        assert "2 entries sent" in driver.words
        monkeypatch.setenv("TERM", "linux")
        await driver.press("y")
    (file,) = (home / "prints").iterdir()
    assert file.name == "2026-11.md"
    assert file.read_text(encoding="utf-8") == text
    assert file.stat().st_mode & 0o777 == 0o600


async def test_printing_takes_the_month_or_what_was_found(home: Path) -> None:
    async with driving(home, prepare=MANY) as driver:
        await driver.press("6", "P", "slash", *"2025", "enter", "P")
    files = {path.name: path.read_text(encoding="utf-8") for path in (home / "prints").iterdir()}
    assert set(files) == {"2026-11.md", "search-2025.md"}
    assert files["2026-11.md"].count("A walk") == 2
    assert files["search-2025.md"].count("A walk") == 2


async def test_what_a_page_of_several_years_or_answers_shows_is_copied_and_printed(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "linux")
    async with driving(home, prepare=notes(date(2024, 11, 22), date(2025, 11, 23), date(2026, 11, 23))) as driver:
        await driver.press("6", "t", "P")
        assert "2 entries written to" in driver.words
    text = (home / "prints" / "23-november-in-earlier-years.md").read_text(encoding="utf-8")
    assert text.index("23 November 2025") < text.index("22 November 2024")


async def test_the_answers_to_a_question_are_copied_as_they_are_shown(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "linux")
    async with driving(home) as driver:
        await first_run(driver)
        await driver.press("6", "enter", "=", "y")
        assert "1 answer not copied, but written to" in driver.words
        assert "readable text" not in driver.words
    (file,) = (home / "prints").iterdir()
    text = file.read_text(encoding="utf-8")
    assert text.startswith("# Monday, 23 November 2026\n\n**")
    assert text.endswith("I finish one thing that matters before I answer anyone\n")
    assert text.count("#") == 1


async def test_a_print_of_an_encrypted_notebook_says_that_it_can_be_read(home: Path) -> None:
    def sealed(workspace: Workspace) -> None:
        workspace.start()
        workspace.entries.note("The heron came back.")
        workspace.encryption.encrypt("walnut lamp river")

    async with driving(home, prepare=sealed) as driver:
        await driver.press("6", "P")
        (said,) = (notice.message for notice in driver.app._notifications)
        assert said.endswith(".md. It is not encrypted, unlike your notebook.")


async def test_a_note_for_a_day_of_the_year_on_which_nothing_was_written(home: Path) -> None:
    async with driving(home, prepare=MANY) as driver:
        await driver.press("6", "c", "left", "enter")
        assert "Nothing was written on this day. Press +" in driver.words
        await driver.press("plus")
        await driver.write("remembered later", "tab")
        assert "remembered later" in driver.words and "Sunday, 15 November 2026 · 1 entry" in driver.words


async def test_the_line_of_keys_tells_of_edit_delete_and_undo(home: Path) -> None:
    async with driving(home, prepare=MANY) as driver:
        await driver.press("6")
        for key in ("/ search", "enter read", "e edit", "d delete", "u undo", "c calendar", "? keys", "q quit"):
            assert key in driver.keys
        await driver.press("enter")
        for key in ("esc back", "e edit", "d delete", "u undo", "? keys"):
            assert key in driver.keys


async def test_a_low_terminal_names_the_day_at_the_edge_of_the_grid(home: Path) -> None:
    async with driving(home, prepare=MANY, size=(40, 12)) as driver:
        await driver.press("6", "c", "left")
        assert "Sun 15 Nov 2026 · 0 entries" in driver.screen
        await driver.press("g")
        assert "Thu 29 Feb 2024 · 1 entry" in driver.screen


async def test_q_leaves_a_page_that_is_read_for_the_list(home: Path) -> None:
    async with driving(home, prepare=MANY) as driver:
        await driver.press("6", "enter", "q")
        assert driver.app.is_running and "Sun 22" in here(driver)
        await driver.press("q")
        assert driver.app._exit
