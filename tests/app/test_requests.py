"""Requests: what screens ask of the notebook is data, answered in order, and heard only by a screen that is shown."""

from __future__ import annotations

import ast
from pathlib import Path

from textual.screen import Screen

from tests.app.driving import driving
from tui.app.base.messages import Ask, Do, Request
from tui.app.base.screen import BaseScreen
from tui.workspace import Workspace

APP = Path(__file__).parents[2] / "tui" / "app"


def functions(tree: ast.Module) -> set[str]:
    """The names a request may begin with: a module's functions, classes and imports, and one that was passed on."""
    found = {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    passed = {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg) and node.arg != "self"}
    return found | passed | {name.asname or name.name for node in imports for name in node.names}


def test_a_request_names_a_function_of_a_module_and_no_closure_over_a_screen() -> None:
    seen = 0
    for path in APP.rglob("*.py"):
        tree = ast.parse(path.read_text())
        known = functions(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Request":
                seen += 1
                function, *arguments = node.args
                if isinstance(function, ast.Attribute):  # a method, by its class
                    function = function.value
                assert isinstance(function, ast.Name) and function.id in known, (path.name, node.lineno)
                given = [*arguments, *(one.value for one in node.keywords)]
                assert not any(isinstance(one, ast.Lambda) for one in given), (path.name, node.lineno)
                assert not any(isinstance(one, ast.Name) and one.id == "self" for one in given), path.name
    assert seen > 25


def day(workspace: Workspace) -> str:
    return str(workspace.today)


def note(workspace: Workspace, text: str) -> None:
    workspace.entries.note(text)


def words(workspace: Workspace) -> list[str]:
    return [row.words for row in workspace.listing()]


async def test_no_message_of_a_screen_carries_a_screen(tmp_path: Path) -> None:
    async with driving(tmp_path) as driver:
        screen = driver.app.screen
        assert isinstance(screen, BaseScreen)
        for message in (screen.asking(Request(day), print), Do(Request(note, "x"))):
            values = [value for name, value in vars(message).items() if not name.startswith("_")]
            assert not any(isinstance(value, Screen) for value in values)


async def test_what_is_asked_after_something_was_saved_sees_it(tmp_path: Path) -> None:
    async with driving(tmp_path) as driver:
        screen, found = driver.app.screen, list[str]()
        assert isinstance(screen, BaseScreen)
        screen.post_message(Do(Request(note, "first")))
        screen.post_message(Do(Request(note, "second")))
        screen.ask(Request(words), found.extend)
        await driver.settle()
        assert found == ["second", "first"]


async def test_a_screen_that_was_left_hears_nothing(tmp_path: Path) -> None:
    async with driving(tmp_path) as driver:
        screen, found = driver.app.screen, list[str]()
        assert isinstance(screen, BaseScreen)
        message: Ask = screen.asking(Request(day), found.append)
        driver.app.post_message(message)
        await driver.settle()
        await driver.press("7")
        assert driver.app.screen is not screen
        message = screen.asking(Request(day), found.append)
        driver.app.post_message(message)
        await driver.settle()
        assert len(found) == 1
