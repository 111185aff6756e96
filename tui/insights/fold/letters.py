"""What was left for a later day: letters to oneself, sealed until then, and the note for tomorrow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeAlias

from msgspec.structs import replace

from tui.records.answers import AnyAnswer, Unknown
from tui.records.entry import Entry, Revision, is_worth_keeping
from tui.records.roles import Role

if TYPE_CHECKING:  # a note is saved without the portrait
    from tui.insights.fold.portrait import Portrait, Said


def opened_letters(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries without the letters that are still closed; one that was nothing but a letter is passed over.

    Args:
        entries: All that are outside the trash, in any order, which they keep. They are taken one at a time up to a
            letter that none of them opens: whether one does is known when all were seen.
    """
    last: _Last = {}
    coming = iter(entries)
    for entry in coming:
        if has_letter(entry) and not _is_open(entry, last):
            rest = [entry, *coming]
            for one in rest:
                _see(one, last)
            yield from (shown for one in rest if (shown := _shown(one, last)) is not None)
            return
        _see(entry, last)
        yield entry


_Last: TypeAlias = dict[str, tuple[date, str]]
"""The last page of each flow, by day and id."""


def _see(entry: Entry, last: _Last) -> None:
    here = (entry.day, entry.id)
    last[entry.flow] = max(here, last.get(entry.flow, here))


def _is_open(entry: Entry, last: _Last) -> bool:
    return entry.flow in last and (entry.day, entry.id) < last[entry.flow]


def _shown(entry: Entry, last: _Last) -> Entry | None:
    if not has_letter(entry) or _is_open(entry, last):
        return entry
    rest = without_letter(entry)
    return rest if is_worth_keeping(rest.answers) else None


def has_letter(entry: Entry) -> bool:
    """Whether a letter to oneself is in the entry, or was before it was edited."""
    return any(map(_is_letter, entry.answers)) or any(any(map(_is_letter, old.answers)) for old in entry.revisions)


def without_letter(entry: Entry) -> Entry:
    """The entry as if no letter had been written in it."""
    revisions = tuple(Revision(old.at, _others(old.answers)) for old in entry.revisions)
    return replace(entry, answers=_others(entry.answers), revisions=revisions)


def _others(answers: tuple[AnyAnswer, ...]) -> tuple[AnyAnswer, ...]:
    return tuple(answer for answer in answers if not _is_letter(answer))


def _is_letter(answer: AnyAnswer) -> bool:
    if isinstance(answer, Unknown):
        return answer.raw.get("role") == Role.LETTER
    return answer.role is Role.LETTER


WAITS = 3
"""So many days it waits."""


def note_left(portrait: Portrait, today: date) -> Said | None:
    """The newest note left for a day after its own, until a morning is kept, and for three days at most.

    What is kept out of looking back is not shown here either.
    """
    said = next(reversed(portrait.recalled(Role.MORROW)), None)
    waited = (today - said.day).days if said is not None else 0
    since = (today - timedelta(days=past) for past in range(waited))
    if not 0 < waited <= WAITS or any("morning" in portrait.days.get(day, ()) for day in since):
        return None
    return said
