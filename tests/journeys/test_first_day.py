"""The end of the first run: the first band, where everything is, and how years of another journal come in."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.driving import driving, first_run
from tests.journeys.person import day
from tests.plain.talking import FIRST_RUN, talk

TOLD = (
    "Everything is saved in one file: ~/journal.json",
    "To lock it with a passphrase: taut encrypt",
    "To bring in years from another journal: taut import FILE",
)


@pytest.fixture(autouse=True)
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))


async def test_the_first_run_ends_on_its_band_and_says_where_everything_is(tmp_path: Path) -> None:
    async with driving(tmp_path) as driver:
        await first_run(driver)
        assert "●━" in driver.screen, "the first band is drawn"
        for sentence in TOLD:
            assert sentence in driver.words
    async with driving(tmp_path, at=day(1)) as driver:
        assert "in one file" not in driver.words


def test_it_is_said_in_lines_too(tmp_path: Path) -> None:
    said = talk(tmp_path, ["1", *FIRST_RUN, "q"])
    said = " ".join(said.split())
    assert all(sentence in said for sentence in TOLD)
