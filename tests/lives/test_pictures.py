"""Every picture shows what another reckoning finds in the raw file: in a first week, in a year, and in other lives."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from itertools import takewhile
from pathlib import Path

import pytest

from tests.lives.fuller import written
from tests.lives.pictures_by_hand import drawn, reckoned
from tests.lives.reckoning import unlike
from tests.pictures.scenes import TODAY
from tui import demo
from tui.insights.fold.entry_summary import summarize
from tui.insights.fold.fold import fold
from tui.records.entry import Entry
from tui.store.file import FILE
from tui.store.journal import Journal


def differences(home: Path, entries: Iterable[Entry], today: date) -> list[str]:
    journal = Journal(home, lambda: datetime.combine(today, time(12), UTC))
    journal.import_entries(entries)
    portrait = fold(journal.entries(include_deleted=True))
    areas = {result.area: result.area for result in portrait.results}
    found, shown = reckoned(home / FILE, today), drawn(portrait, [*map(summarize, journal.entries())], today, areas)
    assert found.keys() == shown.keys()
    return [*unlike(found, shown, "pictures")]


@pytest.mark.parametrize("days", [1, 7, 30])
def test_pictures_of_a_beginning_show_what_is_in_the_file(tmp_path: Path, days: int) -> None:
    begun = TODAY - timedelta(days=days)
    life = demo.entries(begun.replace(year=begun.year + 1))
    assert differences(tmp_path, takewhile(lambda entry: entry.day < TODAY, life), TODAY) == []


def test_pictures_of_a_year_show_what_is_in_the_file(tmp_path: Path) -> None:
    assert differences(tmp_path, demo.entries(TODAY), TODAY) == []


@pytest.mark.parametrize("life", range(20))
def test_pictures_of_any_life_show_what_is_in_the_file(tmp_path: Path, life: int) -> None:
    assert differences(tmp_path, *written(life, 23)) == []
