"""``taut demo``: a made-up person's notebook, to look around in; nothing of it stays unless a folder is named."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import click

from tui.cli import output
from tui.cli.command import Common, command, count, plain
from tui.cli.errors import DONE
from tui.cli.open_workspace import placed


@command(
    "demo",
    "Opens the notebook of a made-up person and removes it afterwards.\n"
    "With --home it is written to that folder instead, and not opened.",
    examples=[("taut demo", "look around"), ("taut demo --home example --years 2", "two years, in a folder")],
    refuses=["--for", "--json"],
)
@click.option("--years", metavar="N", type=count, default="1", help="how many years (default 1)")
@plain
def run(given: Common, years: int, plain: bool) -> int:
    """Writes the notebook and opens it, or leaves it in a folder."""
    if given.home is not None:
        folder = Path(given.home).expanduser().absolute()
        _write(folder, years)
        output.words(f"Written to {folder}; “taut --home {folder}” opens it.")
        return DONE

    from tui.cli.launch import need_terminal, show

    if not plain:
        need_terminal()
    with TemporaryDirectory(prefix="taut-demo-", ignore_cleanup_errors=True) as made:
        _write(Path(made), years)
        return show(placed(made), as_plain=plain)


def _write(folder: Path, years: int) -> None:
    from tui import demo

    demo.write(folder, placed(str(folder)).today, years)
