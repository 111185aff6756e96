"""Markdown notes, a file an entry: the daily notes of Obsidian and Logseq, and any folder of them."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from pathlib import PurePosixPath

from tui.exchange.importers import front_matter
from tui.exchange.importers.dates import at, day_of_file, when
from tui.exchange.importers.document import Document
from tui.exchange.importers.entry_builder import DATES, Here, NoJournalError, is_marked, note
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
