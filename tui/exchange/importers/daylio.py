"""What Daylio exports as CSV: a mood and activities for each moment, with a note or without."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from tui.exchange.importers.csv_import import named_rows
from tui.exchange.importers.dates import clock_in
from tui.exchange.importers.document import Document
from tui.exchange.importers.entry_builder import Here, UnreadableError, apart, note
from tui.records.answers import Emotion
from tui.records.day import YEARS
from tui.records.entry import Entry
from tui.records.roles import Role
from tui.records.text import beginning, counted, has_words, one_line

LEVELS = {
    "rad": ("delighted", 4, 4), "good": ("content", -2, 4), "meh": ("bored", -3, -1), "bad": ("down", -2, -2),
    "awful": ("hopeless", -5, -5),
}  # fmt: skip
"""Daylio's five levels, each with the word of ours nearest to it, its energy and its pleasantness."""

NAMES = ("full_date", "mood", "activities")
KNOWN = frozenset({*NAMES, "date", "weekday", "time", "note_title", "note"})
_BREAK = re.compile(r"<br ?/?>", re.IGNORECASE)


def is_it(document: Document) -> bool:
    """Whether the first line names Daylio's columns."""
    first = document.text.lstrip().split("\n", 1)[0].lower().replace('"', "")
    return not document.is_json and all(name in re.split(r"[,;\t]", first.strip()) for name in NAMES)


def read(document: Document, here: Here) -> list[Entry]:
    """The entries; one for each row, whose mood is a feeling, and whose activities are tags.

    Raises:
        UnreadableError: If a row has no date, or more cells than there are columns.
    """
    entries = []
    own: dict[str, None] = {}
    for line, row in named_rows(document.text):
        begun, day = _moment(row, f"line {line}", here)
        word = one_line(row.get("mood", "")).strip()
        name, energy, pleasantness = LEVELS.get(word.lower(), (word, None, None))
        if word and word.lower() not in LEVELS:
            own[word] = None
        mood = Emotion(step="checkin", role=Role.MOOD, word=name, energy=energy, pleasantness=pleasantness)
        title, body = (_BREAK.sub("\n", row.get(part, "")).strip() for part in ("note_title", "note"))
        text = "\n".join(filter(has_words, (title, body)))
        tags = [
            tag.strip() for tag in row.get("activities", "").split(" | " if " | " in row.get("activities", "") else "|")
        ]
        if not word and not text:
            here.passed_over(f"line {line}")
            continue
        for column, said in row.items():
            if column not in KNOWN and has_words(said):
                here.left(f"“{column}” cell", 1)
        source = f"Daylio {begun:%Y-%m-%d %H:%M} {word} {row.get('activities', '')} {text}"
        entries.append(note(here, begun, text, source=source, tags=tags, day=day, mood=mood if word else None))
    if own:
        here.noticed(
            f"{counted(len(own), 'mood')} of your own came as a word alone, with no place on the map: {', '.join(own)}."
        )
    return apart(entries)


def _moment(row: dict[str, str], where: str, here: Here) -> tuple[datetime, date | None]:
    said = row.get("full_date", "").strip()
    try:
        day = date.fromisoformat(said)
        if day.year not in YEARS:
            raise ValueError
    except ValueError:
        raise UnreadableError(f"{where} has “{beginning(said)}” where a date should be") from None
    clock = clock_in(row.get("time", ""))
    return here.local(datetime.combine(day, clock[0] if clock else time(0))), None if clock else day
