"""Data to standard output, words for people to standard error; the only place that writes to either."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

from tui.cli.problems import Refused

if TYPE_CHECKING:
    from tui.cli.color import Span
    from tui.cli.pager import Pager

_color = "auto"
_pager: Pager | None = None
_pages = False


def data(text: str) -> None:
    """Writes to standard output as it stands, without a newline of its own.

    Raises:
        BrokenPipeError: If the reader is gone.
        Refused: If there is no standard output, or it cannot take what is written.
    """
    if sys.stdout is None:
        raise Refused("There is no standard output to write to; name a file with -o, or open it.")
    if _pages and not _pager:
        _start_pager()
    try:
        (_pager or sys.stdout).write(text)
    except BrokenPipeError:
        raise
    except OSError as problem:
        raise _unwritten(problem) from None


def line(text: str = "") -> None:
    """Writes one line, cleaned of all that a terminal would obey."""
    from tui.records.text import clean

    data(clean(text) + "\n")


def spans(*parts: Span) -> None:
    """Writes one line of several texts, each cleaned, in colour where colour is wanted."""
    from tui.cli.color import painted, wanted
    from tui.records.text import clean

    if wanted(_color, sys.stdout):
        data("".join(painted(clean(text), style) for text, style in parts) + "\n")
    else:
        data(clean("".join(text for text, _ in parts)) + "\n")


def words(sentence: str) -> None:
    """Says something to the person; that nobody can hear it is no reason to stop."""
    from tui.records.text import clean

    try:
        if sys.stderr is not None:
            sys.stderr.write(_wrapped(clean(sentence)) + "\n")
            sys.stderr.flush()
    except (OSError, ValueError):
        pass


def _wrapped(sentence: str) -> str:
    """Broken between words where a person reads it on a terminal; a program gets it whole."""
    if not sys.stderr.isatty():
        return sentence
    import shutil
    from textwrap import fill

    width = max(20, shutil.get_terminal_size().columns - 1)
    return fill(sentence, width, break_long_words=False, break_on_hyphens=False, drop_whitespace=True)


def dress(color: str, *, pages: bool) -> None:
    """Says how what follows is written.

    Args:
        color: ``auto``, ``always`` or ``never``.
        pages: Whether it goes through a pager where standard output is a terminal.
    """
    global _color, _pages
    _color, _pages = color, pages and _is_terminal()


def _start_pager() -> None:
    global _pager, _pages
    from tui.cli.pager import Pager, command

    _pages = False
    if chosen := command():
        _pager = Pager(chosen)


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
    """Writes out what is waiting, and waits until the person has read it.

    Raises:
        BrokenPipeError: If the reader is gone.
        Refused: If standard output cannot take what is written.
    """
    global _pager
    if _pager:
        pager, _pager = _pager, None
        pager.wait()
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as problem:
        raise _unwritten(problem) from None


def closed_early() -> bool:
    """Whether it was the pager that the person left before the end, which is no problem at all."""
    global _pager
    if _pager is None:
        return False
    pager, _pager = _pager, None
    pager.wait()
    return True


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

    return shutil.get_terminal_size().columns if _is_terminal() else None


def _is_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def _unwritten(problem: OSError) -> Refused:
    abandon()
    return Refused(f"The output could not be written ({(problem.strerror or 'no reason given').lower()}).")
