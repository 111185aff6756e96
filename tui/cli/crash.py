"""A mistake in taut, written down without a word of the journal: types and places, no messages, no variables."""

from __future__ import annotations

import os
import platform
import time
import traceback
from collections.abc import Iterator
from pathlib import Path


def kept(problem: BaseException, folder: Path) -> Path | None:
    """Writes the report to a new file of the owner's (0600) in a folder of the owner's (0700).

    Args:
        problem: What happened.
        folder: Made if it is not there.

    Returns:
        The file; ``None`` if it could not be written.
    """
    from tui.settings import make_folder

    path = folder / f"command-{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}.txt"
    try:
        make_folder(folder)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(report(problem))
    except OSError:
        return None
    return path


def report(problem: BaseException) -> str:
    """The error and what led to it."""
    from tui import __version__

    system = f"taut {__version__}, Python {platform.python_version()} on {platform.system()}"
    return "\n".join([system, "", *_lines(problem, set())]) + "\n"


def _lines(problem: BaseException, seen: set[int]) -> Iterator[str]:
    seen.add(id(problem))
    earlier = problem.__cause__ or (None if problem.__suppress_context__ else problem.__context__)
    if earlier is not None and id(earlier) not in seen:
        yield from _lines(earlier, seen)
        yield "which led to"
    for frame, number in traceback.walk_tb(problem.__traceback__):
        yield f"  {frame.f_code.co_filename}:{number} in {frame.f_code.co_name}"
    yield f"{type(problem).__module__}.{type(problem).__qualname__}"
