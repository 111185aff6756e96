"""``taut import``: entries from elsewhere, all of them or none; what is there already stays as it is."""

from __future__ import annotations

import sys

import click

from tui.cli import output
from tui.cli.command import Common, argument, command
from tui.cli.completion import complete_file
from tui.cli.errors import usage
from tui.cli.open_workspace import opened


@command(
    "import",
    "Imports entries from files, folders or standard input: what “taut export” writes\n"
    "(JSON, Markdown, CSV), a journal.json, jrnl's JSON and text, Day One's JSON or zip,\n"
    "and any table with a date column and a text column. It imports all of it or nothing,\n"
    "and the same file twice adds nothing. In a folder, other files are named and skipped.\n"
    "JSON brings everything back. CSV has the ids and the words; ratings, moods, values\n"
    "and promises come back as text, until you import the JSON of the same entries.\n"
    "Markdown has no ids, so its entries are added even where you still have them.",
    examples=[
        ("taut export --json -o journal.json", "for the next example"),
        ("taut import journal.json --dry-run", "how many would be new"),
        ("taut import journal.json", "add what is missing"),
        ("taut export --json | taut import -", "from another command"),
    ],
    json="an object with “new”, “there”, “files”, “passed_over”, “filled”, “joined” and “left_out”",
    refuses=["--for"],
)
@argument(
    "words", "FILE", "a file, a folder with files, or - for standard input", required=True, shell_complete=complete_file
)
@click.option("--dry-run", "-n", is_flag=True, help="say what would be imported, and save nothing")
def run(given: Common, words: tuple[str, ...], dry_run: bool) -> None:
    """Imports entries."""
    workspace = opened(given.home)
    from tui.workspace.importing import MissingFileError, bring_in, prepare, sentences

    try:
        plan = prepare(workspace, words, _standard_input)
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


def _standard_input() -> bytes:
    return sys.stdin.buffer.read() if sys.stdin is not None else b""
