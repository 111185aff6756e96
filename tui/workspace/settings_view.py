"""What can be set and what can be done with the journal, row by row, as every face shows it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import time
from enum import StrEnum
from typing import NamedTuple

from tui.records.date_forms import clock
from tui.records.text import counted, listed, one_line
from tui.settings import TABLES, Settings, SettingsError, read, short_path, shown
from tui.settings.table import TABLE, Group
from tui.store.copies import copies
from tui.workspace import StoreError, Workspace

JOURNAL = "Your journal"
SET, SEALED = "set", "sealed"
"""The text of the row of other machines: where syncing is set up, and where it is not and the notebook is encrypted."""
TITLE = "Settings and data"


class Does(StrEnum):
    """What opening a row does; a setting is one of the first four."""

    SWITCH = "switch"
    CHOOSE = "choose"
    WRITE = "write"
    BY_HAND = "by_hand"
    REMIND = "remind"
    LOCK = "lock"
    CHANGE = "change"
    RECOVERY = "recovery"
    UNLOCK = "unlock"
    IMPORT = "import"
    EXPORT = "export"
    BACKUPS = "backups"
    CHECK = "check"
    TRASH = "trash"
    JOIN = "join"
    SYNC = "sync"
    NOTHING = "nothing"


class Row(NamedTuple):
    """One thing that can be set or done.

    Attributes:
        id: The setting's name, or what opening it does.
        title: What it is called.
        value: What it is now.
        about: What it is, in a sentence or two.
        does: What opening it does.
        command: What does the same on the command line.
        text: A setting's value as the file has it.
    """

    id: str
    title: str
    value: str
    about: str
    does: Does
    command: str
    text: str = ""


class Rows(NamedTuple):
    """Rows that belong together, under their heading."""

    heading: str
    rows: tuple[Row, ...]


def settings_view(workspace: Workspace) -> tuple[Rows, ...]:
    """Every setting and everything that can be done with the journal; reads the disk."""
    settings = workspace.settings
    groups = [
        (group, tuple(setting_row(settings, name) for name, one in TABLE.items() if one.group is group))
        for group in Group
    ]
    found = []
    for group, rows in groups:
        if group is Group.TALK:
            found.append(Rows(JOURNAL, tuple(_journal(workspace))))
        extra = (_REMINDER,) if group is Group.DAY else ()
        found.append(Rows(group.value, (*rows, *extra)))
    return tuple(found)


def setting_row(settings: Settings, name: str) -> Row:
    """A setting and what it is now."""
    setting, value = TABLE[name], getattr(settings, name)
    if name in TABLES:
        does, said = Does.BY_HAND, "set" if value else "none"
    elif isinstance(value, bool):
        does, said = Does.SWITCH, setting.words(value)
    elif setting.options:
        does, said = Does.CHOOSE, setting.words(value) or shown(value)
    else:
        does, said = Does.WRITE, (clock(value) if isinstance(value, time) else shown(value)) or "none"
    text = "" if does is Does.BY_HAND else shown(value)
    return Row(name, setting.title, said, setting.about, does, f"taut config set {name}", text)


_REMINDER = Row(
    "reminder",
    "Reminder",
    "only if you ask for one",
    "One quiet line, at a time you choose, on days when nothing has been written yet. taut shows you what to add and "
    "where, or adds it for you.",
    Does.REMIND,
    "taut schedule",
)


def _journal(workspace: Workspace) -> Iterator[Row]:
    is_plain = workspace.vault.is_plain
    yield Row(
        "file", "The file", short_path(workspace.journal.path),
        "Everything you write is in this one file. You can copy it, and read it without taut."
        if is_plain else
        "Everything you write is in this one file. You can copy it; only your passphrase or the recovery key opens "
        "it.",
        Does.NOTHING, "taut doctor",
    )  # fmt: skip
    if not workspace.vault.is_locked:
        yield Row(
            "entries", "Entries", _entries(workspace), "How many there are, not counting the trash.", Does.NOTHING,
            "taut list",
        )  # fmt: skip
    if found := copies(workspace.journal.path):
        yield Row(
            "copies", "Another copy", listed([one_line(path.name) for path in found]),
            "A program that carries your files between machines left this beside the journal. Joining it loses nothing "
            "of either: the newer version of an entry counts, and the other becomes an earlier version of it.",
            Does.JOIN, "taut import FILE",
        )  # fmt: skip
    yield from _PLAIN if is_plain else _ENCRYPTED
    yield _IMPORT
    yield _EXPORT
    count = len(workspace.journal.backups.list())
    yield Row(
        "backups", "Backups", counted(count, "backup") if count else "none yet",
        "taut backs up the journal by itself: the last save, 7 days, 4 weeks, 12 months. Open this to "
        "make a backup now or to bring one back.",
        Does.BACKUPS, "taut backup, taut restore",
    )  # fmt: skip
    yield _machines(workspace)
    yield _CHECK
    yield Row("trash", "Trash", _trash(workspace), "What you delete waits here for 30 days.", Does.TRASH, "taut trash")


_PLAIN = (
    Row(
        "lock", "Lock with a passphrase", "not locked",
        "Encrypts the journal, its drafts and its backups. taut then asks for the passphrase whenever it opens.",
        Does.LOCK, "taut encrypt",
    ),
)  # fmt: skip
_ENCRYPTED = (
    Row(
        "change", "Change the passphrase", "locked",
        "The new one replaces the old one, which stops working.", Does.CHANGE, "taut passphrase",
    ),
    Row(
        "recovery", "Recovery key", "",
        "A key to write down on paper. It opens the journal if you forget the passphrase.", Does.RECOVERY,
        "taut passphrase --show-key",
    ),
    Row(
        "unlock", "Remove the passphrase", "",
        "The journal, its drafts and its backups are no longer encrypted after that.", Does.UNLOCK, "taut decrypt",
    ),
)  # fmt: skip
_IMPORT = Row(
    "import", "Import", "",
    "Entries from another journal: Day One, Daylio, Journey, Obsidian, Logseq, jrnl, tui-journal, Org, Markdown or "
    "CSV. First you see what would be added, and you can undo it.",
    Does.IMPORT, "taut import FILE",
)  # fmt: skip
_EXPORT = Row(
    "export", "Export everything", "", "Everything you've written, in a file that other programs can read.",
    Does.EXPORT, "taut export",
)  # fmt: skip
_CHECK = Row(
    "check", "Check the journal", "",
    "Looks at the file, its backups and permissions, your own keys and exercises, changes nothing, and says what to do "
    "if something is wrong.",
    Does.CHECK, "taut doctor, taut flows check",
)  # fmt: skip


def _entries(workspace: Workspace) -> str:
    with suppress(StoreError):
        return f"{workspace.journal.count():,}" if workspace.journal.path.exists() else "0"
    return "not readable"


def _machines(workspace: Workspace) -> Row:
    from tui.workspace.sync_status import brief, is_set  # most notebooks are on one machine

    there = is_set(workspace)
    return Row(
        "machines", "Other machines", brief(workspace) or "not synced yet" if there else "not synced",
        "Keeps the notebook the same on several machines, over a git repository or a folder that another program "
        "carries. What leaves this machine is encrypted, unless you asked for plain text.",
        Does.SYNC, "taut sync", SET if there else "" if workspace.vault.is_plain else SEALED,
    )  # fmt: skip


def _trash(workspace: Workspace) -> str:
    with suppress(StoreError):
        count = 0 if workspace.vault.is_locked else len(workspace.entries.trashed())
        return counted(count, "entry") if count else ""
    return ""


def change(workspace: Workspace, name: str, text: str) -> str:
    """Gives a setting the value that a person wrote or chose; a sentence that says what it is now.

    Raises:
        StoreError: If it cannot have that value, or the file cannot be written.
    """
    try:
        value = read(name, text)
    except SettingsError as problem:
        raise StoreError(str(problem)) from None
    workspace.change_settings(**{name: value})
    row = setting_row(workspace.settings, name)
    return f"{row.title}: {row.value}."


def switch(workspace: Workspace, name: str) -> str:
    """Gives a setting that is one of two the other value; a sentence that says what it is now.

    Raises:
        StoreError: If the file cannot be written.
    """
    return change(workspace, name, shown(not getattr(workspace.settings, name)))


def by_hand(workspace: Workspace, name: str) -> tuple[str, ...]:
    """How a setting is written that is a table of its own, a paragraph each."""
    where = short_path(workspace.places.settings)
    return (TABLE[name].about, f"Write it at the end of {where}:", f"[{name}]\n{TABLES[name].removeprefix('# ')}")
