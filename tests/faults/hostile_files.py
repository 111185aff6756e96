"""Files that nobody's taut wrote: one field of a valid journal is another thing, in every way a field can be.

``python -m tests.faults.hostile_files`` tries two thousand; the tests try some of them.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import random
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.exchange.support import WHOLE, entry, note
from tui.cli import main
from tui.exchange.exporters.formats import FORMATS
from tui.records.entry import Entry, doc_key, to_document

ALL = 2_000

COMMANDS = (
    ("list",), ("list", "--json"), ("show",), ("show", "0"), ("show", "last", "--json"), ("search", "the"),
    ("search", "-x", "is:note", "mood:<5"), ("insights",), ("insights", "--json"), ("export", "--json"),
    *(("export", "--format", form.name) for form in FORMATS.values() if form.is_text and not form.is_folder),
    ("export", "-f", "dayone", "-o", "{folder}/new.zip"), ("export", "-f", "obsidian", "-o", "{folder}/new"),
    ("doctor",),
)  # fmt: skip

ODD: tuple[Any, ...] = (
    None, True, 0, -1, 1.5, 2**63, 2**200, -(2**200), 1e308, "", " ", "x", "0", "\u0000", "\u202e", "a" * 5_000, [], {},
    [None], [[]], {"": {}}, [1, "x", {}], "2026-11-23", "2026-02-30", "0001-01-01", "9999-12-31", "2026-11-23T25Z",
    "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2026-11-23T06:41:07", "2026-11-23T06:41:07+99:99",
    "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff", "not-an-id", "../../etc/passwd",
    "[/]", "\x1b[2J", "nan", "Mars/Olympus", {"id": 1}, ["x"] * 500,
)  # fmt: skip
"""What may stand in a field instead."""


def valid() -> dict[str, Any]:
    """A journal as 0.1.0 wrote it, with every kind of answer and an entry that was edited."""
    entries: list[Entry] = [entry(*WHOLE, tags=("work",), starred=True), note("The walk by the river #walk @anna.")]
    documents: dict[str, Any] = {}
    for number, one in enumerate(entries):
        document = to_document(one)
        made = document["id"]
        document["id"] = made[:-1] + str(number)
        document["revisions"] = [
            {"at": document["begun"], "answers": [{"kind": "long", "step": "note", "text": "was"}]}
        ]
        documents[doc_key(document["id"])] = document
    return {"meta": {"1": {"app": "taut", "schema": 1, "created": "2026-11-23T06:41:07+01:00"}}, "entries": documents}


DEEP = 50
"""What lies deeper was put there by another change and is not looked for again."""


def places(found: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where something stands: the keys and numbers on the way to it."""
    if at:
        yield at
    if len(at) > DEEP:
        return
    items = found.items() if isinstance(found, dict) else enumerate(found) if isinstance(found, list) else ()
    for name, inner in items:
        yield from places(inner, (*at, name))


def mutated(number: int) -> tuple[str, str]:
    """One file, and what was done to it; the same number is the same file."""
    chance = random.Random(number)
    document = valid()
    said = []
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        at = chance.choice(list(places(document)))
        holder = document
        for name in at[:-1]:
            holder = holder[name]
        name, odd = at[-1], chance.choice(ODD)
        match chance.choice(("set", "set", "set", "remove", "rename", "deepen", "copy")):
            case "remove":
                del holder[name]
            case "rename" if isinstance(holder, dict):
                key = odd if isinstance(odd, str) else str(odd)[:60]
                holder[key] = holder.pop(name)
            case "deepen":
                inner: Any = holder[name]
                for _ in range(chance.choice((1, 5, 400))):
                    inner = [inner] if chance.random() < 0.5 else {"x": inner}
                holder[name] = inner
            case "copy":
                other = chance.choice(list(places(document)))
                value: Any = document
                for step in other:
                    value = value[step]
                holder[name] = json.loads(json.dumps(value))
            case _:
                holder[name] = odd
        said.append(f"{at} {str(odd)[:30]!r}")
    if chance.random() < 0.5 and isinstance(document.get("entries"), dict):
        rows = lines_of(document)
        if rows and chance.random() < 0.3:
            rows.append(chance.choice(rows).replace("river", "lake", 1))
            said.append("a line twice")
        return journal(document, rows), "; ".join(said)
    return journal(document), "; ".join(said)


def lines_of(document: dict[str, Any]) -> list[str]:
    """The lines of the entries, without the commas between them."""
    return [f"{json.dumps(key)}: {json.dumps(value)}" for key, value in document["entries"].items()]


def journal(document: dict[str, Any], rows: list[str] | None = None) -> str:
    """The file: on one line, or with a line for each entry, as taut writes it."""
    if rows is None:
        return json.dumps(document) + "\n"
    head = json.dumps({name: value for name, value in document.items() if name != "entries"})[:-1]
    return f'{head}{", " if len(head) > 1 else ""}"entries": {{\n' + ",\n".join(rows) + "\n}}\n"


def faults(number: int) -> list[str]:
    """What is wrong with what is said of one file: a mistake of ours, or no sentence."""
    text, done = mutated(number)
    found = []
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        for command in COMMANDS:
            home.mkdir(exist_ok=True)
            (home / "journal.json").write_text(text, encoding="utf-8")
            said, words = io.StringIO(), io.StringIO()
            os.environ["TAUT_HOME"] = str(home)
            with contextlib.redirect_stdout(said), contextlib.redirect_stderr(words):
                try:
                    code = main([word.format(folder=folder) for word in command])
                except BaseException as problem:
                    found.append(f"{number} {' '.join(command)}: {type(problem).__name__} {problem}; {done}")
                    continue
            if "bug in taut" in words.getvalue() or "Traceback" in words.getvalue():
                reports = [path.read_text(encoding="utf-8") for path in home.rglob("*") if "crash" in str(path.parent)]
                where = reports[-1][-600:] if reports else words.getvalue()
                found.append(f"{number} {' '.join(command)}: a mistake; {done}\n{where}")
            elif code and not (said.getvalue() + words.getvalue()).strip():
                found.append(f"{number} {' '.join(command)}: {code} and not a word; {done}")
    return found


def run() -> int:
    """Tries all of them, and says what is amiss."""
    first, last = (int(word) for word in sys.argv[1:3]) if len(sys.argv) > 2 else (0, ALL)
    bad = [fault for number in range(first, last) for fault in faults(number)]
    sys.stdout.write("".join(f"{fault}\n" for fault in bad) + f"{last - first} files, {len(bad)} faults\n")
    return bool(bad)


if __name__ == "__main__":
    sys.exit(run())
