"""Which if-then cards fit a morning, by the stated rule."""

from __future__ import annotations

from datetime import date, timedelta

from tui.insights.fold.exclusions import Exclusions
from tui.insights.fold.portrait import Card, Portrait, Said
from tui.insights.measures.mood import fitting_cards
from tui.records.roles import Role

MONDAY = date(2026, 11, 23)


def card(sign: str, back: int, answer: str = "one breath") -> Card:
    return Card(id=sign, sign=sign, answer=answer, day=MONDAY - timedelta(days=back), entry=f"page {sign}")


def signs(portrait: Portrait, *named: str) -> list[str]:
    return [found.sign for found in fitting_cards(portrait, MONDAY, named)]


def test_without_anything_that_fits_the_three_newest_stand_newest_first() -> None:
    portrait = Portrait(cards=(card("a", 9), card("b", 8), card("c", 6), card("d", 5)))
    assert signs(portrait) == ["d", "c", "b"]


def test_a_sign_that_shares_a_word_with_the_obstacle_leads() -> None:
    portrait = Portrait(cards=(card("a tight jaw", 60), card("mail first", 6), card("b", 5), card("c", 4)))
    assert signs(portrait, "My JAW when the mail comes")[0] == "mail first"
    assert signs(portrait, "tight shoulders") == ["a tight jaw", "c", "b"]


def test_a_moment_of_the_same_weekday_comes_before_newer_ones() -> None:
    told = Said(MONDAY - timedelta(days=28), "the door", "", "page sunday", "trigger")
    cards = (card("monday", 14), card("sunday", 22), card("b", 5), card("c", 4))
    portrait = Portrait(cards=cards, said={Role.TRIGGER: (told,)})
    assert signs(portrait) == ["sunday", "monday", "c"]


def test_a_card_without_an_answer_or_kept_aside_stays_away() -> None:
    portrait = Portrait(
        cards=(card("a", 9), card("b", 8, ""), card("c", 6)), exclusions=Exclusions(frozenset({"page c"}))
    )
    assert signs(portrait) == ["a"]
