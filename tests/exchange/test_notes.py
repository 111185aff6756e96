"""Markdown, a file an entry: daily notes, front matter, and a folder of anything."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.exchange.importers import Document, NoJournalError, UnreadableError, front_matter, read_document
from tui.exchange.importers.dates import day_in, day_of_file
from tui.records.entry import Entry

from .support import BERLIN
from .test_incoming import HERE, text
from .test_others import noticing

CHANGED = datetime(2025, 5, 5, 12, tzinfo=BERLIN)


def of(written: str, name: str, *, here: Any = HERE, **more: Any) -> Entry:
    suffix = "." + name.rpartition(".")[2]
    (one,) = read_document(Document(written, suffix, name, **more), here)
    return one


def test_a_daily_note_of_obsidian() -> None:
    words = "Saw [[Anna]] about [[Plans|the plan]]. #river"
    written = f"---\ntags:\n  - daily\n  - work/deep\nmood: 4\naliases: [x]\n---\n{words}\n"
    left: list[str] = []
    here = HERE._replace(left=lambda what, number: left.extend([what] * number))
    one = of(written, "Daily/2026-11-23.md", here=here)
    assert text(one) == words
    assert one.tags == ("daily", "work/deep") and one.day == date(2026, 11, 23) and one.imported
    assert left == ["“mood” field"]


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2026-11-23.md", date(2026, 11, 23)),
        ("2026_11_23.md", date(2026, 11, 23)), ("20261123.md", date(2026, 11, 23)),
        ("2026.11.23 Monday.md", date(2026, 11, 23)), ("2026/11/23.md", date(2026, 11, 23)),
        ("Nov 23rd, 2026.md", date(2026, 11, 23)), ("Monday 23 November 2026.md", date(2026, 11, 23)),
        ("2026/11/23.txt", date(2026, 11, 23)), ("23.11.2026.md", date(2026, 11, 23)),
    ],
)  # fmt: skip
def test_a_name_says_the_day(name: str, day: date) -> None:
    assert of("A walk.", name).day == day


@pytest.mark.parametrize(
    "name", ["2026-13-13.md", "2026-W47.md", "2026-11.md", "03/04/2026x.md", "12345678.md", ".md", "x"]
)
def test_a_name_that_says_no_day(name: str) -> None:
    assert day_of_file(name) is None


def test_a_time_in_the_name_or_the_front_matter() -> None:
    assert of("A walk.", "2026-11-23 0641 Walk.md").begun.hour == 6
    assert of("A walk.", "202611230641 Walk.md").begun.minute == 41
    assert of("---\ntime: 06:41\n---\nA walk.", "2026-11-23.md").begun.hour == 6
    one = of("---\ndate: 2026-11-23T23:30:00+02:00\nstarred: true\ntitle: Out\n---\nA walk.", "walk.md")
    assert one.begun.isoformat() == "2026-11-23T23:30:00+02:00" and one.starred and text(one) == "Out\n\nA walk."


def test_a_title_in_the_name_is_kept_once() -> None:
    assert text(of("A walk.", "2026-11-23 By the river.md")) == "By the river\n\nA walk."
    assert text(of("# By the river\nA walk.", "2026-11-23 By the river.md")) == "# By the river\nA walk."


def test_the_day_of_the_file_is_taken_last_and_said() -> None:
    here, said = noticing()
    one = of("A walk.", "river.md", here=here, changed=CHANGED)
    assert one.begun == CHANGED and text(one) == "river\n\nA walk." and "the file was changed last" in said[0]


@pytest.mark.parametrize(
    ("name", "more"),
    [("README.md", {"changed": CHANGED}), ("pages/Anna.md", {"changed": CHANGED, "only_days": True}), ("Anna.md", {})],
)
def test_what_is_no_day_is_no_entry(name: str, more: dict[str, Any]) -> None:
    with pytest.raises(NoJournalError, match="day"):
        of("# Anna\nA friend.", name, **more)


def test_a_day_of_logseq() -> None:
    written = (
        "tags:: daily, [[work]]\n- Walked with [[Anna]]\n  id:: 64f1\n\t- by the #[[old river]]\n\t  collapsed:: true\n"
        "- DONE Tea\n  :LOGBOOK:\n  CLOCK: [2026-11-23]\n  :END:\n"
    )
    one = of(written, "graph/journals/2026_11_23.md")
    assert text(one) == "- Walked with [[Anna]]\n\t- by the #[[old river]]\n- DONE Tea"
    assert one.tags == ("daily", "work", "old river") and one.day == date(2026, 11, 23)


@pytest.mark.parametrize("written", ["-", "- \n\t- \n", "---\ntags: x\n---\n"])
def test_an_empty_day_is_passed_over(written: str) -> None:
    passed: list[str] = []
    document = Document(written, ".md", "journals/2026_11_23.md")
    assert read_document(document, HERE._replace(passed_over=passed.append)) == [] and passed == [document.name]


def test_pictures_are_linked_where_they_are_copied() -> None:
    written = "![[walk.jpg|300]] and ![a walk](<assets/my walk.png>) ![](https://x.org/a.png) [[Anna]]"
    asked: list[str] = []

    def link(name: str) -> str:
        asked.append(name)
        return "attachments/a.jpg" if name == "walk.jpg" else ""

    one = of(written, "2026-11-23.md", here=HERE._replace(attachment=link))
    assert asked == ["walk.jpg", "assets/my walk.png"]
    assert text(one) == "![walk.jpg](attachments/a.jpg) and " + written.split(" and ")[1]
    assert one.id == of(written, "2026-11-23.md").id


@given(st.text("-: \n#ab[],'\"|>.", max_size=60))
def test_any_front_matter_is_read_and_no_word_of_the_text_is_lost(noise: str) -> None:
    fields, body = front_matter.split(f"---\n{noise}\n---\nthe words\n")
    assert "the words" in body and all(isinstance(said, list) for said in fields.values())


@given(st.text("0123456789-_./ :TNovrd,", max_size=30))
def test_any_name_is_read(noise: str) -> None:
    day_in(noise)
    day_of_file(noise)


@given(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=80),
    st.sampled_from([".md", ".txt", ".org", ".csv", ".xml", ".yaml"]),
)
def test_anything_at_all_is_read_or_refused_in_a_sentence(noise: str, suffix: str) -> None:
    try:
        read_document(Document(noise, suffix, f"2026-11-23{suffix}"), HERE)
    except UnreadableError as problem:
        assert str(problem) and "\n" not in str(problem).strip()


DIARY = """# My diary

## Monday, 23 November 2026 - Out

Walked.

### 3 March 2020 was colder

## 2026-11-24

## 2026-11-25 21:30

Home.
"""


@pytest.mark.parametrize("name", ["diary.md", ""])
def test_one_file_for_many_days_gives_an_entry_for_each(name: str) -> None:
    passed: list[str] = []
    here = HERE._replace(passed_over=passed.append)
    out, home = read_document(Document(DIARY, ".md" if name else "", name, CHANGED), here)
    assert text(out) == "Out\n\nWalked.\n\n### 3 March 2020 was colder" and out.day == date(2026, 11, 23)
    assert text(home) == "Home." and home.begun.hour == 21 and passed == ["2026-11-24"]


def test_words_above_the_first_day_are_not_dropped() -> None:
    with pytest.raises(NoJournalError, match="line 1 is above the first heading with a day"):
        read_document(Document("Words.\n" + DIARY, ".md", "diary.md", CHANGED), HERE)


def test_a_logseq_day_named_by_itself_is_known_by_its_folder() -> None:
    assert (
        of("- x\n  id:: 1\n", "graph/journals/2026_11_23.md").answers == of("- x\n", "journals/2026_11_23.md").answers
    )
