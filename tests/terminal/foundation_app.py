"""A small app on the ground floor, for the tests in a real terminal: an editor, a list, a box.

Arguments: the file that drafts are saved to, the folder for crash reports, and ``busy`` for one that never rests.
"""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.driver import Driver
from textual.widgets import Static, TextArea

from tui.store.atomic_write import make_folder
from tui.terminal import crash, signal_handlers
from tui.terminal.display import DiffDisplay
from tui.terminal.driver import SafeDriver
from tui.terminal.editor import Editor
from tui.terminal.safe_text import SafeText, line
from tui.terminal.virtual_list import RowSource, VirtualList


class Notebook(crash.PrivateCrash[None], DiffDisplay[None], SafeText[None]):
    CSS = "Editor { height: 10; border: none; } VirtualList { height: 10; }"
    BINDINGS = [
        Binding("f2", "crash", "Crash"),
        Binding("f3", "crash_in_worker", "Crash elsewhere"),
        Binding("f4", "suspend_process", "Suspend"),
        Binding("f5", "repaint_all", "Repaint"),
        Binding("escape", "note_escape", "Escape", priority=True),
        Binding("ctrl+q", "quit", "Quit", priority=True),
    ]

    def __init__(self, draft: Path, crashes: Path, busy: bool) -> None:
        super().__init__()
        self.draft, self.latest, self.busy_for_ever = draft, "", busy
        self.crash_folder = partial(make_folder, crashes)

    def get_driver_class(self) -> type[Driver]:
        return SafeDriver

    def compose(self) -> ComposeResult:
        yield Static("READY", id="status", markup=False)
        yield Editor()
        yield VirtualList(RowSource(100, lambda i: line(f"row {i} of a hundred")))

    def on_mount(self) -> None:
        self.query_one(Editor).focus()
        self.count = 0
        if self.busy_for_ever:
            self.set_interval(0.01, self.work)

    def work(self) -> None:
        self.count += 1
        self.query_one("#status", Static).update(f"{self.count} " * 100)
        self.repaint_all()

    @on(TextArea.Changed)
    def keep(self, event: TextArea.Changed) -> None:
        self.latest = event.text_area.text
        self.query_one("#status", Static).update(line(f"length {len(self.latest)}"))

    def action_note_escape(self) -> None:
        self.query_one("#status", Static).update("ESCAPED")

    def action_crash(self) -> None:
        secret = self.latest
        raise ValueError(f"about {secret}")

    def action_crash_in_worker(self) -> None:
        def fail() -> None:
            raise RuntimeError(self.latest)

        self.run_worker(fail, thread=True)

    def save_now(self) -> None:
        self.draft.write_text(self.query_one(Editor).text, encoding="utf-8")


def main() -> int:
    app = Notebook(Path(sys.argv[1]), Path(sys.argv[2]), "busy" in sys.argv)

    def leave(code: int) -> None:
        assert app._loop is not None
        app._loop.call_soon_threadsafe(app.exit, None, code)

    signal_handlers.install(app.save_now, leave)
    return crash.run(app)


if __name__ == "__main__":
    sys.exit(main())
