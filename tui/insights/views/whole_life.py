"""The whole life in one picture: every result as a wedge, filled as far as reality has come towards what is wanted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from tui.insights.fold.portrait import Portrait
from tui.insights.measures.tension import share_reached
from tui.insights.views.model import Line, Page, Section, page
from tui.insights.views.pictures import Life, LifeArea, LifeResult
from tui.insights.views.vision import band, fullest_and_emptiest
from tui.records.text import counted, one_line

WHOLE_LIFE = "Your whole life"
NOT_RATED = "None of your results is rated yet, so nothing is filled."


def life_page(portrait: Portrait, areas: Mapping[str, str], today: date) -> Page:
    """The picture, each result's band, and the parts of life in which nothing is wanted yet.

    Args:
        portrait: What the entries say.
        areas: What each part of life is called, in the order they are listed.
        today: The practice day.
    """
    held = portrait.held
    known = {**areas, **{one.area: one.area for one in held if one.area not in areas}}
    wanted = {area: [one for one in held if one.area == area] for area in known}
    drawn = (
        LifeArea(one_line(known[area]), tuple(LifeResult(one_line(one.text), share_reached(one)) for one in here))
        for area, here in wanted.items()
    )
    said = fullest_and_emptiest(portrait, areas) or NOT_RATED
    bands = tuple(band(one, today, one.text) for here in wanted.values() for one in here)
    empty = ", ".join(known[area] for area, here in wanted.items() if not here)
    return page(
        WHOLE_LIFE,
        Section("life", rows=(Life(tuple(drawn)), Line(said))).resting_on(
            one.ratings[-1].entry for one in held if one.ratings
        ),
        Section("bands", "Each result", bands).resting_on(rating.entry for one in held for rating in one.ratings),
        Section("open", "No results here yet", (Line(empty, "quiet"),) if empty else ()),
        note=counted(len(held), "result"),
    )
