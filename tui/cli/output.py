"""Data to standard output, words for people to standard error; colour and the pager between them and the person."""

from __future__ import annotations

import io
import os
import sys
from typing import Literal, TextIO, TypeAlias

from tui.cli.errors import CommandError
from tui.terminal import early_frame

Style: TypeAlias = Literal["", "quiet", "strong", "accent", "good", "heed"]
Span: TypeAlias = tuple[str, Style]
"""A text and how it looks."""

WHEN = ("auto", "always", "never")
LESS = "FRX"
"""Ends by itself where all fits on the screen, lets colours through, leaves what was read on the screen."""

_CODES: dict[Style, str] = {"": "", "quiet": "2", "strong": "1", "accent": "36", "good": "32", "heed": "33"}

_color = "auto"
_pager: Pager | None = None
_pages = False


def data(text: str) -> None:
    """Writes to standard output as it stands, without a newline of its own.

    Raises:
        BrokenPipeError: If the reader is gone.
        CommandError: If there is no standard output, or it cannot take what is written.
    """
    early_frame.give_back()
    if sys.stdout is None:
        raise CommandError("There is no standard output to write to; open it, or name a file with -o.")
    if _pages and not _pager:
        _start_pager()
    try:
        (_pager or sys.stdout).write(text)
    except BrokenPipeError:
        raise
    except OSError as problem:
        raise _unwritten(problem) from None


def raw(data: bytes) -> None:
    """Writes bytes to standard output, for another program to read.

    Raises:
        BrokenPipeError: If the reader is gone.
        CommandError: If it is a terminal, or cannot take what is written.
    """
    if _is_terminal() or sys.stdout is None:
        raise CommandError("This is not text for a terminal; name a file with -o.")
    try:
        sys.stdout.buffer.write(data)
    except BrokenPipeError:
        raise
    except OSError as problem:
        raise _unwritten(problem) from None


def line(text: str = "") -> None:
    """Writes one line, cleaned of all that a terminal would obey."""
    from tui.records.text import clean

    data(clean(text) + "\n")


def as_json(value: object) -> None:
    """Writes a value as a line of JSON in plain ASCII, which every terminal and every pipe takes."""
    import json

    data(json.dumps(value) + "\n")


def spans(*parts: Span) -> None:
    """Writes one line of several texts, each cleaned, in colour where colour is wanted."""
    from tui.records.text import clean

    if wanted(_color, sys.stdout):
        data("".join(painted(clean(text), style) for text, style in parts) + "\n")
    else:
        data(clean("".join(text for text, _ in parts)) + "\n")


def words(sentence: str) -> None:
    """Says something to the person; that nobody can hear it is no reason to stop."""
    from tui.records.text import clean

    early_frame.give_back()
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
    """Says whether what follows is coloured (``auto``, ``always``, ``never``), and paged where a terminal shows it."""
    global _color, _pages
    _color, _pages = color, pages and _is_terminal()


def _start_pager() -> None:
    global _pager, _pages

    _pages = False
    if chosen := pager_command():
        _pager = Pager(chosen)


def prepare() -> None:
    """Lets a letter that the terminal's encoding lacks become a question mark instead of an error.

    Raises:
        BrokenPipeError: If the reader is gone.
        CommandError: If standard output cannot take what waits to be written.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            try:
                stream.reconfigure(errors="replace")
            except BrokenPipeError:
                raise
            except OSError as problem:
                raise _unwritten(problem) from None


def as_utf8() -> None:
    """Makes standard output UTF-8 where it is no terminal: a file that is exported reads the same everywhere."""
    if isinstance(sys.stdout, io.TextIOWrapper) and not sys.stdout.isatty():
        sys.stdout.reconfigure(encoding="utf-8")


def finish() -> None:
    """Writes out what is waiting, and waits until the person has read it.

    Raises:
        BrokenPipeError: If the reader is gone.
        CommandError: If standard output cannot take what is written.
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
    """The columns of the terminal that standard output is; ``None`` if it is not a terminal, and nothing is cut."""
    if not _is_terminal():
        return None
    import shutil

    return shutil.get_terminal_size().columns


def _is_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def _unwritten(problem: OSError) -> CommandError:
    from tui.records.text import os_reason

    abandon()
    return CommandError(f"The output could not be written ({os_reason(problem)}).")


def wanted(when: str, stream: TextIO | None) -> bool:
    """Whether what is written is coloured.

    Args:
        when: ``auto``, ``always`` or ``never``; what the person said stands above all variables.
        stream: Where it goes. With ``auto`` a terminal is coloured unless ``NO_COLOR`` is set or it is dumb;
            anything else is only if ``CLICOLOR_FORCE`` is set.
    """
    if when != "auto":
        return when == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("CLICOLOR_FORCE", "0") not in ("", "0"):
        return True
    if os.environ.get("TERM", "dumb") == "dumb" or os.environ.get("CLICOLOR") == "0":
        return False
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def painted(text: str, style: Style) -> str:
    """The text between the codes that colour it; text that is cleaned already."""
    return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if style and text else text


class Pager:
    """A pager that is running, from a command as a shell takes it."""

    def __init__(self, command: str) -> None:
        import signal
        import subprocess

        from tui.settings import environment

        encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
        self._process = subprocess.Popen(
            command,
            shell=True,
            stdin=subprocess.PIPE,
            encoding=encoding,
            errors="replace",
            env={"LESS": LESS, "LV": "-c", **environment()},
        )
        self._interrupt = signal.signal(signal.SIGINT, signal.SIG_IGN)  # from now on that is the pager's own affair

    def write(self, text: str) -> None:
        """Hands text on.

        Raises:
            BrokenPipeError: If the person has read enough.
        """
        assert self._process.stdin is not None
        self._process.stdin.write(text)

    def wait(self) -> None:
        """Waits until the person has read."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.close()
        except BrokenPipeError:
            pass
        finally:
            self._process.wait()
            import signal

            signal.signal(signal.SIGINT, self._interrupt)


def pager_command() -> str:
    """The pager the person wants: ``TAUT_PAGER``, else ``PAGER``, else less; empty for none."""
    import shutil

    for name in ("TAUT_PAGER", "PAGER"):
        if (chosen := os.environ.get(name)) is not None:
            return chosen if chosen.strip() != "cat" and shutil.which(chosen.partition(" ")[0]) else ""
    if os.environ.get("TERM", "dumb") == "dumb":
        return ""
    return "less" if shutil.which("less") else ""
