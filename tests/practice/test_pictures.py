"""Pictures are never the only way in, and a pause never asks for the eyes."""

from __future__ import annotations

import re
from pathlib import Path

from tests.app.driving import workspace
from tests.practice.walking import session_for
from tui.insights.fold.portrait import Portrait
from tui.practice.catalogue import Catalogue
from tui.practice.questions import questions
from tui.records.answers import Short
from tui.records.roles import Role

PICTURED = re.compile(
    r"\b(pictures?|(?<!you )imagine|visuali[sz]e|envision|(do|can) you see|see first|walk into it|ordinary tuesday)\b",
    re.IGNORECASE,
)
EYES = re.compile(r"\b(eyes rest|look out|look at|things you see|close your eyes)\b", re.IGNORECASE)
OPTION = "taut config set pictures false"


def test_whatever_asks_to_see_a_picture_can_be_asked_in_words(catalogue: Catalogue) -> None:
    found = 0
    for flow in catalogue.flows.values():
        for step in flow.steps():
            several = (step.ask, step.ask_plain, *step.wordings, *step.plain_wordings)
            if any(map(PICTURED.search, several)):
                found += 1
                assert step.ask_words, f"{flow.id}.{step.id}"
                assert step.ask_words_plain or not step.ask_plain, f"{flow.id}.{step.id}"
                assert not re.search(r"\b(picture|imagine|see)\b", step.ask_words + step.ask_words_plain)
    assert found >= 5
    for question in catalogue.questions:
        if PICTURED.search(f"{question.text} {question.follow_up}"):
            assert question.text_words, question.id


def test_the_help_of_the_steps_that_ask_for_a_picture_says_how_to_be_asked_in_words(catalogue: Catalogue) -> None:
    for flow, name in (("morning", "vision"), ("walk", "see"), ("vision", "scene")):
        (step,) = (step for step in catalogue.flows[flow].steps() if step.id == name)
        assert OPTION in step.help


def test_a_pause_never_asks_for_the_eyes(catalogue: Catalogue) -> None:
    for flow in catalogue.flows.values():
        for step in flow.steps():
            if step.fields[0].kind == "timer":
                assert not any(map(EYES.search, (step.ask, *step.wordings))), f"{flow.id}.{step.id}"


def test_the_setting_chooses_the_wording_for_every_session_begun_after_it(tmp_path: Path) -> None:
    space = workspace(tmp_path)
    space.start()
    space.entries.add("wish", Short(step="w", role=Role.RESULT, id="r", about="work", text="A page a day"))

    def asked() -> str:
        found = space.sessions.questions(space.sessions.begin("morning"))
        return next(question.ask for question in found if question.step.id == "vision")

    assert "see first" in asked()
    space.settings = space.settings._replace(pictures=False)
    assert asked().startswith("Say this once more in your own words")


def test_in_words_the_plain_wording_is_in_words_too(catalogue: Catalogue) -> None:
    import msgspec

    session = msgspec.structs.replace(session_for(catalogue, "walk"), words=True)
    found = questions(catalogue.flows["walk"], Portrait(), session, catalogue)
    assert next(one.ask for one in found if one.step.id == "see").startswith("Put it in your own words")
