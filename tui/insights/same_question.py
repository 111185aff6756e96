"""What a person wrote before to the same question: newest first, each under the wording of its day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import islice

import msgspec

from tui.insights.page import Part, parts, sections
from tui.records.answers import AnyAnswer, List, Long, Review, Short, Split, is_said
from tui.records.entry import Entry
from tui.records.roles import Role

MOST = 40
"""So many earlier answers are gathered at most."""
OUTSIDE = frozenset({"note", "rate", "fact", "outcome", "revise", "signal", "aside"})
"""What is kept outside a flow, where no question is asked."""


class Same(msgspec.Struct, frozen=True):
    """What makes two questions the same.

    Attributes:
        flow: The flow's id.
        step: The step's id.
        about: The thing it speaks of, where that is to be the same too; empty for whatever it was.
        daily: The daily question's id; flow and step don't matter then.
    """

    flow: str
    step: str
    about: str = ""
    daily: str = ""

    def fits(self, entry: Entry, answer: AnyAnswer) -> bool:
        """Whether an answer on a page answers this question."""
        if self.daily:
            return answer.question == self.daily
        if answer.question or (entry.flow, answer.step) != (self.flow, self.step):
            return False
        return not self.about or answer.about == self.about


def asked_on(entry: Entry) -> tuple[Same, ...]:
    """The questions a page answers in writing that can be asked again, in their order."""
    if entry.flow in OUTSIDE:
        return ()
    # A promise is made once: when, where and how are asked of each, and are the same question all the same.
    promises = {answer.id for answer in entry.answers if answer.role is Role.PROMISE}
    found = (
        Same("", "", daily=answer.question)
        if answer.question
        else Same(entry.flow, answer.step, "" if answer.about in promises else answer.about)
        for answer in entry.answers
        if is_writing(answer) and is_said(answer)
    )
    return tuple(dict.fromkeys(found))


def asked_from(entry: Entry, section: int) -> int:
    """Which of those questions comes first from a section of the page on, counted from 0; the first if none does."""
    questions = asked_on(entry)
    for later in sections(entry)[section:]:
        said = [one for one in entry.answers if (one.step, one.about) == (later.step, later.about) and is_writing(one)]
        for place, same in enumerate(questions):
            if any(same.fits(entry, answer) for answer in said):
                return place
    return 0


class Earlier(msgspec.Struct, frozen=True):
    """One earlier answer.

    Attributes:
        day: The practice day.
        asked: The question as it was worded then.
        parts: What was written.
        entry: Id of the page it stands on.
    """

    day: date
    asked: str
    parts: tuple[Part, ...]
    entry: str


def is_writing(answer: AnyAnswer) -> bool:
    """Whether it holds words of the person's own that may come back: numbers and picks, and sealed letters, do not.

    An earlier number is kept from steering a new one.
    """
    return isinstance(answer, Short | Long | List | Split | Review) and answer.role is not Role.LETTER


def earlier_answers(entries: Iterable[Entry], same: Same, most: int = MOST) -> tuple[Earlier, ...]:
    """What was written to the same question.

    Args:
        entries: As they were written, the last first; those in the trash are left out.
        same: The question.
        most: At most so many.
    """
    found = islice((answer for entry in entries for answer in _on_page(entry, same)), most)
    return tuple(sorted(found, key=lambda one: one.day, reverse=True))


def _on_page(entry: Entry, same: Same) -> Iterable[Earlier]:
    if entry.deleted is not None:
        return
    turns: dict[tuple[str, int], list[AnyAnswer]] = {}
    for answer in entry.answers:
        if is_writing(answer) and is_said(answer) and same.fits(entry, answer):
            turns.setdefault((answer.about, answer.turn), []).append(answer)
    for answers in turns.values():
        said = tuple(part for answer in answers for part in parts(answer))
        yield Earlier(entry.day, answers[0].asked, said, entry.id)
