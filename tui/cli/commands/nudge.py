"""``taut nudge``: one line saying whether today is open; nothing when it is done.

``nudge_fast_path`` answers first; this is for where it cannot.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from tui.cli import output
from tui.cli.command import Common, choose_one, command, one_of
from tui.cli.errors import usage
from tui.cli.nudge_fast_path import PLACEHOLDERS, SHORT, Line, facts_of, filled, read, told
from tui.cli.open_workspace import opened, placed

if TYPE_CHECKING:
    from tui.workspace import Workspace


@command(
    "nudge",
    "Prints one line while today's practice is still to do, such as “Morning practice is\n"
    "still to do”, and nothing once it is done. Made for a login shell or a status line:\n"
    "it answers at once, and shows nothing you wrote unless you ask.\n\n"
    "In --format, {sentence} is that line, {flow} the exercise's title, {id} its name\n"
    "for “taut begin”, {state} is open or waits, {promises} is how many promises are\n"
    "open at that moment.",
    examples=[
        ("taut nudge", "at the end of ~/.profile"),
        ("taut nudge --short", "for tmux: set -g status-right '#(taut nudge --short)'"),
        ("taut nudge --format '{flow}, {promises} promises'", "in your own words"),
        ("taut nudge --show promise", "with your promises, for your eyes only"),
    ],
    json="open, sentence, flow, id, state and promises; null where there is none",
    refuses=["--for"],
)
@click.option("--format", "shape", metavar="TEXT", help="a line of your own; see above")
@click.option("--short", is_flag=True, help=f"for a status line: the same as --format '{SHORT}'")
@click.option("--show", metavar="promise", type=one_of("promise"), help="also your last three open promises")
def run(given: Common, shape: str | None, short: bool, show: str | None) -> None:
    """Answers from the journal, and leaves the file that makes the next time instant."""
    choose_one(("--short", short), ("--format", shape))
    shape = SHORT if short else shape or ""
    for name in re.findall(r"\{(\w+)\}", shape):
        if name not in PLACEHOLDERS:
            raise usage(f"--format takes {', '.join(f'{{{known}}}' for known in PLACEHOLDERS)}, not {{{name}}}.")
    sealed = placed(given.home)
    if sealed.vault.is_locked and (show or read(str(sealed.places.data), str(sealed.places.config)) is None):
        return  # a login shell is no place to ask for a passphrase
    workspace = sealed if sealed.vault.is_locked else opened(given.home)
    facts = _from_journal(workspace)
    line = told(facts, workspace.now().replace(tzinfo=None), str(workspace.places.data))
    promises = _promises(workspace) if show else []
    if given.json:
        _write_json(line, int(facts["open"]), promises if show else None)
        return
    if line:
        output.data(filled(shape, line) + "\n")
    for promise in promises:
        output.line(promise)


def _from_journal(workspace: Workspace) -> Line:
    found = read(str(workspace.places.data), str(workspace.places.config))
    return found or facts_of(workspace.nudge_cache.write(workspace.sessions.waiting()))


def _promises(workspace: Workspace) -> list[str]:
    from tui.records.text import one_line

    shown = [one for one in workspace.portrait().open_promises if one.day <= workspace.today]
    return [one_line(one.text) + (f" ({one_line(one.cue)})" if one.cue else "") for one in shown[-3:]]


def _write_json(line: Line | None, count: int, promises: list[str] | None) -> None:
    document: dict[str, object] = {"open": line is not None, **(line or dict.fromkeys(PLACEHOLDERS))}
    document["promises"] = count
    if promises is not None:
        document["promised"] = promises
    output.as_json(document)
