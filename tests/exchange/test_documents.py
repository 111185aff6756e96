from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from tui.exchange.exporters.data import array, document
from tui.records.entry import from_document, to_document

from .support import WHOLE, entry, note


def test_an_array_of_one_entry_a_line() -> None:
    entries = [entry(*WHOLE), note("Zürich")]
    text = "".join(array(entries))
    assert json.loads(text) == json.loads(json.dumps([to_document(one) for one in entries]))
    assert len(text.splitlines()) == 4
    assert "Zürich" in text


def test_no_entries_are_an_empty_array() -> None:
    assert "".join(array([])) == "[]\n"


def test_fields_of_a_newer_version_come_along() -> None:
    raw = {**to_document(note("x")), "weather": {"sky": "grey"}}
    assert json.loads(document(from_document(raw)))["weather"] == {"sky": "grey"}


def test_ascii_only_holds_nothing_else() -> None:
    assert document(note("Zürich 🌙"), ascii_only=True).isascii()


@given(st.text(st.characters(), max_size=40))
def test_any_text_survives_and_no_terminal_would_obey_it(text: str) -> None:
    written = document(note(text))
    assert json.loads(written)["answers"][0]["text"] == text
    assert not any(ord(letter) < 32 or 127 <= ord(letter) < 160 for letter in written)
    written.encode("utf-8")
