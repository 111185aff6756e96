"""A flow answered without a person: from a document of answers to a session that has them, or one sentence why not.

The document has the ids of steps as its keys. A step with several fields takes a table of them; a step that is asked
of several things (results, promises, cards) a list in their order, or a table by their words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from difflib import get_close_matches
from typing import Any, TypeAlias

from tui.plain.answer_document import (
    SIDES,
    TEXT,
    in_order,
    option_text,
    scale_text,
    seconds,
    sides,
    takes,
    text,
    texts,
    wrong,
)
from tui.practice import answer_factory, follow_ups, length, parsing
from tui.practice.flow import Block, Field, Flow, Step
from tui.practice.heaviness import asks_enough
from tui.practice.parsing import UnfitError
from tui.practice.questions import Question
from tui.records.answers import Known
from tui.records.option_ids import Enough
from tui.records.text import fold, has_words, one_line
from tui.records.vocabulary import EmotionWord
from tui.workspace.session_runner import SessionRunner

Document: TypeAlias = Mapping[str, Any]

FOLLOW_UP = Step(id=follow_ups.STEP, name="Follow-up", ask="", fields=(Field(kind="short"),), turns=2)
"""Stands for whatever is followed up: which rule asks, and what it takes, depends on the answers."""
_FEELING = ("word", "energy", "pleasantness")


class MismatchError(ValueError):
    """The document does not fit the flow; the message is one sentence that names the step and what was expected."""


def answer(
    runner: SessionRunner, flow: Flow, document: Document, emotions: Sequence[EmotionWord], *, strict: bool = False
) -> None:
    """Walks to the end with the answers given; nothing is written to the disk.

    With ``strict`` every step that is asked is to have an answer, or an empty one.

    Raises:
        MismatchError: If an answer does not fit, or none of the steps asked takes it.
    """
    script = _Script(flow, document, emotions)
    while (question := runner.question) is not None:
        found = script.take(question)
        if found is None:
            found = script.goes_on(question)
        if found is not None:
            for given in script.answers(runner, question, found):
                if not question.step.throwaway:
                    runner.give(given)
        elif strict and _wants_answer(question):
            step = question.step
            raise MismatchError(f"Step “{step.id}” ({one_line(question.ask)}) has no answer; it takes {takes(step)}.")
        runner.forward()
    script.check_all_taken()


def goes_beyond_short(flow: Flow, document: Document) -> bool:
    """Whether a step that only the whole of a flow asks has an answer here.

    Raises:
        MismatchError: If the document answers a step twice.
    """
    return length.goes_beyond_short(flow, _nested(document))


class _Script:
    def __init__(self, flow: Flow, document: Document, emotions: Sequence[EmotionWord]) -> None:
        self._flow = flow
        self._steps = {step.id: step for step in flow.steps()}
        if follow_ups.can_have_one(flow):
            self._steps.setdefault(follow_ups.STEP, FOLLOW_UP)
        blocks = (item for item in flow.items if isinstance(item, Block))
        self._repeated = {step.id for block in blocks for step in block.steps}
        self._repeated |= {step.id for step in self._steps.values() if step.turns > 1}
        self._repeated.add(follow_ups.STEP)
        self._emotions = emotions
        self._given = _nested(document)
        self._asked: dict[str, list[Question]] = {}
        self._taken: dict[str, set[object]] = {}
        for name in self._given:
            if name not in self._steps:
                near = get_close_matches(name, self._steps, n=1)
                hint = f" (did you mean “{near[0]}”?)" if near else ""
                raise MismatchError(
                    f"“{name}” is not a step of {flow.id}{hint}; its steps are {', '.join(self._steps)}."
                )

    def take(self, question: Question) -> Any:
        """What the document answers here; ``None`` if nothing."""
        step = question.step
        if step.id not in self._given:
            return None
        asked = self._asked.setdefault(step.id, [])
        asked.append(question)
        taken = self._taken.setdefault(step.id, set())
        given = self._given[step.id]
        place = len(asked) - 1
        if step.id in self._repeated and _is_by_subject(given, step):
            key = next((key for key in given if fold(key) in _names(question)), None)
            taken.add(key)
            return given[key] if key is not None else None
        if step.id in self._repeated and _is_in_order(given, step):
            taken.add(place)
            return given[place] if place < len(given) else None
        if place and step.turns == 1:
            names = " and ".join(f"“{one.subject.text or one.subject.id}”" for one in asked[:2])
            raise MismatchError(
                f"Step “{step.id}” is asked about {names}; {in_order(step)}, or a table by their words."
            )
        return None if place else given

    def goes_on(self, question: Question) -> str | None:
        """An answer to whether a heavy check-in is enough, where the document has some for what comes after it."""
        asks = question.step.id in self._flow.gentle and asks_enough(question.step)
        return Enough.GO_ON if asks and not set(self._given) <= set(self._flow.gentle) else None

    def answers(self, runner: SessionRunner, question: Question, found: Any) -> list[Known]:
        """The answers that a value makes, a field each."""
        step = question.step
        try:
            if len(step.fields) == 1:
                field = question.fields[0]
                if field.id and isinstance(found, Mapping) and set(found) == {field.id}:
                    found = found[field.id]
                given = self._answer(runner, question, field, found)
                return [given] if given is not None else []
            return self._fields(runner, question, found)
        except UnfitError as problem:
            raise MismatchError(f"Step “{step.id}”: {problem}") from None

    def _fields(self, runner: SessionRunner, question: Question, found: Any) -> list[Known]:
        step = question.step
        if not isinstance(found, Mapping) and not step.fields[0].id:
            found = {"": found}
        if not isinstance(found, Mapping):
            raise wrong(found, f"a table with {takes(step)}")
        if not step.fields[0].id and TEXT in found:
            found = {name if name != TEXT else "": value for name, value in found.items()}
        ids = [field.id for field in step.fields]
        made = []
        for name in found:
            if name not in ids:
                raise UnfitError(f"“{name}” is not one of its fields; they are {', '.join(ids)}.")
        for field in question.fields:
            if field.id in found:
                try:
                    given = self._answer(runner, question, field, found[field.id])
                except UnfitError as problem:
                    raise MismatchError(f"Step “{step.id}.{field.id}”: {problem}") from None
                if given is not None:
                    made.append(given)
        for name in found:
            if name not in [field.id for field in question.fields]:
                raise UnfitError(f"“{name}” has nothing to choose from this time; leave it out.")
        return made

    def _answer(self, runner: SessionRunner, question: Question, field: Field, value: Any) -> Known | None:
        place = (runner.session, question, field)
        if value is None or value == "" or value == []:
            return None
        match field.kind:
            case "short" | "long":
                return answer_factory.text(*place, text(value)) if has_words(text(value)) else None
            case "review":
                if field.role is None:
                    raise UnfitError("there is nothing to write at this step; leave it out.")
                return answer_factory.text(*place, text(value)) if has_words(text(value)) else None
            case "list":
                lines = "\n".join(texts(value)) if isinstance(value, list) else text(value)
                return answer_factory.text_list(*place, lines) if has_words(lines) else None
            case "split":
                left, right = sides(value)
                return answer_factory.split(*place, left, right) if has_words(left) or has_words(right) else None
            case "scale":
                return answer_factory.scale(*place, parsing.scale(scale_text(value, field), field))
            case "timer":
                return answer_factory.timer(*place, seconds(value, question.step.seconds))
            case "choice":
                return answer_factory.choice(*place, [parsing.option(option_text(value), field.options)])
            case "multi" | "values":
                named = value if isinstance(value, list) else [value]
                picks = parsing.chosen([parsing.option(option_text(one), field.options) for one in named], field)
                return answer_factory.choice(*place, picks)
            case "ypn":
                return answer_factory.outcome(*place, parsing.outcome(text(value)))
            case "emotion":
                own = {mood.word for mood in runner.portrait.moods}
                return answer_factory.emotion(*place, *self._feeling(value, own))

    def _feeling(self, value: Any, own: Set[str]) -> parsing.Feeling:
        if isinstance(value, Mapping):
            if not set(value) <= set(_FEELING) or not isinstance(value.get("word"), str):
                raise UnfitError(f"a feeling as a table has {', '.join(_FEELING)}.")
            axes = [value.get(axis) for axis in _FEELING[1:]]
            if not all(axis is None or (type(axis) is int and -5 <= axis <= 5) for axis in axes):
                raise UnfitError("energy and pleasantness are whole numbers from -5 to 5.")
            return (one_line(value["word"]), axes[0], axes[1])
        word = str(value) if type(value) is int else text(value)
        found = parsing.feeling(word, self._emotions)
        if found is not None:
            return found
        said = one_line(word)
        if said not in own and (near := parsing.mistyped(said, self._emotions)):
            raise UnfitError(
                f'did you mean “{near[0].word}”? A word of your own is given as a table, {{word = "{said}"}}.'
            )
        return (said, None, None)

    def check_all_taken(self) -> None:
        """Refuses answers that no question took.

        Raises:
            MismatchError: Naming the first of them.
        """
        for name, given in self._given.items():
            asked = self._asked.get(name)
            if not asked:
                raise MismatchError(f"Step “{name}” is not asked this time; leave it out.")
            step = self._steps[name]
            if name not in self._repeated:
                continue
            if _is_by_subject(given, step):
                own = _own_names(step)
                left = [key for key in given if key not in self._taken[name]]
                if left:
                    strange = next((key for key in left if key not in own), left[0])
                    raise MismatchError(_not_asked_of(step, one_line(strange), asked))
            elif _is_in_order(given, step) and len(given) > len(asked):
                times = "once" if len(asked) == 1 else f"{len(asked)} times"
                raise MismatchError(f"Step “{name}” is asked {times}, but there are {len(given)} answers.")


def _nested(document: Document) -> dict[str, Any]:
    """The document with ``step.field`` as a field in its step's table."""
    found: dict[str, Any] = {}
    for name, value in document.items():
        step, dot, field = name.partition(".")
        if not dot:
            if isinstance(value, Mapping) and isinstance(found.get(name), dict):
                value = {**found[name], **value}
            found[name] = value
            continue
        table = found.setdefault(step, {})
        if not isinstance(table, dict):
            raise MismatchError(f"Step “{step}” has an answer, and so does “{name}”; write only one of them.")
        found[step] = {**table, field: value}
    return found


def _is_by_subject(given: Any, step: Step) -> bool:
    if not isinstance(given, Mapping):
        return False
    return not set(given) <= set(_own_names(step))


def _own_names(step: Step) -> list[str]:
    """What a table of one answer to the step may hold: its fields, the two sides, the parts of a feeling."""
    named = [field.id or TEXT for field in step.fields if field.id or len(step.fields) > 1]
    kind = step.fields[0].kind
    return [*named, *(SIDES if kind == "split" else _FEELING if kind == "emotion" else ())]


def _not_asked_of(step: Step, name: str, asked: Sequence[Question]) -> str:
    named = ", ".join(f"“{one.subject.text}”" for one in asked if one.subject.text)
    own = ", ".join(_own_names(step))
    if not named and own:
        return f"Step “{step.id}”: “{name}” is not one of its fields; they are {own}."
    if not named:
        return f"Step “{step.id}” is not asked about “{name}”, or anything else by name; give just its answer."
    fields = f", and its fields are {own}" if own else ""
    return f"Step “{step.id}” is not asked about “{name}”; it is asked about {named}{fields}."


def _is_in_order(given: Any, step: Step) -> bool:
    if not isinstance(given, list):
        return False
    if len(step.fields) == 1 and step.fields[0].kind in ("list", "multi", "values", "split"):
        return bool(given) and all(isinstance(one, list | Mapping) or one in ("", None) for one in given)
    return True


def _names(question: Question) -> set[str]:
    subject = question.subject
    return {fold(name) for name in (subject.id, subject.text, one_line(subject.text)) if name}


def _wants_answer(question: Question) -> bool:
    field = question.step.fields[0]
    if question.follow_up is not None:
        return False  # who wrote the document did not know of it
    return field.kind != "timer" and not (field.kind == "review" and field.role is None)
