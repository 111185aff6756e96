"""Random keys, pastes and sizes in a real terminal. ``python -m tests.faults.monkey`` presses 30,000 over ten seeds.

No key ends taut or leaves it without an answer, none of what was kept before is lost, and ctrl+q leaves at the end.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from tests.terminal.harness import Terminal
from tui import demo
from tui.workspace import Workspace

ROOT = Path(__file__).parents[2]
SEEDS, KEYS = 10, 3000
ANSWER = 30.0
"""Seconds after which a taut that has not drawn itself again is stuck, on a machine however busy."""

NAMED = (
    "enter", "escape", "tab", "shift+tab", "backspace", "delete", "up", "down", "left", "right", "home", "end",
    "pageup", "pagedown", "shift+up", "shift+right", "ctrl+p", "ctrl+g", "ctrl+n", "ctrl+o", "ctrl+r", "ctrl+t",
    "ctrl+y", "ctrl+l", "ctrl+a", "ctrl+e", "ctrl+k", "ctrl+u", "ctrl+w", "ctrl+v", "ctrl+d", "ctrl+f",
)  # fmt: skip
LETTERS = "1234567890abcdefghijklmnoprstuvwxyzABCDEFGHIJKLMNOPRSTUVWXYZ+-=/#:.,?[]{}<>!\"'* "
PASTES = ("kept words", "two\nlines", "[/b] #tag {x} é🌙", "x" * 3000, "2026-03-01", "\x1b[31mred", "")
WAYS = (("escape",) * 3, ("enter",) * 4, ("ctrl+p", "enter"), ("1", "enter"), ("3", "enter"), ("6", "enter"))


def step(chance: random.Random) -> tuple[str, ...]:
    """A few keys as a hand on the keyboard strikes them; all of them named or a character each."""
    roll = chance.random()
    if roll < 0.55:
        return (chance.choice(LETTERS),)
    if roll < 0.94:
        return (chance.choice(NAMED),)
    return chance.choice(WAYS)


def kept(home: Path) -> set[str]:
    """Ids of everything the journal holds, the trash included."""
    space = Workspace.open(home)
    space.start()
    return {entry.id for entry in space.journal.entries(include_deleted=True)}


def run(folder: Path, seed: int, keys: int = KEYS, *, lived: bool = True) -> None:
    """One seed.

    Raises:
        AssertionError: With the last keys, where taut did not live up to what is said above.
    """
    chance = random.Random(seed)
    home = folder / "home"
    if lived:
        demo.write(home, datetime.now(UTC).date())
    before = kept(home)
    pressed: list[str] = []
    env = {"PYTHONPATH": str(ROOT), "EDITOR": "/bin/true", "XDG_STATE_HOME": str(folder)}
    was_emptied = False
    while len(pressed) < keys:
        with Terminal([sys.executable, "-m", "tui", "--home", str(home)], env=env, cwd=folder) as terminal:
            try:
                terminal.wait_for("Today")
                has_left = any(press(terminal, chance, pressed) for _ in iter(lambda: len(pressed) < keys, False))
                if not has_left:
                    terminal.resize(80, 24)
                    has_left = not answers(terminal)
                if not has_left:
                    pressed.append("ctrl+q")
                    terminal.press("ctrl+q")
                terminal.wait(lambda: has_ended(terminal), "the end", ANSWER)
                code = terminal.wait_exit(ANSWER)
                assert code == 0, f"it ended with {code}"
                assert b"bug in taut" not in terminal.raw and b"Traceback" not in terminal.raw, "a mistake"
            except (AssertionError, OSError) as problem:
                log = "".join(path.read_text("utf-8") for path in folder.rglob("crash-*.txt"))
                raise AssertionError(f"seed {seed}: {problem}\n{' '.join(pressed[-60:])}\n{log}") from None
            was_emptied = was_emptied or b"gone for good" in terminal.raw
    gone = before - kept(home)
    assert was_emptied or not gone, f"seed {seed}: {len(gone)} entries are lost"


def press(terminal: Terminal, chance: random.Random, pressed: list[str]) -> bool:
    """Presses a few keys, or pastes, or pulls at the window; whether taut was left by that, as “quit” does."""
    for key in step(chance):
        pressed.append(key)
        terminal.press(key)
    roll = chance.random()
    if roll < 0.01:
        size = chance.randint(8, 160), chance.randint(3, 60)
        pressed.append(f"size{size}")
        terminal.resize(*size)
    elif roll < 0.03:
        text = chance.choice(PASTES)
        pressed.append(f"paste({text[:20]!r})")
        terminal.paste(text)
    if roll > 0.9:
        terminal.read(0)
    return roll > 0.97 and not answers(terminal)


def answers(terminal: Terminal) -> bool:
    """Waits until taut has drawn itself again: whatever it was asked, it is not stuck in it; false if it was left."""
    before = terminal.raw.count(b"\x1b[2J")
    terminal.press("ctrl+l")

    def was_drawn() -> bool:
        return not has_ended(terminal) and terminal.raw.count(b"\x1b[2J") > before

    try:
        terminal.wait(was_drawn, "an answer", ANSWER)
    except AssertionError:
        if not terminal.has_ended:
            raise
    return not terminal.has_ended


def has_ended(terminal: Terminal) -> bool:
    """Whether taut was left; where it was suspended it goes on, as ``fg`` has it do."""
    if not terminal.has_ended and is_stopped(terminal.pid):
        terminal.signal(signal.SIGCONT)
    return terminal.has_ended


def is_stopped(pid: int) -> bool:
    """Whether it was suspended, for that is a command too, and here is no shell to take it up again."""
    state = Path(f"/proc/{pid}/stat")
    return state.exists() and state.read_text().rpartition(")")[2].split()[0] == "T"


def main(*seeds: str) -> int:
    """Runs the seeds named, or ten."""
    failed = 0
    for seed in map(int, seeds or map(str, range(SEEDS))):
        folder = Path(tempfile.mkdtemp(prefix="monkey-"))
        try:
            run(folder, seed, lived=seed % 3 > 0)
            said = "ok"
        except AssertionError as problem:
            failed, said = failed + 1, f"FAILED: {problem}"
        sys.stdout.write(f"seed {seed}, {KEYS} keys: {said}\n")
        sys.stdout.flush()
        shutil.rmtree(folder, ignore_errors=True)
    return bool(failed)


if __name__ == "__main__":
    os.environ["HOME"] = tempfile.gettempdir()
    raise SystemExit(main(*sys.argv[1:]))
