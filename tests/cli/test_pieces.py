from __future__ import annotations

from datetime import datetime, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.cli import launch
from tui.cli.commands import begin, demo
from tui.cli.rows import cells, fitted, padded, short_ids, wrapped
from tui.terminal.crash_report import report
from tui.workspace import Workspace

from .conftest import Taut


@pytest.mark.parametrize(
    ("hour", "flow"),
    [(3, "evening"), (4, "morning"), (14, "morning"), (15, "evening"), (23, "evening")],
)
def test_the_clock_chooses_the_flow(hour: int, flow: str) -> None:
    assert begin._by_clock(datetime(2026, 11, 23, hour, 0).time(), time(4)) == flow


@given(st.text(), st.integers(1, 40))
def test_a_line_never_grows_beyond_its_width(text: str, width: int) -> None:
    assert cells(fitted(text, width)) <= width


@given(st.text(st.sampled_from("ab 語、é"), max_size=80), st.integers(4, 40))
def test_wrapping_loses_no_letter(text: str, width: int) -> None:
    assert "".join("".join(wrapped(text, width)).split()) == "".join(text.split())


def test_cells() -> None:
    assert [cells(text) for text in ("abc", "語", "e\u0301", "🌙")] == [3, 2, 1, 2]
    assert padded("語", 4) == "語  "
    assert list(wrapped("one two three", 9, "- ", "  ")) == ["- one two", "  three"]


@given(st.sets(st.uuids().map(str), min_size=1))
def test_short_ids_tell_apart(ids: set[str]) -> None:
    shown = short_ids(sorted(ids), ids)
    assert len(set(shown)) == len(ids)
    assert all(len(one) >= 8 for one in shown)
    assert all(full.startswith(one) for full, one in zip(sorted(ids), shown, strict=True))


def test_a_report_tells_what_led_to_it() -> None:
    try:
        try:
            raise KeyError("secret")
        except KeyError as problem:
            raise ValueError("secret") from problem
    except ValueError as problem:
        text = report(problem)
    assert text.index("builtins.KeyError") < text.index("which led to") < text.index("builtins.ValueError")
    assert "secret" not in text


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        (["begin", "left-hand"], ("left_hand", None)),
        (["begin", "Weekly", "review"], ("weekly", None)),
        (["begin", "--short", "morning"], ("morning", "short")),
        (["begin", "--whole", "morning"], ("morning", "whole")),
        (["start", "renewal"], ("renewal", None)),
        (["begin", "renewal", "--quarterly"], ("renewal", "quarterly")),
    ],
)
def test_begin_hands_the_flow_to_the_screen(
    taut: Taut, monkeypatch: pytest.MonkeyPatch, words: list[str], asked: tuple[str, str | None]
) -> None:
    seen: list[object] = []

    def show(workspace: Workspace, **how: object) -> int:
        seen.append((how["begin"], how["variant"]))
        return 0

    monkeypatch.setattr(launch, "show", show)
    assert taut(*words).code == 0
    assert seen == [asked]


def test_a_demo_is_removed_and_a_kept_one_stays(taut: Taut, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []

    def write(folder: Path, years: int) -> None:
        folder.mkdir(exist_ok=True)
        (folder / "journal.json").write_text(str(years))

    def show(workspace: Workspace, **_: object) -> int:
        opened.append(workspace.places.data)
        assert (workspace.places.data / "journal.json").read_text() == "2"
        assert workspace.places.data.stat().st_mode & 0o777 == 0o700
        return 0

    monkeypatch.setattr(demo, "_write", write)
    monkeypatch.setattr(launch, "need_terminal", lambda: None)
    monkeypatch.setattr(launch, "show", show)
    assert taut("demo", "--years", "2").code == 0
    assert not opened[0].exists()
    said = taut("demo", "--home", str(tmp_path / "kept"))
    assert said.code == 0 and str(tmp_path / "kept") in said.words and (tmp_path / "kept" / "journal.json").exists()


@pytest.mark.parametrize("words", [(), ("begin", "morning")])
def test_a_mistake_in_taut_is_told_in_a_sentence_whatever_was_typed(
    taut: Taut, home: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    def mistaken() -> None:
        raise KeyError("secret")

    monkeypatch.setattr(launch, "need_terminal", mistaken)
    said = taut(*words)
    assert said.code == 1 and said.words.startswith("taut: This is a bug in taut; what you saved before is safe.")
    assert str(home) in said.words and "secret" not in said.words
