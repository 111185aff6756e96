"""The virtual list."""

from __future__ import annotations

from typing import Any

from textual.app import App, ComposeResult

from tui.terminal.safe_text import line
from tui.terminal.virtual_list import NONE, RowSource, VirtualList


class Listing(App[None]):
    def __init__(self, source: RowSource | None) -> None:
        super().__init__()
        self.rows = VirtualList(source)
        self.messages: list[tuple[str, int]] = []

    def compose(self) -> ComposeResult:
        yield self.rows

    def on_virtual_list_moved(self, message: VirtualList.Moved) -> None:
        self.messages.append(("moved", message.index))

    def on_virtual_list_opened(self, message: VirtualList.Opened) -> None:
        self.messages.append(("opened", message.index))


def source(keys: list[Any]) -> RowSource:
    """Rows named by their keys; those in capitals are headings."""
    return RowSource(
        len(keys),
        render=lambda i: line(f"{keys[i]} [b]x[/] 日本"),
        key=lambda i: keys[i],
        heading=lambda i: str(keys[i]).isupper(),
    )


def text(app: Listing) -> list[str]:
    return [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]


async def test_keys_move_over_headings_and_enter_opens() -> None:
    app = Listing(source(["NOV", "a", "b", "OCT", "c", "d"]))
    async with app.run_test(size=(40, 10)) as pilot:
        app.rows.focus()
        await pilot.press("up", "down", "j", "k", "G", "down", "g", "enter")
        assert app.messages == [("moved", i) for i in (2, 4, 2, 5, 1)] + [("opened", 1)]
        assert text(app)[:3] == ["NOV [b]x[/] 日本", "▸ a [b]x[/] 日本", "  b [b]x[/] 日本"]


async def test_the_cursor_stays_on_its_row_when_rows_come_and_go() -> None:
    app = Listing(source(["a", "b", "c"]))
    async with app.run_test(size=(40, 10)) as pilot:
        app.rows.focus()
        await pilot.press("j")
        app.messages.clear()
        app.rows.show(source(["NEW", "x", "a", "b", "c"]))
        await pilot.pause()
        assert (app.rows.cursor, app.messages) == (3, [])
        app.rows.show(source(["HEAD", "x"]))
        await pilot.pause()
        assert (app.rows.cursor, app.messages) == (1, [("moved", 1)])
        app.rows.show(source([]))
        await pilot.pause()
        await pilot.press("down", "enter", "end", "pagedown")
        assert app.rows.cursor == NONE
        app.rows.show(source(["a"]))
        await pilot.pause()
        assert app.rows.cursor == 0
        assert app.rows.move_to("a")
        assert not app.rows.move_to("z")


async def test_a_move_draws_two_lines_and_a_long_list_only_what_is_seen() -> None:
    rendered: list[int] = []

    def render(index: int) -> Any:
        rendered.append(index)
        return line(f"row {index}")

    app = Listing(RowSource(7300, render))
    async with app.run_test(size=(40, 10)) as pilot:
        app.rows.focus()
        await pilot.pause()
        assert set(rendered) == set(range(10))
        rendered.clear()
        await pilot.press("down")
        await pilot.pause()
        assert set(rendered) == {0, 1}
        await pilot.press("end")
        await pilot.pause()
        assert text(app)[9].startswith("▸ row 7299")
        await pilot.press("pageup")
        await pilot.pause()
        assert app.rows.cursor == 7290
        assert any(shown.startswith("▸ row 7290") for shown in text(app))
        await pilot.press("home")
        await pilot.pause()
        assert text(app)[0].startswith("▸ row 0")


async def test_the_cursor_is_seen_wherever_it_goes() -> None:
    app = Listing(source([f"r{i}" for i in range(100)]))
    async with app.run_test(size=(40, 7)) as pilot:
        app.rows.focus()
        for key in ["down"] * 20 + ["up"] * 18 + ["pagedown"] * 4 + ["up"] * 9:
            await pilot.press(key)
            await pilot.pause()
            assert sum(shown.startswith("▸") for shown in text(app)) == 1
        await pilot.resize_terminal(40, 3)
        await pilot.pause()
        assert sum(shown.startswith("▸") for shown in text(app)) == 1
