"""``taut demo``: a made-up person's notebook, to look around in; nothing of it stays unless a folder is named."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tui.cli import out
from tui.cli.arguments import Parser, count
from tui.cli.notebook import placed
from tui.cli.plain import add_plain
from tui.cli.problems import DONE


def parser() -> Parser:
    """What ``taut demo`` takes."""
    made = Parser(
        "demo",
        "Opens the notebook of a made-up person and removes it afterwards.\n"
        "With --home it is written into that folder to keep, and nothing is opened.",
        examples=[("taut demo", "look around"), ("taut demo --home example --years 2", "two years, to keep")],
        refuses=["--for", "--json"],
    )
    made.add_argument("--years", metavar="N", type=count, default=1, help="how many years of it; 1 unless said")
    add_plain(made)
    return made


def run(words: Sequence[str]) -> int:
    """Writes the notebook and opens it, or leaves it in a folder.

    Returns:
        The exit code.

    Raises:
        Refused: If it is to be opened and there is no terminal.
        DemoError: If it cannot be written.
    """
    options = parser().options(words)
    if options is None:
        return DONE
    if options.home is not None:
        folder = Path(options.home).expanduser().absolute()
        _write(folder, options.years)
        out.words(f"Written to {folder}; “taut --home {folder}” opens it.")
        return DONE

    from tui.cli.screen import need_terminal, show

    if not options.plain:
        need_terminal()
    with TemporaryDirectory(prefix="taut-demo-", ignore_cleanup_errors=True) as made:
        _write(Path(made), options.years)
        return show(placed(made), as_plain=options.plain)


def _write(folder: Path, years: int) -> None:
    from tui.cli import demo

    demo.write(folder, placed(str(folder)).today, years)
