"""How the time a function takes grows with its text."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

SMALL, TIMES = 500, 16


def grows_evenly(look: Callable[[str], object], piece: str, end: str = "") -> bool:
    """Whether a text sixteen times as long takes sixteen times as long, give or take four; not 256 times."""

    def best(count: int) -> float:
        text = piece * count + end
        times = []
        for _ in range(3):
            since = perf_counter()
            look(text)
            times.append(perf_counter() - since)
        return min(times)

    return best(SMALL * TIMES) < 4 * TIMES * best(SMALL)
