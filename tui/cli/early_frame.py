"""The picture of Today that is shown before anything else of taut is imported, where the last run left one.

It holds no word of a person's: ``app/runtime/early_frame.py`` draws it, ``workspace/frames.py`` keeps it.
"""

from __future__ import annotations

import os
import sys

from tui import __version__
from tui.cli.nudge_fast_path import folders, stamp
from tui.terminal import early_frame

TYPE_CHECKING = False  # importing typing would take longer than all the rest
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def framed(words: list[str], run: Callable[[list[str]], int]) -> int:
    """Runs the command behind the picture, and takes that away at the end if nobody else has."""
    _put(words)
    try:
        return run(words)
    finally:
        early_frame.give_back()


def _put(words: Sequence[str]) -> None:
    """Shows the picture if the words call for Today and the terminal can show it; else nothing happens."""
    home = home_of_today(words)
    if home is None or sys.platform == "win32" or os.environ.get("TERM", "") in ("", "dumb"):
        return
    if not all(map(os.isatty, (0, 1, 2))) or "COLUMNS" in os.environ or "LINES" in os.environ:
        return
    places = folders(home)
    if places is None:
        return
    columns, rows = os.get_terminal_size(1)
    key = f"{__version__} {columns}x{rows} {stamp(f'{places[1]}/config.toml')} {early_frame.surroundings(os.environ)}"
    frame = early_frame.EarlyFrame(f"{places[0]}/{early_frame.FOLDER}/{_name(key)}", key, (columns, rows))
    early_frame.standing = frame
    frame.put()


def _name(key: str) -> str:
    from zlib import crc32

    return f"{crc32(key.encode()):08x}"


def home_of_today(words: Sequence[str]) -> str | None:
    """Where Today is all that is called for: the folder behind ``--home``, empty if none is named; else ``None``."""
    match words:
        case []:
            return ""
        case [one] if one.startswith("--home="):
            return _folder(one.removeprefix("--home="))
        case ["--home", folder]:
            return _folder(folder)
        case _:
            return None


def _folder(name: str) -> str | None:
    return name if name.strip() else None
