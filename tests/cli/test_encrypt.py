"""Encrypting from the command line: what is asked, what is said, and who gets in."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.store.errors import DiskFullError
from tui.store.line_format import render
from tui.store.migration import fresh_meta

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
    assert encrypted("list").words == (
        "taut: The passphrase in TAUT_PASSPHRASE is wrong; correct it, or unset it and taut will ask you.\n"
    )


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


def test_the_recovery_key_comes_from_its_own_variable_where_nobody_can_be_asked(
    encrypted: Taut, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TAUT_PASSPHRASE", SECRET)
    key = encrypted("passphrase", "--show-key", "--json").json["recovery_key"]
    monkeypatch.setenv("TAUT_NEW_PASSPHRASE", OTHER)
    said = encrypted("passphrase", "--recovery")
    assert said.code == 1 and "the recovery key; put it in TAUT_RECOVERY_KEY" in said.words
    monkeypatch.setenv("TAUT_RECOVERY_KEY", key)
    assert encrypted("passphrase", "--recovery").code == 0
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
    assert f"{aside} is damaged and stays encrypted" in said.words
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


def test_the_doctor_names_what_keeps_an_encrypted_notebook_from_opening(
    encrypted: Taut, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, journal = home / "journal.key", home / "journal.json"
    plain = b"".join(render({"meta": fresh_meta(), "entries": {}}))
    whole = {path: path.read_bytes() for path in (key, journal)}
    encrypted("note")
    said = encrypted("doctor")
    assert said.code == 0 and "set TAUT_PASSPHRASE to have the contents checked too" in said.data

    def amiss(path: Path, data: bytes | None) -> str:
        path.unlink() if data is None else path.write_bytes(data)
        said = encrypted("doctor", "--json")
        path.write_bytes(whole[path])
        path.chmod(0o600)
        assert said.code == 1
        (one,) = (check for check in said.json if not check["ok"])
        return f"{one['check']}: {one['says']}"

    assert f"encryption: {key} is missing: “taut passphrase --recovery”" in amiss(key, None)
    assert f"encryption: {key} is damaged" in amiss(key, b"{")
    assert f"journal: {journal} is damaged" in amiss(journal, b"\x00" * 300)
    assert f"journal: {journal} is damaged" in amiss(journal, whole[journal][:150])
    assert f"encryption: {journal} can still be read without" in amiss(journal, plain)

    monkeypatch.setenv("TAUT_PASSPHRASE", SECRET)
    said = encrypted("doctor")
    assert said.code == 0 and "1 entry in" in said.data
    assert f"journal: {journal} is damaged" in amiss(journal, whole[journal][:-9] + b"\x00" * 9)
    monkeypatch.setenv("TAUT_PASSPHRASE", OTHER)
    assert "encryption: The passphrase in TAUT_PASSPHRASE is wrong" in amiss(key, whole[key])


def test_the_doctor_names_a_sealed_file_in_a_readable_notebook_and_a_key_that_seals_nothing(
    encrypted: Taut, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = (home / "journal.json").read_bytes()
    monkeypatch.setenv("TAUT_PASSPHRASE", SECRET)
    encrypted("decrypt")
    (home / "journal.key").write_text("{}")
    assert "nothing is encrypted with it; “taut encrypt” starts again" in encrypted("doctor").data
    (home / "journal.key").unlink()
    (home / "backups" / "last.json").write_bytes(data)
    assert "last.json is encrypted and the journal is not" in encrypted("doctor").data


def _no_room(path: Path, *_: object) -> None:
    raise DiskFullError(f"There is no room on the disk for {path}.")


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


def test_what_an_editor_left_is_kept_as_a_note_first_and_what_was_printed_is_named(
    taut: Taut, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taut("note", "The heron came back.")
    for folder, name in (("editor", "999999999-0123456789abcdef.md"), ("prints", "2026.md")):
        (home / folder).mkdir()
        (home / folder / name).write_text("Written in an editor.\n", encoding="utf-8")
    monkeypatch.setenv("TAUT_NEW_PASSPHRASE", SECRET)
    said = taut("encrypt")
    assert f"What you exported to {home / 'prints'} is not encrypted: 1 file." in said.words
    assert not list((home / "editor").iterdir())
    monkeypatch.setenv("TAUT_PASSPHRASE", SECRET)
    assert "Written in an editor" in taut("list").data
