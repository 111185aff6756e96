"""A fold as plain values in blocks, and back: it goes on from there as if it had read every entry.

What can be told from the rest is left out: results, values and what was said of one thing are made anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any, TypeAlias

import msgspec

from tui.insights.fold.fold import Fold
from tui.insights.fold.fold_index import ResultBuilder
from tui.insights.fold.portrait import Card, Mood, Promise, Rating, Said, Status, Wording
from tui.records.roles import Role

Block: TypeAlias = tuple[str, bytes]
"""What is in it, and the bytes."""

_LONGEST = 2_000
"""Items in a block: reading one takes a few milliseconds, and a screen may draw between two."""


class _Builder(msgspec.Struct, array_like=True):
    id: str
    area: str
    wordings: list[Wording]
    status: Status
    became: date | None
    reason: str
    rests: date | None
    parent: str
    changed_in: str
    ended_in: str


class _Rest(msgspec.Struct):
    builders: list[_Builder]
    held: list[tuple[str, str]]
    values_known: set[str]
    cards: list[Card]
    asked: dict[str, date]
    replies: dict[str, tuple[Said, ...]]
    aside: dict[str, date]
    days: list[tuple[date, tuple[str, ...]]]
    seen: dict[str, date]
    entries: int
    last: tuple[date, str] | None


_KINDS: dict[str, Any] = {
    "said": tuple[Role, list[Said]],
    "numbers": list[tuple[Role, str, list[Rating]]],
    "promises": list[Promise],
    "moods": list[Mood],
    "rest": _Rest,
}
"""What the blocks hold, by name."""


def blocks(fold: Fold) -> Iterator[Block]:
    """Everything the fold has read.

    Raises:
        UnicodeEncodeError: If a text in it cannot be written down.
    """
    index = fold._index
    for role, said in index._said.items():
        for part in _parts(said):
            yield _block("said", (role, part))
    for part in _parts([(role, about, numbers) for (role, about), numbers in index._numbers.items()]):
        yield _block("numbers", part)
    for name, items in (("promises", list(fold._promises.by_id.values())), ("moods", fold._moods)):
        for part in _parts(items):
            yield _block(name, part)
    builders = [
        _Builder(
            one.id, one.area, one.wordings, one.status, one.became, one.reason, one.rests, one.parent, one._changed_in,
            one._ended_in,
        )
        for one in fold._builders.values()
    ]  # fmt: skip
    rest = _Rest(
        builders, fold._held, fold._values_known, fold._cards, fold._asked, fold._replies, fold._aside,
        list(fold._days.items()), index._seen, fold._entries, fold._last,
    )  # fmt: skip
    yield _block("rest", rest)


def restored(found: Iterable[tuple[str, bytes | memoryview]]) -> Iterator[Fold]:
    """The fold that blocks were made of; yields it after each of them, whole after the last.

    Raises:
        ValueError: If they are not what ``blocks`` gives.
    """
    fold = Fold()
    index = fold._index
    for name, data in found:
        if name not in _KINDS:
            raise ValueError(f"no part of a fold is called {name}")
        part = msgspec.msgpack.decode(data, type=_KINDS[name])
        match name:
            case "said":
                role, sayings = part
                index._said[role] += sayings
                index._spoken.add(role)
                for said in sayings:
                    if said.about:
                        index._about[role, said.about].append(said)
            case "numbers":
                index._numbers.update({(role, about): numbers for role, about, numbers in part})
            case "promises":
                fold._promises.by_id |= {one.id: one for one in part}
            case "moods":
                fold._moods += part
            case _:
                _take(fold, part)
        yield fold


def _take(fold: Fold, rest: _Rest) -> None:
    for one in rest.builders:
        fold._builders[one.id] = ResultBuilder(
            one.id, one.area, one.wordings, one.status, one.became, one.reason, one.rests, one.parent, one.changed_in,
            one.ended_in,
        )  # fmt: skip
        fold._index.touch(one.id)
    fold._held, fold._values_known, fold._cards = rest.held, rest.values_known, rest.cards
    fold._asked, fold._replies, fold._aside = rest.asked, rest.replies, rest.aside
    fold._days, fold._entries, fold._last = dict(rest.days), rest.entries, rest.last
    fold._index._seen = rest.seen


def _parts(items: Sequence[Any]) -> Iterator[list[Any]]:
    coming = iter(items)
    while part := list(islice(coming, _LONGEST)):
        yield part


def _block(name: str, value: object) -> Block:
    return name, msgspec.msgpack.encode(value)
