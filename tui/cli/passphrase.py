"""``taut passphrase``: another passphrase, or the recovery key once more."""

from __future__ import annotations

import os
from collections.abc import Sequence

from tui.cli import out
from tui.cli.arguments import Parser
from tui.cli.encrypt import tell_key
from tui.cli.notebook import opened, placed
from tui.cli.problems import DONE, Refused
from tui.cli.secret import KEY_VARIABLE, ask, ask_for_new


def parser() -> Parser:
    """What ``taut passphrase`` takes."""
    made = Parser(
        "passphrase",
        "Changes the passphrase of an encrypted notebook; nothing else is written anew.\n"
        "With --recovery the key that was written down opens it instead of a passphrase\n"
        "that is forgotten.",
        examples=[("taut passphrase --show-key", "the recovery key once more")],
        json="with --show-key, answer as JSON",
        refuses=("--for",),
    )
    made.add_argument("--show-key", action="store_true", help="write the recovery key once more, and change nothing")
    made.add_argument("--recovery", action="store_true", help="open with the recovery key, which is asked for")
    return made


def run(words: Sequence[str]) -> int:
    """Changes the passphrase.

    Returns:
        The exit code.

    Raises:
        Refused: If the notebook is not encrypted, or no passphrase was given.
    """
    options = parser().options(words)
    if options is None:
        return DONE
    workspace = placed(options.home)
    if not workspace.is_encrypted:
        raise Refused("The notebook is not encrypted; “taut encrypt” does that.")
    if options.recovery:
        given = os.environ.get(KEY_VARIABLE)
        workspace.unlock_with_key(ask("Recovery key: ", KEY_VARIABLE, "recovery key") if given is None else given)
    else:
        workspace = opened(options)
    if options.show_key:
        tell_key(workspace.recovery_key, as_json=options.json)
        return DONE
    workspace.set_passphrase(ask_for_new())
    out.words("The passphrase is changed; the one before opens nothing any more.")
    return DONE
