"""What there is to choose from: flows, daily questions, areas, values and words for feelings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from tui.practice.flow import Flow
from tui.records.areas import Area
from tui.records.emotions import EmotionWord
from tui.records.text import fold
from tui.records.values import ValueCard

Practice = Literal["vision", "reality", "reflection", "learning", "emotion", "values"]
Depth = Literal["light", "deep"]
Slot = Literal["morning", "evening", "any"]


class DailyQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """A question for one day.

    Attributes:
        id: Lasting name.
        practice: Which of the six it belongs to.
        depth: Light takes under a minute, deep takes several.
        when: The time of day it fits.
        text: The question.
        follow_up: A second question, shown under the first.
    """

    id: str
    practice: Practice
    depth: Depth = "light"
    when: Slot = "any"
    text: str
    follow_up: str = ""


class Catalogue(msgspec.Struct, frozen=True, kw_only=True):
    """Ours and the person's own, put together.

    The parts may be read from their files when they are first looked at.

    Attributes:
        flows: By id, ours in the order of practice, then the person's own.
        questions: All daily questions.
        areas: In the order they are shown.
        values: The deck.
        emotions: In the order of their keys; the person's own last.
        own: Id of each flow the person wrote, and the file it stands in.
    """

    flows: Mapping[str, Flow] = {}
    questions: Sequence[DailyQuestion] = ()
    areas: Sequence[Area] = ()
    values: Sequence[ValueCard] = ()
    emotions: Sequence[EmotionWord] = ()
    own: Mapping[str, Path] = {}

    def flow(self, name: str) -> Flow | None:
        """The flow with this id."""
        return self.flows.get(name)

    def question(self, name: str) -> DailyQuestion | None:
        """The daily question with this id."""
        return next((question for question in self.questions if question.id == name), None)

    def area(self, name: str) -> Area | None:
        """The area with this id."""
        return next((area for area in self.areas if area.id == name), None)

    def value(self, name: str) -> ValueCard | None:
        """The value card with this id."""
        return next((value for value in self.values if value.id == name), None)

    def emotion(self, word: str) -> EmotionWord | None:
        """The entry for a word, however it is written."""
        wanted = fold(word)
        return next((emotion for emotion in self.emotions if fold(emotion.word) == wanted), None)
