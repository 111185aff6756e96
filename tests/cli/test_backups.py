"""Backups, restoring and the trash, as a person has them at a prompt."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from tests.exchange.support import MORNING, note
from tests.terminal.harness import Terminal

from .conftest import Taut
from .sandbox import ROOT
from .test_color import RUN


@pytest.fixture(autouse=True)
def two(keep: Callable[..., None]) -> None:
    keep(note("first"), note("second", at=MORNING + timedelta(days=1)))


def texts(taut: Taut) -> set[str]:
    return {one["answers"][0]["text"] for one in taut("list", "--json").json}


def test_a_backup_by_hand_is_restored_and_what_stood_there_too(taut: Taut, home: Path) -> None:
    made = taut("backup", "now", "--json").json
    assert Path(made["file"]).stat().st_mode & 0o777 == 0o600
    taut("note", "third")
    done = (
        taut("restore", "2", "--yes") if "kept-" in taut("backup").data.splitlines()[1] else taut("restore", "1", "-y")
    )
    assert done.code == 0 and texts(taut) == {"first", "second"}
    kept = done.words.split(" What was there before is in ")[1].strip().rstrip(".")
    number = next(line.split()[0] for line in taut("backup").data.splitlines() if Path(kept).name in line)
    assert taut("restore", number, "--yes").code == 0
    assert texts(taut) == {"first", "second", "third"}
    assert [one["file"] for one in taut("backup", "--json").json].count(made["file"]) == 1
    taut("nudge")
    assert home.exists()


def test_merging_adds_what_is_missing_alone(taut: Taut, home: Path) -> None:
    taut("backup", "now")
    entry = taut("list", "--json").json[0]["id"]
    taut("trash", "put", entry)
    taut("trash", "empty", "--yes")
    taut("note", "third")
    number = next(line.split()[0] for line in taut("backup").data.splitlines() if "kept-" in line)
    assert "1 entry added" in taut("restore", number, "--merge", "--yes").words
    assert texts(taut) == {"first", "second", "third"}
    assert "nothing the journal lacks" in taut("restore", number, "--merge", "--yes").words


def test_by_day(taut: Taut, home: Path) -> None:
    taut("backup", "now")
    backup = next((home / "backups").glob("kept-*"))
    then = MORNING.timestamp()
    copy = backup.with_name("kept-20261123-120000.json")
    copy.write_bytes(backup.read_bytes())
    os.utime(copy, (then, then))
    taut("note", "third")
    assert taut("restore", "2026-11-23", "--yes").code == 0
    assert "third" not in texts(taut)
    assert taut("restore", "2020-01-01", "--yes").code == 1
    assert taut("restore", "99", "--yes").code == 2
    assert taut("restore", "someday").code == 2


def test_without_a_yes_nothing_happens(taut: Taut) -> None:
    taut("backup", "now")
    taut("note", "third")
    said = taut("restore", "1")
    assert said.code == 1 and "--yes" in said.words
    assert "third" in texts(taut)


def test_a_damaged_backup_is_refused(taut: Taut, home: Path) -> None:
    taut("backup", "now")
    next((home / "backups").glob("kept-*")).write_bytes(b"{")
    said = taut("restore", "1", "--yes")
    assert said.code == 1 and "damaged" in said.words and texts(taut) == {"first", "second"}


def test_the_trash(taut: Taut) -> None:
    entry = taut("list", "--json").json[0]["id"]
    assert taut("trash", "put", entry[:13]).code == 0
    assert texts(taut) == {"first"}
    assert taut("trash", "--json").json[0]["id"] == entry
    assert "30 days left" in taut("trash").data or "29 days left" in taut("trash").data
    assert taut("trash", "restore", entry[:20]).code == 0
    assert texts(taut) == {"first", "second"}
    assert taut("trash").words == "The trash is empty.\n"
    assert taut("trash", "restore", "ffff").code == 1


@pytest.mark.parametrize(("more", "held"), [([], True), (["--backups-too"], False)])
def test_emptying_asks_about_the_backups(taut: Taut, home: Path, more: list[str], held: bool) -> None:
    taut("backup", "now")
    taut("trash", "put", taut("list", "--json").json[0]["id"])
    assert taut("trash", "empty").code == 1
    assert taut("trash", "empty", "--yes", *more).code == 0
    assert (b"second" in next((home / "backups").glob("kept-*")).read_bytes()) is held
    assert not any(b"second" in path.read_bytes() for path in home.rglob("*") if path.is_file()) is not held


@pytest.mark.parametrize("between", [0, 2])
def test_the_backups_forget_later_what_was_emptied_before(taut: Taut, home: Path, between: int) -> None:
    entry = taut("list", "--json").json[0]["id"]
    taut("trash", "put", entry)
    assert taut("trash", "empty", "--yes").words == "1 entry deleted for good; the backups still have it.\n"
    for number in range(between):
        taut("note", f"more {number}")
    assert taut("trash", "empty", "--yes", "--backups-too").words == "1 entry deleted from the backups.\n"
    assert not any(b"second" in path.read_bytes() for path in home.rglob("*") if path.is_file())
    said = taut("trash", "empty", "--yes", "--backups-too").words
    assert said == "The trash is empty, and nothing from it is left in the backups.\n"
    assert "first" in texts(taut)


def test_the_backups_keep_what_only_a_restored_journal_lacks(taut: Taut) -> None:
    taut("backup", "now")
    taut("note", "third")
    taut("note", "fourth")
    kept = next(one for one in taut("backup", "--json").json if "kept-" in one["file"])
    taut("restore", str(kept["number"]), "--yes")
    assert "third" not in texts(taut)
    assert "nothing from it is left" in taut("trash", "empty", "--yes", "--backups-too").words
    taut("restore", "1", "--yes")
    assert "third" in texts(taut)


def test_emptying_at_a_terminal_asks_twice(taut: Taut, home: Path) -> None:
    taut("backup", "now")
    taut("trash", "put", taut("list", "--json").json[0]["id"])
    with Terminal([*RUN, "trash", "empty"], cwd=str(ROOT), env={"TAUT_HOME": str(home)}) as screen:
        screen.wait_for("for good? [y/N]")
        screen.send("y\r")
        screen.wait_for("Delete it from the backups too? [y/N]")
        screen.send("y\r")
        assert screen.wait_exit() == 0
    assert b"second" not in next((home / "backups").glob("kept-*")).read_bytes()


@pytest.mark.parametrize(
    "words", ["trash put", "trash empty x", "trash burn", "backup later", "restore 1 2", "trash restore"]
)
def test_wrong_usage(taut: Taut, words: str) -> None:
    said = taut(*words.split())
    assert said.code == 2 and said.words.count("\n") == 1


def test_a_small_backup_has_bytes_and_its_number_is_the_one_that_restore_takes(taut: Taut, tmp_path: Path) -> None:
    home = ("--home", str(tmp_path / "small"))
    taut(*home, "note", "x")
    made = taut(*home, "backup", "now", "--json").json
    assert made["number"] == 1 and made["size"] < 1024
    (row,) = taut(*home, "backup").data.splitlines()
    assert row.startswith(" 1  ") and f" {made['size']} bytes " in row
    assert [one["number"] for one in taut("backup", "--json").json] == [
        int(line.split()[0]) for line in taut("backup").data.splitlines()
    ]
