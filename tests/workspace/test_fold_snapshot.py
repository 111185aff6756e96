"""A start from a snapshot says what a start that reads everything says, whatever became of either file meanwhile."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from tests.workspace.conftest import START, open_at
from tui.insights.fold import fold as fold_room
from tui.insights.fold.fold import fold
from tui.records.answers import Outcome
from tui.store.errors import StoreError
from tui.store.vault import HEADER
from tui.workspace import Workspace, fold_snapshot, quick_entries

FILE = "folded"
WORDS = st.sampled_from(["a page", "another one", "größer", "the third"])


@pytest.fixture(autouse=True, scope="module")
def small() -> Iterator[None]:
    """Snapshots of few entries."""
    before = (fold_snapshot.LEAST, fold_snapshot.NEWEST, fold_snapshot.MOST_NEW)
    fold_snapshot.LEAST, fold_snapshot.NEWEST, fold_snapshot.MOST_NEW = 1, 2, 3
    yield
    fold_snapshot.LEAST, fold_snapshot.NEWEST, fold_snapshot.MOST_NEW = before


def read_anew(home: Path, at: int = 0, *, lists_first: bool = False) -> Workspace:
    """A start: what it says is what all entries say."""
    space = open_at(home, START + timedelta(hours=at), seed=at)
    space.start()
    if lists_first:
        space.listing()
    space.read_model.read_resting()
    assert space.portrait() == fold(space.journal.entries())
    return space


@contextmanager
def counted() -> Iterator[list[str]]:
    """The ids of the entries that are folded meanwhile."""
    added: list[str] = []
    add = fold_room.Fold.add

    def count(self: fold_room.Fold, entry: Any) -> None:
        added.append(entry.id)
        add(self, entry)

    fold_room.Fold.add = count  # type: ignore[method-assign]  # counted
    try:
        yield added
    finally:
        fold_room.Fold.add = add  # type: ignore[method-assign]  # as it was


def written(home: Path, *texts: str) -> list[str]:
    """Entries with these texts, and a snapshot of the older ones; their ids."""
    space = open_at(home)
    ids = [entry.id for text in texts if (entry := space.entries.note(text))]
    space.read_model.keep_snapshot()
    return ids


def test_a_start_reads_what_is_new_since(tmp_path: Path) -> None:
    ids = written(tmp_path, *"abcdefgh")
    with counted() as added:
        space = open_at(tmp_path, START + timedelta(hours=1), seed=2)
        new = space.entries.note("one more")
        space.read_model.read_resting()
    assert new is not None
    assert added == [*ids[-2:], new.id]
    assert space.portrait() == fold(space.journal.entries())
    assert [row.id for row in space.listing()] == [new.id, *reversed(ids)]
    assert (tmp_path / FILE).stat().st_mode & 0o777 == 0o600


def test_the_list_and_a_search_may_be_what_is_asked_for_first(tmp_path: Path) -> None:
    ids = written(tmp_path, "a page of walking", *"bcdefgh")
    for ask in (
        lambda space: [row.id for row in space.listing()][::-1],
        lambda space: [row.id for row in space.read_model.find("").entries][::-1],
    ):
        with counted() as added:
            space = open_at(tmp_path, START + timedelta(hours=1), seed=2)
            assert ask(space) == ids
        assert len(added) == 2
        assert space.portrait() == fold(space.journal.entries())
    space = open_at(tmp_path, START + timedelta(hours=1), seed=2)
    assert [row.id for row in space.read_model.find("walking").entries] == ids[:1]


def test_a_snapshot_is_made_anew_when_much_has_come_since(tmp_path: Path) -> None:
    written(tmp_path, *"abcdefgh")
    space = open_at(tmp_path, START + timedelta(hours=1), seed=2)
    before = (tmp_path / FILE).read_bytes()
    space.read_model.read_resting()
    space.read_model.keep_snapshot()
    assert (tmp_path / FILE).read_bytes() == before
    for text in "ijkl":
        space.entries.note(text)
    later = read_anew(tmp_path, 2)
    later.read_model.keep_snapshot()
    assert (tmp_path / FILE).read_bytes() != before


def test_another_byte_in_the_journal_drops_it_though_size_time_and_last_line_are_the_same(tmp_path: Path) -> None:
    written(tmp_path, "the first page", *"bcdefgh")
    journal = tmp_path / "journal.json"
    told = journal.stat()
    with journal.open("r+b") as file:
        text = file.read()
        start = text.index(b'"sum":"')
        changed = text[:start] + b'"mus":"' + text[start + 7 :]
        file.seek(0)
        file.write(changed.replace(b"the first page", b"the worst page"))
    os.utime(journal, ns=(told.st_atime_ns, told.st_mtime_ns))
    with counted() as added:
        space = open_at(tmp_path)
        space.start()
        space.read_model.read_resting()
    assert len(added) >= 7, "all that can be read was read"
    assert space.portrait() == fold(space.journal.entries())


@pytest.mark.parametrize("part", [0.001, 0.2, 0.5, 0.999])
@pytest.mark.parametrize("how", ["flipped", "cut", "another version"])
def test_a_damaged_snapshot_is_none(tmp_path: Path, how: str, part: float, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = written(tmp_path, *"abcdefgh")
    file = tmp_path / FILE
    data = bytearray(file.read_bytes())
    place = int(len(data) * part)
    if how == "flipped":
        data[place] ^= 0x10
    elif how == "cut":
        del data[place:]
    else:
        monkeypatch.setattr(fold_snapshot, "made_by", lambda: "another")
    file.write_bytes(data)
    with counted() as added:
        space = open_at(tmp_path)
        space.read_model.read_resting()
    assert added == ids
    assert space.portrait() == fold(space.journal.entries())


def test_a_page_for_an_earlier_day_is_read_in_its_place(tmp_path: Path) -> None:
    written(tmp_path, *"abcdefgh")
    space = open_at(tmp_path, START + timedelta(hours=1), seed=2)
    space.entries.note("of last week", day=START.date() - timedelta(days=7))
    read_anew(tmp_path, 2)


def test_what_is_taken_out_for_good_stands_in_no_snapshot(tmp_path: Path) -> None:
    first, *_ = written(tmp_path, "a secret page", *"bcdefgh")
    assert b"a secret page" in (tmp_path / FILE).read_bytes()
    space = open_at(tmp_path, START + timedelta(hours=1))
    space.entries.trash(first)
    space.journal.trash.empty()
    assert not (tmp_path / FILE).exists()


def test_an_encrypted_journal_has_none_that_can_be_read(tmp_path: Path) -> None:
    written(tmp_path, "a secret page", *"bcdefgh")
    plain = (tmp_path / FILE).read_bytes()
    space = open_at(tmp_path)
    space.encryption.encrypt("four words of it")
    assert not (tmp_path / FILE).exists()
    space.read_model.keep_snapshot()
    sealed = (tmp_path / FILE).read_bytes()
    assert sealed.startswith(HEADER) and b"secret" not in sealed
    space.encryption.finish()
    assert (tmp_path / FILE).read_bytes() == sealed
    with counted() as added:
        window = open_at(tmp_path)
        window.vault.unlock("four words of it")
        window.read_model.read_resting()
    assert len(added) == 2
    (tmp_path / FILE).write_bytes(plain)
    with counted() as added:
        window = open_at(tmp_path)
        window.vault.unlock("four words of it")
        window.read_model.read_resting()
    assert len(added) == 8, "one that is not encrypted counts for nothing"
    (tmp_path / FILE).write_bytes(sealed)
    window.encryption.decrypt()
    assert not (tmp_path / FILE).exists()


def test_a_closed_letter_stays_closed_after_a_quick_start(tmp_path: Path) -> None:
    """What is closed is known only when every entry was read: it is asked for before any is shown."""
    from tui.records.answers import Long
    from tui.records.roles import Role

    space = open_at(tmp_path)
    letter = space.entries.add("weekly", Long(step="letter", role=Role.LETTER, text="Dear me"))
    for text in "abcdefgh":
        space.entries.note(text)
    space.read_model.keep_snapshot()
    quick = open_at(tmp_path, START + timedelta(hours=1), seed=3)
    quick.read_model.read_resting()
    shown = quick.entry(letter.id)
    assert shown is not None and not shown.answers
    assert letter.id not in [row.id for row in quick.listing()]


class Years(RuleBasedStateMachine):
    """Whatever is done to the journal and to the snapshot, by whomever, in whatever order."""

    def __init__(self) -> None:
        super().__init__()
        self.home = Path(tempfile.mkdtemp())
        self.starts = 0
        self.old: list[bytes] = []
        self.space = self.other = open_at(self.home)

    def teardown(self) -> None:
        shutil.rmtree(self.home)

    def ids(self) -> list[str]:
        return [entry.id for entry in self.space.journal.entries(include_deleted=True)]

    @initialize()
    def begin(self) -> None:
        for text in "abcdefghij":
            self.space.entries.note(text)
        self.keep()
        self.other = open_at(self.home, START + timedelta(minutes=30), seed=99)

    @rule(text=WORDS, back=st.integers(0, 2), by_other=st.booleans())
    def write(self, text: str, back: int, by_other: bool) -> None:
        space = self.other if by_other else self.space
        space.entries.note(text, day=space.today - timedelta(days=back))

    @rule(number=st.integers(0, 20), text=WORDS)
    def edit(self, number: int, text: str) -> None:
        ids = self.ids()
        self.space.entries.edit(ids[number % len(ids)], (quick_entries.note(text),))

    @rule(number=st.integers(0, 20), away=st.booleans())
    def delete(self, number: int, away: bool) -> None:
        ids = self.ids()
        page = ids[number % len(ids)]
        self.space.entries.trash(page) if away else self.space.entries.untrash(page)

    @rule()
    def empty_the_trash(self) -> None:
        if len(list(self.space.journal.entries())) > 2:
            self.space.journal.trash.empty()

    @rule(number=st.integers(0, 20), back=st.integers(0, 3))
    def move(self, number: int, back: int) -> None:
        ids = self.ids()
        self.other.entries.move_to_day([ids[number % len(ids)]], START.date() - timedelta(days=back))

    @rule()
    def undo(self) -> None:
        with suppress(StoreError):  # it was edited elsewhere since, or is another one in the backup
            self.space.entries.undo()

    @rule(number=st.integers(0, 9))
    def restore(self, number: int) -> None:
        backups = self.space.journal.backups.list()
        if backups:
            self.space.journal.restore(backups[number % len(backups)])

    @rule()
    def promise(self) -> None:
        for promise in self.space.portrait().open_promises[:1]:
            self.space.entries.answer_promise(promise.id, Outcome.KEPT)

    @rule()
    def keep(self) -> None:
        for _ in fold_snapshot.FoldSnapshot(self.space.journal).make():
            pass
        if (self.home / FILE).exists():
            self.old.append((self.home / FILE).read_bytes())

    @rule(number=st.integers(0, 9))
    def put_an_older_one_back(self, number: int) -> None:
        if self.old:
            (self.home / FILE).write_bytes(self.old[number % len(self.old)])

    @rule(part=st.floats(0, 0.999), cut=st.booleans())
    def damage(self, part: float, cut: bool) -> None:
        if (self.home / FILE).exists():
            data = bytearray((self.home / FILE).read_bytes())
            place = int(part * len(data))
            data = data[:place] if cut else data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
            (self.home / FILE).write_bytes(data)

    @rule(lists_first=st.booleans())
    def start_again(self, lists_first: bool) -> None:
        self.starts += 1
        self.space = read_anew(self.home, self.starts, lists_first=lists_first)
        listed = [row.id for row in self.space.listing()]
        assert sorted(listed) == sorted(entry.id for entry in self.space.journal.entries())


TestYears = Years.TestCase
TestYears.settings = settings(max_examples=25, stateful_step_count=15, deadline=None)
