"""What Journey exports: a JSON file for each entry, in a zip with its pictures."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import PurePosixPath
from typing import Any
from zoneinfo import ZoneInfo

from tui.exchange.importers.document import Document
from tui.exchange.importers.entry_builder import Here, UnreadableError, is_marked, labels, moment, note
from tui.records.day import YEARS
from tui.records.entry import Entry
from tui.records.text import beginning, has_words

NOWHERE = 1e300
"""Journey writes the largest number there is for a place or a temperature that is not known."""

_SOUNDS = (".mp3", ".m4a", ".wav", ".aac", ".ogg", ".opus", ".3gp", ".amr")
_FILMS = (".mp4", ".mov", ".m4v", ".webm", ".avi", ".mkv")
_TAG = re.compile(r"<(?:p|div|br|span|ul|ol|li|h[1-6]|strong|em|b|i|a|blockquote)\b[^>]*>", re.IGNORECASE)


def is_it(document: Document) -> bool:
    """Whether it is an entry of Journey."""
    return document.has_fields("date_journal", "text") or document.has_fields("dateOfJournal", "text")


def read(document: Document, here: Here) -> list[Entry]:
    """The entries, one in each file.

    Raises:
        UnreadableError: If one has no date.
    """
    return [found for number, raw in enumerate(document.entries, 1) for found in _entry(raw, f"entry {number}", here)]


def _entry(raw: Any, where: str, here: Here) -> list[Entry]:
    if not isinstance(raw, dict):
        raise UnreadableError(f"{where} is not a JSON object")
    written = raw.get("text") if isinstance(raw.get("text"), str) else ""
    is_html = raw.get("type") == "html" or bool(_TAG.search(written or ""))
    text = html_as_text(written or "") if is_html else (written or "")
    links = "\n".join(_attached(raw, here))
    for kind, is_there in BESIDE.items():
        here.left(kind, is_there(raw))
    if not has_words(text) and not links:
        here.passed_over(where)
        return []
    zone = str(raw.get("timezone") or "")
    begun = _moment(raw, where, here)
    try:
        begun = begun.astimezone(ZoneInfo(zone)) if zone else begun
    except (KeyError, ValueError, OSError):
        zone = ""
    whole = "\n\n".join(filter(None, (text.strip("\n"), links)))
    return [
        note(
            here, begun, whole, source=f"Journey {raw.get('id') or written}", tags=labels(raw.get("tags")),
            starred=is_marked(raw.get("favourite")), zone=zone,
        )
    ]  # fmt: skip


def _moment(raw: dict[str, Any], where: str, here: Here) -> datetime:
    said = raw.get("date_journal") or raw.get("dateOfJournal")
    if isinstance(said, int | float) and not isinstance(said, bool):
        try:
            found = datetime.fromtimestamp(said // 1000, UTC)
            if found.year in YEARS:
                return found
        except (ValueError, OverflowError, OSError):
            pass
        raise UnreadableError(f"{where} has “{beginning(str(said))}” where a date should be")
    return moment(str(said or ""), where, here)


def _attached(raw: dict[str, Any], here: Here) -> list[str]:
    """A line for each file beside the entry that is copied; the others are counted as left out."""
    files = [one for name in ("photos", "attachments") if isinstance(raw.get(name), list) for one in raw[name]]
    names = [one.get("fileName") or one.get("name") or one.get("id") if isinstance(one, dict) else one for one in files]
    lines = []
    for name in map(str, filter(None, names)):
        if link := here.attachment(name):
            lines.append(f"![{PurePosixPath(name).name}]({link})")
        else:
            ending = PurePosixPath(name.lower()).suffix
            here.left("recording" if ending in _SOUNDS else "video" if ending in _FILMS else "photo", 1)
    return lines


def _has_place(raw: dict[str, Any]) -> bool:
    inner = raw.get("location")
    place: dict[str, Any] = {**raw, **(inner if isinstance(inner, dict) else {})}
    latitude = place.get("lat")
    is_known = isinstance(latitude, int | float) and abs(latitude) < NOWHERE and latitude != 0
    return is_known or bool(place.get("address"))


def _has_weather(raw: dict[str, Any]) -> bool:
    found = raw.get("weather")
    return isinstance(found, dict) and bool(found.get("description"))


BESIDE: dict[str, Callable[[dict[str, Any]], bool]] = {
    "place": _has_place, "weather report": _has_weather, "song": lambda raw: bool(raw.get("music_title")),
    "mood": lambda raw: bool(raw.get("mood")),
}  # fmt: skip
"""What an entry may have beside its text and its files, and how one sees it; none of it is imported."""


def html_as_text(written: str) -> str:
    """The text of a page, with its paragraphs, lists and headings as Markdown has them."""
    reader = _Reader()
    reader.feed(written)
    reader.close()
    return re.sub(r"\n{3,}", "\n\n", re.sub(r" +\n", "\n", "".join(reader.parts))).strip()


class _Reader(HTMLParser):
    """Takes the words of a page and leaves its tags."""

    MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*", "s": "~~", "del": "~~"}
    BLOCKS = frozenset({"p", "div", "ul", "ol", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "table", "pre"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._link = ""
        self._skipped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begins a line where a paragraph, a heading or an item does."""
        if tag in ("script", "style"):
            self._skipped += 1
        elif tag == "br":
            self.parts.append("\n")
        elif tag == "li":
            self.parts.append("\n- ")
        elif tag in self.BLOCKS:
            self.parts.append(
                "\n\n" + ("#" * int(tag[1]) + " " if tag[0] == "h" else "> " if tag == "blockquote" else "")
            )
        elif tag == "a":
            self._link = dict(attrs).get("href") or ""
        self.parts.append(self.MARKS.get(tag, ""))

    def handle_endtag(self, tag: str) -> None:
        """Ends the line, or writes where a link leads."""
        if tag in ("script", "style"):
            self._skipped = max(0, self._skipped - 1)
        elif tag in self.BLOCKS:
            self.parts.append("\n\n")
        elif tag == "a" and self._link:
            self.parts.append(f" ({self._link})")
            self._link = ""
        self.parts.append(self.MARKS.get(tag, ""))

    def handle_data(self, data: str) -> None:
        """Takes the words."""
        if not self._skipped:
            self.parts.append(
                re.sub(r"[ \t\n]+", " ", data.replace("\xa0", " ")) if data.strip() else " " * (" " in data)
            )
