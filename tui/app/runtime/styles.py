"""Colours and style sheets: dark, light, the terminal's own sixteen; nothing is said by colour alone."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePath
from typing import Any

from textual.app import App, ReturnType
from textual.screen import Screen
from textual.theme import BUILTIN_THEMES, Theme

from tui.terminal.capabilities import color_depth, is_light

DARK = Theme(
    name="taut-dark",
    dark=True,
    primary="#e0a95c",
    secondary="#86b0c0",
    accent="#e0a95c",
    foreground="#d9d6ce",
    background="#15171b",
    surface="#1c1f25",
    panel="#2d323c",
    warning="#d8b26a",
    error="#d08770",
    success="#9bb58a",
    variables={
        "quiet": "#9a9ca1",
        "line": "#3a3f49",
        "vision": "#e0a95c",
        "reality": "#86b0c0",
        "block-cursor-background": "#e0a95c",
        "block-cursor-foreground": "#15171b",
        "input-selection-background": "#4a5a66",
    },
)

LIGHT = Theme(
    name="taut-light",
    dark=False,
    primary="#8a5a12",
    secondary="#2f6578",
    accent="#8a5a12",
    foreground="#2b2a27",
    background="#faf8f3",
    surface="#f3f0e8",
    panel="#e8e3d7",
    warning="#8a5a12",
    error="#9a3f26",
    success="#4d6b3a",
    variables={
        "quiet": "#66635b",
        "line": "#cdc6b6",
        "vision": "#8a5a12",
        "reality": "#2f6578",
        "block-cursor-background": "#8a5a12",
        "block-cursor-foreground": "#faf8f3",
        "input-selection-background": "#d9cba9",
    },
)

PLAIN = Theme(
    name="taut-16",
    dark=True,
    ansi=True,
    primary="ansi_yellow",
    secondary="ansi_cyan",
    accent="ansi_yellow",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    warning="ansi_yellow",
    error="ansi_red",
    success="ansi_green",
    variables={
        # Textual's own sheets name variables that it gives to its ANSI themes alone.
        **BUILTIN_THEMES["ansi-dark"].variables,
        "quiet": "ansi_default",
        "line": "ansi_default",
        "vision": "ansi_yellow",
        "reality": "ansi_cyan",
        "block-cursor-background": "ansi_yellow",
        "block-cursor-foreground": "ansi_black",
        "input-selection-background": "ansi_blue",
    },
)

THEMES = (DARK, LIGHT, PLAIN)


def theme_for(chosen: str, environment: Mapping[str, str] | None = None) -> str:
    """The theme to begin with: the one that was set, else what the terminal can show.

    Args:
        chosen: From the settings; unknown names are passed over.
        environment: Read for what the terminal is.
    """
    if chosen in {theme.name for theme in THEMES}:
        return chosen
    found = os.environ if environment is None else environment
    if color_depth(found) in ("none", "16"):
        return PLAIN.name
    return LIGHT.name if is_light(found) else DARK.name


FIRST = ("base", "today")
"""The sheets of what is shown first; all others are read behind that."""

RESTS = 0.005
"""Seconds between two of these others: long enough for a key to be answered."""


def style_sheets() -> list[str | PurePath]:
    """Paths of every sheet, the common one first and Today's next."""
    package = Path(__file__).parents[2]
    folder = package / "styles"
    if not folder.is_dir():
        folder = package.parent / "styles"
    first = [folder / f"{name}.tcss" for name in FIRST]
    return [*first, *sorted(sheet for sheet in folder.glob("*.tcss") if sheet not in first)]


class StyledOnce(App[ReturnType]):
    """An app that reads each sheet once: those of its first screen at the start, the others behind it.

    Textual reads every sheet with the colours of its own theme and then, before anything is drawn, once more with the
    app's, for each widget. Here the first reading has the app's colours already, and the second is left out.
    """

    _is_styled = False
    _later: Sequence[str | PurePath] = ()

    def style_first(self, screen: type[Screen[Any]], later: Sequence[str | PurePath]) -> None:
        """Takes the colours of the theme there is for the first reading; called when the app is made.

        Args:
            screen: Which one the sheets of the start are for.
            later: The sheets of all others.
        """
        self._first_screen, self._later = screen, later
        self._first_colours = self.get_css_variables()
        self.stylesheet.set_variables(self._first_colours)

    def style_rest(self) -> None:
        """Reads the other sheets, one at a time: a key that comes in between waits for one alone."""
        if self._later:
            self._read(1)
            self.set_timer(RESTS, self.style_rest)

    def _read(self, count: int) -> None:
        sheets, self._later = self._later[:count], self._later[count:]
        for sheet in sheets:
            self.stylesheet.read(sheet)
        self.stylesheet.parse()  # these alone: what was parsed before is kept

    def _load_screen_css(self, screen: Screen[Any]) -> None:
        if self._later and not isinstance(screen, self._first_screen):
            self._read(len(self._later))
            self.stylesheet.update(screen)
        super()._load_screen_css(screen)

    def refresh_css(self, animate: bool = True) -> None:
        """Reads the sheets again, except the first time, if the colours are still those they were read with."""
        first, self._is_styled = not self._is_styled, True
        if not first or self.get_css_variables() != self._first_colours:
            super().refresh_css(animate)
