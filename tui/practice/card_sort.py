"""The card sort: the pile that goes on, and an order of the first five by as few comparisons as that takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tui.practice.context import Context, made, picked
from tui.practice.daily import chance
from tui.practice.session import Subject
from tui.records.option_ids import Pile
from tui.records.roles import Role


def card(context: Context) -> tuple[Subject, ...]:
    """Every value card, shuffled by the seed."""
    cards = sorted(context.catalogue.values, key=lambda card: chance(context.session.seed, card.id))
    return tuple(Subject(card.id, card.name, card.definition) for card in cards)


def very_pile(context: Context) -> tuple[Subject, ...]:
    """Cards on the first pile and values the person added, in the order they came up."""
    cards = {card.id: card for card in context.catalogue.values}
    very = [
        Subject(answer.about, cards[answer.about].name, cards[answer.about].definition)
        for answer in context.in_role(Role.PILE)
        if answer.about in cards and any(pick.id == Pile.VERY for pick in picked(answer))
    ]
    return (*very, *made(context.in_role(Role.OWN_VALUE)))


def contenders(context: Context) -> tuple[Subject, ...]:
    """The ten that were kept, else the whole pile; in an order of chance, so that no letter leads."""
    kept = {pick.id for answer in context.in_role(Role.TEN) for pick in picked(answer)}
    pile = [subject for subject in very_pile(context) if not kept or subject.id in kept]
    return tuple(sorted(pile, key=lambda subject: chance(context.session.seed, f"pair/{subject.id}")))


def ranked(context: Context) -> tuple[Subject, ...]:
    """The contenders, most preferred so far first."""
    by_id = {subject.id: subject for subject in contenders(context)}
    order, _ = rank(tuple(by_id), _preferred(context))
    return tuple(by_id[value_id] for value_id in order)


FIRST = 5
"""So many of the values are put in order, by as few comparisons as that takes."""


def rank(
    contenders: Sequence[str], preferred: Mapping[frozenset[str], str]
) -> tuple[list[str], tuple[str, str] | None]:
    """The order as far as it is known, and the next pair whose answer is needed.

    Contenders enter one after the other by binary search into a ranking of at most five; one that loses to the
    fifth is out at once. What has not entered yet follows in its first order.

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


def pair(context: Context) -> tuple[Subject, ...]:
    """Pairs answered so far and the next one needed; the person may stop at any pair."""
    by_id = {subject.id: subject for subject in contenders(context)}
    answers = context.in_role(Role.PREFERRED)
    pairs = [answer.about for answer in answers if set(answer.about.split("+")) <= set(by_id)]
    stopped = any(pick.id == "stop" for answer in answers for pick in picked(answer))
    passed = {about for _, about, _ in context.session.passed if "+" in about}
    if len(by_id) > 5 and not stopped and not passed:
        _, following = rank(tuple(by_id), _preferred(context))
        if following:
            pairs.append("+".join(following))
    elif passed:
        pairs += sorted(passed - set(pairs))

    def named(about: str) -> str:
        return " or ".join(by_id[side].text for side in about.split("+") if side in by_id)

    return tuple(Subject(about, named(about)) for about in pairs)


def _preferred(context: Context) -> dict[frozenset[str], str]:
    return {
        frozenset(answer.about.split("+")): pick.id
        for answer in context.in_role(Role.PREFERRED)
        for pick in picked(answer)
        if pick.id != "stop"
    }
