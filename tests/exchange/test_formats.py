"""What other journals are given, and what comes back of it."""

from __future__ import annotations

import io
import json
import re
import zipfile
from datetime import UTC, datetime, time, timedelta, timezone
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from tui.exchange.exporters.formats import FORMATS
from tui.exchange.importers import Here, read
from tui.records.answers import Long
from tui.records.entry import Entry
from tui.records.text import as_written, clean

from .support import BERLIN, MORNING, WHOLE, entry, note

TITLES = {"morning": "Morning practice", "note": "Note"}
HERE = Here(lambda naive: naive.replace(tzinfo=BERLIN), time(4), {title: flow for flow, title in TITLES.items()})
SESSION = entry(*WHOLE, tags=("work", "deep work"), starred=True)

HOSTILE = st.lists(
    st.one_of(
        st.sampled_from([
            "# a heading", "## Note · 06:41", "***", "---", "tags: x", ":PROPERTIES:", ":END:", "* item", "** two",
            "*", "#+TITLE: mine", "Starred", "Tags: a, b", "**bold**", "@work", "#work", "\\", "\\*", "\\\\_",
            '"quoted", so', "🌙 ", "{{x}}", "[[a link]]", "[a](b)", "2026-01-02", "    code", "<b>", "&amp;", "=1+1",
        ]),
        st.text(st.characters(codec="utf-8"), max_size=12),
    ),
    min_size=1, max_size=8,
)  # fmt: skip
TEXTS = st.builds(lambda lines, end: end.join(lines), HOSTILE, st.sampled_from(["\n", "\r\n"])).filter(
    lambda text: bool(clean(text).strip())
)


def written(form: str, *entries: Entry) -> bytes:
    return b"".join(FORMATS[form].write(entries, TITLES.__getitem__))


def unpacked(*entries: Entry) -> dict[str, Any]:
    with zipfile.ZipFile(io.BytesIO(written("dayone", *entries))) as archive:
        assert archive.namelist() == ["taut.json"]
        found: dict[str, Any] = json.loads(archive.read("taut.json"))
        return found


def text_of(found: Entry) -> str:
    (answer,) = found.answers
    assert isinstance(answer, Long)
    return answer.text


@pytest.mark.parametrize("form", FORMATS)
def test_all_formats_have_every_word_and_nothing_a_terminal_would_obey(form: str) -> None:
    data = written(form, SESSION, note("Zürich 🌙\x1b[31m", at=MORNING + timedelta(days=1)))
    text = data.decode() if FORMATS[form].is_text else json.dumps(unpacked(SESSION), ensure_ascii=False) + "Zürich 🌙"
    for said in ("I opened mail at 07:20.", "the walk", "two mornings of five", "Anna", "carried along", "Zürich 🌙"):
        assert said in text
    assert "\x1b" not in text


@pytest.mark.parametrize("form", FORMATS)
def test_no_entries_are_an_empty_export(form: str) -> None:
    assert len(written(form)) < 200
    assert unpacked()["entries"] == []


@given(TEXTS)
@example("\\\\*\\")
def test_day_one_gives_the_words_back_to_the_letter(text: str) -> None:
    (raw,) = unpacked(note(text, tags=("deep work",), starred=True))["entries"]
    (back,) = read(json.dumps({"entries": [raw]}), ".json", HERE)
    assert text_of(back) == as_written(text).strip("\n")
    assert (back.begun, back.day, back.zone) == (MORNING, MORNING.date(), "Europe/Berlin")
    assert (back.tags, back.starred) == (("deep work",), True)


@given(TEXTS, st.booleans())
@example("**bold**\nmore", False)
@example("* one\n* two", False)
@example("ends so *", True)
def test_jrnl_gives_the_words_back_to_the_letter(text: str, starred: bool) -> None:
    assume(not re.search(r"^\[([^\]\n]{7,}\] |\d{4}-)", as_written(text), re.MULTILINE))
    second = note("the next", at=MORNING + timedelta(days=1))
    back, after = read(written("jrnl", note(text, starred=starred), second).decode(), ".txt", HERE)
    assert text_of(back) == as_written(text).strip()
    assert (back.begun, back.starred, text_of(after)) == (MORNING, starred, "the next")


@given(TEXTS)
def test_a_table_and_json_give_the_words_back_to_the_letter(text: str) -> None:
    (back,) = read(written("csv", note(text)).decode(), ".csv", HERE)
    assert text_of(back) == clean(text)
    (back,) = read(written("json", note(text)).decode(), ".json", HERE)
    assert back == note(text)


@given(TEXTS)
def test_a_daily_note_has_front_matter_and_our_own_markdown(text: str) -> None:
    found = written("obsidian", note(text, tags=("a/b", "no", "deep work"), starred=True)).decode()
    front, _, body = found.removeprefix("---\n").partition("---\n")
    assert front == f'tags:\n  - "a/b"\n  - "no"\n  - "deep-work"\ntaut:\n  - "{note(text).id}"\n'
    (back,) = read(body, ".md", HERE)
    assert (back.day, back.tags, back.starred) == (MORNING.date(), ("a/b", "no", "deep work"), True)


def test_a_daily_note_without_tags_names_its_entries_alone() -> None:
    assert written("obsidian", note("x")).decode().startswith(f'---\ntaut:\n  - "{note("x").id}"\n---\n# Monday, 23 ')


def test_what_looks_like_the_head_of_an_entry_of_jrnl_stays_in_its_own() -> None:
    text = "First.\n[2026-01-02 10:00] dentist\n[tomorrow] rest\n[an article](https://example.org)\n[1] a footnote"
    (back,) = read(written("jrnl", note(text)).decode(), ".txt", HERE)
    assert text_of(back) == text.replace("\n[2", "\n [2").replace("\n[t", "\n [t")


def test_jrnl_gets_the_tags_that_are_not_in_the_text() -> None:
    found = written("jrnl", note("Walked to @work.", tags=("work", "deep work", "walk"))).decode()
    assert found == "[2026-11-23 06:41:07] Walked to @work.\n\n@deep-work @walk\n"
    assert read(found, ".txt", HERE)[0].tags == ("work", "deep-work", "walk")


def test_a_session_has_its_title_first_and_its_questions_above_what_was_said() -> None:
    first = "How are you feeling right now?"
    begins = f"[2026-11-23 06:41:07] Morning practice *\n\n{first}\n\nhopeful · low energy, pleasant\n"
    assert written("jrnl", SESSION).decode().startswith(begins)
    (raw,) = unpacked(SESSION)["entries"]
    assert raw["text"].startswith(f"# Morning practice\n\n**{first}**\n\nhopeful · low energy")
    assert raw["uuid"] == SESSION.id.replace("-", "").upper()


@pytest.mark.parametrize(("zone", "offset", "said"), [
    ("Asia/Kolkata", 5.5, "Asia/Kolkata"), ("", 1, "Etc/GMT-1"), ("", -3, "Etc/GMT+3"), ("", 0, "Etc/GMT+0"),
    ("", 5.5, None),
])  # fmt: skip
def test_day_one_gets_the_zone_or_one_of_the_same_offset(zone: str, offset: float, said: str | None) -> None:
    at = datetime(2026, 11, 23, 20, 0, tzinfo=timezone(timedelta(hours=offset)))
    one = note("x", at=at)
    (raw,) = unpacked(Entry(**{name: getattr(one, name) for name in one.__struct_fields__} | {"zone": zone}))["entries"]
    assert raw.get("timeZone") == said
    (back,) = read(json.dumps({"entries": [raw]}), ".json", HERE)
    assert back.begun == at and (said is None or back.day == at.date())


def test_an_entry_of_another_day_has_noon_of_that_day_and_one_of_the_night_its_own_hour() -> None:
    night = datetime(2026, 11, 24, 2, 0, tzinfo=BERLIN)
    moved = note("moved", day=(MORNING - timedelta(days=9)).date())
    late = note("late", at=night, day=MORNING.date())
    first, second = read(written("jrnl", late, moved).decode(), ".txt", HERE)
    assert (first.begun, first.day, second.day) == (night, MORNING.date(), moved.day)
    late_raw, raw = unpacked(late, moved)["entries"]
    assert late_raw["creationDate"] == night.astimezone(UTC).isoformat().replace("+00:00", "Z")
    assert (raw["creationDate"], raw["isAllDay"]) == ("2026-11-14T11:00:00Z", True)


def test_an_outline_has_days_entries_when_they_were_made_and_their_tags() -> None:
    text = "# said\n* item\n** two\n:PROPERTIES:\n#+TITLE: mine\n#work"
    second = note(text, at=MORNING + timedelta(hours=1))
    found = written("org", note("x", tags=("work", "deep work"), starred=True), second).decode()
    assert found == (
        "* Monday, 23 November 2026\n:PROPERTIES:\n:CREATED: 20261123\n:END:\n"
        f"** 06:41 :work:deep_work:\n:PROPERTIES:\n:ID: {note('x').id}\n:CREATED: [2026-11-23 Mon 06:41]\n"
        ":STARRED: yes\n:END:\nx\n"
        f"** 07:41\n:PROPERTIES:\n:ID: {second.id}\n:CREATED: [2026-11-23 Mon 07:41]\n:END:\n"
        "\u200b# said\n * item\n ** two\n\u200b:PROPERTIES:\n\u200b#+TITLE: mine\n#work\n"
    )


def test_a_session_in_an_outline_has_its_title_and_its_questions() -> None:
    found = written("org", SESSION).decode()
    assert "\n** 06:41 Morning practice :work:deep_work:\n" in found
    assert "\n*How are you feeling right now?*\n\nhopeful · low energy, pleasant\n" in found


@given(TEXTS)
def test_no_text_makes_a_heading_or_a_setting_of_an_outline(text: str) -> None:
    lines = written("org", note(text)).decode().split("\n")
    assert [line for line in lines if re.match(r"\*+[ \t]", line)] == lines[:1] + lines[4:5]
    body = lines[lines.index(":END:", 5) + 1 :]
    assert not [line for line in body if re.match(r"[ \t]*(#\+|# |:[\w-]+:)", line)]
    assert [line.strip(" \u200b\t") for line in body[:-1]] == [
        line.strip(" \u200b\t") for line in as_written(text).strip("\n").split("\n")
    ]
