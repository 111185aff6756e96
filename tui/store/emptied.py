"""Which entries were taken out of the trash for good, and when, so that no other copy of the journal brings them back.

Numbers and moments, none of their words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, MutableMapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tui.store.atomic_write import write_atomically
from tui.store.errors import reading_failed

FILE = "emptied"
KEPT = "kept"
"""The mark of an entry that was brought back on purpose after it was emptied; its moment counts against the other."""


class Emptied:
    """The list of one journal.

    Args:
        folder: Where it is.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE

    def read(self) -> dict[str, str]:
        """Key to the moment, ISO 8601.

        Raises:
            StoreError: If the file is there and cannot be read.
        """
        try:
            lines = self._path.read_text("ascii", errors="replace").split("\n")
        except FileNotFoundError:
            return {}
        except OSError as problem:
            raise reading_failed(problem, self._path) from None
        pairs = (line.split(" ") for line in lines)
        return {pair[0]: pair[1] for pair in pairs if len(pair) == 2 and pair[0].isdecimal() and _is_moment(pair[1])}

    def bring_back(self, documents: MutableMapping[str, Any], at: datetime) -> None:
        """Marks those of some documents, by key, that were taken out for good and now come back on purpose."""
        for key in self.read().keys() & documents.keys():
            marks = documents[key].get("marks")
            kept = {KEPT: at.isoformat(timespec="seconds")}
            documents[key] = {**documents[key], "marks": {**(marks if isinstance(marks, dict) else {}), **kept}}

    def record(self, keys: Iterable[str], at: datetime) -> None:
        """Notes that these were taken out then.

        Raises:
            StoreError: If it cannot be written.
        """
        self.add(dict.fromkeys(keys, at.astimezone(UTC).isoformat(timespec="seconds")))

    def add(self, found: Mapping[str, str]) -> bool:
        """Notes what another copy knows; whether any of it was new, or later.

        Raises:
            StoreError: If it cannot be written.
        """
        before = self.read()
        after = {key: max(before.get(key, ""), found.get(key, "")) for key in {**before, **found}}
        if after == before:
            return False
        write_atomically(self._path, "".join(f"{key} {after[key]}\n" for key in sorted(after, key=int)).encode())
        return True


def is_emptied(document: Mapping[str, Any], at: str) -> bool:
    """Whether a document was taken out for good then, and not brought back on purpose since."""
    marks = document.get("marks")
    kept = marks.get(KEPT) if isinstance(marks, dict) else None
    return not isinstance(kept, str) or _instant(kept) <= _instant(at)


def _is_moment(text: str) -> bool:
    return _instant(text) != datetime.min.replace(tzinfo=UTC)


def _instant(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
