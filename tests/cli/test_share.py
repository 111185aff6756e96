"""``taut share`` and ``taut circle``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.driving import driving
from tests.cli.conftest import Taut
from tui.exchange.shared_lines import HEAD
from tui.records.answers import Long, Short
from tui.records.roles import Role
from tui.workspace import Workspace


def wanted(space: Workspace) -> None:
    space.entries.add(
        "vision",
        Long(step="statement", role=Role.STATEMENT, text="I live near water. I write."),
        Short(step="want", role=Role.RESULT, id="r", about="work", text="A page a day"),
    )


@pytest.fixture
def lines(home: Path) -> None:
    space = Workspace.open(home)
    space.start()
    wanted(space)


@pytest.mark.usefixtures("lines")
def test_lines_are_listed_and_those_chosen_written_to_a_file_of_ones_own(taut: Taut, tmp_path: Path) -> None:
    assert taut("share").data.splitlines() == ["  1  I live near water.", "  2  I write.", "  3  A page a day"]
    target = tmp_path / "mine.txt"
    said = taut("share", "1", "3", "-o", str(target))
    assert said.code == 0 and "2 lines written" in said.words
    assert target.read_text(encoding="utf-8") == f"{HEAD}\nI live near water.\nA page a day\n"
    assert target.stat().st_mode & 0o777 == 0o600
    assert taut("share", "1", "-o", str(target)).code == 1, "nothing is written over"
    assert taut("share", "2").data == f"{HEAD}\nI write.\n"
    assert taut("share", "--json").json == ["I live near water.", "I write.", "A page a day"]


@pytest.mark.usefixtures("lines")
def test_a_number_that_is_none_is_one_sentence(taut: Taut) -> None:
    for number in ("0", "4", "x", "²"):
        said = taut("share", number)
        assert said.code == 2 and "they go from 1 to 3" in said.words


def test_nothing_to_share_says_how_to_begin(taut: Taut) -> None:
    said = taut("share")
    assert said.code == 1 and "taut begin wish" in said.words


@pytest.mark.usefixtures("lines")
def test_a_circle_lays_lines_side_by_side_and_refuses_what_is_not_ours(taut: Taut, tmp_path: Path) -> None:
    one, other, wrong = tmp_path / "ana.txt", tmp_path / "ben.txt", tmp_path / "list.txt"
    taut("share", "1", "-o", str(one))
    taut("share", "3", "-o", str(other))
    wrong.write_text("milk\n")
    said = taut("circle", str(one), str(other)).data
    assert "I live near water." in said and "A page a day" in said and "Check in." in said
    assert "ana" not in said and "ben" not in said
    assert said == taut("circle", str(other), str(one)).data
    refused = taut("circle", str(one), str(wrong))
    assert refused.code == 1 and "has no shared lines in it" in refused.words and not refused.data
    assert "Never ask for" in taut("circle", "--leader").data
    assert taut("circle").code == 2 and taut("circle", "--leader", str(one)).code == 2


async def test_the_vision_writes_lines_to_a_file_and_says_where(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=wanted) as driver:
        await driver.press("2", "x", "2", "3", "enter", "enter")
        assert "contains your lines" in driver.words
    (path,) = (tmp_path / "prints").glob("shared-lines*.txt")
    assert path.read_text(encoding="utf-8") == f"{HEAD}\nI write.\nA page a day\n"
