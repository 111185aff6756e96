"""A person's text as data."""

from __future__ import annotations

import pytest

from tui.records.text import clean, counted, one_line


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_whatever_ends_a_line_keeps_words_apart(end: str) -> None:
    assert clean(f"one{end}two") == "one\ntwo"
    assert one_line(f"one{end}two") == "one two"


def test_what_a_terminal_obeys_is_gone() -> None:
    assert clean("a\x1b[2Jb\x9b\x07\u202e\ufeff\x00\tc") == "a[2Jb\tc"


@pytest.mark.parametrize(("number", "name", "said"), [
    (1, "page", "1 page"), (0, "page", "0 pages"), (3, "day", "3 days"), (2, "entry", "2 entries"),
    (1, "entry", "1 entry"),
])  # fmt: skip
def test_things_are_counted_in_their_plural(number: int, name: str, said: str) -> None:
    assert counted(number, name) == said
