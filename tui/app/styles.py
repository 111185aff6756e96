"""Where the style sheets are, inside the installed package or beside it in a checkout, and when they are read."""

from __future__ import annotations

from pathlib import Path, PurePath

from textual.app import App, ReturnType

SHEETS = (
    "base",
    "today",
    "session",
    "fields",
    "journal",
    "vision",
    "library",
    "values",
    "insights",
    "dialogs",
    "pages",
)


def style_sheets() -> list[str | PurePath]:
    """Paths of every sheet, the common one first."""
    package = Path(__file__).parent.parent
    folder = package / "styles"
    if not folder.is_dir():
        folder = package.parent / "styles"
    return [folder / f"{name}.tcss" for name in SHEETS]


class StyledOnce(App[ReturnType]):
    """An app that reads its sheets once at the start.

    Textual reads them with the colours of its own theme first and, before anything is drawn, again with those of the
    app's, for every widget there is. Here the first reading has the app's colours, and the second is left out.
    """

    _is_styled = False

    def style_first(self) -> None:
        """Takes the colours of the theme there is for the first reading; called when the app is made."""
        self._first_colours = self.get_css_variables()
        self.stylesheet.set_variables(self._first_colours)

    def refresh_css(self, animate: bool = True) -> None:
        """Reads the sheets anew, but for the first time, if the colours are still those they were read with."""
        first, self._is_styled = not self._is_styled, True
        if not first or self.get_css_variables() != self._first_colours:
            super().refresh_css(animate)
