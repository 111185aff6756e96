"""A journal that taut 0.1.0 wrote says the same today: there an option's words stood where its id stands now.

``journal-0.1.0.json.gz`` holds entries as 0.1.0 wrote them, the portrait it folded them to, and what it would have
noticed on days a week apart. Words of more than twenty letters stand in the portrait as the beginning of their digest.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.compat.shape import as_then
from tui.insights.fold.fold import Fold
from tui.insights.signals import all_signals
from tui.library import load
from tui.records.entry import Entry, from_document, to_document


@pytest.fixture(scope="module")
def written() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(gzip.decompress(Path(__file__).with_name("journal-0.1.0.json.gz").read_bytes()))
    return found


@pytest.fixture(scope="module")
def entries(written: dict[str, Any]) -> list[Entry]:
    return sorted(map(from_document, written["entries"]), key=lambda one: (one.day, one.id))


def brief(value: Any) -> Any:
    match value:
        case str() if len(value) > 20:
            return hashlib.sha256(value.encode()).hexdigest()[:8]
        case dict():
            return {brief(name): brief(one) for name, one in value.items()}
        case list() | tuple():
            return [brief(one) for one in value]
        case _:
            return value


def test_it_folds_to_the_same_portrait_field_by_field(written: dict[str, Any], entries: list[Entry]) -> None:
    folding = Fold()
    for entry in entries:
        folding.add(entry)
    found = brief(as_then(msgspec.to_builtins(folding.portrait(), str_keys=True)))
    assert set(found) == set(written["portrait"])
    for name, value in written["portrait"].items():
        assert found[name] == value, name


def test_what_is_noticed_rests_on_pages_of_it(written: dict[str, Any], entries: list[Entry]) -> None:
    catalogue = load(None)[0]
    groups = {card.id: card.group for card in catalogue.values if card.group}
    areas = {area.id: area.name for area in catalogue.areas}
    folding, coming = Fold(), iter(entries)
    entry = next(coming, None)
    assert any(written["signals"].values())
    kinds: set[str] = set()
    for day in written["signals"]:
        today = date.fromisoformat(day)
        while entry is not None and entry.day <= today:
            folding.add(entry)
            entry = next(coming, None)
        found = list(all_signals(folding.portrait(), today, groups, areas))
        kinds |= {signal.kind for signal in found}
        for signal in found:
            assert set(signal.evidence.entries) <= {one.id for one in entries if one.day <= today}, day
    assert len(kinds) > 1


def test_reading_leaves_what_is_on_the_disk_as_it_is(written: dict[str, Any], entries: list[Entry]) -> None:
    by_id = {document["id"]: document for document in written["entries"]}
    for entry in entries:
        assert json.dumps(to_document(entry)) == json.dumps(by_id[entry.id])
