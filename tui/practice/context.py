"""What a registry function may look at: the portrait, the session so far and the catalogue, never a clock."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tui.insights.fold.portrait import Portrait, Result, Said
from tui.insights.measures.tension import tension
from tui.practice import daily
from tui.practice.catalogue import Catalogue, DailyQuestion
from tui.practice.flow import Flow
from tui.practice.session import Session, Subject
from tui.records.answers import Choice, Item, Known, List, Long, Multi, Pick, Scale, Short, Values
from tui.records.roles import Role
from tui.records.text import one_line

NOTHING = Subject()
"""The subject of a step that speaks of nothing in particular."""


@dataclass(frozen=True)
class Context:
    """All that a question can rest on.

    Attributes:
        catalogue: Flows, questions, areas, values and emotions.
        siblings: Steps of the same block that speak of its subject alone.
    """

    catalogue: Catalogue
    portrait: Portrait
    flow: Flow
    session: Session
    subject: Subject = NOTHING
    step: str = ""
    turn: int = 0
    siblings: frozenset[str] = frozenset()

    def about(self, subject: Subject) -> Context:
        """The same, speaking of another subject."""
        return replace(self, subject=subject)

    def answers(self, step: str) -> tuple[Known, ...]:
        """All answers to a step, whatever they are about."""
        return tuple(answer for answer in self.session.answers if answer.step == step)

    def answer(self, step: str, field: str = "") -> Known | None:
        """The answer to an earlier step: about this subject if there is one, else the latest.

        A step of the same block answers for its own subject only.
        """
        found = [answer for answer in self.answers(step) if answer.field == field]
        here = [answer for answer in found if answer.about == self.subject.id]
        if here or step in self.siblings:
            return here[-1] if here else None
        return found[-1] if found else None

    def in_role(self, role: Role) -> tuple[Known, ...]:
        """All answers of this session with a role."""
        return tuple(answer for answer in self.session.answers if answer.role is role)

    @property
    def role(self) -> Role | None:
        """What an answer to the step being asked means; of several fields the first counts."""
        return next(step.fields[0].role for step in self.flow.steps() if step.id == self.step)

    @property
    def daily(self) -> DailyQuestion | None:
        """The daily question of this session."""
        return daily.asked(self.session, self.flow, self.portrait, self.catalogue)

    def result(self) -> Result | None:
        """The result spoken of, if the journal knows it."""
        return self.portrait.result(self.subject.id)

    def rating(self, result: Result) -> float | None:
        """What this session rated a result at, on the scale of today."""
        rated = (answer for answer in reversed(self.in_role(Role.RATING)) if answer.about == result.id)
        return next((answer.value for answer in rated if isinstance(answer, Scale)), None)

    def gap(self, result: Result) -> float | None:
        """T, by what this session says of reality if it does; see ``insights.tension``."""
        return tension(result, self.rating(result))

    def recall(self, role: Role, about: str | None = None) -> Said | None:
        """The latest thing said in a role, about one thing if given, that isn't kept out of looking back."""
        return next(
            (said for said in reversed(self.portrait.recalled(role)) if about is None or said.about == about), None
        )

    def area_name(self, area: str) -> str:
        """What an area is called; its id if the catalogue no longer has it."""
        return self.catalogue.area_names.get(area, area)


def thing(answer: Known) -> Subject:
    """What an answer made or picked, as a subject for later steps."""
    match answer:
        case Choice(pick=pick):
            return Subject(pick.id, pick.text)
        case Values(picks=picks) | Multi(picks=picks) if picks:
            return Subject(picks[0].id, picks[0].text)
        case Short(id=made, text=text) | Long(id=made, text=text) if made and text.strip():
            return Subject(made, one_line(text))
        case List(items=items) if items:
            return Subject(items[0].id, one_line(items[0].text))
        case _:
            return Subject()


def reworded(subject: Subject, context: Context) -> Subject:
    """The subject in the words this session put it in last."""
    for answer in reversed(context.in_role(Role.REWORD)):
        if subject.id and answer.about == subject.id and isinstance(answer, Short) and answer.text.strip():
            return Subject(subject.id, one_line(answer.text), subject.note)
    return subject


def made(answers: tuple[Known, ...]) -> tuple[Subject, ...]:
    """Everything that answers made, one subject a line, with the later wording where one was given."""
    found: list[Subject] = []
    for answer in answers:
        match answer:
            case List(items=items):
                found += [Subject(item.id, one_line(item.text)) for item in items if _is_made(item)]
            case Short(id=made_id, text=text) if made_id and text.strip():
                found.append(Subject(made_id, one_line(text)))
            case _:
                pass
    return tuple(found)


def picked(answer: Known | None) -> tuple[Pick, ...]:
    """The options an answer picked."""
    match answer:
        case Choice(pick=pick):
            return (pick,)
        case Multi(picks=picks) | Values(picks=picks):
            return picks
        case _:
            return ()


def _is_made(item: Item) -> bool:
    return bool(item.id and item.text.strip())
