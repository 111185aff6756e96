"""What became of a promise: kept, partly, not this time, or let go on purpose."""

from __future__ import annotations

from textual.content import Content

from tui.app.commands import Command
from tui.app.fields.base import Asked
from tui.app.fields.drawn import DrawnField
from tui.practice import answering
from tui.records.answers import OUTCOME_WORDS, Known, Outcome, Ypn

KEYS = {Outcome.KEPT: "y", Outcome.PARTLY: "p", Outcome.NOT: "x", Outcome.LET_GO: "l"}
"""One letter for each."""


class OutcomeField(DrawnField):
    """One letter answers and goes on."""

    HINT = "{answer.kept:y} {answer.partly:p} {answer.not:x} {answer.let_go:l} answers · {answer.keep:enter} goes on"
    BINDINGS = [
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
        Command("answer.keep", "enter", "keep", "go on", "Go on.").binding,
    ]

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        self.outcome = asked.given.outcome if isinstance(asked.given, Ypn) else None

    def answer(self) -> Known | None:
        """What became of it, once said."""
        if self.outcome is None:
            return None
        return answering.outcome(self.asked.session, self.asked.question, self.asked.field, self.outcome)

    def action_become(self, outcome: str) -> None:
        """Says what became of it, and goes on."""
        self.outcome = Outcome(outcome)
        self.redraw()
        self.changed()
        self.done()

    def action_keep(self) -> None:
        """Goes on."""
        self.done()

    def look(self) -> Content:
        """The four letters and their words."""
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
