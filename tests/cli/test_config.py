from __future__ import annotations

import os
import tomllib
from datetime import time
from pathlib import Path

import pytest

from tui import settings
from tui.settings import Settings, load, save
from tui.settings.table import ABOUT
from tui.store.atomic_write import make_folder
from tui.terminal.crash_report import write_report
from tui.workspace import StoreError, Workspace
from tui.workspace.markdown_output import write

from .conftest import Taut
from .sandbox import Sandbox


@pytest.fixture
def file(home: Path) -> Path:
    return home / "config" / "config.toml"


def test_each_setting_is_listed_with_what_it_is(taut: Taut, home: Path) -> None:
    said = taut("config")
    assert said.code == 0 and not home.exists()
    for name, about in ABOUT.items():
        assert f"{name} = " in said.data and about in said.data
    assert taut("config", "--json").json["day_starts_at"] == {
        "value": "04:00", "default": "04:00", "about": ABOUT["day_starts_at"],
    }  # fmt: skip
    assert tuple(ABOUT) == Settings._fields


def test_what_is_set_holds_and_explains_itself(taut: Taut, file: Path) -> None:
    assert taut("config", "set", "name", "Mira “M” O'Neill").code == 0
    assert taut("config", "set", "day-starts-at", "5:30").words == "day_starts_at is now 05:30.\n"
    assert load(file) == Settings(name="Mira “M” O'Neill", day_starts_at=time(5, 30))
    assert file.stat().st_mode & 0o777 == 0o600
    text = file.read_text(encoding="utf-8")
    assert all(f"# {about}" in text for about in ABOUT.values())
    assert taut("config", "get", "day_starts_at").data == "05:30\n"
    assert taut("config", "unset", "name").code == 0
    assert load(file) == Settings(day_starts_at=time(5, 30))


def test_what_a_person_wrote_around_it_stays(file: Path) -> None:
    file.parent.mkdir(parents=True)
    file.write_text('# mine\nname = "A" # me\n\n[keys]\ntoday.evening = "v"\nname = "w"\n')
    save(file, load(file)._replace(name="B", mouse=True))
    text = file.read_text()
    assert text.startswith('# mine\nname = "B"\n') and text.endswith('[keys]\ntoday.evening = "v"\nname = "w"\n')
    assert (load(file).mouse, load(file).name) == (True, "B")


def test_what_another_window_set_meanwhile_stays(file: Path, home: Path) -> None:
    space = Workspace.open(home)
    save(file, Settings(name="Mira", look_back=True))
    space.set_support("Anna", "123")
    assert load(file) == Settings(name="Mira", look_back=True, support_name="Anna", support_number="123")


def test_a_file_that_cannot_be_read_is_told_of_when_someone_to_talk_to_is_set(file: Path, home: Path) -> None:
    file.parent.mkdir(parents=True)
    file.write_text("name = [")
    space = Workspace.open(home)
    with pytest.raises(StoreError, match="cannot be read"):
        space.set_support("Anna", "123")
    assert file.read_text() == "name = ["


def test_a_link_is_written_through(file: Path, home: Path) -> None:
    file.parent.mkdir(parents=True)
    real = home / "dotfiles.toml"
    real.write_text('name = "A"\n')
    file.symlink_to(real)
    save(file, Settings(name="B"))
    assert file.is_symlink() and real.read_text() == 'name = "B"\n'
    assert sorted(path.name for path in home.iterdir()) == ["config", "dotfiles.toml"]


@pytest.mark.parametrize("doing", ["config", "flows", "crash", "print"])
def test_each_folder_on_the_way_is_the_owners(taut: Taut, tmp_path: Path, home: Path, doing: str) -> None:
    above = tmp_path / "new"
    place = str(above / "home")
    match doing:
        case "config":
            taut("config", "set", "name", "Mira", "--home", place)
        case "flows":
            taut("flows", "new", "mine", "--home", place)
        case "crash":
            write_report(ValueError(), lambda: make_folder(Path(place) / "log"))
        case _:
            write(Workspace.open(Path(place)), "page", "x")
    folders = [above, *(path for path in above.rglob("*") if path.is_dir())]
    assert len(folders) > 2 and {folder.stat().st_mode & 0o777 for folder in folders} == {0o700}


def test_a_fresh_file_sets_nothing() -> None:
    assert tomllib.loads(settings.fresh()) == {}
    with_all = "\n".join(line.removeprefix("# ") for line in settings.fresh().splitlines() if " = " in line)
    assert set(tomllib.loads(with_all)) - {"preset", "command"} == set(ABOUT) - {"keys", "coach"}


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("set day_starts_at 25:00", "takes a time like 04:00"),
        ("set mouse perhaps", "true or false"),
        ("set theme pink", "taut-dark"),
        ("set length medium", "length takes short or whole"),
        ("set keys x", "taut config edit"),
        ("set nam x", "did you mean name?"),
        ("set name", "taut config set NAME VALUE"),
        ("get", "taut config get NAME"),
        ("put name x", "get, set"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(taut: Taut, home: Path, words: str, says: str) -> None:
    said = taut("config", *words.split())
    assert said.code in (1, 2) and says in said.words and said.words.count("\n") == 1
    assert not home.exists()


def test_the_editor(tmp_path: Path) -> None:
    sandbox = Sandbox(tmp_path)
    sandbox.environment["TAUT_PASSPHRASE"] = "walnut lamp"
    sandbox.environment["EDITOR"] = str(sandbox.script("editor", 'env > "$HOME/environment"'))
    assert sandbox.run("taut config edit").returncode == 0
    assert "walnut" not in (sandbox.home / "environment").read_text()
    sandbox.environment["EDITOR"] = str(sandbox.script("editor", 'echo "mouse = 3" >> "$1"'))
    done = sandbox.run("taut --home there config edit")
    assert done.returncode == 1 and "true or false" in done.stderr and done.stderr.count("\n") == 1
    sandbox.environment["EDITOR"] = str(sandbox.script("editor", 'echo "mouse = true" > "$1"'))
    assert sandbox.run("taut --home there config edit").returncode == 0
    assert sandbox.run("taut --home there config get mouse").stdout == "true\n"


def test_a_file_that_cannot_be_read_can_still_be_found_and_edited(taut: Taut, file: Path) -> None:
    file.parent.mkdir(parents=True)
    file.write_text("name = [")
    assert taut("config", "path").data == f"{file}\n"
    said = taut("config")
    assert said.code == 1 and str(file) in said.words


@pytest.mark.parametrize("words", [("config", "set", "mouse", "true"), ("flows", "new", "my pages")])
def test_a_new_home_is_its_owners_alone(taut: Taut, home: Path, words: tuple[str, ...]) -> None:
    before = os.umask(0o022)
    try:
        assert taut("--home", str(home / "deep"), *words).code == 0
    finally:
        os.umask(before)
    assert all(path.stat().st_mode & 0o077 == 0 for path in (home, *home.rglob("*")))


def test_the_path_as_json(taut: Taut, home: Path, file: Path) -> None:
    assert taut("config", "path", "--json").json == str(file)


def test_an_editor_that_is_not_there(taut: Taut, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "no-such-editor")
    said = taut("config", "edit")
    assert said.code == 1 and "(no such file or directory)" in said.words and "Errno" not in said.words
