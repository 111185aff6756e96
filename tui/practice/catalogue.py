"""What there is to choose from: flows, daily questions, areas, values and words for feelings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from tui.practice.flow import Flow
from tui.records.text import fold
from tui.records.titles import QUICK_TITLES, spelled
from tui.records.vocabulary import Area, EmotionWord, ValueCard

Practice = Literal["vision", "reality", "reflection", "learning", "emotion", "values"]
Depth = Literal["light", "deep"]
Slot = Literal["morning", "evening", "any"]


class DailyQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """A question for one day.

    Attributes:
        depth: Light takes under a minute, deep takes several.
        text_words: The same for who doesn't see pictures, where the text asks to see one.
        follow_up: A second question, shown under the first.
        like: What would ask the same on the same day: steps as ``flow.step``, and ids of questions.
        needs: What must be there for it to make sense; names in ``registry_names.NEEDS``.
    """

    id: str
    practice: Practice
    depth: Depth = "light"
    when: Slot = "any"
    text: str
    text_words: str = ""
    follow_up: str = ""
    like: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


class Catalogue(msgspec.Struct, frozen=True, kw_only=True):
    """Ours and the person's own, put together.

    The parts may be read from their files when they are first looked at.

    Attributes:
        flows: By id, ours in the order of practice, then the person's own.
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

    def title(self, flow: str) -> str:
        """What an entry is called, by its flow's id: one kept outside a flow and one whose flow is gone too."""
        if flow in QUICK_TITLES and flow not in self.own:
            return QUICK_TITLES[flow]
        known = self.flow(flow)
        return known.title if known else spelled(flow)

    def question(self, name: str) -> DailyQuestion | None:
        """The daily question with this id."""
        return next((question for question in self.questions if question.id == name), None)

    def area(self, name: str) -> Area | None:
        """The area with this id."""
        return next((area for area in self.areas if area.id == name), None)

    @property
    def area_names(self) -> dict[str, str]:
        """Area id to what it is called, in the order they are shown."""
        return {area.id: area.name for area in self.areas}

    @property
    def value_groups(self) -> dict[str, str | None]:
        """Value id to its region of the circle."""
        return {value.id: value.group for value in self.values if value.group}

    def value(self, name: str) -> ValueCard | None:
        """The value card with this id."""
        return next((value for value in self.values if value.id == name), None)

    def emotion(self, word: str) -> EmotionWord | None:
        """The entry for a word, however it is written."""
        wanted = fold(word)
        return next((emotion for emotion in self.emotions if fold(emotion.word) == wanted), None)
