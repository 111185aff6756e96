"""What is taken out for good is nowhere any more, or it is said where it may be."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.store.support import NOW, make_entry, make_journal
from tui.store.errors import StoreError
from tui.store.journal import Journal

SECRET = "heron"


def with_page(home: Path) -> tuple[Journal, str]:
    """A journal of four entries, one of which is in the trash."""
    journal = make_journal(home)
    page = make_entry(0, SECRET)
    for entry in (page, *map(make_entry, range(1, 4))):
        journal.save(entry)
    journal.change(page.id, lambda entry: replace(entry, deleted=NOW))
    return journal, page.id


def holding(home: Path) -> list[str]:
    found = (path for path in home.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes())
    return sorted(str(path.relative_to(home)) for path in found)


@pytest.mark.parametrize("name", ["{}", "edit-{}", "edit-{}-1f", "kept/{}"])
def test_its_drafts_go_with_a_page(home: Path, name: str) -> None:
    journal, page = with_page(home)
    other = journal.drafts.path(make_entry(1).id)
    for path in (
        home / "drafts" / f"{name.format(page)}.json",
        home / "drafts" / f"{name.format(page)}.json.damaged-1",
    ):
        path.write_text(SECRET, encoding="utf-8")
    other.write_text("{}", encoding="utf-8")
    journal.trash.empty(forget_backups=True)
    assert holding(home) == []
    assert other.exists()


def test_a_journal_set_aside_forgets_a_page_too(home: Path) -> None:
    journal, page = with_page(home)
    data = journal.path.read_bytes()
    journal.path.write_bytes(data[:-30])
    again = make_journal(home)
    assert again.open()
    assert any("damaged" in name for name in holding(home))
    again.trash.empty([page], forget_backups=True)
    assert holding(home) == []


def test_what_cannot_be_searched_is_named(home: Path) -> None:
    journal, _ = with_page(home)
    torn = next((home / "backups").glob("journal-*"))
    torn.write_bytes(torn.read_bytes()[:-20])
    aside = home / "journal.damaged-2026-01-01-000000.json"
    aside.write_text(f'...text": "{SECRET}"', encoding="utf-8")
    with pytest.raises(StoreError, match=f"{torn} and 1 more cannot be read and may still have them"):
        journal.trash.empty(forget_backups=True)
    assert journal.trash.entries() == []
    torn.unlink()
    aside.unlink()
    assert holding(home) == []
    assert journal.trash.empty(forget_backups=True) == 0
