"""Other copies of the journal beside it: what a program that carries files between machines leaves where two met."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tui.records.entry import Document
from tui.store.atomic_write import Codec, inside
from tui.store.errors import NotOursError, OtherKeyError, StoreError, TooNewError, reading_failed
from tui.store.line_format import ENTRIES, read_tables
from tui.store.migration import schema_of, upgrade

_NAME = re.compile(r"journal(?!\.damaged-)[ ._()\[-].*\.json", re.IGNORECASE)
"""``journal.sync-conflict-…`` (Syncthing), ``journal (… conflicted copy …)`` (Dropbox, Nextcloud), ``journal-HOST``
(OneDrive), ``journal 2`` (iCloud), ``journal (1)`` (a browser, Google Drive)."""


def copies(journal: Path) -> list[Path]:
    """Files beside the journal that are named like a copy of it, by name.

    Args:
        journal: The journal's file.
    """
    try:
        found = inside(journal.parent)
    except StoreError:
        return []
    named = (path for path in found if path.name != journal.name and _NAME.fullmatch(path.name))
    return sorted(path for path in named if path.is_file() and not path.is_symlink())


def documents_in(path: Path, codec: Codec) -> list[Document]:
    """The entries of a journal's file, the trash too; of a damaged one those that are what was written.

    An id that stands twice is given twice.

    Raises:
        StoreError: If it cannot be read, is not ours, from a newer taut, or nothing in it is sound.
    """
    try:
        text = codec.decode(path.read_bytes())
    except OSError as problem:
        raise reading_failed(problem, path) from None
    except OtherKeyError:
        raise
    except ValueError:
        raise _unknown(path) from None
    try:
        tables = read_tables(text)
        schema = schema_of(tables, path)
        return [upgrade(line.parse(), schema) for line in tables.get(ENTRIES, {}).values()]
    except TooNewError:
        raise
    except (ValueError, TypeError, NotOursError):
        if found := [*_sound(text)]:
            return found
        raise _unknown(path) from None


def _unknown(path: Path) -> StoreError:
    return StoreError(f"{path.name} is not a journal that taut can read; it stays where it is.")


def _sound(text: bytes) -> Iterator[Document]:
    from tui.store.salvage import salvage  # here: nothing is salvaged where nothing is damaged

    yield from (one.document for _, one in salvage(text) if one.is_sure and one.document)
