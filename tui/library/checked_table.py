"""One table of a file, read key by key; what is missing, of another type or unknown is told at its line."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, datetime, time

from tui.library.toml_source import Place, Source, Table, instead
from tui.records.text import clean, one_line

_TYPES: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (bool, "true or false"),
    (str, "text"),
    (int, "a whole number"),
    (float, "a number"),
    (list, "a list"),
    (dict, "a table"),
    ((date, datetime, time), "a date or time"),
)


class Node:
    """A table with its place.

    Attributes:
        place: The way to it from the root.
        title: What it is called at the beginning of a sentence, such as ``Step "kept"``.
    """

    def __init__(self, source: Source, place: Place, table: Table, title: str) -> None:
        self.source = source
        self.place = place
        self.table = table
        self.title = title

    def report(self, key: str, message: str, *, harmless: bool = False) -> None:
        """Tells a mistake in one of its keys, or in itself if the key isn't there."""
        self.source.report((*self.place, key), f"{self.title}: {message}", harmless=harmless)

    def allow(self, keys: Collection[str], where: str) -> None:
        """Tells every key that isn't one of these."""
        for key in self.table:
            if key not in keys:
                self.report(key, f'{where} has no key "{key}"; {instead(key, keys)}', harmless=True)

    def text(self, key: str, *, needed: bool = False, lines: bool = False) -> str:
        """A text, cleaned of what a terminal would obey; empty if it isn't there."""
        if key not in self.table and not needed:
            return ""
        value = self._value(key, str, "text")
        found = clean(value).strip() if isinstance(value, str) else ""
        if needed and not found and (key not in self.table or isinstance(value, str)):
            self.report(key, f'"{key}" is missing.' if key not in self.table else f'"{key}" is empty.')
        return found if lines else one_line(found)

    def flag(self, key: str, default: bool = False) -> bool:
        """True or false."""
        value = self._value(key, bool, "true or false")
        return value if isinstance(value, bool) else default

    def whole(self, key: str, default: int, *, least: int = 0, most: int | None = None) -> int:
        """A whole number in a range."""
        value = self._value(key, int, "a whole number")
        if not isinstance(value, int):
            return default
        if value < least or (most is not None and value > most):
            span = f"{least} or more" if most is None else f"from {least} to {most}"
            self.report(key, f'"{key}" must be {span}, not {value}.')
            return default
        return value

    def number(self, key: str, default: float | None = None) -> float | None:
        """A number, whole or not."""
        value = self._value(key, (int, float), "a number")
        return float(value) if isinstance(value, int | float) else default

    def texts(self, key: str, *, exactly: int = 0) -> tuple[str, ...]:
        """Several texts; one written without brackets counts as a list of one."""
        value = self.table.get(key)
        if value is None:
            return ()
        several = [value] if isinstance(value, str) else value
        if not isinstance(several, list) or not all(isinstance(one, str) for one in several):
            self.report(key, f'"{key}" must be a list of texts, such as ["one", "other"], not {_type(value)}.')
            return ()
        if exactly and len(several) != exactly:
            self.report(key, f'"{key}" must be {exactly} texts, not {len(several)}.')
            return ()
        return tuple(one_line(one) for one in several)

    def name(self, key: str, names: Collection[str], what: str, *, needed: bool = False) -> str:
        """One of a closed list of names; empty if it isn't there or isn't one."""
        found = self.text(key, needed=needed)
        return found if not found or self.check(key, found, names, what) else ""

    def names(self, key: str, names: Collection[str], what: str) -> tuple[str, ...]:
        """Several of a closed list of names; one that isn't in it is told and left out."""
        return tuple(found for found in self.texts(key) if self.check(key, found, names, what, harmless=True))

    def check(self, key: str, found: str, names: Collection[str], what: str, *, harmless: bool = False) -> bool:
        """Whether a name is one of a closed list; told if not."""
        if found in names:
            return True
        self.report(key, f'no {what} is called "{found}"; {instead(found, names)}', harmless=harmless)
        return False

    def items(self, key: str, what: str) -> Iterator[Node]:
        """The tables of a list, each with its number in its title."""
        value = self._value(key, list, f"a list of tables, written [[{key}]]")
        for place, item in enumerate(value if isinstance(value, list) else ()):
            if isinstance(item, dict):
                named = item.get("id") or item.get("word")
                title = f'{what} "{one_line(named)}"' if isinstance(named, str) and named else f"{what} {place + 1}"
                yield Node(self.source, (*self.place, key, place), item, title)
            else:
                wanted = f"a list of tables, written [[{key}]]"
                self.report(key, f'"{key}" must be {wanted}, and one of them is {_type(item)}.')

    def inner(self, key: str) -> Node | None:
        """A table within this one."""
        value = self._value(key, dict, "a table")
        return Node(self.source, (*self.place, key), value, self.title) if isinstance(value, dict) else None

    def _value(self, key: str, wanted: type | tuple[type, ...], what: str) -> object:
        value: object = self.table.get(key)
        if value is None:
            return None
        if isinstance(value, wanted) and (wanted is bool or not isinstance(value, bool)):
            return value
        self.report(key, f'"{key}" must be {what}, not {_type(value)}.')
        return None


def _type(value: object) -> str:
    return next((name for kind, name in _TYPES if isinstance(value, kind)), "something else")
