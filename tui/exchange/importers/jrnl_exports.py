"""What jrnl exports beside JSON and text: Markdown, YAML and XML; and its files under a password."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree import ElementTree

from tui.exchange.importers.document import Document
from tui.exchange.importers.entry_builder import (
    Here,
    NoJournalError,
    UnreadableError,
    apart,
    day_alone,
    is_marked,
    labels,
    moment,
    note,
    words,
)
from tui.exchange.importers.fernet import opened
from tui.exchange.importers.jrnl import TAG, read_text
from tui.records.entry import Entry
from tui.records.history import jrnl_source
from tui.records.text import has_words

_HEAD = re.compile(r"(###|#) (\d{4}-\d{2}-\d{2} \d{2}:\d{2}(?::\d{2})?)(?: (.*))?$")
_ABOVE = re.compile(r"# \d{4}$|## \w+$")
_YAML = re.compile(r"---\n(?=title:)(.*?)^body: ?\|-?[ \t]*\n(.*?)(?:^\.\.\.[ \t]*$\n?|\Z)", re.DOTALL | re.MULTILINE)
_FERNET = re.compile(r"gAAAAA[A-Za-z0-9_=-]{90,}\s*$")


def is_encrypted(document: Document) -> bool:
    """Whether it is under a password, as jrnl puts its journals."""
    return bool(_FERNET.match(document.text))


def read_encrypted(document: Document, here: Here) -> list[Entry]:
    """The entries of jrnl's text, once its password was asked for.

    Raises:
        UnreadableError: If nobody can be asked, or the password is wrong.
    """
    password = here.password()
    if not password:
        raise UnreadableError(
            "jrnl encrypted it; “taut import” asks for its password in a terminal, and so does "
            "“jrnl --format json | taut import -”"
        )
    text = opened(document.text, password)
    if text is None:
        raise UnreadableError("that is not its password, or the file is damaged")
    return read_text(text, here)


def is_markdown(document: Document) -> bool:
    """Whether its first heading below the year and the month is a moment."""
    lines = (line for line in document.text.replace("\r\n", "\n").split("\n") if line.strip())
    first = next((line for line in lines if not _ABOVE.match(line)), "")
    return bool(_HEAD.match(first))


def read_markdown(document: Document, here: Here) -> list[Entry]:
    """The entries, each below a heading with its moment and its title; deeper headings are as they were written."""
    found: list[tuple[str, str, list[str]]] = []
    marks = ""
    for line in document.text.replace("\r\n", "\n").split("\n"):
        if (head := _HEAD.match(line)) and head[1] in ("", marks or head[1]):
            marks = head[1]
            found.append((head[2], marks, [head[3] or ""]))
        elif found and not (marks == "###" and _ABOVE.match(line)):
            found[-1][2].append(line[len(marks) :] if line.startswith(f"{marks}#") else line)
    return apart(_entry(when, lines[0], "\n".join(lines[1:]), here, f"“{when}”") for when, _, lines in found)


def is_yaml(document: Document) -> bool:
    """Whether a block begins with a title and has a body."""
    return bool(_YAML.match(document.text.replace("\r\n", "\n").lstrip()))


def read_yaml(document: Document, here: Here) -> list[Entry]:
    """The entries, each a block between ``---`` and ``...``.

    Raises:
        UnreadableError: If one has no date.
    """
    entries = []
    for number, block in enumerate(_YAML.finditer(document.text.replace("\r\n", "\n")), 1):
        pairs = (line.partition(":") for line in block[1].split("\n") if not line.startswith((" ", "\t")))
        fields = {name.strip(): said.strip() for name, _, said in pairs}
        body = "\n".join(re.sub(r"^(?:\t| {1,4})", "", line) for line in block[2].split("\n"))
        entries.append(
            _entry(
                fields.get("date", ""), fields.get("title", ""), body, here, f"entry {number}",
                starred=is_marked(fields.get("starred", "")), tags=labels(fields.get("tags", "")),
            )
        )  # fmt: skip
    return apart(entries)


def is_xml(document: Document) -> bool:
    """Whether it is XML."""
    return document.suffix == ".xml" or document.text.lstrip().startswith("<?xml")


def read_xml(document: Document, here: Here) -> list[Entry]:
    """The entries of ``jrnl --format xml``.

    Raises:
        NoJournalError: If it is XML of something else, or none.
        UnreadableError: If an entry has no date.
    """
    if "<!DOCTYPE" in document.text or "<!ENTITY" in document.text:
        raise NoJournalError("it is XML, but not as jrnl writes it")
    try:
        root = ElementTree.fromstring(document.text.lstrip())
    except (ElementTree.ParseError, ValueError) as problem:
        raise NoJournalError(f"it is not valid XML ({str(problem).split(':')[0]})") from None
    found = [root] if root.tag == "entry" else root.findall("./entries/entry")
    if root.tag not in ("entry", "journal") or not found:
        raise NoJournalError("it is XML, but not a journal from jrnl")
    return apart(_from_xml(one, here, f"entry {number}") for number, one in enumerate(found, 1))


def _from_xml(one: ElementTree.Element, here: Here, where: str) -> Entry:
    fields = {part.tag: part.text or "" for part in one}
    when = one.get("date") or f"{fields.get('date', '')} {fields.get('time', '')}"
    tags = [part.get("name") or "" for part in one if part.tag == "tag"]
    text = "".join([one.text or "", *(part.tail or "" for part in one)]).strip()
    title, body = ("", text) if text else (fields.get("title", ""), fields.get("body", ""))
    starred = is_marked(one.get("starred") or fields.get("starred", ""))
    return _entry(when, title, body, here, where, starred=starred, tags=tags)


def _entry(
    when: str, title: str, body: str, here: Here, where: str, *, starred: bool = False, tags: Iterable[object] = ()
) -> Entry:
    begun = moment(when, where, here)
    if title.endswith(" *"):
        title, starred = title.removesuffix(" *"), True
    text = words("\n".join(part.strip() for part in (title, body) if has_words(part)), where)
    return note(
        here, begun, text, source=jrnl_source(begun, text), starred=starred, tags=[*tags, *TAG.findall(text)],
        day=day_alone(when),
    )  # fmt: skip
