"""What is held, as it stands under what is to be done, or beside it."""

from __future__ import annotations

from msgspec.structs import replace
from textual.content import Content

from tui.app.base.band_list import band_list
from tui.app.base.page_view import PageView
from tui.insights.views.model import Band, Page, Section
from tui.terminal.painted_text import PROSE

TABLE = 46
"""Columns below which a band does not stand beside its name."""


def holding(page: Page, width: int, *, has_columns: bool) -> list[Content]:
    """The bands of the results, and what is good to know; before the first entry what taut is.

    Args:
        page: Today.
        width: Columns there are.
        has_columns: Whether it has a column of its own, with room for what is wanted in its own words.
    """
    width = min(PROSE, width)
    rows: list[Content] = []
    for section in page.sections:
        if section.id in (("held", "first_day") if page.rows("week") else ("news",)) and section.rows:
            drawn = _drawn(section, width, has_columns=has_columns)
            rows += [Content(""), *drawn] if rows else drawn
    return rows


def _drawn(section: Section, width: int, *, has_columns: bool) -> list[Content]:
    if section.id != "held":
        return PageView(width).section(section)
    if has_columns:
        return band_list(section, width)
    bands = tuple(replace(row, details=()) for row in section.rows if isinstance(row, Band))
    named = replace(section, rows=bands)
    return band_list(named, width) if width < TABLE else PageView(width).section(named)
