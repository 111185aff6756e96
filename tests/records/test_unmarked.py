"""Markdown in a row of a list."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.hostile import is_read_in_time
from tui.records.text import unmarked


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("# The walk\n\nWe saw herons", "The walk: We saw herons"),
        ("# Why?\n## So it is", "Why? So it is"),
        ("## Two ##tags", "Two ##tags"),
        ("- [ ] call Ana\n- [x] bread", "call Ana bread"),
        ("- one\n* two\n+ three", "one two three"),
        ("1. first\n2. second", "1. first 2. second"),
        ("> > She said\n> so", "She said so"),
        ("It was **good**, *very* __good__, _truly_ ***so***", "It was good, very good, truly so"),
        ("**a *b* c** and *x*", "a b c and x"),
        ("~~not~~ this", "not this"),
        ("```python\nx = 1\n```\nafter", "x = 1 after"),
        ("run `a*b*c` twice, ``a`b``", "run a*b*c twice, a`b"),
        ('[the map](https://example.org/a_b_c "there") and ![a photo](p.png)', "the map and a photo"),
        ("Above\n---\nbelow\n***", "Above below"),
        ("これは**大事**です", "これは大事です"),
        ("\\*not\\* \\# so", "*not* # so"),
    ],
)
def test_the_signs_are_gone_and_the_words_are_there(written: str, said: str) -> None:
    assert unmarked(written) == said


@pytest.mark.parametrize(
    "written",
    [
        "2 * 3 * 4 = 24", "snake_case_name", "#ridge and #家 stay", "5 - 3", "-3 degrees", "C:\\new\\work", "a ~ b",
        "[done] and [ ] and (so)", "call_me *", "**", "---", "```", "#", "it's 5*", "* ", "x*y*z... no", ">_<",
    ],
)  # fmt: skip
def test_what_is_no_sign_of_markdown_stays(written: str) -> None:
    assert unmarked(written) == written.strip()


@given(st.text())
def test_a_text_with_words_has_some(text: str) -> None:
    said = unmarked(text)
    assert "\n" not in said
    assert set(filter(str.isalnum, said)) <= set(text)
    if any(letter.isalnum() for letter in text) and not set(text) & set("[`~"):
        assert any(letter.isalnum() for letter in said)


@pytest.mark.parametrize(
    ("piece", "end"), [("\n", "x"), ("\n", "- *x"), (" \n", "*x"), ("~", "`"), ("``` ", "`"), ("- ", "x"), ("=\n", "")]
)
def test_lines_of_nothing_take_no_longer_than_others(piece: str, end: str) -> None:
    assert is_read_in_time(unmarked, piece, end)
