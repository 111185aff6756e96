"""From TOML files to daily questions, areas, value cards and words for feelings."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast, get_args

from tui.library.node import Node
from tui.library.reading import Source
from tui.practice.catalogue import DailyQuestion, Depth, Practice, Slot
from tui.records.areas import Area
from tui.records.emotions import EmotionWord, Quadrant
from tui.records.values import Region, ValueCard

_T = TypeVar("_T")

_PRACTICES, _DEPTHS, _SLOTS, _REGIONS = (get_args(names) for names in (Practice, Depth, Slot, Region))


def read_questions(source: Source) -> dict[str, DailyQuestion]:
    """The daily questions in a file, by id."""
    return _read(source, "question", ("id", "practice", "depth", "when", "text", "follow_up"), _question)


def read_areas(source: Source) -> dict[str, Area]:
    """The life areas in a file, by id."""
    keys = ("id", "name", "description", "shown_first", "vision_prompt", "reality_prompt")
    return _read(source, "area", keys, _area)


def read_values(source: Source) -> dict[str, ValueCard]:
    """The value cards in a file, by id."""
    return _read(source, "value", ("id", "name", "group", "definition", "shows_as"), _value)


def read_emotions(source: Source) -> dict[str, EmotionWord]:
    """The words for feelings in a file, by word."""
    keys = ("word", "energy", "pleasantness", "definition", "quadrant", "family", "keys")
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


def _question(node: Node, name: str) -> DailyQuestion:
    return DailyQuestion(
        id=name,
        practice=cast(Practice, node.name("practice", _PRACTICES, "practice", needed=True)),
        depth=cast(Depth, node.name("depth", _DEPTHS, "depth") or "light"),
        when=cast(Slot, node.name("when", _SLOTS, "time of day") or "any"),
        text=node.text("text", needed=True),
        follow_up=node.text("follow_up"),
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
        node.report("quadrant", f'with this energy and pleasantness "quadrant" is {corner}, or may be left out.')
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
        node.report(key, f'"{key}" is -5 to -1 or 1 to 5, since every word stands in one corner.')
    return found
