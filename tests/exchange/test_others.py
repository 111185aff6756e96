"""JSON, text and tables that others wrote: read whole, or refused with the place; nothing is lost unsaid."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.exchange.importers import Here, NoJournalError, UnreadableError, read
from tui.records.entry import Entry

from .test_incoming import HERE, text


def noticing() -> tuple[Here, list[str]]:
    said: list[str] = []
    return HERE._replace(noticed=said.append), said


def from_json(*entries: Any, here: Here = HERE) -> list[Entry]:
    return read(json.dumps({"entries": entries}), ".json", here)


@pytest.mark.parametrize("name", ["text", "body", "content", "note", "entry"])
def test_a_text_is_read_whatever_it_is_called(name: str) -> None:
    (one,) = from_json({"date": "2026-03-01T00:00:00Z", "title": "Walk", name: "Long walk by the river."})
    assert text(one) == "Walk\nLong walk by the river." and one.day == date(2026, 3, 1)


@pytest.mark.parametrize(
    "written",
    [
        '[{"date": "2026-03-01", "text": "One"}]',
        '{"date": "2026-03-01", "text": "One"}',
        '{"entries": [{"created": "2026-03-01", "note": "One", "tags": "a; b"}]}',
    ],
)
def test_entries_are_read_from_a_list_and_alone(written: str) -> None:
    (one,) = read(written, ".json", HERE)
    assert text(one) == "One" and one.day == date(2026, 3, 1)


@pytest.mark.parametrize(
    "entry",
    [
        {"date": "2026-03-01", "title": "Walk", "story": "By the river."},
        {"date": "2026-03-01", "story": "By the river."},
        {"date": "2026-03-01", "title": "Walk", "story": ["By", "the river."]},
        {"date": "2026-03-01", "title": "Walk", "body": {"text": "By the river."}},
    ],
)
def test_a_text_in_a_field_that_is_not_known_is_refused(entry: dict[str, Any]) -> None:
    with pytest.raises(UnreadableError, match=r"entry 1 .*(story|body|no text)"):
        from_json(entry)


def test_other_fields_are_named_and_left_out() -> None:
    here, said = noticing()
    from_json({"date": "2026-03-01", "text": "x", "mood": "calm", "steps": 9}, here=here)
    assert said == ["Fields left out: mood and steps."]


def test_json_of_something_else_is_refused_with_its_field() -> None:
    with pytest.raises(NoJournalError, match="its field “notes” is unknown"):
        read('{"notes": [{"date": "2026-03-01"}]}', ".json", HERE)


@pytest.mark.parametrize("starred", ["false", "no", "", 0, None])
def test_a_star_written_as_a_word_is_read_as_meant(starred: object) -> None:
    (one,) = from_json({"date": "2026-03-01", "text": "x", "starred": starred})
    assert not one.starred


@pytest.mark.parametrize(
    "when", ["2026-03-01", "2026-03-01 00:00", "2026-03-01T00:00:00", "2026-03-01T00:00:00.000Z", "2026-03-01T00:00Z"]
)
@pytest.mark.parametrize("shape", ["json", "csv", "day one", "jrnl"])
def test_midnight_without_a_zone_is_that_day(when: str, shape: str) -> None:
    if shape == "json":
        (one,) = from_json({"date": when, "text": "x"})
    elif shape == "csv":
        (one,) = read(f"date,text\n{when},x\n", ".csv", HERE)
    elif shape == "day one":
        (one,) = from_json({"creationDate": when, "text": "x"})
    else:
        (one,) = read("[2026-03-01 12:00 AM] x", ".txt", HERE)
    assert one.day == date(2026, 3, 1)


def test_midnight_in_a_zone_is_a_night() -> None:
    (one,) = from_json({"date": "2026-03-01T00:00:00+01:00", "text": "x"})
    (two,) = from_json({"creationDate": "2026-03-01T00:00:00Z", "timeZone": "Europe/Berlin", "text": "x"})
    assert one.day == two.day == date(2026, 2, 28)


@pytest.mark.parametrize(
    ("written", "entries", "noticed"),
    [
        ("[2026-03-05 07:00] Log\n2026-01-02 10:00 dentist said yes\n", 1, "Line 2 begins with a date"),
        ("2026-03-05 07:00 Log\n[2026-01-02 10:00] dentist\n", 1, "Line 2 begins with a date"),
        ("[2026-03-05 07:00] Log\n2026-01-02 dentist\n", 1, "Line 2 begins with a date"),
        ("[2026-03-05 07:00] Log\n02.01.2026 10:00 dentist\n", 1, "Line 2 begins with a date"),
        ("[2026-03-05 07:00] Log\n[2026-03-06 07:00 PM] Two\n", 2, ""),
        ("2026-03-05 07:00 Log\n2026-03-06 07:00:30 Two\n", 2, ""),
        ("[2026-03-05 07:00] Log\n  [2026-03-06 07:00] within\n", 1, ""),
        ("[2026-03-05 07:00] Log\n2026 was good\n", 1, ""),
    ],
)
def test_the_first_head_of_jrnl_says_what_a_head_is(written: str, entries: int, noticed: str) -> None:
    here, said = noticing()
    found = read(written, ".txt", here)
    assert len(found) == entries and bool(said) == bool(noticed)
    assert all(sentence.startswith(noticed) for sentence in said)
    assert "dentist" not in written or "dentist" in text(found[0])


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("date,text\n2026-03-01,Went home, slept well\n", 2),
        ("date,text\n2026-03-01,x\n2026-03-02,a,b,c\n", 3),
        ("date;text\n2026-03-01;a;b\n", 2),
        ("sep=;\ndate;text\n2026-03-01;a;b\n", 3),
        ('date,text\n2026-03-01,"a\nb",c\n', 3),
    ],
)
def test_too_many_cells_are_refused_by_line(written: str, line: int) -> None:
    with pytest.raises(UnreadableError, match=f"line {line} has more cells than there are columns"):
        read(written, ".csv", HERE)


def test_empty_cells_at_the_end_are_no_harm() -> None:
    (one,) = read("date,text\n2026-03-01,x,,\n", ".csv", HERE)
    assert text(one) == "x"


@pytest.mark.parametrize("between", [",", ";", "\t"])
@pytest.mark.parametrize("above", ["", "sep"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_tables_with_other_signs_between_cells(between: str, above: str, end: str) -> None:
    lines = [f"sep={between}"] * bool(above) + [between.join(row) for row in (("Date", "Text"), ("2026-03-01", "x"))]
    (one,) = read(end.join(lines) + end, ".csv", HERE)
    assert text(one) == "x"


@pytest.mark.parametrize(
    ("first", "second", "days"),
    [
        ("03/04/2026", "25/04/2026", [date(2026, 4, 3), date(2026, 4, 25)]),
        ("03/04/26 9:05 PM", "04/25/26 7:00", [date(2026, 3, 4), date(2026, 4, 25)]),
        ("3.4.2026", "Apr 5, 2026", [date(2026, 4, 3), date(2026, 4, 5)]),
    ],
)
def test_dates_as_people_write_them(first: str, second: str, days: list[date]) -> None:
    found = read(f'date,text\n{first},x\n"{second}",y\n', ".csv", HERE)
    assert [one.day for one in found] == days


def test_a_date_that_could_be_two_days_is_refused() -> None:
    with pytest.raises(UnreadableError, match="line 2 has “03/04/2026” where a date should be"):
        read("date,text\n03/04/2026,x\n04/03/2026,y\n", ".csv", HERE)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text("ab<p>/ ", max_size=5),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["id", "md5", "lat"]), inner, max_size=2)
    ),
    max_leaves=4,
)
FIELDS = (
    "date_journal", "text", "creationDate", "photos", "tags", "timezone", "location", "weather", "richText", "uuid",
    "title", "content", "date", "priority", "id", "attachments", "address", "audios", "starred", "type", "lat",
)  # fmt: skip


@given(
    st.lists(st.dictionaries(st.sampled_from(FIELDS), JSON | st.just("2026-11-23T10:00:00Z"), max_size=9), max_size=2)
)
def test_any_json_is_read_or_refused_in_a_sentence(entries: list[dict[str, Any]]) -> None:
    with suppress(UnreadableError):
        from_json(*entries)


def test_columns_that_are_not_taken_are_named() -> None:
    here, said = noticing()
    read("date,text,Mood,Weather\n2026-03-01,x,calm,grey\n", ".csv", here)
    assert said == ["Columns left out: Mood and Weather."]


def test_a_column_named_twice_is_refused() -> None:
    with pytest.raises(UnreadableError, match="names the column “text” twice"):
        read("date,text,Text\n2026-03-01,x,y\n", ".csv", HERE)


@pytest.mark.parametrize(
    ("suffix", "written"),
    [
        (".csv", "date,text\n2026-03-01,tea\n2026-03-01,tea\n2026-03-01,tea\n"),
        (".txt", "[2026-03-01 10:00] tea\n" * 3),
        (".json", json.dumps({"entries": [{"date": "2026-03-01", "text": "tea"}] * 3})),
        (".json", json.dumps({"entries": [{"creationDate": "2026-03-01", "text": "tea"}] * 3})),
        (".md", "# Sunday, 1 March 2026\n" + "\n## Note · 10:00\n\ntea\n" * 3),
    ],
)
def test_what_was_written_twice_stays_two_and_is_imported_once(suffix: str, written: str) -> None:
    once, again = read(written, suffix, HERE), read(written, suffix, HERE)
    assert len({one.id for one in once}) == 3 and [one.id for one in once] == [one.id for one in again]


def test_ids_say_what_is_the_same() -> None:
    assert len(from_json(*[{"uuid": "A", "creationDate": "2026-03-01", "text": "tea"}] * 2)) == 1


@pytest.mark.parametrize(
    ("written", "suffix", "name"),
    [
        ("[2026-03-01 10:00] x", ".txt", "jrnl text"),
        ('{"entries": [{"date": "2026-03-01", "time": "10:00", "title": "x", "body": ""}]}', ".json", "jrnl JSON"),
        ('{"entries": [{"uuid": "A", "creationDate": "2026-03-01T10:00:00Z", "text": "x"}]}', ".json", "Day One"),
        ("[]", ".json", "taut JSON"),
        ("date,text\n2026-03-01,x\n", ".csv", "CSV"),
        ("# 1 March 2026\n\n## Note, 10:00\n\nx\n", ".md", "notes in Markdown"),
    ],
)
def test_it_is_told_what_a_file_was_read_as(written: str, suffix: str, name: str) -> None:
    told: list[str] = []
    with suppress(UnreadableError):
        read(written, suffix, HERE._replace(recognised=told.append))
    assert told == [name]
