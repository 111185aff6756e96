"""Unfinished sessions, taken from one machine to the other, so that one can be finished where another was begun.

Each carries the checksums of what it was before. A machine takes another's only where its own is one of those: nothing
that was typed here gives way to something that did not grow out of it, whatever the clocks say.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from tui.records.entry import Document
from tui.store.atomic_write import Codec, write_atomically
from tui.store.documents import decode, encode, encode_document, read_document
from tui.store.drafts import Drafts
from tui.sync.carrier import Carrier
from tui.sync.lines import LARGEST, Sealing
from tui.sync.state import State

_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_MOST = 50
"""As many earlier states of a draft are known."""
_MOST_KNOWN = 500
"""As many drafts, finished and discarded ones among them."""


_MOST_FINISHED = 30
"""As many finished ones are told of."""


class _Given(NamedTuple):
    """A draft of another machine; without a document where it became an entry."""

    draft: str
    was: list[str]
    document: Document | None


class _WrittenNowError(Exception):
    """Somebody typed in it just now."""


class DraftSync:
    """Takes and gives unfinished sessions.

    Args:
        folder: Where drafts are.
        codec: How they are written.
        is_done: Whether the journal has all that a draft says.
        is_entry: Whether the journal has an entry with this id.
    """

    def __init__(
        self, folder: Path, codec: Codec, is_done: Callable[[Document], bool], is_entry: Callable[[str], bool]
    ) -> None:
        self._folder = folder
        self._codec = codec
        self._is_done = is_done
        self._is_entry = is_entry

    def take(self, carrier: Carrier, state: State, sealing: Sealing) -> bool:
        """Takes what others went on with; whether anything came."""
        here, found = self._here(), False
        for path, file in carrier.files().items():
            name, _, rest = path.partition("/")
            if rest != "drafts" or name == state.machine or file.size > LARGEST:
                continue
            for one in _read(carrier.read(path), sealing):
                found |= self._take(one, here, state)
        return found

    def _take(self, one: _Given, here: dict[str, bytes], state: State) -> bool:
        draft, present = one.draft, here.get(one.draft)
        grew = present is not None and _checksum(present) in one.was
        if one.document is None:
            if grew and self._is_entry(draft):
                self._remove(draft)
                del here[draft]
            return False
        text = _text(one.document)
        checksum = _checksum(text)
        before = state.drafts.get(draft, [])
        if present is None:
            # What was here before and grew no further was finished or discarded here.
            wanted = checksum not in before and (not before or before[-1] in one.was)
        else:
            wanted = grew and _checksum(present) != checksum
        if not wanted or self._is_done(one.document) or not self._put(draft, text, present):
            return False
        here[draft] = text
        state.drafts[draft] = [*one.was, checksum][-_MOST:]
        return True

    def give(self, path: Path, state: State, sealing: Sealing) -> bool:
        """Writes this machine's own drafts for the others; whether they changed."""
        given: dict[str, Any] = {}
        is_changed = False
        for draft, text in sorted(self._here().items()):
            document = read_document(text.strip())
            if self._is_done(document):
                self._remove(draft)
                continue
            checksum = _checksum(text)
            before = state.drafts.get(draft, [])
            if not before or before[-1] != checksum:
                state.drafts[draft] = before = [*before, checksum][-_MOST:]
                is_changed = True
            given[draft] = {"was": before[:-1], "document": document}
        # What became an entry gives way on the machines where it was left.
        finished = [draft for draft in sorted(state.drafts) if draft not in given and self._is_entry(draft)]
        given |= {draft: {"was": state.drafts[draft], "document": None} for draft in finished[-_MOST_FINISHED:]}
        state.drafts = dict(sorted(state.drafts.items())[-_MOST_KNOWN:])  # an id begins with its moment
        if path.exists():
            try:
                if sealing.read(path.read_bytes().strip()) == decode(encode(given)):
                    return is_changed
            except ValueError:
                pass
        elif not given:
            return is_changed
        write_atomically(path, sealing.line(given))
        return True

    def _here(self) -> dict[str, bytes]:
        found = {}
        for path in self._folder.glob("*.json") if self._folder.is_dir() else ():
            if _is_id(path.stem):
                try:
                    text = self._codec.decode(path.read_bytes())
                    read_document(text.strip())
                except (OSError, ValueError):
                    continue  # whoever opens it sets it aside
                found[path.stem] = text
        return found

    def _remove(self, draft: str) -> None:
        Drafts(self._folder, self._codec).remove(draft)

    def _put(self, draft: str, text: bytes, present: bytes | None) -> bool:
        def check(real: Path) -> None:
            if self._codec.decode(real.read_bytes()) != present:
                raise _WrittenNowError

        try:
            write_atomically(self._folder / f"{draft}.json", self._codec.encode(text), check)
        except _WrittenNowError:
            return False
        return True


def _read(content: bytes, sealing: Sealing) -> list[_Given]:
    try:
        found = sealing.read(content.strip())
    except ValueError:
        return []  # half arrived: the owner writes it again
    drafts = []
    for draft, given in found.items() if isinstance(found, dict) else ():
        match given:
            case {"was": list(was), "document": None} if _is_id(draft):
                drafts.append(_Given(draft, [str(one) for one in was], None))
            case {"was": list(was), "document": {"id": str(name)} as document} if name == draft and _is_id(draft):
                drafts.append(_Given(draft, [str(one) for one in was], document))
    return drafts


def _is_id(draft: str) -> bool:
    return _ID.fullmatch(draft) is not None


def _text(document: Document) -> bytes:
    return encode_document(document) + b"\n"


def _checksum(text: bytes) -> str:
    return sha256(text).hexdigest()[:16]
