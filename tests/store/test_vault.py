"""An encrypted notebook: no word in clear on the disk, one passphrase or one written-down key to open it."""

from __future__ import annotations

import gzip
import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pyrage
import pytest
from msgspec.structs import replace

from tui.store.errors import DiskFullError, LockedError, SecretError
from tui.store.journal import Journal
from tui.store.vault import Vault

from .support import NOW, make_entry

SECRET = "quietly"
PASSPHRASE = "walnut träume"


@pytest.fixture
def journal(home: Path) -> Journal:
    """A readable journal of four entries with a draft, backups of several days and a damaged file put aside."""
    clock = [NOW]
    made = Journal(home, lambda: clock[0])
    for number in range(4):
        clock[0] = NOW + timedelta(days=number)
        made.save(make_entry(number, SECRET))
        made.backups.compress_one(clock[0].date())
    made.drafts.save("open", {"text": SECRET})
    (home / "journal.damaged-2026-01-01-000000.json").write_text(SECRET)
    return made


def words_in_clear(home: Path) -> list[Path]:
    found = []
    for path in home.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            if path.suffix == ".gz" and data.startswith(b"\x1f\x8b"):
                data = gzip.decompress(data)
            if SECRET.encode() in data:
                found.append(path)
    return found


def unlocked(home: Path, passphrase: str = PASSPHRASE) -> Journal:
    again = Journal(home, lambda: NOW)
    again.vault.unlock(passphrase)
    return again


def test_once_encrypted_no_file_holds_a_word_in_clear_and_all_else_is_the_same(home: Path, journal: Journal) -> None:
    before = list(journal.entries())
    backups = [backup.path.name for backup in journal.backups.list()]
    assert len(words_in_clear(home)) > 3
    journal.encryption.encrypt(PASSPHRASE)
    assert words_in_clear(home) == []
    again = unlocked(home)
    assert again.open() is None
    assert list(again.entries()) == before
    assert again.newest(1) == before[:1]
    assert again.drafts.load_all() == [{"text": SECRET}]
    assert set(backups) <= {backup.path.name for backup in again.backups.list()}
    assert all(again.backups.read(backup) for backup in again.backups.list())


def test_what_is_kept_later_is_sealed_without_asking_again(home: Path, journal: Journal) -> None:
    journal.encryption.encrypt(PASSPHRASE)
    again = unlocked(home)
    again.save(make_entry(9, SECRET))
    again.drafts.save("next", {"text": SECRET})
    again.change(again.newest(1)[0].id, lambda entry: replace(entry, starred=True))
    while again.backups.compress_one((NOW + timedelta(days=60)).date()):
        pass
    assert words_in_clear(home) == []
    assert unlocked(home).count() == 5


def test_a_locked_journal_says_so_and_gives_and_takes_nothing(home: Path, journal: Journal) -> None:
    journal.encryption.encrypt(PASSPHRASE)
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file() and path.suffix != ".lock"}
    locked = Journal(home, lambda: NOW)
    assert locked.vault.is_locked
    for doing in (
        locked.open,
        lambda: list(locked.entries()),
        lambda: locked.save(make_entry(9, SECRET)),
        lambda: locked.drafts.save("x", {"text": SECRET}),
        locked.drafts.load_all,
    ):
        with pytest.raises(LockedError, match="passphrase"):
            doing()
    assert {path: path.read_bytes() for path in before} == before
    assert words_in_clear(home) == []


def test_another_passphrase_opens_nothing_and_a_new_one_replaces_the_old(home: Path, journal: Journal) -> None:
    journal.encryption.encrypt(PASSPHRASE)
    with pytest.raises(SecretError, match="not the passphrase"):
        unlocked(home, "wrong")
    journal.vault.set_passphrase("another one")
    with pytest.raises(SecretError):
        unlocked(home)
    assert unlocked(home, "another one").count() == 4


def test_the_passphrase_may_come_in_other_code_points(home: Path, journal: Journal) -> None:
    journal.encryption.encrypt("tr\u00e4ume")
    assert unlocked(home, "tra\u0308ume").count() == 4


def test_the_written_down_key_opens_it_without_taut_and_without_the_passphrase(home: Path, journal: Journal) -> None:
    before = journal.path.read_bytes()
    journal.encryption.encrypt(PASSPHRASE)
    key = journal.vault.recovery_key
    assert key.startswith("AGE-SECRET-KEY-1")
    assert pyrage.decrypt(journal.path.read_bytes(), [pyrage.x25519.Identity.from_str(key)]) == before
    (home / "journal.key").unlink()
    again = Journal(home, lambda: NOW)
    with pytest.raises(SecretError, match="--recovery"):
        again.vault.unlock(PASSPHRASE)
    again.vault.unlock_with_key(f"  {key[:30]} {key[30:].lower()}\n")
    assert again.count() == 4
    again.vault.set_passphrase("a new one")
    assert unlocked(home, "a new one").count() == 4
    with pytest.raises(SecretError, match="not a recovery key"):
        again.vault.unlock_with_key("walnut")
    with pytest.raises(SecretError, match="another journal"):
        again.vault.unlock_with_key(str(pyrage.x25519.Identity.generate()))


def test_decrypted_again_it_is_the_readable_file_it_was(home: Path, journal: Journal) -> None:
    before = journal.path.read_bytes()
    journal.encryption.encrypt(PASSPHRASE)
    again = unlocked(home)
    again.encryption.decrypt()
    assert journal.path.read_bytes() == before
    assert not (home / "journal.key").exists()
    fresh = Journal(home, lambda: NOW)
    assert not fresh.vault.is_locked
    assert fresh.count() == 4
    assert fresh.drafts.load_all() == [{"text": SECRET}]
    assert all(fresh.backups.read(backup) for backup in fresh.backups.list())
    assert (home / "journal.damaged-2026-01-01-000000.json").read_text() == SECRET


def test_a_window_open_from_before_writes_nothing_in_clear(home: Path, journal: Journal) -> None:
    Journal(home, lambda: NOW).encryption.encrypt(PASSPHRASE)
    with pytest.raises(LockedError):
        journal.save(make_entry(9, SECRET))
    with pytest.raises(LockedError):
        journal.drafts.save("x", {"text": SECRET})
    assert words_in_clear(home) == []


def test_a_damaged_sealed_journal_is_brought_back_and_stays_sealed(home: Path, journal: Journal) -> None:
    journal.encryption.encrypt(PASSPHRASE)
    for ruin in (lambda data: data[:-20], lambda data: os.urandom(len(data))):
        again = unlocked(home)
        again.save(make_entry(9, SECRET))
        journal.path.write_bytes(ruin(journal.path.read_bytes()))
        assert again.open()
        assert again.count() >= 4
        assert words_in_clear(home) == []


def test_an_encryption_cut_short_reads_on_and_is_finished_by_the_next(
    home: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal.backups, "recode", lambda stale: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        journal.encryption.encrypt(PASSPHRASE)
    again = unlocked(home)
    assert again.count() == 4
    again.encryption.finish()
    assert words_in_clear(home) == []


def test_an_encryption_that_sealed_nothing_leaves_no_key(
    home: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFullError("There is no room.")

    with monkeypatch.context() as patched:
        patched.setattr("tui.store.storage.write_atomically", full)
        with pytest.raises(DiskFullError):
            journal.encryption.encrypt(PASSPHRASE)
    assert not (home / "journal.key").exists()
    assert not Journal(home, lambda: NOW).vault.is_locked
    assert journal.count() == 4
    journal.encryption.encrypt(PASSPHRASE)
    assert unlocked(home).count() == 4
    assert words_in_clear(home) == []


def test_an_encryption_killed_before_the_journal_was_sealed_is_finished(home: Path, journal: Journal) -> None:
    journal.vault.make_key(PASSPHRASE)
    unlocked(home).encryption.finish()
    assert unlocked(home).count() == 4
    assert words_in_clear(home) == []


def test_what_is_damaged_stays_sealed_and_is_named_and_all_else_is_decrypted(home: Path, journal: Journal) -> None:
    journal.encryption.encrypt(PASSPHRASE)
    data = journal.path.read_bytes()
    aside, draft = home / "journal.damaged-2026-02-02-000000.json", home / "drafts" / "torn.json"
    for path in (aside, draft):
        path.write_bytes(data[:-20] + bytes(20))
    again = unlocked(home)
    before = aside.read_bytes()
    assert set(again.encryption.decrypt()) == {aside, draft}
    assert aside.read_bytes() == before
    fresh = Journal(home, lambda: NOW)
    assert not fresh.vault.is_locked and fresh.count() == 4
    assert all(fresh.backups.read(backup) for backup in fresh.backups.list())
    assert not (home / "journal.key").exists()


def test_two_encryptions_at_once_leave_one_key(home: Path, journal: Journal) -> None:
    other = Journal(home, lambda: NOW)
    other.open()
    list(other.entries())
    journal.encryption.encrypt(PASSPHRASE)
    for window in (other, journal):
        with pytest.raises(SecretError, match="already"):
            window.encryption.encrypt("another one")
    assert unlocked(home).count() == 4


@pytest.mark.parametrize("tear", [0, 20])
def test_a_journal_sealed_with_another_key_is_never_called_damaged(home: Path, tmp_path: Path, tear: int) -> None:
    mine, theirs = Journal(home, lambda: NOW), Journal(tmp_path / "theirs", lambda: NOW)
    for one in (mine, theirs):
        one.save(make_entry(0, SECRET))
        one.encryption.encrypt(PASSPHRASE)
    sealed = mine.path.read_bytes()[: -tear or None]
    mine.path.write_bytes(sealed)
    (home / "journal.key").write_bytes((tmp_path / "theirs" / "journal.key").read_bytes())
    again = unlocked(home)
    for doing in (again.open, again.mend, again.count, lambda: again.save(make_entry(9))):
        with pytest.raises(SecretError, match="a key other than"):
            doing()
    assert mine.path.read_bytes() == sealed
    assert not list(home.glob("*damaged*"))


def test_a_new_key_is_asked_for_in_a_window_that_held_the_old_one(home: Path, journal: Journal) -> None:
    journal.encryption.encrypt(PASSPHRASE)
    window = unlocked(home)
    window.drafts.save("half", {"text": SECRET})
    other = unlocked(home)
    other.encryption.decrypt()
    other.encryption.encrypt("the next one")
    assert window.vault.is_locked
    with pytest.raises(LockedError):
        window.drafts.save("half", {"text": f"{SECRET} and more"})
    window.vault.unlock("the next one")
    assert not window.drafts.was_written_elsewhere("half")
    window.drafts.save("half", {"text": f"{SECRET} and more"})
    assert unlocked(home, "the next one").drafts.load("half") == {"text": f"{SECRET} and more"}
    assert not list(home.rglob("*.damaged-1"))


def test_a_new_passphrase_for_the_same_key_is_asked_for_by_nobody_who_is_in(home: Path, journal: Journal) -> None:
    journal.encryption.encrypt(PASSPHRASE)
    window = unlocked(home)
    unlocked(home).vault.set_passphrase("another one")
    assert not window.vault.is_locked
    assert window.count() == 4


def test_a_key_is_tried_on_what_is_sealed(home: Path, journal: Journal) -> None:
    stranger = str(pyrage.x25519.Identity.generate())
    with pytest.raises(SecretError, match="Nothing in this notebook is encrypted"):
        journal.vault.unlock_with_key(stranger)
    journal.encryption.encrypt(PASSPHRASE)
    key = journal.vault.recovery_key
    journal.path.unlink()
    again = Journal(home, lambda: NOW)
    with pytest.raises(SecretError, match="another journal"):
        again.vault.unlock_with_key(stranger)
    again.vault.unlock_with_key(key)
    assert again.open() is not None


@pytest.mark.parametrize("moment", ["recode", "throw"])
def test_what_another_window_writes_while_it_is_decrypted_is_readable(
    home: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    journal.encryption.encrypt(PASSPHRASE)
    window, again = unlocked(home), unlocked(home)
    owner, name = (again.backups, "recode") if moment == "recode" else (again.vault, "remove_key")
    before = getattr(owner, name)

    def meanwhile(*given: object) -> None:
        window.drafts.save("late", {"text": SECRET})
        before(*given)

    monkeypatch.setattr(owner, name, meanwhile)
    assert again.encryption.decrypt() == []
    assert Journal(home, lambda: NOW).drafts.load("late") == {"text": SECRET}


def test_a_draft_that_no_key_opens_is_passed_over_and_told_of(home: Path, journal: Journal) -> None:
    journal.encryption.encrypt(PASSPHRASE)
    sealed = (home / "drafts" / "open.json").read_bytes()
    unlocked(home).encryption.decrypt()
    stranded = home / "drafts" / "stranded.json"
    stranded.write_bytes(sealed)
    again = Journal(home, lambda: NOW)
    assert again.drafts.load_all() == [{"text": SECRET}]
    assert str(stranded) in again.drafts.trouble
    assert stranded.read_bytes() == sealed


def test_resealing_never_puts_older_words_over_newer_ones(
    home: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = Journal(home, lambda: NOW)
    window.drafts.load("open")
    unseal = Vault.decode

    def slowly(vault: Vault, data: bytes) -> bytes:
        if vault is journal.vault and data == before:
            monkeypatch.undo()
            window.drafts.path("open").write_bytes(newer)
        return unseal(vault, data)

    before = window.drafts.path("open").read_bytes()
    newer = before.replace(b"quietly", b"quietly newer")
    journal.vault.make_key(PASSPHRASE)
    monkeypatch.setattr(Vault, "decode", slowly)
    journal.encryption.finish()
    journal.encryption.finish()
    assert unlocked(home).drafts.load("open") == {"text": f"{SECRET} newer"}


def test_what_is_damaged_or_was_left_behind_is_sealed_or_swept_too(home: Path, journal: Journal) -> None:
    torn = next((home / "backups").glob("*.gz"))
    torn.write_bytes(torn.read_bytes()[:-8])
    (home / "drafts" / "kept").mkdir(exist_ok=True)
    leftovers = [
        home / "drafts" / ".open.json.999999999-00000000.tmp",
        home / "drafts" / "kept" / ".open.json.999999999-00000000.tmp",
        home / "editor" / "999999999-0123456789abcdef.md~",
        home / "editor" / ".999999999-0123456789abcdef.md.swp",
    ]
    living = home / "editor" / f".{os.getpid()}-0123456789abcdef.md.swp"
    (home / "editor").mkdir()
    for path in (*leftovers, living):
        path.write_text(SECRET, encoding="utf-8")
    journal.encryption.encrypt(PASSPHRASE)
    assert not torn.read_bytes().startswith(b"\x1f\x8b")
    assert [path for path in leftovers if path.exists() and SECRET in path.read_bytes().decode("latin-1")] == []
    assert living.read_text(encoding="utf-8") == SECRET
    unlocked(home).encryption.decrypt()
    assert leftovers[-1].read_text(encoding="utf-8") == SECRET


@pytest.mark.parametrize("ruin", [Path.unlink, lambda path: path.write_bytes(b"{")])
def test_beside_backups_that_the_key_does_not_open_nothing_is_begun_anew(
    home: Path, tmp_path: Path, journal: Journal, ruin: Callable[[Path], object]
) -> None:
    theirs = Journal(tmp_path / "theirs", lambda: NOW)
    theirs.save(make_entry(0))
    for one in (journal, theirs):
        one.encryption.encrypt(PASSPHRASE)
    (home / "journal.key").write_bytes((tmp_path / "theirs" / "journal.key").read_bytes())
    ruin(journal.path)
    before = journal.path.exists()
    with pytest.raises(SecretError, match="a key other than"):
        unlocked(home).open()
    assert journal.path.exists() == before
    assert len(list(home.glob("*damaged*"))) == 1


def test_a_damaged_file_put_aside_where_a_link_leads_is_sealed_too(home: Path, tmp_path: Path) -> None:
    (tmp_path / "cloud").mkdir()
    home.mkdir(exist_ok=True)
    (home / "journal.json").symlink_to(tmp_path / "cloud" / "mine.json")
    journal = Journal(home, lambda: NOW)
    for number in range(3):
        journal.save(make_entry(number, SECRET))
    (tmp_path / "cloud" / "mine.json").write_bytes(journal.path.read_bytes()[:-30])
    assert journal.open()
    journal.encryption.encrypt(PASSPHRASE)
    assert words_in_clear(home) == words_in_clear(tmp_path / "cloud") == []
    assert unlocked(home).count() == 3
