"""What ``taut --help`` says."""

from __future__ import annotations

from tui.cli.commands import COMMANDS, SCREEN

_REST = """
Before or after any command:
  --home DIR             a notebook of its own in this folder; or set TAUT_HOME
  --for DAY              yesterday, or a date like 2026-09-14: the day to begin
                         or note for, or the one to list, show, search, export
  --json                 an answer for a program, where there is one
  --color WHEN           auto, always or never; NO_COLOR is heeded
  --plain                line by line, behind taut, begin or demo: for a screen
                         reader, a dumb terminal or answers in a pipe
  --no-pager             else long output is paged (TAUT_PAGER, PAGER, less)
  --version, --help

“taut COMMAND --help” says more of one command, with examples.

  taut note slept well, walked to work
  taut begin evening --for yesterday
  taut list -n 5
  taut export --format markdown -o journal.md
"""


def overview() -> str:
    """The commands, one a line, and what goes with all of them."""
    rows = "\n".join(f"  {command.shape:<22} {command.summary}" for command in (SCREEN, *COMMANDS.values()))
    return f"taut: a notebook for personal mastery, in the terminal.\n\n{rows}\n{_REST}"
