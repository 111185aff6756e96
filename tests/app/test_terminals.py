"""What is drawn in a terminal that cannot show everything, and which colours it is given."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.app.driving import driving
from tui.app.runtime.styles import theme_for
from tui.terminal.capabilities import color_depth, is_light, missing_charset, substitute
from tui.terminal.cell_diff import graphemes


@pytest.mark.parametrize(
    ("environment", "have", "theme"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, "truecolor", "taut-dark"),
        ({"TERM": "xterm-kitty"}, "truecolor", "taut-dark"),
        ({"TERM": "alacritty"}, "truecolor", "taut-dark"),
        ({"WT_SESSION": "1"}, "truecolor", "taut-dark"),
        ({"TERM": "tmux-256color"}, "256", "taut-dark"),
        ({"TERM": "xterm-256color", "COLORFGBG": "0;15"}, "256", "taut-light"),
        ({"TERM": "xterm-256color", "COLORFGBG": "15;0"}, "256", "taut-dark"),
        ({"TERM": "screen"}, "16", "taut-16"),
        ({"TERM": "linux"}, "16", "taut-16"),
        ({"TERM": "xterm-16color"}, "16", "taut-16"),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "1"}, "none", "taut-16"),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": ""}, "truecolor", "taut-dark"),
        ({"TERM": "tmux-256color", "NO_COLOR": ""}, "256", "taut-dark"),
    ],
    ids=str,
)
def test_the_theme_follows_the_terminal(environment: dict[str, str], have: str, theme: str) -> None:
    assert color_depth(environment) == have
    assert theme_for("", environment) == theme
    assert theme_for("taut-light", environment) == "taut-light"
    assert is_light(environment) == (theme == "taut-light")


@pytest.mark.parametrize(
    ("environment", "what"),
    [
        ({}, ""), ({"LANG": "de_DE.UTF-8"}, ""), ({"LANG": "C.utf8", "TERM": "xterm"}, ""), ({"LANG": "C"}, "ascii"),
        ({"LC_ALL": "POSIX", "LANG": "de_DE.UTF-8"}, "ascii"), ({"LANG": "de_DE.ISO-8859-15@euro"}, "iso8859-15"),
        ({"TERM": "linux"}, "console"), ({"LANG": "de_DE.NONSUCH"}, "ascii"),
    ],
    ids=str,
)  # fmt: skip
def test_what_a_terminal_lacks_is_told_by_its_surroundings(environment: dict[str, str], what: str) -> None:
    assert missing_charset(environment) == what


@given(st.text(), st.sampled_from(["ascii", "iso8859-15", "console"]))
def test_whatever_is_drawn_can_be_shown_and_takes_as_many_cells(text: str, lacking: str) -> None:
    for piece, width in graphemes(text):
        drawn = substitute(piece, width, lacking)
        if lacking != "console":
            drawn.encode(lacking)
            assert cell_len(drawn) == width


def test_a_letter_stands_as_the_letter_it_is_made_from() -> None:
    assert [substitute(letter, 1, "ascii") for letter in "äéñßø—“●"] == ["a", "e", "n", "s", "o", "-", '"', "*"]
    assert substitute("日", 2, "ascii") == "??"
    assert [substitute(letter, 1, "iso8859-15") for letter in "äß€─"] == ["ä", "ß", "€", "-"]
    assert [substitute(letter, 1, "console") for letter in "ä╭⠒●"] == ["ä", "┌", ".", "•"]


async def test_in_ascii_nothing_else_is_drawn_and_no_letter_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    async with driving(tmp_path, begin="note") as driver:
        await driver.write("größer, 日本")
        assert "groser, ????" in driver.screen and driver.screen.isascii()
        await driver.press("escape")
        (draft,) = (tmp_path / "drafts").glob("*.json")
        assert "größer, 日本" in draft.read_text(encoding="utf-8")
        for place in "234567":
            await driver.press(place)
            assert driver.screen.isascii()


@pytest.mark.parametrize("value", ["1", "0", " "])
async def test_where_no_colour_is_wanted_there_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("NO_COLOR", value)
    async with driving(tmp_path) as driver:
        strips = driver.app.screen._compositor.render_strips()
        styles = [segment.style for strip in strips for segment in strip if segment.style and segment.text.strip()]
        assert styles and any(style.bold for style in styles)
        assert all(colour is None or colour.is_default for one in styles for colour in (one.color, one.bgcolor))


async def test_an_empty_no_color_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "")
    monkeypatch.setenv("COLORTERM", "truecolor")
    async with driving(tmp_path) as driver:
        assert driver.app.theme == "taut-dark" and not driver.app.no_color
        strips = driver.app.screen._compositor.render_strips()
        inks = {
            segment.style.color.name for strip in strips for segment in strip if segment.style and segment.style.color
        }
        assert len(inks) > 2
