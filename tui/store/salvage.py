"""What can still be had of a damaged file: each entry by itself, wherever its line now stands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

from tui.records.entry import EntryError, doc_key, entry_of, from_document
from tui.store import line_format
from tui.store.atomic_write import inside, resolved
from tui.store.documents import encode, has_sum, read_document, unsealed
from tui.store.errors import StoreError

_START = re.compile(rb'"(\d{1,60})"\s*:\s*(?=\{)')
_OWN_LINE = re.compile(rb'"\d+":\{("sum":"[0-9a-f]{8}",)?"id":"[0-9a-f-]{36}","flow":|\{"meta":|"entries":|\}|\s*$')
_CLOSES = {"{": "}", "[": "]"}


class Found(NamedTuple):
    """One entry as some file has it.

    Attributes:
        document: None where nothing of it can be read.
        is_sure: Whether it is what was written, as far as anyone can tell.
    """

    document: dict[str, Any] | None
    is_sure: bool


def salvage(data: bytes) -> list[tuple[str, Found]]:
    """Every entry of a damaged file with its key, in the order of the file; one key may stand there twice."""
    found = [(key, Found(document, True)) for key, document in _before_a_leftover(data).items()]
    known = dict(found)
    # Before them stands what has a number too, and is no entry.
    starts = list(_START.finditer(data, max(0, data.find(b'"entries"'))))
    ends = [*(start.start() for start in starts[1:]), len(data)]
    for start, end in zip(starts, ends, strict=False):
        raw = data[start.end() : end].split(b"\n", 1)[0].rstrip(b", \r\t")
        key, one = _entry(start[1].decode("ascii"), raw)
        is_head = len(key) <= line_format.LONGEST_OTHER_KEY and (one.document is None or "app" in one.document)
        if key not in known and not is_head:
            found.append((key, one))
    return found


def _before_a_leftover(data: bytes) -> dict[str, dict[str, Any]]:
    """The entries of a whole text with the end of an older one behind it, as a stock TinyDB leaves that was killed."""
    try:
        text = data.decode("utf-8").strip()
        tables, end = json.JSONDecoder().raw_decode(text)
        entries = tables[line_format.ENTRIES] if end < len(text) else {}
        return {key: unsealed(document) for key, document in entries.items() if _key(document) == key}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}


def _entry(key: str, raw: bytes) -> tuple[str, Found]:
    document, is_sure = _read(raw), True
    if document is None:
        document, is_sure = _completed(loosely(raw) or {}, key), False
    own = _key(document) if document else None
    if document is None or (own == key and is_sure):
        return key, Found(document, is_sure)
    if is_sure and has_sum(raw):
        return own or key, Found(document, True)  # it vouches for its own id
    if own and len(key) > line_format.LONGEST_OTHER_KEY:
        # One of the two is damaged, and then most often no UUIDv7 any more.
        key = own if _is_of_ours(own) and not _is_of_ours(key) else key
        return key, Found({**document, "id": entry_of(key)}, False)
    return key, Found(document, False)


def _is_of_ours(key: str) -> bool:
    try:
        return UUID(entry_of(key)).version == 7
    except ValueError:
        return False


def _read(raw: bytes) -> dict[str, Any] | None:
    """A sound document, perhaps with the closing braces of its file behind it; None if it is damaged."""
    for whole in (raw, raw.removesuffix(b"}"), raw.removesuffix(b"}}")):
        try:
            return read_document(whole)
        except ValueError:
            continue
    return None


def loosely(raw: bytes) -> dict[str, Any] | None:
    """What can be read of a damaged document, up to where it breaks; bytes that are no text become U+FFFD."""
    for candidate in _closed(raw.decode("utf-8", "replace")):
        try:
            document = json.loads(candidate, strict=False)
        except (ValueError, RecursionError):
            continue
        if isinstance(document, dict) and unsealed(document):
            return unsealed(document)
    return None


def _closed(text: str) -> Iterator[str]:
    """The text, and then what stands before the place where it breaks, closed as JSON would be."""
    yield text
    try:
        json.loads(text, strict=False)
        return
    except json.JSONDecodeError as problem:
        # An open string is said to break where it begins.
        position = len(text) if problem.msg.startswith("Unterminated string") else problem.pos
    except RecursionError:
        return
    stack: list[str] = []
    resting: list[tuple[int, str]] = []
    in_string = escaped = False
    for place, sign in enumerate(text[:position]):
        if in_string:
            if escaped:
                escaped = False
            elif sign == "\\":
                escaped = True
            elif sign == '"':
                in_string = False
        elif sign == '"':
            in_string = True
        elif sign in "{[":
            stack.append(_CLOSES[sign])
        elif sign in "}]":
            if not stack or stack.pop() != sign:
                break
            resting.append((place + 1, "".join(reversed(stack))))
        elif sign == ",":
            resting.append((place, "".join(reversed(stack))))
    if in_string:
        yield text[: position - escaped] + '"' + "".join(reversed(stack))
    for place, closing in reversed(resting[-8:]):
        yield text[:place] + closing


def _completed(document: dict[str, Any], key: str) -> dict[str, Any] | None:
    """The document as an entry that can be read; what is lost of its frame comes from its id. None without answers."""
    from datetime import UTC, datetime

    if _is_entry(document):
        return document
    try:
        own = entry_of(key)
        moment = datetime.fromtimestamp((int(key) >> 80) / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return None
    answers = document.get("answers")
    if not isinstance(answers, list) or not answers:
        return None
    frame = {
        "id": own, "flow": "note", "day": moment.date().isoformat(), "begun": moment.isoformat(timespec="seconds"),
        "ended": moment.isoformat(timespec="seconds"), "zone": "", "answers": [], "tags": [], "starred": False,
        "deleted": None, "revisions": [],
    }  # fmt: skip
    for name in frame:
        if name in document and name != "answers" and _is_entry({**frame, name: document[name]}):
            frame[name] = document[name]
    frame["answers"] = [answer for answer in answers if _is_entry({**frame, "answers": [answer]})]
    return frame if frame["answers"] else None


def _is_entry(document: dict[str, Any]) -> bool:
    return _key(document) is not None


def _key(document: dict[str, Any]) -> str | None:
    try:
        return doc_key(from_document(document).id)
    except (EntryError, ValueError):
        return None


def without(text: bytes, keys: Iterable[str]) -> tuple[bytes, bool]:
    """A text of our layout, whole or damaged, without the lines of some entries.

    Returns:
        It, and whether every line that is left tells whose it is, and that it is not theirs.
    """
    gone = tuple(encode(key) + b":" for key in keys)
    left = [line for line in text.splitlines(keepends=True) if not line.startswith(gone)]
    return b"".join(left), all(_OWN_LINE.match(line) and line.count(b'","flow":"') < 2 for line in left)


def set_aside_beside(journal: Path) -> list[Path]:
    """Damaged journals that were put aside; they stand beside the file itself, where a link leads to it."""
    try:
        real = resolved(journal)
    except StoreError:
        return []  # the disk it leads to is not there
    return [path for path in inside(real.parent) if path.name.startswith(f"{real.stem}.damaged-") and path.is_file()]
