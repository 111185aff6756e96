"""A year as one readable text."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from tests.exchange.support import BERLIN, note
from tui.exchange.exporters.markdown import book
from tui.insights.fold.portrait import Portrait, Rating, Result, Status, Wording


def result(text: str, status: Status = "held", became: date | None = None) -> Result:
    day = date(2025, 3, 1)
    return Result(
        id=text, area="work", wordings=(Wording(day, text, 10, entry="e"),), status=status, became=became, seen=day,
        ratings=(Rating(day, 4.5, 10, "e"),),
    )  # fmt: skip


def test_it_has_the_visions_at_both_ends_and_months_days_and_entries_between() -> None:
    at = datetime(2025, 1, 5, 7, tzinfo=BERLIN)
    entries = [note("# no heading", at=at), note("then *this*", at=at + timedelta(days=40))]
    text = "".join(
        book(
            2025, entries, Portrait(results=(result("One page a day"),)),
            Portrait(results=(result("One page a day", "reached", date(2025, 9, 1)), result("A *book*"))),
            title=str.capitalize, area=str.capitalize, name="Ana",
        )
    )  # fmt: skip
    assert [line for line in text.splitlines() if line.startswith("#")] == [
        "# 2025", "# What I wanted when 2025 began", "# January 2025", "## Sunday, 5 January 2025", "### Note · 07:00",
        "# February 2025", "## Friday, 14 February 2025", "### Note · 07:00", "# What I want at the end of 2025",
        "## Reached or let go this year",
    ]  # fmt: skip
    assert "Ana\n\n2 entries on 2 days" in text
    assert "- **Work**: One page a day (reality 4.5 of 10)" in text.split("# January")[0]
    assert "A \\*book\\*" in text.split("# February")[1]
    assert "- One page a day (reached, 2025-09-01)" in text


def test_a_year_without_a_page_says_so_and_no_more() -> None:
    assert "".join(book(2020, [], Portrait(), Portrait(), str, str)) == "# 2020\n\n0 entries on 0 days\n\n"
