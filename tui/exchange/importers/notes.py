"""Markdown notes, a file an entry: the daily notes of Obsidian and Logseq, and any folder of them."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from itertools import islice
from pathlib import PurePosixPath

from tui.exchange.importers import front_matter
from tui.exchange.importers.dates import Found, at, day_in, day_of_file, when
from tui.exchange.importers.document import Document
from tui.exchange.importers.entry_builder import DATES, Here, NoJournalError, apart, is_marked, note
from tui.records.date_forms import WEEKDAYS
from tui.records.entry import Entry
from tui.records.text import has_words, listed

TAGS = ("tags", "tag", "keywords", "categories")
STARS = ("starred", "star", "favorite", "favourite")
OTHERS = (
    *TAGS,
    *STARS,
    *DATES,
    "title",
    "time",
    "aliases",
    "alias",
    "cssclass",
    "cssclasses",
    "updated",
    "modified",
    "publish",
)
"""Fields above a note that are read, or that say nothing a person wrote."""

ABOUT = re.compile(r"(?:readme|license|licence|changelog|contributing|index|todo)\b", re.IGNORECASE)
"""Names of files that are about a folder, and no days in it."""

MEDIA = re.compile(
    r"!\[\[([^\]\n|#]+\.\w{2,5})(?:[|#][^\]\n]*)?\]\]|!\[[^\]\n]*\]\((?!https?:)<?([^)\n>]+?\.\w{2,5})>?(?:\s+\"[^\"\n]*\")?\)"
)
"""A picture or a recording shown in a note: ``![[walk.jpg]]`` or ``![](assets/walk.jpg)``."""

_HEADING = re.compile(r"(#{1,4}) +(.+?)[ #]*$")
_LOGSEQ_FILE = re.compile(r"(?:^|/)journals/\d{4}[_-]\d{2}[_-]\d{2}\.(?:md|markdown)$")
_LOGSEQ_TAGS = re.compile(r"^(?:- )?tags:: *(.+)\n?", re.MULTILINE)
_LOGSEQ_OWN = re.compile(r"^[ \t]*(?:id|collapsed):: .*\n?|^[ \t]*:LOGBOOK:\n(?:.*\n)*?[ \t]*:END:\n?", re.MULTILINE)
_LINKED_TAG = re.compile(r"(?<!\w)#\[\[([^\]\n]+)\]\]")


def is_logseq(document: Document) -> bool:
    """Whether this is a day of a Logseq graph, by where it lies."""
    return bool(_LOGSEQ_FILE.search(document.name))


def read_logseq(document: Document, here: Here) -> list[Entry]:
    """A day of Logseq: its bullets as a list, without the lines by which the program keeps its own order."""
    fields, text = front_matter.split(document.text.replace("\r\n", "\n"))
    lines = (line.replace("[[", "").replace("]]", "") for line in _LOGSEQ_TAGS.findall(text))
    tags = [*fields.get("tags", ()), *(tag for line in lines for tag in line.split(","))]
    plain = _LOGSEQ_OWN.sub("", _LOGSEQ_TAGS.sub("", text)).strip("\n")
    found = day_of_file(document.name)
    if found is None or not re.search(r"\w", plain):
        here.passed_over(document.name)
        return []
    begun, day = at(found.day, None, here)
    return [_entry(here, begun, day, plain, tags=tags, starred=False)]


def is_diary(document: Document) -> bool:
    """Whether it is one file for many days: its first heading that says a day is followed by another such."""
    if document.suffix not in (".md", ".markdown", ""):
        return False
    days = (_day_heading(line) for line in document.text.split("\n"))
    return len([*islice(filter(None, days), 2)]) == 2


def read_diary(document: Document, here: Here) -> list[Entry]:
    """The entries of a file for many days, each below a heading with its day.

    Raises:
        NoJournalError: If anything but a title stands above the first of them.
    """
    _, body = front_matter.split(document.text.replace("\r\n", "\n"))
    found: list[tuple[Found, str, list[str]]] = []
    for number, line in enumerate(body.split("\n"), 1):
        heading = _day_heading(line)
        if heading and (not found or heading[0] == found[0][1]):
            found.append((heading[1], heading[0], [heading[1].rest] if has_words(heading[1].rest) else []))
        elif found:
            found[-1][2].append(line)
        elif line.startswith("#"):
            here.left("title", 1)
        elif line.strip():
            raise NoJournalError(f"line {number} is above the first heading with a day")
    entries = []
    for said, _, lines in found:
        if has_words(text := "\n".join(lines).strip()):
            entries.append(_entry(here, *at(said.day, said.clock, here), text, tags=[], starred=False))
        else:
            here.passed_over(f"{said.day}")
    return apart(entries)


def _day_heading(line: str) -> tuple[str, Found] | None:
    """The marks of a heading that says a day before anything else, and what it says; a weekday may stand before it."""
    match = _HEADING.match(line)
    found = day_in(match[2]) if match else None
    if match is None or found is None:
        return None
    weekday = re.match(r"(\w+day),? ?", found.rest)
    rest = found.rest[weekday.end() :] if weekday and weekday[1].title() in WEEKDAYS else found.rest
    rest = rest.lstrip(" -–—:,")
    return (match[1], found._replace(rest=rest)) if not rest or match[2].endswith(rest) else None


def is_dated(document: Document) -> bool:
    """Whether a text says which day it is of, in its name or above its first line."""
    fields, _ = front_matter.split(document.text)
    return bool(day_of_file(document.name) or any(fields.get(name) for name in DATES))


def read(document: Document, here: Here) -> list[Entry]:
    """The entry that a file is.

    Its day is that of its front matter, of its name, or of the file, which is said.

    Raises:
        NoJournalError: If it is about its folder, or says no day where other notes beside it do.
    """
    fields, body = front_matter.split(document.text.replace("\r\n", "\n"))
    title = " ".join(fields.get("title", ()))
    moment = next((found for name in DATES for said in fields.get(name, ()) if (found := when(said, here))), None)
    named = day_of_file(document.name)
    if moment is None and named:
        moment = at(named.day, named.clock or _clock(fields, here), here)
    elif moment and moment[1] and (clock := (named and named.day == moment[1] and named.clock) or _clock(fields, here)):
        moment = at(moment[1], clock, here)
    title = title or (named.rest if named else PurePosixPath(document.name).stem)
    if moment is None:
        moment = _of_file(document, here), None
    if not has_words(body):
        here.passed_over(document.name)
        return []
    for name, said in fields.items():
        if name not in OTHERS and said:
            here.left(f"“{name}” field", 1)
    first = body.strip().split("\n")[0].lstrip("# ").strip()
    whole = body if not has_words(title) or first == title.strip() else f"{title.strip()}\n\n{body.strip()}"
    tags = [tag for name in TAGS for said in fields.get(name, ()) for tag in re.split(r"[,;]|\s+(?=#)", said)]
    starred = any(is_marked(said) for name in STARS for said in fields.get(name, ()))
    return [_entry(here, *moment, whole, tags=tags, starred=starred)]


def _of_file(document: Document, here: Here) -> datetime:
    """When the file was changed last, where nothing else says a day."""
    if ABOUT.match(PurePosixPath(document.name).name):
        raise NoJournalError("it is about a folder, and says no day")
    if document.only_days:
        raise NoJournalError("neither its name nor its front matter says a day")
    if document.changed is None:
        raise NoJournalError(f"line 1 is no entry of a journal, and nothing says a day: {listed(_WAYS, 'or')}")
    here.noticed(
        "Neither its name nor its front matter says a day, so its entry has the day the file was changed last."
    )
    return document.changed


_WAYS = ("name the file 2026-11-23.md", "write date: 2026-11-23 between two lines of --- above it")


def _clock(fields: dict[str, list[str]], here: Here) -> time | None:
    moment = next((when(f"2000-01-01 {said}", here) for said in fields.get("time", ())), None)
    return moment[0].time() if moment and not moment[1] else None


def _entry(here: Here, begun: datetime, day: date | None, text: str, *, tags: list[str], starred: bool) -> Entry:
    tags = [*tags, *_LINKED_TAG.findall(text)]
    source = f"note {begun:%Y-%m-%d %H:%M} {text.strip()}"
    shown = MEDIA.sub(lambda match: _linked(match, here), text)
    return note(here, begun, shown.strip("\n"), source=source, tags=tags, starred=starred, day=day)


def _linked(match: re.Match[str], here: Here) -> str:
    name = (match[1] or match[2]).replace("%20", " ").strip()
    link = here.attachment(name)
    return f"![{PurePosixPath(name).name}]({link})" if link else match[0]
