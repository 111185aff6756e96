"""What a command asks of a person, where there is somebody to ask: a yes, or a passphrase."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from tui.cli import output
from tui.cli.errors import CommandError
from tui.settings import SECRET_VARIABLES

if TYPE_CHECKING:
    from tui.workspace import Workspace

VARIABLE, NEW_VARIABLE, KEY_VARIABLE = SECRET_VARIABLES

TRIES = 3


def unlock(workspace: Workspace) -> None:
    """Opens the notebook if it is locked.

    Raises:
        CommandError: If nobody can be asked, or what was answered three times is not the passphrase.
    """
    if not workspace.vault.is_locked:
        return
    from tui.workspace import StoreError

    given = os.environ.get(VARIABLE)
    if given is not None:
        from tui.store.errors import WrongPassphraseError

        try:
            workspace.vault.unlock(given)
        except WrongPassphraseError:
            from tui.workspace.health_checks import NOT_IN_VARIABLE

            raise CommandError(NOT_IN_VARIABLE) from None
        return
    for left in reversed(range(TRIES)):
        try:
            workspace.vault.unlock(ask("Passphrase: "))
            return
        except StoreError as problem:
            if not left:
                raise CommandError(str(problem)) from None
            output.words(str(problem))


def tell_key(key: str, around: tuple[str, str]) -> None:
    """Writes a recovery key on a line of its own, with what is said before and after it."""
    before, after = around
    output.words(before)
    output.words("")
    output.line(f"  {key}")
    output.finish()
    output.words("")
    output.words(after)


def ask(prompt: str, variable: str = VARIABLE, what: str = "passphrase") -> str:
    """What is typed on the terminal, unseen.

    Raises:
        CommandError: If there is no terminal to ask on.
    """
    from tui.terminal.hidden_line import hidden_line

    if sys.stdin is None or not sys.stdin.isatty():
        raise CommandError(f"There is no terminal to ask for the {what}; put it in {variable}.")
    try:
        return hidden_line(prompt)
    except EOFError:
        raise CommandError(f"No {what} was given; nothing was changed.") from None


def ask_for_new() -> str:
    """A new passphrase, typed twice; from a script, what the variable says.

    Raises:
        CommandError: If there is nobody to ask, it is too short, or the two are not the same.
    """
    given = os.environ.get(NEW_VARIABLE)
    if given is not None:
        return _long_enough(given)
    from tui.workspace.encrypting import SHORTEST

    output.words(f"Use at least {SHORTEST} characters; a few words are easy to remember.")
    for left in reversed(range(TRIES)):
        try:
            passphrase = _long_enough(ask("New passphrase: ", NEW_VARIABLE))
            if ask("Repeat it: ", NEW_VARIABLE) == passphrase:
                return passphrase
            raise CommandError("The two do not match; nothing was changed.")
        except CommandError as problem:
            if not left or not sys.stdin.isatty():
                raise
            output.words(str(problem))
    raise AssertionError("the last try answers or refuses")


def _long_enough(passphrase: str) -> str:
    from tui.workspace import StoreError
    from tui.workspace.encrypting import check_new

    try:
        check_new(passphrase)
    except StoreError as problem:
        raise CommandError(str(problem)) from None
    return passphrase


def agreed(question: str, *, yes: bool) -> bool:
    """Asks, and takes nothing but a yes for one; ``yes`` is that ``--yes`` said so before.

    Raises:
        CommandError: If there is nobody to ask.
    """
    if yes:
        return True
    if sys.stdin is None or not sys.stdin.isatty():
        raise CommandError("There is no terminal to ask on, so nothing was done; add --yes to agree in advance.")
    if said_yes(question):
        return True
    output.words("Nothing was done.")
    return False


def said_yes(question: str) -> bool:
    """Asks on the terminal; anything but a yes is a no."""
    sys.stderr.write(f"{question} [y/N] ")
    sys.stderr.flush()
    from tui.terminal.replies import REPLY

    return REPLY.sub("", sys.stdin.readline()).strip().lower() in ("y", "yes")
