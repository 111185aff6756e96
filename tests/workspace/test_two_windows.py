"""Two windows in one session or on one page: what one wrote is never lost to what the other does."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.workspace.conftest import START, on_disk, open_at
from tui.practice.session import Session, with_answer
from tui.records.answers import Known, Long, texts
from tui.records.roles import Role
from tui.workspace import LockedError, StoreError, Workspace


def words(text: str) -> Known:
    return Long(step="note", role=Role.NOTE, text=text)


def said(session: Session) -> list[str]:
    return [text for answer in session.answers for text in texts(answer)]


def windows(home: Path) -> tuple[Workspace, Workspace]:
    """Two windows, and a note that waits with one word, begun in the first."""
    one, two = open_at(home), open_at(home, START + timedelta(minutes=1), seed=2)
    one.sessions.save(with_answer(one.sessions.begin("note"), words("first")))
    return one, two


def goes_on(window: Workspace, text: str) -> Session:
    """The waiting note resumed in a window, with other words, saved."""
    session = with_answer(window.sessions.resume(window.sessions.waiting()[0].id), words(text))
    window.sessions.save(session)
    return session


def test_a_session_goes_on_as_the_other_window_left_it(tmp_path: Path) -> None:
    one, two = windows(tmp_path)
    seen = one.sessions.waiting()[0]
    goes_on(two, "first, and a page from the second window")
    assert said(one.sessions.resume(seen.id)) == ["first, and a page from the second window"]


def test_a_session_that_is_finished_elsewhere_cannot_be_resumed(tmp_path: Path) -> None:
    one, two = windows(tmp_path)
    seen = one.sessions.waiting()[0]
    two.sessions.finish(two.sessions.resume(seen.id))
    with pytest.raises(StoreError, match="session is gone"):
        one.sessions.resume(seen.id)


def test_what_was_written_since_it_was_seen_is_not_thrown_away(tmp_path: Path) -> None:
    one, two = windows(tmp_path)
    seen = one.sessions.waiting()[0]
    goes_on(two, "first, and more")
    with pytest.raises(StoreError, match="Another window"):
        one.sessions.discard(seen)
    one.sessions.discard(one.sessions.waiting()[0])
    assert one.sessions.waiting() == ()


@pytest.mark.parametrize("how", ["save", "save_now"])
def test_writing_over_what_the_other_window_wrote_makes_two_drafts(tmp_path: Path, how: str) -> None:
    one, two = windows(tmp_path)
    mine = one.sessions.resume(one.sessions.waiting()[0].id)
    goes_on(two, "first, of the second")
    for text in ("first, of", "first, of the first"):
        mine = with_answer(mine, words(text))
        getattr(one.sessions, how)(mine)
    assert sorted(said(session)[0] for session in one.sessions.waiting()) == [
        "first, of the first",
        "first, of the second",
    ]
    entry = one.sessions.finish(mine)
    assert entry is not None
    assert [said(session) for session in two.sessions.waiting()] == [["first, of the second"]]


def test_a_window_that_only_looked_on_leaves_what_the_other_wrote(tmp_path: Path) -> None:
    one, two = windows(tmp_path)
    mine = one.sessions.resume(one.sessions.waiting()[0].id)
    goes_on(two, "first, and more")
    assert one.sessions.save(mine)
    assert [said(session) for session in one.sessions.waiting()] == [["first, and more"]]


def test_finishing_an_older_copy_leaves_the_newer_words_waiting(tmp_path: Path) -> None:
    one, two = windows(tmp_path)
    older = two.sessions.resume(two.sessions.waiting()[0].id)
    goes_on(one, "first, and a long paragraph")
    entry = two.sessions.finish(older)
    assert entry is not None
    (waiting,) = open_at(tmp_path, START + timedelta(hours=1), seed=3).sessions.waiting()
    assert said(waiting) == ["first, and a long paragraph"]
    one.sessions.finish(one.sessions.resume(waiting.id))
    stored = on_disk(tmp_path)[entry.id]
    assert stored["answers"][0]["text"] == "first, and a long paragraph"
    assert stored["revisions"][0]["answers"][0]["text"] == "first"
    assert one.sessions.waiting() == ()


def test_what_goes_beyond_a_finished_page_waits_and_what_does_not_is_hidden(tmp_path: Path) -> None:
    one, two = windows(tmp_path)
    mine = two.sessions.resume(two.sessions.waiting()[0].id)
    one.sessions.finish(one.sessions.resume(mine.id))
    two.sessions.save(mine)
    assert open_at(tmp_path, START + timedelta(hours=1), seed=3).sessions.waiting() == ()
    two.sessions.save_now(with_answer(mine, words("first, and what came after")))
    (waiting,) = open_at(tmp_path, START + timedelta(hours=1), seed=3).sessions.waiting()
    assert said(waiting) == ["first, and what came after"]


def test_finished_twice_it_keeps_what_was_done_to_it_between(tmp_path: Path) -> None:
    one, two = windows(tmp_path)
    mine = two.sessions.resume(two.sessions.waiting()[0].id)
    entry = one.sessions.finish(one.sessions.resume(mine.id))
    assert entry is not None
    one.entries.star([entry.id], on=True)
    one.entries.tag([entry.id], ["work"])
    one.entries.move_to_day([entry.id], date(2026, 11, 1))
    two.sessions.finish(with_answer(mine, words("first, and second")))
    stored = on_disk(tmp_path)[entry.id]
    assert (stored["tags"], stored["starred"], stored["day"]) == (["work"], True, "2026-11-01")
    assert stored["answers"][0]["text"] == "first, and second"
    assert [row.id for row in two.listing()] == [entry.id]


def test_finished_twice_in_one_window_it_is_one_page_and_undo_takes_back_the_second(tmp_path: Path) -> None:
    one, _ = windows(tmp_path)
    one.portrait(), one.listing()
    mine = one.sessions.resume(one.sessions.waiting()[0].id)
    one.sessions.finish(mine)
    one.sessions.finish(with_answer(mine, words("first, and second")))
    assert len(one.listing()) == one.portrait().entries == 1
    one.entries.undo()
    (stored,) = on_disk(tmp_path).values()
    assert (stored["answers"][0]["text"], stored["deleted"]) == ("first", None)


def test_what_is_finished_after_its_page_was_deleted_is_seen(tmp_path: Path) -> None:
    one, two = windows(tmp_path)
    mine = two.sessions.resume(two.sessions.waiting()[0].id)
    entry = one.sessions.finish(one.sessions.resume(mine.id))
    assert entry is not None
    one.entries.trash(entry.id)
    two.sessions.finish(mine)
    assert on_disk(tmp_path)[entry.id]["deleted"]
    two.sessions.finish(with_answer(mine, words("first, and second")))
    assert on_disk(tmp_path)[entry.id]["deleted"] is None


def test_closing_a_page_unchanged_leaves_the_draft_of_the_other_window(tmp_path: Path) -> None:
    one, two = open_at(tmp_path), open_at(tmp_path, START + timedelta(minutes=1), seed=2)
    page = one.entries.note("a page")
    assert page is not None
    here, there = one.edits.open(page.id), two.edits.open(page.id)
    one.edits.save_draft(here, (words("a page, longer"),))
    two.sessions.waiting()
    two.edits.finish(there, there.answers)
    assert two.edits.open(page.id).answers == (words("a page, longer"),)


def test_two_windows_on_one_page_have_a_draft_each(tmp_path: Path) -> None:
    one, two = open_at(tmp_path), open_at(tmp_path, START + timedelta(minutes=1), seed=2)
    page = one.entries.note("a page")
    assert page is not None
    here, there = one.edits.open(page.id), two.edits.open(page.id)
    for number in range(2):
        one.edits.save_draft(here, (words(f"a page, here {number}"),))
        two.edits.save_draft(there, (words(f"a page, there {number}"),))
    assert [entry.id for entry in one.edits.waiting()] == [page.id]
    left = sorted(draft["answers"][0]["text"] for draft in one.drafts.load_all())
    assert left == ["a page, here 1", "a page, there 1"]
    one.edits.finish(here, (words("a page, here"),))
    assert two.edits.open(page.id).answers == (words("a page, there 1"),)


def test_what_was_written_while_a_window_was_locked_out_is_read_once_it_is_let_in(tmp_path: Path) -> None:
    one, two = open_at(tmp_path), open_at(tmp_path, START + timedelta(minutes=1), seed=2)
    one.entries.note("before")
    assert len(one.listing()) == 1
    two.encryption.encrypt("walnut lamp river")
    two.entries.note("after")
    with pytest.raises(LockedError):
        one.listing()
    one.vault.unlock("walnut lamp river")
    assert len(one.listing()) == 2
