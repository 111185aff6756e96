"""Files of somebody else, root at work for somebody, and disks that keep no permissions."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.faults.writer import START, entry
from tui.settings import places
from tui.store.atomic_write import leave_to_owner, make_folder, write_atomically
from tui.store.errors import StoreError, reading_failed, writing_failed
from tui.store.journal import Journal
from tui.workspace.health_checks import checks

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="owners are POSIX")


@pytest.fixture
def owners(monkeypatch: pytest.MonkeyPatch) -> dict[str, tuple[int, int]]:
    """As root, in a home of user 1000: what was given to whom, by name."""
    given: dict[str, tuple[int, int]] = {}
    stat = Path.stat

    def owned(path: Path, **named: bool) -> os.stat_result:
        found = list(stat(path, **named))
        found[4:6] = given.get(path.name, (1000, 100) if path.name == "home" else (0, 0))
        return os.stat_result(found)

    def chown(path: Path, user: int, group: int) -> None:
        given[path.name.partition(".json.")[0].lstrip(".") if path.suffix == ".tmp" else path.name] = (user, group)

    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(os, "chown", chown)
    monkeypatch.setattr(Path, "stat", owned)
    return given


def test_what_root_makes_goes_to_the_owner_of_the_folder(tmp_path: Path, owners: dict[str, tuple[int, int]]) -> None:
    home = tmp_path / "home"
    home.mkdir()
    make_folder(home / "drafts" / "kept")
    assert owners == {"drafts": (1000, 100), "kept": (1000, 100)}
    write_atomically(home / "x.json", b"{}")
    assert owners["x"] == (1000, 100)


def test_all_that_root_saves_is_the_owners(tmp_path: Path, owners: dict[str, tuple[int, int]]) -> None:
    home = tmp_path / "home"
    home.mkdir()
    journal = Journal(home, lambda: START)
    for number in range(3):
        journal.save(entry(number, "x"))
    journal.drafts.save("one", {"id": "one"})
    assert set(owners.values()) == {(1000, 100)}
    assert {"backups", "drafts", "kept", "journal", ".journal.json.lock"} <= owners.keys()


def test_nothing_is_given_away_by_anybody_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(os, "chown", lambda *_: pytest.fail("only root can"))
    (tmp_path / "x").touch()
    leave_to_owner(tmp_path / "x")


def test_a_file_of_somebody_else_is_said_to_be_theirs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "journal.json"
    path.touch()
    monkeypatch.setattr(os, "geteuid", lambda: path.stat().st_uid + 1)
    refused = PermissionError(errno.EACCES, "Permission denied", str(path))
    assert f"{path} cannot be read: it belongs to " in str(reading_failed(refused, path))
    monkeypatch.setattr(os, "access", lambda _, mode: mode == os.F_OK)
    assert f"{path} cannot be written: it belongs to " in str(writing_failed(refused, path))
    assert "it belongs to" not in str(reading_failed(OSError(errno.EIO, "Input/output error"), path))


@pytest.mark.parametrize("name", ["journal.json", "drafts/one.json", "backups/last.json", "journal.damaged-1.json"])
def test_doctor_says_what_cannot_be_read_and_never_to_remove_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    journal = Journal(tmp_path, lambda: START)
    for number in range(3):
        journal.save(entry(number, "x"))
    journal.drafts.save("one", {"id": "one"})
    (tmp_path / "journal.damaged-1.json").touch()
    opened, refused = Path.open, str(tmp_path / name)

    def refusing(path: Path, *rest: object, **named: object) -> object:
        if str(path) == refused:
            raise PermissionError(errno.EACCES, "Permission denied", refused)
        return opened(path, *rest, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refusing)
    monkeypatch.setattr(os, "geteuid", lambda: tmp_path.stat().st_uid + 1)
    monkeypatch.setattr(os, "access", lambda path, _: str(path) != refused)
    found = {one.check: one for one in checks(places(tmp_path))}
    said = [one.says for one in found.values() if refused in one.says]
    assert not found["encryption"].ok and said
    assert not any("remove" in sentence for sentence in said), said


@pytest.mark.parametrize("refused", ["chmod", "utime", "link"])
def test_a_backup_is_made_where_the_disk_keeps_no_permissions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refused: str
) -> None:
    def refusing(*_: object, **__: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, refused, refusing)
    journal = Journal(tmp_path, lambda: START)
    for number in range(4):
        journal.save(entry(number, f"text {number}"))
    assert journal.backups.trouble == "" and journal.take_news() == []
    found = [len((journal.backups.read(one) or {})["entries"]) for one in journal.backups.list()]
    assert sorted(found) == [1, 3]
    assert journal.backups.keep_by_hand(journal.path, START).path.exists()


def test_that_no_backup_can_be_made_is_told_once_and_by_doctor(tmp_path: Path) -> None:
    journal = Journal(tmp_path, lambda: START)
    (tmp_path / "backups").write_text("in the way")
    for number in range(4):
        journal.save(entry(number, "x"))
    assert journal.count() == 4
    (told,) = journal.take_news()
    assert "No backup could be made" in told
    found = {one.check: one for one in checks(places(tmp_path))}
    assert not found["backups"].ok and "No backup can be made" in found["backups"].says


def test_a_folder_of_backups_that_cannot_be_written_is_doctors_to_tell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = Journal(tmp_path, lambda: START)
    for number in range(2):
        journal.save(entry(number, "x"))
    monkeypatch.setattr(os, "access", lambda path, _: "backups" not in str(path))
    found = {one.check: one for one in checks(places(tmp_path))}
    assert not found["backups"].ok and found["backups"].says.startswith("No backup can be made: The folder ")


def test_a_lock_of_somebody_else_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = Journal(tmp_path, lambda: START)
    journal.save(entry(1, "x"))
    lock, opened = str(tmp_path / ".journal.json.lock"), os.open

    def refusing(path: object, *rest: int) -> int:
        if str(path) == lock:
            raise PermissionError(errno.EACCES, "Permission denied", lock)
        return opened(path, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", refusing)
    monkeypatch.setattr(os, "geteuid", lambda: tmp_path.stat().st_uid + 1)
    monkeypatch.setattr(os, "access", lambda path, mode: mode == os.F_OK or str(path) != lock)
    with pytest.raises(StoreError, match=r"\.journal\.json\.lock cannot be written: it belongs to"):
        journal.save(entry(2, "y"))


def test_a_folder_of_drafts_that_may_not_be_entered_keeps_no_note_from_being_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = Journal(tmp_path, lambda: START)
    journal.save(entry(1, "x"))
    looked = {name: getattr(os, name) for name in ("stat", "lstat")}

    def refusing(name: str) -> Callable[..., os.stat_result]:
        def look(path: Any, **named: Any) -> os.stat_result:
            if f"{os.sep}kept{os.sep}" in str(path):
                raise PermissionError(errno.EACCES, "Permission denied", str(path))
            found: os.stat_result = looked[name](path, **named)
            return found

        return look

    for name in looked:
        monkeypatch.setattr(os, name, refusing(name))
    journal.save(entry(2, "y"))
    assert journal.count() == 2
