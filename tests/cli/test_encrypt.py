"""Encrypting from the command line: what is asked, what is said, and who gets in."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Taut
from .sandbox import Sandbox, examples

SECRET, OTHER = "walnut lamp river", "a lamp by the river"


@pytest.fixture
def sealed(taut: Taut, monkeypatch: pytest.MonkeyPatch) -> Taut:
    taut("note", "The heron came back.")
    monkeypatch.setenv("TAUT_NEW_PASSPHRASE", SECRET)
    assert taut("encrypt").code == 0
    monkeypatch.delenv("TAUT_NEW_PASSPHRASE")
    return taut


def test_with_the_passphrase_everything_works_as_before(
    sealed: Taut, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TAUT_PASSPHRASE", SECRET)
    assert sealed("note", "And stood in the reeds.").code == 0
    assert "heron" in sealed("list").data
    assert "reeds" in sealed("search", "reeds").data
    assert not any(b"heron" in path.read_bytes() for path in home.rglob("*") if path.is_file())


def test_without_it_one_sentence_says_what_to_do_and_nothing_is_told(
    sealed: Taut, monkeypatch: pytest.MonkeyPatch
) -> None:
    for words in (("list",), ("note", "More."), ("search", "heron"), ("export", "--format", "json")):
        said = sealed(*words)
        assert (said.code, said.data) == (1, "")
        assert "TAUT_PASSPHRASE" in said.words
    monkeypatch.setenv("TAUT_PASSPHRASE", OTHER)
    assert sealed("list").words == "taut: This is not the passphrase: type it again.\n"


def test_the_nudge_needs_no_passphrase(sealed: Taut, monkeypatch: pytest.MonkeyPatch) -> None:
    said = sealed("nudge")
    assert said.code == 0
    assert "heron" not in said.data


def test_the_recovery_key_is_told_once_more_and_the_passphrase_changed(
    sealed: Taut, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TAUT_PASSPHRASE", SECRET)
    assert sealed("passphrase", "--show-key", "--json").json["recovery_key"].startswith("AGE-SECRET-KEY-1")
    monkeypatch.setenv("TAUT_NEW_PASSPHRASE", "short")
    assert "shorter than 8 characters" in sealed("passphrase").words
    monkeypatch.setenv("TAUT_NEW_PASSPHRASE", OTHER)
    assert sealed("passphrase").code == 0
    assert sealed("list").code == 1
    monkeypatch.setenv("TAUT_PASSPHRASE", OTHER)
    assert "heron" in sealed("list").data


def test_decrypted_it_needs_none(sealed: Taut, monkeypatch: pytest.MonkeyPatch) -> None:
    assert sealed("decrypt").code == 1
    monkeypatch.setenv("TAUT_PASSPHRASE", SECRET)
    assert sealed("decrypt").code == 0
    monkeypatch.delenv("TAUT_PASSPHRASE")
    assert "heron" in sealed("list").data
    assert "not encrypted" in sealed("decrypt").words
    assert "not encrypted" in sealed("passphrase").words


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
