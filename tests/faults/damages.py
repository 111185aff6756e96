"""A journal damaged at random: nothing that is held whole elsewhere is lost, and nothing altered is shown as true.

``python -m tests.faults.damages [COUNT]`` tries three hundred of each kind of home; the normal run a few.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from msgspec.structs import replace
from tinydb import TinyDB

from tests.store.support import NOW, make_entry
from tui.records.entry import Entry, to_document
from tui.store.documents import unsealed
from tui.store.journal import Journal

Damage = Callable[[random.Random, bytes], bytes]
PASSPHRASE = "correct horse"
HOMES = ("with backups", "without backups", "encrypted")
WORDS = ("Grüße", "Zoë:", "I walked", "{again}", '"and"', "wrote\n-", "[x]", "one\t#tag", "日本", "𝔘", "[/b]")


def _cut(rng: random.Random, data: bytes) -> bytes:
    return data[: rng.randrange(len(data))]


def _cut_out(rng: random.Random, data: bytes) -> bytes:
    start = rng.randrange(len(data))
    return data[:start] + data[start + rng.randrange(1, 900) :]


def _flips(rng: random.Random, data: bytes) -> bytes:
    found = bytearray(data)
    for _ in range(rng.choice((1, 1, 1, 3, 8))):
        found[rng.randrange(len(found))] ^= 1 << rng.randrange(8)
    return bytes(found)


def _zeros(rng: random.Random, data: bytes) -> bytes:
    start, size = rng.randrange(len(data)), rng.choice((1, 64, 512, 4096))
    return data[:start] + bytes(min(size, len(data) - start)) + data[start + size :]


def _doubled(rng: random.Random, data: bytes) -> bytes:
    start, size = rng.randrange(len(data)), rng.choice((1, 40, 512, 4096))
    return data[: start + size] + data[start:]


def _lines(change: Callable[[random.Random, list[bytes]], None]) -> Damage:
    def damage(rng: random.Random, data: bytes) -> bytes:
        lines = data.split(b"\n")
        change(rng, lines)
        return b"\n".join(lines)

    return damage


def _swap(rng: random.Random, lines: list[bytes]) -> None:
    one, other = rng.sample(range(len(lines)), 2)
    lines[one], lines[other] = lines[other], lines[one]


def _join(rng: random.Random, lines: list[bytes]) -> None:
    place = rng.randrange(len(lines) - 1)
    lines[place : place + 2] = [lines[place] + lines[place + 1]]


def _twice(rng: random.Random, lines: list[bytes]) -> None:
    lines.insert(rng.randrange(len(lines)), rng.choice(lines))


DAMAGES: dict[str, Damage] = {
    "cut": _cut,
    "cut out": _cut_out,
    "flips": _flips,
    "zeros": _zeros,
    "doubled": _doubled,
    "swapped lines": _lines(_swap),
    "joined lines": _lines(_join),
    "a line twice": _lines(_twice),
}


class Kept:
    """A home with thirty entries, some of them edited, over several days, and every version that was ever written."""

    def __init__(self, home: Path, kind: str) -> None:
        self.home = home
        self.now = NOW
        self.kind = kind
        self.versions: dict[str, list[Entry]] = {}
        self.journal = self.opened()
        rng = random.Random(kind)
        for number in range(30):
            self.now = NOW + timedelta(hours=3 * number)
            entry = make_entry(180 * number, " ".join(rng.choices(WORDS, k=rng.randrange(1, 120))))
            self.journal.save(entry)
            self.versions[entry.id] = [entry]
            if number % 7 == 3:
                old = make_entry(180 * rng.randrange(number)).id
                self.versions[old].append(self.journal.change(old, lambda one: replace(one, starred=not one.starred)))
        if kind == "encrypted":
            self.journal.encryption.encrypt(PASSPHRASE)
            last = make_entry(180 * 30, "after it was locked")
            self.journal.save(last)
            self.versions[last.id] = [last]
        if kind == "without backups":
            shutil.rmtree(home / "backups")
            shutil.rmtree(home / "drafts")

    def opened(self) -> Journal:
        journal = Journal(self.home, self._clock)
        if journal.vault.is_locked:
            journal.vault.unlock(PASSPHRASE)
        return journal

    def _clock(self) -> datetime:
        return self.now


def faults(kept: Kept, damage: str, seed: int) -> list[str]:
    """What went wrong after one damage; the home is as it was before when this returns."""
    rng = random.Random(seed)
    path = kept.home / "journal.json"
    safe = Path(tempfile.mkdtemp()) / "home"
    shutil.copytree(kept.home, safe, copy_function=shutil.copy2)
    data = path.read_bytes()
    damaged = DAMAGES[damage](rng, data)
    path.unlink()
    path.write_bytes(damaged)
    try:
        return _faults(kept, damaged != data)
    except Exception as problem:  # a fault of its own, named by its type
        return [f"{type(problem).__name__}: {problem}"]
    finally:
        shutil.rmtree(kept.home)
        shutil.copytree(safe, kept.home, copy_function=shutil.copy2)
        shutil.rmtree(safe.parent)


def _faults(kept: Kept, is_changed: bool) -> list[str]:
    journal = kept.opened()
    told = [journal.open() or ""]
    list(journal.entries())
    told += journal.take_news()
    said = " ".join(filter(None, told))
    found = {entry.id: entry for entry in journal.entries(include_deleted=True)}
    wrong = []
    has_elsewhere = kept.kind != "without backups"
    for entry, versions in kept.versions.items():
        shown = found.get(entry)
        if shown is None:
            if has_elsewhere:
                wrong.append(f"{entry} is lost")
            elif not said:
                wrong.append(f"{entry} is lost and nobody is told")
        elif not any(_same(shown, version) for version in versions):
            if has_elsewhere:
                wrong.append(f"{entry} is altered")
            elif "may not be exactly what you wrote" not in said:
                wrong.append(f"{entry} is altered and nobody is told")
    if found.keys() - kept.versions.keys():
        wrong.append("entries that nobody wrote")
    new = make_entry(180 * 40, "written after it")
    journal.save(new)
    if found:
        journal.change(next(iter(found)), lambda one: replace(one, tags=("seen",)))
    if journal.count(include_deleted=True) != len(found) + 1:
        wrong.append("the journal is not usable")
    if kept.kind != "encrypted":
        with TinyDB(kept.home / "journal.json") as stock:
            if len(stock.table("entries").all()) != len(found) + 1:
                wrong.append("stock TinyDB reads something else")
    if kept.opened().open() or (not is_changed and said):
        wrong.append("it is said again, or of nothing")
    return wrong


def _same(one: Entry, other: Entry) -> bool:
    mine, theirs = unsealed(to_document(one)), unsealed(to_document(other))
    return {**mine, "revisions": []} == {**theirs, "revisions": []}


def run(count: int, kinds: tuple[str, ...] = HOMES, first: int = 0) -> list[str]:
    """Tries so many damages on each kind of home; what went wrong, a line each."""
    wrong = []
    for kind in kinds:
        with tempfile.TemporaryDirectory() as folder:
            kept = Kept(Path(folder) / "home", kind)
            names = list(DAMAGES)
            for seed in range(first, first + count):
                damage = names[seed % len(names)]
                wrong += [f"{kind}, {damage}, seed {seed}: {one}" for one in faults(kept, damage, seed)]
    return wrong


if __name__ == "__main__":
    found = run(int(sys.argv[1]) if sys.argv[1:] else 300)
    print("\n".join(found[:60]))
    print(Counter(line.rsplit(", seed", 1)[0] for line in found))
    sys.exit(bool(found))
