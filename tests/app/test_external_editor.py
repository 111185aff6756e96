"""An editor that does not end by itself is ended, on any system."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

import pytest

from tui.app.fields.external_editor import EditorRun

STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); time.sleep(60)"


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal there")
@pytest.mark.parametrize("program", ["import time; print('up', flush=True); time.sleep(60)", STUBBORN])
def test_an_editor_is_ended_where_python_cannot_look_without_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    # Python has no waitid on macOS before 3.13.
    monkeypatch.delattr(os, "waitid")
    run, up = EditorRun(), tmp_path / "up"
    os.mkfifo(up)

    def end() -> None:
        with up.open(encoding="utf-8") as file:
            file.readline()
        run.end()

    ending = threading.Thread(target=end)
    ending.start()
    code, problem = run([sys.executable, "-c", f"import sys; sys.stdout = open({str(up)!r}, 'w'); {program}"])
    ending.join()
    assert problem is None and code < 0 and run.was_ended
