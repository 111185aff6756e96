"""Texts that make a careless reading take hours: every pass over what a person wrote is linear, or bounded."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from datetime import date

import pytest
from textual.document._document import Document
from textual.document._wrapped_document import WrappedDocument

from tests.exchange.support import note
from tests.hostile import SHAPES, SOME, are_read_in_time, hostile, steps
from tui.app.base.markdown import blocks
from tui.app.base.page_view import difference
from tui.cli.rows import fitted, wrapped
from tui.exchange.exporters.formats import FORMATS
from tui.exchange.exporters.markdown import escaped, prose
from tui.insights.fold.entry_summary import first_words
from tui.insights.measures.recurring_words import _WORD
from tui.insights.search import excerpt, match_spans, read_query
from tui.plain.console import Talk, read_out
from tui.plain.reader import cells
from tui.records.answers import Long
from tui.records.inline_tags import marks
from tui.records.text import clean, fold, has_words, one_line, searchable
from tui.terminal.cell_diff import graphemes
from tui.terminal.safe_text import content, line

Read = Callable[[str], object]


def edited(text: str) -> str:
    return f"{text[: len(text) // 2]} b {text[len(text) // 2 :]}"


def spoken(text: str) -> None:
    Talk(io.StringIO(), 78).say(text)


AT_ONCE: dict[str, Read] = {
    "tags": marks,
    "fold": fold,
    "search": searchable,
    "clean": lambda text: (clean(text), one_line(text), has_words(text)),
    "light": lambda text: match_spans(text, ("tag", "a", "日 日")),
    "words": _WORD.findall,
    "first words": lambda text: first_words((Long(step="note", text=text),)),
    "query": lambda text: read_query(text[:20_000], date(2026, 11, 23)),
    "export": lambda text: (prose(text), escaped(text)),
    "formats": lambda text: [[*form.write([note(text, tags=(text,))], str)] for form in FORMATS.values()],
    "plain": spoken,
    "read out": lambda text: (cells(text), read_out(text)),
    "show": lambda text: list(wrapped(text, 72)),
}


@pytest.mark.skipif(sys.platform == "win32", reason="limits on processor time are POSIX")
@pytest.mark.parametrize("name", AT_ONCE)
def test_a_hundred_thousand_of_anything_are_read_in_time(name: str) -> None:
    assert are_read_in_time(AT_ONCE[name], hostile(SOME))


def drawn(text: str) -> object:
    return [block.rows(70) for block in blocks(text)]


BY_STEPS: dict[str, Read] = {
    "Markdown": drawn,
    "wrapping": lambda text: (content(text).wrap(70), line(text).wrap(9)),
    "width": lambda text: (content(text).cell_length, graphemes(text)),
    "writing": lambda text: WrappedDocument(Document(clean(text))).wrap(70, 4),
    "tags": marks,
    "excerpt": lambda text: excerpt([text], ("tag", "a"), 20, 120),
    "list": lambda text: fitted(text, 80),
    "show": lambda text: list(wrapped(text, 72)),
    "plain": spoken,
}
FEW = 700


@pytest.mark.parametrize("name", BY_STEPS)
def test_twice_as_much_of_anything_takes_twice_as_many_steps(name: str) -> None:
    read = BY_STEPS[name]
    texts = zip([*SHAPES, "code", "address"], hostile(3), hostile(FEW), hostile(2 * FEW), strict=True)
    for shape, first, once, twice in texts:
        read(first)  # what is made once, and remembered, is there
        assert steps(read, twice) <= 2.4 * steps(read, once) + 3_000, shape


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a " * 1000, "a b " * 500), ("a " * 999, "b a c " * 333), ("a " * 1000, "a " * 999),
        ("\n" * 999, "\n a" * 499), ("a b " * 499, "b a " * 499),
    ],
    ids=["doubled", "turned", "same", "lines", "swapped"],
)  # fmt: skip
def test_a_few_words_over_and_over_are_compared_in_few_steps(before: str, after: str) -> None:
    assert steps(lambda text: difference(text, after), before) < 200_000


@pytest.mark.skipif(sys.platform == "win32", reason="limits on processor time are POSIX")
def test_no_two_wordings_take_long_to_compare() -> None:
    assert are_read_in_time(lambda text: difference(text, edited(text)), hostile(SOME))
    assert are_read_in_time(lambda text: difference(text, edited(text)), hostile(999))


@pytest.mark.parametrize(
    "text", ["[" * 9_000, "![a" * 3_000, "[[]" * 3_000, "<[" * 4_000, "[x][" * 2_500], ids=range(5)
)
def test_brackets_that_begin_no_link_stand_as_they_were_typed(text: str) -> None:
    (block,) = blocks(f"*{text}*")
    assert block.text.plain == f"*{text}*"
