"""What was exported for other journals comes home: as the same entries where the format has their ids."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tui.exchange.importers import UnreadableError, read

from .support import MORNING, WHOLE, entry, note
from .test_formats import HERE, SESSION, text_of, written

NEXT = note("# mine\n---\nTags: x", at=MORNING + timedelta(hours=3), tags=("a/b",))
DAY = written("obsidian", SESSION, NEXT).decode()


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_daily_note_gives_back_its_entries_with_their_ids(end: str) -> None:
    session, after = read(DAY.replace("\n", end), ".md", HERE)
    assert [(session.id, session.flow), (after.id, after.flow)] == [(SESSION.id, "morning"), (NEXT.id, "note")]
    assert (session.tags, session.starred, after.tags) == (("work", "deep work"), True, ("a/b",))
    assert text_of(after) == "# mine\n---\nTags: x"


def test_where_an_entry_was_added_or_an_id_is_none_they_are_read_as_markdown() -> None:
    more = read(DAY + "\n## Note · 20:00\n\nAdded in Obsidian.\n", ".md", HERE)
    assert len(more) == 3 and not {SESSION.id, NEXT.id} & {one.id for one in more}
    assert SESSION.id not in {one.id for one in read(DAY.replace(NEXT.id, "../x"), ".md", HERE)}
    assert len(read(DAY.replace(NEXT.id, SESSION.id), ".md", HERE)) == 2


def test_what_is_wrong_is_named_by_its_line_in_the_file() -> None:
    number = DAY.split("\n").index("## Morning practice · 06:41") + 1
    with pytest.raises(UnreadableError, match=f"^line {number} "):
        read(DAY.replace("· 06:41", "· 26:41"), ".md", HERE)


def test_an_outline_gives_back_texts_tags_and_stars() -> None:
    one = note("Walked.\n\nSlept.", tags=("walk",), starred=True)
    first, second = read(written("org", one, entry(*WHOLE, at=MORNING + timedelta(hours=1))).decode(), ".org", HERE)
    assert (text_of(first), first.tags, first.starred) == ("Walked.\n\nSlept.", ("walk",), True)
    assert (first.day, first.begun.hour, second.starred) == (one.day, 6, False)
    assert text_of(second).startswith("Morning practice\n*How are you feeling right now?*")
