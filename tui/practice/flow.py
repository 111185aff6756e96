"""The grammar of a flow: steps, fields, blocks and branches, as a TOML file spells them.

Names in ``when``, ``each``, ``of``, ``options_from``, ``shows``, ``shows_after`` and «placeholders» come from the
closed registries of this room; ``library`` checks them when a flow is loaded.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from tui.records.answers import Kind
from tui.records.roles import Role

Variant = Literal["whole", "short", "quarterly"]


class Option(msgspec.Struct, frozen=True):
    """One of the answers a choice offers.

    Attributes:
        id: Lasting name; the text itself for options written out in a flow.
        hint: One line about it, shown beside or under it.
    """

    id: str
    text: str
    hint: str = ""


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to fill in; it becomes one answer.

    Attributes:
        id: Tells the fields of a step apart; empty where there is one.
        label: Shown above the field where a step has several.
        options: Written-out options of a choice or multi.
        options_from: The registry name that gives the options instead.
        ends: Words under a scale's two ends, if the subject has no anchors.
        most: At most so many picks or lines; 0 for any number.
        begins_with: So many of the options, from the first, are picked already when it is asked.
        marks: Marks a line of a list may carry, such as ``+ - .``.
        draft: What is written there already when it is first asked, with «placeholders», to be kept or changed.
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
    draft: str = ""


Stage = Literal["vision", "reality", "reflection", "values"]
"""The four stages of the practice, in their order: what I want, what is, what I make of the two, what I value."""


class Condition(msgspec.Struct, frozen=True, kw_only=True):
    """What an earlier answer of this session must be for a step to be asked.

    Attributes:
        step: The earlier step; the answer about the same subject is looked at first.
        equals: Ids of options (or outcomes), one of which must be picked.
        differs: Ids none of which may be picked; an unanswered step does not pass.
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
        stage: Which of the four stages of the practice it belongs to, where the flow walks through them.
        ask: The wording; «placeholders» are filled in.
        ask_plain: The wording when a placeholder has nothing to say.
        ask_unsaid: The wording when nothing was said in this session that ``ask`` could speak of.
        speaks_of: The earlier steps all of which must be answered for ``ask``; without any, one answer to anything is.
        ask_past: The wording where the session is for a day that is over.
        wordings: Other wordings, which take turns with the first from the third time on.
        plain_wordings: Other plain ones, likewise.
        ask_words: The wording for who doesn't see pictures, where the others ask to see one.
        ask_words_plain: That when a placeholder has nothing to say.
        fields: What is to be filled in, at least one.
        seconds: How long a timer runs, or about how long the step takes.
        optional: Whether the frame says that it may well be passed over.
        only: The one variant it is asked in, if not in all.
        when: All must hold for it to be asked.
        of: The earlier step whose thing (made or picked) this step speaks of; unasked while there is none.
        even_if_none: Whether it is asked all the same, of nothing in particular, when ``of`` points to nothing.
        turns: At most so many times round on its own answer; see ``practice.turns``.
        shows_after: What is shown once the answer is kept.
        offers: Option id to the flow that it offers at the end.
        throwaway: Whether the answer lives in memory only and is gone with the step.
        breathes: Whether a timer shows when to breathe in and out.
    """

    id: str
    name: str
    stage: Stage | None = None
    ask: str
    ask_plain: str = ""
    ask_unsaid: str = ""
    speaks_of: tuple[str, ...] = ()
    ask_past: str = ""
    wordings: tuple[str, ...] = ()
    plain_wordings: tuple[str, ...] = ()
    ask_words: str = ""
    ask_words_plain: str = ""
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
    breathes: bool = False


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """Steps asked for one subject, then for the next.

    Attributes:
        each: The registry name that gives the subjects.
        most: At most so many subjects; 0 for all.
        even_if_none: Whether the steps are asked once, of nothing in particular, when there is no subject.
        when: All must hold for the block to be asked at all.
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
        minutes: How long the short variant and the whole take; equal where there is one.
        version: Raised when steps change their meaning.
        listed: Whether it stands in the library; a note does not.
        short_first: Whether it is begun in its short form unless the person chose otherwise.
        lighter: The steps that stay in a week for which someone chose lighter mornings; empty if all do.
        gentle: The steps that stay after a heavy check-in, until someone asks to go on; empty if all do.
        source: Where more can be read, or whom the exercise follows.
    """

    id: str
    title: str
    purpose: str
    minutes: tuple[int, int]
    version: int = 1
    listed: bool = True
    short_first: bool = False
    lighter: tuple[str, ...] = ()
    gentle: tuple[str, ...] = ()
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
