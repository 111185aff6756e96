"""What an exercise asks, told before it is begun: its questions as they are worded for nobody in particular."""

from __future__ import annotations

from collections.abc import Iterator

from tui.practice.flow import Block, Flow, Stage, Step
from tui.practice.stages import stages_of
from tui.practice.wordings import PLACEHOLDER

NAMED = "…"
"""Stands for what a wording names of the person's own."""


def outline(flow: Flow, *, in_words: bool = False) -> tuple[tuple[Stage | None, str], ...]:
    """The questions that everyone is asked, in order and each once, with the stage of the practice they belong to.

    What depends on an earlier answer is left out, and so is the page that only says what was done.

    Args:
        flow: The exercise.
        in_words: Whether the wordings are those for who doesn't see pictures.
    """
    steps = flow.steps()
    stages = dict(zip((id(step) for step in steps), stages_of(steps), strict=True))
    found: dict[str, Stage | None] = {}
    for step in _always(flow):
        found.setdefault(_wording(step, in_words=in_words), stages[id(step)])
    return tuple((stage, text) for text, stage in found.items() if text != NAMED)


def _always(flow: Flow) -> Iterator[Step]:
    for item in flow.items:
        if item.when:
            continue
        for step in item.steps if isinstance(item, Block) else (item,):
            if not step.when and step.only is None and any(field.kind != "review" for field in step.fields):
                yield step


def _wording(step: Step, *, in_words: bool) -> str:
    """The first wording, or the plain one where the first names something."""
    first, plain = (step.ask_words, step.ask_words_plain) if in_words and step.ask_words else (step.ask, step.ask_plain)
    return PLACEHOLDER.sub(NAMED, plain if plain and PLACEHOLDER.search(first) else first)
