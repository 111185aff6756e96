"""A flow answered without a person: from a document of answers to a walk that has them, or one sentence why not.

The document has the ids of steps as its keys. A step with several fields takes a table of them; a step that is asked
of several things (results, promises, cards) a list in their order, or a table by their words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from difflib import get_close_matches
from typing import Any, TypeAlias

from tui.plain import typed
from tui.plain.document import SIDES, in_order, option_text, scale_text, seconds, sides, takes, text, texts, wrong
from tui.plain.typed import Unfit
from tui.practice import answering
from tui.practice.flow import Block, Field, Flow, Step
from tui.practice.questions import Question
from tui.records.answers import Known
from tui.records.emotions import EmotionWord
from tui.records.text import fold, has_words, one_line
from tui.workspace.walk import Walk

Document: TypeAlias = Mapping[str, Any]

_FEELING = ("word", "energy", "pleasantness")


class Mismatch(ValueError):  # noqa: N818 - reads as what it is
    """The document does not fit the flow; the message is one sentence that names the step and what was expected."""


def answer(
    walk: Walk, flow: Flow, document: Document, emotions: Sequence[EmotionWord], *, strict: bool = False
) -> None:
    """Walks to the end with the answers given; nothing is written to the disk.

    Args:
        walk: At the beginning.
        flow: What is walked.
        document: The answers.
        emotions: The words for feelings.
        strict: Whether every step that is asked is to have an answer, or an empty one.

    Raises:
        Mismatch: If an answer does not fit, or none of the steps asked takes it.
    """
    script = _Script(flow, document, emotions)
    while (question := walk.question) is not None:
        found = script.take(question)
        if found is not None:
            for given in script.answers(walk, question, found):
                if not question.step.throwaway:
                    walk.give(given)
        elif strict and _wants_answer(question):
            step = question.step
            raise Mismatch(f"Step “{step.id}” ({one_line(question.ask)}) has no answer; it takes {takes(step)}.")
        walk.forward()
    script.check_all_taken()


class _Script:
    def __init__(self, flow: Flow, document: Document, emotions: Sequence[EmotionWord]) -> None:
        self._steps = {step.id: step for step in flow.steps()}
        blocks = (item for item in flow.items if isinstance(item, Block))
        self._repeated = {step.id for block in blocks for step in block.steps}
        self._repeated |= {step.id for step in self._steps.values() if step.turns > 1}
        self._emotions = emotions
        self._given = _nested(document)
        self._asked: dict[str, list[Question]] = {}
        self._taken: dict[str, set[object]] = {}
        for name in self._given:
            if name not in self._steps:
                near = get_close_matches(name, self._steps, n=1)
                hint = f" (did you mean “{near[0]}”?)" if near else ""
                raise Mismatch(f"“{name}” is no step of {flow.id}{hint}; its steps are {', '.join(self._steps)}.")

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
            raise Mismatch(f"Step “{step.id}” is asked of {names}; {in_order(step)}, or a table by their words.")
        return None if place else given

    def answers(self, walk: Walk, question: Question, found: Any) -> list[Known]:
        """The answers that a value makes, a field each."""
        step = question.step
        try:
            if len(step.fields) == 1:
                field = question.fields[0]
                if field.id and isinstance(found, Mapping) and set(found) == {field.id}:
                    found = found[field.id]
                given = self._answer(walk, question, field, found)
                return [given] if given is not None else []
            return self._fields(walk, question, found)
        except Unfit as problem:
            raise Mismatch(f"Step “{step.id}”: {problem}") from None

    def _fields(self, walk: Walk, question: Question, found: Any) -> list[Known]:
        step = question.step
        if not isinstance(found, Mapping):
            raise wrong(found, f"a table with {takes(step)}")
        ids = [field.id for field in step.fields]
        made = []
        for name in found:
            if name not in ids:
                raise Unfit(f"“{name}” is none of its fields; they are {', '.join(ids)}.")
        for field in question.fields:
            if field.id in found:
                try:
                    given = self._answer(walk, question, field, found[field.id])
                except Unfit as problem:
                    raise Mismatch(f"Step “{step.id}.{field.id}”: {problem}") from None
                if given is not None:
                    made.append(given)
        for name in found:
            if name not in [field.id for field in question.fields]:
                raise Unfit(f"“{name}” offers nothing to pick this time; leave it out.")
        return made

    def _answer(self, walk: Walk, question: Question, field: Field, value: Any) -> Known | None:
        place = (walk.session, question, field)
        if value is None or value == "" or value == []:
            return None
        match field.kind:
            case "short" | "long":
                return answering.text(*place, text(value)) if has_words(text(value)) else None
            case "review":
                if field.role is None:
                    raise Unfit("nothing is written at this step; leave it out.")
                return answering.text(*place, text(value)) if has_words(text(value)) else None
            case "list":
                lines = "\n".join(texts(value)) if isinstance(value, list) else text(value)
                return answering.lines(*place, lines) if has_words(lines) else None
            case "split":
                left, right = sides(value)
                return answering.columns(*place, left, right) if has_words(left) or has_words(right) else None
            case "scale":
                return answering.number(*place, typed.scale(scale_text(value, field), field))
            case "timer":
                return answering.time_taken(*place, seconds(value, question.step.seconds))
            case "choice":
                return answering.pick(*place, [typed.option(option_text(value), field.options)])
            case "multi" | "values":
                named = value if isinstance(value, list) else [value]
                picks = typed.chosen([typed.option(option_text(one), field.options) for one in named], field)
                return answering.pick(*place, picks)
            case "ypn":
                return answering.outcome(*place, typed.outcome(text(value)))
            case "emotion":
                own = {mood.word for mood in walk.portrait.moods}
                return answering.feeling(*place, *self._feeling(value, own))

    def _feeling(self, value: Any, own: Set[str]) -> typed.Feeling:
        if isinstance(value, Mapping):
            if not set(value) <= set(_FEELING) or not isinstance(value.get("word"), str):
                raise Unfit(f"a feeling as a table has {', '.join(_FEELING)}.")
            axes = [value.get(axis) for axis in _FEELING[1:]]
            if not all(axis is None or (type(axis) is int and -5 <= axis <= 5) for axis in axes):
                raise Unfit("energy and pleasantness are whole numbers from -5 to 5.")
            return (one_line(value["word"]), axes[0], axes[1])
        word = str(value) if type(value) is int else text(value)
        found = typed.feeling(word, self._emotions)
        if found is not None:
            return found
        said = one_line(word)
        if said not in own and (near := typed.mistyped(said, self._emotions)):
            raise Unfit(f'did you mean “{near[0].word}”? A word of your own is given as a table, {{word = "{said}"}}.')
        return (said, None, None)

    def check_all_taken(self) -> None:
        """Refuses answers that no question took.

        Raises:
            Mismatch: Naming the first of them.
        """
        for name, given in self._given.items():
            asked = self._asked.get(name)
            if not asked:
                raise Mismatch(f"Step “{name}” is not asked this time; leave it out.")
            step = self._steps[name]
            if name not in self._repeated:
                continue
            if _is_by_subject(given, step):
                own = _own_names(step)
                left = [key for key in given if key not in self._taken[name]]
                if left:
                    strange = next((key for key in left if key not in own), left[0])
                    raise Mismatch(_not_asked_of(step, one_line(strange), asked))
            elif _is_in_order(given, step) and len(given) > len(asked):
                times = "once" if len(asked) == 1 else f"{len(asked)} times"
                raise Mismatch(f"Step “{name}” is asked {times}, and {len(given)} answers are given.")


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
            raise Mismatch(f"Step “{step}” has an answer and “{name}” another; write one of them.")
        found[step] = {**table, field: value}
    return found


def _is_by_subject(given: Any, step: Step) -> bool:
    if not isinstance(given, Mapping):
        return False
    return not set(given) <= set(_own_names(step))


def _own_names(step: Step) -> list[str]:
    """What a table of one answer to the step may hold: its fields, the two sides, the parts of a feeling."""
    named = [field.id for field in step.fields if field.id]
    kind = step.fields[0].kind
    return [*named, *(SIDES if kind == "split" else _FEELING if kind == "emotion" else ())]


def _not_asked_of(step: Step, name: str, asked: Sequence[Question]) -> str:
    named = ", ".join(f"“{one.subject.text}”" for one in asked if one.subject.text)
    own = ", ".join(_own_names(step))
    if not named and own:
        return f"Step “{step.id}”: “{name}” is none of its fields; they are {own}."
    if not named:
        return f"Step “{step.id}” is not asked of “{name}”, nor of anything else with a name; give its answer alone."
    fields = f", and its fields are {own}" if own else ""
    return f"Step “{step.id}” is not asked of “{name}”; it is asked of {named}{fields}."


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
    return field.kind != "timer" and not (field.kind == "review" and field.role is None)
