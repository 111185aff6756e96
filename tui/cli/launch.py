"""The one place that opens a face: the full screen, or line by line where that is asked for or all there can be."""

from __future__ import annotations

import gc
import os
import sys
from datetime import date
from typing import TYPE_CHECKING, TextIO

from tui.cli.errors import CommandError
from tui.cli.prompts import unlock

if TYPE_CHECKING:
    from tui.practice.flow import Variant
    from tui.workspace import Workspace


def show(
    workspace: Workspace,
    *,
    begin: str | None = None,
    day: date | None = None,
    variant: Variant | None = None,
    as_plain: bool = False,
) -> int:
    """Runs the full screen until it is left and all is written; line by line where the terminal can show no more.

    Args:
        workspace: The notebook, not read yet.
        begin: A flow to go straight into.
        day: The practice day it is for, if not today.
        variant: Which of its steps are asked; ``None`` as usual.
        as_plain: Whether line by line is asked for.

    Raises:
        CommandError: If there is no terminal for it.
    """
    if as_plain or is_fitting():
        return _talk(workspace, begin, day, variant)
    need_terminal()
    make_ready()

    from tui.app.runtime.app import run

    return run(workspace, begin=begin, day=day, variant=variant)


def need_terminal() -> None:
    """Looks whether the full screen can be shown.

    Raises:
        CommandError: One sentence saying what is missing and what works without it.
    """
    if is_fitting():
        return
    named = ((sys.stdin, "standard input"), (sys.stdout, "standard output"), (sys.stderr, "standard error"))
    missing = next((name for stream, name in named if not _is_terminal(stream)), None)
    if missing:
        why = f"{missing} is not one"
    elif sys.platform == "win32":
        return
    elif not os.environ.get("TERM"):
        why = "TERM is not set"
    elif os.environ["TERM"] == "dumb":
        why = "TERM is “dumb”"
    else:
        return
    raise CommandError(
        f"The full screen needs a terminal, and {why}; “taut --plain”, “taut list” and “taut note” work without one."
    )


def _is_terminal(stream: TextIO | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def make_ready() -> None:
    """Sets what has to be set before Textual is imported."""
    _set_terminal()
    gc.disable()  # importing makes many objects and no garbage; the app turns it on after its first paint
    sys.setswitchinterval(0.001)  # seconds for which the screen waits at most while the journal is read or searched


def _set_terminal() -> None:
    """What Textual reads from its surroundings when it is imported; what the person set stays."""
    from tui.terminal.capabilities import color_depth

    far = "SSH_CONNECTION" in os.environ
    if color_depth(os.environ) == "truecolor":
        os.environ.setdefault("TEXTUAL_COLOR_SYSTEM", "truecolor")
    os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
    os.environ.setdefault("TEXTUAL_FPS", "120")  # what a search finds is drawn in the frame after its letter
    os.environ.setdefault("ESCDELAY", "250" if far else "100")
    if far:
        os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")


def is_fitting() -> bool:
    """Whether a person sits at a terminal that can show lines and no more."""
    if not _is_terminal(sys.stdin):
        return False
    return not _is_terminal(sys.stdout) or (sys.platform != "win32" and os.environ.get("TERM", "") in ("", "dumb"))


def _talk(workspace: Workspace, begin: str | None, day: date | None, variant: Variant | None) -> int:
    """Asks and answers in lines until it is left."""
    if sys.stdout is None:
        raise CommandError("There is no standard output to write to; open it, or use “taut begin --answers FILE”.")

    unlock(workspace)
    from tui.plain.run import run

    return run(workspace, begin=begin, day=day, variant=variant)
