"""The bar of a breathing step: it fills for four seconds and empties for six, and is still where nothing may move."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.app.driving import driving
from tui.app.base.charts import breath
from tui.app.fields.timer import TimerField
from tui.settings import Settings
from tui.workspace import Workspace

SSH = {"SSH_CONNECTION": "10.0.0.1 1 10.0.0.2 22"}


def moving(motion: str) -> Callable[[Workspace], None]:
    def prepare(space: Workspace) -> None:
        space.settings = space.settings._replace(motion=motion)

    return prepare


async def test_a_breath_fills_for_four_seconds_and_empties_for_six(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driving(tmp_path, begin="quiet", prepare=moving("always")) as driver:
        await driver.press("1", "enter", "tab")
        assert "in for a count of about four" in driver.question
        field = driver.app.screen.query_one(TimerField)
        seen = {}
        for second in (0, 2, 3.9, 4, 7, 9.9, 12):
            monkeypatch.setattr("tui.app.fields.timer.monotonic", lambda second=second: field._begun + second)
            shown = field.look().plain
            seen[second] = (shown.split()[0], shown.count("█"))
        assert seen == {
            0: ("in", 0), 2: ("in", 15), 3.9: ("in", 29), 4: ("out", 30), 7: ("out", 15), 9.9: ("out", 0),
            12: ("in", 15),
        }  # fmt: skip
        assert field.look().plain.endswith("0:48") and "\n" not in field.look().plain


async def test_nothing_moves_where_it_is_not_wanted_and_the_end_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driving(tmp_path, begin="quiet", prepare=moving("never")) as driver:
        await driver.press("1", "enter", "tab")
        field = driver.app.screen.query_one(TimerField)
        before = field.look().plain
        assert before == "1:00  You'll see it here when it's over."
        monkeypatch.setattr("tui.app.fields.timer.monotonic", lambda: field._begun + 30)
        assert field.look().plain == before
        monkeypatch.setattr("tui.app.fields.timer.monotonic", lambda: field._begun + 60)
        assert field.look().plain == "That's it. Any key to continue."


def test_over_ssh_it_moves_only_if_that_is_wished() -> None:
    assert Settings().is_still(SSH) and not Settings().is_still({})
    assert not Settings(motion="always").is_still(SSH) and Settings(motion="never").is_still({})


@pytest.mark.parametrize("plain", [False, True])
def test_the_bar_is_as_wide_full_as_empty(*, plain: bool) -> None:
    assert {len(breath(eighth / 240, 30, plain=plain)) for eighth in range(241)} == {30}
