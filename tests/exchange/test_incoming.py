"""What others wrote, and what we wrote ourselves, read back."""

from __future__ import annotations

import json
from datetime import date, datetime, time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tui.exchange.exporters.data import array, table
from tui.exchange.exporters.markdown import pages
from tui.exchange.importers import Here, UnreadableError, read
from tui.records.answers import Long
from tui.records.entry import Entry, to_document

from .support import BERLIN, MORNING, WHOLE, entry, note

HERE = Here(lambda naive: naive.replace(tzinfo=BERLIN), time(4), {"Morning practice": "morning", "Note": "note"})
TITLES = {"morning": "Morning practice", "note": "Note"}

JRNL = {
    "tags": {"@work": 1},
    "entries": [
        {
            "title": "Slept well.", "body": "Walked to @work.\n", "date": "2026-11-23", "time": "06:41",
            "tags": ["@work"], "starred": True,
        },
        {"title": "Late", "body": "", "date": "2026-11-24", "time": "01:30", "tags": [], "starred": False},
    ],
}  # fmt: skip
JRNL_TEXT = """[2026-11-23 06:41] Slept well. *
Walked to @work.

Second paragraph.
[2026-11-24 01:30:00 AM] Late
2026-11-24 21:00 Without brackets
"""
DAYONE = {
    "metadata": {"version": "1.0"},
    "entries": [
        {
            "uuid": "0123456789ABCDEF0123456789ABCDEF", "creationDate": "2026-11-23T05:41:07Z",
            "timeZone": "Europe/Berlin", "text": "# A title\n\nIt rained\\. All day\\!", "tags": ["rain"],
            "starred": True,
        },
        {"uuid": "F", "creationDate": "2026-11-23T05:41:07Z", "photos": [{}]},
        {
            "uuid": "E", "creationDate": "2026-11-24T00:30:00Z", "isAllDay": True,
            "richText": json.dumps({"contents": [{"text": "A list.\n"}, {"embeddedObjects": []}, {"text": "of 1.5"}]}),
        },
    ],
}  # fmt: skip


def text(one: Entry) -> str:
    (answer,) = one.answers
    assert isinstance(answer, Long)
    return answer.text


def test_jrnl_as_json() -> None:
    first, late = read(json.dumps(JRNL), ".json", HERE)
    assert text(first) == "Slept well.\nWalked to @work." and first.tags == ("work",) and first.starred
    assert first.begun == datetime(2026, 11, 23, 6, 41, tzinfo=BERLIN) and first.flow == "note"
    assert late.day == date(2026, 11, 23) and text(late) == "Late"


def test_jrnl_as_text() -> None:
    first, late = read(JRNL_TEXT, ".txt", HERE)
    assert text(first) == "Slept well.\nWalked to @work.\n\nSecond paragraph." and first.starred
    assert first.tags == ("work",) and (late.begun.hour, late.day) == (1, date(2026, 11, 23))
    assert text(late) == "Late\n2026-11-24 21:00 Without brackets"


def test_day_one() -> None:
    passed_over: list[str] = []
    one, rich = read(json.dumps(DAYONE), ".json", HERE._replace(passed_over=passed_over.append))
    assert text(one) == "# A title\n\nIt rained. All day!"
    assert one.begun.isoformat() == "2026-11-23T06:41:07+01:00" and one.zone == "Europe/Berlin"
    assert one.tags == ("rain",) and one.starred
    assert text(rich) == "A list.\nof 1.5" and rich.day == date(2026, 11, 24)
    assert passed_over == ["entry 2"]


def test_a_table_of_others() -> None:
    one, two = read('Date,Title,Note,Tags\n2026-11-23 06:41,Rain,"a, b\nc",x;y\n2026-11-24,,d,\n', ".csv", HERE)
    assert text(one) == "Rain\na, b\nc" and one.tags == ("x", "y") and text(two) == "d"


@pytest.mark.parametrize(
    ("suffix", "written"),
    [
        (".txt", "[2026-11-23 06:41] Long morning @work/deep, and mail@work.org.\n"),
        (".json", json.dumps({"entries": [{"title": "x", "date": "2026-11-20", "tags": ["@work/deep"]}]})),
        (".json", json.dumps({"entries": [{"text": "x", "creationDate": "2026-11-20", "tags": ["work/deep"]}]})),
        (".csv", "date,text,tags\n2026-11-20,x,#work/deep\n"),
        (".md", "".join(pages([note("x", tags=("work/deep",))], TITLES.__getitem__))),
        (".csv", "".join(table([note("x", tags=("work/deep",))]))),
    ],
)
def test_a_nested_tag_comes_in_whole(suffix: str, written: str) -> None:
    (one,) = read(written, suffix, HERE)
    assert one.tags == ("work/deep",)


@pytest.mark.parametrize(
    ("suffix", "written"),
    [
        (".csv", "date,text\n2026-11-20,x\n"),
        (".csv", "date,time,text\n2026-11-20,,x\n"),
        (".json", json.dumps({"entries": [{"title": "x", "date": "2026-11-20"}]})),
        (".json", json.dumps({"entries": [{"text": "x", "creationDate": "2026-11-20"}]})),
    ],
)
def test_a_day_without_a_time_is_that_day(suffix: str, written: str) -> None:
    (one,) = read(written, suffix, HERE)
    assert one.day == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("suffix", "written"),
    [
        (".json", json.dumps(JRNL)),
        (".json", json.dumps(DAYONE)),
        (".txt", JRNL_TEXT),
        (".csv", "date,text\n2026-11-23,x\n"),
    ],
    ids=["jrnl", "day one", "text", "csv"],
)
def test_the_same_file_gives_the_same_entries(suffix: str, written: str) -> None:
    once, twice = read(written, suffix, HERE), read("\ufeff" + written, suffix, HERE)
    assert [one.id for one in once] == [one.id for one in twice]
    assert len({one.id for one in once}) == len(once)


@pytest.mark.parametrize(
    ("suffix", "written", "says"),
    [
        (".json", "{", "line 1"),
        (".json", '[1]', "entry 1"),
        (".json", '{"a": 1}', "not a journal"),
        (".json", '[{"id": "x", "flow": "note", "day": "2026-11-23", "begun": "2026-11-23T06:00Z"}]', "id should be"),
        (".json", '[{"id": "x"}]', "entry 1"),
        (".json", '{"entries": [{"title": "a", "date": "soon"}]}', "entry 1"),
        (".json", '{"entries": [{"date": "2026-11-23"}]}', "no text"),
        (".json", '{"entries": [{"creationDate": "x", "text": "a"}]}', "entry 1"),
        (".txt", "\nno date\n", "line 2"),
        (".txt", "[2026-11-23 25:99] x", "line 1"),
        (".md", "text", "line 1"),
        (".md", "# Monday, 23 November 2026\n\n## Note · 99:00\n\nx", "line 3"),
        (".md", "# Monday, 42 November 2026\n", "line 1"),
        (".md", "# Monday, 1 January 1\n\n## Note · 03:41\n\nx", "line 1"),
        (".md", "# Friday, 31 December 9999\n\n## Note · 03:41\n\nx", "line 1"),
        (".txt", "[0001-01-01 00:00] x", "line 1"),
        (".csv", "date,text\n9999-12-31,x\n", "line 2"),
        (".md", "## Note · 06:41\n\nx", "line 1"),
        (".csv", "a,b\n1,2\n", "line 1"),
        (".csv", "date,text\n2026-11-23,x\n2026-13-13,y\n", "line 3"),
        (".csv", "date,text\n2026-11-23,\n", "no text"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_place(suffix: str, written: str, says: str) -> None:
    with pytest.raises(UnreadableError, match=says):
        read(written, suffix, HERE)


ENTRIES = st.lists(
    st.builds(
        note, st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip),
        st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)).map(
            lambda at: at.replace(microsecond=0, tzinfo=BERLIN)
        ),
        tags=st.lists(st.text("abcü ", min_size=1).filter(str.strip), max_size=2).map(tuple), starred=st.booleans(),
    ),
    max_size=4,
)  # fmt: skip


@given(ENTRIES)
def test_our_json_comes_back_as_it_went(entries: list[Entry]) -> None:
    written = "".join(array([*entries, entry(*WHOLE)]))
    back = read(written, ".json", HERE)
    assert [to_document(one) for one in back] == [to_document(one) for one in [*entries, entry(*WHOLE)]]
    assert "".join(array(back)) == written


def test_fields_of_a_newer_version_come_along() -> None:
    raw = {**to_document(note("x")), "weather": {"sky": "grey"}}
    (back,) = read(json.dumps([raw]), ".json", HERE)
    assert json.loads("".join(array([back]))) == [raw]


def test_our_table_keeps_ids_and_every_word() -> None:
    before = [entry(*WHOLE, tags=("work",), starred=True), note("a note,\nwith lines", at=MORNING.replace(hour=8))]
    written = "".join(table(before))
    back = read(written, ".csv", HERE)
    assert [(one.id, one.day, one.begun, one.flow, one.tags, one.starred) for one in back] == [
        (one.id, one.day, one.begun, one.flow, one.tags, one.starred) for one in before
    ]
    assert text(back[1]) == "a note,\nwith lines"
    assert "two mornings of five" in str(back[0].answers) and "".join(table(read(written, ".csv", HERE)))


def test_no_cell_of_a_table_has_what_a_terminal_would_obey() -> None:
    evil = "x\x1b]0;y\x07\x9b31m\u202e"
    answer = Long(step=evil, asked=evil, label=evil, text=evil)
    written = "".join(table([entry(answer, flow=evil, tags=(evil, "two\nlines"))]))
    assert all(letter.isprintable() or letter == "\n" for letter in written)
    assert written.splitlines()[1].endswith(',"x]0;y31m,two lines",')


@given(st.text("ab #=-*_`~+>[]:()<!&;\\|1.\n", min_size=1).filter(lambda written: written.strip()))
def test_a_note_in_markdown_comes_back(written: str) -> None:
    (back,) = read("".join(pages([note(written)], TITLES.__getitem__)), ".md", HERE)

    def plain(text: str) -> list[str]:
        return [line.strip() for line in text.strip().split("\n")]

    assert plain(text(back)) == plain(written)


PIECES = [
    "#", " ", "*", "**", "_", "`", "-", "+", ">", "1.",
    "[x]:", "word", "é", "\\", "<b>", "&amp;", "    ", "=", "~~~", "|",
    "Starred", "Tags: q", "**Call mum**", "## Note · 06:41", "# Monday, 23 November 2026", "\n", "\n\n",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("".join).filter(str.strip), st.booleans())
@example("**Call mum**", False)
@example("Starred", False)
@example("Tags: a, b", True)
@example("  Tags: a", False)
@example("first\n\n**last**", False)
def test_a_line_that_looks_like_one_of_ours_comes_back(written: str, starred: bool) -> None:
    before = note(written, starred=starred, tags=("x",))
    (back,) = read("".join(pages([before], TITLES.__getitem__)), ".md", HERE)
    assert (text(back).split(), back.starred, back.tags) == (written.split(), starred, ("x",))
    assert [answer.asked for answer in back.answers] == [""]


def test_a_bold_line_with_nothing_under_it_is_text() -> None:
    (back,) = read("# Monday, 23 November 2026\n\n## Note · 06:41\n\n**Call mum**\n", ".md", HERE)
    assert text(back) == "**Call mum**"


def test_a_session_in_markdown_keeps_its_questions() -> None:
    before = [
        entry(*WHOLE, tags=("work", "home"), starred=True),
        note("late", at=MORNING.replace(hour=2), day=date(2026, 11, 22)),
    ]
    back = read("".join(pages(before, TITLES.__getitem__)), ".md", HERE)
    session = next(one for one in back if one.flow == "morning")
    assert session.tags == ("work", "home") and session.starred and session.begun == MORNING.replace(second=0)
    said = {answer.asked: answer.text for answer in session.answers if isinstance(answer, Long)}
    assert "I opened mail at 07:20." in said["Same part of life, this week."]
    late = next(one for one in back if one.flow == "note")
    assert (late.day, late.begun.day) == (date(2026, 11, 22), 23)
