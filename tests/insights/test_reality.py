"""Reality: what is gathered of each part of life, what is asked about again, and what opens to its entries."""

from __future__ import annotations

from datetime import timedelta

from tests.insights.people import choice, columns, line, lines, on, page, scale, wish
from tui.insights.fold.fold import fold
from tui.insights.fold.portrait import Portrait
from tui.insights.measures.observations import LASTING, SEASON, due_again, observations
from tui.insights.views.model import texts
from tui.insights.views.reality import BELIEFS, ELSEWHERE, OTHERS, reality
from tui.records.roles import Role

AREAS = {"work": "Work and craft", "body": "Body and health"}


def looked(about: str = "work", number: int = 0) -> Portrait:
    return fold([inventory(about, number)])


def inventory(about: str, number: int):
    return page(
        number,
        lines(Role.STRENGTH, ["I finish what I start", "I ask"], about=about),
        lines(Role.HABIT, ["tea at four"], about=about, mark="-"),
        columns(Role.LIMIT, "rent", "my mornings", about=about),
        choice(Role.BIAS, "too_hard", about=about),
        flow="reality",
    )


def told(portrait: Portrait, number: int = 0) -> dict[str, str]:
    return {one.title: " ".join(texts(one)) for one in reality(portrait, AREAS, on(number)).pages}


def test_a_part_of_life_has_a_page_of_all_that_was_seen_in_it() -> None:
    said = told(looked())
    assert "I finish what I start" in said["Work and craft"]
    assert "tea at four drains it" in said["Work and craft"]
    assert "Truly fixed for now" in said["Work and craft"] and "Treated as fixed" in said["Work and craft"]
    assert said["Work and craft"].index("rent") < said["Work and craft"].index("my mornings")
    assert "too_hard 1" in said["Work and craft"]
    assert "Body and health" not in said


def test_facts_stand_under_the_result_they_are_about_and_others_where_they_belong() -> None:
    portrait = fold(
        [
            wish(0, "home", "body", "I live by the sea"),
            page(1, line(Role.FACT, "The letting agent rang", "home"), line(Role.FACT, "It rained", "")),
            page(2, line(Role.FACT, "I slept well", "body")),
        ]
    )
    said = told(portrait, 3)
    assert "What happened: “I live by the sea”" in said["Body and health"]
    assert said["Body and health"].index("I slept well") < said["Body and health"].index("The letting agent rang")
    assert "It rained" in said[ELSEWHERE]


def test_a_line_is_asked_about_again_after_a_season_and_no_more_when_it_is_over() -> None:
    season = SEASON.days
    portrait = looked()
    assert not due_again(portrait, on(season - 1))
    due = due_again(portrait, on(season))
    assert [one.said.text for one in due] == ["tea at four", "rent", "my mornings", "I finish what I start", "I ask"]
    first, second = due[0], due[1]
    again = fold(
        [
            inventory("work", 0),
            page(season, choice(Role.STILL, "no_longer", about=first.id), choice(Role.STILL, "yes", about=second.id)),
        ]
    )
    assert {one.said.text for one in due_again(again, on(season))} == {"my mornings", "I finish what I start", "I ask"}
    later = {one.said.text for one in due_again(again, on(2 * season))}
    assert "rent" in later and "tea at four" not in later
    said = told(again, season)["Work and craft"]
    assert "no longer, since" in said and "still true on" in said


def test_what_is_said_of_a_week_is_not_asked_about_again() -> None:
    portrait = fold([page(0, line(Role.PATTERN, "I put off the call"), flow="weekly")])
    assert Role.PATTERN in LASTING
    assert not due_again(portrait, on(0) + 4 * SEASON)


def test_beliefs_and_conversations_are_told_by_occasion() -> None:
    portrait = fold(
        [
            page(
                0, line(Role.CONCLUSION, "He won't listen"), scale(Role.SURENESS, 8),
                line(Role.ASSUMPTION, "He heard me"), scale(Role.SURENESS, 4), flow="ladder",
            ),
            page(
                1, line(Role.PERSON, "Anna, about the lease"), line(Role.THEIR_SIDE, "She fears the cost"),
                flow="listening",
            ),
        ]
    )  # fmt: skip
    said = told(portrait, 2)
    assert "He won't listen" in said[BELIEFS] and "assumed: He heard me" in said[BELIEFS]
    assert "how sure, 0 to 10: 8 → 4" in said[BELIEFS]
    assert "Anna, about the lease their side: She fears the cost" in said[OTHERS]


def test_every_part_opens_to_the_entries_it_is_from() -> None:
    portrait = looked()
    for one in reality(portrait, AREAS, on(0)).pages[1:]:
        assert all(section.entries for section in one.sections), one.title


def test_what_is_hidden_from_looking_back_is_not_gathered() -> None:
    entry = inventory("work", 0)
    hidden = page(1, choice(Role.ASIDE, "aside", about=entry.id), flow="aside")
    assert not observations(fold([entry, hidden]), Role.STRENGTH)


def test_nothing_seen_says_how_to_begin() -> None:
    (empty,) = reality(Portrait(), AREAS, on(0) + timedelta(days=1)).pages
    assert "What you see of your life as it is will gather here" in " ".join(texts(empty))
