"""Names for things that hold on every machine: UUIDv7 for entries, UUIDv5 for what is made inside one."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime, timedelta


def entry_id(milliseconds: int, random_bits: int) -> str:
    """A UUIDv7 (RFC 9562): sorts by time, unique across machines.

    Args:
        milliseconds: Since the Unix epoch, 48 bits.
        random_bits: At least 74 random bits; more are cut off.
    """
    value = (milliseconds & (2**48 - 1)) << 80 | 0x7 << 76 | (random_bits >> 62 & 0xFFF) << 64
    value |= 0b10 << 62 | (random_bits & (2**62 - 1))
    return str(uuid.UUID(int=value))


def latest_day(entry: str) -> date:
    """No entry is for a day after this one: that on which its id was made, in the zone where that was latest."""
    try:
        return datetime.fromtimestamp((uuid.UUID(entry).int >> 80) / 1000, UTC).date() + timedelta(days=1)
    except (ValueError, OverflowError, OSError):
        return date.max


def item_id(session: str, step: str, item: str) -> str:
    """The id of a result, value or promise made inside a session.

    The same after going back, in another window and on another face, since it rests on the place alone.

    Args:
        session: The session's own id.
        step: The step that made it.
        item: What tells apart several made by one step: subject, turn, number in the list.
    """
    return str(uuid.uuid5(uuid.UUID(session), f"{step}/{item}"))


def doc_key(entry: str) -> str:
    """The entry's id as TinyDB's document key: the same 128 bits as a decimal number."""
    return str(uuid.UUID(entry).int)


def entry_of(key: str) -> str:
    """The entry's id from its TinyDB document key."""
    return str(uuid.UUID(int=int(key)))
