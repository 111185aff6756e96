"""Parts of a catalogue that are read when they are first looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeVar, overload

from tui.practice.flow import Flow

_T = TypeVar("_T")


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
    """Flows by id, each read when it is first looked at.

    Args:
        ids: Of all of them, in order.
        read: Gives the flow with an id.
        ready: Those that were read already.
    """

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
