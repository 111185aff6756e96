"""Runs the full screen from beginning to end: signals guarded, writing waited for, the right exit code."""

from __future__ import annotations

import sys
from datetime import date

from tui.app import crash, guard
from tui.app.app import TautApp
from tui.practice.flow import Variant
from tui.workspace import Workspace


def run(
    workspace: Workspace,
    *,
    begin: str | None = None,
    day: date | None = None,
    variant: Variant = "whole",
) -> int:
    """Opens the full screen and returns the exit code when it is left.

    Args:
        workspace: The notebook, not read yet.
        begin: A flow to go straight into.
        day: The practice day it is for, if not today.
        variant: Which of its steps are asked.
    """
    app = TautApp(workspace, begin=begin, day=day, variant=variant)
    uninstall = guard.install(app.sessions.save_now, app.leave_now)
    try:
        return crash.run(app, mouse=workspace.settings.mouse)
    finally:
        app.background.finish()
        if said := app.write_what_is_left():
            sys.stderr.write(f"{said}\n")
        uninstall()
