"""Promises in the making: made, given a day, answered, and made again."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from uuid import NAMESPACE_OID, uuid5

from msgspec.structs import replace

from tui.insights.fold.entry_summary import created
from tui.insights.fold.portrait import Promise
from tui.records.answers import AnyAnswer, Choice, Outcome, Pick, Ypn
from tui.records.day import chosen_day
from tui.records.entry import Entry
from tui.records.titles import Next

_DAY, _NEXT_DAY = timedelta(0), timedelta(days=1)
_AGAIN = {
    Next.AGAIN: _NEXT_DAY, Next.SMALLER: _NEXT_DAY, Next.ANOTHER_DAY: _NEXT_DAY,
    Next.AGAIN_TODAY: _DAY, Next.SMALLER_TODAY: _DAY,
}  # fmt: skip
"""What makes a promise again, and how long after its entry the new one is for, until it is given a day."""


def again_id(entry: str, promise: str) -> str:
    """The id of the promise in which an entry makes another one again."""
    return str(uuid5(NAMESPACE_OID, f"{entry}/{promise}"))


@dataclass
class PromiseBook:
    """Promises by id, in the order they were made."""

    by_id: dict[str, Promise] = field(default_factory=dict)

    def __contains__(self, promise: str) -> bool:
        return promise in self.by_id

    def make(self, entry: Entry, answer: AnyAnswer) -> None:
        """Adds what an answer promises, for the day of its entry."""
        for made, text in created(answer):
            self.by_id[made] = Promise(id=made, text=text, day=entry.day, entry=entry.id, about=answer.about)

    def amend(self, promise: str, **changes: object) -> None:
        """Changes what is known of a promise, if there is such a one."""
        if found := self.by_id.get(promise):
            self.by_id[promise] = replace(found, **changes)

    def reword(self, entry: Entry, promise: str, text: str) -> None:
        """Gives a promise other words; where the entry makes it again, those words are the new one's alone."""
        self.amend(self._spoken_of(entry, promise), text=text)

    def add_causes(self, promise: str, picks: tuple[Pick, ...]) -> None:
        """Adds what helped or got in the way: they are asked for one after the other."""
        if found := self.by_id.get(promise):
            self.amend(promise, causes=tuple(dict.fromkeys((*found.causes, *picks))))

    def answer(self, entry: Entry, answer: AnyAnswer) -> None:
        """Takes what became of a promise; "not yet" leaves it open."""
        match answer:
            case Ypn(outcome=Outcome.NOT_YET):
                self.amend(answer.about, outcome=None, answered=None, not_yet=entry.day)
            case Ypn(outcome=outcome):
                self.amend(answer.about, outcome=outcome, answered=entry.day)
            case _:
                pass

    def set_day(self, entry: Entry, answer: AnyAnswer) -> None:
        """Gives a promise the day it is for; one before the entry is ignored."""
        promise = self.by_id.get(self._spoken_of(entry, answer.about))
        day = chosen_day(answer.pick.id, entry.day) if isinstance(answer, Choice) else None
        if promise is not None and day is not None and day >= entry.day:
            self.amend(promise.id, day=day, made=promise.chosen, not_yet=None)

    def lead_on(self, entry: Entry, answer: AnyAnswer) -> None:
        """Does what was chosen for a promise that was not kept: made again, or let go."""
        promise = self.by_id.get(answer.about)
        if promise is None or not isinstance(answer, Choice):
            return
        match answer.pick.id:
            case Next.LET_GO:
                self.amend(promise.id, outcome=Outcome.LET_GO, answered=entry.day)
            case step if step in _AGAIN and promise.was_missed:
                made = again_id(entry.id, promise.id)
                self.by_id[made] = Promise(
                    id=made, text=promise.text, day=entry.day + _AGAIN[Next(step)], made=entry.day, entry=entry.id,
                    about=promise.about, when=promise.when, where=promise.where, if_then=promise.if_then,
                    serves=promise.serves, unasked=promise.unasked, again=promise.id,
                )  # fmt: skip
            case _:
                pass

    def _spoken_of(self, entry: Entry, promise: str) -> str:
        """The promise that a day or other words are for: the new one, where the entry makes it again."""
        made = again_id(entry.id, promise)
        return made if made in self.by_id else promise
