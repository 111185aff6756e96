"""``taut decrypt``: makes the notebook readable on the disk again."""

from __future__ import annotations

from collections.abc import Sequence

from tui.cli import out
from tui.cli.arguments import Parser
from tui.cli.notebook import opened
from tui.cli.problems import DONE, Refused


def parser() -> Parser:
    """What ``taut decrypt`` takes."""
    return Parser(
        "decrypt",
        "Makes the journal, its drafts and its backups readable again and throws the key\n"
        "away. taut asks for the passphrase first.",
        examples=[("TAUT_PASSPHRASE='walnut lamp river' taut decrypt", "from a script, where nobody can be asked")],
        refuses=("--for", "--json"),
    )


def run(words: Sequence[str]) -> int:
    """Writes the journal, its drafts and its backups in clear.

    Returns:
        The exit code.

    Raises:
        Refused: If it is not encrypted.
    """
    options = parser().options(words)
    if options is None:
        return DONE
    workspace = opened(options)
    if not workspace.is_encrypted:
        raise Refused("The notebook is not encrypted; there is nothing to do.")
    left = workspace.decrypt()
    workspace.today_file.write()
    for path in left:
        out.words(f"{path} is damaged, and stays sealed as it is; remove it if you miss nothing.")
    rest = "All else" if left else "The journal, its drafts and its backups"
    out.words(f"{rest} can be read by any program of yours again.")
    return DONE
