"""What an external editor leaves beside a text: kept for it to be opened again, never readable where encrypted."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.driving import workspace
from tui.workspace import Workspace
from tui.workspace.unsaved_texts import clear_away, path_for, recover_texts, write_for_editor

SECRET = "a long passphrase that nobody guesses"
WORDS = "written in an editor"


def left(home: Path, *copies: str) -> tuple[Workspace, Path]:
    """A text that an editor of a process long gone has written, and copies beside it."""
    space = workspace(home)
    path = path_for(space, "before")
    path = path.with_name(f"999999999-{path.name.partition('-')[2]}")
    write_for_editor(path, WORDS)
    for copy in copies:
        path.with_name(copy.format(path.name)).write_text(WORDS, encoding="utf-8")
    return space, path


def readable(home: Path) -> list[str]:
    return [path.name for path in home.rglob("*") if path.is_file() and WORDS.encode() in path.read_bytes()]


def notes(space: Workspace) -> list[str]:
    return [answer.text for entry in space.journal.entries() for answer in entry.answers if hasattr(answer, "text")]


@pytest.mark.parametrize("copy", ["{}~", ".{}.un~", "{}.bak"])
def test_backups_an_editor_made_go_with_the_text(tmp_path: Path, copy: str) -> None:
    space, path = left(tmp_path, copy)
    assert clear_away(space, path) is None
    assert readable(tmp_path) == []


@pytest.mark.parametrize("copy", [".{}.swp", "{}.save", "#{}#"])
def test_what_an_editor_still_held_stays_for_it(tmp_path: Path, copy: str) -> None:
    space, path = left(tmp_path, copy)
    assert clear_away(space, path) == path
    assert sorted(readable(tmp_path)) == sorted([path.name, copy.format(path.name)])
    assert recover_texts(space) == (0, str(path))


@pytest.mark.parametrize("copy", ["", ".{}.swp", "{}.save", "#{}#"])
def test_of_an_encrypted_notebook_the_next_start_leaves_nothing_readable(tmp_path: Path, copy: str) -> None:
    workspace(tmp_path).entries.note("first")
    workspace(tmp_path, seed=2).encryption.encrypt(SECRET)
    _, path = left(tmp_path, *([copy] if copy else []))
    space = workspace(tmp_path, seed=3)
    space.vault.unlock(SECRET)
    space.start()
    count, where = recover_texts(space)
    assert count == 1 and WORDS in notes(space)
    assert readable(tmp_path) == []
    assert (where == f"{path}.age") is bool(copy)
    if copy:
        sealed = path.with_name(f"{copy.format(path.name)}.age")
        assert space.vault.decode(sealed.read_bytes()) == WORDS.encode()
    assert recover_texts(workspace(tmp_path, seed=4)) == (0, "")


def test_a_text_is_recovered_once_and_its_copies_go(tmp_path: Path) -> None:
    space, _ = left(tmp_path, "{}~")
    assert recover_texts(space) == (1, "") and recover_texts(space) == (0, "")
    assert notes(space) == [WORDS]
    assert not list((tmp_path / "editor").iterdir())
