"""``taut hide``: days hidden from looking back."""

from __future__ import annotations

from pathlib import Path

from tests.app.driving import workspace
from tui.workspace import quick_entries

from .conftest import Taut


def test_a_period_is_hidden_listed_and_shown_again(taut: Taut) -> None:
    assert taut("hide").words == "Nothing is hidden from looking back.\n"
    hidden = taut("hide", "2026-03-01", "2026-05-31")
    assert (hidden.code, hidden.words) == (0, "2026-03-01 to 2026-05-31: hidden from looking back.\n")
    assert taut("hide").data == "2026-03-01  2026-05-31\n"
    assert taut("hide", "--json").json == {"periods": [["2026-03-01", "2026-05-31"]], "pages": [], "sentences": []}
    assert "no longer hidden" in taut("hide", "2026-03-01", "2026-05-31").words
    assert taut("hide").data == ""


def test_days_that_name_no_period_get_one_sentence(taut: Taut) -> None:
    backwards = taut("hide", "2026-05-31", "2026-03-01")
    assert backwards.code == 2
    assert "2026-03-01 is before 2026-05-31" in backwards.words
    assert taut("hide", "2026-05-31").code == 2


def test_a_sentence_that_today_is_not_to_read_back_is_listed(taut: Taut, home: Path) -> None:
    taut("note", "Ask before the answer is ready")
    note = taut("list", "--json").json[0]["id"]
    workspace(home).entries.add("aside", quick_entries.aside(f"{note}/learned"))
    assert taut("hide").data == f"not shown again on Today: a sentence from {note[:13]}\n"
    assert taut("hide", "--json").json["sentences"] == [f"{note}/learned"]
