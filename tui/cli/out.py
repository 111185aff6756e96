"""Data to standard output, words for people to standard error; the only place that writes to either."""

from __future__ import annotations

import io
import os
import sys

from tui.cli.problems import Refused


def data(text: str) -> None:
    """Writes to standard output as it stands, without a newline of its own.

    Raises:
        BrokenPipeError: If the reader is gone.
        Refused: If there is no standard output, or it cannot take what is written.
    """
    if sys.stdout is None:
        raise Refused("There is no standard output to write to; name a file with -o, or open it.")
    try:
        sys.stdout.write(text)
    except BrokenPipeError:
        raise
    except OSError as problem:
        raise _unwritten(problem) from None


def line(text: str = "") -> None:
    """Writes one line, cleaned of all that a terminal would obey."""
    from tui.records.text import clean

    data(clean(text) + "\n")


def words(sentence: str) -> None:
    """Says something to the person; that nobody can hear it is no reason to stop."""
    from tui.records.text import clean

    try:
        if sys.stderr is not None:
            sys.stderr.write(clean(sentence) + "\n")
            sys.stderr.flush()
    except (OSError, ValueError):
        pass


def prepare() -> None:
    """Lets a letter that the terminal's encoding lacks become a question mark instead of an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def as_utf8() -> None:
    """Makes standard output UTF-8 where it is no terminal: a file that is exported reads the same everywhere."""
    if isinstance(sys.stdout, io.TextIOWrapper) and not sys.stdout.isatty():
        sys.stdout.reconfigure(encoding="utf-8")


def finish() -> None:
    """Writes out what is waiting.

    Raises:
        BrokenPipeError: If the reader is gone.
        Refused: If standard output cannot take what is written.
    """
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as problem:
        raise _unwritten(problem) from None


def abandon() -> None:
    """Lets what is still waiting go nowhere, so that the interpreter has nothing to say at its end."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (OSError, ValueError, AttributeError):
        pass


def width() -> int | None:
    """The columns of the terminal that standard output is; ``None`` where it is none, and nothing is cut."""
    import shutil

    if sys.stdout is None or not sys.stdout.isatty():
        return None
    return shutil.get_terminal_size().columns


def _unwritten(problem: OSError) -> Refused:
    abandon()
    return Refused(f"The output could not be written ({(problem.strerror or 'no reason given').lower()}).")
