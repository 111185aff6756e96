"""What can be done to an entry after it was kept: edited, tagged, put into the trash, and each taken back."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, timedelta

from msgspec.structs import replace

from tui.records.answers import AnyAnswer, key
from tui.records.entry import Entry, Revision
from tui.records.text import fold, one_line

MARKS = ("day", "starred", "deleted")
"""Fields of an entry, beside its answers and tags, that are changed after it was saved."""
TAG = "tag:"
"""How the mark of a tag begins; the tag follows, folded."""
A_SECOND = timedelta(seconds=1)

TRASH_DAYS = 30
"""Days after which an entry in the trash is gone at the next write."""


class OvertakenError(ValueError):
    """An edit cannot be taken back: the answers were changed once more since."""


def edited(entry: Entry, answers: tuple[AnyAnswer, ...], at: datetime) -> Entry:
    """The entry with other answers; those it had become a revision. The same answers change nothing."""
    if answers == entry.answers:
        return entry
    return replace(entry, answers=answers, revisions=(*entry.revisions, Revision(_after(entry, at), entry.answers)))


def _after(entry: Entry, at: datetime) -> datetime:
    """A moment later than all versions of the entry, whatever the clock says: in a merge the latest one stands."""
    last = entry.revisions[-1].at if entry.revisions else entry.begun
    return max(at, last + A_SECOND)


def dated(before: Entry, after: Entry, at: datetime) -> Entry:
    """The entry with the moment at which each of its marks was changed: star, trash, day, and every tag.

    Args:
        before: As it was.
        after: As it is now.
        at: When it was changed; later than the last time, whatever the clock says.
    """
    tags = [{fold(tag) for tag in entry.tags} for entry in (before, after)]
    changed = [name for name in MARKS if getattr(before, name) != getattr(after, name)]
    changed += [TAG + tag for tag in sorted(tags[0] ^ tags[1])]
    if not changed:
        return after
    marks = dict(after.marks)
    for name in changed:
        last = datetime.fromisoformat(marks[name]) + A_SECOND if name in marks else at
        marks[name] = max(at, last).isoformat(timespec="seconds")
    return replace(after, marks=marks)


def merged(
    stands: tuple[AnyAnswer, ...], base: tuple[AnyAnswer, ...], mine: tuple[AnyAnswer, ...]
) -> tuple[AnyAnswer, ...]:
    """What was changed from ``base`` to ``mine``, done to the answers that stand now.

    An answer changed here and elsewhere becomes the one given here; one changed elsewhere alone stays so.
    """
    if stands == base:
        return mine
    before, after = ({key(answer): answer for answer in answers} for answers in (base, mine))
    standing = {key(answer) for answer in stands}
    if len(before) < len(base) or len(after) < len(mine) or len(standing) < len(stands):
        return mine
    found: list[AnyAnswer] = []
    for answer in stands:
        place = key(answer)
        if place in after:
            found.append(answer if after[place] == before.get(place) else after[place])
        elif place not in before:
            found.append(answer)
    # One that was taken out elsewhere while it was changed here comes back as it was changed.
    return (
        *found,
        *(answer for place, answer in after.items() if place not in standing and answer != before.get(place)),
    )


def overtakes(stands: tuple[AnyAnswer, ...], base: tuple[AnyAnswer, ...], mine: tuple[AnyAnswer, ...]) -> bool:
    """Whether an answer was changed from ``base`` both here and elsewhere, and otherwise than here."""
    before, after, now = ({key(answer): answer for answer in answers} for answers in (base, mine, stands))
    return any(
        now.get(place) != before.get(place) != after.get(place) != now.get(place) for place in {*before, *after, *now}
    )


def read_tags(text: str) -> tuple[str, ...]:
    """The tags in what a person typed: words between spaces or commas, with or without the number sign."""
    words = (word.lstrip("#") for word in re.split(r"[\s,]+", one_line(text)))
    return _once(word for word in words if word)


def tagged(entry: Entry, add: Iterable[str] = (), remove: Iterable[str] = ()) -> Entry:
    """The entry with tags put on and taken off; ``Work`` and ``work`` are one tag."""
    gone = set(map(fold, remove))
    return replace(entry, tags=_once([*(tag for tag in entry.tags if fold(tag) not in gone), *add]))


def retagged(entry: Entry, old: str, new: str) -> Entry:
    """The entry with one tag called otherwise."""
    return replace(entry, tags=_once(new if fold(tag) == fold(old) else tag for tag in entry.tags))


def days_left(entry: Entry, now: datetime) -> int:
    """Days an entry stays in the trash from now on."""
    return TRASH_DAYS - (now - entry.deleted).days if entry.deleted else TRASH_DAYS


def is_expired(entry: Entry, now: datetime) -> bool:
    """Whether the entry lay in the trash for its time."""
    return entry.deleted is not None and now - entry.deleted >= timedelta(days=TRASH_DAYS)


def taken_back(stands: Entry, before: Entry, after: Entry, at: datetime) -> Entry:
    """The entry as it stands, with the change from ``before`` to ``after`` undone and all else left alone.

    The answers that are taken back become a revision: undoing loses no word either.

    Raises:
        OvertakenError: If the answers are others than the change left them.
    """
    found = stands
    if before.answers != after.answers:
        if stands.answers != after.answers:
            raise OvertakenError
        revisions = stands.revisions
        if revisions and revisions[-1].answers == before.answers:
            revisions = revisions[:-1]
        if all(revision.answers != stands.answers for revision in revisions):
            revisions = (*revisions, Revision(_after(stands, at), stands.answers))
        found = replace(found, answers=before.answers, revisions=revisions)
    if stands.tags == after.tags:
        found = replace(found, tags=before.tags)
    else:
        found = tagged(found, add=_less(before.tags, after.tags), remove=_less(after.tags, before.tags))
    if before.starred != after.starred:
        found = replace(found, starred=before.starred)
    if before.deleted != after.deleted:
        found = replace(found, deleted=before.deleted)
    if before.day != after.day:
        found = replace(found, day=before.day)
    return found


def _less(tags: Iterable[str], others: Iterable[str]) -> tuple[str, ...]:
    without = set(others)
    return tuple(tag for tag in tags if tag not in without)


def _once(tags: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for tag in tags:
        found.setdefault(fold(tag), tag)
    return tuple(found.values())
