"""At work: what counts as evidence of a behaviour, and which one the weekly lens asks for."""

from __future__ import annotations

from tests.insights.people import choice, line, on, page, promised
from tui.insights.fold.fold import fold
from tui.insights.measures.at_work import BEHAVIOURS, evidence_book, least_shown
from tui.insights.views.model import texts
from tui.insights.views.occasions import at_work_page
from tui.records.answers import Outcome
from tui.records.entry import Entry
from tui.records.roles import Role


def book(*entries: Entry) -> dict[str, list[tuple[str, str]]]:
    return {name: [(one.text, one.note) for one in proofs] for name, proofs in evidence_book(fold(entries)).items()}


def test_a_promise_nobody_asked_for_is_initiative() -> None:
    made = page(0, line(Role.PROMISE, "ring the school", made="p"), choice(Role.UNASKED, "yes", "p"))
    asked = page(1, line(Role.PROMISE, "send the report", made="q"), choice(Role.UNASKED, "no", "q"))
    assert book(made, asked)["initiative"] == [("ring the school", "my own idea · open")]


def test_kept_after_a_miss_is_resilience_and_kept_after_kept_is_not() -> None:
    missed, kept, again = (
        promised(0, "dig", Outcome.NOT),
        promised(1, "sow", Outcome.KEPT),
        promised(2, "rake", Outcome.KEPT),
    )
    other = promised(3, "write", Outcome.KEPT, about="book")
    assert book(missed, kept, again, other)["resilience"] == [("do sow", "kept after a miss")]


def test_a_question_to_ask_says_whether_it_was_asked() -> None:
    ask = page(0, line(Role.ASK, "Uwe: what feeds what?"), flow="learning")
    looked = page(1, choice(Role.LOOKED, "asked", f"{ask.id}/ask"), flow="look")
    assert book(ask)["curiosity"] == [("Uwe: what feeds what?", "meant to ask")]
    assert book(ask, looked)["curiosity"] == [("Uwe: what feeds what?", "asked")]
    dropped = page(1, choice(Role.LOOKED, "dropped", f"{ask.id}/ask"), flow="look")
    assert book(ask, dropped)["curiosity"] == [], "a question that was let go is no evidence of asking"


def test_trust_and_honesty_have_their_own_evidence() -> None:
    heard = page(
        0, line(Role.PERSON, "Anna"), choice(Role.EMPATHY_BASIS, "guessed"), line(Role.SENTENCE, "I saw you leave"),
    )  # fmt: skip
    assert book(heard)["trust"] == []
    assert book(heard)["honesty"] == [("I saw you leave", "found words for it")]
    asked = page(1, line(Role.PERSON, "Ben"), choice(Role.EMPATHY_BASIS, "asked"))
    assert book(asked)["trust"] == [("Ben", "how it was for them: asked")]


def test_the_lens_asks_for_what_the_book_lacks_and_takes_turns_where_nothing_differs() -> None:
    assert least_shown(fold([]), on(0)) == "initiative"
    answered = [
        page(7 * turn, line(Role.LENS, "a line", step=name), flow="weekly") for turn, name in enumerate(BEHAVIOURS)
    ]
    for turn, name in enumerate(BEHAVIOURS):
        assert least_shown(fold(answered[:turn]), on(7 * turn)) == name
    assert least_shown(fold(answered), on(35)) == "initiative", "the one that was asked longest ago"
    unasked = page(30, line(Role.PROMISE, "ring", made="p"), choice(Role.UNASKED, "yes", "p"))
    assert least_shown(fold([*answered, unasked]), on(35)) == "curiosity"


def test_every_piece_of_evidence_is_on_the_page_and_opens() -> None:
    portrait = fold([page(0, line(Role.SENTENCE, "I saw you leave"))])
    shown = at_work_page(portrait, on(1))
    assert "I saw you leave" in " ".join(texts(shown))
    assert all(section.entries for section in shown.sections)
