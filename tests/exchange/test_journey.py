"""Journey's entries: their zone, star, tags and words, without the tags of their pages."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.exchange.importers import UnreadableError, read
from tui.exchange.importers.journey import html_as_text

from .test_incoming import HERE, text

ENTRY = {
    "id": "1571425138176-abc", "type": "html", "favourite": True, "tags": ["bike"], "mood": 5, "sentiment": 1.25,
    "date_journal": 1571386059000, "date_modified": 1571425361000, "timezone": "Europe/London",
    "address": "London road", "lat": 51.37, "lon": -0.1, "photos": ["1571425138176-abc-x.jpeg"],
    "weather": {"id": -1, "degree_c": 9.4, "description": "Overcast"}, "music_title": "",
    "text": '<p dir="auto">Rode my <em>new</em> bike!&nbsp;</p>\n<p></p><ul><li>far</li><li>fast &amp; wide</li></ul>',
}  # fmt: skip


def one_of(**more: Any) -> str:
    return json.dumps({**ENTRY, **more})


def test_an_entry() -> None:
    left: dict[str, int] = {}
    (one,) = read(
        one_of(), ".json", HERE._replace(left=lambda what, number: left.update({what: left.get(what, 0) + number}))
    )
    assert text(one) == "Rode my *new* bike!\n\n- far\n- fast & wide"
    assert one.starred and one.tags == ("bike",) and one.zone == "Europe/London"
    assert one.begun.isoformat() == "2019-10-18T09:07:39+01:00"
    assert {what: number for what, number in left.items() if number} == {
        "photo": 1, "place": 1, "weather report": 1, "mood": 1,
    }  # fmt: skip


def test_a_photo_that_is_copied_is_shown_below_the_text() -> None:
    with_copies, without = (
        read(one_of(), ".json", HERE._replace(attachment=link))[0]
        for link in (lambda _: "attachments/a.jpeg", lambda _: "")
    )
    assert text(with_copies).endswith("\n\n![1571425138176-abc-x.jpeg](attachments/a.jpeg)")
    assert with_copies.id == without.id, "importing it again with its photos is still the same entry"


def test_plain_text_and_the_newer_names_of_fields() -> None:
    written = {"id": "x", "type": "markdown", "text": "# A <3 day\nsmall", "dateOfJournal": "2026-11-23T06:41:00Z"}
    (one,) = read(json.dumps(written), ".json", HERE)
    assert text(one) == "# A <3 day\nsmall" and one.begun.isoformat() == "2026-11-23T06:41:00+00:00"


@pytest.mark.parametrize("when", [10**30, -(10**30), True, "soon", None, 1e308])
def test_an_entry_without_a_date_is_refused(when: object) -> None:
    with pytest.raises(UnreadableError, match="entry 1 has “"):
        read(one_of(date_journal=when or "", dateOfJournal=None), ".json", HERE)


def test_an_entry_of_a_photo_alone_is_passed_over() -> None:
    passed: list[str] = []
    assert read(one_of(text="<p></p>"), ".json", HERE._replace(passed_over=passed.append)) == []
    assert passed == ["entry 1"]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_page_is_read(written: str) -> None:
    html_as_text(written)
    html_as_text(f"<p>{written}<br><script>evil()</script>")
