"""The commands: one table that finding, helping and correcting a name all read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tui.cli.problems import usage


class Command(NamedTuple):
    """One command.

    Attributes:
        module: Where it lives in this folder; its ``run`` takes the words and returns the exit code.
        shape: How it is written.
        summary: What it does, in a few words.
        aliases: Other names that work.
    """

    module: str
    shape: str
    summary: str
    aliases: tuple[str, ...] = ()


SCREEN = Command("whole", "taut", "the full screen")

COMMANDS: dict[str, Command] = {
    "begin": Command("begin", "taut begin [FLOW]", "straight into a flow, such as morning", ("start",)),
    "note": Command("note", "taut note [TEXT]", "keep a note: the words given, or standard input", ("add", "new")),
    "list": Command("listing", "taut list", "what was kept, newest first", ("ls", "log")),
    "show": Command("show", "taut show [WHICH]", "one entry, the last one, or those of a day", ("cat", "view")),
    "search": Command("search", "taut search WORDS", "entries in which all the words stand", ("find", "grep")),
    "promise": Command("promise", "taut promise", "what is open; ID y, p, x or l answers one", ("promises",)),
    "insights": Command("insights", "taut insights", "tension, doing, mood …; week, month, year", ("stats",)),
    "nudge": Command("nudge", "taut nudge", "one line while today is open, else nothing"),
    "aside": Command("aside", "taut aside", "days that looking back leaves out"),
    "schedule": Command("schedule", "taut schedule", "a nudge at a time of day or at login"),
    "export": Command("export", "taut export", "everything as Markdown, JSON or CSV"),
    "import": Command("take_in", "taut import FILE", "from taut, jrnl, Day One, Markdown or CSV", ("load",)),
    "flows": Command("library", "taut flows", "every flow; with check or new NAME, your own", ("flow",)),
    "backup": Command("backup", "taut backup [now]", "the backups there are, or one more", ("backups",)),
    "restore": Command("restore", "taut restore [WHICH]", "a backup in the journal's place, after asking"),
    "trash": Command("trash", "taut trash", "what was deleted; restore ID, put ID, empty", ("bin",)),
    "doctor": Command("doctor", "taut doctor", "is all well? what to do where it is not", ("check",)),
    "config": Command("config", "taut config", "what can be set; get, set NAME VALUE, edit", ("settings",)),
    "completion": Command("completion", "taut completion SHELL", "for bash, zsh or fish"),
    "keys": Command("keys", "taut keys", "every key, with what the settings made of them", ("key",)),
    "encrypt": Command("encrypt", "taut encrypt", "seal the notebook with a passphrase"),
    "decrypt": Command("decrypt", "taut decrypt", "make it readable on the disk again"),
    "passphrase": Command("passphrase", "taut passphrase", "change it, or use the recovery key"),
    "demo": Command("demonstrate", "taut demo", "a made-up person's year, to look around in"),
}

TAKES_VALUE = ("--home", "--for", "--color")
_STANDS_ALONE = ("--json", "--no-pager", "--plain")


def called(words: Sequence[str]) -> tuple[str, list[str]]:
    """The command's name, empty for the full screen, and its words; options that stood before it come first.

    Raises:
        Refused: If there is no such command.
    """
    before: list[str] = []
    rest = list(words)
    while rest and rest[0].startswith("-") and rest[0] != "-":
        option = rest[0].split("=")[0]
        if rest[0] in ("--version", "-V"):
            return "version", []
        if rest[0] in ("--help", "-h"):
            return "help", []
        if option in TAKES_VALUE:
            taken = 1 if "=" in rest[0] else 2
        elif option in _STANDS_ALONE:
            taken = 1
        else:
            return "", [*before, *rest]
        before += rest[:taken]
        rest = rest[taken:]
    if not rest:
        return "", before
    if rest[0] == "help":
        return (known(rest[1]), [*before, "--help"]) if len(rest) > 1 else ("help", [])
    return known(rest[0]), [*before, *rest[1:]]


def known(word: str) -> str:
    """The name of the command a word means.

    Raises:
        Refused: One sentence with the nearest name and all there are.
    """
    for name, command in COMMANDS.items():
        if word in (name, *command.aliases):
            return name
    raise usage(f"There is no command “{word}”{_hint(word)}; the commands are {', '.join(COMMANDS)}.")


def _hint(word: str) -> str:
    from difflib import get_close_matches

    from tui.library import FLOWS

    if word in FLOWS:
        return f" (did you mean “taut begin {word}”?)"
    names = {alias: name for name, command in COMMANDS.items() for alias in (name, *command.aliases)}
    near = get_close_matches(word.lower(), names, n=1)
    return f" (did you mean “{names[near[0]]}”?)" if near else ""
