"""A file that is to be imported, as the readers of formats are given it."""

from __future__ import annotations

import codecs
import json
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from tui.exchange.importers.entry_builder import NoJournalError

SQLITE = b"SQLite format 3\0"


@dataclass(frozen=True)
class Document:
    """One file.

    Attributes:
        text: All of it; empty where it is no text.
        suffix: How its name ends, such as ``.md``, in lower case; empty where there is no name.
        name: Where it lies, with ``/`` between the nearest folders.
        changed: When the file was changed last, where that is known.
        only_days: Whether it lies among notes of other kinds, so that only those with a day are entries.
        data: Its bytes, where it is no text.
    """

    text: str
    suffix: str = ""
    name: str = ""
    changed: datetime | None = None
    only_days: bool = False
    data: bytes = b""

    @cached_property
    def json(self) -> Any:
        """What it says as JSON.

        Raises:
            NoJournalError: If it is not valid JSON.
        """
        try:
            return json.loads(self.text)
        except json.JSONDecodeError as problem:
            raise NoJournalError(f"line {problem.lineno} is not valid JSON ({problem.msg.lower()})") from None
        except (RecursionError, ValueError):
            raise NoJournalError("it is nested too deeply for a journal, or has a number that is too long") from None

    @cached_property
    def is_json(self) -> bool:
        """Whether it is JSON, by its name or its first signs."""
        return self.suffix == ".json" or self.text.lstrip().startswith(("{", "[\n{", "[{", "[]"))

    @cached_property
    def entries(self) -> list[Any]:
        """The list of entries it has as JSON, under ``entries`` or by itself, or the one it is; none otherwise."""
        found = self.json
        entries = found.get("entries") if isinstance(found, dict) else found
        return entries if isinstance(entries, list) else [found] if isinstance(found, dict) and entries is None else []

    def has_fields(self, *names: str) -> bool:
        """Whether it is JSON with an entry that has all these fields."""
        return self.is_json and any(
            isinstance(one, dict) and all(name in one for name in names) for one in self.entries
        )


def text_of(data: bytes) -> str:
    """The text of a file, in UTF-8, or in UTF-16 where it says so or looks like it.

    Raises:
        NoJournalError: If it is in neither.
    """
    if data.startswith(SQLITE):
        return ""
    try:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return data.decode("utf-16")
        if len(data) > 3 and b"\0" in data[:2] and data[:4].count(b"\0") == 2:
            return data.decode("utf-16-be" if data[0] == 0 else "utf-16-le")
        return data.decode("utf-8")
    except UnicodeDecodeError as problem:
        line = data[: problem.start].count(b"\n") + 1
        raise NoJournalError(f"line {line} is not UTF-8; {_hint(data)}") from None


def _hint(data: bytes) -> str:
    """What a file that is no UTF-8 may be, and what to do."""
    if b"\0" in data[:4096]:
        return "it is not text"
    return "it looks like Latin-1, so save it as UTF-8 first (iconv -f LATIN1 -t UTF-8)"
