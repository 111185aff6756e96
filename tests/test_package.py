"""The package as others get it: built as a wheel, installed in an empty environment, opened outside the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.terminal.harness import Terminal

ROOT = Path(__file__).parents[1]
OPENED_ALONE = """
import importlib, os, sys
import asyncio, click, msgspec, rich.console, textual.app, textual.widgets, tinydb  # once, not in every child
for name in sys.argv[1:]:
    child = os.fork()
    if not child:
        try:
            importlib.import_module(name)
        except ImportError as error:
            print(name, error, flush=True)
        os._exit(0)
    os.waitpid(child, 0)
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    done = subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_the_styles_the_library_and_nothing_of_the_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "tui/styles/base.tcss" in names
    assert "tui/library/flows/morning.toml" in names
    assert "tui/library/questions.toml" in names
    assert {name.split("/")[0] for name in names if not name.startswith("taut-")} == {"tui"}


def test_installed_from_the_wheel_the_command_and_the_screen_open(wheel: Path, tmp_path: Path) -> None:
    place = tmp_path / "environment"
    subprocess.run([sys.executable, "-m", "venv", "--system-site-packages", str(place)], check=True)
    binary = place / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run(
        [str(binary / "python"), "-m", "pip", "install", "--quiet", "--no-deps", "--ignore-installed", str(wheel)],
        check=True,
        env={**os.environ, "PYTHONPATH": site_packages()},
    )
    environment = {"PYTHONPATH": site_packages(), "HOME": str(tmp_path)}
    where = subprocess.run(
        [str(binary / "python"), "-c", "import tui; print(tui.__file__)"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert str(place) in where.stdout
    home = tmp_path / "home"
    with Terminal([str(binary / "taut"), "--home", str(home)], env=environment, cwd=tmp_path) as terminal:
        terminal.wait_for("Begin here")
        terminal.press("q")
        assert terminal.wait_exit() == 0


def site_packages() -> str:
    """Where this environment's libraries are, without the checkout itself."""
    import textual

    return str(Path(textual.__file__).parents[1])


def test_every_module_opens_by_itself_so_that_no_two_wait_for_each_other() -> None:
    names = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in sorted((ROOT / "tui").rglob("*.py"))
        if path.name != "__main__.py"
    ]
    done = subprocess.run(
        [sys.executable, "-c", OPENED_ALONE, *names], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout == ""
