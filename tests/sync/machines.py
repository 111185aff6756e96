"""Three machines that write, quarrel, go offline, are killed and sync at random, and a model of what must be left."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tui.records.entry import to_document
from tui.settings import Places, Settings
from tui.workspace import Workspace, quick_entries, syncing

KINDS = ("git", "folder")
PASSPHRASE = "walnut lamp river"
ROOT = Path(__file__).parents[2]
BEGUN = datetime(2026, 11, 23, 7, 2, tzinfo=UTC)


class Machine:
    """One of them, with a clock that may be wrong."""

    def __init__(self, home: Path, name: str, wrong: timedelta, ticks: list[int]) -> None:
        self.home = home
        self.name = name
        chance = random.Random(name)

        def now() -> datetime:
            ticks[0] += 1
            return BEGUN + wrong + timedelta(seconds=ticks[0])

        self.space = Workspace(Places(home, home / "config"), Settings(), now=now, bits=lambda: chance.getrandbits(74))
        self.space.start()

    def documents(self) -> dict[str, Any]:
        journal = self.space.journal
        journal.storage.forget()
        return {entry.id: to_document(entry) for entry in journal.entries(include_deleted=True)}

    def open_ids(self, *, deleted: bool = False) -> list[str]:
        return [name for name, document in self.documents().items() if bool(document["deleted"]) == deleted]

    def sync(self) -> syncing.Done:
        return syncing.sync(self.space)

    def process(self) -> subprocess.Popen[bytes]:
        """The same in a process of its own."""
        return subprocess.Popen(
            [sys.executable, "-m", "tui", "--home", str(self.home), "sync"], cwd=ROOT, stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip


def make_place(folder: Path, kind: str) -> Path:
    """An empty meeting place."""
    if kind == "git":
        place = folder / "notebook.git"
        subprocess.run(["git", "init", "--quiet", "--bare", str(place)], check=True)
        return place
    place = folder / "shared"
    place.mkdir()
    return place


class Machines:
    """Three of them over one place, and what a person was told is saved."""

    def __init__(self, folder: Path, kind: str, seed: int) -> None:
        self.chance = random.Random(seed)
        self.place = make_place(folder, kind)
        self.away = self.place.with_name(f"{self.place.name}.away")
        ticks = [0]
        wrong = (timedelta(), timedelta(hours=5), timedelta(days=-3))
        self.all = [Machine(folder / name, name, off, ticks) for name, off in zip("abc", wrong, strict=True)]
        first, *others = self.all
        syncing.set_up(first.space, str(self.place), lambda: PASSPHRASE)
        first.sync()
        for other in others:
            syncing.join(other.space, str(self.place), lambda: PASSPHRASE)
        self.words: dict[str, set[str]] = {}
        self.emptied: set[str] = set()
        self.did: Counter[str] = Counter()
        self._count = 0

    def told(self) -> str:
        return f"{len(self.words)} entries, {len(self.emptied)} emptied, " + ", ".join(
            f"{count} {what}" for what, count in sorted(self.did.items())
        )

    def round(self) -> None:
        """Everyone does something; now and then one syncs."""
        for machine in self.chance.sample(self.all, 3):
            for _ in range(self.chance.randint(0, 3)):
                self._do(self.chance.choice(_DEEDS), machine)
            how = self.chance.random()
            if how < 0.35:
                self._do(_sync, machine)
            elif how < 0.55:
                self._do(_killed, machine)
            elif how < 0.6:
                self._do(_twice, machine)
        if self.chance.random() < 0.1:
            self._do(_lose, self.all[0])
        if self.chance.random() < 0.2:
            self._do(_go_offline, self.all[0])

    def _do(self, deed: Callable[[Machines, Machine], None], machine: Machine) -> None:
        self.did[deed.__name__.strip("_")] += 1
        deed(self, machine)

    def new_words(self) -> str:
        self._count += 1
        return f"word{self._count:06d} said by someone"

    def settle(self) -> None:
        """Syncs until nobody has news, and looks whether all are the same and nothing is missing."""
        if self.away.exists():
            self.away.rename(self.place)
        for _ in range(6):
            if not sum(machine.sync().has_news for machine in self.all):
                break
        one, *others = [machine.documents() for machine in self.all]
        for other in others:
            assert other.keys() == one.keys(), f"not the same entries: {other.keys() ^ one.keys()}"
            for name in one:
                assert other[name] == one[name], f"not the same: {one[name]}\n{other[name]}"
        for name, texts in self.words.items():
            if name in self.emptied:
                assert name not in one, f"{name} was deleted for good and is back"
                continue
            assert name in one, f"the entry {name} is missing"
            held = {answer["text"] for answer in one[name]["answers"]}
            held |= {answer["text"] for version in one[name]["revisions"] for answer in version["answers"]}
            assert texts <= held, f"words of {name} are missing: {texts - held}"


def _note(machines: Machines, machine: Machine) -> None:
    text = machines.new_words()
    entry = machine.space.entries.note(text)
    assert entry is not None
    machines.words[entry.id] = {text}


def _edit(machines: Machines, machine: Machine) -> None:
    if found := machine.open_ids():
        name, text = machines.chance.choice(found), machines.new_words()
        machine.space.entries.edit(name, (quick_entries.note(text),))
        machines.words[name].add(text)


def _star(machines: Machines, machine: Machine) -> None:
    if found := machine.open_ids():
        machine.space.entries.star([machines.chance.choice(found)], on=machines.chance.random() < 0.5)


def _tag(machines: Machines, machine: Machine) -> None:
    if found := machine.open_ids():
        tags = machines.chance.sample(["work", "Garden", "sea"], 2)
        machine.space.entries.tag([machines.chance.choice(found)], tags[:1], tags[1:])


def _rename_tag(machines: Machines, machine: Machine) -> None:
    machine.space.entries.rename_tag("work", "job")
    machine.space.entries.rename_tag("job", "work")


def _trash(machines: Machines, machine: Machine) -> None:
    if found := machine.open_ids():
        machine.space.entries.trash(machines.chance.choice(found))


def _untrash(machines: Machines, machine: Machine) -> None:
    if found := machine.open_ids(deleted=True):
        machine.space.entries.untrash(machines.chance.choice(found))


def _empty(machines: Machines, machine: Machine) -> None:
    if machines.chance.random() < 0.3:
        machines.emptied |= set(machine.open_ids(deleted=True))
        machine.space.entries.empty_trash()


def _sync(machines: Machines, machine: Machine) -> None:
    assert machine.sync().is_offline == machines.away.exists()


def _killed(machines: Machines, machine: Machine) -> None:
    process = machine.process()
    time.sleep(machines.chance.uniform(0.15, 0.7))
    process.send_signal(signal.SIGKILL)
    process.communicate()


def _twice(machines: Machines, machine: Machine) -> None:
    for process in [machine.process(), machine.process()]:
        _, said = process.communicate()
        assert process.returncode == 0, said.decode()


def _go_offline(machines: Machines, machine: Machine) -> None:
    if machines.away.exists():
        machines.away.rename(machines.place)
    else:
        machines.place.rename(machines.away)


def _lose(machines: Machines, machine: Machine) -> None:
    """The place is empty one day, as after a disk was replaced."""
    if not machines.away.exists():
        machines.place.rename(machines.place.with_name(f"lost-{machines.new_words()[:10]}"))
        again = make_place(machines.place.parent, "git" if machines.place.suffix else "folder")
        assert again == machines.place


_DEEDS = (_note, _note, _note, _edit, _edit, _star, _tag, _rename_tag, _trash, _untrash, _empty)
