"""A fold that was written down goes on as if it had read every entry."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.insights.test_properties import journals
from tui.insights.fold.fold import Fold, fold, order
from tui.insights.fold.state import blocks, restored
from tui.records.entry import Entry


def again(folding: Fold) -> Fold:
    """The fold, written down and read."""
    return list(restored(list(blocks(folding))))[-1]


@settings(max_examples=150, deadline=None)
@given(journals(), st.integers(0, 12), st.booleans())
def test_it_is_the_same_however_often_it_was_written_down(entries: list[Entry], cut: int, asked: bool) -> None:
    entries.sort(key=order)
    folding = Fold()
    for entry in entries[:cut]:
        folding.add(entry)
    if asked:
        folding.portrait()
    folding = again(folding)
    for entry in entries[cut:]:
        folding.add(entry)
    assert folding.portrait() == fold(entries)
    assert again(folding).portrait() == fold(entries)
    assert all(folding.follows(entry) is again(folding).follows(entry) for entry in entries)
