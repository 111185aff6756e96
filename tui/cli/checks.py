"""What ``taut doctor`` looks at, one thing a function; nothing is changed, and nothing a person wrote is shown."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from tui.cli.secret import NOT_IN_VARIABLE, VARIABLE
from tui.records.text import counted
from tui.settings import Places, SettingsError, load
from tui.store import Journal, StoreError
from tui.store.errors import WrongPassphraseError
from tui.store.lock import Lock
from tui.store.vault import has_whole_head, is_sealed_file

LIBRARIES = ("textual", "tinydb", "msgspec")
SECONDS = 2.0
"""So long the lock is waited for."""


class Check(NamedTuple):
    """One thing that was looked at.

    Attributes:
        check: What.
        ok: Whether all is well.
        says: What was found, and what to do if something is amiss.
    """

    check: str
    ok: bool
    says: str


def checks(places: Places) -> Iterator[Check]:
    """Everything, in the order it matters.

    Args:
        places: Where the notebook is.
    """
    journal = Journal(places.data, lambda: datetime.now().astimezone())
    yield _versions()
    yield _encryption(journal)
    yield _journal(journal)
    yield _set_aside(places.data)
    yield _backups(journal)
    yield _drafts(journal)
    yield _lock(journal)
    yield _rights(places)
    yield _room(journal)
    yield _settings(places)
    yield _keys(places)
    yield _own(places)
    yield _reports(places)
    yield _terminal()


def _versions() -> Check:
    from importlib.metadata import PackageNotFoundError, version

    from tui import __version__

    found = []
    for name in LIBRARIES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            return Check("versions", False, f"{name} is not installed; install taut anew.")
    python = f"Python {platform.python_version()} on {platform.system()}"
    return Check("versions", True, f"taut {__version__}, {python}, {', '.join(found)}")


def _encryption(journal: Journal) -> Check:
    """Opens the notebook too, where the passphrase is at hand, so that the other checks look inside."""
    vault = journal.vault
    sealed, readable = journal.sealed_files(), [path for path in journal.readable_files() if not _is_torn(path)]
    if vault.plain:
        if sealed:
            says = f"{sealed[0]} is sealed and the journal is not; your recovery key may open it, else remove it."
            return Check("encryption", False, says)
        return Check("encryption", True, "The notebook is not encrypted.")
    if readable and not sealed:
        return Check("encryption", False, "There is a key and nothing is sealed with it; “taut encrypt” begins anew.")
    try:
        if (passphrase := os.environ.get(VARIABLE)) is None:
            vault.check_key()
        else:
            vault.unlock(passphrase)
    except WrongPassphraseError:
        return Check("encryption", False, NOT_IN_VARIABLE)
    except StoreError as problem:
        return Check("encryption", False, str(problem))
    if readable:
        rest = f" and {len(readable) - 1} more" if len(readable) > 1 else ""
        says = f"{readable[0]}{rest} can be read without the passphrase; “taut encrypt” does the rest."
        return Check("encryption", False, says)
    unseen = f"; with the passphrase in {VARIABLE} doctor looks inside" if vault.is_locked else ""
    return Check("encryption", True, f"Everything is encrypted{unseen}.")


def _is_torn(path: Path) -> bool:
    """Whether a file is neither sealed nor what taut writes in clear."""
    with path.open("rb") as file:
        return file.read(1) not in (b"{", b"\x1f")


def _journal(journal: Journal) -> Check:
    path = journal.path
    try:
        if not path.exists():
            if journal.backups.list():
                return Check(
                    "journal", False, f"There is no {path}, but there are backups; “taut restore 1” asks first."
                )
            return Check("journal", True, f"Nothing is kept yet; it will be {path}.")
        if journal.vault.is_locked and is_sealed_file(path):
            if has_whole_head(path):
                return Check("journal", True, f"{path} is encrypted, and was not looked into.")
            return Check("journal", False, _damaged(path))
        there = journal.count(include_deleted=True)
        read = sum(1 for _ in journal.entries(include_deleted=True))
    except (StoreError, OSError) as problem:
        return Check("journal", False, str(problem))
    except ValueError:
        return Check("journal", False, _damaged(path))
    if not there and not 0 < path.stat().st_size < _EMPTY:
        return Check("journal", False, _damaged(path))
    if read < there:
        rest = there - read
        says = f"{rest} of {there} entries in {path} cannot be read by this taut; perhaps a newer one wrote them."
        return Check("journal", False, says)
    return Check("journal", True, f"{counted(there, 'entry')} in {path}, each of them readable")


def _damaged(path: Path) -> str:
    return f"{path} is damaged; open taut, which sets it aside and brings back what can be."


_EMPTY = 200
"""A journal without entries has fewer bytes than this."""


def _set_aside(data: Path) -> Check:
    found = sorted([*data.glob("journal.damaged-*"), *(data / "drafts").glob("*.damaged-*")])
    if found:
        says = f"{found[0]} was damaged and set aside; look whether you miss something, then remove it."
        return Check("set aside", False, says)
    return Check("set aside", True, "No damaged file was ever set aside.")


def _backups(journal: Journal) -> Check:
    found = journal.backups.list()
    if not found:
        return Check("backups", True, "There is none yet; the second save makes the first.")
    if journal.vault.is_locked:
        return Check("backups", True, f"{len(found)} in {journal.backups.folder}, encrypted and not looked into")
    if journal.backups.read(found[0]) is None:
        return Check("backups", False, f"The newest, {found[0].path}, is damaged; “taut backup now” makes a sound one.")
    newest = datetime.fromtimestamp(found[0].changed / 1e9).astimezone()
    return Check("backups", True, f"{len(found)} in {journal.backups.folder}, the newest of {newest:%Y-%m-%d %H:%M}")


def _drafts(journal: Journal) -> Check:
    try:
        count = sum(1 for _ in journal.drafts.folder.glob("*.json"))
    except OSError as problem:
        return Check(
            "drafts", False, f"{journal.drafts.folder} cannot be read ({problem.strerror}); look at its rights."
        )
    waiting = {0: "No session waits.", 1: "One session waits."}
    return Check("drafts", True, waiting.get(count, f"{count} sessions wait."))


def _lock(journal: Journal) -> Check:
    if not journal.path.exists():
        return Check("lock", True, "Nothing is locked.")
    try:
        with Lock(journal.path, SECONDS):
            return Check("lock", True, "Nobody else is writing.")
    except StoreError as problem:
        return Check("lock", False, str(problem))


def _rights(places: Places) -> Check:
    if sys.platform == "win32":
        return Check("rights", True, "They are as the folder's are.")
    for path in (places.data, places.data / "journal.json", places.settings):
        try:
            status = path.stat()
        except OSError:
            continue
        if status.st_mode & 0o077:
            mode = "700" if path.is_dir() else "600"
            return Check("rights", False, f"Others can read {path}; chmod {mode} {path} makes it yours alone.")
        if not os.access(path, os.R_OK | os.W_OK):
            return Check("rights", False, f"You cannot write {path}; give yourself the right to.")
    return Check("rights", True, "You alone can read what is kept.")


def _room(journal: Journal) -> Check:
    folder = next((place for place in (journal.path.parent, *journal.path.parents) if place.exists()), Path("/"))
    size = journal.path.stat().st_size if journal.path.exists() else 0
    free = shutil.disk_usage(folder).free
    enough = free > 3 * size + 1_000_000
    says = f"{free / 1e9:,.1f} GB are free, and the journal has {size / 1e6:,.1f} MB"
    return Check("room", enough, says if enough else f"{says}; free some space, for a save needs its size again.")


def _keys(places: Places) -> Check:
    from tui.app.keymap import keymap

    try:
        problems = keymap(load(places.settings).keys).problems
    except SettingsError:
        return Check("keys", True, "They are as they were at first.")
    return Check("keys", not problems, " ".join(problems) or "Every key in the settings works.")


def _settings(places: Places) -> Check:
    try:
        load(places.settings)
    except SettingsError as problem:
        return Check("settings", False, str(problem))
    there = places.settings.exists()
    return Check("settings", True, f"{places.settings} can be read" if there else "Everything is as it was at first.")


def _own(places: Places) -> Check:
    from tui.library import load as load_library
    from tui.library import own_files

    _, problems = load_library(places.config)
    if problems:
        more = f", and {len(problems) - 1} more" if len(problems) > 1 else ""
        return Check("own flows", False, f"{problems[0]}{more}; “taut flows check” names every mistake.")
    count = len(own_files(places.config))
    return Check("own flows", True, f"{counted(count, 'file')} of your own, without a mistake")


def _reports(places: Places) -> Check:
    count = sum(1 for _ in places.log.glob("*.txt")) if places.log.is_dir() else 0
    if count:
        number = "One mistake" if count == 1 else f"{count} mistakes"
        where = f"in {places.log}, without your words"
        says = f"{number} in taut left a report {where}; keep it for whoever mends taut, or remove it."
        return Check("reports", False, says)
    return Check("reports", True, "No mistake in taut was met.")


def _terminal() -> Check:
    name = os.environ.get("TERM", "")
    if not name or name == "dumb":
        return Check("terminal", True, f"TERM is {name or 'not set'}; taut asks line by line there, as with --plain.")
    colors = "truecolour" if os.environ.get("COLORTERM") in ("truecolor", "24bit") else "256" if "256" in name else "16"
    encoding = (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "")
    letters = "UTF-8" if encoding == "utf8" else f"{encoding or 'no encoding'}, so that it draws in ASCII"
    size = shutil.get_terminal_size()
    told = f"{name}, {colors} colours, {size.columns}×{size.lines}, {letters}"
    if size.columns < 40 or size.lines < 12:
        return Check("terminal", False, f"{told}; the full screen needs 40×12, “taut --plain” does without.")
    return Check("terminal", True, told)
