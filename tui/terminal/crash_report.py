"""What is written down of a mistake in the program: types and places, no words of a person. Loads no Textual."""

from __future__ import annotations

import os
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tui.terminal.control_characters import one_line

_OURS = __name__.partition(".")[0]


def report(error: BaseException, packages: Sequence[str] = ()) -> str:
    """An error and what led to it: types and places, never a message unless it is ours, never a local variable."""
    return "\n".join([_versions(packages), "", *_lines(error, set())]) + "\n"


def _versions(packages: Sequence[str]) -> str:
    import platform  # both here, so that the first picture does not wait for them
    from importlib.metadata import PackageNotFoundError, version

    parts = [f"Python {platform.python_version()} on {platform.system()}"]
    for package in packages:
        try:
            parts.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            pass
    return ", ".join(parts)


def _lines(error: BaseException, seen: set[int]) -> Iterator[str]:
    if id(error) in seen:
        return
    seen.add(id(error))
    inner = getattr(error, "error", None)  # a failed worker carries its error so
    led_to = [error.__cause__, error.__context__ if not error.__suppress_context__ else None]
    for earlier in [*led_to, inner if isinstance(inner, BaseException) else None]:
        if earlier is not None and id(earlier) not in seen:
            yield from _lines(earlier, seen)
            yield "which led to"
    for frame, number in traceback.walk_tb(error.__traceback__):
        code = frame.f_code
        yield f"  {code.co_filename}:{number} in {code.co_name}"
    kind = type(error)
    message = f": {one_line(str(error))}" if kind.__module__.split(".")[0] == _OURS else ""
    yield f"{kind.__module__}.{kind.__qualname__}{message}"
    if isinstance(error, BaseExceptionGroup):
        for part in error.exceptions:
            yield "with"
            yield from _lines(part, seen)


def write_report(
    error: BaseException, folder: Callable[[], Path], packages: Sequence[str] = (), name: str = "crash"
) -> Path | None:
    """Writes the report to a new file that only its owner can read.

    Args:
        error: What happened.
        folder: Gives the folder, made if it was not there.
        packages: Those whose versions are named.
        name: What the file's name begins with.

    Returns:
        The file, or None if it could not be written.
    """
    try:
        path = folder() / f"{name}-{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}.txt"
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(report(error, packages))
    except OSError:
        return None
    return path
