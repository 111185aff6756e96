"""The zip file that Day One imports: one JSON file, named as the journal will be, with the text of each as Markdown."""

from __future__ import annotations

import io
import re
import uuid
import zipfile
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from tui.exchange.exporters.data import json_line
from tui.exchange.exporters.formats import Title
from tui.exchange.exporters.wording import moment, note_text, said
from tui.records.entry import Entry
from tui.records.text import one_line

NAME = "taut.json"
_ESCAPING = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
"""A backslash that would be taken for the one that stands before a sign in Markdown."""
_HOUR = timedelta(hours=1)


def archive(entries: Iterable[Entry], title: Title) -> Iterator[bytes]:
    """The zip file, in one piece; the same entries give the same bytes."""
    packed = io.BytesIO()
    member = zipfile.ZipInfo(NAME)
    member.compress_type = zipfile.ZIP_DEFLATED
    member.external_attr = 0o600 << 16
    with zipfile.ZipFile(packed, "w") as zipped, zipped.open(member, "w") as file:
        before = '{"metadata": {"version": "1.0"}, "entries": [\n'
        for entry in entries:
            file.write((before + json_line(_fields(entry, title))).encode())
            before = ",\n"
        file.write((before if before.startswith("{") else "\n").encode() + b"]}\n")
    yield packed.getvalue()


def _fields(entry: Entry, title: Title) -> dict[str, Any]:
    at = moment(entry)
    text = note_text(entry)
    if text is None:
        text = f"# {one_line(title(entry.flow))}\n\n{said(entry, '**', '*')}".rstrip()
    zone = entry.zone or _zone(at)
    return {
        "uuid": uuid.UUID(entry.id).hex.upper(),
        "creationDate": at.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z",
        **({"timeZone": zone} if zone else {}),
        **({"isAllDay": True} if at != entry.begun else {}),
        "text": _ESCAPING.sub(r"\\\\", text),
        "tags": [one_line(tag) for tag in entry.tags],
        "starred": entry.starred,
    }


def _zone(at: datetime) -> str:
    """A zone that has the offset of this moment at any time; the signs of such names go the other way."""
    offset = at.utcoffset() or timedelta()
    hours, rest = divmod(offset, _HOUR)
    return f"Etc/GMT{-hours:+d}" if not rest and -12 <= hours <= 14 else ""
