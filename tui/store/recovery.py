"""A damaged journal: set aside, and everything that can still be had put in its place."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from tui.records.entry import EntryError, from_document
from tui.records.ids import doc_key
from tui.store import layout
from tui.store.backups import Backup
from tui.store.disk import PLAIN, Codec, resolved, sealed, second_name, sync_folder, write_atomically
from tui.store.errors import OtherKeyError, writing_failed
from tui.store.layout import ENTRIES, Tables
from tui.store.migration import fresh_meta


def recover(
    journal: Path,
    backup: tuple[Backup, Tables] | None,
    finished: Iterable[dict[str, Any]],
    now: datetime,
    codec: Codec = PLAIN,
) -> str:
    """Set a damaged journal aside and put a sound one in its place. To be called under the journal's lock.

    What the damaged file still says counts more than the backup; finished drafts give what both lack.

    Args:
        journal: The damaged file.
        backup: The newest good backup.
        finished: Documents of entries that no backup may hold yet.
        now: Names the file set aside.
        codec: How text becomes bytes.

    Returns:
        One sentence to tell the person.

    Raises:
        StoreError: If it cannot be done, or the file is sealed with another key; it is where it was.
    """
    real = resolved(journal)
    try:
        text = _unsealed(real.read_bytes(), codec)
        aside = _set_aside(real, now)
    except OSError as problem:
        raise writing_failed(problem, journal) from None
    tables = backup[1] if backup else {"meta": fresh_meta()}
    found = layout.salvage(text)
    readable = {key: document for key, document in found.items() if document and _key(document) == key}
    entries = {**tables.get(ENTRIES, {}), **readable}
    for document in finished:
        if key := _key(document):
            entries.setdefault(key, document)
    write_atomically(journal, sealed(layout.render({**tables, ENTRIES: entries}), codec))
    return _told(real, aside, backup, len(entries), len(found.keys() - entries.keys()))


def _told(journal: Path, aside: Path, backup: tuple[Backup, Tables] | None, count: int, lost: int) -> str:
    entries = "1 entry is" if count == 1 else f"{count} entries are"
    rest = f", and {lost} more can be read nowhere" if lost else ""
    if backup:
        when = datetime.fromtimestamp(backup[0].changed / 1e9).astimezone()
        source = f"the backup of {when:%Y-%m-%d %H:%M} and what could still be read"
    else:
        source = "what could still be read, as there is no backup"
    return f"{journal} was damaged and now stands as {aside.name} beside it; {entries} here, from {source}{rest}."


def _key(document: dict[str, Any]) -> str | None:
    try:
        return doc_key(from_document(document).id)
    except (EntryError, ValueError):
        return None


def _unsealed(data: bytes, codec: Codec) -> bytes:
    try:
        return codec.unseal(data)
    except OtherKeyError:
        raise
    except ValueError:
        return b""


def _set_aside(journal: Path, now: datetime) -> Path:
    """Give the file a second name that nothing has yet; the first stays until something sound replaces it."""
    number, stamp = 1, f"{now:%Y-%m-%d-%H%M%S}"
    name = f"{journal.stem}.damaged-{stamp}"
    while (aside := journal.with_name(f"{name}{f'-{number}' if number > 1 else ''}.json")).exists():
        number += 1
    second_name(journal, aside)
    sync_folder(journal.parent)
    return aside
