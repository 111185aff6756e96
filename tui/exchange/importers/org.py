"""Org journals: a file a day, a week, a month or a year, and trees of dates; a heading an entry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, time
from textwrap import dedent
from typing import NamedTuple

from tui.exchange.importers.dates import Found, at, clock_in, day_in, day_of_file
from tui.exchange.importers.document import Document
from tui.exchange.importers.entry_builder import Here, NoJournalError, apart, is_marked, note
from tui.records.entry import Entry
from tui.records.text import has_words

_HEADING = re.compile(r"(\*+)[ \t]+(.*?)(?:[ \t]+:([\w@#%:-]+):)?[ \t]*$")
_STAMP = re.compile(r"[\[<](\d{4}-\d{2}-\d{2}[^\]>\n]*)[\]>]")
_PROPERTY = re.compile(r"[ \t]*:([\w-]+):[ \t]*(.*)$")
_KEYWORD = re.compile(r"#\+(\w+):[ \t]*(.*)$", re.IGNORECASE)
_CLOCK_FIRST = re.compile(r"[\[<]?\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?[\]>]?(?=\s|$)")
_OF_DATES = re.compile(r"\d{4}(?:-\d{2}(?:\s+\w+)?|-W\d{2}.*)?$")
_SEALED = "-----BEGIN PGP MESSAGE-----"
SILENT = frozenset({"CREATED", "STARRED", "ID", "CUSTOM_ID", "CATEGORY"})
"""Properties that are read, or that say nothing a person wrote."""


@dataclass
class _Heading:
    level: int
    title: str
    tags: list[str]
    properties: dict[str, str] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)

    def take(self, other: _Heading) -> None:
        """Adds a heading below it, which is part of what was written there."""
        self.lines += [f"{'*' * other.level} {other.title}", *other.lines]
        self.tags += [tag for tag in other.tags if tag not in self.tags]
        self.properties.update(other.properties)


class _Day(NamedTuple):
    """Under what day headings stand, on which level it is, and its tags."""

    day: date | None
    level: int
    tags: list[str]


class _Found(NamedTuple):
    """An entry to be: its heading, when it was written, and the tags of its day."""

    heading: _Heading
    day: date
    clock: time | None
    tags: list[str]


def is_it(document: Document) -> bool:
    """Whether it is Org, by its name or by the properties that org-journal writes."""
    if document.suffix in (".md", ".markdown", ".json", ".csv", ".tsv"):
        return False
    return document.suffix == ".org" or bool(
        re.match(r"(?:#\+TITLE:|\* \w)", document.text, re.IGNORECASE)
        and (re.search(r"^:CREATED:", document.text, re.MULTILINE) or (document.name and day_of_file(document.name)))
    )


def read(document: Document, here: Here) -> list[Entry]:
    """The entries: what stands under a heading with a day, one for each heading below it.

    Raises:
        NoJournalError: If there is a heading under no day.
    """
    keywords, headings = _headings(document.text.replace("\r\n", "\n"))
    named = day_in(keywords.get("TITLE", "")) or day_in(keywords.get("DATE", "")) or day_of_file(document.name)
    of_file = _Day(named.day if named else None, 0, [])
    file_tags = keywords.get("FILETAGS", "").strip(":").split(":")
    found: list[_Found] = []
    day, above = of_file, 0
    for heading in headings:
        if above and heading.level > above:
            found[-1].heading.take(heading)
            continue
        above = 0
        if heading.level and (own := _as_day(heading)):
            day = _Day(own, heading.level, heading.tags)
            if has_words("\n".join(heading.lines)):
                found.append(_Found(_Heading(heading.level, "", [], {}, heading.lines), own, None, heading.tags))
        elif created := _created(heading, is_within=bool(day.day and heading.level > day.level)):
            found.append(_Found(heading, created.day, created.clock, day.tags if heading.level > day.level else []))
            above = heading.level
        elif day.day and heading.level >= day.level:
            found.append(_Found(heading, day.day, None, day.tags))
            above = heading.level
        elif _OF_DATES.match(heading.title) and not has_words("\n".join(heading.lines)):
            day = of_file
        else:
            what = f"its heading “{heading.title[:30]}” is" if heading.level else "its first lines are"
            raise NoJournalError(f"it is Org, but {what} under no day")
    if not found:
        raise NoJournalError("it is Org, but nothing in it says a day")
    return apart(entry for one in found for entry in _entry(one, file_tags, here))


def _as_day(heading: _Heading) -> date | None:
    """The day that a heading stands for, where it is no more than a day."""
    created = heading.properties.get("CREATED", "")
    if re.fullmatch(r"\d{8}", created) and (of_property := day_in(created)):
        return of_property.day
    said = day_in(heading.title)
    return said.day if said and not said.clock and re.fullmatch(r"[\W\d]*(?:\w+\.?)?\W*", said.rest) else None


def _created(heading: _Heading, *, is_within: bool) -> Found | None:
    """When an entry was written, by its property, or by a stamp where it stands under no day."""
    if (said := heading.properties.get("CREATED")) and (found := day_in(said)):
        return found
    stamp = _STAMP.search("\n".join([heading.title, *heading.lines[:2]]))
    return day_in(stamp[1]) if stamp and not is_within else None


def _entry(one: _Found, file_tags: list[str], here: Here) -> Iterator[Entry]:
    heading, title, clock = one.heading, one.heading.title, one.clock
    if first := _CLOCK_FIRST.match(title):
        found = clock_in(first[0])
        clock, title = (found[0] if found else clock), title[first.end() :].strip()
    text = "\n".join(part for part in (title, dedent("\n".join(heading.lines)).strip("\n")) if has_words(part))
    where = f"{one.day}{f' {clock:%H:%M}' if clock else ''}"
    for name in heading.properties:
        here.left(f"“{name}” property", name not in SILENT)
    if _SEALED in text:
        here.left("encrypted entry", 1)
    elif not has_words(text):
        here.passed_over(where)
    else:
        begun, day = at(one.day, clock, here)
        tags = [*file_tags, *one.tags, *heading.tags]
        yield note(
            here,
            begun,
            text,
            source=f"org {where} {text}",
            tags=tags,
            day=day,
            starred=is_marked(heading.properties.get("STARRED")),
        )


def _headings(text: str) -> tuple[dict[str, str], list[_Heading]]:
    """The keywords above the first heading, and what stands under each; under none is one of level nought."""
    keywords: dict[str, str] = {}
    found = [_Heading(0, "", [])]
    is_drawer = False
    for line in text.split("\n"):
        if match := _HEADING.match(line):
            found.append(_Heading(len(match[1]), match[2], (match[3] or "").split(":") if match[3] else []))
            is_drawer = False
        elif line.strip().upper() in (":PROPERTIES:", ":LOGBOOK:"):
            is_drawer = True
        elif is_drawer:
            if line.strip().upper() == ":END:":
                is_drawer = False
            elif pair := _PROPERTY.match(line):
                found[-1].properties[pair[1].upper()] = pair[2].strip()
        elif len(found) == 1 and (keyword := _KEYWORD.match(line)):
            keywords[keyword[1].upper()] = keyword[2].strip()
        else:
            found[-1].lines.append(line)
    return keywords, found if has_words("\n".join(found[0].lines)) else found[1:]
