"""A text written in the person's own editor, for which the full screen makes way."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from textual.app import App, SuspendNotSupported

from tui.app.base.screen import CommandScreen
from tui.app.fields.text import Writing
from tui.records.text import os_reason
from tui.settings import environment
from tui.terminal.commands import Command
from tui.workspace import Workspace
from tui.workspace.unsaved_texts import clear_away, path_for, write_for_editor

ELSEWHERE = Command(
    "text.elsewhere", "ctrl+x", "elsewhere", "your editor", "Write this text in your own editor.", None, priority=True
)


PATIENCE = 0.5
"""Seconds an editor has to end when it is asked to: it may be putting its own text in safety."""


TICK = 0.05  # seconds


class EditorRun:
    """An editor that runs while the screen is put aside.

    Attributes:
        was_ended: Whether it was ended here, and not by the person.
    """

    def __init__(self) -> None:
        self.was_ended = False
        self._running: subprocess.Popen[bytes] | None = None

    def __call__(self, command: list[str]) -> tuple[int, OSError | None]:
        """The exit code of a command, or why it did not start: raised while the screen is put aside, that stays so."""
        self.was_ended = False
        # Ctrl+C and Ctrl+\\ in an editor are the editor's.
        own = [number for name in ("SIGINT", "SIGQUIT") if (number := getattr(signal, name, None)) is not None]
        before = {number: signal.signal(number, lambda *_: None) for number in own}
        try:
            self._running = running = subprocess.Popen(command, env=environment())
            while (code := running.poll()) is None:
                # Not waited for: a signal that the system gives to another thread would not be heard until then.
                time.sleep(TICK)
            return code, None
        except OSError as problem:
            return 0, problem
        finally:
            self._running = None
            for number, handler in before.items():
                signal.signal(number, handler)

    def end(self) -> None:
        """Asks it to end, and what it started; ends it where it does not. May be called in a signal's handler.

        What it had saved comes back as from any other.
        """
        running = self._running
        if running is None:
            return
        self.was_ended = True
        children = [*_children(running.pid)]
        for number in (signal.SIGTERM, getattr(signal, "SIGKILL", signal.SIGTERM)):
            with suppress(OSError):
                running.send_signal(number)
            for child in children:
                with suppress(OSError):
                    os.kill(child, number)
            until = time.monotonic() + PATIENCE
            while running.poll() is None and time.monotonic() < until:
                time.sleep(0.01)


class WritesElsewhere(CommandScreen):
    """A screen whose texts can be written in ``$VISUAL`` or ``$EDITOR``."""

    _editor_run = EditorRun()
    """One for all such screens: while an editor runs, nothing else does."""

    def end_editor(self) -> None:
        self._editor_run.end()

    def may_leave_memory(self) -> bool:
        """Whether the text may be put into a file."""
        return True

    def action_elsewhere(self) -> None:
        parents = self.focused.ancestors_with_self if self.focused is not None else ()
        writing = next((node for node in parents if isinstance(node, Writing)), None)
        if writing is None:
            said = "The cursor isn't in a text field; press Tab to go to one."
        elif not self.may_leave_memory():
            said = "This text is never saved, so it can't be opened in an editor."
        else:
            text, said = edit(self.app, writing.text, self._editor_run)
            if text is not None:
                writing.put(text)
        if said:
            self.notify(said)


def editor() -> list[str]:
    """The command of ``$VISUAL`` or ``$EDITOR``, else of an editor that is there; empty if none is."""
    wanted = os.environ.get("VISUAL", "").strip() or os.environ.get("EDITOR", "").strip()
    if wanted:
        try:
            return shlex.split(wanted)
        except ValueError:
            return [wanted]
    return next(([name] for name in ("nano", "vim", "vi") if shutil.which(name)), [])


def edit(app: App[object], text: str, run: EditorRun) -> tuple[str | None, str]:
    """Has a text edited.

    Returns:
        The new text, ``None`` if it stays as it was; and a sentence to say, if there is one.
    """
    command = editor()
    if not command:
        return None, "No editor was found. Set EDITOR to yours, such as nano, and open taut again."
    if shutil.which(command[0]) is None:
        return None, f"{command[0]} was not found; set EDITOR."
    workspace: Workspace = app.workspace  # type: ignore[attr-defined]
    path, left = path_for(workspace, text), None
    try:
        write_for_editor(path, text)
        with app.suspend():
            code, problem = run([*command, str(path)])
        if problem is not None:
            raise problem
        found = path.read_text(encoding="utf-8", errors="replace").removesuffix("\n")
    except SuspendNotSupported:
        return None, "This terminal can't open an editor."
    except OSError as problem:
        return None, f"{command[0]} could not be opened ({os_reason(problem)})."
    finally:
        left = clear_away(workspace, path)
    changed = bool(found.strip()) and found != text.removesuffix("\n")
    if left is not None:
        where = f"“{command[0]} -r {left}” recovers its text" if left == path else f"{left} has its text, encrypted"
        return (found if changed else None), f"{command[0]} was interrupted; {where}."
    if (code < 0 or run.was_ended) and changed:
        return found, f"{command[0]} was interrupted; what it had saved is here. Undo to get the old text back."
    if code:
        return None, f"{command[0]} ended with code {code}, so the text is unchanged."
    if not found.strip():
        return None, "The editor returned nothing, so the text is unchanged."
    return (found, "") if changed else (None, "The text is unchanged.")


def _children(pid: int) -> Iterator[int]:
    for path in Path(f"/proc/{pid}/task").glob("*/children"):  # elsewhere than on Linux a child ends its own
        with suppress(OSError):
            for child in path.read_text("ascii").split():
                yield int(child)
                yield from _children(int(child))
