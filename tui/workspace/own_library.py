"""The library as one person has it: ours, with their own flows and lists, and the names a search can use."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from tui.records.titles import QUICK_TITLES

# What a note saved from the command line does without is imported where it is used: that halves the time it takes.
if TYPE_CHECKING:
    from tui.insights.fold.entry_summary import EntrySummary
    from tui.insights.fold.portrait import Portrait
    from tui.insights.search import Vocabulary
    from tui.library import Problem
    from tui.practice.catalogue import Catalogue
    from tui.practice.flow import Flow


class UnknownFlowError(LookupError):
    """A flow that is not in the library; the message says what is."""


class OwnLibrary:
    """Flows, questions, areas, values and emotions."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def _loaded(self) -> tuple[Catalogue, tuple[Problem, ...]]:
        from tui.library import load

        return load(self._folder)

    @property
    def catalogue(self) -> Catalogue:
        """All of it."""
        return self._loaded[0]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Mistakes in the person's own flows and lists."""
        return self._loaded[1]

    def flow(self, name: str) -> Flow:
        """The flow with this id.

        Raises:
            UnknownFlowError: One sentence that names the flows there are.
        """
        flow = self.catalogue.flow(name)
        if flow is None:
            raise UnknownFlowError(no_flow(self.catalogue, name))
        return flow


def no_flow(catalogue: Catalogue, name: str, hint: str = "") -> str:
    """That no flow is called so, with a hint where one is near, and which there are."""
    known = ", ".join(flow.id for flow in catalogue.flows.values() if flow.listed)
    return f"There is no exercise “{name}”{hint}; the exercises are {known}."


def known_names(catalogue: Catalogue, portrait: Portrait | None = None) -> Vocabulary:
    """The names in the catalogue; with a portrait, the person's own values and the results of each area too."""
    from tui.insights.search import Name, Vocabulary

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
        flows=tuple(Name(*pair) for pair in {**flows, **QUICK_TITLES}.items()),
        areas=tuple(Name(area.id, area.name, tuple(results.get(area.id, ()))) for area in catalogue.areas),
        values=tuple(Name(*pair) for pair in {**own, **deck}.items()),
        feelings=tuple(emotion.word for emotion in catalogue.emotions),
        questions={practice: frozenset(ids) for practice, ids in questions.items()},
    )  # fmt: skip


def names(catalogue: Catalogue, portrait: Portrait, entries: Iterable[EntrySummary]) -> Vocabulary:
    """Every name there is to look for."""
    from tui.insights.search import with_used

    return with_used(known_names(catalogue, portrait), entries)
