"""Whatever holds a person's words is written one way: whole, to a file and a folder that only they can open."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

import tui
from tests.app.driving import workspace
from tui import settings
from tui.store.atomic_write import make_folder, write_private
from tui.terminal.crash_report import write_report
from tui.workspace import markdown_output, unsaved_texts

OWN_WAY = {
    "store/atomic_write.py",
    "store/lock.py",  # an empty file that stays
    "terminal/crash_report.py",  # that room knows nothing of the store
}


def write_settings(home: Path) -> Path:
    space = workspace(home)
    space.set_support("Mira", "0123")
    return space.places.settings


def write_print(home: Path) -> Path:
    return markdown_output.write(workspace(home), "2026", "A page.\n")


def write_for_editor(home: Path) -> Path:
    path = unsaved_texts.path_for(workspace(home), "A text")
    unsaved_texts.write_for_editor(path, "A text")
    return path


def write_nudge_cache(home: Path) -> Path:
    space = workspace(home)
    space.entries.note("A note.")
    space.nudge_cache.write(space.sessions.waiting())
    return home / "today"


def write_crash(home: Path) -> Path:
    path = write_report(ValueError(), lambda: make_folder(home / "log"))
    assert path is not None
    return path


def write_draft(home: Path) -> Path:
    space = workspace(home)
    space.drafts.save("a-draft", {"text": "half"})
    return space.drafts.path("a-draft")


@pytest.mark.skipif(os.name == "nt", reason="permissions are other there")
@pytest.mark.parametrize(
    "write", [write_settings, write_print, write_for_editor, write_nudge_cache, write_crash, write_draft]
)
def test_a_file_and_its_folder_are_the_owners_alone(tmp_path: Path, write: Callable[[Path], Path]) -> None:
    before = os.umask(0)
    try:
        path = write(tmp_path / "home")
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    while path != tmp_path / "home":
        path = path.parent
        assert stat.S_IMODE(path.stat().st_mode) == 0o700, path
    assert not list(path.rglob("*.tmp"))


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    path = tmp_path / "there"
    path.write_text("mine")
    with pytest.raises(FileExistsError):
        write_private(path, b"other", new=True)
    assert path.read_text() == "mine" and list(tmp_path.iterdir()) == [path]
    write_private(path, [b"oth", b"er"])
    assert path.read_text() == "other" and list(tmp_path.iterdir()) == [path]


def test_a_file_that_cannot_be_written_whole_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "there"
    path.write_text("mine")

    def parts() -> object:
        yield b"half"
        raise OSError("no more")

    with pytest.raises(OSError, match="no more"):
        write_private(path, parts())  # type: ignore[arg-type]
    assert path.read_text() == "mine" and list(tmp_path.iterdir()) == [path]


def test_settings_write_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.toml").write_text("")
    (tmp_path / "config.toml").symlink_to(tmp_path / "real.toml")
    settings.save(tmp_path / "config.toml", settings.Settings(name="Mira"), ("name",))
    assert (tmp_path / "config.toml").is_symlink() and "Mira" in (tmp_path / "real.toml").read_text()


def test_no_other_module_makes_files_in_a_way_of_its_own() -> None:
    room = Path(tui.__file__).parent
    found = {
        path.relative_to(room).as_posix()
        for path in room.rglob("*.py")
        if re.search(r"O_CREAT|\.mkdir\(|\.write_(text|bytes)\(", path.read_text("utf-8"))
        and path.name != "reminder.py"  # writes what is systemd's, cron's or the shell's
    }
    assert found == OWN_WAY
