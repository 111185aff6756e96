"""The schema of a journal's file, how an older document becomes this version's, and whether one can be read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from tui.records.entry import Entry, EntryError, doc_key, from_document
from tui.store.errors import TooNewError, not_ours

Step: TypeAlias = Callable[[dict[str, Any]], dict[str, Any]]

STEPS: tuple[Step, ...] = ()
"""``STEPS[n - 1]`` makes an entry's document of schema ``n + 1`` out of one of schema ``n``; pure."""

SCHEMA = 1 + len(STEPS)
APP = "taut"


def fresh_meta() -> dict[str, Any]:
    """The ``meta`` table of a journal that this version writes."""
    return {"1": {"schema": SCHEMA, "app": APP}}


def schema_of(tables: Mapping[str, Any], path: Path, newest: int | None = None) -> int:
    """The schema a file says it has.

    Args:
        tables: Its tables.
        path: Its name, for the message.
        newest: The newest schema that can be read; ours unless given.

    Raises:
        NotOursError: If the file does not say that taut wrote it.
        TooNewError: If a newer version wrote it.
    """
    meta = tables.get("meta")
    for document in meta.values() if isinstance(meta, Mapping) else ():
        if isinstance(document, Mapping) and document.get("app") == APP:
            schema = document.get("schema")
            if not isinstance(schema, int) or schema < 1:
                break
            if schema > (newest or SCHEMA):
                raise TooNewError(f"{path} was written by a newer taut: update taut to open it; nothing was changed.")
            return schema
    raise not_ours(path)


def upgrade(document: dict[str, Any], schema: int, steps: tuple[Step, ...] | None = None) -> dict[str, Any]:
    """A document of an older schema as this version writes it."""
    for step in (STEPS if steps is None else steps)[schema - 1 :]:
        document = step(document)
    return document


def key_of(entry: str) -> str | None:
    """The key of an entry in the file; None for what is no id."""
    try:
        return doc_key(entry)
    except ValueError:
        return None


def read_document(document: Mapping[str, Any]) -> Entry | None:
    """The entry in a document of this version; None if it cannot be read."""
    try:
        return from_document(dict(document))
    except EntryError:
        return None
