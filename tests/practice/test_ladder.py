"""The ladder of inference at the end of its exercise: which rungs it has, and how it is drawn."""

from __future__ import annotations

import pytest

from tests.practice.test_questions import say, stand
from tests.practice.walking import session_for
from tui.app.base.pictures import picture
from tui.insights.views.model import Section
from tui.insights.views.pictures import Ladder, Rung
from tui.plain.render import section_lines
from tui.practice.catalogue import Catalogue
from tui.practice.context_items.item import Card

RUNGS = (Rung("Concluded", ("He wants me out",)), Rung("Saw, heard", ("He left early", "No word since Monday")))


def picture_of(rungs: tuple[Rung, ...], width: int, *, plain: bool = False) -> str:
    return "\n".join(row.plain.rstrip() for row in picture(Ladder(rungs), width, 10, plain=plain))


def test_rungs_stand_from_the_conclusion_down_to_what_was_seen() -> None:
    assert picture_of(RUNGS, 60) == (
        "┣━┫ Concluded   He wants me out\n┣━┫ Saw, heard  He left early\n┃ ┃             No word since Monday"
    )
    assert picture_of(RUNGS, 60, plain=True).startswith("|=| Concluded   He wants me out")


@pytest.mark.parametrize("width", [16, 30, 44])
def test_no_width_loses_a_word_or_overflows(width: int) -> None:
    rows = picture(Ladder(RUNGS), width, 10)
    assert all(row.cell_length <= width for row in rows)
    seen = " ".join(" ".join(row.plain for row in rows).translate(str.maketrans("┣━┫┃", "    ")).split())
    assert all(word in seen for rung in RUNGS for text in (rung.label, *rung.texts) for word in text.split())


def test_the_close_shows_what_was_climbed_and_the_card_leaves_its_facts_to_it(catalogue: Catalogue) -> None:
    session = session_for(catalogue, "ladder")
    for step, text in (("top", "He wants me out"), ("act", "I keep away"), ("meaning", "A snub")):
        session = say(catalogue, session, step, text)
    ladder, *others = stand(catalogue, session)["close"].shows
    assert isinstance(ladder, Section)
    said = "\n".join(section_lines(ladder))
    assert "Because of it: I keep away\nConcluded: He wants me out\nTook it to mean: A snub" in said
    assert not any(row.label == "What is" for card in others if isinstance(card, Card) for row in card.rows)


def test_without_a_conclusion_there_is_no_ladder(catalogue: Catalogue) -> None:
    session = say(catalogue, session_for(catalogue, "ladder"), "act", "I keep away")
    assert not any(isinstance(one, Section) for one in stand(catalogue, session)["close"].shows)
