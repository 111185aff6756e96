"""What was written in the first run or by a key is drawn forth by the vision exercise, by keys alone."""

from __future__ import annotations

from pathlib import Path

from tests.app.driving import driving, first_run, workspace
from tests.journeys.person import answer, day, reads_on_to
from tui.records.roles import Role

SAID = {
    "earlier_scene": "Tuesday, the door shut until ten",
    "earlier_chain": "I want this for itself",
    "earlier_weight": "8",
    "earlier_anchors": "The plan of the day is done by noon",
}


async def test_a_result_of_the_first_run_is_pictured_weighed_anchored_and_chained_in_the_vision_exercise(
    tmp_path: Path,
) -> None:
    async with driving(tmp_path, at=day(0)) as driver:
        await first_run(driver)
    async with driving(tmp_path, at=day(1)) as driver:
        await driver.press("2", "v")
        asked = await answer(driver, SAID)
        assert [step for step in asked if step.startswith("earlier_")] == [
            "earlier_scene", "earlier_clarity", "earlier_take", "earlier_chain", "earlier_own", "earlier_weight",
            "earlier_anchors",
        ]  # fmt: skip
        assert asked.index("earlier_anchors") < asked.index("roots")
    async with driving(tmp_path, at=day(2), size=(100, 40)) as driver:
        await driver.press("2", "j", "enter")
        for said in (SAID["earlier_scene"], SAID["earlier_chain"], "matters 8", SAID["earlier_anchors"]):
            assert await reads_on_to(driver, said), said
            await driver.press("g")
    portrait = workspace(tmp_path, day(3)).portrait()
    first = portrait.results[0]
    assert (first.text, first.importance, first.clarity) == (
        "I finish one thing that matters before I answer anyone", 8, 6,
    )  # fmt: skip
    assert first.anchors[10] == SAID["earlier_anchors"] and portrait.last(Role.ROOT, first.id) is not None
    async with driving(tmp_path, at=day(30)) as driver:
        await driver.press("2", "v")
        assert not any(step.startswith("earlier_") for step in await answer(driver, until="roots"))
