"""``taut aside``: days that looking back leaves out."""

from __future__ import annotations

from pathlib import Path

from tests.app.driving import workspace
from tui.workspace import quick_entries

from .conftest import Taut


def test_a_period_is_kept_out_listed_and_let_back(taut: Taut) -> None:
    assert taut("aside").words == "Nothing is kept out of looking back.\n"
    kept = taut("aside", "2026-03-01", "2026-05-31")
    assert (kept.code, kept.words) == (0, "2026-03-01 to 2026-05-31: kept out of looking back.\n")
    assert taut("aside").data == "2026-03-01  2026-05-31\n"
    assert taut("aside", "--json").json == {"periods": [["2026-03-01", "2026-05-31"]], "pages": [], "sentences": []}
    assert "may come back again" in taut("aside", "2026-03-01", "2026-05-31").words
    assert taut("aside").data == ""


def test_days_that_name_no_period_get_one_sentence(taut: Taut) -> None:
    backwards = taut("aside", "2026-05-31", "2026-03-01")
    assert backwards.code == 2
    assert "2026-03-01 comes before 2026-05-31" in backwards.words
    assert taut("aside", "2026-05-31").code == 2


def test_a_sentence_that_today_is_not_to_read_back_is_listed(taut: Taut, home: Path) -> None:
    taut("note", "Ask before the answer is ready")
    note = taut("list", "--json").json[0]["id"]
    workspace(home).entries.add("aside", quick_entries.aside(f"{note}/learned"))
    assert taut("aside").data == f"not read back on Today: a sentence of {note[:13]}\n"
    assert taut("aside", "--json").json["sentences"] == [f"{note}/learned"]
