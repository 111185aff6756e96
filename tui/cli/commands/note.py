"""``taut note``: keeps a note, from the words after it or from standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

import click

from tui.cli import output
from tui.cli.command import Common, argument, command
from tui.cli.days import past_day
from tui.cli.errors import CommandError
from tui.cli.open_workspace import opened

if TYPE_CHECKING:
    from tui.plain.typed_note import TypedNote
    from tui.workspace import Workspace


@command(
    "note",
    "Saves a note: the words given, or standard input if there are none, or only a “-”.",
    examples=[
        ("taut note slept well, walked to work", "just the words"),
        ("taut note --tag work 'the draft is out'", "with a tag"),
        ("taut note --for yesterday 'called my sister'", "for yesterday"),
        ("printf 'one line\\nanother' | taut note", "from another command"),
    ],
    json="the entry as it was saved",
)
@argument("words", "TEXT", "the note")
@click.option("--tag", multiple=True, metavar="TAG", help="a tag; repeat it for more")
def run(given: Common, words: tuple[str, ...], tag: tuple[str, ...]) -> None:
    """Keeps a note."""
    from_input = words in ((), ("-",))
    typed = from_input and sys.stdin is not None and sys.stdin.isatty()
    text = _read() if from_input and not typed else " ".join(_word(word) for word in words)
    note: TypedNote | None = None
    try:
        # That the journal cannot be used is better heard before writing than after.
        workspace = opened(given.home)
        day = past_day(given.day, workspace.today)
        if typed:
            note = _typed(workspace, day, _tags(tag))
            text = note.text if note else _read()
        entry = workspace.entries.note(text, day=day, tags=_tags(tag))
        if note:
            note.forget()
    except Exception as problem:
        from tui.store.errors import UnconfirmedError

        if isinstance(problem, UnconfirmedError):
            if note:
                note.forget()
        elif note and note.has_draft:
            output.words(_WAITS)
        elif from_input and text.strip() not in ("", "-"):
            output.line(text.rstrip("\n"))
            output.words(_PRINTED)
        raise
    if entry is None:
        raise CommandError("There was nothing to save; write the note after “taut note”, or pipe it in.")
    if given.json:
        from tui.exchange.exporters.data import document

        output.data(document(entry, ascii_only=True) + "\n")
    output.words("Saved.")


_WAITS = "What you wrote is saved as a draft; “taut” shows it on Today."
_PRINTED = "What you wrote was not saved, so it was printed instead."


def _typed(workspace: Workspace, day: date | None, tags: tuple[str, ...]) -> TypedNote | None:
    """A note as it was typed at the terminal; ``None`` where lines can only be read whole.

    Raises:
        Exit: If it was ended; what was typed is a draft.
    """
    if sys.platform == "win32":
        output.words("Write, then press Ctrl+Z and Enter on an empty line.")
        return None
    from tui.plain.console import Stopped
    from tui.plain.typed_note import TypedNote

    note = TypedNote(workspace, day, tags)
    try:
        note.read(lambda: output.words("Write, then press Ctrl+D on an empty line."))
    except Stopped as ended:
        with suppress(OSError, ValueError):  # the terminal may be gone
            if note.has_draft:
                output.words(f"\n{_WAITS}")
            elif note.text:
                output.line(note.text)
                output.words(_PRINTED)
        raise click.exceptions.Exit(ended.code) from None
    return note


def _read() -> str:
    if sys.stdin is None:
        return ""
    return _decoded(sys.stdin.buffer.read())


def _decoded(data: bytes) -> str:
    """Bytes as text.

    Raises:
        CommandError: If it is not text.
    """
    from tui.terminal.decoding import decoded

    try:
        text, is_latin = decoded(data)
    except UnicodeDecodeError as problem:
        raise CommandError(
            f"Byte {problem.start + 1} is not UTF-8, and nothing was saved; convert the text, for example with iconv."
        ) from None
    if is_latin:
        output.words("The text is not UTF-8; it was read as Latin-1.")
    return text


def _word(word: str) -> str:
    return word if word.isascii() else _decoded(os.fsencode(word))


def _tags(given: Sequence[str]) -> tuple[str, ...]:
    from tui.records.text import one_line

    tags = (one_line(tag).lstrip("#").strip() for words in given for tag in _word(words).split(","))
    return tuple(dict.fromkeys(tag for tag in tags if tag))
