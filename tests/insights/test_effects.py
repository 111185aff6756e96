"""What is answered to something noticed happens, and can be seen: from the session to what is asked and shown next."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.insights.people import DAY, ZONE, choice, feeling, lines, on, page, promised, rated, scale, values, wish
from tui.app.base.charts import history_chart
from tui.insights.fold.fold import fold
from tui.insights.fold.portrait import Portrait
from tui.insights.fold.with_entry import with_entry
from tui.insights.signals import RULES, all_signals, offered_flow, options_of
from tui.insights.views.model import Section, Series
from tui.insights.views.today import today_page
from tui.insights.views.vision import result_page, vision_page
from tui.library import FLOWS, OURS, load
from tui.practice import answer_factory, questions, settling
from tui.practice.context_items.item import Lines, Quote
from tui.practice.questions import Question
from tui.practice.session import Session, at_place, passed_over, to_entry, with_answer, without_answer
from tui.records.answers import Choice, Outcome, key
from tui.records.entry import Entry, entry_id
from tui.records.option_ids import Effect, Verdict, effect_of
from tui.records.roles import Role

CATALOGUE = load(None)[0]


def begin(flow: str, days: int, entries: list[Entry], about: str = "") -> tuple[Session, Portrait]:
    begun = datetime(DAY.year, DAY.month, DAY.day, 7, tzinfo=ZONE) + timedelta(days=days)
    portrait = fold(entries)
    session = questions.begin(
        CATALOGUE.flows[flow], portrait, CATALOGUE, session_id=entry_id(int(begun.timestamp() * 1000), 5),
        day=begun.date(), begun=begun, about=about,
    )  # fmt: skip
    return session, portrait


def asked(session: Session, portrait: Portrait) -> tuple[Question, ...]:
    return questions.questions(CATALOGUE.flows[session.flow], portrait, session, CATALOGUE)


def steps(flow: str, days: int, entries: list[Entry]) -> list[str]:
    return [question.step.id for question in asked(*begin(flow, days, entries))]


def step(name: str, session: Session, portrait: Portrait) -> Question | None:
    return next((question for question in asked(session, portrait) if question.step.id == name), None)


def answered(flow: str, days: int, entries: list[Entry], option: str) -> list[Entry]:
    """All entries, with one more in which the signal was answered with an option."""
    session, portrait = begin(flow, days, entries)
    question = step("signal", session, portrait)
    assert question is not None
    (field,) = question.fields
    picked = [one for one in field.options if one.id == option]
    session = with_answer(session, answer_factory.choice(session, question, field, picked))
    keys = tuple(one.key for one in asked(session, portrait))
    return [*entries, to_entry(session, keys, session.begun)]


def said(signal: str, option: str, days: float = 30) -> Entry:
    """A page on which a signal was answered."""
    words = next(pick.text for pick in options_of(signal) if pick.id == option)
    return page(days, choice(Role.SIGNAL, option, signal, words), flow="weekly")


HEAVY = [
    wish(0), wish(0.1, "read", text="I read a book a week"),
    *(page(n, choice(Role.TENSION, "pressure", "run")) for n in range(20, 30)),
]  # fmt: skip


@pytest.mark.parametrize("flow", ["weekly", "evening"])
def test_a_heavy_week_is_followed_by_seven_mornings_that_hold_just_the_vision(flow: str) -> None:
    entries = answered(flow, 30, HEAVY, "lighter")
    whole = steps("morning", 30, entries)
    assert {"reality", "action", "confidence"} & set(whole)
    for days in range(31, 38):
        assert steps("morning", days, entries) == ["arrive", "checkin", "vision", "close"]
    assert steps("morning", 38, entries) == steps("morning", 38, HEAVY)
    session, portrait = begin("morning", 31, entries)
    checkin = step("checkin", session, portrait)
    assert checkin is not None
    assert checkin.shows == (Quote("This week's mornings are just the vision", "as you chose yesterday"),)


def test_an_evening_asks_only_who_did_no_review_in_the_last_days_and_no_one_twice_a_week() -> None:
    assert "signal" in steps("evening", 30, HEAVY)
    assert "signal" not in steps("evening", 30, [*HEAVY, page(29.5, flow="weekly")])
    assert "signal" not in steps("evening", 33, answered("evening", 30, HEAVY, "later"))


def test_what_gets_attention_comes_first_next_week() -> None:
    two = [
        wish(0),
        wish(0.1, "read", "learning"),
        page(1, scale(Role.IMPORTANCE, 9, "run"), scale(Role.IMPORTANCE, 1, "read")),
    ]

    def first(entries: list[Entry], days: int) -> str:
        session, _ = begin("morning", days, entries)
        return session.subjects["result_today"][0].id

    assert first(two, 32) == "run"
    for signal in ("quiet_stall:read", "ahead:read", "behind:read", "attention:learning"):
        assert [first([*two, said(signal, "focus")], days) for days in (31, 37, 38)] == ["read", "read", "run"], signal
    chosen = page(30.5, choice(Role.FOCUS, "run"))
    assert first([*two, said("ahead:read", "focus"), chosen], 31) == "run"


def test_a_result_that_rests_is_left_alone_by_mornings_for_four_weeks_and_vision_says_so() -> None:
    two = [wish(0), wish(0.1, "read", "learning"), said("quiet_stall:read", "rest")]

    def mornings(entries: list[Entry], days: int, about: str = "") -> list[str]:
        session, _ = begin("morning", days, entries, about)
        return [subject.id for subject in session.subjects["result_today"]]

    assert mornings(two, 31) == mornings(two, 57) == ["run"]
    assert set(mornings(two, 58)) == {"run", "read"}
    assert mornings(two, 31, "read") == ["read"]
    assert set(mornings([*two, page(32, choice(Role.FOCUS, "read"))], 33)) == {"run", "read"}
    page_of_all = str(vision_page(fold(two), {}, on(31)))
    assert "resting until 29 Apr" in page_of_all and page_of_all.count("resting") == 1
    assert "resting" not in str(vision_page(fold(two), {}, on(58)))


def test_what_is_slow_to_show_is_given_twice_the_time_and_the_stall_waits() -> None:
    flat = [wish(0), *(rated(3 * n + 1, 4) for n in range(48))]
    assert "quiet_stall:run" in _kinds(flat, 143)
    slow = [*flat, said("quiet_stall:run", "slower", 143)]
    result = fold(slow).results[0]
    assert "quiet_stall:run" not in _kinds(slow, 143)
    assert "Expected to take 6 months to show." in str(result_page(result, "Health", (), on(144)))
    later = [rated(3 * n + 1, 4) for n in range(48, 65)]
    assert "quiet_stall:run" in _kinds([*slow, *later], 194)
    again = [*slow, *later, said("quiet_stall:run", "slower", 194)]
    assert fold(again).results[0].delay == 360 and "quiet_stall:run" not in _kinds(again, 195)


def _kinds(entries: list[Entry], days: int) -> list[str]:
    return [signal.id for signal in all_signals(fold(entries), on(days), {})]


def test_the_reason_for_asking_less_stands_beside_the_wording_and_knowing_better_ends_the_question() -> None:
    lowered = [wish(0), rated(1, 3), page(8, scale(Role.REMAP, 7, "run")), rated(9, 6)]
    assert "lowered:run" in _kinds(lowered, 10)
    less = [*lowered, said("lowered:run", "reason:asked_less", 10)]
    assert "Made smaller to 7 on 10 Mar: I asked for less" in str(result_page(fold(less).results[0], "", (), on(11)))
    better = [*lowered, said("lowered:run", "reason:known_better", 10)]
    assert "lowered:run" not in _kinds(better, 11)


def test_a_result_that_is_done_is_reached() -> None:
    result = fold([wish(0), said("arrived:run", "reached")]).results[0]
    assert (result.status, result.became) == ("reached", on(30))


def test_what_was_chosen_for_the_week_stands_over_the_promise_and_on_today_for_seven_days() -> None:
    entries = [
        wish(0), page(1, values(Role.HELD, "care", "craft")),
        said("says_more:", "remind:fewer"), said("drift:care", "remind:hour", 30.1),
    ]  # fmt: skip
    expected = ("Care: give it an hour this week", "fewer promises")
    for days in (31, 37):
        session, portrait = begin("morning", days, entries)
        action = step("action", session, portrait)
        assert action is not None
        assert Lines("You chose for this week", expected) in action.shows
    now = datetime(2026, 4, 2, 8, tzinfo=ZONE)
    shown = str(today_page(fold(entries), now, on(31), lambda _: None))
    assert "You chose for this week: Care: give it an hour this week" in shown and "fewer promises" in shown
    assert "You chose for this week" not in str(today_page(fold(entries), now, on(38), lambda _: None))


def test_two_wants_open_the_exercise_with_the_turns_and_their_days() -> None:
    up_and_down = [wish(0), *(rated(7 * n + 1, 8 if n // 5 % 2 else 2) for n in range(25))]
    assert "back_and_forth:run" in _kinds(up_and_down, 170)
    assert offered_flow("back_and_forth:run", "open:second_pull") == "second_pull"
    entries = [*up_and_down, said("back_and_forth:run", "open:second_pull", 170)]
    session, portrait = begin("second_pull", 170, entries)
    history = step("history", session, portrait)
    assert history is not None and history.subject.id == "run"
    (shown,) = history.shows
    assert isinstance(shown, Section)
    (drawn,) = shown.rows
    assert isinstance(drawn, Series)
    assert set(drawn.turns) <= {day for day, _ in drawn.reality} and len(drawn.turns) == 3
    assert (
        drawn.text.startswith("It changed direction on ") and drawn.text.count(" Mar") + drawn.text.count(" Apr") >= 1
    )
    for plain in (False, True):
        chart = "\n".join(row.plain[5:] for row in history_chart(drawn, 70, 10, plain=plain)[:-1])
        assert all(chart.count(str(turn)) == 1 for turn in (1, 2, 3))


def test_every_option_does_something_and_every_exercise_it_opens_is_there() -> None:
    for kind in RULES:
        *effective, wrong, later = options_of(f"{kind}:x")
        assert (wrong.id, later.id) == (Verdict.WRONG, Verdict.LATER)
        assert effective and len({pick.id for pick in effective}) == len(effective)
        for pick in effective:
            effect, detail = effect_of(pick.id)
            assert effect is not None, pick.id
            assert effect is not Effect.OPEN or detail in FLOWS
    assert {effect_of(pick.id)[0] for rule in RULES.values() for pick in rule.options} == set(Effect)


def test_an_old_answer_still_counts_as_agreed_and_only_agrees() -> None:
    assert offered_flow("back_and_forth:run", Verdict.FITS) == "second_pull"
    assert offered_flow("back_and_forth:run", Verdict.WRONG) is None
    assert offered_flow("heavy:run", Verdict.FITS) is None
    old = [*HEAVY, page(30, choice(Role.SIGNAL, "that fits", "heavy:run", "that fits"))]
    assert steps("morning", 31, old) == steps("morning", 31, HEAVY)


def test_the_ratings_of_this_very_review_count_for_what_is_noticed_and_going_back_shows_the_same() -> None:
    """The fourth high rating is given in the review itself."""
    near = [wish(0), *(rated(7 * week, 9.5, facts=1) for week in range(3))]
    session, portrait = begin("weekly", 28, near)
    assert step("signal", session, portrait) is None
    rate = step("rate", session, portrait)
    facts = step("facts", session, portrait)
    assert rate is not None and facts is not None
    session = with_answer(session, answer_factory.text_list(session, facts, facts.fields[0], "Ran ten on Sunday"))
    session = with_answer(session, answer_factory.scale(session, rate, rate.fields[0], 9.5))
    signal = step("signal", session, portrait)
    assert signal is not None and signal.subject.id == "arrived:run"
    answer = answer_factory.choice(session, signal, signal.fields[0], [signal.fields[0].options[0]])
    session = at_place(with_answer(session, answer), rate.key)
    assert step("signal", session, portrait) == signal
    taken_back = without_answer(session, next(key(one) for one in session.answers if one.step == "rate"))
    assert step("signal", taken_back, portrait) is None


def test_what_was_noticed_and_passed_over_is_saved_as_not_now() -> None:
    session, portrait = begin("weekly", 30, HEAVY)
    signal = step("signal", session, portrait)
    assert signal is not None
    over = settling.turned_down(passed_over(session, signal.key), asked(session, portrait))
    (answer,) = over.answers
    assert isinstance(answer, Choice) and (answer.about, answer.pick.id) == (signal.subject.id, Verdict.LATER)
    assert settling.turned_down(session, asked(session, portrait)) == session


def test_one_more_entry_gives_the_portrait_that_reading_them_all_would() -> None:
    entries = [
        wish(0), wish(0.1, "read", "learning"), page(1, values(Role.HELD, "care", "craft")), rated(2, 4, facts=2),
        promised(3, "stretch"), page(4, feeling("calm"), scale(Role.LIVED, 6, "care")),
        page(5, scale(Role.IMPORTANCE, 8, "run"), choice(Role.TENSION, "pull", "run")),
    ]  # fmt: skip
    more = page(
        9, feeling("low", -4, -4), lines(Role.FACT, ["One more"], "health"), scale(Role.RATING, 7, "run"),
        scale(Role.LIVED, 3, "care"), scale(Role.WORD, 8), choice(Role.TENSION, "ache", "read"),
        *promised(9, "walk", Outcome.KEPT).answers, flow="weekly",
    )  # fmt: skip
    assert with_entry(fold(entries), more) == fold([*entries, more])
    assert fold(entries).results[0].ratings == with_entry(fold(entries), page(9)).results[0].ratings


def test_an_own_morning_says_which_steps_stay_and_one_that_does_not_keeps_those_of_ours(tmp_path: Path) -> None:
    (tmp_path / "flows").mkdir()
    text = (OURS / "flows" / "morning.toml").read_text("utf-8")
    own = tmp_path / "flows" / "mine.toml"
    line = next(line for line in text.split("\n") if line.startswith("lighter = "))
    own.write_text(text.replace(line + "\n", ""), "utf-8")
    assert load(tmp_path)[0].flows["morning"].lighter == CATALOGUE.flows["morning"].lighter
    own.write_text(text.replace(line, 'lighter = ["vison"]'), "utf-8")
    (problem,) = load(tmp_path)[1]
    assert 'no step is called "vison"' in problem.message
