"""A line typed at the terminal, unseen: a passphrase.

Python's own ``getpass`` gives up where a byte is not UTF-8, and then shows what is typed. A terminal that erases bytes
instead of letters makes such bytes at each backspace behind an ``ß``.
"""

from __future__ import annotations

import sys

_ERASES_LETTERS = 0o40000
"""IUTF8 on Linux and macOS; Python names it only from 3.14 on."""


def hidden_line(prompt: str) -> str:
    """What is typed, without its end; a byte that is no letter is carried as Python carries those in file names.

    Raises:
        EOFError: If nothing is typed and the input ends.
    """
    if sys.platform == "win32" or not sys.stdin.isatty():
        from getpass import getpass

        return getpass(prompt)
    import termios

    number = sys.stdin.fileno()
    before = termios.tcgetattr(number)
    encoding = sys.stdin.encoding or "utf-8"
    unseen = [*before]
    unseen[3] &= ~termios.ECHO
    if encoding.lower().replace("-", "") == "utf8":
        unseen[0] |= _ERASES_LETTERS
    try:
        # Before the prompt: who answers it at once would see the passphrase, and have it thrown away.
        termios.tcsetattr(number, termios.TCSAFLUSH, unseen)
        sys.stderr.write(prompt)
        sys.stderr.flush()
        line = sys.stdin.buffer.readline()
    finally:
        termios.tcsetattr(number, termios.TCSADRAIN, before)
        sys.stderr.write("\n")
    if not line:
        raise EOFError
    from tui.terminal.replies import REPLY

    return REPLY.sub("", line.decode(encoding, "surrogateescape")).rstrip("\r\n")
