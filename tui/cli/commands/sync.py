"""``taut sync``: the notebook on several machines."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from tui.cli import output
from tui.cli.command import Common, argument, command
from tui.cli.completion import from_words
from tui.cli.errors import usage
from tui.cli.open_workspace import opened, placed
from tui.cli.prompts import KEY_VARIABLE, VARIABLE, ask, ask_for_new, tell_key

if TYPE_CHECKING:
    from tui.workspace import Workspace

_TAKES = {"now": 0, "set": 1, "join": 1, "status": 0, "off": 0}


@command(
    "sync",
    "Keeps the notebook the same on several machines, over a git repository or over a\n"
    "folder that Syncthing, Dropbox, Nextcloud or a USB stick carries. What leaves the\n"
    "machine is encrypted; only names of machines and months can be read there.\n"
    "  taut sync              sends and brings what is new\n"
    "  taut sync set WHERE    begins there, on the first machine\n"
    "  taut sync join WHERE   joins there, on every other machine\n"
    "  taut sync status       how it stands\n"
    "  taut sync off          turns it off on this machine",
    examples=[
        ("taut sync set git@host:me/notebook.git", "on the first machine"),
        ("taut sync join git@host:me/notebook.git", "on the second"),
        ("taut sync set ~/Sync/notebook", "over a folder"),
        ("taut sync", "send and bring what is new"),
    ],
    codes="1 failure; being offline is not one",
    json="with status: print it as JSON",
    refuses=["--for"],
)
@argument(
    "words",
    "set WHERE | join WHERE | status | off",
    "what to do",
    shell_complete=from_words("set", "join", "status", "off", at=0),
)
@click.option("--plain-text", is_flag=True, help="with set: do not encrypt what leaves the machine")
def run(given: Common, words: tuple[str, ...], plain_text: bool) -> None:
    """Syncs, or sets it up."""
    doing = words[0] if words else "now"
    if doing not in _TAKES or (words and doing == "now"):
        raise usage(f"taut sync takes nothing, “set WHERE”, “join WHERE”, “status” or “off”, not “{' '.join(words)}”.")
    if len(words[1:]) != _TAKES[doing]:
        raise usage(f"Write it like this: taut sync {doing}{' WHERE' if _TAKES[doing] else ''}.")
    if doing != "status":
        given.refuse("--json")
    if plain_text and doing != "set":
        raise usage("--plain-text has an effect with “set” alone.")
    match doing:
        case "status":
            _status(placed(given.home), as_json=given.json)
        case "off":
            from tui.workspace import syncing

            output.words(syncing.off(placed(given.home)))
        case "set":
            workspace = opened(given.home)
            _set(workspace, words[1], plain=plain_text)
            _sync(workspace)
        case "join":
            workspace = opened(given.home)
            from tui.workspace import syncing

            syncing.join(workspace, words[1], _words)
            _sync(workspace)
        case _:
            _sync(opened(given.home))


def _set(workspace: Workspace, where: str, *, plain: bool) -> None:
    from tui.workspace import sync_setup, syncing

    def passphrase() -> str:
        output.words(sync_setup.WHY)
        return ask_for_new()

    key = syncing.set_up(workspace, where, passphrase, plain=plain)
    if key:
        tell_key(key, sync_setup.RECOVERY)


def _words() -> str:
    for variable in (VARIABLE, KEY_VARIABLE):
        if (given := os.environ.get(variable)) is not None:
            return given
    return ask("Passphrase or recovery key of the notebook: ")


def _sync(workspace: Workspace) -> None:
    from tui.workspace.sync_setup import sync_now

    output.words(sync_now(workspace, asks=sys.stdin is not None and sys.stdin.isatty()))


def _status(workspace: Workspace, *, as_json: bool) -> None:
    from tui.workspace import sync_status

    found = sync_status.status(workspace)
    if not as_json:
        for sentence in sync_status.status_sentences(found, workspace.now()):
            output.words(sentence)
        return
    last = found.last
    document = {
        "set": bool(found.where),
        "where": found.where,
        "kind": found.kind,
        "machine": found.machine,
        "sealed": found.sealed,
        "machines": list(found.machines),
        "last": {"at": last.at, "ok": last.ok, "says": last.says, "done": last.done} if last else None,
    }
    output.as_json(document)
