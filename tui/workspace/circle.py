"""Several people's shared lines as one page; nothing of them is saved."""

from __future__ import annotations

import os
import shlex
import stat
from pathlib import Path

from tui.exchange import shared_lines
from tui.exchange.shared_lines import SharedLinesError
from tui.insights.views.circle import circle_page
from tui.insights.views.model import Page
from tui.records.text import clean
from tui.workspace import Workspace


def read_circle(workspace: Workspace, text: str) -> Page | str:
    """The page of the files that a text names; or why there is none, in a sentence."""
    del workspace
    try:
        return circle_page(shared_lines.without_names([_lines(path) for path in named_files(text)]))
    except SharedLinesError as problem:
        return str(problem)


def named_files(text: str) -> list[Path]:
    """The files that a text names as a shell takes them: spaces between, quotation marks round a name with spaces.

    A line that is a file's name as it stands is that file. ``~`` is the person's folder.

    Raises:
        SharedLinesError: If it names none, or a quotation mark is not closed.
    """
    found = [path for line in clean(text).splitlines() for path in _in_line(line.strip())]
    if not found:
        raise SharedLinesError("Name at least one file that “taut share” wrote.")
    return found


def _in_line(line: str) -> list[Path]:
    if stat.S_ISREG(_mode(whole := _path(line))):
        return [whole]
    words = shlex.shlex(line, posix=True, punctuation_chars=False)
    words.whitespace_split, words.commenters = True, ""
    if os.name == "nt":
        words.escape = ""  # there it stands between folders
    try:
        return [_path(word) for word in words]
    except ValueError:
        raise SharedLinesError("A quotation mark is not closed. Put one at either end of the name.") from None


def _path(name: str) -> Path:
    try:
        return Path(name).expanduser()
    except RuntimeError:
        return Path(name)  # ~ of somebody who is not known here


def _mode(path: Path) -> int:
    """What kind of file there is; 0 for none that can be looked at."""
    try:
        return path.stat().st_mode
    except OSError:
        return 0


def _lines(path: Path) -> tuple[str, ...]:
    if (mode := _mode(path)) and not stat.S_ISREG(mode):  # a pipe would be waited for
        raise SharedLinesError(f"{path} is not a file. Name one that “taut share” wrote.")
    return shared_lines.read_file(path)
