"""A text written in the person's own editor, with the screen put aside meanwhile."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from textual.app import App, SuspendNotSupported

from tui.app.commands import Command
from tui.app.fields.writing import Writing
from tui.app.screens.page import Page
from tui.settings import environment, make_folder

ELSEWHERE = Command(
    "text.elsewhere", "ctrl+x", "elsewhere", "your editor", "Write this text in your own editor.", None, priority=True
)
FOLDER = "editor"
"""Below the notebook's own folder, for the owner alone."""


class WritesElsewhere(Page):
    """A screen whose texts can be written in ``$VISUAL`` or ``$EDITOR``."""

    def may_leave_memory(self) -> bool:
        """Whether the text may be put into a file."""
        return True

    def action_elsewhere(self) -> None:
        """Opens the text that has the cursor, and takes over what comes back."""
        parents = self.focused.ancestors_with_self if self.focused is not None else ()
        writing = next((node for node in parents if isinstance(node, Writing)), None)
        if writing is None:
            said = "The cursor is in no text; tab goes to one."
        elif not self.may_leave_memory():
            said = "This text is thrown away with the step, so it is put into no file."
        else:
            text, said = edit(self.app, writing.text, folder_of(self.app))
            if text is not None:
                writing.put(text)
        if said:
            self.notify(said)


def folder_of(app: App[object]) -> Path:
    """Where the text is put meanwhile."""
    data: Path = app.workspace.places.data  # type: ignore[attr-defined]
    return data / FOLDER


def editor() -> list[str]:
    """The command of ``$VISUAL`` or ``$EDITOR``, else of an editor that is there; empty if none is."""
    wanted = os.environ.get("VISUAL", "").strip() or os.environ.get("EDITOR", "").strip()
    if wanted:
        try:
            return shlex.split(wanted)
        except ValueError:
            return [wanted]
    return next(([name] for name in ("nano", "vim", "vi") if shutil.which(name)), [])


def edit(app: App[object], text: str, folder: Path) -> tuple[str | None, str]:
    """Has a text edited.

    Returns:
        The new text, ``None`` if it stays as it was; and a sentence to say, if there is one.
    """
    command = editor()
    if not command:
        return None, "No editor is known: set EDITOR to yours, such as nano, and open taut again."
    if shutil.which(command[0]) is None:
        return None, f"{command[0]} is not there to be opened; set EDITOR to an editor that is."
    path = folder / f"{os.getpid()}-{_mark(text)}.md"
    try:
        make_folder(folder)
        path.unlink(missing_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(f"{text}\n" if text else "")
        with app.suspend():
            code, problem = _run([*command, str(path)])
        if problem is not None:
            raise problem
        found = path.read_text(encoding="utf-8", errors="replace").removesuffix("\n")
    except SuspendNotSupported:
        return None, "No editor can be opened in this terminal."
    except OSError as problem:
        return None, f"{command[0]} could not be opened ({(problem.strerror or 'no reason given').lower()})."
    finally:
        if not _swap(path):
            path.unlink(missing_ok=True)
    changed = bool(found.strip()) and found != text.removesuffix("\n")
    if _swap(path):
        return (found if changed else None), f"{command[0]} was cut short; “{command[0]} -r {path}” has what it held."
    if code < 0 and changed:
        return found, f"{command[0]} was cut short; what it had saved stands here, undo brings the old text back."
    if code:
        return None, f"{command[0]} ended with {code}, so the text stays as it was."
    if not found.strip():
        return None, "Nothing came back, so the text stays as it was."
    return (found, "") if changed else (None, "The text came back as it was.")


def _run(command: list[str]) -> tuple[int, OSError | None]:
    """The exit code of a command, or why it did not start: raised while the screen is put aside, that stays so."""
    # Ctrl+C in an editor is the editor's.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        return subprocess.run(command, check=False, env=environment()).returncode, None
    except OSError as problem:
        return 0, problem
    finally:
        signal.signal(signal.SIGINT, before)


def left_behind(folder: Path) -> Iterator[tuple[Path, str]]:
    """Files of texts that were being edited when a taut was ended, with the text; empty where nothing was changed."""
    for path in sorted(folder.glob("*-*.md")) if folder.is_dir() else ():
        pid, _, mark = path.stem.partition("-")
        if pid.isdecimal() and not _is_open(path, int(pid)) and not _swap(path):
            text = path.read_text(encoding="utf-8", errors="replace").removesuffix("\n")
            yield path, "" if _mark(text) == mark else text


def _mark(text: str) -> str:
    return sha256(text.removesuffix("\n").encode("utf-8", "replace")).hexdigest()[:16]


def _swap(path: Path) -> bool:
    """Whether an editor that was cut short left what it held beside the file, as vim and nano do."""
    names = (f".{path.name}.sw?", f"{path.name}.save*")
    return any(True for name in names for _ in path.parent.glob(name))


def cut_short(folder: Path) -> Path | None:
    """A text beside which an editor that was cut short left what it held, if there is one."""
    return next(filter(_swap, sorted(folder.glob("*-*.md"))), None) if folder.is_dir() else None


def _is_open(path: Path, pid: int) -> bool:
    if sys.platform == "win32":
        # There os.kill(pid, 0) would end the process; nobody edits one text for half a day.
        return time.time() - path.stat().st_mtime < 12 * 3600
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        pass
    return True
