"""A line of 9,600 baud that answers after 300 ms: nothing is lost, and what is shown is what was typed last."""

from __future__ import annotations

import os
import sys
import time
from collections import deque
from pathlib import Path

import pytest

from tests.terminal.harness import Terminal

ROOT = Path(__file__).parents[2]
BAUD, DELAY = 9_600, 0.3
SENTENCE = "I finish one thing that matters before I answer anyone. "


class SlowLine(Terminal):
    """A terminal at the far end of a slow line: bytes come at its pace, and keys arrive late."""

    def __init__(self, *words: str, home: Path) -> None:
        self._due: deque[tuple[float, bytes]] = deque()
        self._free = 0.0
        command = [sys.executable, "-m", "tui", "--home", str(home), *words]
        super().__init__(command, env={"SSH_CONNECTION": "10.0.0.1 1 10.0.0.2 22"}, cwd=ROOT, answer=False)

    def send(self, data: str | bytes) -> None:
        """Sends bytes; they arrive after a while, in their order."""
        self._due.append((time.monotonic() + DELAY / 2, data.encode() if isinstance(data, str) else data))

    def read(self, timeout: float = 0.1) -> bool:
        """Takes in as much as the line has carried by now, and hands over the keys that have arrived."""
        now = time.monotonic()
        while self._due and self._due[0][0] <= now:
            super().send(self._due.popleft()[1])
        if now < self._free:
            time.sleep(min(timeout, self._free - now))
            return True
        before = self.size
        came = super().read(min(timeout, 0.02))
        self._free = time.monotonic() + (self.size - before) * 10 / BAUD
        return came or bool(self._due)

    def _read(self) -> bool:
        try:
            data = os.read(self.fd, 480)  # half a second of line at most
        except OSError:
            return False
        if data:
            self.raw += data
            self._feed(data)
        return bool(data)


def test_a_note_written_far_away_keeps_every_letter(tmp_path: Path) -> None:
    with SlowLine("begin", "note", home=tmp_path) as line:
        line.wait_for("What would you like to note?")
        for letter in SENTENCE * 4:
            line.send(letter)
        line.send("größer. End")
        line.wait_for("größer. End")
        shown = " ".join(line.text.replace("│", " ").split())
        assert (SENTENCE * 4 + "größer. End") in shown
        line.press("up", "home", "escape")
        line.wait_for("waiting")
        line.press("q")
        assert line.wait_exit() == 0
    drafts = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "drafts").glob("*.json"))
    assert SENTENCE * 4 + "größer. End" in drafts


def test_keys_typed_ahead_go_where_they_were_meant(tmp_path: Path) -> None:
    """Every key of a first run before any picture has come back."""
    with SlowLine(home=tmp_path) as line:
        line.wait_for("Begin here")
        line.press("enter", "enter", "2", "1", "3", "enter", "5", "enter")
        line.send(SENTENCE.strip())
        line.press("enter")
        line.send("Mail came first")
        line.press("enter", "3", "enter", "ctrl+n")
        line.wait_for("What one small thing")
        line.settle(1.0)
        before = line.size
        line.press("escape")
        line.wait_for("waiting")
        assert line.size - before < 4_000, f"four seconds of this line, {line.size - before}"
        line.press("q")
        assert line.wait_exit() == 0
    drafts = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "drafts").glob("*.json"))
    assert SENTENCE.strip() in drafts and "Mail came first" in drafts and "playful" in drafts


@pytest.mark.parametrize("marked", [True, False], ids=["marked", "unmarked"])
def test_a_megabyte_pasted_is_kept_whole_and_holds_nothing_up(tmp_path: Path, marked: bool) -> None:
    text = "A megabyte in one line, größer. " * 32_000
    command = [sys.executable, "-m", "tui", "--home", str(tmp_path), "begin", "note"]
    with Terminal(command, cwd=ROOT) as terminal:
        terminal.wait_for("What would you like to note?")
        terminal.paste(text) if marked else terminal.send(text)
        terminal.wait_for("a longer text of")
        terminal.send("A word above it")
        terminal.wait_for("A word above it")
        terminal.press("escape")
        terminal.wait_for("waiting")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    drafts = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "drafts").glob("*.json"))
    assert text.strip() in drafts and "A word above it" in drafts
