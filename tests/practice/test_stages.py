"""Where a session is among the stages."""

from __future__ import annotations

from tui.practice.flow import Field, Stage, Step
from tui.practice.stages import stages_of


def step(stage: Stage | None = None) -> Step:
    return Step(id="x", name="X", stage=stage, ask="?", fields=(Field(kind="short"),))


def test_a_step_without_a_stage_belongs_to_that_of_the_one_before_and_after_the_last_to_none() -> None:
    steps = [step(), step("vision"), step(), step("reality"), step()]
    assert stages_of(steps) == [None, "vision", "vision", "reality", None]
