"""The thin display shows what the stock display shows, in far fewer bytes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from rich.color import Color, ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Resize
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widgets import Footer, Header, Input, OptionList, Static, TextArea

from tests.app.emulation import Twice
from tui.terminal import cell_diff


class Box(ModalScreen[None]):
    CSS = "Box { align: center middle; } Box Static { width: 30; height: 5; border: round red; }"
    BINDINGS = [("f3", "app.pop_screen", "Close")]

    def compose(self) -> ComposeResult:
        yield Static("A box 日本 over it", markup=False)


class Both(Twice):
    """Every update is drawn twice: by the stock display and by ours."""

    CSS = "OptionList { width: 30; } TextArea { width: 1fr; } Input { height: 3; }"
    BINDINGS = [("f2", "box", "Box"), ("f4", "dress", "Theme")]

    def __init__(self, width: int, height: int, theme: str = "textual-dark") -> None:
        super().__init__()
        self.emulate(width, height)
        self.wanted_theme = theme

    def compose(self) -> ComposeResult:
        yield Header()
        with Horizontal():
            yield OptionList(*[Content(f"Option {number} with words 語{number}") for number in range(40)])
            area = TextArea("Twó lines here,\nand 日本語 there", soft_wrap=True)
            area.cursor_blink = False
            yield area
        line = Input(placeholder="A line")
        line.cursor_blink = False
        yield line
        yield Footer()

    def on_mount(self) -> None:
        self.theme = self.wanted_theme

    def action_box(self) -> None:
        self.push_screen(Box())

    def action_dress(self) -> None:
        self.theme = "ansi-dark" if self.theme != "ansi-dark" else "textual-light"


KEYS = [
    "a", "z", "space", "enter", "backspace", "delete", "left", "right", "up", "down", "home", "end", "tab", "shift+tab",
    "pageup", "pagedown", "shift+left", "shift+up", "ctrl+z", "ctrl+k", "f2", "f3", "f4",
]  # fmt: skip
TEXTS = ["a few words ", "日本語", "é", "éclair ", "\n\n", "안녕 ", "नमस्ते"[:1], "──", "[b]not bold[/b]"]
SIZES = [(80, 24), (60, 20), (100, 30), (41, 12)]

steps = st.lists(
    st.one_of(
        st.sampled_from(KEYS),
        st.sampled_from(TEXTS).map(lambda text: ("insert", text)),
        st.sampled_from(SIZES).map(lambda size: ("resize", size)),
    ),
    max_size=14,
)


async def play(app: Both, script: list[Any], check: Callable[[], None]) -> None:
    async with app.run_test(size=(app.wide, app.high)) as pilot:
        await pilot.pause()
        check()
        for step in script:
            match step:
                case ("insert", text):
                    app.query_one(TextArea).insert(text)
                case ("resize", (width, height)):
                    app.give_size(width, height)
                    await pilot.resize_terminal(width, height)
                case key:
                    await pilot.press(key)
            await pilot.pause()
            check()


@settings(max_examples=8, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(steps, st.sampled_from(["textual-dark", "ansi-dark"]))
def test_both_displays_show_the_same(script: list[Any], theme: str) -> None:
    app = Both(80, 24, theme)
    asyncio.run(play(app, script, app.same))


async def test_a_letter_and_a_move_are_small_and_silence_is_silent() -> None:
    app = Both(80, 24)
    async with app.run_test(size=(80, 24)) as pilot:
        app.query_one(TextArea).focus()
        await pilot.pause()
        app.query_one(TextArea).insert("word")
        await pilot.pause()
        before = app.thin.size
        await pilot.press("x")
        await pilot.pause()
        assert 0 < app.thin.size - before <= 120
        app.query_one(OptionList).focus()
        await pilot.press("down")
        await pilot.pause()
        before = app.thin.size
        await pilot.press("down")
        await pilot.pause()
        assert 0 < app.thin.size - before <= 600
        before = app.thin.size
        app.screen.refresh()
        await pilot.pause()
        assert app.thin.size == before
        app.same()


async def test_repaint_all_makes_good_a_spoilt_screen() -> None:
    app = Both(80, 24)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.thin.feed("\x1b[5;5H\x1b[31mSomebody else wrote this\x1b[m")
        app.repaint_all()
        app.same()


async def test_the_key_that_repaints_sends_what_the_keys_before_it_changed() -> None:
    app = Both(80, 24)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        sent: list[str] = []
        app.caught = sent.append  # type: ignore[method-assign, assignment]  # watched
        app.query_one(TextArea).focus()
        app.query_one(TextArea).insert("Elderberry")
        app.action_repaint_all()
        while not any("\x1b[2J" in data for data in sent):
            await pilot.pause()
        assert "Elderberry" in next(data for data in sent if "\x1b[2J" in data)


async def test_a_size_told_too_late_is_put_right_when_the_window_rests() -> None:
    """Of two signals that meet, the later may tell the size before."""
    app = Both(80, 24)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        asked: list[Size] = []

        def told_size() -> tuple[int, int]:
            asked.append(app.size)
            return 80, 24

        app._driver.told_size = told_size
        app.post_message(Resize(Size(30, 8), Size(30, 8)))
        while not asked or app.size != Size(80, 24):
            await pilot.pause(0.05)
        assert asked[0] == Size(30, 8)
        await pilot.pause()
        app.repaint_all()
        app.same()


async def test_a_busy_terminal_gets_the_last_picture_only() -> None:
    app = Both(80, 24)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app._driver.busy = True
        before = app.thin.size
        area = app.query_one(TextArea)
        for _ in range(20):
            area.insert("many words ")
            await pilot.pause()
        assert app.thin.size == before
        app._driver.busy = False
        for _ in range(100):
            await pilot.pause(0.02)
            if app.thin.size > before:
                break
        await pilot.pause()
        app.same()


styles = st.builds(
    Style,
    color=st.sampled_from([None, "default", "red", "bright_blue", "color(200)", "#102030"]),
    bgcolor=st.sampled_from([None, "default", "green", "color(17)", "#405060"]),
    bold=st.booleans(), dim=st.booleans(), italic=st.booleans(), underline=st.booleans(), reverse=st.booleans(),
    strike=st.booleans(), blink=st.booleans(), overline=st.booleans(),
)  # fmt: skip


def obey(state: dict[str, str], sequence: str) -> dict[str, str]:
    """A terminal's SGR state after one sequence: every parameter by what it sets."""
    assert sequence.startswith("\x1b[") and sequence.endswith("m")
    codes = iter(sequence[2:-1].split(";"))
    state = dict(state)
    for code in codes:
        if code in ("", "0"):
            state = {}
        elif code in ("38", "48"):
            kind = next(codes)
            state[code] = ";".join([kind, *(next(codes) for _ in range(1 if kind == "5" else 3))])
        elif 30 <= int(code) <= 39 or 90 <= int(code) <= 97:
            state["38"] = code
        elif 40 <= int(code) <= 49 or 100 <= int(code) <= 107:
            state["48"] = code
        else:
            state[code] = "on"
    return {name: value for name, value in state.items() if value not in ("39", "49")}


@given(styles, styles, st.sampled_from([ColorSystem.STANDARD, ColorSystem.EIGHT_BIT, ColorSystem.TRUECOLOR]))
def test_every_change_of_style_arrives_where_the_stock_sequence_does(a: Style, b: Style, colors: ColorSystem) -> None:
    from textual.strip import Strip

    old, new = cell_diff.sgr_of(a, colors), cell_diff.sgr_of(b, colors)
    start = obey({}, f"\x1b[{old}m")
    sequence = cell_diff.sgr_transition(old, new)
    wanted = obey({}, f"\x1b[{Strip.render_ansi(b, colors)}m")
    assert (obey(start, sequence) if sequence else start) == wanted
    assert len(sequence) <= len(new) + 5


def test_the_colour_is_the_one_the_stock_display_sends() -> None:
    style = Style(color=Color.parse("#ff8800"), bold=True)
    assert cell_diff.sgr_of(style, ColorSystem.EIGHT_BIT) == "1;38;5;208"


alphabet = st.sampled_from([*"ab 日é", "e\u0301", "👩\u200d🚀", "❤\ufe0f", "🇩🇪", "👍🏽", "\u200d", "\u0301", "각"])


@given(st.lists(alphabet, max_size=30), st.lists(alphabet, max_size=30), st.booleans())
def test_any_row_turns_into_any_other(one: list[str], other: list[str], erase: bool) -> None:
    """By a terminal that measures as Rich does, which pyte does not for joined emoji."""
    width = 24
    rows = []
    for texts in (one, other):
        row = cell_diff.cells([Segment("".join(texts), Style(bold=True))], ColorSystem.EIGHT_BIT)[:width]
        row += [cell_diff.BLANK] * (width - len(row))
        cell_diff.repair_wide_cells(row)
        rows.append(row)
    pen = cell_diff.Pen(width, erase)
    pen.row(0, rows[0], rows[1])
    shown = obey_row(list(rows[0]), "".join(pen.out))
    assert shown == rows[1]


def obey_row(row: cell_diff.Row, data: str) -> cell_diff.Row:
    import re

    x, sgr = 0, ""
    for match in re.finditer(r"\x1b\[([0-9;]*)([A-Za-z])|\r|[^\x1b\r]+", data):
        if match[0] == "\r":
            x = 0
        elif match[2] is None:
            for text, size in cell_diff.graphemes(match[0]):
                if not size:
                    continue
                row[x : x + size] = [(text, sgr), *[None] * (size - 1)]
                x += size
        else:
            number = int(match[1].split(";")[-1] or 1) if match[2] != "m" else 0
            match match[2]:
                case "H":
                    x = number - 1 if ";" in match[1] else 0
                case "C":
                    x += number
                case "D":
                    x -= number
                case "K":
                    row[x:] = [(" ", sgr)] * (len(row) - x)
                case "X":
                    row[x : x + number] = [(" ", sgr)] * number
                case "m":
                    state = obey(obey({}, f"\x1b[{sgr}m"), match[0])
                    sgr = ";".join(state) if set(state) <= {"1"} else "?"
    return row
