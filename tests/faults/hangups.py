"""Every state taut can be in, ended in every way, in a real terminal. ``python -m tests.faults.hangups`` does them all.

Afterwards the words are there, nothing runs any more, the terminal is in order, and of an encrypted notebook nothing
can be read on the disk.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
import tempfile
import termios
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.terminal.harness import DEADLINE, Terminal
from tui.store.atomic_write import may_run
from tui.workspace import Workspace
from tui.workspace.unsaved_texts import recover_texts, texts

ROOT = Path(__file__).parents[2]
WORDS = "a kestrel over the field"
PASSPHRASE = "correct horse battery staple"
SECONDS = 3.0
"""So long may what was ended run on, on a machine that does nothing else."""

FOREVER = """
import sys, tui.workspace.read_model as room
def forever(*given, **named):
    while True:
        sum(range(1000))
room.ReadModel.{name} = forever
from tui.cli import main
raise SystemExit(main(sys.argv[1:]))
"""
"""A taut that never comes to the end of something it reads."""

EDITOR = """#!/bin/sh
{trap}
printf '%s' '{words}' > "$1"
cp "$1" "$(dirname "$1")/.$(basename "$1").{copy}"
echo $$ > '{pid}'
while :; do sleep 0.2; done
"""


@dataclass(frozen=True)
class State:
    """What a person was in the middle of.

    Attributes:
        words: After ``taut``.
        reach: Brings a terminal there.
        sealed: Whether the notebook is encrypted.
        forever: What of the read model never ends.
        editor: How the editor takes signals, and the copy it leaves; none where none is opened.
        is_own: Signals that are the editor's and end nothing.
    """

    words: tuple[str, ...]
    reach: Callable[[Terminal], None]
    sealed: bool = False
    forever: str = ""
    editor: tuple[str, str] | None = None
    is_own: tuple[str, ...] = ()


def note(terminal: Terminal) -> None:
    terminal.wait_for("What would you like to note?")
    write(terminal)


def write(terminal: Terminal) -> None:
    terminal.send(WORDS)
    terminal.wait_for(WORDS)


def journal(terminal: Terminal) -> None:
    terminal.wait_for("Today")
    terminal.press("6")
    terminal.wait_for("an old note")
    terminal.settle()


def tags(terminal: Terminal) -> None:
    journal(terminal)
    terminal.press("#")
    terminal.wait_for("Words with spaces")
    write(terminal)


def day(terminal: Terminal) -> None:
    journal(terminal)
    terminal.press("m")
    terminal.wait_for("yesterday, or a date")
    write(terminal)


def someone(terminal: Terminal) -> None:
    terminal.wait_for("Today")
    terminal.settle()
    terminal.press("ctrl+g")
    terminal.wait_for("How to reach them")
    terminal.settle()
    write(terminal)


def searching(terminal: Terminal) -> None:
    terminal.wait_for("Today")
    terminal.settle()
    terminal.press("6")
    terminal.wait_for("Reading your journal")
    terminal.press("/")
    terminal.wait_for("a phrase")
    terminal.send("old")
    terminal.wait_for("old")


def listing(terminal: Terminal) -> None:
    terminal.wait_for("Today")
    terminal.settle()
    terminal.press("6")
    terminal.wait_for("Reading your journal")


def session(terminal: Terminal) -> None:
    terminal.wait_for("How")
    terminal.settle()
    terminal.press("tab", "tab")
    terminal.settle()
    write(terminal)


def editing(terminal: Terminal) -> None:
    journal(terminal)
    terminal.press("e")
    terminal.wait_for("esc keep")
    terminal.settle()
    terminal.send(f" {WORDS}")
    terminal.wait_for(WORDS)


def elsewhere(terminal: Terminal) -> None:
    terminal.wait_for("What would you like to note?")
    terminal.send("before")
    terminal.wait_for("before")
    terminal.press("ctrl+x")


def typed(terminal: Terminal) -> None:
    terminal.wait_for("Ctrl+D")
    terminal.send("first line\r")
    write(terminal)


def plain(terminal: Terminal) -> None:
    terminal.wait_for("What would you like to note?")
    write(terminal)


def plain_listing(terminal: Terminal) -> None:
    terminal.wait_for("q to quit")
    terminal.send("journal\r")
    terminal.settle()


GIVES_WAY, STAYS = "trap 'exit 1' HUP TERM", "trap '' HUP TERM INT QUIT"
OWN = ("SIGINT", "SIGQUIT")
STATES = {
    "a list": State((), journal),
    "a list being read": State((), listing, forever="listing"),
    "searching": State((), searching, forever="find"),
    "a note": State(("begin", "note"), note),
    "an encrypted note": State(("begin", "note"), note, sealed=True),
    "a page being edited": State((), editing),
    "the tags": State((), tags),
    "the tags, encrypted": State((), tags, sealed=True),
    "the day": State((), day),
    "someone to talk to": State((), someone),
    "an editor": State(("begin", "note"), elsewhere, editor=(GIVES_WAY, "bak"), is_own=OWN),
    "an editor that stays": State(("begin", "note"), elsewhere, editor=(STAYS, "swp"), is_own=OWN),
    "an encrypted editor": State(("begin", "note"), elsewhere, sealed=True, editor=(GIVES_WAY, "swp"), is_own=OWN),
    "an encrypted editor that stays": State(
        ("begin", "note"), elsewhere, sealed=True, editor=(STAYS, "swp"), is_own=OWN
    ),
    "taut note": State(("note",), typed),
    "taut note, encrypted": State(("note",), typed, sealed=True),
    "plain": State(("--plain", "begin", "note"), plain),
    "plain, encrypted": State(("--plain", "begin", "note"), plain, sealed=True),
    "plain, a list being read": State(("--plain",), plain_listing, forever="listing"),
}
ENDS = ("SIGHUP", "SIGHUP twice", "SIGTERM", "SIGINT", "SIGQUIT", "closed")


def prepare(home: Path, state: State) -> None:
    """A notebook with an old note in it, and with the words where they are not to be written."""
    space = Workspace.open(home)
    space.start()
    space.entries.note("an old note")
    if state.reach in (journal, searching, listing, plain_listing):
        space.entries.note(WORDS)
    if state.sealed:
        space.encryption.encrypt(PASSPHRASE)


def run(folder: Path, state: State, end: str, deadline: float = DEADLINE) -> float:
    """One state, ended in one way.

    Returns:
        Seconds from the end until nothing ran any more.
    """
    home, pid = folder / "home", folder / "editor.pid"
    prepare(home, state)
    words = [sys.executable, "-m", "tui"]
    if state.forever:
        script = folder / "forever.py"
        script.write_text(FOREVER.format(name=state.forever))
        words = [sys.executable, str(script)]
    env = {"PYTHONPATH": str(ROOT)}
    if state.editor is not None:
        editor = folder / "editor.sh"
        trap, copy = state.editor
        editor.write_text(EDITOR.format(trap=trap, words=WORDS, pid=pid, copy=copy))
        editor.chmod(0o755)
        env["EDITOR"] = str(editor)
    with Terminal([*words, "--home", str(home), *state.words], env=env, cwd=ROOT) as terminal:
        before = termios.tcgetattr(terminal.fd)[3]
        if state.sealed:
            terminal.wait_for("assphrase")
            terminal.settle()
            terminal.send(f"{PASSPHRASE}\r")
            terminal.wait_gone("This notebook is encrypted")
        state.reach(terminal)
        if state.editor is not None:
            terminal.wait(lambda: pid.exists() and pid.read_text().strip() != "", "the editor")
        took = finish(terminal, state, end, deadline)
        if end != "closed" and took:
            assert not terminal.modes() & {1049, 2004, 1000, 1003}, "the first screen again"
            assert termios.tcgetattr(terminal.fd)[3] == before, "the terminal is as it was"
        assert b"Traceback" not in terminal.raw
        if not took:
            terminal.signal(signal.SIGTERM)
            terminal.wait_exit(deadline)
    if state.editor is not None:
        assert not may_run(int(pid.read_text())), "the editor is gone too"
    if state.sealed:
        assert not readable(home), f"readable: {readable(home)}"
    assert holds(home), "the words are there"
    return took


def finish(terminal: Terminal, state: State, end: str, deadline: float) -> float:
    """Ends it; how long that took, and nothing if taut does not catch the signal."""
    began = time.monotonic()
    if end == "closed":
        terminal.close()
        terminal.wait_exit_unread(deadline)
        return time.monotonic() - began
    name, _, again = end.partition(" ")
    terminal.signal(getattr(signal, name))
    if again:
        terminal.settle(0.2)
        if not terminal.has_ended:
            terminal.signal(getattr(signal, name))
    if name in state.is_own:
        terminal.settle(0.5)
        assert not terminal.has_ended, "the signal is the editor's"
        return 0
    terminal.wait_exit(deadline)
    return time.monotonic() - began


def readable(home: Path) -> list[str]:
    """The files in which the words stand for everyone to read."""
    return [str(path) for path in home.rglob("*") if path.is_file() and WORDS.encode() in path.read_bytes()]


def holds(home: Path) -> bool:
    """Whether the words are somewhere a person finds them at the next start."""
    space = Workspace.open(home)
    if space.vault.is_locked:
        space.vault.unlock(PASSPHRASE)
    space.start()
    recover_texts(space)
    found = (
        space.drafts.load_all(),
        list(texts(space).values()),
        [str(one.answers) for one in space.journal.entries()],
    )
    return WORDS in json.dumps(found, default=str) or WORDS in space.settings.support_name


def main(wanted: str = "") -> int:
    """All states and ends, or those whose names hold the words given; says what went wrong, and the longest."""
    failed, longest = 0, 0.0
    for name, state in STATES.items():
        for end in ENDS:
            if wanted not in f"{name} × {end}":
                continue
            folder = Path(tempfile.mkdtemp(prefix="hangup-"))
            try:
                took = run(folder, state, end)
                longest = max(longest, took)
                said = "ok" if took <= SECONDS else "TOO SLOW"
            except AssertionError as problem:
                took, said = 0.0, f"FAILED: {problem}"
            failed += said != "ok"
            sys.stdout.write(f"{name} × {end}: {said} ({took:.1f} s)\n")
            sys.stdout.flush()
            shutil.rmtree(folder, ignore_errors=True)
    sys.stdout.write(f"{failed} failed; the longest took {longest:.1f} s\n")
    return bool(failed)


if __name__ == "__main__":
    os.environ["HOME"] = tempfile.gettempdir()
    raise SystemExit(main(" ".join(sys.argv[1:])))
