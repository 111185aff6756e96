"""A text written in the person's own editor, with the screen put aside meanwhile."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
from pathlib import Path

from textual.app import App, SuspendNotSupported

from tui.app.commands import Command
from tui.app.fields.writing import Writing
from tui.app.screens.page import Page
from tui.settings import environment, make_folder
from tui.workspace.editor_texts import has_swap, path_for

ELSEWHERE = Command(
    "text.elsewhere", "ctrl+x", "elsewhere", "your editor", "Write this text in your own editor.", None, priority=True
)


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
            text, said = edit(self.app, writing.text, path_for(self.app.workspace, writing.text))  # type: ignore[attr-defined]
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


def edit(app: App[object], text: str, path: Path) -> tuple[str | None, str]:
    """Has a text edited.

    Args:
        app: Gives its terminal away meanwhile.
        text: As it is.
        path: Where it is put meanwhile.

    Returns:
        The new text, ``None`` if it stays as it was; and a sentence to say, if there is one.
    """
    command = editor()
    if not command:
        return None, "No editor is known: set EDITOR to yours, such as nano, and open taut again."
    if shutil.which(command[0]) is None:
        return None, f"{command[0]} is not there to be opened; set EDITOR to an editor that is."
    try:
        make_folder(path.parent)
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
        if not has_swap(path):
            path.unlink(missing_ok=True)
    changed = bool(found.strip()) and found != text.removesuffix("\n")
    if has_swap(path):
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
