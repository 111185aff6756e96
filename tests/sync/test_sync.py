"""What a person is promised of syncing, over git and over a folder."""

from __future__ import annotations

import subprocess
import zlib
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from tests.app.driving import MORNING, workspace
from tests.sync.machines import KINDS, PASSPHRASE, make_place
from tui.practice.session import with_answer
from tui.records.answers import Long
from tui.records.entry import Entry
from tui.records.roles import Role
from tui.sync.errors import SyncError
from tui.workspace import StoreError, Workspace, quick_entries, sync_status, syncing

WORDS = "elephants in the planted garden"


@pytest.fixture(params=KINDS)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return make_place(tmp_path, request.param)


@pytest.fixture
def laptop(tmp_path: Path, place: Path) -> Workspace:
    space = workspace(tmp_path / "laptop")
    space.start()
    space.entries.note(WORDS)
    syncing.set_up(space, str(place), lambda: PASSPHRASE)
    syncing.sync(space)
    return space


@pytest.fixture
def server(tmp_path: Path, place: Path, laptop: Workspace) -> Workspace:
    space = workspace(tmp_path / "server", MORNING + timedelta(minutes=5), 2)
    space.start()
    syncing.join(space, str(place), lambda: PASSPHRASE)
    syncing.sync(space)
    return space


def texts(space: Workspace) -> list[str]:
    space.journal.storage.forget()
    return [answer.text for entry in space.journal.entries() for answer in entry.answers if isinstance(answer, Long)]


def answers_of(entry: Entry) -> list[Sequence[object]]:
    """As they are, and as they were."""
    return [entry.answers, *(revision.answers for revision in entry.revisions)]


def everything_at(place: Path) -> Iterator[bytes]:
    """Every file there, and every object where it is a repository, with what packs of bytes unpack to."""
    if place.suffix == ".git":
        listed = subprocess.run(
            ["git", "cat-file", "--batch-all-objects", "--batch"], cwd=place, capture_output=True, check=True
        )
        yield listed.stdout
    for path in place.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            yield data
            try:
                yield zlib.decompress(data)
            except zlib.error:
                pass
        yield path.name.encode()


def own_file(place: Path, name: str) -> Path:
    """A machine's only file of entries, in a folder."""
    return next(place.glob(f"{name}/????-??"))


def name_of(space: Workspace) -> str:
    return sync_status.status(space).machine


def test_what_one_wrote_the_other_has(laptop: Workspace, server: Workspace) -> None:
    assert texts(server) == [WORDS]
    server.entries.note("From the server.")
    syncing.sync(server)
    done = syncing.sync(laptop)
    assert done.has_news and "1 entry came in" in done.sentence
    assert texts(laptop) == ["From the server.", WORDS]
    assert not syncing.sync(server).has_news


def test_nothing_of_the_journal_can_be_read_there(laptop: Workspace, server: Workspace, place: Path) -> None:
    with_words = with_answer(server.sessions.begin("note"), Long(step="note", role=Role.NOTE, text="half a unicorn"))
    server.sessions.save(with_words)
    syncing.sync(server)
    found = b"\n".join(everything_at(place))
    assert name_of(laptop).encode() in found
    for word in (b"elephants", b"planted", b"unicorn", b"note", PASSPHRASE.encode(), b"answers"):
        assert word not in found.replace(b"notebook", b""), word


def test_readable_files_are_there_only_where_they_were_asked_for(tmp_path: Path) -> None:
    place = make_place(tmp_path, "folder")
    first, second = workspace(tmp_path / "first"), workspace(tmp_path / "second", seed=2)
    first.start()
    first.entries.note(WORDS)
    assert syncing.set_up(first, str(place), lambda: pytest.fail("asked"), plain=True) == ""
    syncing.sync(first)
    assert WORDS.encode() in own_file(place, name_of(first)).read_bytes()
    syncing.join(second, str(place), lambda: pytest.fail("asked"))
    syncing.sync(second)
    assert texts(second) == [WORDS]


def test_the_recovery_key_joins_and_another_does_not(laptop: Workspace, place: Path, tmp_path: Path) -> None:
    from tui.store.keys import new_secret

    third = workspace(tmp_path / "third", seed=3)
    for wrong in ("not the passphrase", new_secret()):
        with pytest.raises(StoreError):
            syncing.join(third, str(place), partial(str, wrong))
        assert not sync_status.is_set(third)
    key = (laptop.places.data / "sync" / "key").read_text()
    syncing.join(third, str(place), lambda: key)
    syncing.sync(third)
    assert texts(third) == [WORDS]


def test_an_encrypted_notebook_asks_for_nothing_new(tmp_path: Path, place: Path) -> None:
    first, second = workspace(tmp_path / "first"), workspace(tmp_path / "second", seed=2)
    first.start()
    first.entries.note(WORDS)
    first.encryption.encrypt(PASSPHRASE)
    assert syncing.set_up(first, str(place), lambda: pytest.fail("asked")) == ""
    syncing.sync(first)
    syncing.join(second, str(place), lambda: PASSPHRASE)
    syncing.sync(second)
    assert texts(second) == [WORDS]


def test_a_notebook_that_is_encrypted_later_leaves_no_readable_key(laptop: Workspace, server: Workspace) -> None:
    laptop.encryption.encrypt("another long passphrase")
    kept = b"".join(path.read_bytes() for path in (laptop.places.data / "sync").rglob("*") if path.is_file())
    assert b"AGE-SECRET-KEY" not in kept
    laptop.entries.note("Encrypted here.")
    syncing.sync(laptop)
    syncing.sync(server)
    assert "Encrypted here." in texts(server)
    laptop.encryption.decrypt()
    assert not syncing.sync(laptop).is_offline


def test_two_edits_of_one_entry_are_both_kept(laptop: Workspace, server: Workspace) -> None:
    (entry,) = laptop.journal.entries()
    laptop.entries.edit(entry.id, (quick_entries.note("Changed on the laptop."),))
    server.entries.edit(entry.id, (quick_entries.note("Changed on the server."),))
    for space in (laptop, server, laptop):
        syncing.sync(space)
    for space in (laptop, server):
        found = space.journal.get(entry.id)
        assert found is not None
        held = [answer.text for answers in answers_of(found) for answer in answers if isinstance(answer, Long)]
        assert set(held) == {WORDS, "Changed on the laptop.", "Changed on the server."}
    assert laptop.journal.get(entry.id) == server.journal.get(entry.id)


def test_what_is_deleted_for_good_goes_from_the_files_too(tmp_path: Path) -> None:
    place = make_place(tmp_path, "folder")
    first, second = workspace(tmp_path / "first"), workspace(tmp_path / "second", seed=2)
    first.start()
    for text in (WORDS, "Stays."):
        first.entries.note(text)
    syncing.set_up(first, str(place), lambda: "", plain=True)
    syncing.sync(first)
    syncing.join(second, str(place), lambda: "")
    syncing.sync(second)
    (entry,) = (entry for entry in second.journal.entries() if WORDS in str(entry.answers))
    second.entries.trash(entry.id)
    second.entries.empty_trash()
    for space in (second, first, second):
        syncing.sync(space)
    assert texts(first) == texts(second) == ["Stays."]
    assert not any(WORDS.encode() in found for found in everything_at(place))


def test_a_morning_begun_here_is_finished_there(laptop: Workspace, server: Workspace) -> None:
    begun = with_answer(laptop.sessions.begin("note"), Long(step="note", role=Role.NOTE, text="Begun on the laptop"))
    laptop.sessions.save(begun)
    syncing.sync(laptop)
    assert syncing.sync(server).has_news
    (waiting,) = server.sessions.waiting()
    went_on = with_answer(waiting, Long(step="note", role=Role.NOTE, text="Begun on the laptop, finished there."))
    server.sessions.save(went_on)
    for space in (server, laptop):
        syncing.sync(space)
    (back,) = laptop.sessions.waiting()
    assert back.said == went_on.said
    server.sessions.finish(server.sessions.resume(begun.id))
    for space in (server, laptop):
        syncing.sync(space)
    assert "Begun on the laptop, finished there." in texts(laptop)
    assert not laptop.sessions.waiting() and not list((laptop.places.data / "drafts").glob("*.json"))


def test_a_session_finished_there_is_not_offered_here_any_more(laptop: Workspace, server: Workspace) -> None:
    begun = with_answer(laptop.sessions.begin("note"), Long(step="note", role=Role.NOTE, text="Begun here"))
    laptop.sessions.save(begun)
    for space in (laptop, server):
        syncing.sync(space)
    answer = Long(step="note", role=Role.NOTE, text="Begun here, and finished in other words.")
    server.sessions.finish(with_answer(server.sessions.resume(begun.id), answer))
    for space in (server, laptop):
        syncing.sync(space)
    assert not laptop.sessions.waiting() and "Begun here, and finished in other words." in texts(laptop)


def test_a_session_discarded_here_does_not_come_back(laptop: Workspace, server: Workspace) -> None:
    begun = with_answer(laptop.sessions.begin("note"), Long(step="note", role=Role.NOTE, text="Half"))
    laptop.sessions.save(begun)
    for space in (laptop, server):
        syncing.sync(space)
    server.sessions.discard(server.sessions.resume(begun.id))
    for space in (laptop, server):
        syncing.sync(space)
    assert not server.sessions.waiting()
    assert laptop.sessions.waiting(), "it is the other's own to discard"


def test_words_typed_here_never_give_way_to_another_machine(laptop: Workspace, server: Workspace) -> None:
    begun = with_answer(laptop.sessions.begin("note"), Long(step="note", role=Role.NOTE, text="Half"))
    laptop.sessions.save(begun)
    for space in (laptop, server):
        syncing.sync(space)
    here = with_answer(laptop.sessions.resume(begun.id), Long(step="note", role=Role.NOTE, text="Half, on here"))
    there = with_answer(server.sessions.resume(begun.id), Long(step="note", role=Role.NOTE, text="Half, on there"))
    laptop.sessions.save(here)
    server.sessions.save(there)
    for space in (server, laptop, server):
        syncing.sync(space)
    assert [one.said for one in laptop.sessions.waiting()] == [here.said]
    assert [one.said for one in server.sessions.waiting()] == [there.said]


def test_offline_is_no_failure_and_the_next_sync_goes_on(laptop: Workspace, server: Workspace, place: Path) -> None:
    away = place.with_name("away")
    place.rename(away)
    laptop.entries.note("Written on the train.")
    done = syncing.sync(laptop)
    assert done.is_offline and "next sync" in done.sentence
    assert sync_status.brief(laptop) == "sync: offline"
    assert not place.exists(), "an unplugged disk is not begun anew"
    away.rename(place)
    syncing.sync(laptop)
    syncing.sync(server)
    assert "Written on the train." in texts(server)


def test_a_place_that_was_lost_is_filled_again(
    laptop: Workspace, server: Workspace, place: Path, tmp_path: Path
) -> None:
    server.entries.note("From the server.")
    for space in (server, laptop):
        syncing.sync(space)
    place.rename(tmp_path / "lost")
    make_place(tmp_path, "git" if place.suffix else "folder")
    syncing.sync(laptop)  # the server never comes back
    third = workspace(tmp_path / "third", seed=3)
    syncing.join(third, str(place), lambda: PASSPHRASE)
    syncing.sync(third)
    assert texts(third) == ["From the server.", WORDS]


def test_a_notebook_put_back_to_last_week_gets_its_words_back(
    laptop: Workspace, server: Workspace, tmp_path: Path
) -> None:
    import shutil

    saved = tmp_path / "disk"
    shutil.copytree(laptop.places.data, saved)
    laptop.entries.note("Since then.")
    syncing.sync(laptop)
    shutil.rmtree(laptop.places.data)
    shutil.copytree(saved, laptop.places.data)
    again = workspace(laptop.places.data, MORNING + timedelta(hours=1), 5)
    again.start()
    syncing.sync(again)
    assert texts(again) == ["Since then.", WORDS]


def test_a_copied_notebook_is_another_machine(laptop: Workspace, place: Path, tmp_path: Path) -> None:
    import shutil

    copied = tmp_path / "copied"
    shutil.copytree(laptop.places.data, copied)
    copy = workspace(copied, MORNING + timedelta(hours=1), 5)
    copy.start()
    copy.entries.note("From the copy.")
    syncing.sync(copy)
    assert name_of(copy) != name_of(laptop)
    syncing.sync(laptop)
    assert texts(laptop) == ["From the copy.", WORDS]


def damaged(place: Path, name: str, change: Callable[[bytes], bytes]) -> None:
    path = own_file(place, name)
    path.write_bytes(change(path.read_bytes()))


def flipped(data: bytes) -> bytes:
    middle = len(data) // 2
    return data[:middle] + (b"A" if data[middle : middle + 1] != b"A" else b"B") + data[middle + 1 :]


@pytest.mark.parametrize("place", ["folder"], indirect=True)
class TestAFolderThatWasTamperedWith:
    def test_a_changed_byte_is_refused_and_healed_by_its_owner(
        self, laptop: Workspace, server: Workspace, place: Path
    ) -> None:
        laptop.entries.note("More.")
        syncing.sync(laptop)
        damaged(place, name_of(laptop), flipped)
        server.entries.note("Mine.")
        with pytest.raises(SyncError, match=f"{name_of(laptop)}/2026-11 was changed or damaged"):
            syncing.sync(server)
        assert "More." not in texts(server)
        assert sync_status.brief(server) == "sync refused a file"
        syncing.sync(laptop)
        assert "Mine." in texts(laptop), "what is new here goes out all the same"
        syncing.sync(server)
        assert "More." in texts(server)

    def test_a_line_that_is_half_there_waits(self, laptop: Workspace, server: Workspace, place: Path) -> None:
        laptop.entries.note("More.")
        syncing.sync(laptop)
        whole = own_file(place, name_of(laptop)).read_bytes()
        damaged(place, name_of(laptop), lambda data: data[:-9])
        syncing.sync(server)
        assert "More." not in texts(server)
        damaged(place, name_of(laptop), lambda _: whole)
        syncing.sync(server)
        assert "More." in texts(server)

    def test_another_key_is_named(self, laptop: Workspace, server: Workspace, place: Path, tmp_path: Path) -> None:
        (tmp_path / "elsewhere").mkdir()
        other = make_place(tmp_path / "elsewhere", "folder")
        stranger = workspace(tmp_path / "stranger", seed=9)
        stranger.start()
        stranger.entries.note("A stranger's.")
        syncing.set_up(stranger, str(other), lambda: "a stranger's passphrase")
        syncing.sync(stranger)
        (other / name_of(stranger)).rename(place / name_of(stranger))
        with pytest.raises(SyncError, match="sealed with another key: nothing was merged"):
            syncing.sync(server)
        assert texts(server) == [WORDS]

    def test_a_newer_taut_is_named(self, laptop: Workspace, server: Workspace, place: Path) -> None:
        path = place / name_of(laptop) / "taut.json"
        path.write_bytes(path.read_bytes().replace(b'"format":1', b'"format":2'))
        with pytest.raises(SyncError, match="newer taut"):
            syncing.sync(server)

    def test_readable_lines_do_not_pass_for_sealed_ones(
        self, laptop: Workspace, server: Workspace, place: Path
    ) -> None:
        with own_file(place, name_of(laptop)).open("ab") as file:
            file.write(b'{"entries":[],"gone":{}}\n')
        with pytest.raises(SyncError, match="changed or damaged"):
            syncing.sync(server)

    def test_a_line_that_unpacks_without_end_is_refused(
        self, laptop: Workspace, server: Workspace, place: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from tui.sync import lines

        key = (laptop.places.data / "sync" / "key").read_text()
        bomb = lines.Sealing(key).line({"entries": [], "gone": {}, "more": "x" * 100_000})
        with own_file(place, name_of(laptop)).open("ab") as file:
            file.write(bomb)
        monkeypatch.setattr(lines, "LARGEST", 50_000)
        with pytest.raises(SyncError, match="changed or damaged"):
            syncing.sync(server)


def test_a_place_that_is_not_ours_is_refused(tmp_path: Path, place: Path) -> None:
    if place.suffix:
        work = tmp_path / "work"
        subprocess.run(["git", "clone", "--quiet", str(place), str(work)], check=True, capture_output=True)
        subprocess.run(
            "git -c user.name=x -c user.email=x@y commit -q --allow-empty -m x && git push -q origin HEAD:main",
            shell=True, cwd=work, check=True,
        )  # fmt: skip
    else:
        (place / "holiday.jpg").write_bytes(b"x")
    space = workspace(tmp_path / "home")
    with pytest.raises(SyncError, match="has other things in it"):
        syncing.set_up(space, str(place), lambda: PASSPHRASE)
    with pytest.raises(SyncError, match="No notebook syncs at"):
        syncing.join(space, str(place), lambda: PASSPHRASE)
    assert not sync_status.is_set(space)


def test_set_and_join_are_not_mixed_up(laptop: Workspace, place: Path, tmp_path: Path) -> None:
    with pytest.raises(SyncError, match="“taut sync join” joins it"):
        syncing.set_up(workspace(tmp_path / "other"), str(place), lambda: PASSPHRASE)
    with pytest.raises(SyncError, match="set up already"):
        syncing.join(laptop, str(place), lambda: PASSPHRASE)


def test_off_leaves_the_journal_and_the_place(laptop: Workspace, server: Workspace, place: Path) -> None:
    assert str(place) in syncing.off(laptop)
    assert not (laptop.places.data / "sync").exists() and texts(laptop) == [WORDS]
    with pytest.raises(SyncError, match="not set up"):
        syncing.sync(laptop)
    assert not syncing.sync(server).is_offline
    syncing.join(laptop, str(place), lambda: PASSPHRASE)
    assert "nothing new" in syncing.sync(laptop).sentence


def test_a_broken_local_copy_is_made_again(tmp_path: Path) -> None:
    place = make_place(tmp_path, "git")
    space = workspace(tmp_path / "home")
    space.start()
    space.entries.note(WORDS)
    syncing.set_up(space, str(place), lambda: PASSPHRASE)
    syncing.sync(space)
    for path in (tmp_path / "home" / "sync" / "repo").rglob("*"):
        if path.is_file():
            path.chmod(0o600)
            path.write_bytes(b"broken")
    space.entries.note("More.")
    assert "1 entry went out" in syncing.sync(space).sentence


def test_without_git_one_sentence_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = make_place(tmp_path, "git")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SyncError, match="git was not found: install it, or sync over a folder instead"):
        syncing.set_up(workspace(tmp_path / "home"), str(place), lambda: PASSPHRASE)


def test_a_daily_sync_sends_only_what_changed(tmp_path: Path) -> None:
    place = make_place(tmp_path, "folder")
    space = workspace(tmp_path / "home")
    space.start()
    for number in range(300):
        space.entries.note(f"Note {number}.")
    syncing.set_up(space, str(place), lambda: PASSPHRASE)
    syncing.sync(space)
    before = own_file(place, name_of(space)).read_bytes()
    space.entries.note("Today's.")
    syncing.sync(space)
    after = own_file(place, name_of(space)).read_bytes()
    assert after.startswith(before) and 0 < len(after) - len(before) < 1500
