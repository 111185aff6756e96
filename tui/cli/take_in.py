"""``taut import``: pages from elsewhere, all of them or none; what is there already stays as it is."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli import out
from tui.cli.arguments import Parser
from tui.cli.notebook import OUTSIDE, opened
from tui.cli.problems import DONE, Refused, usage
from tui.records.text import counted

if TYPE_CHECKING:
    from tui.exchange.incoming import Here
    from tui.records.entry import Entry
    from tui.workspace import Workspace


def parser() -> Parser:
    """What ``taut import`` takes."""
    made = Parser(
        "import",
        "Takes in pages from files or folders: what “taut export” writes (JSON, Markdown,\n"
        "CSV), a journal.json, jrnl's JSON and text, Day One's JSON, and any CSV with a\n"
        "column date and a column text. All of it or nothing; the same file twice adds\n"
        "nothing. JSON brings everything back. CSV keeps the ids and the words, while\n"
        "ratings, moods, values and promises come back as text, until the JSON of the same\n"
        "pages fills them in. Markdown holds no ids, so that its pages come in beside\n"
        "those they once were.",
        examples=[
            ("taut export --json -o journal.json", "for the next example"),
            ("taut import journal.json --dry-run", "how many of them would be new"),
            ("taut import journal.json", "what was missing is there now"),
        ],
        json="an object with new, there, files, passed_over and filled",
        refuses=["--for"],
    )
    made.add_argument("words", nargs="+", metavar="FILE", help="a file, or a folder with files")
    made.add_argument("--dry-run", "-n", action="store_true", help="say how many, and write nothing")
    return made


def run(words: Sequence[str]) -> int:
    """Takes pages in.

    Returns:
        The exit code.

    Raises:
        Refused: If a file cannot be read; nothing was written.
        NotebookError: If the journal cannot be written; it is as it was.
    """
    options = parser().options(words)
    if options is None:
        return DONE
    workspace = opened(options)
    files = list(_files([Path(word).expanduser() for word in options.words]))
    from tui.exchange.incoming import holds_words_alone

    passed_over: list[str] = []
    here = _here(workspace)._replace(passed_over=passed_over.append)
    entries = {entry.id: entry for path in files for entry in _read(path, here)}
    there, thin = _there(workspace)
    new = [entry for name, entry in entries.items() if name not in there]
    fuller = {name: entry for name, entry in entries.items() if name in thin and not holds_words_alone(entry)}
    if not options.dry_run:
        _keep(workspace, new, fuller)
    old = len(entries) - len(new)
    if options.json:
        document = {
            "new": len(new), "there": old, "files": len(files), "passed_over": len(passed_over), "filled": len(fuller),
        }  # fmt: skip
        out.data(json.dumps(document) + "\n")
    would = "would be new" if options.dry_run else "taken in"
    filled = f", {len(fuller)} of them filled in" if fuller else ""
    out.words(f"{counted(len(new), 'entry')} {would}; {old} there already{filled}.")
    if passed_over:
        have, were = ("has", "was") if len(passed_over) == 1 else ("have", "were")
        which = ", ".join([*passed_over[:3], *(["…"] if len(passed_over) > 3 else [])])
        where = "file" if len(files) == 1 else "files"
        out.words(
            f"{counted(len(passed_over), 'entry')} of the {where} {have} no text and {were} passed over: {which}."
        )
    return DONE


def _there(workspace: Workspace) -> tuple[set[str], set[str]]:
    """The ids in the journal, and those of entries that came from a table and lack what is no text."""
    from tui.exchange.incoming import holds_words_alone

    there, thin = set(), set()
    for entry in workspace.journal.entries(include_deleted=True):
        there.add(entry.id)
        if not entry.deleted and holds_words_alone(entry):
            thin.add(entry.id)
    return there, thin


def _keep(workspace: Workspace, new: Sequence[Entry], fuller: Mapping[str, Entry]) -> None:
    from msgspec.structs import replace

    if new:
        workspace.journal.import_entries(new)
    if fuller:
        workspace.journal.change_all(
            fuller, lambda found: replace(fuller[found.id], tags=found.tags, starred=found.starred)
        )


def _here(workspace: Workspace) -> Here:
    from tui.exchange.incoming import Here

    flows = {title: flow for flow, title in OUTSIDE.items()}
    flows |= {flow.title: flow.id for flow in workspace.catalogue.flows.values()}
    return Here(lambda naive: naive.astimezone(), workspace.settings.day_starts_at, flows)


def _files(given: Sequence[Path]) -> Iterator[Path]:
    from tui.exchange.incoming import SUFFIXES

    for path in given:
        if path.is_dir():
            inside = sorted(
                found for found in path.rglob("*")
                if found.suffix.lower() in SUFFIXES and found.is_file() and not found.name.startswith(".")
            )  # fmt: skip
            if not inside:
                raise Refused(f"There is no file in {path} that could be taken in ({', '.join(SUFFIXES)}).")
            yield from inside
        elif path.exists():
            yield path
        else:
            raise usage(f"There is no file {path}.")


def _read(path: Path, here: Here) -> list[Entry]:
    from tui.exchange.incoming import UnreadableError, read

    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as problem:
        raise Refused(f"{path} cannot be read ({(problem.strerror or os.strerror(5)).lower()}).") from None
    except UnicodeDecodeError as problem:
        line = path.read_bytes()[: problem.start].count(b"\n") + 1
        raise Refused(f"{path}: line {line} is not UTF-8; nothing was taken in.") from None
    try:
        return read(text, path.suffix.lower(), here)
    except UnreadableError as problem:
        raise Refused(f"{path}: {problem}; nothing was taken in.") from None
