"""Real processes that edit the same page at the same time, and one that is killed in the middle."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import tui
from tests.workspace.conftest import on_disk
from tui.workspace import Workspace

EDITOR = Path(__file__).with_name("editor.py")
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(tui.__file__).parents[1])}


def start(home: Path, page: str, name: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, str(EDITOR), str(home), page, name, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=ENVIRONMENT)


def every_text(home: Path, page: str) -> list[str]:
    stored = on_disk(home)[page]
    return [answers[0]["text"] for answers in (*(old["answers"] for old in stored["revisions"]), stored["answers"])]


def test_two_windows_editing_one_page_lose_no_text_of_either(tmp_path: Path) -> None:
    entry = Workspace.open(tmp_path).entries.note("first")
    assert entry is not None
    windows = [start(tmp_path, entry.id, name, 20) for name in ("one", "two")]
    said = [words for window in windows for words in window.communicate(timeout=120)[0].split()]
    assert [window.returncode for window in windows] == [0, 0]
    assert len(said) == 40
    assert sorted(every_text(tmp_path, entry.id)) == sorted(["first", *said])


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal there")
def test_a_window_killed_in_the_middle_leaves_every_text_it_had_said(tmp_path: Path) -> None:
    entry = Workspace.open(tmp_path).entries.note("first")
    assert entry is not None
    for round_number in range(3):
        window = start(tmp_path, entry.id, f"r{round_number}", 10_000)
        assert window.stdout is not None
        said = [window.stdout.readline().strip() for _ in range(5)]
        window.send_signal(signal.SIGKILL)
        said += window.communicate(timeout=60)[0].split()
        texts = every_text(tmp_path, entry.id)
        assert set(said) <= set(texts)
        assert len(texts) == len(set(texts))
        assert Workspace.open(tmp_path).start() is None
