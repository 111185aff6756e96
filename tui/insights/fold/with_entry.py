"""The portrait with one more entry, without reading all the others again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Protocol, TypeVar

from msgspec.structs import replace

from tui.insights.fold.fold import Fold
from tui.insights.fold.fold_index import ResultBuilder
from tui.insights.fold.portrait import REPLIES, HeldValue, Portrait, Result
from tui.insights.fold.promise_book import PromiseBook
from tui.records.entry import Entry


class _OnPage(Protocol):
    @property
    def day(self) -> date: ...

    @property
    def entry(self) -> str: ...


_Key = TypeVar("_Key")
_Item = TypeVar("_Item", bound=_OnPage)


def with_entry(portrait: Portrait, entry: Entry) -> Portrait:
    """What the portrait is once an entry is saved; what the entry keeps out of looking back is not.

    A fold that knows what there is reads the entry alone, and what it finds is put behind what was there.
    """
    folding = Fold(
        _builders={one.id: _builder(one) for one in portrait.results},
        _results={one.id: one for one in portrait.results},
        _promises=PromiseBook({one.id: one for one in portrait.promises}),
        _held=[(one.id, one.name) for one in portrait.values],
        _values_known={one.id for one in portrait.values},
    )
    folding.add(entry)
    new = folding.portrait()
    results = {one.id: one for one in portrait.results}
    values = {one.id: one for one in portrait.values}
    replies = _joined(portrait.replies, new.replies)
    return replace(
        new,
        results=tuple(_result(results.get(one.id, one), one) for one in new.results),
        values=tuple(_value(values.get(one.id, one), one) for one in new.values),
        moods=_after(portrait.moods, new.moods),
        cards=_after(portrait.cards, new.cards),
        said=_joined(portrait.said, new.said),
        asked={**portrait.asked, **new.asked},
        replies={place: said[-REPLIES:] for place, said in replies.items()},
        exclusions=portrait.exclusions,
        days={**portrait.days, **{day: (*portrait.days.get(day, ()), *flows) for day, flows in new.days.items()}},
        entries=portrait.entries + new.entries,
    )


def _builder(one: Result) -> ResultBuilder:
    return ResultBuilder(one.id, one.area, list(one.wordings), one.status, one.became, one.reason, one.rests)


def _after(before: Iterable[_Item], new: Iterable[_Item]) -> tuple[_Item, ...]:
    return tuple(sorted((*before, *new), key=lambda one: (one.day, one.entry)))


def _joined(
    before: Mapping[_Key, tuple[_Item, ...]], new: Mapping[_Key, tuple[_Item, ...]]
) -> dict[_Key, tuple[_Item, ...]]:
    return {**before, **{key: _after(before.get(key, ()), items) for key, items in new.items()}}


def _result(before: Result, new: Result) -> Result:
    """A result that the entry speaks of, with all that was said of it before."""
    if before is new:
        return new
    return replace(
        new,
        importance=before.importance if new.importance is None else new.importance,
        clarity=before.clarity if new.clarity is None else new.clarity,
        desire=new.desire or before.desire,
        ratings=_after(before.ratings, new.ratings),
        facts=_after(before.facts, new.facts),
        images=_after(before.images, new.images),
        obstacles=_after(before.obstacles, new.obstacles),
        tensions=_after(before.tensions, new.tensions),
        target=_after(before.target, new.target),
        delay=new.delay or before.delay,
        seen=max(before.seen, new.seen),
    )


def _value(before: HeldValue, new: HeldValue) -> HeldValue:
    """A value that is held, with all that was said of it before."""
    if before is new:
        return new
    return replace(
        new,
        definition=new.definition or before.definition,
        behaviours=new.behaviours or before.behaviours,
        early_sign=new.early_sign or before.early_sign,
        importance=_after(before.importance, new.importance),
        lived=_after(before.lived, new.lived),
        sighted=(*before.sighted, *new.sighted),
        strained=(*before.strained, *new.strained),
    )
