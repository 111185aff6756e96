"""Where the style sheets are: inside the installed package, or beside it in a checkout."""

from __future__ import annotations

from pathlib import Path, PurePath

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
