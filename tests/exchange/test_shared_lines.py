"""Shared lines: the file holds what was chosen and nothing else, over two hundred made-up notebooks."""

from __future__ import annotations

import random

import pytest

from tests.insights.people import line, page
from tui.exchange.shared_lines import HEAD, SharedLinesError, read, without_names, written
from tui.insights.fold.fold import fold
from tui.insights.views.circle import circle_page, leader_page
from tui.insights.views.model import texts
from tui.insights.views.whole_vision import lines_to_share
from tui.records.entry import Entry
from tui.records.roles import Role

WORDS = (
    "sea", "morning", "garden", "letter", "brother", "日本", "[b]", "\x1b[31m", "«x»", "rest", "\u202eold\u202c",
    "'quoted'", "~", "#", "taut",
)  # fmt: skip


def notebook(chance: random.Random) -> list[Entry]:
    def text() -> str:
        return " ".join(chance.choice(WORDS) for _ in range(chance.randint(1, 9)))

    kinds = (Role.RESULT, Role.STATEMENT, Role.NOTE, Role.FACT, Role.LEARNED, Role.LETTER)
    return [
        page(day, line(chance.choice(kinds), text() + chance.choice((".", "!", "")), "work", made=f"r{day}"))
        for day in range(chance.randint(1, 12))
    ]


@pytest.mark.parametrize("block", range(10))
def test_the_bytes_are_the_chosen_lines_and_nothing_else(block: int) -> None:
    for seed in range(block * 20, block * 20 + 20):
        chance = random.Random(f"shared {seed}")
        lines = lines_to_share(fold(notebook(chance)))
        chosen = [one for one in lines if chance.random() < 0.5]
        data = written(chosen)
        assert data == "".join(f"{one}\n" for one in (HEAD, *(" ".join(one.split()) for one in chosen))).encode()
        assert data.count(b"\n") == len(chosen) + 1


def test_what_is_read_is_what_was_written_without_what_a_terminal_would_obey() -> None:
    assert read(written(["I live by the sea.", "A page\na day"]), "a.txt") == ("I live by the sea.", "A page a day")
    assert read(written(["red \x1b[31m text"]), "a.txt") == ("red [31m text",)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "has no shared lines in it"),
        (b"my shopping list\nmilk\n", "has no shared lines in it"),
        (b"# taut: shared lines, 2\nx\n", "newer taut"),
        (b"\xff\xfe\x00", "is not text"),
        (HEAD.encode() + b"\n" + b"a line\n" * 201, "over 200 lines"),
        (HEAD.encode() + b"\n" + b"x" * 4001, "over 4000 characters"),
    ],
)
def test_what_is_none_of_ours_is_one_sentence(data: bytes, why: str) -> None:
    with pytest.raises(SharedLinesError, match=why):
        read(data, "a.txt")


def test_the_circle_shows_everyone_and_nobodys_name_in_an_order_that_says_nothing() -> None:
    ana, ben = ("I write.", "I rest."), ("I listen.",)
    assert without_names([ana, ben]) == without_names([ben, ana]) and set(without_names([ana, ben, ()])) == {ana, ben}
    said = " ".join(texts(circle_page(without_names([ana, ben]))))
    assert all(
        one in said for one in (*ana, *ben, "Check in.", "Read aloud.", "What do several of us want?", "Look back.")
    )
    asked = " ".join(texts(leader_page()))
    assert "Never ask for" in asked and "Offer" in asked
