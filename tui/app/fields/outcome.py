"""What became of a promise: kept, partly, not this time, or let go on purpose."""

from __future__ import annotations

from textual.content import Content

from tui.app.fields.base import Asked, PaintedField
from tui.practice import answer_factory
from tui.records.answers import OUTCOME_WORDS, Known, Outcome, Ypn
from tui.terminal.commands import Command

KEYS = {Outcome.KEPT: "y", Outcome.PARTLY: "p", Outcome.NOT: "x", Outcome.LET_GO: "l", Outcome.NOT_YET: "t"}
"""One letter for each."""


class OutcomeField(PaintedField):
    """A letter or an arrow selects, Enter continues."""

    HINT = "Letter or {answer.up:↑} {answer.down:↓} to choose · {answer.keep:Enter} to continue"
    BINDINGS = [
        Command("answer.down", "down,j", "move(1)", "down", "The next answer.").binding,
        Command("answer.up", "up,k", "move(-1)", "up", "The answer before.").binding,
        *(
            Command(
                f"answer.{became.value}",
                key,
                f"become('{became.value}')",
                OUTCOME_WORDS[became],
                f"The promise: {OUTCOME_WORDS[became]}.",
            ).binding
            for became, key in KEYS.items()
        ),
        Command("answer.keep", "enter", "keep", "continue", "Continue.").binding,
    ]

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        self.outcome = asked.given.outcome if isinstance(asked.given, Ypn) else None

    def answer(self) -> Known | None:
        if self.outcome is None:
            return None
        return answer_factory.outcome(self.asked.session, self.asked.question, self.asked.field, self.outcome)

    def action_become(self, outcome: str) -> None:
        self.outcome = Outcome(outcome)
        self.redraw()
        self.changed()

    def action_move(self, step: int) -> None:
        outcomes = list(KEYS)
        here = outcomes.index(self.outcome) if self.outcome is not None else -1 if step > 0 else 1
        self.action_become(outcomes[max(0, min(len(outcomes) - 1, here + step))])

    def action_keep(self) -> None:
        self.done()

    def look(self) -> Content:
        rows = []
        for outcome, key in KEYS.items():
            here = outcome is self.outcome
            rows.append(
                Content.assemble(
                    ("● " if here else "  ", "bold $primary"), (key, "bold $primary"), "  ",
                    (OUTCOME_WORDS[outcome], "bold" if here else ""),
                )
            )  # fmt: skip
        return Content("\n").join(rows)
