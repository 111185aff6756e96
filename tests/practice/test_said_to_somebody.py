"""A sentence found in the left-hand column, and the promise to say it."""

from __future__ import annotations

from pathlib import Path

from tests.app.driving import workspace
from tui.practice import answer_factory
from tui.records.roles import Role
from tui.workspace import Workspace
from tui.workspace.session_runner import SessionRunner

SENTENCE = "I saw the gate was moved, and I'd like to know why."


def up_to_the_promise(space: Workspace) -> SessionRunner:
    runner = SessionRunner(space, space.sessions.begin("left_hand"))
    said = {"sayable": SENTENCE, "say": "Brandt"}
    while (question := runner.question) is not None and question.step.id != "promise":
        place = (runner.session, question, question.fields[0])
        if question.step.id in said:
            runner.give(answer_factory.text(*place, said[question.step.id]))
        elif question.step.id == "will":
            runner.give(answer_factory.choice(*place, [question.fields[0].options[0]]))
        runner.forward()
    assert runner.question is not None
    return runner


def test_the_promise_is_the_sentence_said_to_somebody(tmp_path: Path) -> None:
    space = workspace(tmp_path)
    runner = up_to_the_promise(space)
    while runner.question is not None:
        runner.forward()
    runner.finish()
    (promise,) = space.portrait().promises
    assert promise.text == "Say to Brandt: I saw the gate was moved, and I'd like to know why"


def test_skipping_it_makes_no_promise_and_it_is_not_written_there_again(tmp_path: Path) -> None:
    space = workspace(tmp_path)
    runner = up_to_the_promise(space)
    runner.skip()
    runner.back()
    assert runner.question is not None and not runner.session.answers_to(runner.question.key)
    while runner.question is not None:
        runner.forward()
    entry = runner.finish()
    assert entry is not None and not space.portrait().promises
    assert [answer for answer in entry.answers if answer.role is Role.PERSON]
