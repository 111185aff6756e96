"""The one place where bytes meet the disk: another codec is another file, and all else the same."""

from __future__ import annotations

import zlib
from pathlib import Path

from msgspec.structs import replace

from tui.store.journal import Journal

from .support import NOW, make_entry


class Sealed:
    """Stands for encryption: what it makes can only be read as a whole."""

    plain = False

    def seal(self, text: bytes) -> bytes:
        return b"SEALED" + zlib.compress(text)

    def unseal(self, data: bytes) -> bytes:
        if not data.startswith(b"SEALED"):
            raise ValueError("not sealed")
        try:
            return zlib.decompress(data[6:])
        except zlib.error as problem:
            raise ValueError(str(problem)) from None


def test_no_file_holds_a_word_in_clear_and_all_else_is_the_same(home: Path) -> None:
    journal = Journal(home, lambda: NOW, codec=Sealed())
    entries = [make_entry(number, "quietly") for number in range(4)]
    for entry in entries:
        journal.drafts.save(entry.id, {"id": entry.id, "text": "quietly"})
        journal.keep(entry)
    journal.drafts.save("next", {"text": "quietly"})
    journal.change(entries[0].id, lambda now: replace(now, starred=True))
    journal.change(entries[0].id, lambda now: replace(now, starred=False))
    again = Journal(home, lambda: NOW, codec=Sealed())
    assert again.open() is None
    assert list(again.entries()) == entries[::-1]
    assert again.newest(1) == [entries[3]]
    assert again.drafts.load_all() == [{"text": "quietly"}]
    for path in home.rglob("*.json"):
        assert path.read_bytes().startswith(b"SEALED")
        assert b"quietly" not in path.read_bytes()
    journal.path.write_bytes(journal.path.read_bytes()[:-20])
    assert again.open()
    assert again.count() == 4
