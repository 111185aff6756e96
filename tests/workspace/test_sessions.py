"""A session that waits while its flow or the journal becomes another."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from tests.workspace.conftest import START, open_at
from tui.practice import answering
from tui.practice.session import with_answer
from tui.records.answers import Long, Short, texts
from tui.records.entry import Entry
from tui.records.roles import Role
from tui.workspace import outside
from tui.workspace.walk import Walk

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


def begun(home: Path) -> Walk:
    """A session of the flow, left waiting after its first answer."""
    space = open_at(home)
    walk = Walk(space, space.begin("mine"))
    question = walk.question
    assert question is not None
    walk.give(answering.text(walk.session, question, question.fields[0], "a page of writing"))
    space.save(walk.session)
    return walk


def finished(walk: Walk) -> Entry:
    while walk.question:
        walk.forward()
    entry = walk.finish()
    assert entry is not None
    return entry


def test_what_was_said_to_a_step_that_is_gone_is_kept_with_its_question(tmp_path: Path) -> None:
    file = own_flow(tmp_path)
    walk = begun(tmp_path)
    file.write_text(FLOW.format(first="opening"), encoding="utf-8")
    later = open_at(tmp_path, START + timedelta(hours=1), seed=3)
    walk = Walk(later, later.resume(walk.session.id))
    question = walk.question
    assert question is not None
    walk.give(answering.text(walk.session, question, question.fields[0], "more"))
    entry = finished(walk)
    assert [(answer.step, answer.asked, *texts(answer)) for answer in entry.answers] == [
        ("b", "And then?", "more"),
        ("first", "What is it?", "a page of writing"),
    ]
    assert later.waiting() == ()


def test_a_number_is_kept_though_the_result_was_rated_meanwhile(tmp_path: Path) -> None:
    space = open_at(tmp_path)
    wish = Short(step="results", role=Role.RESULT, about="work", id=RESULT, text="I finish one thing")
    space.keep_outside("vision", wish, day=date(2026, 11, 1))
    walk = Walk(space, space.begin("morning"))
    while walk.question and walk.question.step.id != "rating":
        walk.forward()
    question = walk.question
    assert question is not None
    walk.give(answering.number(walk.session, question, question.fields[0], 5))
    space.save(walk.session)
    space.keep_outside("rate", outside.rating(RESULT, "I finish one thing", 6))
    entry = finished(Walk(space, space.resume(walk.session.id)))
    assert [text for answer in entry.answers for text in texts(answer)] == ["5"]


def test_a_session_whose_flow_is_gone_is_told_of_and_goes_on_when_it_is_back(tmp_path: Path) -> None:
    file = own_flow(tmp_path)
    walk = begun(tmp_path)
    file.rename(tmp_path / "mine.toml")
    without = open_at(tmp_path, START + timedelta(hours=1), seed=3)
    assert without.waiting() == ()
    assert "“mine”" in without.drafts.trouble and str(without.drafts.folder) in without.drafts.trouble
    (tmp_path / "mine.toml").rename(file)
    again = open_at(tmp_path, START + timedelta(hours=2), seed=4)
    assert [session.id for session in again.waiting()] == [walk.session.id]
    assert again.drafts.trouble == ""


def test_what_alone_was_said_is_kept_though_its_question_was_taken_away(tmp_path: Path) -> None:
    space = open_at(tmp_path)
    stray = Long(step="moment", asked="What happened?", text="the door was slammed")
    entry = space.keep(with_answer(space.begin("evening"), stray))
    assert entry is not None
    assert entry.answers == (stray,)
