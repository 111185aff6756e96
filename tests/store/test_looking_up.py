"""An entry is found by its id, wherever it stands and however the file came to be."""

from __future__ import annotations

from pathlib import Path

from tui.store.journal import FEW, Journal
from tui.store.line_format import MARK, TAIL

from .support import make_entry


def test_every_entry_is_found_beside_long_and_short_ones(journal: Journal) -> None:
    entries = [make_entry(n, "word " * (20_000 if n % 17 == 3 else n)) for n in range(0, 120, 2)]
    journal.import_entries(entries)
    for entry in entries:
        assert journal.get(entry.id) == entry
    assert journal.get(make_entry(31).id) is None
    assert journal.get(make_entry(-1).id) is None
    assert journal.get(make_entry(500).id) is None
    assert journal.get("no id") is None


def test_several_come_newest_first_few_or_many(journal: Journal) -> None:
    entries = [make_entry(n) for n in range(FEW + 5)]
    journal.import_entries(entries)
    ids = [entry.id for entry in entries]
    assert [entry.id for entry in journal.get_many([ids[3], ids[90], ids[41], make_entry(999).id])] == [
        ids[90], ids[41], ids[3],
    ]  # fmt: skip
    assert [entry.id for entry in journal.get_many(ids)] == ids[::-1]


def test_lines_somebody_put_in_another_order_are_found(journal: Journal, home: Path) -> None:
    entries = [make_entry(n, "x" * n) for n in range(1, 30)]
    journal.import_entries(entries)
    path = home / "journal.json"
    head, rest = path.read_bytes().split(MARK)
    lines = rest.removesuffix(TAIL).split(b",\n")
    path.write_bytes(head + MARK + b",\n".join(reversed(lines)) + TAIL)
    again = Journal(home, lambda: entries[0].begun)
    assert again.open() is None
    for entry in entries:
        assert again.get(entry.id) == entry
