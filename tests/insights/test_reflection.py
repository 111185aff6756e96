"""The pages of Reflection, as every face shows them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.insights.people import became, choice, columns, feeling, line, on, page, promised, scale, several
from tests.pictures.scenes import TODAY
from tui import demo
from tui.app.base.entry_renderer import leaf
from tui.app.base.page_view import PageView
from tui.cli.render import entry_lines as printed_entry
from tui.cli.render import page_lines as printed
from tui.exchange.exporters.markdown import page_markdown
from tui.exchange.exporters.markdown import pages as markdown_pages
from tui.insights.fold.entry_summary import summarize
from tui.insights.fold.fold import fold
from tui.insights.fold.portrait import Portrait
from tui.insights.measures.period import LENGTHS, Period, period, summary
from tui.insights.views.entry import Bullets, Part, entry_page
from tui.insights.views.model import Choice, Labelled, Page, Pieces, Share, texts
from tui.insights.views.period import period_page
from tui.insights.views.reflection import Reflection, reflection
from tui.insights.views.values import value_page, values_view
from tui.insights.views.vision import result_page
from tui.plain.journal import entry_lines
from tui.plain.render import heard
from tui.plain.render import page_lines as spoken
from tui.records.answers import Outcome
from tui.records.entry import Entry
from tui.records.roles import Role


def pages(*entries: Entry, day: int = 3) -> Reflection:
    return reflection(fold(entries), (), on(day))


def words(of: Page) -> str:
    return "\n".join(texts(of))


def test_an_empty_journal_says_what_will_be_on_each_page() -> None:
    found = pages()
    assert [page.title for page in found.pages] == [
        "The week of 2 March 2026", "The path", "Say and do", "Emotion", "Moments", "Learning", "Words",
        "What taut noticed", "Weeks", "At work",
    ]  # fmt: skip
    said = [next(iter(page.rows("empty"))) for page in found.pages[1:]]
    assert all(list(texts(page))[1:] == [row.text] for page, row in zip(found.pages[1:], said, strict=True))
    assert not found.has_to_look


def test_the_path_counts_days_with_an_entry_and_no_other() -> None:
    said = words(pages(page(0), page(0.5), page(-30)).presence)
    assert "1 of the last 28 days" in said and "3 entries on 2 days since 31 Jan 2026" in said
    assert "Came back after a pause" in said and "after 29 days" in said


def test_what_became_of_promises_is_said_in_the_words_of_the_answers() -> None:
    found = pages(
        promised(0, "walk", Outcome.KEPT), promised(0.5, "ring", Outcome.PARTLY), promised(1, "rest", Outcome.LET_GO),
        promised(2, "write"), page(2.5, scale(Role.WORD, 8)),
    ).promises  # fmt: skip
    counts = [(row.label, row.text) for row in found.rows("outcomes") if isinstance(row, Share)]
    assert counts == [("kept", "1"), ("partly", "1"), ("not this time", "0"), ("let go on purpose", "1")]
    (opened,) = found.rows("open")
    assert isinstance(opened, Choice) and (opened.opens, opened.id, opened.text) == ("promise", "write", "do write")
    rated = f"You rated your word 8 on {on(2).day} March"
    assert f"{rated}; in the week up to then you kept 1 of 2, and one in part." in words(found)
    assert "Shown once you've answered 20 promises you'd made a guess about." in words(found)


def test_a_word_that_was_rated_often_stands_beside_the_weeks_it_was_rated_for() -> None:
    rated = (page(7.5, scale(Role.WORD, 8)), page(14.5, scale(Role.WORD, 5.5)))
    made = (promised(2, "walk", Outcome.KEPT), promised(9, "ring", Outcome.NOT), promised(16, "write", Outcome.NOT))
    said = "You rated your word 2 times in these 28 days, 6.8 on average; in those weeks you kept 1 of 2."
    assert said in words(pages(*made, *rated, day=17).promises)
    early = words(pages(page(0, scale(Role.WORD, 7)), promised(3, "later", Outcome.KEPT), day=4).promises)
    assert "You rated your word 7 on 2 March; in the week up to then no promise has an answer yet." in early


def test_promises_nobody_asked_for_are_counted_apart() -> None:
    made = (promised(0, "walk", Outcome.KEPT), promised(1, "ring", Outcome.NOT), promised(2, "write"))
    found = pages(*made, page(2.5, *(choice(Role.UNASKED, "yes", one) for one in ("ring", "write")))).promises
    (row,) = found.rows("unasked")
    assert isinstance(row, Pieces) and [piece.text for piece in row.pieces] == [
        "kept 0 of 1",
        "1 not this time",
        "1 open",
    ]
    assert not pages(*made).promises.rows("unasked")


def test_only_the_newest_open_promises_are_listed_where_a_face_has_no_room() -> None:
    found = reflection(fold([promised(day, f"p{day}") for day in range(9)]), (), on(9), most=4).promises
    assert [row.id for row in found.rows("open") if isinstance(row, Choice)] == ["p8", "p7", "p6", "p5"]
    assert "and 5 earlier" in words(found)


def test_obstacles_are_said_with_what_became_of_the_promises_beside_them() -> None:
    found = pages(
        page(0, line(Role.PROMISE, "walk", made="walk"), line(Role.OBSTACLE, "rain")),
        page(1, became("walk", Outcome.NOT), several(Role.CAUSE, "weather", about="walk")),
    ).promises
    assert found.rows("obstacles") == (
        Labelled("", "rain", "once: 0 kept, 0 partly, 1 not", details=("in the way: weather 1",)),
    )  # fmt: skip


def test_feedback_says_when_it_comes_back_and_asks_once_it_has() -> None:
    feedback = page(
        0, columns(Role.FEEDBACK, "too long", "you bore me"), line(Role.TENTH, "The start is slow"),
        choice(Role.FOLLOW_UP, "test"), flow="learning",
    )  # fmt: skip
    back = on(0) + timedelta(days=14)
    early, late = pages(feedback, day=3), pages(feedback, day=15)
    assert f"test, comes back on {back.day} {back:%B}" in words(early.learning) and not early.has_to_look
    assert "test, is due" in words(late.learning) and late.has_to_look


def test_a_day_of_another_year_has_its_year() -> None:
    said = words(pages(page(-300, line(Role.LEARNED, "rest")), page(0, line(Role.LEARNED, "walk"))).learning)
    assert f"{on(-300).day} {on(-300):%b} {on(-300).year}" in said and f"{on(0).year}" not in said


def test_moods_are_said_by_weekday_and_hour() -> None:
    said = words(pages(page(0, feeling("calm", -2, 3)), page(1, feeling("calm", -2, 3))).emotion)
    assert "calm 2" in said
    assert f"{on(0):%A}\nlow energy -2.0, pleasant +3.0\n1 time" in said


PERIODS = [period(length, TODAY) for length in LENGTHS]


@pytest.fixture(scope="module")
def whole_life() -> tuple[tuple[Entry, ...], Portrait]:
    entries = tuple(demo.entries(TODAY))
    return entries, fold(entries)


def in_faces(model: Page) -> dict[str, str]:
    return {
        "full screen": one_row(model.title, *(row.plain for row in PageView(400).page(model))),
        "plain": one_row(*spoken(model)),
        "command": one_row(*(text for text, _ in printed(model))),
    }


def one_row(*texts: str) -> str:
    return " ".join(" ".join(texts).split()).casefold()


def test_every_sentence_of_reflection_is_in_every_face(whole_life: tuple[tuple[Entry, ...], Portrait]) -> None:
    entries, portrait = whole_life
    found = reflection(portrait, [*map(summarize, entries)], TODAY)
    for model in (*found.pages, *pages().pages):
        for face, shown in in_faces(model).items():
            for text in texts(model):
                said = heard(text) if face == "plain" else text
                assert one_row(said) in shown, (face, model.title, text)


@pytest.mark.parametrize("of", PERIODS, ids=LENGTHS)
def test_every_sentence_of_a_period_is_in_every_face(
    whole_life: tuple[tuple[Entry, ...], Portrait], of: Period
) -> None:
    model = period_page(summary(whole_life[1], of, TODAY), str.upper)
    faces = in_faces(model) | {"Markdown": one_row(page_markdown(model).replace("**", "").replace("\\", ""))}
    for face, shown in faces.items():
        for text in texts(model):
            assert one_row(heard(text) if face == "plain" else text) in shown, (face, text)


def test_every_sentence_of_an_entry_is_in_every_face(whole_life: tuple[tuple[Entry, ...], Portrait]) -> None:
    entries, _ = whole_life
    for entry in (entries[0], entries[len(entries) // 2], *entries[-40:]):
        model = entry_page(entry, "Morning practice")
        faces = {
            "full screen": one_row(model.heading, *(row.plain for row in leaf(entry).rows(400))),
            "plain": one_row(*entry_lines(model)),
            "command": one_row(*(text for text, _ in printed_entry(model, 400))),
            "Markdown": one_row("".join(markdown_pages([entry], lambda _: "Morning practice")).replace("\\", "")),
        }
        for section in model.sections:
            parts = [words for part in section.parts for words in _words(part)]
            for face, shown in faces.items():
                for text in (model.title, section.asked, *parts):
                    assert one_row(text.replace("*", "")) in shown.replace("*", ""), (face, text)


def _words(part: Part) -> tuple[str, ...]:
    return (part.label, *part.items) if isinstance(part, Bullets) else (part.label, part.text)


NO_FIGURES = {
    "year", "open", "empty", "trying", "feedback", "compared", "about", "anchors", "earlier_anchors", "words",
    "behaviours", "sign", "closing",
}  # fmt: skip
"""Parts that are the days themselves, can be answered, or quote a person's own words."""


def test_every_figure_opens_to_the_entries_it_rests_on() -> None:
    entries = tuple(demo.entries(TODAY))
    portrait, ids = fold(entries), {entry.id for entry in entries}
    rows = [summarize(entry) for entry in entries]
    found = reflection(portrait, rows, TODAY)
    view = values_view(portrait, TODAY)
    said = [
        *found.pages,
        *(value_page(value, TODAY) for value in view.values),
        *(result_page(one, "", [p for p in portrait.promises if p.about == one.id], TODAY) for one in portrait.results),
    ]
    for shown in said:
        closed = [part.id for part in shown.sections if not part.entries and part.id not in NO_FIGURES]
        assert not closed, (shown.title, closed)
        assert all(set(part.entries) <= ids for part in shown.sections)


def test_a_word_that_comes_back_opens_the_entries_it_is_written_in() -> None:
    portrait, rows = Portrait(), [summarize(page(day, line(Role.NOTE, f"To @Ada, #walk {day}"))) for day in (0, 1, 2)]
    found = reflection(portrait, rows, on(3)).words
    people = next(part for part in found.sections if part.id == "people")
    assert people.entries == tuple(row.id for row in rows)
