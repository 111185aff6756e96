"""What a list shows of an entry: words a person can tell one entry from another by."""

from __future__ import annotations

from datetime import timedelta

import msgspec

from tests.insights.people import choice, line, on, page
from tui.insights.fold.entry_summary import first_words
from tui.records.roles import Role


def test_a_date_is_not_what_an_entry_says_first() -> None:
    target = line(Role.TARGET, (on(0) + timedelta(days=90)).isoformat())
    assert first_words(page(0, target, line(Role.LETTER, "Dear one"), flow="renewal").answers) == "Dear one"


def test_still_so_says_what_it_was_asked_of() -> None:
    answer = msgspec.structs.replace(
        choice(Role.STILL, "yes", about="habit:1:0", text="yes"), asked="“coffee at four”: is that still true?"
    )
    assert first_words((answer,)) == "“coffee at four”: is that still true? yes"
