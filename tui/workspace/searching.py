"""The names a search can use: ours, the person's own, and those in use."""

from __future__ import annotations

from collections.abc import Iterable

from tui.insights.listing import Listed
from tui.insights.portrait import Portrait
from tui.insights.search import Name, Vocabulary, with_used
from tui.practice.catalogue import Catalogue

OUTSIDE = {
    "note": "Note", "rate": "Rating", "fact": "Fact", "outcome": "Promise answered", "revise": "Rewording",
    "signal": "Noticed",
}  # fmt: skip
"""What is kept outside a flow."""


def known_names(catalogue: Catalogue, portrait: Portrait | None = None) -> Vocabulary:
    """The names in the catalogue; with a portrait, the person's own values and the results of each area too."""
    results: dict[str, list[str]] = {}
    questions: dict[str, list[str]] = {}
    own = {value.id: value.name for value in portrait.values} if portrait else {}
    for result in portrait.results if portrait else ():
        results.setdefault(result.area, []).append(result.id)
    for question in catalogue.questions:
        questions.setdefault(question.practice, []).append(question.id)
    deck = {card.id: card.name for card in catalogue.values if card.id not in own}
    flows = {flow.id: flow.title for flow in catalogue.flows.values()}
    return Vocabulary(
        flows=tuple(Name(*pair) for pair in {**flows, **OUTSIDE}.items()),
        areas=tuple(Name(area.id, area.name, tuple(results.get(area.id, ()))) for area in catalogue.areas),
        values=tuple(Name(*pair) for pair in {**own, **deck}.items()),
        feelings=tuple(emotion.word for emotion in catalogue.emotions),
        questions={practice: frozenset(ids) for practice, ids in questions.items()},
    )  # fmt: skip


def names(catalogue: Catalogue, portrait: Portrait, entries: Iterable[Listed]) -> Vocabulary:
    """Every name there is to look for."""
    return with_used(known_names(catalogue, portrait), entries)
