"""Real processes that write at the same time, are killed, or run out of room."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

import tui
from tui.records.entry import doc_key
from tui.store.journal import Journal

from . import writer

WRITER = Path(__file__).with_name("writer.py")
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(tui.__file__).parents[1])}


def start(folder: Path, *task: object) -> subprocess.Popen[str]:
    command = [sys.executable, str(WRITER), str(folder), *map(str, task)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT)


def finish(process: subprocess.Popen[str]) -> list[list[str]]:
    said, trouble = process.communicate(timeout=120)
    assert process.returncode == 0, trouble
    return [line.split(maxsplit=2) for line in said.splitlines()]


def open_journal(folder: Path) -> Journal:
    journal = Journal(folder, lambda: writer.START)
    assert journal.open() is None
    return journal


def stored(folder: Path) -> dict[str, dict[str, Any]]:
    entries: dict[str, dict[str, Any]] = json.loads((folder / "journal.json").read_text("utf-8"))["entries"]
    return entries


def test_two_writers_of_fifty_lose_nothing(tmp_path: Path) -> None:
    writers = [start(tmp_path, "insert", 50, first) for first in (0, 25)]
    kept = [words[1] for process in writers for words in finish(process)]
    assert len(kept) == 100
    assert stored(tmp_path).keys() == {doc_key(entry) for entry in kept}
    assert open_journal(tmp_path).count() == 100


def test_six_at_once_lose_nothing_five_times_over(tmp_path: Path) -> None:
    kept: list[str] = []
    for turn in range(5):
        writers = [start(tmp_path, "insert", 1, turn * 10 + number) for number in range(6)]
        kept += [words[1] for process in writers for words in finish(process)]
        assert stored(tmp_path).keys() == {doc_key(entry) for entry in kept}
    assert open_journal(tmp_path).count() == 30


def test_two_who_edit_and_one_who_inserts_lose_nothing(tmp_path: Path) -> None:
    open_journal(tmp_path).import_entries(writer.entry(-number, "base") for number in range(1, 30))
    tasks = [start(tmp_path, "edit", 30, 0), start(tmp_path, "edit", 30, 1000), start(tmp_path, "insert", 30, 0)]
    said = [finish(process) for process in tasks]
    entries = stored(tmp_path)
    assert len(entries) == 29 + 30
    for words in said[2]:
        assert doc_key(words[1]) in entries
    last: dict[str, set[str]] = {}
    for lines in said[:2]:
        for entry, number in {words[1]: words[2] for words in lines}.items():
            last.setdefault(entry, set()).add(number)
    for entry, numbers in last.items():
        tag = entries[doc_key(entry)]["tags"][0]
        assert tag in numbers, "the last word on an entry is one of the writers' last"


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")
@pytest.mark.parametrize("task", ["insert", "edit"])
@pytest.mark.parametrize("part", range(2))
def test_killed_at_any_moment_the_file_is_whole_and_nothing_told_as_kept_is_lost(
    tmp_path: Path, task: str, part: int
) -> None:
    open_journal(tmp_path).import_entries(writer.entry(-number, "b" * 2000) for number in range(1, 200))
    moments = random.Random(f"{task}{part}")
    kept: set[str] = set()
    changes: dict[str, int] = {}
    for turn in range(10):
        process = start(tmp_path, task, 100_000, turn * 100_000)
        assert process.stdout
        lines = [process.stdout.readline()]
        time.sleep(moments.uniform(0, 0.06))
        process.kill()
        lines += process.communicate(timeout=60)[0].splitlines(keepends=True)
        for line in lines:
            if not line.endswith("\n"):
                continue
            told, entry, *number = line.split()
            if told == "kept":
                kept.add(doc_key(entry))
            else:
                changes[entry] = int(number[0])
        entries = stored(tmp_path)
        assert kept <= entries.keys()
        for entry, number_told in changes.items():
            tag = entries[doc_key(entry)]["tags"][0]
            assert int(tag) >= number_told
        open_journal(tmp_path)
    open_journal(tmp_path).save(writer.entry(10_000_000, "after"))
    assert not list(tmp_path.rglob("*.tmp")), "the next write sweeps what the killed ones left"


@pytest.mark.skipif(sys.platform == "win32", reason="limits on file sizes are POSIX")
def test_a_full_disk_is_said_in_a_sentence_and_leaves_the_journal_whole(tmp_path: Path) -> None:
    open_journal(tmp_path).import_entries(writer.entry(-number, "b" * 2000) for number in range(1, 100))
    *kept, error = finish(start(tmp_path, "limited", 10_000, 0))
    assert error[:2] == ["error", "DiskFullError"]
    assert error[2].startswith("There is no room on the disk")
    assert error[2].endswith(".")
    assert "zzz" not in error[2]
    assert len(kept) >= 5
    assert stored(tmp_path).keys() >= {doc_key(words[1]) for words in kept}
    journal = open_journal(tmp_path)
    assert journal.count() == 99 + len(kept)
    assert not list(tmp_path.rglob("*.tmp"))
    journal.save(writer.entry(1_000_000, "room again"))
