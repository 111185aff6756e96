"""``taut import``: entries from elsewhere, all of them or none; what is there already stays as it is."""

from __future__ import annotations

import sys

import click

from tui.cli import output
from tui.cli.command import Common, argument, command
from tui.cli.completion import complete_file
from tui.cli.errors import usage
from tui.cli.open_workspace import opened

COLUMNS = ("date", "time", "text", "title", "tags", "starred")
"""What a column of a table can be."""

_COLUMN = "what a column of a table is, such as text=“What happened” or date=When"


@command(
    "import",
    "Imports entries from files, folders or standard input: what “taut export” writes\n"
    "(JSON, Markdown, CSV), a journal.json, Day One, Daylio, Journey, jrnl in all its\n"
    "forms, tui-journal, the daily notes of Obsidian and Logseq, Org journals, folders of\n"
    "Markdown, and any table with a date column and a text column. What a file is, is found\n"
    "by looking. It imports all of it or nothing, and the same file twice adds nothing. In a\n"
    "folder, other files are named and skipped, and what cannot come along is counted.\n"
    "JSON brings everything back. CSV has the ids and the words; ratings, moods, values\n"
    "and promises come back as text, until you import the JSON of the same entries.\n"
    "Markdown has no ids, so its entries are added even where you still have them.",
    examples=[
        ("taut export --json -o journal.json", "for the next example"),
        ("taut import journal.json --dry-run", "how many would be new, and the first of them"),
        ("taut import journal.json", "add what is missing"),
        ("taut export --json | taut import -", "from another command"),
    ],
    json="an object with “new”, “there”, “files”, “passed_over”, “filled”, “joined” and “left_out”",
    refuses=["--for"],
)
@argument(
    "words", "FILE", "a file, a folder with files, or - for standard input", required=True, shell_complete=complete_file
)
@click.option("columns", "--column", metavar="IS=NAME", multiple=True, help=_COLUMN)
@click.option("--attachments", is_flag=True, help="copy photos and recordings that entries show, and link them")
@click.option("--dry-run", "-n", is_flag=True, help="say what would be imported, and save nothing")
def run(
    given: Common, words: tuple[str, ...], dry_run: bool, columns: tuple[str, ...] = (), attachments: bool = False
) -> None:
    """Imports entries."""
    named = _columns(columns)
    workspace = opened(given.home)
    from tui.workspace.importing import MissingFileError, bring_in, prepare, sentences

    try:
        plan = prepare(workspace, words, _standard_input, columns=named, attachments=attachments, password=_password)
    except MissingFileError as problem:
        raise usage(str(problem)) from None
    if not dry_run:
        bring_in(workspace, plan)
    if given.json:
        document = {
            "new": len(plan.new), "there": plan.there, "files": plan.files, "passed_over": len(plan.passed_over),
            "filled": len(plan.fuller), "joined": len(plan.joined), "left_out": plan.left_out,
        }  # fmt: skip
        output.as_json(document)
    for sentence in sentences(plan, is_done=not dry_run):
        output.words(sentence)


def _columns(given: tuple[str, ...]) -> dict[str, str]:
    """What a person said that columns of a table are.

    Raises:
        WrongUsageError: If a column cannot be that.
    """
    named = {}
    for one in given:
        what, between, name = one.partition("=")
        if what.strip().lower() not in COLUMNS or not between or not name.strip():
            kinds = ", ".join(COLUMNS)
            raise usage(f"--column takes IS=NAME, such as text=“What happened”, not “{one}”; IS is one of {kinds}.")
        named[what.strip().lower()] = name.strip()
    return named


def _password() -> str:
    """What is typed as the password of a file, unseen; empty where there is no terminal."""
    from tui.terminal.hidden_line import hidden_line

    if sys.stdin is None or not sys.stdin.isatty():
        return ""
    try:
        return hidden_line("Password of that journal: ")
    except EOFError:
        return ""


def _standard_input() -> bytes:
    from tui.exchange.importers.sources import LARGEST

    return sys.stdin.buffer.read(LARGEST + 1) if sys.stdin is not None else b""
