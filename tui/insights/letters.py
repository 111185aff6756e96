"""Letters to oneself: closed until the flow they were written in is kept again, and in no list until then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from tui.records.answers import AnyAnswer, Unknown
from tui.records.entry import Entry, Revision, is_worth_keeping
from tui.records.roles import Role


def opened_letters(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries without the letters that are still closed; one that was nothing but a letter is passed over.

    Args:
        entries: The newest first, and all that are newer than any that is wanted.
    """
    opening: set[str] = set()
    for entry in entries:
        if entry.flow in opening or not has_letter(entry):
            yield entry
        else:
            rest = without_letter(entry)
            if is_worth_keeping(rest.answers):
                yield rest
        opening.add(entry.flow)


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
