"""The grammar of a flow: steps, fields, blocks and branches, as a TOML file spells them.

Names in ``when``, ``each``, ``of``, ``options_from``, ``shows``, ``shows_after`` and «placeholders» come from the
closed registries of this room; ``library`` checks them when a flow is loaded.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from tui.records.roles import Role

Kind = Literal[
    "timer", "emotion", "values", "short", "long", "list", "scale", "choice", "multi", "split", "ypn", "review"
]
Variant = Literal["whole", "short", "quarterly"]


class Option(msgspec.Struct, frozen=True):
    """One of the answers a choice offers.

    Attributes:
        id: Lasting name; the text itself for options written out in a flow.
        text: As shown.
        hint: One line about it, shown beside or under it.
    """

    id: str
    text: str
    hint: str = ""


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to fill in; it becomes one answer.

    Attributes:
        id: Tells the fields of a step apart; empty where there is one.
        kind: How it is answered.
        role: What the answer means.
        label: Shown above the field where a step has several.
        options: Written-out options of a choice or multi.
        options_from: The registry name that gives the options instead.
        labels: The two column headings of a split.
        low: Lowest number of a scale.
        high: Highest number of a scale.
        ends: Words under a scale's two ends, if the subject has no anchors.
        most: At most so many picks or lines; 0 for any number.
        begins_with: So many of the options, from the first, are picked already when it is asked.
        marks: Marks a line of a list may carry, such as ``+ - .``.
    """

    id: str = ""
    kind: Kind
    role: Role | None = None
    label: str = ""
    options: tuple[Option, ...] = ()
    options_from: str = ""
    labels: tuple[str, str] = ("", "")
    low: float = 0
    high: float = 10
    ends: tuple[str, str] = ("", "")
    most: int = 0
    begins_with: int = 0
    marks: str = ""


class Condition(msgspec.Struct, frozen=True, kw_only=True):
    """What an earlier answer of this session must be for a step to be asked.

    Attributes:
        step: The earlier step; the answer about the same subject is looked at first.
        field: Which of its fields.
        equals: Ids of options (or outcomes), one of which must be picked.
        differs: Ids none of which may be picked; an unanswered step does not pass.
        at_most: Highest number that passes.
        at_least: Lowest number that passes.
        answered: Whether there must be an answer (true) or must be none (false).
    """

    step: str
    field: str = ""
    equals: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()
    at_most: float | None = None
    at_least: float | None = None
    answered: bool | None = None


When: TypeAlias = Condition | str
"""A condition on an earlier answer, or the name of one in the registry."""


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One thing a flow asks.

    Attributes:
        id: Unique in the flow.
        name: A word or two for the frame.
        ask: The wording; «placeholders» are filled in.
        ask_plain: The wording when a placeholder has nothing to say.
        wordings: Other wordings, which take turns while the answers are short and alike.
        help: One line of explanation behind ``?``.
        fields: What is to be filled in, at least one.
        seconds: How long a timer runs, or about how long the step takes.
        core: Whether it belongs to the short variant.
        optional: Whether the frame says that it may well be passed over.
        only: The one variant it is asked in, if not in all.
        when: All must hold for it to be asked.
        of: The earlier step whose thing (made or picked) this step speaks of; unasked while there is none.
        even_if_none: Whether it is asked all the same, of nothing in particular, when ``of`` points to nothing.
        turns: At most so many times round on its own answer; see ``practice.turns``.
        shows: What stands quietly under the question.
        shows_after: What is shown once the answer is kept.
        offers: Option id to the flow that it offers at the end.
        throwaway: Whether the answer lives in memory only and is gone with the step.
    """

    id: str
    name: str
    ask: str
    ask_plain: str = ""
    wordings: tuple[str, ...] = ()
    help: str = ""
    fields: tuple[Field, ...]
    seconds: int = 30
    core: bool = False
    optional: bool = False
    only: Variant | None = None
    when: tuple[When, ...] = ()
    of: str = ""
    even_if_none: bool = False
    turns: int = 1
    shows: tuple[str, ...] = ()
    shows_after: tuple[str, ...] = ()
    offers: dict[str, str] = {}
    throwaway: bool = False


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """Steps asked for one subject, then for the next.

    Attributes:
        each: The registry name that gives the subjects.
        most: At most so many subjects; 0 for all.
        even_if_none: Whether the steps are asked once, of nothing in particular, when there is no subject.
        when: All must hold for the block to be asked at all.
        steps: In the order they are asked.
    """

    each: str
    most: int = 0
    even_if_none: bool = False
    when: tuple[When, ...] = ()
    steps: tuple[Step, ...]


Item: TypeAlias = Step | Block


class Flow(msgspec.Struct, frozen=True, kw_only=True):
    """An ordered list of steps with a purpose.

    Attributes:
        id: Lasting name; the command's ``taut begin NAME``.
        title: As shown.
        purpose: What it is for, in one sentence.
        minutes: How long the short variant and the whole take; equal where there is one.
        version: Raised when steps change their meaning.
        listed: Whether it stands in the library; a note does not.
        source: Where more can be read, or whom the exercise follows.
        items: Steps and blocks.
    """

    id: str
    title: str
    purpose: str
    minutes: tuple[int, int]
    version: int = 1
    listed: bool = True
    source: str = ""
    items: tuple[Item, ...]

    def steps(self) -> tuple[Step, ...]:
        """Every step, those inside blocks too, in order."""
        return tuple(step for item in self.items for step in (item.steps if isinstance(item, Block) else (item,)))

    @property
    def variants(self) -> tuple[Variant, ...]:
        """The forms it is worth beginning in: the whole, a short one that takes less, one with the quarter's steps."""
        steps = self.steps()
        found: list[Variant] = ["whole"]
        if self.minutes[0] < self.minutes[1] and any(step.core for step in steps):
            found.append("short")
        if any(step.only == "quarterly" for step in steps):
            found.append("quarterly")
        return tuple(found)
