"""Encrypting from the command line: what is asked, what is said, and who gets in."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.store.errors import DiskFullError

from .conftest import Taut
from .sandbox import Sandbox, examples

SECRET, OTHER = "walnut lamp river", "a lamp by the river"


@pytest.fixture
def encrypted(taut: Taut, monkeypatch: pytest.MonkeyPatch) -> Taut:
    taut("note", "The heron came back.")
    monkeypatch.setenv("TAUT_NEW_PASSPHRASE", SECRET)
    assert taut("encrypt").code == 0
    monkeypatch.delenv("TAUT_NEW_PASSPHRASE")
    return taut


def test_with_the_passphrase_everything_works_as_before(
    encrypted: Taut, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TAUT_PASSPHRASE", SECRET)
    assert encrypted("note", "And stood in the reeds.").code == 0
    assert "heron" in encrypted("list").data
    assert "reeds" in encrypted("search", "reeds").data
    assert not any(b"heron" in path.read_bytes() for path in home.rglob("*") if path.is_file())


def test_without_it_one_sentence_says_what_to_do_and_nothing_is_told(
    encrypted: Taut, monkeypatch: pytest.MonkeyPatch
) -> None:
    for words in (("list",), ("note", "More."), ("search", "heron"), ("export", "--format", "json")):
        said = encrypted(*words)
        assert (said.code, said.data) == (1, "")
        assert "TAUT_PASSPHRASE" in said.words
    monkeypatch.setenv("TAUT_PASSPHRASE", OTHER)
    assert encrypted("list").words == "taut: This is not the passphrase: type it again.\n"


def test_the_nudge_needs_no_passphrase(encrypted: Taut, monkeypatch: pytest.MonkeyPatch) -> None:
    said = encrypted("nudge")
    assert said.code == 0
    assert "heron" not in said.data


def test_the_recovery_key_is_told_once_more_and_the_passphrase_changed(
    encrypted: Taut, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TAUT_PASSPHRASE", SECRET)
    assert encrypted("passphrase", "--show-key", "--json").json["recovery_key"].startswith("AGE-SECRET-KEY-1")
    monkeypatch.setenv("TAUT_NEW_PASSPHRASE", "short")
    assert "shorter than 8 characters" in encrypted("passphrase").words
    monkeypatch.setenv("TAUT_NEW_PASSPHRASE", OTHER)
    assert encrypted("passphrase").code == 0
    assert encrypted("list").code == 1
    monkeypatch.setenv("TAUT_PASSPHRASE", OTHER)
    assert "heron" in encrypted("list").data


def test_decrypted_it_needs_none(encrypted: Taut, monkeypatch: pytest.MonkeyPatch) -> None:
    assert encrypted("decrypt").code == 1
    monkeypatch.setenv("TAUT_PASSPHRASE", SECRET)
    assert encrypted("decrypt").code == 0
    monkeypatch.delenv("TAUT_PASSPHRASE")
    assert "heron" in encrypted("list").data
    assert "not encrypted" in encrypted("decrypt").words
    assert "not encrypted" in encrypted("passphrase").words


def test_decrypting_goes_past_a_damaged_file_that_was_set_aside(
    encrypted: Taut, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TAUT_PASSPHRASE", SECRET)
    encrypted("note", "And stood in the reeds.")
    data = bytearray((home / "journal.json").read_bytes())
    data[-20] ^= 1
    (home / "journal.json").write_bytes(data)
    assert "was damaged" in encrypted("list").words
    (aside,) = home.glob("journal.damaged-*")
    said = encrypted("decrypt")
    assert said.code == 0
    assert f"{aside} is damaged, and stays sealed" in said.words
    monkeypatch.delenv("TAUT_PASSPHRASE")
    assert "heron" in encrypted("list").data
    assert "not encrypted" in encrypted("decrypt").words


def test_encrypting_again_does_what_was_left_and_shows_the_key(
    taut: Taut, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taut("note", "The heron came back.")
    taut("note", "And stood in the reeds.")
    monkeypatch.setenv("TAUT_NEW_PASSPHRASE", SECRET)
    with monkeypatch.context() as full:
        full.setattr("tui.store.storage.write_atomically", _no_room)
        said = taut("encrypt")
    assert said.code == 1 and not (home / "journal.key").exists()
    assert "heron" in taut("list").data
    with monkeypatch.context() as full:
        full.setattr("tui.store.backups.write_atomically", _no_room)
        said = taut("encrypt")
    assert said.code == 1 and "“taut encrypt” does the rest" in said.words
    monkeypatch.setenv("TAUT_PASSPHRASE", SECRET)
    assert "heron" in taut("list").data
    said = taut("encrypt")
    assert said.code == 0 and "AGE-SECRET-KEY-1" in said.data
    assert not any(b"heron" in path.read_bytes() for path in home.rglob("*") if path.is_file())
    assert "encrypted already" in taut("encrypt").words


def test_a_key_that_sealed_nothing_is_no_encryption(taut: Taut, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    taut("note", "The heron came back.")
    (home / "journal.key").write_text("{}")
    monkeypatch.setenv("TAUT_NEW_PASSPHRASE", SECRET)
    assert "AGE-SECRET-KEY-1" in taut("encrypt").data


def _no_room(path: Path, *_: object) -> None:
    raise DiskFullError(f"There is no room on the disk to write {path}.")


def test_every_example_of_the_help_runs_as_printed(taut: Taut, tmp_path: Path) -> None:
    sandbox = Sandbox(tmp_path / "sandbox")
    sandbox.run("taut note 'The heron came back.'")
    for name in ("encrypt", "passphrase", "decrypt"):
        shown = examples(taut(name, "--help").data)
        assert shown
        for command in shown:
            done = sandbox.run(command)
            assert done.returncode == 0, (command, done.stdout, done.stderr)
        sandbox.environment["TAUT_PASSPHRASE"] = SECRET
    assert "heron" in sandbox.run("taut list").stdout
