"""Ordering values by comparing two at a time, with as few comparisons as it takes to know the first five."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

FIRST = 5
"""How many places are wanted."""


def rank(
    contenders: Sequence[str], preferred: Mapping[frozenset[str], str]
) -> tuple[list[str], tuple[str, str] | None]:
    """The order as far as it is known, and the next pair whose answer is needed.

    Contenders enter one after the other by binary search into a ranking of at most five; one that loses to the
    fifth is out at once. What has not entered yet follows in its first order.

    Args:
        contenders: Ids in their first order.
        preferred: The winner of each pair that was answered.

    Returns:
        All contenders, best known first, and the next pair, or ``None`` when the first five are known.
    """
    ranked: list[str] = []
    out: list[str] = []
    for number, entrant in enumerate(contenders):
        low, high = 0, len(ranked)
        while low < high:
            full = len(ranked) >= FIRST and (low, high) == (0, len(ranked))
            middle = high - 1 if full else (low + high) // 2
            winner = preferred.get(frozenset((entrant, ranked[middle])))
            if winner is None:
                return [*ranked, *contenders[number:], *out], (ranked[middle], entrant)
            if winner == entrant:
                high = middle
            else:
                low = middle + 1
        ranked.insert(low, entrant)
        out = [*ranked[FIRST:], *out]
        del ranked[FIRST:]
    return [*ranked, *out], None
