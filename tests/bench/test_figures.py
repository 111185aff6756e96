"""What the bench makes of its samples; what it measures is measured by running it."""

from __future__ import annotations

from tests.bench.budgets import ROWS
from tests.bench.figures import Kind, Row, document, judge, number, p95, table
from tests.bench.probes import PROBES

SAMPLES: dict[str, list[float]] = {"ours.time": [30.0, 10.0, 20.0], "floor.time": [4.0, 6.0, 5.0], "ours.bytes": [0]}


def row(kind: Kind, budget: float | None, figure: str = "ours.time", floor: str = "floor.time") -> Row:
    return Row("row", "something", figure, "ms", budget, floor, kind)


def test_medians_are_compared_with_the_floor() -> None:
    assert judge(row(Kind.TIMES, 4), SAMPLES).measured == 4
    assert judge(row(Kind.MORE, 14), SAMPLES).measured == 15
    assert judge(row(Kind.PLAIN, 14), SAMPLES).measured == 20


def test_a_budget_is_kept_to_its_last_unit() -> None:
    assert judge(row(Kind.TIMES, 4), SAMPLES).within is True
    assert judge(row(Kind.TIMES, 3.9), SAMPLES).within is False
    assert judge(row(Kind.TIMES, None), SAMPLES).within is None
    assert judge(row(Kind.PLAIN, 0, "ours.bytes", ""), SAMPLES).within is True


def test_what_is_missing_is_said_and_not_guessed() -> None:
    verdict = judge(row(Kind.TIMES, 4, floor="gone.time"), SAMPLES)
    assert (verdict.measured, verdict.within) == (None, None)
    assert "not measured" in table([verdict])


def test_p95_is_a_value_that_was_measured() -> None:
    assert p95([float(value) for value in range(1, 101)]) == 95
    assert p95([3.0]) == 3


def test_the_table_has_one_line_a_row_and_equal_columns() -> None:
    lines = table([judge(row(Kind.TIMES, 4), SAMPLES), judge(row(Kind.MORE, 1), SAMPLES)]).splitlines()
    assert len(lines) == 4
    assert len({len(line) for line in lines}) == 1
    assert "4×" in lines[2] and "NO" in lines[3]


def test_numbers_have_the_digits_that_tell_something() -> None:
    assert [number(value) for value in (0.0349, 1.4, 12.34, 5548.0, 0)] == ["0.03", "1.4", "12.3", "5,548", "0"]


def test_the_document_holds_every_sample() -> None:
    told = document([judge(row(Kind.TIMES, 4), SAMPLES)], SAMPLES)
    assert told["samples"] == {name: list(values) for name, values in SAMPLES.items()}


def test_every_row_has_its_probes_and_a_name_of_its_own() -> None:
    assert {probe for entry in ROWS for probe in entry.probes} == set(PROBES)
    assert len({entry.name for entry in ROWS}) == len(ROWS)
