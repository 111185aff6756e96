"""The nudge: right at every hour, from a file that holds nothing a person wrote."""

from __future__ import annotations

import os
import sys
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest

from tests.exchange.support import BERLIN, entry
from tui import settings
from tui.cli import nudge_fast_path as nudge
from tui.cli.nudge_fast_path import folders
from tui.records.answers import Choice, Outcome, Pick, Short
from tui.records.day import practice_day
from tui.records.roles import Role
from tui.settings import Places, Settings
from tui.workspace import Workspace

from .conftest import Taut
from .test_processes import loaded, process


class Clock:
    def __init__(self, text: str) -> None:
        self.at = datetime.fromisoformat(text).replace(tzinfo=BERLIN)

    def __call__(self) -> datetime:
        self.at += timedelta(milliseconds=10)  # ids of one millisecond come in any order
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock("2026-11-23T06:41")


@pytest.fixture
def notebook(tmp_path: Path, clock: Clock) -> Workspace:
    workspace = Workspace(Places(tmp_path, tmp_path / "config"), Settings(), now=clock)
    workspace.entries.note("begun")
    workspace.nudge_cache.write(workspace.sessions.waiting())
    return workspace


def sentence(workspace: Workspace, at: str) -> str:
    data = str(workspace.places.data)
    facts = nudge.read(data, str(workspace.places.config))
    assert facts is not None, "the file no longer holds"
    line = nudge.told(facts, datetime.fromisoformat(at), data)
    return line["sentence"] if line else ""


def kept(workspace: Workspace, flow: str) -> None:
    workspace.entries.add(flow, Short(step="x", text="written"))


def test_it_is_right_across_midnight_and_the_days_start(notebook: Workspace, clock: Clock) -> None:
    assert sentence(notebook, "2026-11-23T06:50") == "Morning practice is still to do"
    kept(notebook, "morning")
    assert sentence(notebook, "2026-11-23T06:50") == ""
    assert sentence(notebook, "2026-11-23T21:00") == "Evening reflection is still to do"
    clock.at += timedelta(hours=18)
    kept(notebook, "evening")
    assert sentence(notebook, "2026-11-24T01:00") == ""
    assert sentence(notebook, "2026-11-24T03:59") == ""
    assert sentence(notebook, "2026-11-24T04:00") == "Morning practice is still to do"


def test_another_hour_for_the_day_to_start(tmp_path: Path, clock: Clock) -> None:
    workspace = Workspace(Places(tmp_path, tmp_path / "config"), Settings(day_starts_at=time(0)), now=clock)
    kept(workspace, "evening")
    workspace.nudge_cache.write(workspace.sessions.waiting())
    assert sentence(workspace, "2026-11-23T23:59") == ""
    assert sentence(workspace, "2026-11-24T00:00") == "Morning practice is still to do"


@pytest.mark.parametrize(
    ("rhythm", "flow", "said"),
    [
        ("mornings", "morning", {"06:50": "Morning", "21:00": "Morning"}),
        ("evenings", "evening", {"06:50": "", "21:00": "Evening"}),
        ("weekly", "weekly", {"06:50": "Weekly", "21:00": "Weekly"}),
        ("both", "morning", {"06:50": "Morning", "21:00": "Evening"}),
    ],
)
def test_the_rhythm_that_was_chosen(notebook: Workspace, rhythm: str, flow: str, said: dict[str, str]) -> None:
    notebook.entries.add("note", Choice(step="rhythm", role=Role.RHYTHM, pick=Pick(rhythm, rhythm)))
    notebook.nudge_cache.write(notebook.sessions.waiting())
    assert {hour: sentence(notebook, f"2026-11-23T{hour}").partition(" ")[0] for hour in said} == said
    kept(notebook, flow)
    assert sentence(notebook, "2026-11-23T07:00") == ""


def test_a_week_after_the_weekly_review(notebook: Workspace) -> None:
    notebook.entries.add("note", Choice(step="rhythm", role=Role.RHYTHM, pick=Pick("weekly", "weekly")))
    notebook.nudge_cache.write(notebook.sessions.waiting())
    kept(notebook, "weekly")
    assert sentence(notebook, "2026-11-29T09:00") == ""
    assert sentence(notebook, "2026-11-30T09:00") == "Weekly review is still to do"


def test_a_session_that_waits_is_named_until_it_is_kept(notebook: Workspace) -> None:
    session = notebook.sessions.begin("morning")
    walked = notebook.sessions.questions(session)[0]
    from tui.practice.session import with_answer

    session = with_answer(session, Short(step=walked.key[0], text="half a sentence"))
    notebook.sessions.save(session)
    assert sentence(notebook, "2026-11-23T07:00") == "Morning practice is waiting where you left it"
    assert sentence(notebook, "2026-11-24T07:00") == "Morning practice is still to do"
    notebook.sessions.discard(session)
    assert sentence(notebook, "2026-11-23T07:00") == "Morning practice is still to do"


def test_open_promises_are_counted_and_nothing_of_them_is_in_the_file(notebook: Workspace) -> None:
    notebook.entries.add("morning", Short(step="p", role=Role.PROMISE, id="p1", text="callmysister"))
    promise = notebook.portrait().open_promises[0]
    notebook.nudge_cache.write(notebook.sessions.waiting())
    facts = nudge.read(str(notebook.places.data), str(notebook.places.config))
    assert facts is not None and facts["open"] == "1"
    notebook.entries.answer_promise(promise.id, Outcome.KEPT)
    facts = nudge.read(str(notebook.places.data), str(notebook.places.config))
    assert facts is not None and facts["open"] == "0"
    file = notebook.places.data / "today"
    assert "sister" not in file.read_text() and "begun" not in file.read_text()
    assert file.stat().st_mode & 0o777 == 0o600


def test_each_note_leaves_the_file_as_writing_it_anew_would(notebook: Workspace) -> None:
    again = Workspace(notebook.places, Settings(), now=notebook.now)
    again.entries.note("in a process of its own")
    file = notebook.places.data / "today"
    added = file.read_text()
    notebook.nudge_cache.write(notebook.sessions.waiting())
    assert file.read_text() == added


def test_a_journal_that_changed_elsewhere_is_read_again(taut: Taut, home: Path) -> None:
    taut("note", "one")
    taut("nudge")
    (home / "journal.json").touch()
    os.utime(home / "journal.json", ns=(1, 1))
    assert nudge.at_once(["nudge"]) is None
    assert taut("nudge").code == 0
    assert nudge.at_once(["nudge"]) == 0


def test_settings_that_changed_count(taut: Taut, home: Path) -> None:
    taut("note", "one")
    taut("nudge")
    settings.save(home / "config" / "config.toml", Settings(day_starts_at=time(5)))
    assert nudge.at_once(["nudge"]) is None
    taut("nudge")
    assert "starts 05:00" in (home / "today").read_text()


@pytest.mark.parametrize("wrong", ["waiting x", "rhythm moonly", "pages x", "open x", "weekly x"])
def test_a_line_of_nonsense_stops_nothing(taut: Taut, home: Path, wrong: str) -> None:
    taut("note", "one")
    before = taut("nudge")
    lines = (home / "today").read_text().splitlines()
    kept = [line for line in lines if not line.startswith(wrong.split(" ")[0])]
    (home / "today").write_text("\n".join([*kept, wrong]) + "\n")
    assert taut("nudge") == before and taut("note", "two").code == 0


@pytest.mark.parametrize("flow", ["x\nwaiting", "a b", "x\x1b[31m"])
def test_a_flow_that_is_no_name_stays_out_of_the_file(taut: Taut, home: Path, keep: object, flow: str) -> None:
    now = datetime.now().astimezone()
    assert callable(keep)
    keep(entry(Short(step="s", text="x"), at=now, flow=flow, day=practice_day(now)))
    for _ in range(2):
        said = taut("nudge")
        assert said.code == 0 and said.data.strip().isprintable()
    assert "kept\n" in (home / "today").read_text()


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"nonsense\n", b"journal -\nsettings -\n"])
def test_a_file_of_nonsense_is_written_anew(taut: Taut, home: Path, content: bytes) -> None:
    taut("note", "one")
    before = taut("nudge")
    (home / "today").write_bytes(content)
    assert taut("nudge") == before and before.code == 0


def test_shapes(taut: Taut, home: Path) -> None:
    first = taut("nudge")
    assert first == (0, "Your first session is waiting; it takes four minutes\n", "") and not home.exists()
    assert taut("nudge", "--short").data == "onboarding open\n"
    assert taut("nudge", "--format", "{flow}, {promises} open").data == "First session, 0 open\n"
    assert taut("--home", str(home), "nudge", "--format={id}").data == "onboarding\n"
    assert taut("nudge", "--json").json["open"] is True
    wrong = taut("nudge", "--format", "{mood}")
    assert wrong.code == 2 and "{mood}" in wrong.words and "{flow}" in wrong.words


def test_a_promise_is_shown_when_asked_for(taut: Taut, keep: object) -> None:
    keep(entry(Short(step="p", role=Role.PROMISE, id="p1", text="call my sister")))  # type: ignore[operator]
    assert "sister" not in taut("nudge").data
    assert "call my sister\n" in taut("nudge", "--show", "promise").data
    assert taut("nudge", "--show", "promise", "--json").json["promised"] == ["call my sister"]


def test_a_day_that_is_done_says_nothing(taut: Taut, keep: object) -> None:
    now = datetime.now().astimezone()
    day = now.date() - timedelta(days=now.time() < time(4))
    keep(  # type: ignore[operator]
        *(entry(Short(step="x", text="y"), flow=flow, at=now + timedelta(seconds=n), day=day)
          for n, flow in enumerate(("morning", "evening")))
    )  # fmt: skip
    assert taut("nudge") == (0, "", "")
    assert taut("nudge") == (0, "", "")


def test_the_flows_are_called_as_in_the_library(notebook: Workspace) -> None:
    assert {flow: notebook.flow(flow).title for flow in nudge.TITLES} == nudge.TITLES


@pytest.mark.parametrize(
    "environment",
    [{}, {"TAUT_HOME": "~/here"}, {"TAUT_HOME": "relative/../x"}, {"XDG_DATA_HOME": "/data"}, {"XDG_DATA_HOME": "no"}],
    ids=str,
)
def test_the_folder_is_the_one_that_the_settings_say(
    environment: dict[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "TAUT_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    found = folders()
    if sys.platform in ("linux", "darwin"):
        assert found == (str(settings.places().data), str(settings.places().config))
    given = folders("~/given")
    assert given == (str(settings.places(Path("~/given")).data), str(settings.places(Path("~/given")).config))


def test_nothing_is_loaded_for_it(tmp_path: Path) -> None:
    process(tmp_path, "note", "x")
    process(tmp_path, "nudge")
    modules = loaded(tmp_path, "nudge")
    assert {name for name in modules if name.startswith("tui")} == {
        "tui",
        "tui.cli",
        "tui.cli.nudge_fast_path",
        "tui.records",  # empty, and the rule of morning and evening in it
        "tui.records.hours",
    }
    assert not modules & {"argparse", "click", "msgspec", "tinydb", "json", "platformdirs", "typing", "re", "pathlib"}


def test_notes_kept_one_after_the_other_leave_it_instant(taut: Taut) -> None:
    taut("note", "one")
    taut("nudge")
    taut("note", "two")
    assert nudge.at_once(["nudge"]) == 0
