"""``taut note``: keeps a note, from the words behind it or from standard input."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Sequence

from tui.cli import out
from tui.cli.arguments import Parser, past_day
from tui.cli.notebook import opened
from tui.cli.problems import DONE, Refused


def parser() -> Parser:
    """What ``taut note`` takes."""
    made = Parser(
        "note",
        "Keeps a note: the words given, or standard input where there are none or a\nsingle “-”.",
        examples=[
            ("taut note slept well, walked to work", "words as they come"),
            ("taut note --tag work 'the draft is out'", "with a tag"),
            ("taut note --for yesterday 'called my sister'", "on the day before"),
            ("printf 'one line\\nanother' | taut note", "from another command"),
        ],
        json="the entry as it was kept",
    )
    made.add_argument("words", nargs="*", metavar="TEXT", help="the note")
    made.add_argument("--tag", action="append", default=[], metavar="TAG", help="may be given several times")
    return made


def run(words: Sequence[str]) -> int:
    """Keeps a note.

    Returns:
        The exit code.

    Raises:
        Refused: If there is nothing to keep, or the day is still to come.
    """
    options = parser().options(words)
    if options is None:
        return DONE
    from_input = options.words in ([], ["-"])
    typed = from_input and sys.stdin is not None and sys.stdin.isatty()
    text = _read() if from_input and not typed else " ".join(_word(word) for word in options.words)
    try:
        # That the journal cannot be used is better heard before writing than after.
        workspace = opened(options)
        day = past_day(options.day, workspace.today)
        if typed:
            text = _read()
        entry = workspace.note(text, day=day, tags=_tags(options.tag))
    except Exception:
        if from_input and text.strip() not in ("", "-"):
            out.line(text.rstrip("\n"))
            out.words("What you wrote stands on standard output, for it is not kept.")
        raise
    if entry is None:
        raise Refused("There was nothing to keep; write the note behind “taut note”, or send it to its input.")
    if options.json:
        from tui.exchange.documents import document

        out.data(document(entry, ascii_only=True) + "\n")
    out.words("Kept.")
    return DONE


def _read() -> str:
    if sys.stdin is None:
        return ""
    if sys.stdin.isatty():
        out.words(f"Write, then {'Ctrl+Z and Enter' if sys.platform == 'win32' else 'Ctrl+D'} on a line of its own.")
    return _decoded(sys.stdin.buffer.read())


def _decoded(data: bytes) -> str:
    """Bytes as text: UTF-8 with or without a mark, or UTF-16 with one; a byte that is neither stays to be seen."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "backslashreplace")
    return data.decode("utf-8-sig", "backslashreplace")


def _word(word: str) -> str:
    return os.fsencode(word).decode("utf-8", "backslashreplace") if not word.isascii() else word


def _tags(given: Sequence[str]) -> tuple[str, ...]:
    from tui.records.text import one_line

    tags = (one_line(tag).lstrip("#").strip() for words in given for tag in _word(words).split(","))
    return tuple(dict.fromkeys(tag for tag in tags if tag))
