"""``taut share`` and ``taut circle``: lines a person chose, in a file of their own; several people's side by side."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tui.cli import output
from tui.cli.command import Common, argument, command
from tui.cli.completion import complete_file
from tui.cli.errors import CommandError, usage
from tui.cli.open_workspace import opened
from tui.exchange import shared_lines
from tui.records.text import counted, os_reason


@command(
    "share",
    "Lists the lines of your vision, numbered, or writes the ones you choose, and\n"
    "nothing else, to a small file you can give to someone.",
    examples=[
        ("taut share", "the lines you can share"),
        ("taut share 1 4 -o mine.txt", "the first and the fourth, in a file"),
        ("taut share 2", "one of them, to standard output"),
    ],
    json="the lines",
)
@argument("numbers", "NUMBER", "a line's number")
@click.option(
    "--output", "-o", "target", metavar="FILE", shell_complete=complete_file, help="a new file that only you can read"
)
def run(given: Common, numbers: tuple[str, ...], target: str | None) -> None:
    """Lists what can be shared, or writes what was chosen."""
    from tui.insights.views.whole_vision import lines_to_share

    workspace = opened(given.home)
    lines = lines_to_share(workspace.portrait())
    if not lines:
        raise CommandError("There is nothing to share yet. Write one thing you want first: “taut begin wish”.")
    chosen = tuple(lines[_place(number, len(lines))] for number in numbers)
    if given.json:
        output.as_json(list(chosen or lines))
    elif not chosen:
        if target:
            raise usage("Say which lines: “taut share 1 4 -o mine.txt”.")
        for place, line in enumerate(lines, 1):
            output.line(f"{place:>3}  {line}")
    elif target and target != "-":
        from tui.workspace.written_file import check_place, write_file

        check_place(workspace, target)
        write_file(Path(target), [shared_lines.written(chosen)])
        output.words(f"{counted(len(chosen), 'line')} written to {target}.")
    else:
        output.as_utf8()
        output.data(shared_lines.written(chosen).decode())


def _place(number: str, count: int) -> int:
    if not number.isascii() or not number.isdigit() or not 1 <= int(number) <= count:
        raise usage(f"“{number[:40]}” is not the number of a line; they go from 1 to {count}.")
    return int(number) - 1


@command(
    "circle",
    "Prints several people's shared lines side by side, without names, and a half-hour\n"
    "script for a team. Nothing is saved. Each file is one that “taut share” wrote; - is\n"
    "standard input.",
    examples=[
        ("taut share 1 2 | taut circle -", "your own, as the others would see them"),
        ("taut circle --leader", "what a leader can offer, and what never to ask for"),
    ],
)
@argument("files", "FILE", "a file that “taut share” wrote")
@click.option("--leader", is_flag=True, help="the page for whoever leads")
def circle(given: Common, files: tuple[str, ...], leader: bool) -> None:
    """Prints the script and the lines."""
    from tui.cli.render import page_lines
    from tui.insights.views.circle import circle_page, leader_page

    del given
    if leader == bool(files):
        raise usage("Name the files: “taut circle ana.txt ben.txt”; or “taut circle --leader” alone.")
    people = shared_lines.without_names(_read(Path(name)) for name in files)
    for span in page_lines(leader_page() if leader else circle_page(people)):
        output.spans(span)


def _read(path: Path) -> tuple[str, ...]:
    try:
        if str(path) == "-":
            return shared_lines.read(sys.stdin.buffer.read(shared_lines.LARGEST + 1) if sys.stdin else b"", "-")
        return shared_lines.read_file(path)
    except shared_lines.SharedLinesError as problem:
        raise CommandError(str(problem)) from None
    except OSError as problem:
        raise CommandError(f"{path} cannot be read: {os_reason(problem)}.") from None
