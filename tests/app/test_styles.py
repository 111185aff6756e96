"""Each folder of the app has one sheet of its name, and no rule of a sheet is for something that is not there."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode

import tui
from tests.app.driving import MORNING, driving
from tui import demo
from tui.app.runtime.app import TautApp
from tui.app.runtime.styles import FIRST, StyledOnce, style_sheets
from tui.app.today.rows import Row
from tui.app.today.screen import TodayScreen
from tui.records.answers import Kind

TUI = Path(tui.__file__).parent
SHEETS = [Path(sheet) for sheet in style_sheets()]
CODE = {path: path.read_text() for room in ("app", "terminal") for path in (TUI / room).rglob("*.py")}
ALL = "\n".join(CODE.values())
OF_TEXTUAL = {
    "Screen", "Static", "Input", "Toast", "ToastRack", "Vertical", "SearchIcon", "LoadingIndicator", "CommandInput",
    "CommandList", "OptionList", "option-list--option",
    "option-list--option-highlighted",
    "--input", "--results", "--list-visible", "--visible", "--populating", "command-palette--help-text", "dark",
}  # fmt: skip
"""What Textual's own widgets are called."""


def selectors(sheet: Path) -> set[str]:
    """The types, ids and classes that a sheet has rules for, without pseudo-classes."""
    heads = re.findall(r"([^{}]+)\{[^}]*\}", re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL))
    return {name for head in heads for name in re.findall(r"[#.]?(?<!:)(?<![\w-])-{0,2}[A-Za-z_][\w-]*", head)} - {""}


def is_named(selector: str) -> bool:
    """Whether code gives a widget this id or class, or is a class of this name."""
    name = selector.lstrip("#.")
    if selector[0] in "#.":
        return name.lstrip("-") in get_args(Kind) or bool(re.search(rf"""["' ]{re.escape(name)}["' ]""", ALL))
    return f"class {name}(" in ALL or f"class {name}:" in ALL


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.stem)
def test_every_rule_is_for_something_that_is_there(sheet: Path) -> None:
    names = {name for name in selectors(sheet) if name.lstrip("#.") not in OF_TEXTUAL}
    assert len(names) > 2
    assert not {name for name in names if not is_named(name)}


def test_each_sheet_is_of_a_folder() -> None:
    folders = {path.parent.name for path in (TUI / "app").glob("*/__init__.py")}
    assert {sheet.stem for sheet in SHEETS} <= folders


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.stem)
def test_what_has_an_id_is_styled_in_the_sheet_of_its_folder(sheet: Path) -> None:
    # The common sheet has what several folders show.
    here = ALL if sheet.stem == "base" else "\n".join(code for path, code in CODE.items() if sheet.stem in path.parts)
    ids = {name[1:] for name in selectors(sheet) if name[0] == "#" and name[1:] not in OF_TEXTUAL}
    assert not {name for name in ids if not re.search(rf"""["']#?{re.escape(name)}["']""", here)}


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keeps the sheets that come later from being read behind Today."""
    monkeypatch.setattr(StyledOnce, "style_rest", lambda app: None)


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (160, 50)])
@pytest.mark.parametrize("years", [0, 1])
async def test_today_looks_the_same_before_the_other_sheets_are_read(
    held: None, tmp_path: Path, years: int, size: tuple[int, int]
) -> None:
    if years:
        demo.write(tmp_path, MORNING.date(), years)
    async with driving(tmp_path, size=size) as driver:
        app = driver.app
        assert len(app._later) == len(SHEETS) - len(FIRST)
        before = {widget: widget.styles.base.css for widget in app.screen.walk_children()}
        app._read(len(app._later))
        app.stylesheet.update(app.screen)
        assert before == {widget: widget.styles.base.css for widget in app.screen.walk_children()}


@pytest.mark.parametrize("key", ["1", "2", "3", "4", "5", "6", "7", ","])
async def test_a_tab_is_styled_rightly_as_it_is_put_up(tmp_path: Path, key: str) -> None:
    demo.write(tmp_path, MORNING.date(), 1)
    async with driving(tmp_path, size=(120, 40)) as driver:
        await driver.press(key)
        screen = driver.app.screen
        before = {widget: widget.styles.base.css for widget in screen.walk_children(with_self=True)}
        driver.app.stylesheet.update(screen)
        assert before == {widget: widget.styles.base.css for widget in screen.walk_children(with_self=True)}


async def test_today_is_styled_once_before_it_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    styled: Counter[DOMNode] = Counter()
    seen: list[Counter[DOMNode]] = []
    apply = Stylesheet.apply
    monkeypatch.setattr(
        Stylesheet, "apply", lambda sheet, node, **how: (styled.update([node]), apply(sheet, node, **how))
    )

    def painted(app: TautApp) -> None:
        if isinstance(app.screen, TodayScreen):
            seen.append(styled.copy())

    monkeypatch.setattr(TautApp, "post_display_hook", painted)
    async with driving(tmp_path) as driver:
        widgets = [one for one in driver.app.screen.walk_children() if not isinstance(one, Row)]
        assert len(widgets) > 10
        assert {seen[0][widget] for widget in widgets} == {1}


async def test_a_screen_opened_before_the_other_sheets_are_read_has_its_own(held: None, tmp_path: Path) -> None:
    async with driving(tmp_path) as driver:
        await driver.press("6")
        assert driver.app.screen.query_one("#list").styles.border_top[0] == "round"


async def test_all_sheets_are_read_once_today_stands(tmp_path: Path) -> None:
    async with driving(tmp_path) as driver:
        assert not driver.app._later
        read = {path for path, _ in driver.app.stylesheet.source}
        assert {str(sheet) for sheet in SHEETS} <= read
