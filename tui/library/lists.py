"""From TOML files to daily questions, areas, value cards and words for feelings."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeVar, cast, get_args, overload

from tui.library.checked_table import Node
from tui.library.toml_source import Source
from tui.practice.catalogue import DailyQuestion, Depth, Practice, Slot
from tui.practice.flow import Flow
from tui.practice.registry_names import NEEDS
from tui.records.vocabulary import Area, EmotionWord, Quadrant, Region, ValueCard

_T = TypeVar("_T")

_PRACTICES, _DEPTHS, _SLOTS, _REGIONS = (get_args(names) for names in (Practice, Depth, Slot, Region))


def read_questions(source: Source, names: Callable[[], Collection[str]] | None = None) -> dict[str, DailyQuestion]:
    """The daily questions in a file, by id.

    Args:
        source: The file.
        names: Gives every step, as ``flow.step``, and every question that ``like`` can name; asked only where a
            question has it. Left out, these names are not checked.
    """
    keys = ("id", "practice", "depth", "when", "text", "text_words", "follow_up", "like", "needs")
    return _read(source, "question", keys, lambda node, name: _question(node, name, names))


def read_areas(source: Source) -> dict[str, Area]:
    """The life areas in a file, by id."""
    keys = ("id", "name", "description", "shown_first", "vision_prompt", "reality_prompt")
    return _read(source, "area", keys, _area)


def read_values(source: Source) -> dict[str, ValueCard]:
    """The value cards in a file, by id."""
    return _read(source, "value", ("id", "name", "group", "definition", "shows_as"), _value)


def read_emotions(source: Source) -> dict[str, EmotionWord]:
    """The words for feelings in a file, by word."""
    keys = ("word", "energy", "pleasantness", "definition", "quadrant", "family", "keys", "heavy")
    return _read(source, "emotion", keys, _emotion, named="word")


def _read(
    source: Source, key: str, keys: tuple[str, ...], make: Callable[[Node, str], _T], *, named: str = "id"
) -> dict[str, _T]:
    """What a file lists under one header; an item with a mistake in it is told and left out."""
    found: dict[str, _T] = {}
    root = Node(source, (), source.table, "The file")
    root.allow((key,), f"a file of [[{key}]]")
    for node in root.items(key, key.capitalize()):
        before = source.broken
        node.allow(keys, f"[[{key}]]")
        name = node.text(named, needed=True)
        if name in found:
            node.report(named, f'another {key} is called "{name}" already.')
        made = make(node, name)
        if source.broken == before:
            found[name] = made
    return found


def _question(node: Node, name: str, names: Callable[[], Collection[str]] | None) -> DailyQuestion:
    like, needs = node.texts("like"), node.texts("needs")
    for need in needs:
        node.check("needs", need, NEEDS, "need")
    known = names() if like and names else like
    for twin in like:
        node.check("like", twin, known, "step or question")
    return DailyQuestion(
        id=name,
        practice=cast(Practice, node.name("practice", _PRACTICES, "practice", needed=True)),
        depth=cast(Depth, node.name("depth", _DEPTHS, "depth") or "light"),
        when=cast(Slot, node.name("when", _SLOTS, "time of day") or "any"),
        text=node.text("text", needed=True),
        text_words=node.text("text_words"),
        follow_up=node.text("follow_up"),
        like=like,
        needs=needs,
    )


def _area(node: Node, name: str) -> Area:
    return Area(
        id=name,
        name=node.text("name", needed=True),
        description=node.text("description"),
        vision_prompt=node.text("vision_prompt"),
        reality_prompt=node.text("reality_prompt"),
        shown_first=node.flag("shown_first", default=True),
    )


def _value(node: Node, name: str) -> ValueCard:
    return ValueCard(
        id=name,
        name=node.text("name", needed=True),
        group=cast(Region | None, node.name("group", _REGIONS, "group") or None),
        definition=node.text("definition"),
        shows_as=node.text("shows_as"),
    )


def _emotion(node: Node, word: str) -> EmotionWord:
    energy, pleasantness = _axis(node, "energy"), _axis(node, "pleasantness")
    corner = quadrant_of(energy, pleasantness)
    said = node.text("quadrant")
    if said and said != corner and energy and pleasantness:
        node.report("quadrant", f'with this energy and pleasantness, "quadrant" is {corner} or may be left out.')
    keys = node.text("keys")
    if keys and (len(keys) != 3 or not set(keys) <= set("12345")):
        node.report("keys", f'"keys" is three digits from 1 to 5, such as "213", not "{keys}".')
    return EmotionWord(
        word=word,
        energy=energy,
        pleasantness=pleasantness,
        definition=node.text("definition"),
        quadrant=corner,
        family=node.text("family"),
        keys=keys,
        heavy=node.flag("heavy"),
    )


def quadrant_of(energy: int, pleasantness: int) -> Quadrant:
    """The corner of the plane a word stands in."""
    if energy > 0:
        return "high_pleasant" if pleasantness > 0 else "high_unpleasant"
    return "low_pleasant" if pleasantness > 0 else "low_unpleasant"


def _axis(node: Node, key: str) -> int:
    if key not in node.table:
        node.report(key, f'"{key}" is missing; it is a whole number from -5 to 5, but not 0.')
        return 0
    found = node.whole(key, 0, least=-5, most=5)
    if node.table[key] == 0:
        node.report(key, f'"{key}" is -5 to -1 or 1 to 5, since every word is in one corner.')
    return found


class Later(Sequence[_T]):
    """A list that is read when it is first looked at."""

    def __init__(self, read: Callable[[], Iterable[_T]]) -> None:
        self._read = read

    @cached_property
    def _items(self) -> tuple[_T, ...]:
        return tuple(self._read())

    @overload
    def __getitem__(self, index: int) -> _T: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[_T, ...]: ...
    def __getitem__(self, index: int | slice) -> _T | tuple[_T, ...]:
        return self._items[index]

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[_T]:
        return iter(self._items)


class Flows(Mapping[str, Flow]):
    """Flows by id, each read when it is first looked at."""

    def __init__(self, ids: Iterable[str], read: Callable[[str], Flow], ready: Mapping[str, Flow]) -> None:
        self._ids = tuple(ids)
        self._known = frozenset(self._ids)
        self._read = read
        self._ready = dict(ready)

    def __getitem__(self, name: str) -> Flow:
        if name not in self._ready:
            if name not in self._known:
                raise KeyError(name)
            self._ready[name] = self._read(name)
        return self._ready[name]

    def __contains__(self, name: object) -> bool:
        return name in self._known

    def __len__(self) -> int:
        return len(self._ids)

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)
