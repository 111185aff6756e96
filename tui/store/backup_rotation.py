"""Which backups stay, and how a file becomes one: by a second name, compressed when it is a day old."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path

from tui.store.atomic_write import second_name, temporary_name

DAYS, WEEKS, MONTHS = 7, 4, 12


def days_to_keep(days: Iterable[date]) -> set[date]:
    """Which days' backups stay: of the newest seven days, four weeks and twelve months that have one.

    Counted in backups there are, not in days gone by, so that nothing is lost by staying away.
    """
    newest_first = sorted(set(days), reverse=True)
    weeks: dict[tuple[int, int], date] = {}
    months: dict[tuple[int, int], date] = {}
    for day in newest_first:
        weeks.setdefault(day.isocalendar()[:2], day)
        months.setdefault((day.year, day.month), day)
    return {*newest_first[:DAYS], *list(weeks.values())[:WEEKS], *list(months.values())[:MONTHS]}


def link(journal: Path, name: Path) -> None:
    """Give a journal one more name, in the place of what has that name."""
    beside = temporary_name(name)
    try:
        second_name(journal, beside)
        with suppress(OSError):  # some disks, such as a memory card's, keep no permissions
            beside.chmod(0o600)
        beside.replace(name)
    finally:
        # Renaming one name of a file over another of the same file leaves both.
        beside.unlink(missing_ok=True)


def packed(data: bytes) -> bytes:
    """Compressed with gzip."""
    import gzip  # here and below: adding a note, which needs none of it, starts a millisecond sooner

    # Level 1 is four times as fast as the usual level, for a file a tenth larger.
    return gzip.compress(data, 1, mtime=0)


def unpacked(data: bytes) -> bytes:
    """What was compressed.

    Raises:
        ValueError: If it is damaged.
        OSError: If it is not gzip.
    """
    import gzip
    import zlib

    try:
        return gzip.decompress(data)
    except (EOFError, zlib.error) as problem:
        raise ValueError(str(problem)) from None
