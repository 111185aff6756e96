"""A file as TOML with its tables and lines, and every mistake in it, said in one sentence."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import msgspec

from tui.records.text import one_line, os_reason

SHORT_LIST = 16
"""A list of names at most this long is told whole when nothing comes near."""


class Problem(msgspec.Struct, frozen=True):
    """One mistake in one file.

    Attributes:
        line: Where in it, counted from 1.
    """

    path: Path
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


def instead(word: str, names: Collection[str]) -> str:
    """The end of a sentence about an unknown word: the nearest name, or all of them if they are few."""
    import difflib  # needed for a mistake, not at every start

    by_lower = {name.lower(): name for name in names}
    near = difflib.get_close_matches(word.lower(), by_lower, n=1, cutoff=0.6)
    if near:
        return f'did you mean "{by_lower[near[0]]}"?'
    if not names:
        return "there are none."
    if len(names) <= SHORT_LIST:
        return f"it is one of {', '.join(names)}."
    return f"there are {len(names)}, such as {', '.join(list(names)[:5])}."


LISTS = ("questions.toml", "values.toml", "emotions.toml", "areas.toml")
READ = ("flows", "config.toml", *LISTS)
"""What is read in the config folder."""

_MEANT = frozenset({".toml", ".tml", ".txt", ".yaml", ".yml", ".json", ""})
"""Endings of files a person may well have meant for us; a backup of an editor is not."""


def misnamed(own: Path) -> Iterator[Problem]:
    """Every such file and folder, in the order of their names."""
    for path in _there(own):
        if path.name in READ:
            continue
        near = _near(path)
        if near:
            yield Problem(path, 1, f'taut doesn\'t read "{path.name}"; rename it to "{near}".')
        elif not path.is_dir() and path.suffix.lower() == ".toml":
            folder = own / "flows"
            yield Problem(path, 1, f"taut doesn't read this file here; move an exercise into the folder {folder}.")
    for path in _there(own / "flows"):
        if path.is_dir():
            if any(path.glob("*.toml")):
                yield Problem(path, 1, "taut doesn't read folders inside flows; move the files one folder up.")
        elif path.name in LISTS:
            yield Problem(path, 1, f"Here this is read as an exercise; move a list one folder up, into {own}.")
        elif not path.match("*.toml") and path.suffix.lower() in _MEANT:
            wanted = f"rename it to {path.stem}.toml."
            yield Problem(path, 1, f'taut doesn\'t read "{path.name}"; {wanted}')


def _there(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except OSError:
        return []


def _near(path: Path) -> str:
    """What a file or folder was probably to be called; empty if it is like nothing that is read."""
    if not path.is_dir() and path.suffix.lower() not in _MEANT:
        return ""
    names = {name.removesuffix(".toml"): name for name in READ if name.endswith(".toml") != path.is_dir()}
    from difflib import get_close_matches

    stem = path.name if path.is_dir() else path.stem
    return next((names[near] for near in get_close_matches(stem.lower(), names, n=1, cutoff=0.75)), "")


Table: TypeAlias = dict[str, Any]

_QUOTED = r'"(?:[^"\\]|\\["\\])*"'
_PAIR = rf"\w+ = {_QUOTED}"
_LINE = re.compile(
    rf'\s*(?:(\[\[?)([\w.]+)\]|([\w]+|"[^"]*") = (?:"((?:[^"\\]|\\["\\])*)"$|(\[{_QUOTED}(?:, {_QUOTED})*\])$'
    rf"|(\{{ {_PAIR}(?:, {_PAIR})* \}})$|(-?\d+)$|(true|false)$|(.+)))"
)
_STRING = re.compile(r'"((?:[^"\\]|\\["\\])*)"')
_NAMED = re.compile(r'(\w+) = "((?:[^"\\]|\\["\\])*)"')
_AT = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


class Source:
    """One file as text, its tables, and the mistakes found in it so far.

    Attributes:
        table: The same as tables; empty when it cannot be read.
        broken: How many of them leave something that cannot be used.
    """

    def __init__(self, path: Path, *, ours: bool = False) -> None:
        self.path = path
        self.text = ""
        self.table: Table = {}
        self.problems: list[Problem] = []
        self.broken = 0
        try:
            self.text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
            self.table = quick(self.text) if ours else tomllib.loads(self.text)
        except OSError as problem:
            self._say(1, f"This file cannot be read: {os_reason(problem)}.")
        except UnicodeDecodeError as problem:
            line = problem.object[: problem.start].count(b"\n") + 1
            self._say(line, "This file is not UTF-8 text from here on; save it as UTF-8.")
        except tomllib.TOMLDecodeError as problem:
            self._not_toml(str(problem))
        except RecursionError:
            self._say(1, "This file nests tables too deeply; use fewer levels.")

    def report(self, place: Place, message: str, *, harmless: bool = False) -> None:
        """Tells a mistake at a place; a harmless one leaves everything around it in use."""
        self._say(locate(self.text, place), message)
        self.broken -= harmless

    def _not_toml(self, message: str) -> None:
        at = _AT.search(message)
        line = int(at[1]) if at and at[1] else len(self.text.rstrip("\n").split("\n"))
        what = message[: at.start()] if at else message
        if what.startswith("Illegal character '\\n'"):
            what = "a text that begins on this line has no closing quotation mark"
        self._say(line, f"This is not TOML: {what[:1].lower()}{what[1:]}.")

    def _say(self, line: int, message: str) -> None:
        self.problems.append(Problem(self.path, line, one_line(message)))
        self.broken += 1


def quick(text: str) -> Table:
    r"""The part of TOML that our own files are written in, several times as fast as ``tomllib`` reads it.

    That is ``[[name.name]]`` and ``[name.name]`` headers, and one line a key. A value that isn't a number, a truth
    value, a string in which nothing but ``\"`` and ``\\`` is escaped, or a list or table of such strings, goes to
    ``tomllib``.
    Mistakes are not looked for: only for files that a test compares with what ``tomllib`` makes of them.
    """
    root: Table = {}
    table = root
    for line in text.split("\n"):
        found = _LINE.match(line)
        if found is None:
            continue
        header, dotted, key, string, strings, pairs, number, truth, other = found.groups()
        if key:
            key = key.strip('"')
        if header:
            table = _open(root, dotted.split("."), is_item=header == "[[")
        elif string is not None:
            table[key] = _plain(string)
        elif strings:
            table[key] = [_plain(one) for one in _STRING.findall(strings)]
        elif pairs:
            table[key] = {name: _plain(one) for name, one in _NAMED.findall(pairs)}
        elif other:
            table.update(tomllib.loads(line))
        else:
            table[key] = int(number) if number else truth == "true"
    return root


def _open(root: Table, parts: list[str], *, is_item: bool) -> Table:
    table = root
    for part in parts[:-1]:
        inner = table[part]
        table = inner[-1] if isinstance(inner, list) else inner
    new: Table = {}
    if is_item:
        table.setdefault(parts[-1], []).append(new)
    else:
        table[parts[-1]] = new
    return new


def _plain(string: str) -> str:
    return re.sub(r"\\(.)", r"\1", string) if "\\" in string else string


Place: TypeAlias = tuple[str | int, ...]
"""The way from the root to a value: ``("step", 2, "field", 0, "kind")``."""

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\]]+?)\s*\]")
_KEY = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
_PART = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")


def locate(text: str, place: Place) -> int:
    """The line of a place, counted from 1; of the nearest thing around it when it has no line of its own."""
    lines = _lines(text)
    while place and place not in lines:
        place = place[:-1]
    return lines.get(place, 1)


def _lines(text: str) -> dict[Place, int]:
    found: dict[Place, int] = {}
    counts: dict[Place, int] = {}
    here: Place = ()
    open_quotes = ""
    for number, line in enumerate(text.split("\n"), 1):
        if open_quotes:
            if line.count(open_quotes) % 2:
                open_quotes = ""
            continue
        if header := _HEADER.match(line):
            here = _table(_parts(header[2]), counts, is_item=header[1] == "[[")
            found.setdefault(here, number)
        elif key := _KEY.match(line):
            found.setdefault((*here, *_parts(key[1])), number)
            open_quotes = next((quotes for quotes in ('"""', "'''") if line.count(quotes) % 2), "")
    return found


def _table(parts: list[str], counts: dict[Place, int], *, is_item: bool) -> Place:
    """The place a header opens: a name that is a list stands for its newest item."""
    place: Place = ()
    for depth, part in enumerate(parts, 1):
        place = (*place, part)
        if is_item and depth == len(parts):
            counts[place] = counts.get(place, -1) + 1
        if place in counts:
            place = (*place, counts[place])
    return place


def _parts(dotted: str) -> list[str]:
    return [part.strip("\"'") for part in _PART.findall(dotted)]
