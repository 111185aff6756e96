"""A few of the damages that ``python -m tests.faults.damages`` tries, on every kind of home."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.damages import DAMAGES, HOMES, run
from tests.terminal.test_taut import taut


@pytest.mark.parametrize("kind", HOMES)
def test_no_damage_loses_what_is_held_elsewhere_nor_shows_altered_words_as_true(kind: str) -> None:
    assert run(2 * len(DAMAGES), (kind,), first=1000) == []


def test_a_person_is_told_on_today_of_damage_in_the_middle_of_the_file(tmp_path: Path) -> None:
    with taut(tmp_path, "note", "the first of three") as terminal:
        assert terminal.wait_exit() == 0
    for text in ("the second of three", "the last of three"):
        with taut(tmp_path, "note", text) as terminal:
            assert terminal.wait_exit() == 0
    path = tmp_path / "journal.json"
    path.write_bytes(path.read_bytes().replace(b"second of three", b"secund of three"))
    with taut(tmp_path, columns=120) as terminal:
        terminal.wait(lambda: "1 of 3 entries" in " ".join(terminal.text.replace("│", " ").split()), "the sentence")
        terminal.press("6")
        terminal.wait_for("the second of three")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    assert list(tmp_path.glob("journal.damaged-*.json"))
