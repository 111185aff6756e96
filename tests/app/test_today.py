"""Which flow Today puts first."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tui.app.widgets.today_words import suggested
from tui.insights.portrait import Portrait, Said
from tui.records.roles import Role


@pytest.mark.parametrize(
    ("rhythm", "hour", "flow"),
    [
        ("evenings", 7, "morning"),
        ("evenings", 12, "evening"),
        ("evenings", 21, "evening"),
        ("evenings", 1, "evening"),
        ("mornings", 21, "morning"),
        ("weekly", 7, "weekly"),
        ("both", 7, "morning"),
        ("both", 21, "evening"),
    ],
)
def test_the_chosen_rhythm_leads_and_an_evening_waits_for_noon(rhythm: str, hour: int, flow: str) -> None:
    said = Said(date(2026, 11, 1), rhythm, "", "page")
    portrait = Portrait(said={Role.RHYTHM: (said,)})
    assert suggested(portrait, datetime(2026, 11, 23, hour)) == flow
