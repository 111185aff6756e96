"""Org journals: daily and yearly files, trees of dates, and entries with a stamp of their own."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.exchange.importers import Document, NoJournalError, UnreadableError, read, read_document
from tui.records.entry import Entry

from .test_incoming import HERE, text

DAILY = """* Tuesday, 24/11/2026
** 10:28 Company meeting
Endless talk.

- one
*** a detail                                                        :small:
deeper
** 11:33 Work on it                                                 :org-journal:deep:
** TODO coffee
"""
YEARLY = """#+FILETAGS: :journal:

* Tuesday, 11/24/26
:PROPERTIES:
:CREATED:  20261124
:END:
** 23:50 Late
* Wednesday, 11/25/26
:PROPERTIES:
:CREATED:  20261125
:END:
What stands under the day.
** 08:00 Early
:PROPERTIES:
:MOOD: calm
:END:
"""
TREE = """* 2026
** 2026-11 November
*** 2026-11-24 Tuesday
**** Walked [2026-11-24 Tue 10:28]
By the river.
**** 11:00 Talked about 3 May 2025
"""
CAPTURED = """* Walked
:PROPERTIES:
:CREATED: [2026-11-24 Tue 10:28]
:END:
By the river.
* Talked :work:
[2026-11-25 Wed 11:00]
At length.
"""


def told(found: list[Entry]) -> list[tuple[str, str, str]]:
    return [(f"{one.begun:%Y-%m-%d %H:%M}", text(one).split("\n")[0], ",".join(one.tags)) for one in found]


def test_a_daily_file() -> None:
    meeting, work, coffee = found = read(DAILY, ".org", HERE)
    assert told(found) == [
        ("2026-11-24 10:28", "Company meeting", "small"), ("2026-11-24 11:33", "Work on it", "org-journal,deep"),
        ("2026-11-24 00:00", "TODO coffee", ""),
    ]  # fmt: skip
    assert text(meeting) == "Company meeting\nEndless talk.\n\n- one\n*** a detail\ndeeper"
    assert coffee.day == date(2026, 11, 24) and work.imported


def test_a_yearly_file_goes_by_its_properties() -> None:
    left: list[str] = []
    found = read(YEARLY, ".org", HERE._replace(left=lambda what, number: left.extend([what] * number)))
    assert told(found) == [
        ("2026-11-24 23:50", "Late", "journal"), ("2026-11-25 00:00", "What stands under the day.", "journal"),
        ("2026-11-25 08:00", "Early", "journal"),
    ]  # fmt: skip
    assert left == ["“MOOD” property"]


def test_a_tree_of_dates_and_entries_with_stamps() -> None:
    assert [(when, title.split(" [")[0]) for when, title, _ in told(read(TREE, ".org", HERE))] == [
        ("2026-11-24 00:00", "Walked"), ("2026-11-24 11:00", "Talked about 3 May 2025"),
    ]  # fmt: skip
    assert told(read(CAPTURED, ".org", HERE)) == [
        ("2026-11-24 10:28", "Walked", ""), ("2026-11-25 11:00", "Talked", "work"),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["20261124", "2026-11-24.org", "journal/20261124.org"])
@pytest.mark.parametrize("written", ["* 10:28 Walked\n", "#+TITLE: Tuesday\n* 10:28 Walked\n"])
def test_the_day_may_be_in_the_name_alone(name: str, written: str) -> None:
    suffix = ".org" if name.endswith(".org") else ""
    (one,) = read_document(Document(written, suffix, name), HERE)
    assert told([one]) == [("2026-11-24 10:28", "Walked", "")]


@pytest.mark.parametrize(
    ("heading", "day"),
    [
        ("Tuesday, 24/11/2026", date(2026, 11, 24)), ("Tuesday, 11/24/2026", date(2026, 11, 24)),
        ("Saturday, 03/10/2026", date(2026, 10, 3)), ("Tuesday, 03/10/2026", date(2026, 3, 10)),
        ("Tuesday, 10 March 2026", date(2026, 3, 10)), ("2026-03-10", date(2026, 3, 10)),
        ("<2026-03-10 Tue>", date(2026, 3, 10)),
    ],
)  # fmt: skip
def test_the_weekday_tells_the_day_from_the_month(heading: str, day: date) -> None:
    (one,) = read(f"* {heading}\n** 10:00 x\n", ".org", HERE)
    assert one.day == day


@pytest.mark.parametrize("written", ["* Plans\n** Buy tea\n", "words alone\n", "* 03/04/2026\n** 10:00 x\n", "* \n"])
def test_org_without_a_day_is_no_journal(written: str) -> None:
    with pytest.raises(NoJournalError, match="it is Org, but"):
        read(written, ".org", HERE)


PIECES = [
    "* ", "** ", "*** ", "Tuesday, 24/11/2026", "10:28 ", ":PROPERTIES:\n", ":END:\n", ":CREATED: 20261124\n", ":a:b:",
    "\n", "[2026-11-24 Tue]", "word",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_any_org_is_read_or_refused_and_no_word_is_lost(written: str) -> None:
    try:
        found = read(written, ".org", HERE)
    except UnreadableError:
        return
    plain = written.replace(":PROPERTIES:", "\n:PROPERTIES:")
    assert ":PROPERTIES:" in plain or "word" not in plain or any("word" in text(one) for one in found)


def test_a_daily_note_of_org_roam() -> None:
    (one,) = read(
        ":PROPERTIES:\n:ID: 12\n:END:\n#+title: 2026-11-24\n#+filetags: :daily:\n* 10:28 Walked\n", ".org", HERE
    )
    assert told([one]) == [("2026-11-24 10:28", "Walked", "daily")]
