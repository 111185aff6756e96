"""The doctor finds what is amiss, says what to do, and touches nothing."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.exchange.support import note
from tests.store.support import listing

from .conftest import Taut


@pytest.fixture(autouse=True)
def one(keep: Callable[..., None]) -> None:
    keep(note("a secret word"))


def amiss(taut: Taut) -> dict[str, str]:
    said = taut("doctor", "--json")
    found = {check["check"]: check["says"] for check in said.json if not check["ok"]}
    assert said.code == (1 if found else 0)
    return found


def test_all_is_well(taut: Taut, home: Path) -> None:
    assert amiss(taut) == {}
    before = listing(home)
    said = taut("doctor")
    assert said.code == 0 and "1 entry in" in said.data and "secret" not in said.data
    assert all(line.startswith("ok ") for line in said.data.splitlines())
    assert listing(home) == before


def test_nothing_there_yet(taut: Taut, tmp_path: Path) -> None:
    said = taut("--home", str(tmp_path / "none"), "doctor")
    assert said.code == 0 and not (tmp_path / "none").exists()


@pytest.mark.parametrize("content", [b"not JSON", b"", b'{"entries": {"1": {"a": 1'])
def test_a_damaged_journal_stays_as_it_is(taut: Taut, home: Path, content: bytes) -> None:
    (home / "journal.json").write_bytes(content)
    assert "journal" in amiss(taut)
    assert (home / "journal.json").read_bytes() == content and not list(home.glob("journal.damaged-*"))


def test_what_is_no_folder(taut: Taut, home: Path) -> None:
    for place in (home / "journal.json", home / "journal.json" / "deeper"):
        said = taut("--home", str(place), "doctor")
        assert said.code == 1
        assert said.data == (f"check  folder  {place} is not a folder; choose another with --home.\n")


@pytest.mark.skipif(sys.platform == "win32", reason="rights are POSIX")
def test_a_folder_that_cannot_be_read(taut: Taut, home: Path) -> None:
    home.chmod(0)
    was = os.geteuid()
    try:
        if was == 0:
            os.seteuid(65534)
        said, listed = taut("doctor", "--json"), taut("list")
    finally:
        os.seteuid(was)
        home.chmod(0o700)
    sentence = (
        f"The folder {home} cannot be read (permission denied); check its permissions, or choose another with --home."
    )
    assert said.code == listed.code == 1
    assert [check["says"] for check in said.json] == [sentence]
    assert listed.words == f"taut: {sentence}\n"


def test_a_line_in_the_middle(taut: Taut, home: Path, keep: Callable[..., None]) -> None:
    path = home / "journal.json"
    path.write_bytes(path.read_bytes().replace(b'"flow"', b'"fl;;"'))
    assert "is damaged" in amiss(taut)["journal"]


def test_rights(taut: Taut, home: Path) -> None:
    (home / "journal.json").chmod(0o644)
    assert "chmod 600" in amiss(taut)["permissions"]


def test_settings_flows_backups_and_what_was_set_aside(taut: Taut, home: Path) -> None:
    (home / "config" / "flows").mkdir(parents=True)
    (home / "config" / "config.toml").write_text("mouse = 3")
    (home / "config" / "config.toml").chmod(0o600)
    (home / "config" / "flows" / "mine.toml").write_text("title = 3")
    (home / "config" / "flows" / "other.toml").write_text("=")
    (home / "backups").mkdir()
    (home / "backups" / "last.json").write_bytes(b"{")
    (home / "journal.damaged-1.json").write_bytes(b"x")
    (home / "log").mkdir()
    (home / "log" / "command-1.txt").write_text("x")
    found = amiss(taut)
    assert set(found) == {"settings", "your exercises", "backups", "set aside", "reports"}
    assert all(says.endswith(".") for says in found.values())
    told = taut("doctor").data
    assert "mine.toml" in told and "other.toml" in told, "each file that has a mistake is named"
