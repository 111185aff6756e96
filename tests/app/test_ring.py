"""The ring of a loop: exact pictures, and that no width loses a letter or overflows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.app.base.page_view import PageView
from tui.app.base.pictures import ring
from tui.insights.views.model import Line, Page, Section
from tui.insights.views.pictures import Link, Ring

THREE = (Link("late evenings", True), Link("coffee", False, True), Link("sleep", False))
LONG = (
    Link("answering messages before I have looked at my own day", False, True),
    Link("mornings in which one thing gets finished", False),
)
FRAME = "╭╮╰╯─▸│↓+−|-> \n"


def picture(links: tuple[Link, ...], width: int, *, plain: bool = False) -> str:
    return "\n".join(row.plain.rstrip() for row in ring(links, width, plain=plain))


def test_three_things_make_a_ring_that_closes_on_the_first() -> None:
    assert (
        picture(THREE, 72)
        == """\
╭─▸ late evenings
│     ↓ + more
│   coffee
│     ↓ − less, after a while
│   sleep
╰─────╯ − less"""
    )


def test_the_same_ring_in_ascii() -> None:
    assert (
        picture(THREE, 72, plain=True)
        == """\
+-> late evenings
|     v + more
|   coffee
|     v - less, after a while
|   sleep
+-----+ - less"""
    )


def test_long_names_wrap_inside_the_ring_at_forty_columns() -> None:
    assert (
        picture(LONG, 36)
        == """\
╭─▸ answering messages before I have
│   looked at my own day
│     ↓ − less, after a while
│   mornings in which one thing gets
│   finished
╰─────╯ − less"""
    )


def test_six_things_fit_on_a_screen_of_24_rows() -> None:
    links = tuple(Link(name * 8, True) for name in "abcdef")
    rows = ring(links, 36)
    assert len(rows) == 12 and max(row.cell_length for row in rows) <= 36


def test_a_page_draws_the_ring_below_its_sentence() -> None:
    page = Page("Loops", (Section("loop", "23 Nov", (Line("Feeds on itself."), Ring(THREE))),))
    assert [row.plain.rstrip() for row in PageView(40, plain=True).page(page)][1:4] == [
        "  Feeds on itself.", "  +-> late evenings", "  |     v + more",
    ]  # fmt: skip


names = st.text(st.characters(exclude_categories=("C", "Z", "M"), exclude_characters=FRAME), min_size=1, max_size=30)
links = st.builds(Link, st.lists(names, min_size=1, max_size=6).map(" ".join), st.booleans(), st.booleans())


@given(st.lists(links, min_size=2, max_size=6).map(tuple), st.integers(12, 100), st.booleans())
def test_no_width_cuts_a_letter_or_overflows(some: tuple[Link, ...], width: int, plain: bool) -> None:
    rows = ring(some, width, plain=plain)
    assert all(row.cell_length <= width for row in rows)
    seen = "".join(row.plain for row in rows)
    said = "".join(f"{link.thing}{link.effect}" for link in some)
    for sign in FRAME + ("v" if plain else ""):
        seen, said = seen.replace(sign, ""), said.replace(sign, "")
    assert seen == said
