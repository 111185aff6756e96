"""Tries what taut says on made-up people whose truth is known. ``python -m tests.lives --lives 360``."""

from __future__ import annotations

import argparse
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from tests.lives.events import KINDS
from tests.lives.explain import mistakes, told
from tests.lives.life import Life, born, live
from tests.lives.score import score, table


def lived(number: int, seed: int, kinds: tuple[str, ...]) -> Life:
    """One life, from beginning to end; its entries are not handed on."""
    life = live(born(number, seed, kinds), seed)
    life.entries.clear()
    return life


def main() -> int:
    """Runs the lives, in two processes, and prints the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.lives", description=__doc__)
    parser.add_argument("--lives", type=int, default=360, help="how many (360)")
    parser.add_argument("--seed", type=int, default=1, help="another seed, other people (1)")
    parser.add_argument("--kind", choices=KINDS, help="plant nothing but this")
    parser.add_argument("--explain", type=int, metavar="N", help="tell life N in full instead")
    parser.add_argument("--verbose", action="store_true", help="name each life in which something went wrong")
    asked = parser.parse_args()
    run = partial(lived, seed=asked.seed, kinds=(asked.kind,) if asked.kind else KINDS)
    if asked.explain is not None:
        print(*told(run(asked.explain)), sep="\n")
        return 0
    with ProcessPoolExecutor(2) as pool:
        lives = list(pool.map(run, range(asked.lives), chunksize=4))
    if asked.verbose:
        print(*(line for life in lives for line in mistakes(life)), sep="\n")
    print(*table(score(lives)), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
