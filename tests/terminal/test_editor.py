"""A text written in the person's own editor, in a real terminal."""

from __future__ import annotations

import json
import stat
import sys
from pathlib import Path

import pytest

from tests.terminal.harness import Terminal

EDITOR = """#!/bin/sh
stat -c '%a %n' "$2" "$(dirname "$2")" > {seen}
env > {seen}.environment
case $1 in
  add) echo 'from the editor' >> "$2";;
  fails) echo lost >> "$2"; exit 3;;
  empties) : > "$2";;
  same) ;;
  dies) echo saved >> "$2"; kill -9 $$;;
esac
"""


def taut(tmp_path: Path, how: str) -> Terminal:
    script = tmp_path / "my editor.sh"
    script.write_text(EDITOR.format(seen=tmp_path / "seen"), encoding="utf-8")
    script.chmod(0o700)
    home = tmp_path / "home"
    return Terminal(
        [sys.executable, "-m", "tui", "--home", str(home), "begin", "note"],
        env={
            "EDITOR": f"'{script}' {how}", "VISUAL": None, "PYTHONPATH": str(Path(__file__).parents[2]),
            "TAUT_PASSPHRASE": "walnut lamp",
        },
    )  # fmt: skip


def kept(tmp_path: Path) -> str:
    (entry,) = json.loads((tmp_path / "home" / "journal.json").read_text(encoding="utf-8"))["entries"].values()
    return str(entry["answers"][0]["text"])


@pytest.mark.skipif(sys.platform != "linux", reason="the stand-in editor is a Linux shell script")
@pytest.mark.parametrize(
    ("how", "said", "text"),
    [
        ("add", "from the editor", "here\nfrom the editor"),
        ("fails", "ended with code 3", "here"),
        ("empties", "The editor returned nothing", "here"),
        ("same", "unchanged", "here"),
        ("dies", "was interrupted", "here\nsaved"),
    ],
)
def test_the_text_comes_back_from_the_editor_or_stays_as_it_was(tmp_path: Path, how: str, said: str, text: str) -> None:
    with taut(tmp_path, how) as terminal:
        terminal.wait_for("What would you like to note?")
        terminal.send("here")
        terminal.wait_for("here")
        terminal.press("ctrl+x")
        terminal.wait_for(said)
        assert "walnut" not in (tmp_path / "seen.environment").read_text(encoding="utf-8")
        terminal.press("tab")
        terminal.wait_for("1 Today")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    assert kept(tmp_path) == text
    file, folder = (tmp_path / "seen").read_text(encoding="utf-8").splitlines()
    assert (file.split()[0], folder.split()[0]) == ("600", "700")
    assert list((tmp_path / "home" / "editor").iterdir()) == []
    assert stat.S_IMODE((tmp_path / "home").stat().st_mode) == 0o700


@pytest.mark.skipif(sys.platform == "win32", reason="processes are not asked for there")
def test_what_was_in_the_editor_when_taut_was_killed_is_kept_as_a_note(tmp_path: Path) -> None:
    folder = tmp_path / "home" / "editor"
    folder.mkdir(parents=True, mode=0o700)
    (folder / "999999999-0123456789abcdef.md").write_text("half a page\n", encoding="utf-8")
    with Terminal(
        [sys.executable, "-m", "tui", "--home", str(tmp_path / "home")],
        env={"PYTHONPATH": str(Path(__file__).parents[2])},
    ) as terminal:
        terminal.wait_for("has been saved")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    assert kept(tmp_path) == "half a page"
    assert list(folder.iterdir()) == []


def test_an_editor_that_is_not_there_is_named_and_the_screen_stays(tmp_path: Path) -> None:
    with Terminal(
        [sys.executable, "-m", "tui", "--home", str(tmp_path / "home"), "begin", "note"],
        env={"EDITOR": "no-such-editor", "VISUAL": None, "PYTHONPATH": str(Path(__file__).parents[2])},
    ) as terminal:
        terminal.wait_for("What would you like to note?")
        terminal.send("here")
        terminal.wait_for("here")
        terminal.press("ctrl+x")
        terminal.wait_for("no-such-editor was not found")
        terminal.send(" and there")
        terminal.wait_for("here and there")
        terminal.press("tab")
        terminal.wait_for("1 Today")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    assert kept(tmp_path) == "here and there"


@pytest.mark.skipif(sys.platform == "win32", reason="processes are not asked for there")
def test_what_an_editor_left_when_it_was_cut_short_is_named_and_stays(tmp_path: Path) -> None:
    folder = tmp_path / "home" / "editor"
    folder.mkdir(parents=True, mode=0o700)
    text, swap = folder / "999999999-0123456789abcdef.md", folder / ".999999999-0123456789abcdef.md.swp"
    text.write_text("half a page\n", encoding="utf-8")
    swap.write_bytes(b"b0VIM")
    with Terminal(
        [sys.executable, "-m", "tui", "--home", str(tmp_path / "home")],
        env={"PYTHONPATH": str(Path(__file__).parents[2])},
    ) as terminal:
        terminal.wait_for("was interrupted")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    assert text.exists() and swap.exists()
