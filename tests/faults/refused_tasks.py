"""What taut is doing when a system call is refused, on what notebook, and what must hold afterwards."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from msgspec.structs import replace

from tests.faults.writer import entry
from tui.cli import main
from tui.records.answers import Long
from tui.records.entry import Entry
from tui.store import keys
from tui.store.errors import StoreError, WrongPassphraseError
from tui.store.journal import Journal
from tui.workspace import Workspace

OLD, NEW = "walnut lamp river", "another lamp river"
KEPT = frozenset(f"kept text {number}" for number in range(8))
GONE = frozenset({"gone text 0", "gone text 1"})
DRAFT = "a draft text"


def now() -> datetime:
    """The time it is."""
    return datetime.now().astimezone()


def command(home: Path, *words: str) -> int:
    """Runs a command as a person would."""
    secrets = {"TAUT_PASSPHRASE": OLD, "TAUT_NEW_PASSPHRASE": NEW, "TAUT_HOME": str(home)}
    if is_under(home, NEW):
        secrets["TAUT_PASSPHRASE"] = NEW
    with patch.dict(os.environ, secrets):
        return main(list(words))


def is_under(home: Path, passphrase: str) -> bool:
    """Whether the notebook is encrypted with this passphrase."""
    try:
        Journal(home, now).vault.unlock(passphrase)
    except StoreError:
        return False
    return True


def opened(home: Path) -> tuple[Journal, str]:
    """The journal, open and mended, and what was told of it."""
    journal = Journal(home, now)
    if not journal.vault.is_plain:
        try:
            journal.vault.unlock(OLD)
        except WrongPassphraseError:
            journal.vault.unlock(NEW)
    return journal, " ".join(filter(None, (journal.open(), journal.mend())))


def texts(journal: Journal) -> set[str]:
    """Every text in the journal, in the trash and among earlier answers too."""
    return {text for found in journal.entries(include_deleted=True) for text in _texts(found)}


def _texts(found: Entry) -> set[str]:
    sets = (found.answers, *(revision.answers for revision in found.revisions))
    return {answer.text for answers in sets for answer in answers if isinstance(answer, Long)}


def backed_up(journal: Journal) -> set[str]:
    """Every text in a backup."""
    found = set()
    for backup in journal.backups.list():
        for document in (journal.backups.read(backup) or {}).get("entries", {}).values():
            found |= {answer.get("text", "") for answer in dict(document)["answers"]}
    return found


def use_everything(home: Path) -> None:
    """Writes to each folder once more, as days of use do."""
    journal, _ = opened(home)
    journal.drafts.save("later", {"id": "later"})
    journal.drafts.remove("later")
    journal.save(entry(90_000, "later still"))
    journal.change(journal.newest(1)[0].id, lambda found: replace(found, starred=True))


def _nothing(_: Path) -> None:
    pass


def _fine(home: Path, journal: Journal, code: int, said: str) -> str:
    return ""


class Task(NamedTuple):
    """One thing that taut does.

    Attributes:
        do: Does it; the exit code.
        check: What is wrong with what it left, given the folder, the journal, the code and what was said.
        keeps: Texts that must be there afterwards.
        encrypted: Whether the notebook is, before.
        prepare: What is done to the copy before.
        may_go_to_backups: Whether it is enough for a text to stand in a backup.
    """

    name: str
    do: Callable[[Path], int]
    check: Callable[[Path, Journal, int, str], str] = _fine
    keeps: frozenset[str] = KEPT | GONE
    encrypted: bool = False
    prepare: Callable[[Path], None] = _nothing
    may_go_to_backups: bool = False


class Grounds:
    """The notebooks that tasks begin with, each made once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @classmethod
    @contextmanager
    def in_folder(cls, folder: Path) -> Iterator[Grounds]:
        """They are made there; meanwhile a passphrase costs little, for it is not what is tried."""
        with patch.object(keys, "PASSES", 1), patch.object(keys, "MEMORY", 8192):
            yield cls(folder)

    def of(self, task: Task) -> Path:
        """Its notebook."""
        made = self._folder / ("encrypted" if task.encrypted else "plain")
        if not made.exists():
            _make(made)
            if task.encrypted:
                journal = Journal(made, now)
                journal.encryption.encrypt(OLD)
        return made


def _make(home: Path) -> None:
    at = [now() - timedelta(days=4)]
    journal = Journal(home, lambda: at[0])
    journal.open()
    for number, text in enumerate(sorted(KEPT | GONE)):
        if number % 3 == 2:
            at[0] += timedelta(days=1)
        journal.save(entry(number, text))
    for found in list(journal.entries()):
        if _texts(found) & GONE:
            journal.change(found.id, lambda one: replace(one, deleted=at[0]))
    journal.drafts.save("019ac000-0000-7000-8000-000000000001", {"id": "x", "text": DRAFT})
    journal.compress_backups()
    aside = home / "journal.damaged-2026-01-01-000000.json"
    aside.write_bytes((home / "journal.json").read_bytes())
    aside.chmod(0o600)
    (home / "other.json").write_text('{"entries": [{"date": "2020-01-01", "text": "imported text"}]}')
    (home / "other.json").chmod(0o600)


def _workspace(home: Path) -> Workspace:
    workspace = Workspace.open(home)
    if workspace.vault.is_locked:
        workspace.vault.unlock(OLD)
    workspace.start()
    return workspace


def _telling(do: Callable[[Workspace], object]) -> Callable[[Path], int]:
    """Does something as the full screen would, which says what a ``StoreError`` says."""

    def done(home: Path) -> int:
        try:
            do(_workspace(home))
        except StoreError as problem:
            print(problem)
            return 1
        return 0

    return done


def _runs(*words: str) -> Callable[[Path], int]:
    return lambda home: command(home, *(word.replace("HOME", str(home)) for word in words))


def _piped(home: Path) -> int:
    with patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"a new text"), encoding="utf-8")):
        return command(home, "note")


def _first(workspace: Workspace) -> Entry:
    return workspace.journal.newest(1)[0]


def _holds(text: str) -> Callable[[Path, Journal, int, str], str]:
    """A new text is there where that was said, and what is said where it failed is true."""

    def check(home: Path, journal: Journal, code: int, said: str) -> str:
        there = text in texts(journal)
        if not code and not there:
            return f"“{text}” was said to be saved and is not there"
        if code and there and "did not confirm" not in said:
            return f"“{text}” is there, and it was not said"
        return "it was said not to be kept" if there and "not kept" in said else ""

    return check


def _emptied(home: Path, journal: Journal, code: int, said: str) -> str:
    from tests.faults.refusals import found_in_files

    if "from the backups too" in said and (left := [one for text in GONE for one in found_in_files(home, text)]):
        return f"said to be gone from the backups, and still in {left}"
    gone = not GONE & texts(journal)
    return f"code {code}, gone {gone}" if (not code and not gone) else ""


def _sealed(home: Path, journal: Journal, code: int, said: str) -> str:
    from tests.faults.refusals import found_in_files

    if not code and (left := [one for text in KEPT | {DRAFT} for one in found_in_files(home, text)]):
        return f"said to be encrypted, and to be read in {left}"
    if code and journal.encryption.encrypted_files() and "encrypted" not in said:
        return "a part is encrypted, and it was not said"
    is_done = journal.encryption.encrypted_files() and not journal.encryption.readable_files()
    if is_done:
        return "" if "AGE-SECRET-KEY-1" in said else "all is encrypted, and the recovery key was not shown"
    return "encrypting again fails" if code and command(home, "encrypt") else ""


def _clear(home: Path, journal: Journal, code: int, said: str) -> str:
    if not code and (left := journal.encryption.encrypted_files()):
        return f"said to be readable, and encrypted are {left}"
    if code and not journal.vault.is_plain and command(home, "decrypt"):
        return "decrypting again fails"
    return ""


def _opens(home: Path, journal: Journal, code: int, said: str) -> str:
    wanted = OLD if code and "did not confirm" not in said else NEW
    return "" if is_under(home, wanted) else f"code {code}, and “{wanted}” does not open it"


def _tear(home: Path) -> None:
    """Cuts the journal in its middle; the backups hold the rest."""
    data = (home / "journal.json").read_bytes()
    (home / "journal.json").write_bytes(data[: len(data) * 2 // 3])


def _remove(home: Path) -> None:
    (home / "journal.json").unlink()


def _draft_is_there(home: Path, journal: Journal, code: int, said: str) -> str:
    found = str(journal.drafts.load_all())
    if DRAFT not in found:
        return "the draft is lost"
    return "the draft was said to be saved" if not code and "newly typed" not in found else ""


FIRST_DRAFT = "019ac000-0000-7000-8000-000000000001"

TASKS = (
    Task("note", _runs("note", "a new text"), _holds("a new text")),
    Task("note from a pipe", _piped, _holds("a new text")),
    Task("edit", _telling(lambda ws: ws.entries.edit(_first(ws).id, (Long(step="note", text="edited text"),))),
         _holds("edited text")),
    Task("trash", _telling(lambda ws: ws.entries.trash(_first(ws).id))),
    Task("untrash", _telling(lambda ws: ws.entries.untrash(*(one.id for one, _ in ws.entries.trashed())))),
    Task("empty", _runs("trash", "empty", "--yes"), _emptied, KEPT),
    Task("empty for good", _runs("trash", "empty", "--yes", "--backups-too"), _emptied, KEPT),
    Task("empty for good, encrypted", _runs("trash", "empty", "--yes", "--backups-too"), _emptied, KEPT,
         encrypted=True),
    Task("encrypt", _runs("encrypt"), _sealed),
    Task("decrypt", _runs("decrypt"), _clear, encrypted=True),
    Task("passphrase", _runs("passphrase"), _opens, encrypted=True),
    Task("restore", _runs("restore", "2", "--yes"), may_go_to_backups=True),
    Task("merge", _runs("restore", "2", "--merge", "--yes")),
    Task("recover", _runs("list"), prepare=_tear),
    Task("recover, encrypted", _runs("list"), prepare=_tear, encrypted=True, may_go_to_backups=True),
    Task("bring back", _runs("list"), prepare=_remove),
    Task("import", _runs("import", "HOME/other.json"), _holds("imported text")),
    Task("draft", _telling(lambda ws: ws.drafts.save(FIRST_DRAFT, {"id": "x", "text": f"{DRAFT}, newly typed"})),
         _draft_is_there),
    Task("backup", _runs("backup", "now")),
    Task("idle", _telling(lambda ws: ws.entries.clean_up())),
)  # fmt: skip
