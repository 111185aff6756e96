"""Other keys: what the settings ask for is bound, named and shown, and what cannot be is told in a sentence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.app.driving import driving, first_run
from tui.app.base.screen import CommandScreen
from tui.app.fields import AnswerField
from tui.app.runtime.keymap import PRESETS, commands, keymap, layers
from tui.terminal.commands import NAMED_KEY, spoken
from tui.terminal.virtual_list import VirtualList
from tui.workspace import Workspace


def asking(**keys: Any) -> Any:
    def prepare(space: Workspace) -> None:
        space.settings = space.settings._replace(keys=keys)

    return prepare


async def test_another_key_does_it_and_the_old_one_no_longer(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=asking(place={"journal": "f4", "values": "z"})) as driver:
        assert "f4 Journal" in driver.screen and "z Values" in driver.screen and "1 Today" in driver.screen
        await driver.press("6")
        assert "Good morning" in driver.screen
        await driver.press("z")
        assert "4 Values" not in driver.screen and "Good morning" not in driver.screen
        await driver.press("f4")
        assert "f4 Journal" in driver.screen


async def test_the_line_of_keys_and_the_help_say_the_keys_there_are(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=asking(**{"app.note": "i, f9", "app.help": ";"})) as driver:
        await first_run(driver)
        assert "; keys" in driver.keys and "? keys" not in driver.keys
        await driver.press("semicolon", "pagedown")
        assert "i, f9" in driver.screen and "A quick note" in driver.screen
        await driver.press("escape", "f9")
        assert driver.question == "What would you like to note?"


async def test_a_session_has_its_other_keys_too(tmp_path: Path) -> None:
    async with driving(tmp_path, begin="note", prepare=asking(session={"pause": "f10"})) as driver:
        assert "f10 pause" in driver.keys
        await driver.press("f10")
        assert "Good morning" in driver.screen


async def test_vim_has_its_keys(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=asking(preset="vim")) as driver:
        await first_run(driver)
        await driver.press("colon")
        assert "Begin the evening reflection." in driver.screen
        await driver.press("escape", "i")
        assert driver.question == "What would you like to note?"


async def test_what_cannot_be_is_said_and_the_rest_works(tmp_path: Path) -> None:
    wanted = asking(**{"app.note": "alt+n", "place.journal": "z"})
    async with driving(tmp_path, prepare=wanted) as driver:
        assert "[keys] gives “app.note” the key “alt+n”, which can't be used" in driver.words
        await driver.press("z")
        assert "Good morning" not in driver.words


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        ({"today.nope": "x"}, "“today.nope”, which is not a command (did you mean “today.not”?)"),
        ({"preset": "emacs"}, "the preset “emacs”; the presets are default and vim"),
        ({"today.evening": "ctrl+b"}, "tmux uses it"),
        ({"today.evening": "ctrl+q"}, "^q, which is taken by “app.quit” on the same screen"),
        ({"today.evening": "m"}, "m, which is taken by “today.morning” on the same screen; “today.evening” keeps e"),
        ({"today.evening": "n"}, "n, which is taken by “app.note” on the same screen"),
        ({"session.next": "x"}, "where a letter is just a letter"),
        ({"editor.undo": "u"}, "where a letter is just a letter"),
        ({"today.evening": ""}, "no key; write one"),
        ({"today.evening": 7}, "no key; write one"),
        ({"today.evening": "ctrl+enter"}, "few terminals send it"),
        ({"today.evening": "hop"}, "there is no such key"),
    ],
    ids=str,
)
def test_each_mistake_has_its_sentence(wanted: dict[str, Any], sentence: str) -> None:
    found = keymap({**wanted, "place.journal": "z"})
    assert len(found.problems) == 1 and sentence in found.problems[0]
    assert found.changed == {"place.journal": "z"}


def test_two_commands_may_change_places() -> None:
    found = keymap({"today.morning": "e", "today.evening": "m"})
    assert found == ({"today.morning": "e", "today.evening": "m"}, ())


def test_keys_may_be_written_as_a_person_would() -> None:
    written = {"app.help": "? , F1", "today.evening": ["v", "ctrl-e"], "place.journal": "^j"}
    found = keymap({**written, "vision.rate": "-"})
    assert found.changed["app.help"] == "question_mark,f1"
    assert found.changed["today.evening"] == "v,ctrl+e"
    assert found.changed["vision.rate"] == "minus"
    assert "“place.journal”" in found.problems[0]


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_names_commands_there_are_and_clashes_with_nothing(name: str) -> None:
    known = commands(layers())
    assert set(PRESETS[name]) <= set(known)
    found = keymap({"preset": name})
    assert found == (dict(PRESETS[name]), ())


def test_every_command_has_a_name_of_its_own_and_says_what_it_does() -> None:
    known = commands(layers())
    assert len(known) > 100 and all(bound.help for bound in known.values())


async def test_half_a_page_down_and_up_in_a_list(tmp_path: Path) -> None:
    def prepare(space: Workspace) -> None:
        for number in range(60):
            space.entries.note(f"note {number}")

    async with driving(tmp_path, prepare=prepare) as driver:
        await driver.press("6")
        rows = driver.app.screen.query_one(VirtualList)
        first = rows.cursor
        await driver.press("ctrl+d")
        half = rows.cursor - first
        assert rows.size.height // 2 - 1 <= half <= rows.size.height // 2 + 1
        await driver.press("pagedown")
        assert rows.cursor - first > 2 * half
        await driver.press("pageup", "ctrl+u")
        assert rows.cursor == first


async def test_page_up_in_a_palette_that_has_no_room_yet_does_nothing(tmp_path: Path) -> None:
    async with driving(tmp_path, size=(40, 4)) as driver:
        await driver.press("ctrl+p", "pageup", "pagedown", "escape")
        assert "Palette" not in type(driver.app.screen).__name__


async def test_the_palette_lists_what_can_be_done_once_and_lives_with_finding_nothing(tmp_path: Path) -> None:
    async with driving(tmp_path) as driver:
        listed = [(one.label, one.help) for one in driver.app.global_actions.palette_commands(driver.app.keymap)]
        assert len(listed) == len(set(listed))
        assert [label for label, _ in listed].count("quit") == 1
        await driver.press("ctrl+p")
        await driver.write("zzqq")
        await driver.press("pagedown", "pageup", "down", "up", "enter")
        assert driver.app.return_code is None
        await driver.press("escape")


async def test_what_stands_on_the_screen_names_the_keys_there_are(tmp_path: Path) -> None:
    keys = {"today.kept": "w", "session.next": "f8", "scale.keep": "f9", "feeling.keep": "f9"}
    async with driving(tmp_path, prepare=asking(**keys)) as driver:
        await driver.press("enter", "enter")
        assert isinstance(driver.app.screen, CommandScreen) and "f9 to continue" in driver.app.screen.help_note()
        await driver.press("2", "1", "3", "f9", "5", "enter")
        await driver.write("I finish one thing that matters", "enter")
        await driver.write("Mail came first", "enter")
        assert "f9 to continue" in driver.screen
        await driver.press("3", "f9")
        await driver.write("Write the first page", "enter")
        await driver.press("escape")
    async with driving(tmp_path, prepare=asking(**keys)) as driver:
        await driver.press("n")
        assert "f8 to save" in driver.screen


async def test_a_promise_on_today_has_the_letters_there_are(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=asking(**{"today.kept": "z"})) as driver:
        await first_run(driver)
        assert "z kept  p partly  x not this time  l let go  t not yet" in driver.screen
        await driver.press("j", "z")
        assert "Noted: kept" in driver.screen


def test_every_key_named_in_a_hint_is_one_of_its_command() -> None:
    known = commands(layers())
    said = {"↑": "up", "↓": "down", "←": "left", "→": "right"}
    for kind in below(AnswerField):
        for name, key in NAMED_KEY.findall(kind.HINT):
            own = known[name].keys
            assert said.get(key, key.lower()) in map(spoken, own) or said.get(key) in own


def below(kind: type[AnswerField]) -> list[type[AnswerField]]:
    return [found for one in kind.__subclasses__() for found in (one, *below(one))]
