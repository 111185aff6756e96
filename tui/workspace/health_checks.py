"""Looks at everything taut rests on, changes nothing, and says what to do where something is amiss."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from tui.insights.views.model import Labelled, Page, Section, page
from tui.records.text import counted, listed, os_reason
from tui.settings import SECRET_VARIABLES, Places, SettingsError, load
from tui.store.copies import copies
from tui.store.errors import DamagedError, StoreError, WrongPassphraseError, cannot_be_written
from tui.store.journal import Journal
from tui.store.lock import Lock
from tui.store.vault import has_whole_head, is_encrypted_file

VARIABLE = SECRET_VARIABLES[0]
NOT_IN_VARIABLE = f"The passphrase in {VARIABLE} is wrong; correct it, or unset it and taut will ask you."
LIBRARIES = ("textual", "tinydb", "msgspec")
SECONDS = 2.0
"""So long the lock is waited for."""


class Check(NamedTuple):
    """One thing that was looked at, whether all is well, and what was found or what to do."""

    check: str
    ok: bool
    says: str


_Found = tuple[bool, str]
"""Whether all is well, and what was found."""


Keys = Callable[[Places], tuple[bool, str]]
"""Looks at the keys in the settings, for a face that has keys."""


def keys_found(problems: Sequence[str]) -> tuple[bool, str]:
    """What is said of the keys in the settings, by what is wrong with them."""
    return not problems, " ".join(problems) or "Every key in the settings works."


def checks(places: Places, keys: Keys | None = None, journal: Journal | None = None) -> Iterator[Check]:
    """Everything, in the order it matters.

    Args:
        places: Where the notebook is.
        keys: Looks at the keys in the settings; without it nobody does.
        journal: That of the notebook where it is open, and perhaps unlocked.
    """
    journal = journal or Journal(places.data, lambda: datetime.now().astimezone())
    yield Check("versions", *_versions())
    yield Check("encryption", *_encryption(journal))
    yield Check("journal", *_journal(journal))
    yield Check("set aside", *_set_aside(places.data))
    yield Check("copies", *_copies(journal))
    yield Check("backups", *_backups(journal))
    yield Check("drafts", *_drafts(journal))
    yield Check("lock", *_lock(journal))
    yield Check("permissions", *_rights(places))
    yield Check("disk space", *_room(journal))
    yield Check("settings", *_settings(places))
    if keys is not None:
        yield Check("keys", *keys(places))
    yield from (Check("your exercises", *found) for found in _own(places))
    yield Check("reports", *_reports(places))
    yield Check("terminal", *_terminal())


def _versions() -> _Found:
    from importlib.metadata import PackageNotFoundError, version

    from tui import __version__

    found = []
    for name in LIBRARIES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            return False, f"{name} is not installed; reinstall taut."
    python = f"Python {platform.python_version()} on {platform.system()}"
    return True, f"taut {__version__}, {python}, {', '.join(found)}"


def _encryption(journal: Journal) -> _Found:
    """Opens the notebook too, where the passphrase is at hand, so that the other checks look inside."""
    vault = journal.vault
    try:
        journal.encryption.check_readable()
    except StoreError as problem:
        return False, str(problem)
    sealed = journal.encryption.encrypted_files()
    readable = [path for path in journal.encryption.readable_files() if not _is_torn(path)]
    if vault.is_plain:
        if sealed:
            says = f"{sealed[0]} is encrypted and the journal is not; its recovery key may open it."
            return False, says
        return True, "The notebook is not encrypted."
    if readable and not sealed:
        return False, "There is a key, but nothing is encrypted with it; “taut encrypt” starts again."
    try:
        if (passphrase := os.environ.get(VARIABLE)) is None:
            vault.check_key()
        else:
            vault.unlock(passphrase)
    except WrongPassphraseError:
        return False, NOT_IN_VARIABLE
    except StoreError as problem:
        return False, str(problem)
    if readable:
        rest = f" and {len(readable) - 1} more" if len(readable) > 1 else ""
        says = f"{readable[0]}{rest} can still be read without the passphrase; “taut encrypt” does the rest."
        return False, says
    unseen = f"; set {VARIABLE} to have the contents checked too" if vault.is_locked else ""
    return True, f"Everything is encrypted{unseen}."


def _is_torn(path: Path) -> bool:
    """Whether a file is neither sealed nor what taut writes in clear."""
    with path.open("rb") as file:
        return file.read(1) not in (b"{", b"\x1f")


def _journal(journal: Journal) -> _Found:
    path = journal.path
    try:
        if not path.exists():
            if journal.backups.list():
                return False, f"There is no {path}, but there are backups; “taut restore 1” brings back the newest."
            return True, f"Nothing is saved yet; the journal will be {path}."
        if journal.vault.is_locked and is_encrypted_file(path):
            if has_whole_head(path):
                return True, f"{path} is encrypted; its contents were not checked."
            return False, _damaged(path)
        journal.verify()
        there = journal.count(include_deleted=True)
        read = sum(1 for _ in journal.entries(include_deleted=True))
    except (DamagedError, ValueError):
        return False, _damaged(path)
    except (StoreError, OSError) as problem:
        return False, str(problem)
    if not there and not 0 < path.stat().st_size < _EMPTY:
        return False, _damaged(path)
    if read < there:
        rest = there - read
        says = f"{rest} of {there} entries in {path} cannot be read; perhaps a newer taut wrote them."
        return False, says
    return True, f"{counted(there, 'entry')} in {path}, all readable"


def _damaged(path: Path) -> str:
    return f"{path} is damaged; “taut list” sets it aside and recovers what it can."


_EMPTY = 200
"""A journal without entries has fewer bytes than this."""


def _set_aside(data: Path) -> _Found:
    found = sorted([*data.glob("journal.damaged-*"), *(data / "drafts").glob("*.damaged-*")])
    if found and not os.access(found[0], os.R_OK):
        return False, f"{found[0]} was damaged and set aside, and cannot be read; check its permissions."
    if found:
        says = f"{found[0]} was damaged and set aside; remove it once you know that nothing is missing."
        return False, says
    return True, "There are no damaged files."


def _copies(journal: Journal) -> _Found:
    found = copies(journal.path)
    if not found:
        return True, "There is no other copy of the journal."
    names = listed([path.name for path in found])
    return False, f"{names} beside the journal may have entries it lacks; Today in taut offers to join them."


def _backups(journal: Journal) -> _Found:
    try:
        found = journal.backups.list(strict=True)
    except StoreError as problem:
        return False, str(problem)
    if why := journal.backups.why_none():
        return False, why
    if not found:
        return True, "No backup yet; your second save will make one."
    if journal.vault.is_locked:
        return True, f"{len(found)} in {journal.backups.folder}, encrypted; their contents were not checked"
    if journal.backups.read(found[0]) is None:
        return False, f"The newest, {found[0].path}, is damaged; “taut backup now” makes a good one."
    newest = datetime.fromtimestamp(found[0].changed / 1e9).astimezone()
    return True, f"{len(found)} in {journal.backups.folder}, the newest of {newest:%Y-%m-%d %H:%M}"


def _drafts(journal: Journal) -> _Found:
    try:
        count = sum(1 for _ in journal.drafts.folder.glob("*.json"))
    except OSError as problem:
        return False, f"{journal.drafts.folder} cannot be read ({os_reason(problem)}); check its permissions."
    waiting = {0: "There is no unfinished session.", 1: "There is one unfinished session."}
    return True, waiting.get(count, f"There are {count} unfinished sessions.")


def _lock(journal: Journal) -> _Found:
    if not journal.path.exists():
        return True, "Nothing is locked."
    try:
        with Lock(journal.path, SECONDS):
            return True, "No other taut is writing."
    except StoreError as problem:
        return False, str(problem)


def _rights(places: Places) -> _Found:
    if sys.platform == "win32":
        return True, "They follow the folder's."
    for path in (places.data, places.data / "journal.json", places.settings):
        try:
            status = path.stat()
        except OSError:
            continue
        if status.st_mode & 0o077:
            mode = "700" if path.is_dir() else "600"
            return False, f"Others can read {path}; “chmod {mode} {path}” makes it private."
        if not os.access(path, os.R_OK | os.W_OK):
            return False, cannot_be_written(path)
    return True, "Only you can read your files."


def _room(journal: Journal) -> _Found:
    folder = next((place for place in (journal.path.parent, *journal.path.parents) if place.exists()), Path("/"))
    size = journal.path.stat().st_size if journal.path.exists() else 0
    free = shutil.disk_usage(folder).free
    enough = free > 3 * size + 1_000_000
    says = f"{free / 1e9:,.1f} GB free; the journal is {size / 1e6:,.1f} MB"
    return enough, says if enough else f"{says}. Free some space: saving needs room for a second copy."


def _settings(places: Places) -> _Found:
    try:
        load(places.settings)
    except SettingsError as problem:
        return False, str(problem)
    there = places.settings.exists()
    return True, f"{places.settings} is fine" if there else "Every setting is at its default."


def _own(places: Places) -> list[_Found]:
    """Every mistake in the person's own files, each by itself."""
    from tui.library import load as load_library
    from tui.library import own_files

    _, problems = load_library(places.config)
    if problems:
        return [(False, str(problem)) for problem in problems]
    count = len(own_files(places.config))
    return [(True, f"{counted(count, 'file')} of your own, no mistakes")]


def _reports(places: Places) -> _Found:
    count = sum(1 for _ in places.log.glob("*.txt")) if places.log.is_dir() else 0
    if count:
        reports = f"{counted(count, 'error report')} in {places.log}, with nothing you wrote in them"
        says = f"{reports}; delete {'it' if count == 1 else 'them'}, or first send a copy to whoever maintains taut."
        return False, says
    return True, "There are no error reports."


def _terminal() -> _Found:
    name = os.environ.get("TERM", "")
    if not name or name == "dumb":
        return True, f"TERM is {name or 'not set'}; taut asks line by line, as with --plain."
    colors = "truecolour" if os.environ.get("COLORTERM") in ("truecolor", "24bit") else "256" if "256" in name else "16"
    encoding = (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "")
    letters = "UTF-8" if encoding == "utf8" else f"{encoding or 'no encoding'}, so taut draws in ASCII"
    size = shutil.get_terminal_size()
    told = f"{name}, {colors} colours, {size.columns}×{size.lines}, {letters}"
    if size.columns < 40 or size.lines < 12:
        return False, f"{told}; the full screen needs 40×12, “taut --plain” works at any size."
    return True, told


def health_page(found: Iterable[Check]) -> Page:
    """What was found as a page: what needs a look first."""
    rows = [(one.ok, Labelled(f"{one.check[:1].upper()}{one.check[1:]}", one.says)) for one in found]
    return page(
        "Check the journal",
        Section("look", "Needs a look", tuple(row for ok, row in rows if not ok)),
        Section("well", "All well", tuple(row for ok, row in rows if ok)),
    )
