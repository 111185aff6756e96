"""Markdown a person wrote, as it stands on the screen: read as data, nothing lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.hostile import is_read_in_time
from tui.app.base.markdown import blocks

TEXT = """# The *walk*

One line
and the next.

- bread
- oil, **much**
  1. green
+ kept

> she said
> and left

```sh
rm -rf [b]nothing[/b]
```
See [the map](https://example.org/a) or <https://example.org>.
[ref]: https://kept.example

A rule
---
\\*literal\\* <b>tag</b> [red]not markup[/red]"""


def shown(text: str, width: int = 60) -> list[str]:
    rows: list[str] = []
    for block in blocks(text):
        if block.gap:
            rows.append("")
        rows += [row.plain.rstrip() for row in block.rows(width)]
    return rows


def test_each_kind_of_block_reads_as_it_is_meant() -> None:
    assert shown(TEXT) == [
        "The walk", "", "One line", "and the next.", "", "• bread", "• oil, much", "  1. green", "+ kept", "",
        "│ she said", "│ and left", "", "  sh", "  rm -rf [b]nothing[/b]",
        "See the map (https://example.org/a) or https://example.org.", "[ref]: https://kept.example", "", "A rule",
        "· · ·", "*literal* <b>tag</b> [red]not markup[/red]",
    ]  # fmt: skip


def test_emphasis_is_a_style_and_markup_is_text() -> None:
    (block,) = blocks("so **very** [bold]much[/]")
    assert block.text.plain == "so very [bold]much[/]"
    assert [(str(span.style), block.text.plain[span.start : span.end]) for span in block.text.spans] == [
        ("bold", "very")
    ]


def test_what_wraps_hangs_under_its_first_word() -> None:
    assert shown("- one two three four five\n\n> quoted words that wrap", 14) == [
        "• one two", "  three four", "  five", "", "│ quoted words", "│ that wrap",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["> " * 40 + "deep", "- " * 30 + "deep", "* " * 500 + "deep", "[" * 3000 + "deep"])
def test_depth_hides_nothing(text: str) -> None:
    assert "deep" in "".join(shown(text, 2000))


def test_control_characters_do_not_come_through() -> None:
    assert shown("- a\x1b[2Jb\x9b\n- c\u202e") == ["• a[2Jb", "• c"]


@given(st.text(alphabet="ab1 \n\t-*_>#`[]()!.~\\&;<=+|:", max_size=80))
@example("```a\nb")
@example('[a](<b> "ba") ![a](b "a")')
def test_no_word_is_ever_lost(text: str) -> None:
    said = "".join(re.findall(r"[ab]", "".join(shown(text, 500))))
    assert said == "".join(re.findall(r"[ab]", text))


@pytest.mark.parametrize("end", ["x", "- *x"])
def test_a_page_of_empty_lines_takes_no_longer_than_another(end: str) -> None:
    assert is_read_in_time(blocks, "\n", end)
