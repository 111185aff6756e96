"""The one place that opens the full-screen face, or the plain one where that is all there can be."""

from __future__ import annotations

import gc
import os
import sys
from datetime import date
from typing import TYPE_CHECKING, TextIO

from tui.cli import plain
from tui.cli.problems import Refused

if TYPE_CHECKING:
    from tui.practice.flow import Variant
    from tui.workspace import Workspace


def show(
    workspace: Workspace,
    *,
    begin: str | None = None,
    day: date | None = None,
    variant: Variant = "whole",
    as_plain: bool = False,
) -> int:
    """Runs the full screen until it is left and all is written; line by line where the terminal can show no more.

    Args:
        workspace: The notebook, not read yet.
        begin: A flow to go straight into.
        day: The practice day it is for, if not today.
        variant: Which of its steps are asked.
        as_plain: Whether line by line is asked for.

    Returns:
        The exit code.

    Raises:
        Refused: If there is no terminal for it.
    """
    if as_plain or plain.is_fitting():
        return plain.talk(workspace, begin=begin, day=day, variant=variant)
    need_terminal()
    make_ready()

    from tui.app.run import run

    return run(workspace, begin=begin, day=day, variant=variant)


def need_terminal() -> None:
    """Looks whether the full screen can be shown.

    Raises:
        Refused: One sentence saying what is missing and what works without it.
    """
    if plain.is_fitting():
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
    raise Refused(
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
    from tui.app.terminals import colours

    far = "SSH_CONNECTION" in os.environ
    if colours(os.environ) == "truecolor":
        os.environ.setdefault("TEXTUAL_COLOR_SYSTEM", "truecolor")
    os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
    os.environ.setdefault("TEXTUAL_FPS", "120")  # what a search finds is drawn in the frame after its letter
    os.environ.setdefault("ESCDELAY", "250" if far else "100")
    if far:
        os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
