"""Measures the budgets and prints them as a table. ``python -m tests.bench --quick`` for a first look."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from tests.bench.budgets import ROWS
from tests.bench.figures import Row, document, judge, table
from tests.bench.ground import Ground
from tests.bench.peers import compared
from tests.bench.probes import PROBES


def main() -> int:
    """Runs the probes in turns.

    Returns:
        0, whatever was measured; 1 if something could not be.
    """
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--rounds", type=int, help="how often each is measured (7; with --quick 1)")
    parser.add_argument("--quick", action="store_true", help="one round, fewer keys")
    parser.add_argument("--only", action="append", choices=[row.name for row in ROWS], metavar="NAME", help="one row")
    parser.add_argument("--peers", action="store_true", help="taut beside other programs, which pip installs; no rows")
    parser.add_argument("--json", type=Path, metavar="FILE", help="every figure, for a program")
    chosen = parser.parse_args()
    rows = [row for row in ROWS if not chosen.only or row.name in chosen.only]
    rounds = chosen.rounds or (1 if chosen.quick else 7)
    with tempfile.TemporaryDirectory(prefix="taut-bench-") as folder:
        if chosen.peers:
            print(compared(Ground(Path(folder)), rounds, chosen.quick, say))
            return 0
        samples, problems = measured(rows, Ground(Path(folder)), rounds, chosen.quick)
    verdicts = [judge(row, samples) for row in rows]
    print(table(verdicts))
    for problem in problems:
        print(f"\nNot measured: {problem}", file=sys.stderr)
    if chosen.json:
        about = {"rounds": rounds, "python": platform.python_version(), "processors": os.cpu_count()}
        chosen.json.write_text(json.dumps({**about, **document(verdicts, samples)}, indent=1) + "\n")
    return 1 if problems or any(verdict.measured is None for verdict in verdicts) else 0


def measured(rows: Iterable[Row], ground: Ground, rounds: int, quick: bool) -> tuple[dict[str, list[float]], list[str]]:
    """The samples of every figure, and what went wrong.

    Each round goes through all probes, every second one backwards. One more round goes before: it compiles what is
    run, makes the day's backup and fills the system's caches.
    """
    wanted = {name for row in rows for name in row.probes}
    order = [name for name in PROBES if name in wanted]
    samples: dict[str, list[float]] = defaultdict(list)
    problems: dict[str, str] = {}
    for turn in range(-1, rounds):
        for name in order if turn % 2 else reversed(order):
            if name in problems:
                continue
            say(f"round {turn + 1} of {rounds}: {name}")
            try:
                figures = PROBES[name](ground, quick or turn < 0)
            except Exception as problem:  # one probe that fails must not cost the others
                problems[name] = f"{name}: {problem}"
                continue
            if turn >= 0:
                for figure, values in figures.items():
                    samples[f"{name}.{figure}"] += values
    say("")
    return samples, list(problems.values())


def say(what: str) -> None:
    """One line that stands where the one before stood."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{what}")
        sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
