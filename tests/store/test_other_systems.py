"""The store on the code paths of Windows and macOS, as far as Linux can: what those systems refuse is refused here."""

from __future__ import annotations

import errno
import os
import re
import sys
import types
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.faults import refusals
from tests.faults.refused_tasks import TASKS, Grounds, Task
from tests.faults.writer import START, entry
from tui.store import lock
from tui.store.errors import BusyError
from tui.store.journal import Journal

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="what is open is told by /proc")

FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]|[ .]$|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)', re.IGNORECASE)
"""What no name of a file may have or be on Windows."""


class Msvcrt(types.ModuleType):
    """Locks of Windows, among the descriptors of this process."""

    LK_NBLCK = 2

    def __init__(self) -> None:
        super().__init__("msvcrt")
        self.held: dict[tuple[int, int], int] = {}

    def locking(self, descriptor: int, mode: int, count: int) -> None:
        assert (mode, count) == (self.LK_NBLCK, 1)
        status = os.fstat(descriptor)
        holder = self.held.get((status.st_dev, status.st_ino))
        if holder is not None and holder != descriptor and _is_open(holder, status):
            raise OSError(errno.EACCES, "Permission denied")
        self.held[status.st_dev, status.st_ino] = descriptor


def _is_open(descriptor: int, status: os.stat_result) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), status)
    except OSError:
        return False


def _open_here(path: Any) -> bool:
    """Whether this process has a file open under this name."""
    name = os.path.realpath(os.path.dirname(os.fspath(path))) + os.sep + os.path.basename(os.fspath(path))  # noqa: PTH119, PTH120
    links = (link for link in Path("/proc/self/fd").iterdir())
    return any(os.path.realpath(link) == name for link in links)


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> Msvcrt:
    """Windows: its locks, no owners, no opening of folders, and no replacing or removing of what is open."""
    module = Msvcrt()
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "msvcrt", module)
    monkeypatch.setitem(sys.modules, "fcntl", None)
    for name in ("geteuid", "chown"):
        monkeypatch.delattr(os, name)

    def closed_only(call: Callable[..., Any]) -> Callable[..., Any]:
        def calling(*paths: Any, **named: Any) -> Any:
            for path in paths:
                if isinstance(path, str | Path) and _open_here(path):
                    raise PermissionError(errno.EACCES, "The process cannot access the file", os.fspath(path))
            return call(*paths, **named)

        return calling

    for name in ("replace", "rename", "unlink", "remove"):
        monkeypatch.setattr(os, name, closed_only(getattr(os, name)))
    opened = os.open

    def files_only(path: Any, *rest: Any, **named: Any) -> int:
        if not isinstance(path, int) and Path(path).is_dir() and "home" in str(path):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return opened(path, *rest, **named)

    monkeypatch.setattr(os, "open", files_only)
    return module


@pytest.fixture
def macos(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """macOS: the full sync of a drive, here counted, and no copying in the kernel."""
    import fcntl

    full: list[int] = []
    called = fcntl.fcntl

    def syncing(descriptor: int, command: int, *rest: Any) -> Any:
        if command == 51:
            full.append(descriptor)
            return 0
        return called(descriptor, command, *rest)

    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", syncing)
    monkeypatch.setattr(os, "copy_file_range", lambda *_: pytest.fail("macOS has none"), raising=False)
    return full


@pytest.fixture(scope="module")
def grounds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Grounds]:
    with Grounds.in_folder(tmp_path_factory.mktemp("grounds")) as made:
        for task in TASKS:
            # What libraries do when they are imported on another system is not what is tried.
            assert not refusals.run(task, made.of(task), refusals.Point(0, errno.EIO)).wrong
        yield made


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.name)
def test_all_of_the_store_works_on_windows(task: Task, grounds: Grounds, windows: Msvcrt) -> None:
    outcome = refusals.run(task, grounds.of(task), refusals.Point(0, errno.EIO))
    assert not outcome.wrong and windows.held


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.name)
def test_all_of_the_store_works_on_macos(task: Task, grounds: Grounds, macos: list[int]) -> None:
    outcome = refusals.run(task, grounds.of(task), refusals.Point(0, errno.EIO))
    assert not outcome.wrong and macos


def test_names_of_files_are_names_on_windows_too(tmp_path: Path, windows: Msvcrt) -> None:
    home = tmp_path / "home"
    journal = Journal(home, lambda: START)
    for number in range(3):
        journal.save(entry(number, "x"))
    journal.backups.keep_by_hand(journal.path, START)
    journal.drafts.save("one", {"id": "one"})
    journal.path.write_bytes(b"{")
    assert Journal(home, lambda: START).open()
    assert not [path.name for path in home.rglob("*") if FORBIDDEN.search(path.name)]


def test_somebody_who_reads_half_keeps_nobody_from_saving_on_windows(tmp_path: Path, windows: Msvcrt) -> None:
    journal = Journal(tmp_path / "home", lambda: START)
    for number in range(5):
        journal.save(entry(number, str(number)))
    reading = journal.entries()
    next(reading)
    journal.save(entry(9, "meanwhile"))
    assert len(list(reading)) == 4 and journal.count() == 6


def test_a_lock_that_is_held_is_waited_for_on_windows(
    tmp_path: Path, windows: Msvcrt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "SECONDS", 0.05)
    path = tmp_path / "home" / "journal.json"
    first, second = lock.Lock(path), lock.Lock(path, 0.05)
    with first:
        with first, pytest.raises(BusyError), second:
            pass
        assert windows.held
    with second:
        pass


def test_where_a_drive_knows_no_full_sync_the_usual_one_is_made(tmp_path: Path, macos: list[int]) -> None:
    import fcntl

    def refused(*_: Any) -> None:
        raise OSError(errno.ENOTTY, "Inappropriate ioctl for device")

    synced: list[int] = []
    with pytest.MonkeyPatch.context() as patching:
        patching.setattr(fcntl, "fcntl", refused)
        patching.setattr(os, "fsync", synced.append)
        Journal(tmp_path / "home", lambda: START).save(entry(1, "x"))
    assert synced and not macos


@pytest.mark.parametrize(
    ("system", "data"), [("darwin", "Library/Application Support/taut"), ("linux", ".local/share/taut")]
)
def test_each_system_has_its_own_place(system: str, data: str, tmp_path: Path) -> None:
    import platformdirs.macos
    import platformdirs.unix

    kind = {"darwin": platformdirs.macos.MacOS, "linux": platformdirs.unix.Unix}[system]
    with pytest.MonkeyPatch.context() as patching:
        patching.setenv("HOME", str(tmp_path))
        patching.delenv("XDG_DATA_HOME", raising=False)
        assert kind("taut", appauthor=False).user_data_path == tmp_path / data


def test_what_is_open_is_not_replaced_here_as_it_is_not_on_windows(tmp_path: Path, windows: Msvcrt) -> None:
    for name in ("one", "two"):
        (tmp_path / name).touch()
    with (tmp_path / "two").open("rb"), pytest.raises(PermissionError):
        (tmp_path / "one").replace(tmp_path / "two")
    (tmp_path / "one").replace(tmp_path / "two")
