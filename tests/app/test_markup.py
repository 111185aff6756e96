"""What a person wrote is shown as it stands, wherever it is shown: nothing in it is read as markup."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.content import Content
from textual.widgets import Static
from textual.widgets._toast import Toast

from tests.app.driving import driving, first_run, still
from tests.journeys.person import answer
from tui.app.session.screen import SessionScreen
from tui.terminal.notifications import SingleNotification
from tui.workspace import Workspace

HOSTILE = ("[/not yet]", "[sic]", "[bold]", "[@click=app.quit]x[/]", "[/]", "a [ b", "[b]x[/c]", "\\[b]", "[$primary]")
MARK = "sea [sic] [/not yet] [@click=app.quit]x[/]"


class Edge(SingleNotification[None]):
    """An app with a widget on it that says something."""

    def compose(self) -> Iterator[Static]:
        yield Static()


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("says", ["app", "screen", "widget", "insisting"])
async def test_a_sentence_at_the_edge_is_no_markup_whoever_says_it(text: str, says: str) -> None:
    app = Edge()
    async with app.run_test(notifications=True):
        match says:
            case "app":
                app.notify(text, title=text)
            case "screen":
                app.screen.notify(text, title=text)
            case "widget":
                app.query_one(Static).notify(text, title=text)
            case _:
                app.notify(text, title=text, markup=True)
        await still()
        toasts = [str(toast.render()) for toast in app.screen.query(Toast)]
    assert toasts == [f"{text}\n{text}"]


async def test_a_line_to_share_is_copied_and_shown_as_it_was_written(tmp_path: Path) -> None:
    async with driving(tmp_path) as driver:
        await first_run(driver, f"I live by the {MARK} and write")
    async with driving(tmp_path, begin="renewal") as driver:
        while isinstance(here := driver.app.screen, SessionScreen) and here.runner.question.step.id != "share":
            await driver.press("ctrl+n")
        await driver.press("1", "enter")
        assert f"Copied; paste it where you like: I live by the {MARK} and write" in driver.words


@pytest.fixture
def read_as_markup(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every text of a person that Textual reads as markup."""
    found: list[str] = []
    stock = Content.from_markup.__func__  # type: ignore[attr-defined]  # a class method

    def spy(kind: type[Content], /, markup: str | Content, **variables: object) -> Content:
        if isinstance(markup, str) and ("sic" in markup or "not yet" in markup):
            found.append(markup)
            return Content(markup)
        return stock(kind, markup, **variables)

    monkeypatch.setattr(Content, "from_markup", classmethod(spy))
    return found


class Said(dict[str, str]):
    """Such words at every step where there is something to write."""

    def get(self, step: str, usual: str = "") -> str:  # type: ignore[override]  # only as the journeys ask it
        return f"{usual} {MARK}" if " " in usual else usual


def prepare(space: Workspace) -> None:
    """Puts the words into what a person writes outside a session."""
    assert space.entries.note(f"By the {MARK}", tags=(MARK, "[b]sic[/c]"))
    space.set_support(MARK, MARK)


async def test_nothing_a_person_wrote_is_read_as_markup_on_any_screen(
    tmp_path: Path, read_as_markup: list[str]
) -> None:
    async with driving(tmp_path, prepare=prepare) as driver:
        await first_run(driver, f"I live by the {MARK} and write")
    for begun in ("values", "renewal", "left_hand"):
        async with driving(tmp_path, begin=begun) as driver:
            await answer(driver, Said())
    async with driving(tmp_path) as driver:
        for place in "1234567":
            await driver.press("escape", "escape", place)
            keys = {key for key in driver.app.screen.active_bindings if len(key) == 1 or key == "enter"}
            for key in sorted(keys - set("q1234567890")):
                await driver.press(place, key)
                if driver.app.screen.focused is not None:
                    await driver.write(MARK, "enter")
                await driver.press("escape", "escape", "escape")
                assert driver.app.is_running
    assert read_as_markup == []
