"""Refuses one system call after another while taut works, and looks at what is left.

``python -m tests.faults.refusals`` tries all of it, or the tasks that are named. Each point is one task of which one
call is refused with one error, or every call from it on that a full disk refuses. Then: nothing is lost that was said
to be saved, the journal can be used, what was said is true, every file is the owner's alone, and no temporary file
stays for ever.
"""

from __future__ import annotations

import errno
import gzip
import io
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

from tests.faults import refused_tasks as tasks

ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES)
CALLS = ("open", "write", "fsync", "rename", "replace", "link", "mkdir", "unlink", "chmod", "listdir", "scandir")
FILLING = frozenset({"write", "create", "link", "mkdir"})
"""The calls that a full disk refuses; it still reads, renames and removes."""


class Point(NamedTuple):
    """One refusal.

    Attributes:
        number: Which call is refused, counted from one; 0 for none.
        error: With what.
        is_lasting: Whether the disk is full from then on.
    """

    number: int
    error: int
    is_lasting: bool = False

    def __str__(self) -> str:
        return f"call {self.number} {errno.errorcode[self.error]}{' and all after it' if self.is_lasting else ''}"


class Refusing:
    """Counts the calls on files under a folder, and refuses those of a point."""

    def __init__(self, folder: Path, point: Point) -> None:
        self._folder = str(folder)
        self._point = point
        self.met = 0
        self.refused = ""

    @contextmanager
    def on(self) -> Iterator[None]:
        """While this lasts, calls are refused."""
        wrapped = {name: patch.object(os, name, self._wrapped(name, getattr(os, name))) for name in CALLS}
        with patch.object(io, "open", self._wrapped("open", io.open)):
            for one in wrapped.values():
                one.start()
            try:
                yield
            finally:
                for one in wrapped.values():
                    one.stop()

    def _wrapped(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def refusing(first: Any, *rest: Any, **named: Any) -> Any:
            path = self._path(first)
            if path.startswith(self._folder):
                self._meet(name, path, rest)
            return call(first, *rest, **named)

        return refusing

    @staticmethod
    def _path(given: Any) -> str:
        if not isinstance(given, int):
            return os.fsdecode(given)
        try:
            return str(Path(f"/proc/self/fd/{given}").readlink())
        except OSError:
            return ""

    def _meet(self, name: str, path: str, rest: tuple[Any, ...]) -> None:
        self.met += 1
        creates = (
            name == "open" and bool(rest) and (rest[0] == "xb" or (isinstance(rest[0], int) and rest[0] & os.O_CREAT))
        )
        is_now = self.met == self._point.number
        is_full = self._point.is_lasting and 0 < self._point.number < self.met
        if is_now or (is_full and ("create" if creates else name) in FILLING):
            self.refused = self.refused or f"{name} {Path(path).relative_to(self._folder)}"
            raise OSError(self._point.error, os.strerror(self._point.error), path)


class Outcome(NamedTuple):
    """What became of one point: how many calls there were, what was refused, and what is wrong with what is left."""

    met: int
    refused: str
    wrong: str


def run(task: tasks.Task, ground: Path, point: Point) -> Outcome:
    """One task on a copy of a notebook, with the calls of a point refused."""
    with tempfile.TemporaryDirectory(prefix="refusals") as scratch:
        home = Path(scratch, "home")
        shutil.copytree(ground, home)
        task.prepare(home)
        refusing = Refusing(home, point)
        with told() as said:
            try:
                with refusing.on():
                    code = task.do(home)
            except Exception as problem:
                return Outcome(refusing.met, refusing.refused, f"{type(problem).__name__}: {problem}")
        try:
            wrong = _wrong(task, home, code, said())
        except Exception as problem:
            wrong = f"afterwards {type(problem).__name__}: {problem}"
        return Outcome(refusing.met, refusing.refused, f"{wrong} · said: {said()!r}" if wrong else "")


@contextmanager
def told() -> Iterator[Callable[[], str]]:
    """What is said meanwhile, on both outputs, with nothing to read from the input."""
    heard = io.StringIO()
    with redirect_stdout(heard), redirect_stderr(heard), patch.object(sys, "stdin", None):
        yield heard.getvalue


def _wrong(task: tasks.Task, home: Path, code: int, said: str) -> str:
    """What is wrong with what a task left, in words; empty if nothing is."""
    if "bug in taut" in said:
        return "a bug in taut"
    if wrong := _modes(home):
        return wrong
    journal, started = tasks.opened(home)
    texts = tasks.texts(journal)
    kept = texts | (tasks.backed_up(journal) if task.may_go_to_backups else set())
    if lost := task.keeps - kept:
        return f"lost {sorted(lost)}"
    with told() as heard:
        wrong = task.check(home, journal, code, said)
    if wrong:
        return f"{wrong} {heard()}"
    journal, _ = tasks.opened(home)
    for path in home.rglob("*.tmp"):
        os.utime(path, (1, 1))
    with told() as heard:
        if tasks.command(home, "note", "written afterwards") or "written afterwards" not in tasks.texts(
            tasks.opened(home)[0]
        ):
            return f"the journal cannot be used: {heard()}"
    tasks.use_everything(home)
    if left := [path.name for path in home.rglob("*.tmp")]:
        return f"temporary files stay: {left}"
    journal, _ = tasks.opened(home)
    if lost := task.keeps - tasks.texts(journal) - (tasks.backed_up(journal) if task.may_go_to_backups else set()):
        return f"lost afterwards {sorted(lost)}"
    return _modes(home) or (f"told {started!r}" if "read nowhere" in started else "")


def _modes(home: Path) -> str:
    for path in (home, *home.rglob("*")):
        mode = path.lstat().st_mode & 0o777
        if mode != (0o700 if path.is_dir() else 0o600):
            return f"{path.relative_to(home)} has mode {mode:o}"
    return ""


def found_in_files(home: Path, word: str) -> list[str]:
    """Files in which a word can be read, packed ones too."""
    found = []
    for path in filter(Path.is_file, home.rglob("*")):
        data = path.read_bytes()
        if path.suffix == ".gz" and data.startswith(b"\x1f\x8b"):
            data = gzip.decompress(data)
        if word.encode() in data:
            found.append(str(path.relative_to(home)))
    return found


def points(calls: int) -> Iterator[Point]:
    """Every point of a task that makes so many calls."""
    for number in range(1, calls + 1):
        for error in ERRORS:
            yield Point(number, error)
        if number % 3 == 0:
            yield Point(number, errno.ENOSPC, is_lasting=True)


def main(only: list[str]) -> int:
    """Every point of every task; prints what went wrong, and returns 1 if anything did."""
    count = bad = 0
    with tempfile.TemporaryDirectory(prefix="refusals") as scratch, tasks.Grounds.in_folder(Path(scratch)) as grounds:
        for task in tasks.TASKS:
            if only and task.name not in only:
                continue
            ground = grounds.of(task)
            whole = run(task, ground, Point(0, errno.EIO))
            if whole.wrong:
                print(f"{task.name}: {whole.wrong}", flush=True)
                bad += 1
            here = 0
            for point in points(whole.met):
                outcome = run(task, ground, point)
                here += 1
                if outcome.wrong:
                    bad += 1
                    print(f"{task.name}, {point} ({outcome.refused}): {outcome.wrong}", flush=True)
            count += here
            print(f"{task.name}: {here} points", flush=True)
    print(f"{count} points, {bad} with something wrong")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
