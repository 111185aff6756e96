from __future__ import annotations

import ast
import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.content import Content
from textual.widgets._toast import Toast

import tui
from tui.app.runtime.styles import DARK, style_sheets
from tui.terminal.notifications import SingleNotification

ROOT = Path(str(tui.__file__)).parent
FILES = [
    *sorted((ROOT / "app").rglob("*.py")),
    ROOT / "store" / "errors.py",
    *sorted((ROOT / "workspace").glob("*.py")),
]
PATH = "/home/mira/.local/share/taut/journal.json"
SHORT = 60
"""A sentence of so many characters takes no more rows than there are anywhere."""
LEAVING = " Press the same key again to leave without saving it."


def sentences() -> list[str]:
    """Whatever may be said of a screen, the journal or a file, with a path where something is put in."""
    found = set()
    for file in FILES:
        tree = ast.parse(file.read_text(encoding="utf-8"))
        inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
        docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if id(node) not in inside | docs and (text := "".join(pieces(node))).endswith(".") and len(text) > SHORT:
                found.add(f"{text}{LEAVING}" if file.name == "errors.py" else text)
    return sorted(found)


def pieces(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Constant(value=str() as text):
            yield text
        case ast.JoinedStr(values=values):
            path = PATH
            for part in values:
                yield from pieces(part) if isinstance(part, ast.Constant) else [path]
                path = path if isinstance(part, ast.Constant) else "3"


class Edge(SingleNotification[None]):
    """An app with nothing on it but what is said."""

    CSS_PATH = style_sheets()[0]

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return DARK.variables


@pytest.mark.parametrize("size", [(80, 24), (60, 16), (40, 12)], ids=str)
async def test_every_sentence_at_the_edge_is_seen_to_its_last_word(size: tuple[int, int]) -> None:
    said = sentences()
    assert len(said) > 60
    assert any(sentence.startswith("There is no room on the disk") for sentence in said)
    app = Edge()
    async with app.run_test(size=size, notifications=True):
        for sentence in said:
            app.notify(sentence, severity="error")
            toasts: list[Toast] = []
            for _ in range(400):
                await asyncio.sleep(0.005)
                toasts = [one for one in app.screen.query(Toast) if str(one.render()) == sentence and one.size]
                if toasts and app.screen.find_widget(toasts[0]).visible_region == toasts[0].region:
                    break
            (toast,) = toasts
            rows = Content(sentence).wrap(toast.scrollable_content_region.width)
            assert toast.content_size.height == len(rows), sentence
            assert app.screen.find_widget(toast).visible_region == toast.region, sentence
