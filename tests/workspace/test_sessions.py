"""A session that waits while its flow or the journal becomes another."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from tests.workspace.conftest import START, open_at
from tui.practice import answer_factory
from tui.practice.session import with_answer
from tui.records.answers import Long, Short, texts
from tui.records.entry import Entry
from tui.records.roles import Role
from tui.workspace import quick_entries
from tui.workspace.session_runner import SessionRunner

FLOW = """id = "mine"
title = "Mine"
purpose = "A flow of one's own"
minutes = [1, 2]

[[step]]
id = "{first}"
name = "A"
kind = "long"
ask = "What is it?"

[[step]]
id = "b"
name = "B"
kind = "long"
ask = "And then?"
"""
RESULT = "019aaf2e-7c40-5b1e-9a7c-2f6f1d5b8eab"


def own_flow(home: Path) -> Path:
    file = home / "config" / "flows" / "mine.toml"
    file.parent.mkdir(parents=True)
    file.write_text(FLOW.format(first="first"), encoding="utf-8")
    return file


def begun(home: Path) -> SessionRunner:
    """A session of the flow, left waiting after its first answer."""
    space = open_at(home)
    runner = SessionRunner(space, space.sessions.begin("mine"))
    question = runner.question
    assert question is not None
    runner.give(answer_factory.text(runner.session, question, question.fields[0], "a page of writing"))
    space.sessions.save(runner.session)
    return runner


def finished(runner: SessionRunner) -> Entry:
    while runner.question:
        runner.forward()
    entry = runner.finish()
    assert entry is not None
    return entry


def test_what_was_said_to_a_step_that_is_gone_is_kept_with_its_question(tmp_path: Path) -> None:
    file = own_flow(tmp_path)
    runner = begun(tmp_path)
    file.write_text(FLOW.format(first="opening"), encoding="utf-8")
    later = open_at(tmp_path, START + timedelta(hours=1), seed=3)
    runner = SessionRunner(later, later.sessions.resume(runner.session.id))
    question = runner.question
    assert question is not None
    runner.give(answer_factory.text(runner.session, question, question.fields[0], "more"))
    entry = finished(runner)
    assert [(answer.step, answer.asked, *texts(answer)) for answer in entry.answers] == [
        ("b", "And then?", "more"),
        ("first", "What is it?", "a page of writing"),
    ]
    assert later.sessions.waiting() == ()


def test_a_number_is_kept_though_the_result_was_rated_meanwhile(tmp_path: Path) -> None:
    space = open_at(tmp_path)
    wish = Short(step="results", role=Role.RESULT, about="work", id=RESULT, text="I finish one thing")
    space.entries.add("vision", wish, day=date(2026, 11, 1))
    runner = SessionRunner(space, space.sessions.begin("morning", variant="whole"))
    while runner.question and runner.question.step.id != "rating":
        runner.forward()
    question = runner.question
    assert question is not None
    runner.give(answer_factory.scale(runner.session, question, question.fields[0], 5))
    space.sessions.save(runner.session)
    space.entries.add("rate", quick_entries.rating(RESULT, "I finish one thing", 6))
    entry = finished(SessionRunner(space, space.sessions.resume(runner.session.id)))
    assert [text for answer in entry.answers for text in texts(answer)] == ["5"]


def test_a_session_whose_flow_is_gone_is_told_of_and_goes_on_when_it_is_back(tmp_path: Path) -> None:
    file = own_flow(tmp_path)
    runner = begun(tmp_path)
    file.rename(tmp_path / "mine.toml")
    without = open_at(tmp_path, START + timedelta(hours=1), seed=3)
    assert without.sessions.waiting() == ()
    assert "“mine”" in without.drafts.trouble and str(without.drafts.folder) in without.drafts.trouble
    (tmp_path / "mine.toml").rename(file)
    again = open_at(tmp_path, START + timedelta(hours=2), seed=4)
    assert [session.id for session in again.sessions.waiting()] == [runner.session.id]
    assert again.drafts.trouble == ""


def test_a_length_that_is_set_holds_and_is_not_asked(tmp_path: Path) -> None:
    space = open_at(tmp_path)
    space.entries.add("morning", Short(step="action", role=Role.PROMISE, text="Walk"), day=space.today - timedelta(1))
    assert (space.sessions.begin("morning").variant, space.sessions.minutes("morning")) == ("short", 3)
    assert "length" in [question.step.id for question in space.sessions.questions(space.sessions.begin("morning"))]
    space.settings = space.settings._replace(length="whole")
    session = space.sessions.begin("morning")
    assert (session.variant, space.sessions.minutes("morning")) == ("whole", 7)
    assert "length" not in [question.step.id for question in space.sessions.questions(session)]
    assert space.sessions.begin("morning", variant="short").variant == "short", "what is asked for goes before"


def test_what_alone_was_said_is_kept_though_its_question_was_taken_away(tmp_path: Path) -> None:
    space = open_at(tmp_path)
    stray = Long(step="moment", asked="What happened?", text="the door was slammed")
    entry = space.sessions.finish(with_answer(space.sessions.begin("evening"), stray))
    assert entry is not None
    assert entry.answers == (stray,)


def test_a_flow_is_resumed_where_a_session_of_it_waits_for_the_day_and_else_begun(tmp_path: Path) -> None:
    own_flow(tmp_path)
    waiting = begun(tmp_path).session
    sessions = open_at(tmp_path, START + timedelta(hours=1), seed=3).sessions
    assert sessions.resume_or_begin("mine").id == waiting.id
    assert sessions.resume_or_begin("mine", day=waiting.day).answers == waiting.answers
    other = sessions.resume_or_begin("mine", day=waiting.day - timedelta(days=1), variant="short")
    assert other.id != waiting.id
    assert (other.day, other.variant, other.answers) == (waiting.day - timedelta(days=1), "short", ())
    assert sessions.resume_or_begin("note").flow == "note"
