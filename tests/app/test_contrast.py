"""Every colour the sheets and the code give to text has the contrast with its ground that WCAG AA asks for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual.color import Color
from textual.theme import Theme

import tui
from tui.app.runtime.styles import THEMES, style_sheets

AA = 4.5
"""The ratio WCAG 2.2 asks of text (1.4.3)."""
AA_GRAPHIC = 3.0
"""The ratio it asks of what has to be seen to be used, such as the frame of what has the focus (1.4.11)."""
NAMED = [theme for theme in THEMES if not theme.ansi]
GROUNDS = ("background", "surface", "panel")
"""What text stands on."""
ON_CURSOR = ("block-cursor-foreground", "block-cursor-background")


def luminance(color: Color) -> float:
    """The relative luminance, as WCAG defines it."""
    parts = (part / 255 for part in color.rgb)
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(Color.parse(one)), luminance(Color.parse(other))))
    return (high + 0.05) / (low + 0.05)


def colours(theme: Theme) -> dict[str, str]:
    """Every colour of a theme that is its own, by the name a sheet calls it by."""
    own = (
        "primary",
        "secondary",
        "accent",
        "foreground",
        "background",
        "surface",
        "panel",
        "warning",
        "error",
        "success",
    )
    return {name: str(getattr(theme, name)) for name in own} | theme.variables


def text_colours() -> set[str]:
    """The names of the colours that a sheet or a piece of code gives to text."""
    in_sheets = re.compile(r"(?<![\w-])color:\s*\$([\w-]+)|title-color:\s*\$([\w-]+)")
    in_code = re.compile(r'"(?:(?:bold|strike|italic|underline|reverse) )*\$([\w-]+)"')
    package = Path(tui.__file__).parent
    found = {name for sheet in style_sheets() for pair in in_sheets.findall(Path(sheet).read_text()) for name in pair}
    for path in (path for room in ("app", "terminal") for path in (package / room).rglob("*.py")):
        found |= set(in_code.findall(path.read_text()))
    return found - {"", "line"} - {name for name in found if name.startswith("scrollbar")}


@pytest.mark.parametrize("theme", NAMED, ids=lambda theme: theme.name)
def test_every_text_can_be_read_on_every_ground(theme: Theme) -> None:
    known = colours(theme)
    names = text_colours()
    assert {"foreground", "quiet", "primary", "secondary", "reality", "vision"} <= names
    assert names <= known.keys()
    pairs = {(name, ground): contrast(known[name], known[ground]) for name in names for ground in GROUNDS}
    assert {pair: round(ratio, 2) for pair, ratio in pairs.items() if ratio < AA} == {}


@pytest.mark.parametrize("theme", NAMED, ids=lambda theme: theme.name)
def test_the_cursor_and_a_selection_can_be_read(theme: Theme) -> None:
    known = colours(theme)
    assert contrast(*(known[name] for name in ON_CURSOR)) >= AA
    assert contrast(known["foreground"], known["input-selection-background"]) >= AA


@pytest.mark.parametrize("theme", NAMED, ids=lambda theme: theme.name)
def test_what_has_the_focus_is_seen_by_its_frame(theme: Theme) -> None:
    known = colours(theme)
    assert contrast(known["primary"], known["background"]) >= AA_GRAPHIC


def test_no_text_is_dimmed() -> None:
    """A terminal dims as it likes: what is less important is quiet, which is a colour that can be read."""
    rooms = (path for room in ("app", "terminal") for path in (Path(tui.__file__).parent / room).rglob("*.py"))
    assert not [path.name for path in rooms if re.search(r'"[^"]*\$quiet[^"]* dim|"dim ', path.read_text())]


def test_sixteen_colours_are_the_terminals_own() -> None:
    (theme,) = (theme for theme in THEMES if theme.ansi)
    assert all(colour.startswith("ansi_") for name, colour in colours(theme).items() if name in text_colours())
    assert (theme.foreground, theme.background) == ("ansi_default", "ansi_default")
