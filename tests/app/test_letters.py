"""The cursor goes by letters as a person counts them, and takes whole ones away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Input

from tui.plain.reader import _last
from tui.terminal import graphemes
from tui.terminal.editor import Editor
from tui.terminal.input_field import LONGEST, InputField

LETTERS = (
    "e\u0301",
    "👩\u200d🚀",
    "🇩🇪",
    "👍🏽",
    "ก็",
    "नि",
    "\u1100\u1161\u11a8",
    "☕\ufe0f",
    "é",
    "日",
    "a",
)


class Page(App[None]):
    def compose(self) -> ComposeResult:
        yield Editor()
        yield InputField("", select_on_focus=False)


@pytest.mark.parametrize("letter", LETTERS)
async def test_a_letter_is_passed_and_taken_away_whole(letter: str) -> None:
    app = Page()
    async with app.run_test() as pilot:
        editor = app.query_one(Editor)
        editor.load_text(f"a{letter}b")
        editor.move_cursor((0, 1))
        await pilot.press("right")
        assert editor.cursor_location == (0, 1 + len(letter))
        await pilot.press("left")
        assert editor.cursor_location == (0, 1)
        await pilot.press("X")
        assert editor.text == f"aX{letter}b"
        await pilot.press("right", "Y", "backspace", "backspace")
        assert editor.text == "aXb"
        editor.load_text(f"a{letter}b")
        editor.move_cursor((0, 1))
        await pilot.press("delete")
        assert editor.text == "ab"


@pytest.mark.parametrize("letter", [letter for letter in LETTERS if len(letter) > 1])
async def test_no_way_leads_into_a_letter(letter: str) -> None:
    app = Page()
    async with app.run_test() as pilot:
        editor = app.query_one(Editor)
        editor.load_text(f"{letter * 9}\nabcdefghijklmnopqrstuvwxyz\n{letter * 9}")
        edges = {length * len(letter) for length in range(10)}
        for column in range(20):
            for keys in (("up",), ("down",), ("shift+up",), ("ctrl+left",), ("ctrl+right",)):
                editor.move_cursor((1, column))
                await pilot.press(*keys)
                row, at = editor.cursor_location
                assert row == 1 or at in edges, keys
        for column in range(len(letter) * 9):
            editor.move_cursor((0, column))
            assert editor.cursor_location[1] in edges


@pytest.mark.parametrize("letter", LETTERS)
async def test_in_a_field_of_one_line_too(letter: str) -> None:
    app = Page()
    async with app.run_test() as pilot:
        field = app.query_one(InputField)
        field.focus()
        field.value = f"a{letter}b"
        await pilot.press("home", "right", "right", "X", "left", "left", "Y")
        assert field.value == f"aY{letter}Xb"
        await pilot.press("right", "backspace", "backspace", "backspace", "delete")
        assert field.value == "b"
        field.value = f"a{letter}b"
        await pilot.press("home", "right", "delete")
        assert field.value == "ab"
        field.value = f"a{letter}b"
        await pilot.press("home", "right", "shift+right", "Z")
        assert field.value == "aZb"
        field.value = letter * 3
        for column in range(len(field.value)):
            field.cursor_position = column
            assert field.cursor_position % len(letter) == 0


WORDS = ("cafe\u0301", "e\u0301tude", "नमस्ते", "می\u200cخواهم", "plain")


@pytest.mark.parametrize("word", WORDS)
async def test_a_word_with_marks_is_one_word(word: str) -> None:
    app = Page()
    async with app.run_test() as pilot:
        field, editor = app.query_one(InputField), app.query_one(Editor)
        for keys, left in (
            (("end", "ctrl+w"), "one "), (("end", "ctrl+left", "X"), f"one X{word}"),
            (("home", "ctrl+right", "ctrl+right", "X"), f"one {word}X"),
            (("home", "alt+delete", "alt+delete"), ""), (("end", "alt+backspace"), "one "),
        ):  # fmt: skip
            field.value = f"one {word}"
            field.focus()
            await pilot.press(*keys)
            assert field.value == left, keys
            editor.load_text(f"one {word}")
            editor.focus()
            await pilot.press(*keys)
            assert editor.text == left, keys


@pytest.mark.parametrize("piece", ["e", "\u0301", "👩", "\u200d", "🚀"])
async def test_a_field_of_one_line_takes_what_is_typed_in_the_middle(piece: str) -> None:
    app = Page()
    async with app.run_test() as pilot:
        field = app.query_one(InputField)
        field.focus()
        field.value = "ab"
        field.cursor_position = 1
        field.post_message(events.Key("x", piece))
        await pilot.pause()
        assert field.value == f"a{piece}b"


async def test_a_paste_of_two_lines_into_one_keeps_both() -> None:
    app = Page()
    async with app.run_test() as pilot:
        field = app.query_one(InputField)
        field.focus()
        field.post_message(events.Paste("two \nlines\n"))
        await pilot.pause()
        assert field.value == "two lines"
        app.copy_to_clipboard("\n, three")
        await pilot.press("ctrl+v")
        assert field.value == "two lines, three"
        field.post_message(events.Paste("x" * LONGEST))
        await pilot.pause()
        assert field.value == "two lines, three"


def test_taut_has_no_field_of_one_line_but_these() -> None:
    import tui.app

    files = Path(str(tui.app.__file__)).parent.rglob("*.py")
    assert not [file for file in files if re.search(r"(?<!\w)Input\((?!Field)", file.read_text("utf-8"))]
    assert issubclass(InputField, Input)


async def test_what_is_typed_code_point_by_code_point_stays_together() -> None:
    app = Page()
    async with app.run_test() as pilot:
        editor = app.query_one(Editor)
        editor.load_text("ab")
        editor.move_cursor((0, 1))
        for piece in ("e", "\u0301", "👩", "\u200d", "🚀", "!"):
            editor.insert(piece)
        await pilot.pause()
        assert editor.text == "ae\u0301👩\u200d🚀!b"


@pytest.mark.parametrize("letter", LETTERS)
def test_a_backspace_in_plain_takes_a_whole_letter(letter: str) -> None:
    typed = [*"so ", *letter]
    assert "".join(_last(typed)) == letter and "".join(typed) == "so "


@given(st.text(st.sampled_from([*"ab ", *{part for letter in LETTERS for part in letter}]), max_size=30))
def test_back_and_forth_is_the_same_way(text: str) -> None:
    forth = list(walk(text))
    assert forth[-1] == len(text) and forth == sorted(set(forth))
    for place in range(len(text) + 1):
        begin, end = graphemes.around(text, place)
        assert begin <= place <= end and (place in forth) <= (begin == end == place)
    assert graphemes.before(text, len(text)) in forth


def walk(text: str) -> Iterator[int]:
    place = 0
    yield place
    while place < len(text):
        place = graphemes.after(text, place)
        yield place
