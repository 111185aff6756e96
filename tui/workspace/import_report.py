"""What an import leaves out, in few sentences, and the files beside the entries that it may copy."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import IO

from tui.exchange.importers.sources import ARCHIVED, BOMB, Beside
from tui.records.answers import texts
from tui.records.entry import Entry
from tui.records.text import counted, listed, os_reason
from tui.store.atomic_write import make_folder, write_private
from tui.workspace import StoreError

FOLDER = "attachments"
"""Where copies are, beside the journal."""

ALIKE = 3
"""Of more files than these that are left out for one reason, only the first is named."""

_BLOCK = 1 << 20


class Report:
    """Gathers what is left out, and says of many alike only how many."""

    def __init__(self) -> None:
        self._said: list[str] = []
        self._skipped: dict[str, list[str]] = {}
        self._noticed: dict[str, list[str]] = {}
        self._left: Counter[str] = Counter()

    def say(self, sentence: str) -> None:
        """Takes a sentence as it is."""
        self._said.append(sentence)

    def skipped(self, name: str, why: str) -> None:
        """Takes a file that is no journal."""
        self._skipped.setdefault(why, []).append(name)

    def noticed(self, name: str, sentence: str) -> None:
        """Takes what is to be known of a file that is imported."""
        self._noticed.setdefault(sentence, []).append(name)

    def left(self, what: str, number: int) -> None:
        """Takes what of an entry cannot come along."""
        self._left[what] += number

    def totals(self) -> Iterator[str]:
        """How much of what cannot come along, in one sentence."""
        if left := [counted(number, what) for what, number in self._left.items() if number]:
            yield f"Left out: {listed(left)}."

    def sentences(self) -> Iterator[str]:
        """What is to be said of files, shortly."""
        yield from self._said
        for why, names in self._skipped.items():
            if len(names) > ALIKE:
                yield f"{len(names)} files, such as {names[0]}, are not journals and were skipped: {why}."
            else:
                yield from (f"{name} is not a journal and was skipped: {why}." for name in names)
        for sentence, names in self._noticed.items():
            if len(names) > ALIKE:
                yield f"{len(names)} files, such as {names[0]}: {sentence}"
            else:
                yield from (f"{name}: {sentence}" for name in names)


class Attachments:
    """The files beside the entries: which of them an entry shows, and what the copies are called.

    Attributes:
        copies: The files to copy, by the name of the copy, which is made of what is in them.
    """

    def __init__(self, *, is_copying: bool) -> None:
        self.copies: dict[str, Beside] = {}
        self._is_copying = is_copying
        self._by_name: dict[str, Beside] = {}
        self._files: list[Beside] = []
        self._shown: set[str] = set()

    def add(self, file: Beside) -> None:
        """Takes a file that lies there."""
        self._files.append(file)
        path = PurePosixPath(file.path)
        for name in (str(path), path.name, path.stem):
            self._by_name.setdefault(name.lower(), file)

    def link(self, name: str) -> str:
        """The link to the copy of a file; empty if it is not to be copied, or not there.

        Raises:
            OSError: If it cannot be read.
        """
        path = PurePosixPath(name.replace("\\", "/"))
        file = self._by_name.get(str(path).lower()) or self._by_name.get(path.name.lower())
        if file is None or file.kind in (ARCHIVED, BOMB):
            return ""
        self._shown.add(file.path)
        if not self._is_copying:
            return ""
        digest = hashlib.sha256()
        with file.open() as data:
            for block in _blocks(data):
                digest.update(block)
        ending = re.sub(r"[^a-z0-9]", "", PurePosixPath(file.path).suffix.lower())[:5]
        copy = f"{digest.hexdigest()[:32]}.{ending}".rstrip(".")
        self.copies[copy] = file
        return f"{FOLDER}/{copy}"

    def only_for(self, entries: Iterable[Entry]) -> None:
        """Leaves the copies that none of these entries shows: what is in the journal already stays as it is."""
        written = "\n".join(text for entry in entries for answer in entry.answers for text in texts(answer))
        self.copies = {name: file for name, file in self.copies.items() if f"{FOLDER}/{name}" in written}

    def sentences(self) -> Iterator[str]:
        """What lies there and is shown by no entry; and how what is shown can be copied."""
        others = Counter(file.kind for file in self._files if file.path not in self._shown)
        if bombs := others.pop(BOMB, 0):
            yield f"Not copied: {counted(bombs, BOMB)}."
        if others:
            found = listed([counted(number, kind) for kind, number in others.items()])
            yield f"Not shown by any entry, so not imported: {found}."
        if self.copies:
            goes, it_is = ("goes", "it is") if len(self.copies) == 1 else ("go", "they are")
            count = counted(len(self.copies), "file")
            yield f"{count} that the entries show {goes} to the folder {FOLDER}, where {it_is} not encrypted."
        elif self._shown and not self._is_copying:
            yield f"“taut import --attachments” copies what the entries show: {counted(len(self._shown), 'file')}."


def copy_all(copies: Mapping[str, Beside], home: Path) -> None:
    """Copies files so that only their owner can read them; what is there already stays.

    Raises:
        StoreError: If one cannot be copied.
    """
    try:
        for name, file in copies.items():
            path = make_folder(home / FOLDER) / name
            if not path.exists():
                with file.open() as data:
                    write_private(path, _blocks(data))
    except OSError as problem:
        raise StoreError(f"{file.path} cannot be copied ({os_reason(problem)}); nothing was imported.") from None


def _blocks(data: IO[bytes]) -> Iterator[bytes]:
    while block := data.read(_BLOCK):
        yield block
