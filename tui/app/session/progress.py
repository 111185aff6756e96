"""Where a session is: its title, its steps, and in the morning the four stages of the practice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.practice.flow import Stage, Step
from tui.practice.heaviness import asks_enough
from tui.practice.questions import Question
from tui.practice.session import QuestionKey
from tui.practice.stages import stages_of
from tui.terminal.safe_text import content

PASSED, HERE, TO_COME, SKIPPED = "●", "◉", "○", "◌"


class Progress(Widget):
    """One line: the title at the left, the steps at the right, or the four stages where the flow walks through them.

    What a person answers may open more steps. In a flow with stages their number was told at the beginning and stays;
    the dots of a stage are walked a little slower then.

    Attributes:
        place: The step it stands at, counted from 0, and how many there are.
    """

    place: reactive[tuple[int, int]] = reactive((0, 1))

    def __init__(self, title: str, stages: Sequence[Stage], expected: Sequence[Step]) -> None:
        super().__init__()
        self._title = title
        self._stages = tuple(stages)
        self._at: list[Stage | None] = []
        self._said: list[bool] = []
        self._is_open = False
        self._numbers = (1, 0)
        self.tell(expected)

    def tell(self, expected: Sequence[Step]) -> None:
        """Takes the steps that are to come, as far as can be told when it is begun or goes deeper."""
        told = Counter(stages_of(expected))
        self._told = {stage: max(1, told[stage]) for stage in self._stages}
        self._about = max(1, len(expected))

    def stand(
        self, index: int, questions: Sequence[Question], said: Collection[QuestionKey], numbers: tuple[int, int]
    ) -> None:
        """Stands at a question of these, some of which have an answer; of how many it is, or of 0, is said."""
        self._numbers = numbers
        self._said = [question.key in said for question in questions]
        self._at = stages_of([question.step for question in questions])
        self._is_open = asks_enough(questions[index].step) if index < len(questions) else False
        self.place = (index, len(questions))

    def render(self) -> Content:
        index, count = self.place
        title = content(self._title).stylize("bold")
        width = self.content_size.width
        if self._stages and any(self._at):  # none stands on a heavy day, until one goes on
            step = self._about if index + 1 == count else min(index + 1, self._about - 1) if self._about > 1 else 1
            numbers = f"{step} of about {self._about}"
            right = Content.assemble(self._walked(index), "  ", (numbers, "$quiet"))
            if title.cell_length + 1 + right.cell_length > width:
                title = Content("")  # where one is says more than what it is called
            if right.cell_length > width:
                right = self._walked(index)
            if right.cell_length > width:
                title, right = content(self._title).stylize("bold"), Content(numbers).stylize("$quiet")
        else:
            step, count = self._numbers
            if self._is_open:
                count = max(count, self._about)  # the rest may come back
            numbers = f"{step} of {'about ' * self._is_open}{count}" if count else f"step {step}"
            thread = self._thread(step - 1, count, width - title.cell_length - len(numbers) - 4)
            right = Content.assemble(thread, "  ", (numbers, "$quiet"))
        gap = width - title.cell_length - right.cell_length
        return Content.assemble(title, " " * max(bool(title), gap), right)

    def _walked(self, index: int) -> Content:
        """The four stages, with the dots of each."""
        here = self._at[index] if index < len(self._at) else None
        passed = {stage for stage in self._at[:index] if stage != here}
        answered = {stage for stage, is_said in zip(self._at, self._said, strict=True) if is_said}
        parts: list[Content | tuple[str, str] | str] = []
        for stage in self._stages:
            dots = self._told[stage]
            if stage == here:
                of_stage = [place for place, one in enumerate(self._at) if one == stage]
                at = of_stage.index(index) * dots // max(dots, len(of_stage))
                drawn = [(PASSED * at, "$quiet"), (HERE, "bold $primary"), (TO_COME * (dots - at - 1), "$quiet")]
            else:
                dot = TO_COME if stage not in passed else PASSED if stage in answered else SKIPPED
                drawn = [(dot * dots, "$quiet")]
            parts += ["  " if parts else "", (stage.capitalize(), "bold" if stage == here else "$quiet"), " ", *drawn]
        return Content.assemble(*parts)

    def _thread(self, index: int, count: int, room: int) -> Content:
        """Every step as a dot; nothing where they don't fit."""
        for joint in ("──", "─", ""):
            if 0 < count * (1 + len(joint)) <= room:
                before = joint.join(PASSED * index)
                after = joint.join(TO_COME * (count - index - 1))
                return Content.assemble(
                    (before + (joint if index else ""), "$quiet"), (HERE, "bold $primary"),
                    ((joint if after else "") + after, "$quiet"),
                )  # fmt: skip
        return Content("")
