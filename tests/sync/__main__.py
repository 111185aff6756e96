"""Lets three machines write, quarrel, go offline and be killed: ``python -m tests.sync --rounds 500 --seed 7``."""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from tests.sync.machines import KINDS, Machines


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.sync")
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", choices=KINDS, action="append")
    given = parser.parse_args()
    for kind in given.kind or KINDS:
        begun = time.monotonic()
        with tempfile.TemporaryDirectory() as folder:
            machines = Machines(Path(folder), kind, given.seed)
            for number in range(given.rounds):
                machines.round()
                if number % 50 == 49:
                    machines.settle()
                    print(f"{kind}: {number + 1} rounds, {machines.told()}", flush=True)
            machines.settle()
            print(
                f"{kind}: all the same after {given.rounds} rounds, {machines.told()}, {time.monotonic() - begun:.0f} s"
            )


if __name__ == "__main__":
    main()
