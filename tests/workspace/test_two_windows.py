"""Two windows in one session or on one page: what one wrote is never lost to what the other does."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.workspace.conftest import START, on_disk, open_at
from tui.practice.session import Session, with_answer
from tui.records.answers import Known, Long, texts
from tui.records.roles import Role
from tui.workspace import NotebookError, NotebookLocked, Workspace


def words(text: str) -> Known:
    return Long(step="note", role=Role.NOTE, text=text)


def said(session: Session) -> list[str]:
    return [text for answer in session.answers for text in texts(answer)]


def windows(home: Path) -> tuple[Workspace, Workspace]:
    """Two windows, and a note that waits with one word, begun in the first."""
    one, two = open_at(home), open_at(home, START + timedelta(minutes=1), seed=2)
    one.save(with_answer(one.begin("note"), words("first")))
    return one, two


def goes_on(window: Workspace, text: str) -> Session:
    """The waiting note resumed in a window, with other words, saved."""
    session = with_answer(window.resume(window.waiting()[0].id), words(text))
    window.save(session)
    return session


def test_a_session_goes_on_as_the_other_window_left_it(tmp_path: Path) -> None:
    one, two = windows(tmp_path)
    seen = one.waiting()[0]
    goes_on(two, "first, and a page from the second window")
    assert said(one.resume(seen.id)) == ["first, and a page from the second window"]


def test_a_session_that_is_finished_elsewhere_cannot_be_resumed(tmp_path: Path) -> None:
    one, two = windows(tmp_path)
    seen = one.waiting()[0]
    two.keep(two.resume(seen.id))
    with pytest.raises(NotebookError, match="waits no longer"):
        one.resume(seen.id)


def test_what_was_written_since_it_was_seen_is_not_thrown_away(tmp_path: Path) -> None:
    one, two = windows(tmp_path)
    seen = one.waiting()[0]
    goes_on(two, "first, and more")
    with pytest.raises(NotebookError, match="Another window"):
        one.drop(seen)
    one.drop(one.waiting()[0])
    assert one.waiting() == ()


@pytest.mark.parametrize("how", ["save", "save_now"])
def test_writing_over_what_the_other_window_wrote_makes_two_drafts(tmp_path: Path, how: str) -> None:
    one, two = windows(tmp_path)
    mine = one.resume(one.waiting()[0].id)
    goes_on(two, "first, of the second")
    for text in ("first, of", "first, of the first"):
        mine = with_answer(mine, words(text))
        getattr(one, how)(mine)
    assert sorted(said(session)[0] for session in one.waiting()) == ["first, of the first", "first, of the second"]
    entry = one.keep(mine)
    assert entry is not None
    assert [said(session) for session in two.waiting()] == [["first, of the second"]]


def test_a_window_that_only_looked_on_leaves_what_the_other_wrote(tmp_path: Path) -> None:
    one, two = windows(tmp_path)
    mine = one.resume(one.waiting()[0].id)
    goes_on(two, "first, and more")
    assert one.save(mine)
    assert [said(session) for session in one.waiting()] == [["first, and more"]]


def test_finishing_an_older_copy_leaves_the_newer_words_waiting(tmp_path: Path) -> None:
    one, two = windows(tmp_path)
    older = two.resume(two.waiting()[0].id)
    goes_on(one, "first, and a long paragraph")
    entry = two.keep(older)
    assert entry is not None
    (waiting,) = open_at(tmp_path, START + timedelta(hours=1), seed=3).waiting()
    assert said(waiting) == ["first, and a long paragraph"]
    one.keep(one.resume(waiting.id))
    stored = on_disk(tmp_path)[entry.id]
    assert stored["answers"][0]["text"] == "first, and a long paragraph"
    assert stored["revisions"][0]["answers"][0]["text"] == "first"
    assert one.waiting() == ()


def test_what_goes_beyond_a_finished_page_waits_and_what_does_not_is_hidden(tmp_path: Path) -> None:
    one, two = windows(tmp_path)
    mine = two.resume(two.waiting()[0].id)
    one.keep(one.resume(mine.id))
    two.save(mine)
    assert open_at(tmp_path, START + timedelta(hours=1), seed=3).waiting() == ()
    two.save_now(with_answer(mine, words("first, and what came after")))
    (waiting,) = open_at(tmp_path, START + timedelta(hours=1), seed=3).waiting()
    assert said(waiting) == ["first, and what came after"]


def test_finished_twice_it_keeps_what_was_done_to_it_between(tmp_path: Path) -> None:
    one, two = windows(tmp_path)
    mine = two.resume(two.waiting()[0].id)
    entry = one.keep(one.resume(mine.id))
    assert entry is not None
    one.star([entry.id], on=True)
    one.tag([entry.id], ["work"])
    one.move_to_day([entry.id], date(2026, 11, 1))
    two.keep(with_answer(mine, words("first, and second")))
    stored = on_disk(tmp_path)[entry.id]
    assert (stored["tags"], stored["starred"], stored["day"]) == (["work"], True, "2026-11-01")
    assert stored["answers"][0]["text"] == "first, and second"
    assert [row.id for row in two.listing()] == [entry.id]


def test_finished_twice_in_one_window_it_is_one_page_and_undo_takes_back_the_second(tmp_path: Path) -> None:
    one, _ = windows(tmp_path)
    one.portrait(), one.listing()
    mine = one.resume(one.waiting()[0].id)
    one.keep(mine)
    one.keep(with_answer(mine, words("first, and second")))
    assert len(one.listing()) == one.portrait().entries == 1
    one.undo()
    (stored,) = on_disk(tmp_path).values()
    assert (stored["answers"][0]["text"], stored["deleted"]) == ("first", None)


def test_what_is_finished_after_its_page_was_deleted_is_seen(tmp_path: Path) -> None:
    one, two = windows(tmp_path)
    mine = two.resume(two.waiting()[0].id)
    entry = one.keep(one.resume(mine.id))
    assert entry is not None
    one.trash(entry.id)
    two.keep(mine)
    assert on_disk(tmp_path)[entry.id]["deleted"]
    two.keep(with_answer(mine, words("first, and second")))
    assert on_disk(tmp_path)[entry.id]["deleted"] is None


def test_closing_a_page_unchanged_leaves_the_draft_of_the_other_window(tmp_path: Path) -> None:
    one, two = open_at(tmp_path), open_at(tmp_path, START + timedelta(minutes=1), seed=2)
    page = one.note("a page")
    assert page is not None
    here, there = one.open_page(page.id), two.open_page(page.id)
    one.save_edit(here, (words("a page, longer"),))
    two.waiting()
    two.keep_edit(there, there.answers)
    assert two.open_page(page.id).answers == (words("a page, longer"),)


def test_two_windows_on_one_page_have_a_draft_each(tmp_path: Path) -> None:
    one, two = open_at(tmp_path), open_at(tmp_path, START + timedelta(minutes=1), seed=2)
    page = one.note("a page")
    assert page is not None
    here, there = one.open_page(page.id), two.open_page(page.id)
    for number in range(2):
        one.save_edit(here, (words(f"a page, here {number}"),))
        two.save_edit(there, (words(f"a page, there {number}"),))
    assert [entry.id for entry in one.waiting_edits()] == [page.id]
    left = sorted(draft["answers"][0]["text"] for draft in one.drafts.load_all())
    assert left == ["a page, here 1", "a page, there 1"]
    one.keep_edit(here, (words("a page, here"),))
    assert two.open_page(page.id).answers == (words("a page, there 1"),)


def test_what_was_written_while_a_window_was_locked_out_is_read_once_it_is_let_in(tmp_path: Path) -> None:
    one, two = open_at(tmp_path), open_at(tmp_path, START + timedelta(minutes=1), seed=2)
    one.note("before")
    assert len(one.listing()) == 1
    two.encrypt("walnut lamp river")
    two.note("after")
    with pytest.raises(NotebookLocked):
        one.listing()
    one.unlock("walnut lamp river")
    assert len(one.listing()) == 2
