"""The editor draws what the stock text area draws, a row at a time."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from textual import events
from textual.app import App, ComposeResult
from textual.document._document import Selection
from textual.strip import Strip
from textual.widgets import TextArea

from tui.terminal.editor import LARGE, Editor, Line

LINES = "A first line.\n\nA longer paragraph with 日本語 words that wraps over several rows of a narrow field.\n" * 4


class Two(App[None]):
    """Ours above, the stock one below; both think they have the focus."""

    CSS = (
        "TextArea { height: 8; width: 34; border: none; scrollbar-size-vertical: 1; } TextArea:focus { border: none; }"
    )
    CSS += ".text-area--cursor, TextArea .text-area--cursor { text-style: reverse; }"

    def __init__(self, kind: type[TextArea], text: str) -> None:
        super().__init__()
        self.area = kind(text)
        self.area.cursor_blink = False
        self.area.highlight_cursor_line = False
        self.area.match_cursor_bracket = False
        self.messages: list[Any] = []

    def compose(self) -> ComposeResult:
        yield self.area

    def on_editor_pasted_large(self, message: Editor.PastedLarge) -> None:
        self.messages.append(message)

    def on_line_submitted(self, message: Line.Submitted) -> None:
        self.messages.append(message)


def seen(app: Two) -> list[Any]:
    """What the compositor would show, from what has been drawn: a row not drawn again keeps its old look."""
    return [
        [(s.text, s.style and s.style.without_color, s.style and s.style.color) for s in strip.simplify()._segments]
        for strip in app.screen._compositor.render_strips()
    ]


KEYS = [
    "left", "right", "up", "down", "home", "end", "pageup", "pagedown", "enter", "space", "backspace", "delete",
    "ctrl+k", "ctrl+u", "ctrl+w", "ctrl+z", "ctrl+y", "shift+left", "shift+up", "shift+down", "shift+end", "ctrl+x",
    "ctrl+v", "x",
]  # fmt: skip
scripts = st.lists(
    st.one_of(
        st.sampled_from(KEYS).map(lambda key: ("key", key)),
        st.sampled_from(["word ", "日本", "é", "two\nlines", "(a [b] c)", "\n\n\n"]).map(lambda t: ("insert", t)),
        st.tuples(st.integers(0, 12), st.integers(0, 40)).map(lambda at: ("go", at)),
        st.tuples(*[st.tuples(st.integers(0, 12), st.integers(0, 40))] * 2).map(lambda at: ("select", at)),
    ),
    max_size=12,
)


async def played(kind: type[TextArea], text: str, script: list[Any]) -> list[list[Any]]:
    app, pictures = Two(kind, text), []
    async with app.run_test(size=(40, 10)) as pilot:
        app.area.focus()
        await pilot.pause()
        for step in script:
            match step:
                case ("key", key):
                    await pilot.press(key)
                case ("insert", words):
                    app.area.insert(words)
                case ("go", at):
                    app.area.move_cursor(app.area.clamp_visitable(at))
                case ("select", (start, end)):
                    app.area.selection = Selection(app.area.clamp_visitable(start), app.area.clamp_visitable(end))
            await pilot.pause()
            pictures.append([*seen(app), app.area.text, app.area.selection])
    return pictures


@settings(max_examples=8, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(st.sampled_from(["", "short", LINES]), scripts)
def test_every_row_looks_as_in_the_stock_area(text: str, script: list[Any]) -> None:
    """Where a letter is one code point: the stock area goes into the middle of any other."""

    async def both() -> tuple[Any, Any]:
        return await played(Editor, text, script), await played(TextArea, text, script)

    ours, stock = asyncio.run(both())
    for step, got, expected in zip(script, ours, stock, strict=True):
        assert got == expected, step


async def test_a_letter_draws_one_row(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Two(Editor, LINES)
    async with app.run_test(size=(40, 10)) as pilot:
        app.area.focus()
        app.area.move_cursor((2, 5))
        await pilot.pause()
        drawn: list[int] = []
        stock = app.area.render_line

        def render(y: int) -> Strip:
            drawn.append(y)
            return stock(y)

        monkeypatch.setattr(app.area, "render_line", render)
        await pilot.press("x")
        await pilot.pause()
        assert len(set(drawn)) <= 1


async def test_a_paste_is_cleaned_and_a_large_one_is_handed_on() -> None:
    app = Two(Editor, "")
    async with app.run_test(size=(40, 10)) as pilot:
        app.area.focus()
        app.area.post_message(events.Paste("a\x1b[2Jb\r\nc\rd\u202e"))
        await pilot.pause()
        assert app.area.text == "a[2Jb\nc\nd\u202e", "to the letter; no terminal gets the mark"
        app.area.post_message(events.Paste("é" * LARGE))
        await pilot.pause()
        assert app.area.text == "a[2Jb\nc\nd\u202e", "to the letter; no terminal gets the mark"
        assert [len(message.text) for message in app.messages] == [LARGE]


async def test_nothing_in_a_placeholder_is_markup() -> None:
    app = Two(Editor, "")
    app.area.placeholder = "[/] what [b]now"
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        assert "[/] what [b]now" in app.screen._compositor.render_strips()[0].text


async def test_a_line_hands_in_with_enter_grows_and_has_no_newlines() -> None:
    app = Two(Line, "one\ntwo")
    async with app.run_test(size=(40, 20)) as pilot:
        app.area.styles.height = "auto"
        app.area.focus()
        await pilot.pause()
        assert app.area.text == "one two"
        assert app.area.size.height == 1
        app.area.move_cursor(app.area.document.end)
        app.area.post_message(events.Paste(" three\n\nfour"))
        await pilot.pause()
        assert app.area.text == "one two three four"
        app.area.insert(" and many words" * 30)
        await pilot.pause()
        assert app.area.size.height == 4
        await pilot.press("enter")
        await pilot.pause()
        assert [message.text for message in app.messages] == [app.area.text]


async def test_up_at_the_top_and_down_at_the_bottom_stay_in_the_field() -> None:
    app = Two(Editor, "one\ntwo")
    async with app.run_test(size=(40, 10)) as pilot:
        app.area.focus()
        await pilot.press("up", "up", "down", "down", "down")
        assert app.focused is app.area
        assert app.area.cursor_location == (1, 3)


def test_every_key_of_the_editor_has_a_name() -> None:
    names = [binding.id for binding in Editor.BINDINGS]
    assert all(names)
    assert len(set(names)) == len(names)


async def test_a_joiner_can_be_typed() -> None:
    app = Two(Editor, "")
    async with app.run_test(size=(40, 10)) as pilot:
        app.area.focus()
        for character in "👩\u200d🚀":
            app.area.post_message(events.Key("", character))
        await pilot.pause()
        assert app.area.text == "👩\u200d🚀"
