"""What is typed is on the disk within a second, as the README promises; by a clock that stands still."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

import tui
from tui.plain import reader
from tui.plain.reader import Typed
from tui.workspace.unsaved_texts import DraftSaver

FOR_THE_DISK = 0.2
"""Of the second that is promised, in seconds."""


class FakeClock:
    """Time that passes when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0
        self._calls: list[tuple[float, Callable[[], None]]] = []

    def call_later(self, seconds: float, work: Callable[[], None]) -> None:
        self._calls.append((self.now + seconds, work))

    def pass_by(self, seconds: float) -> None:
        self.now += seconds
        for call in [call for call in self._calls if call[0] <= self.now]:
            self._calls.remove(call)
            call[1]()


def test_a_key_is_written_within_a_second_however_many_follow() -> None:
    clock, typed, written = FakeClock(), list[float](), list[tuple[float, int]]()
    saver = DraftSaver(lambda: written.append((clock.now, len(typed))), clock.call_later)
    for _ in range(100):
        typed.append(clock.now)
        saver.touch()
        clock.pass_by(0.05)
    for _ in range(20):
        clock.pass_by(0.05)
    for number, at in enumerate(typed, 1):
        assert min(when for when, count in written if count >= number) - at <= 1 - FOR_THE_DISK
    assert len(written) < 10, "not at every key"


def test_leaving_writes_at_once_and_nothing_is_written_twice() -> None:
    clock, written = FakeClock(), []
    saver = DraftSaver(lambda: written.append(clock.now), clock.call_later)
    saver.touch()
    saver.save()
    assert written == [clock.now]
    clock.pass_by(10)
    assert len(written) == 1
    saver.touch()
    saver.stop()
    clock.pass_by(10)
    assert len(written) == 1


def test_nothing_else_knows_how_soon_a_draft_is_written() -> None:
    for path in Path(tui.__file__).parent.rglob("*.py"):
        imported = re.findall(r"draft_saver import (.*)", path.read_text("utf-8"))
        assert imported in ([], ["DraftSaver"]), path


@pytest.mark.skipif(os.name == "nt", reason="there are no such terminals")
@pytest.mark.parametrize("is_left", [False, True])
def test_a_half_typed_line_is_written_within_a_second_and_when_it_is_left(
    monkeypatch: pytest.MonkeyPatch, is_left: bool
) -> None:
    clock, written = FakeClock(), []
    keys = [(clock.now + 0.1, b"half"), (clock.now + 0.4, b" a line"), (clock.now + 60, b"\n")]
    began = clock.now

    def select(_reads: object, _writes: object, _problems: object, timeout: float | None) -> tuple[object, ...]:
        until = keys[0][0]
        if timeout is not None and clock.now + timeout < until:
            clock.now += timeout
            return [], [], []
        clock.now = max(clock.now, until)
        if is_left and len(keys) == 2:
            raise KeyboardInterrupt
        return [0], [], []

    monkeypatch.setattr("select.select", select)
    monkeypatch.setattr("os.read", lambda _number, _most: keys.pop(0)[1])
    monkeypatch.setattr(reader, "monotonic", lambda: clock.now)
    line = Typed(0, lambda _: None, "utf-8")
    if is_left:
        with pytest.raises(KeyboardInterrupt):
            line.line(rest=lambda text: written.append((clock.now, text)))
        assert written == [(began + 0.4, "half")]
    else:
        assert line.line(rest=lambda text: written.append((clock.now, text))) == "half a line"
        assert written[0][1] == "half a line" and written[0][0] - (began + 0.1) <= 1 - FOR_THE_DISK
