"""Word-level differences of two wordings."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.insights.measures.text_diff import MOST, Piece, differences, marked, spaced

WORDS = st.lists(st.sampled_from(["a", "b", "c,", "[-", "+}", "日本"]), max_size=12).map(" ".join)


def test_words_taken_out_stand_before_those_that_came_in() -> None:
    pieces = differences("I write one page a day", "I write two pages a day, gladly")
    assert pieces == (
        Piece("I write", "same"), Piece("one page", "removed"), Piece("two pages", "added"), Piece("a", "same"),
        Piece("day", "removed"), Piece("day, gladly", "added"),
    )  # fmt: skip
    assert " ".join(piece.text for piece in marked(pieces)) == (
        "I write [-one page-] {+two pages+} a [-day-] {+day, gladly+}"
    )


def test_the_same_words_are_one_piece_and_none_are_none() -> None:
    assert differences("as  it was", " as it was") == (Piece("as it was", "same"),)
    assert differences("", "") == ()
    assert differences("", "new") == (Piece("new", "added"),)


def test_a_very_long_wording_is_not_compared_word_by_word() -> None:
    long = "word " * (MOST + 1)
    assert [piece.change for piece in differences(long, "short")] == ["removed", "added"]
    assert [piece.change for piece in differences(long, long)] == ["same"]


@given(WORDS, WORDS)
def test_both_wordings_can_be_read_out_of_the_pieces(before: str, after: str) -> None:
    pieces = differences(before, after)
    assert " ".join(piece.text for piece in pieces if piece.change != "added") == before
    assert " ".join(piece.text for piece in pieces if piece.change != "removed") == after


def read(before: str, after: str) -> str:
    return "".join(gap + piece.text for gap, piece in spaced(marked(differences(before, after))))


def test_lines_headings_and_lists_stay_lines() -> None:
    assert read("# Sea\n\n- salt\n- wind\n  and rain\n\nHome.", "# Sea\n\n- salt\n- wind\n  and hail\n\nHome.") == (
        "# Sea\n\n- salt\n- wind\n  and [-rain-] {+hail+}\n\nHome."
    )
    assert read("one\ntwo\nthree", "one\nthree") == "one\n[-two-]\nthree"
    assert read("one", "one\n- two") == "one\n{+- two+}"


def test_a_line_broken_or_joined_is_seen() -> None:
    assert read("a\nb", "a b") == "a [-¶-] b"
    assert read("a b", "a\nb") == "a {+¶+}\nb"
