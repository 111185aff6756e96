"""From a file to plain tables, each mistake on the way told with its line."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, TypeAlias

from tui.library.lines import Place, locate
from tui.library.problem import Problem
from tui.records.text import one_line

Table: TypeAlias = dict[str, Any]

_QUOTED = r'"(?:[^"\\]|\\["\\])*"'
_LINE = re.compile(
    rf'\s*(?:(\[\[?)([\w.]+)\]|([\w]+|"[^"]*") = (?:"((?:[^"\\]|\\["\\])*)"$|(\[{_QUOTED}(?:, {_QUOTED})*\])$'
    r"|(-?\d+)$|(true|false)$|(.+)))"
)
_STRING = re.compile(r'"((?:[^"\\]|\\["\\])*)"')
_AT = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


class Source:
    """One file as text, its tables, and the mistakes found in it so far.

    Attributes:
        path: The file.
        text: What is in it.
        table: The same as tables; empty when it cannot be read.
        problems: Every mistake told so far.
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
            self._say(1, f"This file cannot be read: {problem.strerror or problem}.")
        except UnicodeDecodeError as problem:
            line = problem.object[: problem.start].count(b"\n") + 1
            self._say(line, "This file is not UTF-8 text from here on; save it as UTF-8.")
        except tomllib.TOMLDecodeError as problem:
            self._not_toml(str(problem))
        except RecursionError:
            self._say(1, "This file nests tables deeper than any content does.")

    def report(self, place: Place, message: str, *, harmless: bool = False) -> None:
        """Tells a mistake at a place; a harmless one leaves everything around it in use."""
        self._say(locate(self.text, place), message)
        self.broken -= harmless

    def _not_toml(self, message: str) -> None:
        at = _AT.search(message)
        line = int(at[1]) if at and at[1] else len(self.text.rstrip("\n").split("\n"))
        what = message[: at.start()] if at else message
        if what.startswith("Illegal character '\\n'"):
            what = "a text that begins on this line lacks its closing quotation mark"
        self._say(line, f"This is not TOML: {what[:1].lower()}{what[1:]}.")

    def _say(self, line: int, message: str) -> None:
        self.problems.append(Problem(self.path, line, one_line(message)))
        self.broken += 1


def quick(text: str) -> Table:
    r"""The part of TOML that our own files are written in, several times as fast as ``tomllib`` reads it.

    That is ``[[name.name]]`` and ``[name.name]`` headers, and one line a key. A value that isn't a number, a truth
    value, a string in which nothing but ``\"`` and ``\\`` is escaped, or a list of such strings, goes to ``tomllib``.
    Mistakes are not looked for: only for files that a test compares with what ``tomllib`` makes of them.
    """
    root: Table = {}
    table = root
    for line in text.split("\n"):
        found = _LINE.match(line)
        if found is None:
            continue
        header, dotted, key, string, strings, number, truth, other = found.groups()
        if key:
            key = key.strip('"')
        if header:
            table = _open(root, dotted.split("."), is_item=header == "[[")
        elif string is not None:
            table[key] = _plain(string)
        elif strings:
            table[key] = [_plain(one) for one in _STRING.findall(strings)]
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
