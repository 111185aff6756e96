from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from tui.store.drafts import Drafts


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    return Drafts(tmp_path / "drafts")


def test_looking_for_drafts_makes_nothing(drafts: Drafts) -> None:
    assert (drafts.load_all(), drafts.load("a"), drafts.finished()) == ([], None, {})
    drafts.remove("a")
    drafts.forget("a")
    assert not drafts.folder.exists()


def test_a_draft_comes_back_as_it_was_saved_last(drafts: Drafts) -> None:
    drafts.save("one", {"id": "one", "text": "half a"})
    drafts.save("one", {"id": "one", "text": "half a sentence \ud83d\ude00 \x1b é"})
    assert drafts.load("one") == {"id": "one", "text": "half a sentence 😀 \x1b é"}
    drafts.remove("one")
    assert drafts.load("one") is None


def test_the_last_one_touched_comes_first(drafts: Drafts) -> None:
    for number, name in enumerate(("b", "a", "c")):
        drafts.save(name, {"id": name})
        os.utime(drafts.path(name), (number, number))
    assert [draft["id"] for draft in drafts.load_all()] == ["c", "a", "b"]


def test_damaged_drafts_are_set_aside_and_the_others_load(drafts: Drafts) -> None:
    drafts.save("good", {"id": "good"})
    for content in (b"", b"{", b"[1]", b"\xff"):
        drafts.path("bad").write_bytes(content)
        assert drafts.load_all() == [{"id": "good"}]
    aside = sorted(path.read_bytes() for path in drafts.folder.glob("bad.json.damaged-*"))
    assert aside == [b"", b"[1]", b"{", b"\xff"]


def test_a_finished_draft_is_kept_out_of_sight(drafts: Drafts) -> None:
    drafts.save("one", {"place": 3})
    drafts.finish("one", {"id": "one", "flow": "morning"})
    assert drafts.load_all() == []
    assert drafts.finished() == {"one": {"id": "one", "flow": "morning"}}
    drafts.forget("one")
    assert drafts.finished() == {}


@pytest.mark.parametrize("name", ["", "../one", "a/b", ".hidden", "a\\b", "C:x", "x" * 200])
def test_no_id_leads_out_of_the_folder(drafts: Drafts, name: str) -> None:
    with pytest.raises(ValueError, match="letters, digits and dashes"):
        drafts.save(name, {})


def test_what_killed_writers_left_is_swept_by_the_next_save(drafts: Drafts) -> None:
    drafts.save("one", {})
    dead = drafts.folder / ".one.json.999999999-00000000.tmp"
    old = drafts.folder / f".gone.json.{os.getpid()}-00000000.tmp"
    fresh = drafts.folder / f".gone.json.{os.getpid()}-11111111.tmp"
    theirs = drafts.folder / ".notes.tmp"
    for path in (dead, old, fresh, theirs):
        path.write_bytes(b"")
    os.utime(old, (time.time() - 100,) * 2)
    drafts.load_all()
    assert dead.exists()
    drafts.save("two", {})
    assert [path.exists() for path in (old, fresh, theirs)] == [False, True, True]
    assert not dead.exists() or os.name == "nt"


def test_the_signal_handlers_way_saves_the_same(drafts: Drafts) -> None:
    drafts.save_now("one", {"text": "cut off"})
    assert drafts.load("one") == {"text": "cut off"}
