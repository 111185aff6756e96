"""What taut itself writes, read back.

JSON is an array of entries, a single one, or a whole journal file. Markdown has a heading a day, one for each page, and
each question in bold above what was said.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Any

from msgspec.structs import replace

from tui.exchange.importers import front_matter
from tui.exchange.importers.entry_builder import IMPORTED, Here, NoJournalError, UnreadableError, apart, entry
from tui.records.answers import Long
from tui.records.date_forms import MONTHS
from tui.records.day import YEARS
from tui.records.entry import Entry, EntryError, doc_key, from_document, is_worth_keeping
from tui.records.roles import Role

_DAY = re.compile(r"# \w+, (\d{1,2}) (\w+) (\d{1,4})$")
_PAGE = re.compile(r"## (.+) · (\d{2}:\d{2})$")
_ASKED = re.compile(r"\*\*(.+)\*\*$")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def read_json(found: Any) -> list[Entry]:
    """The entries, with every field they were written with.

    Raises:
        UnreadableError: If it is something else, or one of them is no entry.
    """
    if isinstance(found, dict) and isinstance(found.get("entries"), dict):
        found = list(found["entries"].values())
    elif isinstance(found, dict) and "answers" in found:
        found = [found]
    if not isinstance(found, list):
        field = next(iter(found), "")[:30] if isinstance(found, dict) else ""
        known = f"; its field “{field}” is unknown" if field else ""
        raise NoJournalError(f"it is JSON, but not a journal from taut, jrnl or Day One{known}")
    return [_whole(document, number) for number, document in enumerate(found, 1)]


def _whole(document: Any, number: int) -> Entry:
    if not isinstance(document, dict):
        raise UnreadableError(f"entry {number} is not a JSON object")
    try:
        found = from_document(document)
    except EntryError as problem:
        raise UnreadableError(f"entry {number}: {problem}") from None
    try:
        doc_key(found.id)
    except ValueError:
        raise UnreadableError(f"entry {number} has “{found.id[:40]}” where an id should be") from None
    return found


def read_markdown(text: str, here: Here) -> list[Entry]:
    """The entries of an export: what was said as text, under the questions that were asked.

    Raises:
        UnreadableError: If there is no day or page where one is to be.
    """
    if not is_markdown(text):
        raise NoJournalError(_FIRST_PAGE.format(number=_first_line(text)) if text.strip() else "it is empty")
    found: list[Entry] = []
    day: date | None = None
    title, clock, lines = "", time(0), list[str]()
    for number, line in enumerate([*text.replace("\r\n", "\n").split("\n"), "# Saturday, 1 January 2000"], 1):
        heading, page = _DAY.match(line), _PAGE.match(line)
        if not heading and not page:
            if line.strip() and not title:
                raise UnreadableError(_FIRST_PAGE.format(number=number))
            lines.append(line)
            continue
        if title and day:
            found += _page(day, title, clock, lines, here)
        title, lines = "", []
        if heading:
            day = _day(heading, number)
        elif page:
            if day is None:
                raise UnreadableError(f"line {number} has no day above it, such as # Monday, 23 November 2026")
            title, clock = _plain(page[1]), _clock(page[2], number)
    return apart(found)


def is_daily_note(text: str) -> bool:
    """Whether it is a daily note as taut exports it: our Markdown, below front matter that names the entries."""
    fields, body = front_matter.split(text.replace("\r\n", "\n"))
    return bool(fields.get("taut")) and is_markdown(body)


def read_daily_note(text: str, here: Here) -> list[Entry]:
    """The entries of such a note, with the ids they had unless some were added or taken out.

    Raises:
        UnreadableError: As ``read_markdown``.
    """
    text = text.replace("\r\n", "\n")
    fields, body = front_matter.split(text)
    lines_above = text.count("\n") - body.count("\n")
    found = read_markdown("\n" * lines_above + body, here)
    ids = list(dict.fromkeys(fields["taut"]))
    if len(ids) != len(found) or not all(map(_is_id, ids)):
        return found
    return [replace(one, id=name) for one, name in zip(found, ids, strict=True)]


def _is_id(name: str) -> bool:
    try:
        doc_key(name)
    except ValueError:
        return False
    return True


_FIRST_PAGE = "line {number} comes before the first entry; an entry begins like ## Note · 06:41"


def is_markdown(text: str) -> bool:
    """Whether a day or a page begins anywhere, as taut writes them."""
    return any(_DAY.match(line) or _PAGE.match(line) for line in text.replace("\r\n", "\n").split("\n"))


def _first_line(text: str) -> int:
    return next(number for number, line in enumerate(text.split("\n"), 1) if line.strip())


def _page(day: date, title: str, clock: time, lines: list[str], here: Here) -> list[Entry]:
    starred, tags, sections = False, list[str](), [("", list[str]())]
    for line in lines:
        if asked := _ASKED.match(line):
            sections.append((asked[1], []))
        elif line == "Starred" and not any(map(str.strip, sections[-1][1])) and len(sections) == 1:
            starred = True
        elif line.startswith("Tags: ") and not any(map(str.strip, sections[-1][1])) and len(sections) == 1:
            tags = [_plain(tag) for tag in line.removeprefix("Tags: ").split(", ")]
        else:
            sections[-1][1].append(line)
    flow = here.flows.get(title, "note")
    sections = _with_text(sections)
    answers = tuple(
        Long(
            step="note" if flow == "note" else IMPORTED, turn=turn, asked=asked,
            role=Role.NOTE if flow == "note" and not turn else None, text=_text(body),
        )
        for turn, (asked, body) in enumerate((_plain(asked), body) for asked, body in sections if asked or any(body))
    )  # fmt: skip
    if not is_worth_keeping(answers):
        here.passed_over(f"{title} of {day} {clock:%H:%M}")
        return []
    late = timedelta(days=clock < here.starts_at)
    begun = here.local(datetime.combine(day, clock) + late)
    source = f"markdown {day} {clock} {title} {[(answer.asked, answer.text) for answer in answers]}"
    return [entry(here, begun, answers, source=source, flow=flow, tags=tags, starred=starred, day=day)]


def _with_text(sections: list[tuple[str, list[str]]]) -> list[tuple[str, list[str]]]:
    """The sections, where a bold line with nothing under it is no question but part of what stands above it."""
    found: list[tuple[str, list[str]]] = []
    for asked, body in sections:
        if found and not any(map(str.strip, body)):
            found[-1][1].extend([f"**{asked}**", *body])
        else:
            found.append((asked, body))
    return found


_BESIDE = re.compile(r"^ (?= {0,2}(?:\*\*.+\*\*|Starred|Tags: .*)$)")
"""The blank that keeps a line a person wrote from being one of ours."""


def _text(lines: list[str]) -> str:
    lines = [line.rstrip() for line in lines]
    kept = [line if line.startswith(("    ", "\t")) else _plain(_BESIDE.sub("", line, 1)) for line in lines]
    return "\n".join(kept).strip("\n")


def _plain(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)


def _day(heading: re.Match[str], number: int) -> date:
    try:
        found = date(int(heading[3]), MONTHS.index(heading[2]) + 1, int(heading[1]))
        if found.year not in YEARS:
            raise ValueError
        return found
    except ValueError:
        raise UnreadableError(f"line {number} has a date that does not exist") from None


def _clock(text: str, number: int) -> time:
    try:
        return time.fromisoformat(text)
    except ValueError:
        raise UnreadableError(f"line {number} has a time that does not exist") from None
