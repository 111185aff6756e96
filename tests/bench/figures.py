"""Budgets against samples: medians, verdicts and the table. Nothing here runs anything."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

Samples = Mapping[str, Sequence[float]]
"""By figure, such as ``today.paint``, everything that was measured."""


class Kind(Enum):
    """How a row's figure is made of its samples; the value is the unit it is told in, where that is fixed."""

    TIMES = "×"
    MORE = "more"
    PLAIN = ""


def percentile(values: Sequence[float], part: float) -> float:
    """The value that this part of them does not exceed."""
    ordered = sorted(values)
    return ordered[max(0, min(len(ordered) - 1, -int(-part * len(ordered) // 1) - 1))]


def p95(values: Sequence[float]) -> float:
    return percentile(values, 0.95)


@dataclass(frozen=True)
class Row:
    """One line of the table.

    Attributes:
        name: For ``--only``.
        what: In words.
        figure: What is measured of ours.
        unit: Of the samples.
        budget: At most so much; None for a figure that is only told.
        floor: What it is compared with.
        kind: How the two are compared.
        of: What is made of many samples.
    """

    name: str
    what: str
    figure: str
    unit: str
    budget: float | None = None
    floor: str = ""
    kind: Kind = Kind.PLAIN
    of: Callable[[Sequence[float]], float] = statistics.median

    @property
    def probes(self) -> set[str]:
        """Which probes it needs: what stands before the dot."""
        return {figure.split(".")[0] for figure in (self.figure, self.floor) if figure}


@dataclass(frozen=True)
class Verdict:
    """What became of a row; figures that could not be taken are None."""

    row: Row
    ours: float | None
    floor: float | None
    measured: float | None

    @property
    def within(self) -> bool | None:
        """Whether the budget is kept; None if there is none, or nothing was measured."""
        if self.measured is None or self.row.budget is None:
            return None
        return self.measured <= self.row.budget


def judge(row: Row, samples: Samples) -> Verdict:
    """The row's figures from the samples."""
    ours, floor = (row.of(samples[name]) if samples.get(name) else None for name in (row.figure, row.floor))
    measured = ours
    if row.kind is not Kind.PLAIN:
        if ours is None or floor is None or (row.kind is Kind.TIMES and not floor):
            measured = None
        else:
            measured = ours / floor if row.kind is Kind.TIMES else ours - floor
    return Verdict(row, ours, floor, measured)


def table(verdicts: Sequence[Verdict]) -> str:
    """The rows as lines of equal columns."""
    cells = [("what", "budget", "measured", "taut", "floor", "within")]
    for verdict in verdicts:
        row = verdict.row
        unit = {Kind.TIMES: "×", Kind.MORE: f" {row.unit} more", Kind.PLAIN: f" {row.unit}"}[row.kind]
        cells.append(
            (
                row.what,
                "-" if row.budget is None else f"≤ {number(row.budget)}{unit}",
                "not measured" if verdict.measured is None else f"{number(verdict.measured)}{unit}",
                "-" if verdict.ours is None else f"{number(verdict.ours)} {row.unit}",
                "-" if verdict.floor is None else f"{number(verdict.floor)} {row.unit}",
                {True: "yes", False: "NO", None: "-"}[verdict.within],
            )
        )
    return aligned(cells)


def aligned(cells: Sequence[Sequence[str]]) -> str:
    """Rows of cells as lines of equal columns, a rule below the first; all but the first column to the right."""
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = []
    for what, *others in cells:
        right = (cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True))
        lines.append("  ".join((what.ljust(widths[0]), *right)))
    lines.insert(1, "  ".join("─" * width for width in widths))
    return "\n".join(lines)


def number(value: float) -> str:
    """As many digits as tell something."""
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2
    text = f"{value:,.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def document(verdicts: Sequence[Verdict], samples: Samples) -> dict[str, object]:
    """The same for a program, with every sample."""
    rows = [
        {
            "name": verdict.row.name, "what": verdict.row.what, "unit": verdict.row.unit,
            "kind": verdict.row.kind.name.lower(), "budget": verdict.row.budget, "measured": verdict.measured,
            "taut": verdict.ours, "floor": verdict.floor, "within": verdict.within,
        }
        for verdict in verdicts
    ]  # fmt: skip
    return {"rows": rows, "samples": {name: list(values) for name, values in sorted(samples.items())}}
