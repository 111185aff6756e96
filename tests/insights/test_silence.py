"""Why something noticed is not said, and how well each kind fitted."""

from __future__ import annotations

import pytest

from tests.insights.people import GROUPS, choice, feeling, line, on, page, wish
from tui.insights.fold.fold import fold
from tui.insights.signals import RULES, Noticed, all_noticed, fits, noticed
from tui.insights.signals.signal import Confidence, Evidence, Signal
from tui.insights.signals.silence import day_silence, silence
from tui.insights.views.model import texts
from tui.insights.views.noticed import KINDS, NOTHING, SURE, noticed_page, why_silent
from tui.records.entry import Entry
from tui.records.roles import Role

SLIPPED = (wish(0), *(page(day, line(Role.TARGET, text, "run")) for day, text in (
    (1, "2026-06-01"), (2, "2026-08-01"), (3, "2026-10-01"),
)))  # fmt: skip
"""A date moved twice: written by the person."""


def answered(day: float, pick: str, about: str = "date_slips:run") -> Entry:
    return page(day, choice(Role.SIGNAL, pick, about), flow="weekly")


def held(today: int, *entries: Entry) -> list[Noticed]:
    return list(all_noticed(fold([*SLIPPED, *entries]), on(today), GROUPS))


def why(today: int, *entries: Entry) -> str:
    (one,) = held(today, *entries)
    return why_silent(one.silence, on(today)) if one.silence else ""


def of(kind: str, sure: Confidence) -> Signal:
    rests = Evidence(("e",), 1, "dates", on(0), on(0))
    return Signal(kind=kind, about="run", text="", day=on(0), since=on(0), evidence=rests, confidence=sure, innocent="")


@pytest.mark.parametrize(("pick", "until", "said"), [
    ("later", "6 Apr", "Rests until 6 Apr: you answered one like it on 9 Mar."),
    ("wrong", "8 May", "Rests until 8 May: on 9 Mar you said that's not it."),
    ("fits", "9 Mar 2027", "Rests until 9 Mar 2027: you answered it on 9 Mar, and nothing new has been written since."),
])  # fmt: skip
def test_an_answer_says_until_when_it_rests_and_then_it_is_said_again(pick: str, until: str, said: str) -> None:
    assert why(20, answered(7, pick)) == said and until in said


def test_it_is_said_again_on_the_day_that_was_named() -> None:
    assert why(66, answered(7, "wrong")) and not why(67, answered(7, "wrong"))


def test_what_the_day_forbids_is_told_of_each_that_could_be_said() -> None:
    assert why(9, page(9, feeling("hopeless", -4, -4))) == "Not said today: a heavy day."
    assert why(9, answered(7, "fits", "drift:care")) == "taut asks about one thing a week; the last was on 9 Mar."
    assert day_silence(fold(SLIPPED), on(9)) is None


def test_one_is_said_and_it_is_the_one_that_is_noticed() -> None:
    second = [page(day + 0.1, line(Role.RESULT, "I write", "work", "write")) for day in (0,)]
    dates = ((1.1, "2026-06-01"), (2.1, "2026-08-01"), (3.1, "2026-10-01"))
    second += [page(day, line(Role.TARGET, text, "write")) for day, text in dates]
    both = held(9, *second)
    found = noticed(fold([*SLIPPED, *second]), on(9), GROUPS)
    assert [one.silence and one.silence.reason for one in both] == [None, "another"]
    assert found == both[0].signal


def test_a_kind_that_misses_twice_more_than_it_fits_is_said_only_when_clear() -> None:
    missed = [answered(day, "wrong", f"drift:{day}") for day in (0, 30, 60)]
    answers = fold([*missed, answered(90, "partly", "drift:x")]).said[Role.SIGNAL]
    later = on(300)
    likely = silence(of("drift", "likely"), answers, later)
    assert likely is not None and likely.reason == "unsure"
    assert silence(of("drift", "clear"), answers, later) is None
    assert silence(of("heavy", "likely"), answers, later) is None, "other kinds speak as before"
    (fit,) = fits(answers, later)
    assert (fit.said, fit.fitted, fit.partly, fit.wrong) == (4, 0, 1, 3) and fit.rest is not None


def test_by_four_it_is_silent_for_a_year_and_then_has_another_chance() -> None:
    answers = fold([answered(day, "wrong", f"drift:{day}") for day in (0, 30, 60, 90)]).said[Role.SIGNAL]
    still, over, forgiven = (silence(of("drift", "clear"), answers, on(90 + days)) for days in (364, 365, 800))
    assert still is not None and still.reason == "misses" and still.until == on(90 + 365)
    assert over is None and forgiven is None
    assert silence(of("drift", "likely"), answers, on(90 + 800)) is None, "what is two years old counts no more"


def test_not_now_is_neither_a_miss_nor_a_fit() -> None:
    answers = fold([answered(day, "later", f"drift:{day}") for day in (0, 30, 60, 90)]).said[Role.SIGNAL]
    assert silence(of("drift", "likely"), answers, on(300)) is None


def test_the_page_says_what_holds_what_it_rests_on_and_how_often_it_fitted() -> None:
    found = noticed_page(
        held(20, answered(7, "wrong")), fits(fold([answered(7, "wrong")]).said[Role.SIGNAL], on(20)), on(20)
    )
    said = list(texts(found))
    assert "Written by you · 3 dates, 3 Mar to 5 Mar" in said
    assert any(text.startswith("“I run ten kilometres with ease” This date has moved twice.") for text in said)
    assert "Another reading: A date is a guess, and there's nothing wrong with a better guess." in said
    assert "1 time: not it 1" in said
    assert len(found.sections[0].entries) == 3


def test_the_page_says_what_a_kind_does_after_it_missed() -> None:
    answers = fold([answered(day, "wrong", f"drift:{day}") for day in (0, 30)]).said[Role.SIGNAL]
    assert "comes up less often, going by your answers: said only when clear" in list(
        texts(noticed_page((), fits(answers, on(60)), on(60)))
    )


def test_a_page_on_which_nothing_stands_out_says_so() -> None:
    assert list(texts(noticed_page((), (), on(0))))[1] == NOTHING


def test_every_kind_and_every_confidence_has_a_name() -> None:
    assert set(KINDS) == set(RULES)
    assert set(SURE) == {"written", "clear", "likely"}
