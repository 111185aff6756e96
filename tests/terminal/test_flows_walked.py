"""Every flow, walked to its end in a real terminal at 80×24: answered throughout, and with every step skipped."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from tests.terminal.harness import Terminal
from tui.demo import write
from tui.library import load
from tui.records.day import practice_day
from tui.store.journal import Journal

ROOT = Path(__file__).parents[2]
FLOWS = (
    "morning", "evening", "minute", "weekly", "renewal", "onboarding", "walk", "vision", "reality", "values", "quiet",
    "trigger", "listening", "learning", "left_hand", "ladder", "second_pull",
)  # fmt: skip
"""As the Library lists them."""
PLACE = re.compile(r"(?:(\d+) of (?:about )?|step )(\d+)$")
FIELD = re.compile(r"▸ Enter|Any key to continue|y  kept|0  hard to say|1 \[ \]|1 ○| 0 ─|╭──")
"""How each kind of field looks before it is answered."""
LINE = "Wrote one page at the kitchen table"
FOOTER = ("tab next", "shift+tab back", "^n skip", "esc pause")


class Sitting:
    """Someone at the keyboard, who answers what stands on the screen by its look.

    Args:
        terminal: Where taut runs.
    """

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        self.screens: list[str] = []
        self._at: tuple[int, int] | None = None
        self._visits = 0

    def begin(self, flow: str) -> None:
        """Begins the whole of a flow from the Library."""
        terminal = self.terminal
        terminal.press("7")
        terminal.wait_for("Every day")
        terminal.press("g", *"j" * FLOWS.index(flow))
        terminal.wait_for(f"╭─ {title(flow)} ─")
        terminal.press("w" if "w whole" in terminal.text else "enter")
        terminal.wait(lambda: self.place is not None, f"the first question of {flow}")
        terminal.redraw()

    @property
    def place(self) -> tuple[int, int] | None:
        """Which question stands, of how many; none outside a session."""
        lines = self.terminal.text.splitlines()
        found = PLACE.search(lines[0]) if lines else None
        return (int(found[1] or found[2]), int(found[2])) if found else None

    def walk(self, *, skip: bool) -> list[str]:
        """Goes on until the session is over.

        Returns:
            Each screen as it first stood.
        """
        self.screens = []
        for _ in range(400):
            if self.place is None:
                return self.screens
            before = self.terminal.text
            self._look(before)
            if skip:
                self.terminal.press("ctrl+n")
            else:
                self._answer(before)
            self.terminal.redraw()
            if self.terminal.text == before:
                self.terminal.redraw()  # a busy machine may draw what a key changed a moment after handling the next
        raise AssertionError(f"it has no end; the screen:\n{self.terminal.text}")

    def _look(self, screen: str) -> None:
        lines = screen.splitlines()
        assert all(word in lines[-1] for word in FOOTER), screen
        assert "Traceback" not in screen
        assert "«" not in screen, screen
        assert "None" not in screen, screen
        place = self.place
        assert place is not None
        assert 1 <= place[0] <= place[1], screen
        if not self.screens or screen != self.screens[-1]:
            self.screens.append(screen)

    def _answer(self, screen: str) -> None:
        """Answers the next field of the question, the upper ones first; tab where all are answered."""
        press = self.terminal.press
        visit = self._visits = self._visits + 1 if self.place == self._at else 0
        self._at = self.place
        fields = [sign for line in screen.splitlines()[2:] for sign in FIELD.findall(line)]
        match fields[visit] if visit < len(fields) else "":
            case "▸ Enter" | "Any key to continue":
                press("enter")
            case "y  kept":
                press("y", "enter")
            case "0  hard to say":
                press("2", "1", "3", "enter")
            case "1 [ ]":
                press("1", "tab")
            case "1 ○":
                press("1", "enter")
            case " 0 ─":
                press("5", "enter")
            case "╭──":
                self.terminal.send(LINE)
                press("tab")
            case _:
                press("tab")


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("walked")
    write(folder, practice_day(datetime.now().astimezone()))
    return folder


@pytest.fixture
def home(year: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(year, tmp_path / "home"))


@pytest.fixture
def sitting(home: Path) -> Iterator[Sitting]:
    with Terminal([sys.executable, "-m", "tui", "--home", str(home)], cwd=ROOT) as terminal:
        terminal.wait_for("The results you want")
        yield Sitting(terminal)


def kept(home: Path, flow: str) -> set[str]:
    """The ids of what the journal keeps of a flow; none may be without an answer."""
    journal = Journal(home, lambda: datetime.now().astimezone())
    journal.open()
    found = [entry for entry in journal.entries() if entry.flow == flow]
    assert all(entry.answers for entry in found)
    return {entry.id for entry in found}


def title(flow: str) -> str:
    return load(None)[0].flows[flow].title


@pytest.mark.parametrize("flow", FLOWS)
def test_a_flow_answered_to_its_end_is_one_page(sitting: Sitting, home: Path, flow: str) -> None:
    before, written = kept(home, flow), (home / "journal.json").stat().st_mtime_ns
    sitting.begin(flow)
    walked = "\n".join(sitting.walk(skip=False))
    sitting.terminal.wait(
        lambda: (home / "journal.json").stat().st_mtime_ns != written, f"the page in the journal, after\n{walked}\n"
    )
    assert len(kept(home, flow) - before) == 1


@pytest.mark.parametrize("flow", FLOWS)
def test_a_flow_skipped_to_its_end_leaves_nothing(sitting: Sitting, home: Path, flow: str) -> None:
    before = (home / "journal.json").read_bytes()
    sitting.begin(flow)
    sitting.walk(skip=True)
    sitting.terminal.wait_for("Library")
    assert (home / "journal.json").read_bytes() == before
    assert not list((home / "drafts").glob("*.json"))
