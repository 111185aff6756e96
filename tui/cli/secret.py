"""The passphrase of an encrypted notebook, asked for where there is somebody to ask."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from tui.cli import out
from tui.cli.problems import Refused
from tui.settings import SECRET_VARIABLES

if TYPE_CHECKING:
    from tui.workspace import Workspace

VARIABLE, NEW_VARIABLE, KEY_VARIABLE = SECRET_VARIABLES

NOT_IN_VARIABLE = f"What {VARIABLE} holds is not the passphrase; set it anew, or unset it to be asked."

SHORTEST = 8
TRIES = 3


def unlock(workspace: Workspace) -> None:
    """Opens the notebook if it is locked.

    Raises:
        Refused: If nobody can be asked, or what was answered three times is not the passphrase.
    """
    if not workspace.is_locked:
        return
    from tui.workspace import NotebookError

    given = os.environ.get(VARIABLE)
    if given is not None:
        from tui.store.errors import WrongPassphraseError

        try:
            workspace.unlock(given)
        except WrongPassphraseError:
            raise Refused(NOT_IN_VARIABLE) from None
        return
    for left in reversed(range(TRIES)):
        try:
            workspace.unlock(ask("Passphrase: "))
            return
        except NotebookError as problem:
            if not left:
                raise Refused(str(problem)) from None
            out.words(str(problem))


def ask(prompt: str, variable: str = VARIABLE, what: str = "passphrase") -> str:
    """What is typed on the terminal, unseen.

    Raises:
        Refused: If there is no terminal to ask on.
    """
    from getpass import getpass

    if sys.stdin is None or not sys.stdin.isatty():
        raise Refused(f"There is no terminal to ask for the {what} on; put it in {variable}.")
    try:
        return getpass(prompt)
    except EOFError:
        raise Refused(f"No {what} was given, and nothing was changed.") from None


def ask_for_new() -> str:
    """A new passphrase, typed twice; from a script, what the variable says.

    Raises:
        Refused: If there is nobody to ask, it is too short, or the two are not the same.
    """
    given = os.environ.get(NEW_VARIABLE)
    if given is not None:
        return _long_enough(given)
    out.words(f"A passphrase has at least {SHORTEST} characters; several words are easy to keep in mind.")
    for left in reversed(range(TRIES)):
        try:
            passphrase = _long_enough(ask("A new passphrase: ", NEW_VARIABLE))
            if ask("The same again: ", NEW_VARIABLE) == passphrase:
                return passphrase
            raise Refused("The two are not the same, and nothing was changed.")
        except Refused as problem:
            if not left or not sys.stdin.isatty():
                raise
            out.words(str(problem))
    raise AssertionError("the last try answers or refuses")


def _long_enough(passphrase: str) -> str:
    if len(passphrase) < SHORTEST:
        raise Refused(f"That is shorter than {SHORTEST} characters, and nothing was changed.")
    return passphrase
