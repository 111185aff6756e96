"""A damaged journal: set aside, and everything that can still be had put in its place."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from tui.records.entry import EntryError, doc_key, from_document
from tui.records.text import counted
from tui.store.atomic_write import PLAIN, Codec, encoded, resolved, second_name, sync_folder, write_atomically
from tui.store.backups import Backup, Backups
from tui.store.errors import OtherKeyError, writing_failed
from tui.store.line_format import ENTRIES, render
from tui.store.migration import fresh_meta
from tui.store.salvage import salvage


class Mended(NamedTuple):
    """Where the entries of a mended journal came from.

    Attributes:
        entries: By key.
        restored: Keys of those that came from a backup or a draft.
        unsure: Keys of those that nothing vouches for.
        lost: How many can be read nowhere.
    """

    entries: dict[str, dict[str, Any]]
    restored: set[str]
    unsure: set[str]
    lost: int


def recover(
    journal: Path, backups: Backups, finished: Iterable[dict[str, Any]], now: datetime, codec: Codec = PLAIN
) -> str:
    """Set a damaged journal aside and put a sound one in its place. To be called under the journal's lock.

    An entry whose line is sound stays. One whose line is damaged comes from the newest backup or finished draft that
    has it; where none has, as much of the line as can be read stays and is said to be unsure. Entries that the newest
    good backup or a finished draft has, and the file not at all, come back too.

    Args:
        journal: The damaged file.
        backups: Those of the journal.
        finished: Documents of entries that no backup may hold yet.
        now: Names the file set aside, and the revisions made of lines that stood twice.
        codec: How text becomes bytes.

    Returns:
        What to tell the person.

    Raises:
        StoreError: If it cannot be done, or the file is encrypted with another key; it is where it was.
    """
    real = resolved(journal)
    try:
        text = _decoded(real.read_bytes(), codec)
    except OSError as problem:
        raise writing_failed(problem, journal) from None
    newest = backups.newest_good()
    mended = _mended(text, newest[1].get(ENTRIES, {}) if newest else {}, backups, list(finished), now)
    try:
        aside = _set_aside(real, now)
    except OSError as problem:
        raise writing_failed(problem, journal) from None
    tables = newest[1] if newest else {"meta": fresh_meta()}
    write_atomically(journal, encoded(render({**tables, ENTRIES: mended.entries}), codec))
    return _told(real, aside, newest and newest[0], mended)


def _mended(
    text: bytes, newest: dict[str, Any], backups: Backups, finished: list[dict[str, Any]], now: datetime
) -> Mended:
    sure: dict[str, dict[str, Any]] = {}
    unsure: dict[str, dict[str, Any] | None] = {}
    for key, found in salvage(text):
        if not found.is_sure or found.document is None:
            unsure.setdefault(key, found.document)
        else:
            sure[key] = _both(sure[key], found.document, now) if key in sure else found.document
    damaged = unsure.keys() - sure.keys()
    elsewhere = dict(newest)
    for document in finished:
        if own := _key(document):
            elsewhere[own] = max(elsewhere.get(own, document), document, key=_age)
    elsewhere.update(backups.sound_entries(damaged - elsewhere.keys()))
    gone = backups.deleted()
    restored = {key: document for key, document in elsewhere.items() if key not in sure and key not in gone}
    kept = {key: document for key, document in unsure.items() if key in damaged - restored.keys() and document}
    entries: dict[str, dict[str, Any]] = {**sure, **restored, **kept}
    return Mended(entries, set(restored), set(kept), len(damaged - entries.keys()))


def _age(document: dict[str, Any]) -> tuple[int, str, str]:
    revisions = document.get("revisions") or []
    last = revisions[-1] if isinstance(revisions[-1:], list) and revisions else {}
    return len(revisions), str(last.get("at", "") if isinstance(last, dict) else ""), str(document.get("ended"))


def _both(one: dict[str, Any], other: dict[str, Any], now: datetime) -> dict[str, Any]:
    """One entry that stood there twice: the newer stays, and the other becomes an earlier version of it."""
    newer, older = (one, other) if _age(one) > _age(other) else (other, one)
    revisions = _versions(newer)
    known = [newer.get("answers"), *(revision.get("answers") for revision in revisions)]
    last = {"at": now.isoformat(timespec="seconds"), "answers": older.get("answers") or []}
    missing = [revision for revision in (*_versions(older), last) if revision.get("answers") not in known]
    return {**newer, "revisions": [*missing, *revisions]} if missing and _key(older) else newer


def _versions(document: dict[str, Any]) -> list[dict[str, Any]]:
    """Its earlier versions, as far as they are some."""
    revisions = document.get("revisions")
    return [one for one in revisions if isinstance(one, dict)] if isinstance(revisions, list) else []


def _told(journal: Path, aside: Path, backup: Backup | None, mended: Mended) -> str:
    whole = counted(len(mended.entries) + mended.lost, "entry")
    source = "what was saved since the last backup"
    if backup:
        when = datetime.fromtimestamp(backup.changed / 1e9).astimezone()
        source = f"the backup of {when:%Y-%m-%d %H:%M} and what was saved since"
    found = (
        (len(mended.restored), f"came back from {source}"),
        (len(mended.unsure), "may not be exactly what you wrote"),
        (mended.lost, "could not be read"),
    )
    parts = ", ".join(f"{number} of {whole} {what}" for number, what in found if number)
    return f"{journal} was damaged: {parts or 'nothing is lost'}; the damaged file has been set aside as {aside.name}."


def _key(document: dict[str, Any]) -> str | None:
    try:
        return doc_key(from_document(document).id)
    except (EntryError, ValueError):
        return None


def _decoded(data: bytes, codec: Codec) -> bytes:
    try:
        return codec.decode(data)
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
