"""The palette knows what people call things: the word someone would type brings the command they mean, first."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.driving import driving, first_run
from tui.app.base.global_commands import OF_A_TAB
from tui.app.dialogs.other_names import ALSO
from tui.app.dialogs.palette import Palette, found_by
from tui.app.runtime.keymap import commands, layers
from tui.app.session.screen import SessionScreen
from tui.terminal.commands import Command
from tui.workspace import Workspace

ANYWHERE = {
    "help": "app.help", "shortcuts": "app.help", "keys": "app.help", "quit": "app.quit", "exit": "app.quit",
    "undo": "app.undo", "revert": "app.undo", "redo": "app.redo", "note": "app.note", "jot": "app.note",
    "search": "journal.search", "find": "journal.search", "trash": "pages.trash", "bin": "pages.trash",
    "deleted": "pages.trash", "restore": "pages.trash", "calendar": "journal.year", "heatmap": "journal.year",
    "anniversary": "journal.then", "on this day": "journal.then", "mood": "reflection.mood",
    "emotion": "reflection.mood", "feelings": "reflection.mood", "report": "reflection.summary",
    "week": "reflection.summary", "month": "reflection.summary", "home": "place.today", "goals": "place.vision",
    "results": "place.vision", "facts": "place.reality", "statistics": "place.reflection",
    "insights": "place.reflection", "diary": "place.journal",
    "exercises": "place.library", "principles": "place.values", "someone": "app.support",
    "crisis": "app.support", "team": "app.circle", "morning": "begin.morning",
    "weekly review": "begin.weekly", "review": "begin.weekly", "ladder": "begin.ladder", "walk": "begin.quiet",
    "password": "settings.lock", "encrypt": "settings.lock", "change theme": "settings.theme",
    "colours": "settings.theme", "back up": "settings.backups", "backup": "settings.backups",
    "save": "settings.backups",
    "save a copy": "settings.backups", "graph": "place.reflection", "trend": "place.reflection",
    "wishes": "place.vision", "march": "journal.search", "november": "journal.search", "autumn": "reflection.mood",
    "spring": "reflection.mood", "summer": "reflection.mood", "winter": "reflection.mood",
    "card sort": "begin.values", "left-hand": "begin.left_hand", "redraw": "app.repaint",
}  # fmt: skip
"""What is meant by a word on any tab."""

IN_THE_JOURNAL = {
    "delete": "pages.delete", "remove": "pages.delete", "edit": "pages.edit", "change": "pages.edit",
    "export": "pages.print", "print": "pages.print", "save": "pages.print", "markdown": "pages.print",
    "copy": "pages.copy", "clipboard": "pages.copy", "tag": "pages.tag", "label": "pages.tag", "star": "pages.star",
    "favourite": "pages.star", "favorite": "pages.star", "bookmark": "pages.star", "move": "pages.move",
    "versions": "pages.earlier", "hide": "journal.aside", "select": "journal.mark", "find": "journal.search",
    "trash": "pages.trash", "filter": "journal.search",
}  # fmt: skip
"""And where entries are listed."""

IN_VISION = {
    "rate": "vision.rate", "score": "vision.rate", "edit": "vision.revise", "rename": "vision.revise",
    "new": "vision.new", "add": "vision.new", "deadline": "vision.time", "milestones": "vision.steps",
    "done": "vision.become", "archive": "vision.become", "fact": "vision.fact",
}  # fmt: skip


def one_note(space: Workspace) -> None:
    space.entries.note("a note")


async def palette_on(tmp_path: Path, *keys: str, begun: bool = False) -> list[Command]:
    async with driving(tmp_path, prepare=None if begun else one_note) as driver:
        if begun:
            await first_run(driver)
        await driver.press(*keys, "ctrl+p")
        palette = driver.app.screen
        assert isinstance(palette, Palette)
        return list(palette._commands)


def first_for(word: str, listed: list[Command]) -> str:
    return next((one.id for one in found_by(word, listed)), "nothing")


async def test_to_save_finds_the_export_too(tmp_path: Path) -> None:
    listed = await palette_on(tmp_path, "1")
    assert {"settings.export", "settings.backups"} <= {one.id for one in found_by("save", listed)}


@pytest.mark.parametrize("tab", ["2", "6"])
async def test_an_everyday_word_brings_what_is_meant_by_it_wherever_one_is(tmp_path: Path, tab: str) -> None:
    listed = await palette_on(tmp_path, tab)
    # There a month and a year are gone back to.
    elsewhere = {word: name for word, name in ANYWHERE.items() if tab != "6" or word not in (*IN_THE_JOURNAL, "month")}
    assert {word: first_for(word, listed) for word in elsewhere} == elsewhere


async def test_where_entries_are_listed_the_words_for_what_is_done_to_them_are_known(tmp_path: Path) -> None:
    listed = await palette_on(tmp_path, "6")
    assert {word: first_for(word, listed) for word in IN_THE_JOURNAL} == IN_THE_JOURNAL


async def test_a_result_is_rated_reworded_and_finished_by_any_of_its_words(tmp_path: Path) -> None:
    listed = await palette_on(tmp_path, "2", begun=True)
    assert {word: first_for(word, listed) for word in IN_VISION} == IN_VISION


def test_other_names_are_those_of_commands_there_are() -> None:
    known = {*commands(layers()), "reflection.mood", "app.suspend", *(one.id for one in OF_A_TAB)}
    assert set(ALSO) <= known


def test_a_letter_more_never_brings_what_a_letter_less_did_not() -> None:
    listed = [Command("a", "a", "a", "export", "One."), Command("b", "b", "b", "edit", "Two.")]
    assert [one.id for one in found_by("", listed)] == ["a", "b"]
    assert [one.id for one in found_by("ex", listed)] == ["a"]
    assert found_by("exq", listed) == []


@pytest.mark.parametrize(
    ("word", "seen"),
    [("search", "words to find"), ("trash", "The trash is empty."), ("calendar", "2026 · all that was written")],
)
async def test_what_belongs_to_the_journal_is_done_from_today_by_the_palette(
    tmp_path: Path, word: str, seen: str
) -> None:
    async with driving(tmp_path, prepare=one_note) as driver:
        await driver.press("ctrl+p", *word, "enter")
        assert seen in driver.words


async def test_mood_opens_its_page_from_today_and_from_another_page_of_reflection(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=one_note) as driver:
        await driver.press("ctrl+p", *"mood", "enter")
        assert "Emotion" in driver.screen and "4 of 10" in driver.screen
        await driver.press("right_square_bracket")
        assert "4 of 10" not in driver.screen
        await driver.press("ctrl+p", *"feelings", "enter")
        assert "4 of 10" in driver.screen


async def test_an_exercise_begins_by_its_name(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=one_note) as driver:
        await driver.press("ctrl+p", *"ladder", "enter")
        session = driver.app.screen
        assert isinstance(session, SessionScreen) and session.runner.session.flow == "ladder"
