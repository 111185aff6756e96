"""``taut encrypt``: seals the notebook on the disk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.cli import out
from tui.cli.arguments import Parser
from tui.cli.notebook import opened, placed, tell_start
from tui.cli.problems import DONE, Refused
from tui.cli.secret import ask_for_new
from tui.records.text import counted

if TYPE_CHECKING:
    from tui.workspace import Workspace

KEPT = (
    "Write this recovery key down and keep it away from this machine:",
    "Whoever has it can read the notebook, with “age -d -i FILE journal.json” too. Without it and without the",
    "passphrase nobody can, and nothing brings the notebook back.",
)


def parser() -> Parser:
    """What ``taut encrypt`` takes."""
    return Parser(
        "encrypt",
        "Seals the journal, its drafts and its backups with a key of its own, and that\n"
        "key with a passphrase. taut asks for the passphrase whenever it is opened;\n"
        "saving never asks. The files are age files (age-encryption.org), so the recovery\n"
        "key opens them without taut. Copies made elsewhere stay as they are.",
        examples=[("TAUT_NEW_PASSPHRASE='walnut lamp river' taut encrypt", "from a script, where nobody can be asked")],
        json="answer with the recovery key as JSON",
        refuses=("--for",),
    )


def run(words: Sequence[str]) -> int:
    """Seals the journal, its drafts and its backups.

    Returns:
        The exit code.

    Raises:
        Refused: If it is encrypted already, or no passphrase was given.
    """
    options = parser().options(words)
    if options is None:
        return DONE
    from tui.workspace.editor_texts import rescue

    workspace = placed(options.home)
    if workspace.is_encrypted and workspace.is_anything_sealed:
        if workspace.is_all_sealed:
            raise Refused("The notebook is encrypted already; “taut passphrase” changes its passphrase.")
        workspace = opened(options)
        # What an editor left in clear is encrypted with everything else.
        rescue(workspace)
        workspace.encrypt_the_rest()
    else:
        _encrypt(workspace)
    from tui.workspace.printing import FOLDER

    workspace.today_file.write()
    tell_key(workspace.recovery_key, as_json=options.json)
    out.words("The journal, its drafts and its backups are encrypted.")
    if printed := sorted((workspace.places.data / FOLDER).glob("*")):
        out.words(f"What was printed stays readable, {counted(len(printed), 'file')} in {printed[0].parent}.")
    return DONE


def _encrypt(workspace: Workspace) -> None:
    from tui.workspace import NotebookError
    from tui.workspace.editor_texts import rescue

    tell_start(workspace)
    rescue(workspace)
    try:
        workspace.encrypt(ask_for_new())
    except NotebookError:
        if workspace.is_encrypted:
            out.words("A part of the notebook is encrypted; “taut encrypt” does the rest and shows the recovery key.")
        raise


def tell_key(key: str, *, as_json: bool) -> None:
    """Writes the recovery key, with what it is for."""
    if as_json:
        import json

        out.data(json.dumps({"recovery_key": key}) + "\n")
        return
    out.words(KEPT[0])
    out.words("")
    out.line(f"  {key}")
    out.finish()
    out.words("")
    for sentence in KEPT[1:]:
        out.words(sentence)
