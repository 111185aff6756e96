"""The transcript read in order, as a person who only hears it would; and what must never be in it."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.app.driving import MORNING, workspace
from tests.plain.talking import FIRST_RUN, talk
from tui.plain.console import Talk
from tui.practice.questions import Question
from tui.records.answers import Choice, Pick, texts
from tui.records.roles import Role
from tui.workspace import Workspace
from tui.workspace.session_runner import SessionRunner

LATER = MORNING + timedelta(days=8)


def begins_whole(space: Workspace) -> None:
    space.settings = space.settings._replace(length="whole")


def in_order(said: str, *parts: str) -> None:
    place = 0
    for part in parts:
        found = said.find(part, place)
        assert found >= 0, f"{part!r} is not heard after {said[max(0, place - 200) : place]!r}"
        place = found + len(part)


def test_a_whole_first_run_makes_sense_to_a_person_who_only_hears_it(tmp_path: Path) -> None:
    said = talk(tmp_path, ["1", *FIRST_RUN, "q"])
    in_order(
        said,
        "Good morning. Monday 23 November.", "taut is a private notebook",
        "1: Begin here, 4 minutes, every step can be skipped.", "Number or word, or q to quit:",
        "First session.", "Enter alone to skip a step, ? for help, < to go back, q to pause.",
        "Step 1 of", "Welcome.", "Enter to continue:",
        "Step 2 of", "Check-in.", "How are you feeling right now?", "Type a word for it", "Word or number:",
        "Hopeful, energy",
        "Step 3 of", "Area.", "Which part of life", "5: Work and craft", "Number, 1 to 8:",
        "Step 4 of", "Vision.", "Work and craft: what do you want", "Your answer, one line:",
        "Step 5 of", "Reality.", "One plain fact", "Your answer, one line:",
        "Step 6 of", "Rating.", "If 10 is exactly what you want", "0 is none of it yet, 10 is just as I want it.",
        "0 to 10:",
        "Step 7 of", "Tension.", "Which word comes nearest?", "Reality 3, vision 10, gap 7.", "Number, 1 to 5:",
        "Step 8 of", "Promise.", "Your answer, one line:",
        "Step 9 of", "When and where.", "When, one line:", "Where, one line:",
        "Step 10 of", "A value.", "at stake here?", "Your answer, one line:",
        "Step 11 of", "Rhythm.", "1 mornings, 2 evenings", "Number, 1 to 5:",
        "Step 12 of 12, Close.", "Check-in: hopeful", "You want: I finish", "When, where: 07:30, kitchen table",
        "Enter to save:", "Saved at 07:02.",
        "What became of 1 open promise.", "The journal, 1 entry.", "q to quit:",
    )  # fmt: skip
    steps = [int(number) for number in re.findall(r"Step (\d+) of", said)]
    assert steps == list(range(1, 13))


def test_a_whole_morning_makes_sense_to_a_person_who_only_hears_it(tmp_path: Path) -> None:
    talk(tmp_path, FIRST_RUN, begin="onboarding")
    lines = [
        "", "tired", "1", "p", "the first half", "the clear desk", "Two mornings of five.", ".", "Mail is louder.", ".",
        "6", "pull", "Ring Anna", "after tea", "the hall", "the phone", "I breathe once", "", "5", "smaller",
        "Just dial", "What stays is the rain.", ".", "", "q",
    ]  # fmt: skip
    said = talk(tmp_path, ["flows", "morning", *lines], at=LATER, prepare=begins_whole)
    in_order(
        said,
        "Good to see you.", "Morning practice, the short version, 3 min.", "What became of 1 open promise.",
        "Step 1 of", "Arrive.", "30 seconds. Enter to continue at any time:",
        "Step 2 of", "Check-in.",
        "Step 3 of", "“Write the first page before opening mail”: did you do it?", "07:30, kitchen table",
        "y kept, p partly, x not this time, l let go, t not yet:",
        "Step 4 of", "Follow-up.", "Optional.", "which part of it did you do?",
        "Asked because: “partly” can",
        "Step 5 of", "Read this slowly", "Your answer, one line:",
        "Step 6 of", "You noted", "would have caught, several lines:", "What I make of it, several lines:",
        "Step 7 of", "The facts:", "Two mornings of five.", "0 to 10:", "you said: 3",
        "Step 8 of", "Reality 6, vision 10, gap 4.", "1 pull, 2 pressure",
        "Promise.", "When and where.", "Where, one line:",
        "Obstacle.", "Optional.", "If “the phone” turns up, what will you do then?", "How likely.",
        "Another plan.", "1 smaller, 2 another time, 3 keep as it is.", "Smaller.", "Question.",
        "Close.", "You will: Ring Anna", "Reworded: Just dial", "Enter to save:", "Saved at 07:02.",
    )  # fmt: skip
    assert not re.search(r"[│╭╮╰╯●○▸─\x1b]", said)


def test_leaving_and_coming_back_says_where_it_waits(tmp_path: Path) -> None:
    said = talk(tmp_path, ["1", "", "hopeful", "q", "q"])
    in_order(said, "Paused at step 3, Area.", "1: First session, waiting at Area since 07:02.")
    said = talk(tmp_path, ["go on", "<", "", "5", "q", "q"])
    in_order(
        said,
        "Continuing: First session.",
        "Step 3 of",
        "Step 2 of",
        "You said: hopeful",
        "Enter to leave it",
        "Step 3 of",
    )


def test_opening_and_leaving_writes_nothing(tmp_path: Path) -> None:
    home = tmp_path / "home"
    talk(home, ["1", "", "q", "q"])
    assert not home.exists() or not list(home.rglob("*.json"))


def test_another_question_is_a_word_away(tmp_path: Path) -> None:
    lines = ["", "", "", "another", "It was the rain.", ".", "<", "another", "q"]
    said = talk(tmp_path, lines, begin="evening")
    asked = re.findall(r"Step \d+ of \d+, Question\..*\n(.*)\n", said)
    assert len(asked) == 4 and asked[0] != asked[1] == asked[2] == asked[3]
    in_order(said, "You wrote: It was the rain.", "Your words belong to this question")


def test_the_word_earlier_says_what_was_written_before(tmp_path: Path) -> None:
    talk(tmp_path, ["", "", "The rain.", "q"], begin="evening")
    talk(tmp_path, [*[""] * 9], begin="evening")
    said = talk(tmp_path, ["", "", "?", "earlier", "The snow.", "q"], begin="evening", at=LATER)
    in_order(
        said, "Type “earlier” to hear", "Monday 23 November:", "The rain.", "Your answer, one line:", "Paused at step"
    )
    said = talk(tmp_path / "b", ["", "", "earlier", "q"], begin="evening")
    assert "earlier" in {text for one in workspace(tmp_path / "b").sessions.waiting()[0].answers for text in texts(one)}


def test_a_heavy_word_leads_to_someone_to_talk_to(tmp_path: Path) -> None:
    said = talk(tmp_path, ["", "hopeless", "1", "s", "", "q"], begin="onboarding")
    in_order(
        said, "Enough for today?", "yes, that's enough", "That's enough for today.",
        "You don't have to carry it alone.", "Type s, then Enter", "Befrienders Worldwide", "Enter to save:",
        "Saved at",
    )  # fmt: skip


def test_promises_are_answered_and_taken_back(tmp_path: Path) -> None:
    talk(tmp_path, FIRST_RUN, begin="onboarding")
    said = talk(tmp_path, ["promises", "maybe", "x", "leave it", "u", "y", "", "q"], at=LATER)
    in_order(
        said,
        "Promise 1 of 1.",
        "you chose: Write the first page",
        "not one of the answers",
        "Noted: not this time",
        "1: Again tomorrow.",
        "Left as it is.",
        "Noted: kept, the first kept for",
    )
    (promise,) = workspace(tmp_path, LATER).portrait().promises
    assert promise.outcome is not None and promise.outcome.value == "kept"


def test_the_journal_is_read_and_searched(tmp_path: Path) -> None:
    talk(tmp_path, FIRST_RUN, begin="onboarding")
    talk(tmp_path, ["note", "A walk in Zürich", ".", "q"], at=LATER)
    said = talk(tmp_path, ["journal", "1", "/zurich", "1", "q", "/nowhere", "2", "q", "q"], at=LATER)
    in_order(
        said, "The journal, newest first: 2 entries.", "1: Tuesday 1 December, Note: A walk in Zürich",
        "2: Monday 23 November, First session", "What would you like to note?", "A walk in Zürich", "End of the entry.",
        "Back in the journal, newest first.",
        "The entries with zurich: 1 entry.", "q to go back to the journal:", "Back in the entries with zurich.",
        "Back in the journal, newest first.", "nowhere", "First session, 07:02", "Which part of life",
        "Back at the start.",
    )  # fmt: skip


def test_vision_values_and_insights_are_said_in_words(tmp_path: Path) -> None:
    talk(tmp_path, FIRST_RUN, begin="onboarding")
    lines = ["vision", "1", "1", "6", "2", "The page came first.", "again", "q", "q"]
    lines += ["values", "insights", "2", "e", "1", "1", "q", "q", "3", "", "4", "", "1", "", "q", "q"]
    said = talk(tmp_path, lines, at=LATER)
    in_order(
        said, "Work and craft. I finish one thing", "Reality 3, vision 10, gap 7.",
        "where is it today? 0 to 10.", "On 23 November you said 3.", "Reality 6, vision 10, gap 4",
        "What happened that a stranger could check?", "The page came first.",
        "The few values you choose will appear here", "2: The path", "2 of your first 9 days",
        "e for the entries behind this", "1: The path", "2: Day by day",
        "The entries behind it: 3 entries.", "Say and do.", "Open:",
        "Emotion.", "Your words, most used first", "Hopeful 1.",
    )  # fmt: skip


def test_a_result_is_read_once_and_then_named(tmp_path: Path) -> None:
    talk(tmp_path, FIRST_RUN, begin="onboarding")
    lines = ["vision", "1", "fact", "It rained.", "rate", "6", "again", "q", "q", "q"]
    said = talk(tmp_path, lines, at=LATER)
    assert said.count("wanted for 8 days, since 23 Nov.") == 2
    in_order(
        said, "wanted for 8 days", "Saved.", "Still about: I finish one thing", "Saved. On 23 November you said 3.",
        "Reality 6, vision 10, gap 4", "Still about: I finish", "wanted for 8 days", "q to go back to the vision:",
        "Back in the vision.",
    )  # fmt: skip


def test_a_period_is_said_in_one_page(tmp_path: Path) -> None:
    talk(tmp_path, FIRST_RUN, begin="onboarding")
    said = talk(
        tmp_path, ["insights", "11", "fortnight", "4", "23.11.", "2026-11-23", "1", "year", "q", "q", "q"], at=LATER
    )
    in_order(
        said, "Reflection.", "11: A week, a month or a year in one page", "1: This week.",
        "4: A week, month or year around another day.",
        "q to go back to reflection:", "is not one of these", "A day in it, such as 2026-09-14", "is not a day",
        "of that day.",
        "The week of 23 November 2026.", "1 entry on 1 of 7 days.", "What you wanted, and what was:",
        "Work and craft: I finish one thing", "New here; reality 3.", "Mail came first",
        "What would you like to find here again next week?", "2026.", "1 entry on 1 of",
    )  # fmt: skip
    assert "**" not in said and "##" not in said


def test_a_long_list_is_said_ten_at_a_time(tmp_path: Path) -> None:
    for number in range(14):
        workspace(tmp_path, MORNING + timedelta(minutes=number), number).entries.note(f"note number {number}")
    said = talk(tmp_path, ["journal", "", "12", "q", "q"])
    in_order(said, "10: ", "Enter for the last 4,", "11: ", "14: ", "note number 2")


HOSTILE = "\x1b]0;PWNED\x07\x1b[2J a\x00b\x9bc\u202ed\rE"


def test_control_characters_never_reach_the_terminal(tmp_path: Path) -> None:
    lines = [HOSTILE if line.startswith(("I finish", "Mail", "Write", "07", "kitchen")) else line for line in FIRST_RUN]
    after = ["journal", "1", f"/{HOSTILE}", "q", "vision", "1", "q", "q", "promises", "", "q"]
    said = talk(tmp_path, ["1", *lines, *after])
    talk(tmp_path, ["note", "to be replaced", ".", "q"], at=LATER)
    journal = tmp_path / "journal.json"
    stored = journal.read_text(encoding="utf-8").replace("to be replaced", json.dumps(HOSTILE)[1:-1])
    journal.write_text(stored, encoding="utf-8")
    said += talk(tmp_path, ["journal", "1", "q", "morning", "q", "q"], at=LATER)
    assert said.count("PWNED") >= 3
    assert not [letter for letter in said if (ord(letter) < 32 and letter != "\n") or 127 <= ord(letter) < 160]
    assert "\u202e" not in said


SIGNS = st.sampled_from(
    ["", "?", "<", "q", "+", "-", ".", "another", "talk", "s", "1", "2", "3", "y", "p", "0", "213", "10"]
)
LINES = st.lists(SIGNS | st.text(st.characters(exclude_categories=["Cs"]), max_size=20), max_size=60)


@given(lines=LINES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.parametrize("flow", ["onboarding", "values", "reality"])
def test_no_line_is_too_much(tmp_path_factory: pytest.TempPathFactory, flow: str, lines: list[str]) -> None:
    home = tmp_path_factory.mktemp("home")
    said = talk(home, lines, begin=flow)
    assert "Step 1" in said


@given(words=st.lists(st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=2, max_size=12), min_size=4,
                      max_size=4))  # fmt: skip
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_was_answered_is_there_wherever_it_stops(
    tmp_path_factory: pytest.TempPathFactory, words: list[str]
) -> None:
    home = tmp_path_factory.mktemp("home")
    one, two, three, four = (f"x{word}" for word in words)
    talk(home, ["", "", "5", one, two, "3", "", three, four], begin="onboarding")
    (waiting,) = workspace(home).sessions.waiting()
    kept = {text for answer in waiting.answers for text in texts(answer)}
    assert {one, two, three, four} <= kept


def test_the_five_that_came_out_first_are_kept_by_enter_alone(tmp_path: Path) -> None:
    cards = ["1"] * 6 + ["3"] * 58
    said = talk(tmp_path, ["", *cards, "", "3", "", *["q"] * 3], begin="values")
    in_order(said, "Stay with these five", "Enter to choose ", "In your words")
    (waiting,) = workspace(tmp_path, LATER).sessions.waiting()
    held = next(answer for answer in waiting.answers if answer.step == "five")
    assert len(texts(held)) == 5


def test_where_another_window_encrypts_the_passphrase_is_asked_for_and_the_page_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forward, typed = SessionRunner.forward, ["a lamp", "walnut lamp river"]

    def encrypted(runner: SessionRunner) -> Question | None:
        monkeypatch.setattr(SessionRunner, "forward", forward)
        workspace(tmp_path, LATER, 7).encryption.encrypt("walnut lamp river")
        return forward(runner)

    monkeypatch.setattr(SessionRunner, "forward", encrypted)
    monkeypatch.setattr(Talk, "can_prefill", True)
    monkeypatch.setattr("getpass.getpass", lambda _: typed.pop(0))
    said = talk(
        tmp_path, ["The heron came back.", "."], begin="note", prepare=lambda space: space.entries.note("Before.")
    )
    in_order(said, "encrypted in another window", "That is not the passphrase", "Saved at")
    space = workspace(tmp_path)
    space.vault.unlock("walnut lamp river")
    assert [text for answer in space.journal.newest(1)[0].answers for text in texts(answer)] == ["The heron came back."]


def test_the_flow_of_the_chosen_rhythm_is_named_first_at_any_hour(tmp_path: Path) -> None:
    rhythm = Choice(step="rhythm", role=Role.RHYTHM, pick=Pick("weekly", "weekly"))
    workspace(tmp_path).entries.add("onboarding", rhythm)
    said = talk(tmp_path, ["q"])
    assert "1: Weekly review" in said


STAGES = [
    "Stage 1 of 4, Vision: what you want.",
    "Stage 2 of 4, Reality: what is.",
    "Stage 3 of 4, Reflection: what you make of the two.",
    "Stage 4 of 4, Values: what you value.",
]


def test_each_stage_is_said_once_before_its_first_step(tmp_path: Path) -> None:
    said = talk(tmp_path, FIRST_RUN, begin="onboarding")
    assert re.findall(r"Stage .*", said) == STAGES
    in_order(said, "Step 3 of about 11, Area.", f"\n\n{STAGES[0]}\nStep 4 of about 11, Vision.", f"{STAGES[1]}\nStep 5")


def test_going_back_over_a_stage_says_it_again_and_so_does_coming_back(tmp_path: Path) -> None:
    said = talk(tmp_path, ["", "hopeful", "5", "A page a day", "<", "", "q"], begin="onboarding")
    assert re.findall(r"Stage .*", said) == [STAGES[0], STAGES[1], STAGES[0], STAGES[1]]
    in_order(said, "Paused at step 5, Reality.")
    said = talk(tmp_path, ["go on", "q"])
    in_order(said, "Continuing: First session.", STAGES[1], "Step 5 of about", "Reality.")


def test_an_exercise_without_stages_says_none_and_counts_its_steps(tmp_path: Path) -> None:
    said = talk(tmp_path, [""] * 12, begin="evening")
    assert "Stage " not in said and re.search(r"Step 1 of \d+, ", said)
