"""A command of the person's own that words a follow-up: what it is given, and what of its answer is taken.

It gets one question and its answer on its standard input, and nothing else; see ``[coach]`` in the settings. Whatever
is wrong with it or its answer, the session goes on in taut's own words.
"""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import threading
from time import monotonic
from typing import IO, Any

from tui.records.text import clean, one_line
from tui.settings import environment

LIMIT = 5.0
"""Seconds a command has."""
LONGEST = 200
"""Characters its line has at most."""
_GLANCE = 0.05
"""Seconds between two looks at whether it is done: whoever leaves taut meanwhile waits no longer."""
_BYTES = 4 * LONGEST + 2
"""So much of what it prints is read at most; a letter has up to four bytes."""


def line_from(command: str, question: str, answer: str, limit: float = LIMIT) -> str:
    """The line a command prints, given a question and its answer; empty if it has none that can be asked.

    It fails, takes longer than the limit, prints nothing, more than one line, more than ``LONGEST`` characters or
    anything but text: all the same, the line is empty. It is ended at the limit, with all that it began.

    Args:
        command: Its name and arguments, as in a shell; no shell reads them.
        question: What was asked; it is the first line it is given.
        answer: What was said; the lines after.
        limit: Seconds it has.
    """
    try:
        words = shlex.split(command, posix=os.name != "nt")
        process = subprocess.Popen(
            words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment(),
            **_group(),
        )  # fmt: skip
    except (OSError, ValueError, IndexError):
        return ""
    until = monotonic() + limit
    printed: list[bytes] = []
    talking = threading.Thread(
        target=_talk, args=(process, f"{one_line(question)}\n{answer}\n".encode(), printed), daemon=True
    )
    try:
        talking.start()
        while talking.is_alive() and monotonic() < until:
            talking.join(_GLANCE)
        while process.poll() is None and printed and len(printed[0]) < _BYTES and monotonic() < until:
            threading.Event().wait(_GLANCE)
        is_done = process.poll() == 0
    finally:
        _end(process)
        talking.join(_GLANCE)
        if not talking.is_alive() and process.stdout is not None:
            process.stdout.close()
    return _line(printed[0]) if is_done and printed else ""


def _talk(process: subprocess.Popen[bytes], told: bytes, printed: list[bytes]) -> None:
    assert process.stdin is not None and process.stdout is not None
    _quietly(process.stdin, told)
    try:
        printed.append(process.stdout.read(_BYTES))
    except (OSError, ValueError):
        pass


def _quietly(pipe: IO[bytes], told: bytes) -> None:
    """Writes and closes; a command need not read what it is given."""
    try:
        pipe.write(told)
        pipe.close()
    except OSError:
        pass


def _group() -> dict[str, Any]:
    """What puts a command and all that it begins into a group that can be ended together."""
    if os.name == "nt":
        return {"creationflags": getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)}
    return {"start_new_session": True}


def _end(process: subprocess.Popen[bytes]) -> None:
    if os.name == "nt":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except OSError:
            pass
    process.wait()


def _line(printed: bytes) -> str:
    try:
        line = printed.decode("utf-8").strip()
    except UnicodeDecodeError:
        return ""
    is_one = line == clean(line) and "\n" not in line
    return one_line(line) if is_one and 0 < len(line) <= LONGEST else ""
