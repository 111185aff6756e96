"""The front page holds what it claims."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.sandbox import Sandbox
from tui import __version__

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = sorted([ROOT / "README.md", *ROOT.glob(".github/*.md"), *ROOT.glob("tui/**/*.md")])


def test_it_is_a_front_page() -> None:
    assert len(README.splitlines()) <= 150


@pytest.mark.terminal
def test_its_examples_run(tmp_path: Path) -> None:
    sandbox = Sandbox(tmp_path)
    shown = README.partition("## Where your words are")[2].partition("```sh\n")[2].partition("```")[0].splitlines()
    assert len(shown) > 3
    for command in ["taut note something to read", *shown]:
        done = sandbox.run(command)
        assert done.returncode == 0, (command, done.stdout, done.stderr)


def test_its_newest_change_is_this_version() -> None:
    assert re.findall(r"^- \*\*(.+?)\*\*", README.partition("## Changes")[2], re.MULTILINE)[0] == __version__


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```|`[^`]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    links = [link for link in re.findall(r"\]\(([^)#]+)", text) if "://" not in link]
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_house_it_draws_stands() -> None:
    drawn = re.findall(r"^(\w+/\S*) ", README.partition("## How it is built")[2], re.MULTILINE)
    assert len(drawn) > 10 and [room for room in drawn if not (ROOT / room).exists()] == []
    rooms = {f"tui/{found.name}/" for found in (ROOT / "tui").iterdir() if (found / "__init__.py").is_file()}
    assert rooms - set(drawn) == set()
