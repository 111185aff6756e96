"""``taut sync`` from the command line: what is asked, what is said, and what it ends with."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from .conftest import Taut
from .sandbox import Sandbox, examples

SECRET = "walnut lamp river"


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    return tmp_path / "shared"


@pytest.fixture
def synced(taut: Taut, shared: Path, monkeypatch: pytest.MonkeyPatch) -> Taut:
    taut("note", "The heron came back.")
    monkeypatch.setenv("TAUT_NEW_PASSPHRASE", SECRET)
    said = taut("sync", "set", str(shared))
    assert said.code == 0 and said.data.strip().startswith("AGE-SECRET-KEY-1")
    assert "Choose a passphrase" in said.words and said.words.endswith("Synced: 1 entry went out.\n")
    return taut


def test_a_second_machine_joins_by_the_passphrase(
    synced: Taut, shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TAUT_PASSPHRASE", "another passphrase")
    other = ("--home", str(tmp_path / "other"))
    assert synced("sync", "join", str(shared), *other)[::2] == (1, "taut: That is not the passphrase: try again.\n")
    monkeypatch.setenv("TAUT_PASSPHRASE", SECRET)
    assert synced("sync", "join", str(shared), *other) == (0, "", "Synced: 1 entry came in.\n")
    assert "heron" in synced("list", *other).data
    assert synced("sync") == (0, "", "Synced: nothing new.\n")


def test_being_offline_is_said_and_is_no_failure(synced: Taut, shared: Path) -> None:
    shared.rename(shared.with_name("away"))
    said = synced("sync")
    assert said.code == 0 and f"{shared} can't be reached now" in said.words and "next sync" in said.words
    assert synced("sync", "status", "--json").json["last"]["ok"] is False


def test_the_status_says_how_it_stands(taut: Taut, shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "not set up" in taut("sync", "status").words
    assert taut("sync", "status", "--json").json["set"] is False
    monkeypatch.setenv("TAUT_NEW_PASSPHRASE", SECRET)
    taut("sync", "set", str(shared), "--plain-text")
    said = taut("sync", "status")
    assert said.code == 0 and f"syncs with {shared}, readable." in said.words and "Last synced" in said.words
    told = taut("sync", "status", "--json").json
    assert (told["where"], told["kind"], told["sealed"], told["last"]["ok"]) == (str(shared), "folder", False, True)


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["sync"], 1, "Syncing is not set up"),
        (["sync", "off"], 1, "Syncing is not set up"),
        (["sync", "set"], 2, "Write it like this: taut sync set WHERE"),
        (["sync", "later"], 2, "taut sync takes nothing"),
        (["sync", "--plain-text"], 2, "--plain-text"),
        (["sync", "--json"], 2, "--json has no effect here"),
        (["sync", "set", "/no/such/folder/here"], 1, "There is no folder /no/such/folder"),
        (["sync", "join", ""], 1, "such as git@host:me/notebook.git"),
    ],
)
def test_what_cannot_be_done_is_said(taut: Taut, words: list[str], code: int, sentence: str) -> None:
    said = taut(*words)
    assert said.code == code and said.data == "" and sentence in said.words


def test_without_anyone_to_ask_a_script_is_told_the_variable(taut: Taut, shared: Path) -> None:
    said = taut("sync", "set", str(shared))
    assert said.code == 1 and "TAUT_NEW_PASSPHRASE" in said.words
    assert "not set up" in taut("sync", "status").words


@pytest.mark.terminal
def test_its_examples_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    laptop, server = Sandbox(tmp_path / "laptop"), Sandbox(tmp_path / "server")
    repository = tmp_path / "notebook.git"
    subprocess.run(["git", "init", "--quiet", "--bare", str(repository)], check=True)
    for sandbox in (laptop, server):
        sandbox.environment |= {"TAUT_PASSPHRASE": SECRET, "TAUT_NEW_PASSPHRASE": SECRET}
        (sandbox.home / "Sync").mkdir()
    begins, joins, over_a_folder, again = examples(laptop.run("taut sync --help").stdout)
    for sandbox, command in (
        (laptop, "taut note slept well"), (laptop, begins), (server, joins), (server, again), (laptop, again),
        (laptop, "taut sync off"), (laptop, over_a_folder),
    ):  # fmt: skip
        done = sandbox.run(command.replace("git@host:me/notebook.git", str(repository)))
        assert done.returncode == 0, (command, done.stderr)
    assert "slept well" in server.run("taut list").stdout
