from __future__ import annotations

import re
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.hostile import is_read_in_time
from tui.exchange.exporters.markdown import pages, prose
from tui.records.day import full_day

from .support import BERLIN, WHOLE, entry, note

TITLES = {"morning": "Morning practice", "note": "Note", "evening": "Evening reflection"}


def title(flow: str) -> str:
    return TITLES[flow]


def rendered(text: str) -> str:
    return MarkdownIt("commonmark").render(text)


def test_a_page_reads_as_it_stands() -> None:
    assert "".join(pages([entry(*WHOLE, tags=("work", "home"), starred=True)], title)) == (
        "# Monday, 23 November 2026\n"
        "\n"
        "## Morning practice · 06:41\n"
        "\n"
        "Starred\n"
        "\n"
        "Tags: work, home\n"
        "\n"
        "**How are you feeling right now?**\n"
        "\n"
        "hopeful · low energy, pleasant\n"
        "\n"
        "**Same part of life, this week.**\n"
        "\n"
        "*What happened*\n"
        "\n"
        "I opened mail at 07:20.\n"
        "\n"
        "*What I make of it*\n"
        "\n"
        "Mail is urgent.\n"
        "\n"
        "**What helped?**\n"
        "\n"
        "- \\+ slept\n"
        "- the walk\n"
        "\n"
        "**Where is it?**\n"
        "\n"
        "*today:* 6.5 of 10\n"
        "\n"
        "*because*\n"
        "\n"
        "two mornings of five\n"
        "\n"
        "**Which?**\n"
        "\n"
        "the second\n"
        "\n"
        "**Who was there?**\n"
        "\n"
        "- Anna\n"
        "- Ben\n"
        "\n"
        "**Write the first page**\n"
        "\n"
        "let go on purpose\n"
        "\n"
        "**Rest your eyes.**\n"
        "\n"
        "1 min 30 s\n"
        "\n"
        "**A newer thing?**\n"
        "\n"
        "carried along\n"
    )


def test_a_day_is_named_once_above_its_entries() -> None:
    later = datetime(2026, 11, 23, 21, 5, tzinfo=BERLIN)
    entries = [note("one"), note("two", at=later), note("three", at=later + timedelta(days=1))]
    text = "".join(pages(entries, title))
    assert re.findall(r"^#+ .*", text, re.MULTILINE) == [
        "# Monday, 23 November 2026",
        "## Note · 06:41",
        "## Note · 21:05",
        "# Tuesday, 24 November 2026",
        "## Note · 21:05",
    ]
    assert "\n\n\n" not in text and text.endswith("three\n")


def test_the_day_is_the_practice_day_and_the_time_the_clocks() -> None:
    late = datetime(2026, 11, 24, 2, 10, tzinfo=BERLIN)
    text = "".join(pages([note("still up", at=late, day=date(2026, 11, 23))], title))
    assert text.startswith("# Monday, 23 November 2026\n\n## Note · 02:10\n")


def test_a_short_day_and_an_early_year() -> None:
    assert full_day(date(2026, 3, 1)) == "Sunday, 1 March 2026"


@pytest.mark.parametrize(
    ("written", "exported"),
    [
        ("# today", "\\# today"),
        ("#work is no heading", "#work is no heading"),
        ("Title\n===", "Title  \n\\==="),
        ("above\n---\nbelow", "above  \n\\---  \nbelow"),
        ("* * *", "\\* * *"),
        ("```\ncode", "\\```  \ncode"),
        ("+ good\n- bad", "\\+ good  \n- bad"),
        ("[a]: gone", "\\[a]: gone"),
        ("<b>loud</b> and 3 < 4", "\\<b>loud\\</b> and 3 < 4"),
        ("salt &amp; pepper & co", "salt \\&amp; pepper & co"),
        ("C:\\#new", "C:\\\\#new"),
        ("a\n\nb", "a\n\nb"),
        ("one\ntwo", "one  \ntwo"),
        ("\n\n  here\n", "  here"),
        ("> # said", "> \\# said"),
        ("- # one\n1. ---", "- \\# one  \n1. \\---"),
        ("    four spaces", "    four spaces"),
        ("- milk\n- eggs", "- milk  \n- eggs"),
    ],
)
def test_only_what_would_change_the_structure_is_escaped(written: str, exported: str) -> None:
    assert prose(written) == exported


def test_controls_never_come_out() -> None:
    assert "\x1b" not in "".join(pages([note("a\x1b[2Jb")], title))


TEXTS = st.text(st.sampled_from("ab #=-*_`~+>[]:()<!&;\\|1.\t\n"), max_size=60)


@given(TEXTS)
def test_no_text_makes_a_heading_a_rule_or_html(text: str) -> None:
    tokens = MarkdownIt("commonmark").parse(prose(text) + "\n\nbehind\n")
    kinds = {token.type for token in tokens}
    assert not kinds & {"heading_open", "hr", "html_block", "fence"}
    assert not [child for token in tokens for child in token.children or () if child.type == "html_inline"]


@given(TEXTS)
def test_every_letter_is_rendered(text: str) -> None:
    html = rendered(prose(text))
    assert re.sub(r"[^ab]", "", re.sub(r"<[^>]*>|&\w+;", "", html)).count("a") == text.count("a")


@pytest.mark.parametrize("piece", ["- ", "> ", "1. ", "-", "=", "\n"])
def test_a_long_line_of_signs_takes_no_longer_than_others(piece: str) -> None:
    assert is_read_in_time(prose, piece, "x")
