"""Leaving in every way: what stands on the screen is on the disk afterwards, or taut says that it is not."""

from __future__ import annotations

import asyncio
import errno
import sys
import threading
from pathlib import Path

import pytest
from textual.events import Resize
from textual.geometry import Size
from textual.widgets import Input, TextArea

from tests.app.driving import Driver, driving, first_run, workspace
from tests.hostile import are_read_in_time, steps
from tui.app.base.screen import CommandScreen
from tui.app.dialogs.palette import Palette
from tui.app.dialogs.someone_to_talk_to import SupportScreen
from tui.app.journal.editing import EditingScreen
from tui.app.journal.entry_dialogs import TagDialog
from tui.app.runtime.worker import Worker
from tui.app.session.screen import SessionScreen
from tui.store import atomic_write, storage
from tui.terminal.editor import Line
from tui.terminal.key_queue import PATIENCE, KeyQueue
from tui.workspace import Workspace, quick_entries
from tui.workspace.unsaved_texts import SECONDS, texts


def full(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    for module in (atomic_write, storage):
        monkeypatch.setattr(module, "write_all", no_room, raising=False)


def holds(home: Path, words: str) -> bool:
    return any(words.encode() in path.read_bytes() for path in home.rglob("*") if path.is_file())


def said(driver: Driver) -> str:
    return " ".join(driver.words.replace("▌", " ").split())


async def edit(driver: Driver, words: str) -> None:
    await driver.press("6", "e")
    await driver.write(words)


async def test_an_edit_that_cannot_be_written_is_not_left_in_silence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driving(tmp_path, prepare=lambda space: space.entries.note("first")) as driver:
        await edit(driver, " and more")
        with monkeypatch.context() as patch:
            full(patch)
            await driver.press("ctrl+q")
            assert not driver.app._exit
            assert "Press the same key again" in said(driver)
        await driver.app.worker.idle()
        await driver.press("ctrl+g", "escape")
        await driver.write("!")
        await driver.press("ctrl+q")
        assert driver.app._exit and holds(tmp_path, "and more!")


async def test_on_a_full_disk_the_same_key_again_leaves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with driving(tmp_path, prepare=lambda space: space.entries.note("first")) as driver:
        await edit(driver, " and more")
        full(monkeypatch)
        await driver.press("ctrl+q", "ctrl+q")
        assert driver.app._exit


async def test_a_draft_that_fails_after_leaving_failed_says_how_to_leave_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driving(tmp_path, prepare=lambda space: space.entries.note("first")) as driver:
        await edit(driver, " and more")
        full(monkeypatch)
        await driver.press("ctrl+q")
        await driver.write(" still")
        await asyncio.sleep(SECONDS * 1.5)
        await driver.settle()
        assert "Press the same key again" in said(driver)


async def test_a_list_that_could_not_be_read_while_leaving_failed_is_read_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driving(tmp_path, prepare=lambda space: space.entries.note("first")) as driver:
        await edit(driver, " and more")
        with monkeypatch.context() as patch:
            full(patch)
            await driver.press("ctrl+q")
        await driver.press("escape", "1", "6")
        assert "first and more" in driver.words


async def test_leaving_gives_up_what_is_being_read_and_waits_for_what_is_saved(tmp_path: Path) -> None:
    done: list[str] = []
    worker = Worker(lambda problem: done.append(repr(problem)))
    begun = threading.Event()

    def read() -> None:
        begun.set()
        while True:
            sum(range(100))

    worker.do(read, lambda _: done.append("read"), lambda problem: done.append(type(problem).__name__), reads=True)
    worker.do(lambda: done.append("saved"))
    worker.do(lambda: done.append("read too"), reads=True)
    await asyncio.to_thread(begun.wait)
    worker.finish()
    await asyncio.sleep(0)
    assert done == ["saved", "LeavingError"]


@pytest.mark.parametrize(("keys", "title"), [("#", "Tags"), ("m", "Move to another day")])
async def test_words_in_a_form_of_the_journal_outlive_leaving(tmp_path: Path, keys: str, title: str) -> None:
    async with driving(tmp_path, prepare=lambda space: space.entries.note("first")) as driver:
        await driver.press("6", keys)
        await driver.write("half a word")
        await driver.press("ctrl+q")
        assert driver.app._exit
    async with driving(tmp_path) as driver:
        await driver.press("6", keys)
        assert title in driver.words and "half a word" in driver.words


async def test_someone_to_talk_to_outlives_leaving(tmp_path: Path) -> None:
    async with driving(tmp_path) as driver:
        await driver.press("ctrl+g")
        driver.app.screen.query_one("#name", Input).value = "Ada"
        await driver.press("ctrl+q")
        assert driver.app._exit and driver.app.workspace.settings.support_name == "Ada"


async def test_leaving_while_a_form_is_put_up_is_no_mistake(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=lambda space: space.entries.note("first")) as driver:
        await driver.press("6")
        driver.app.push_screen(TagDialog([], [], {}))
        driver.app.action_leave()
        await driver.settle()
        assert driver.app._exit and driver.app._exception is None


async def test_the_same_key_twice_opens_one_form(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=lambda space: space.entries.note("first")) as driver:
        for key, kind in (("ctrl+p", Palette), ("ctrl+g", SupportScreen), ("#", TagDialog), ("e", EditingScreen)):
            await driver.press("1", "6")
            driver.send(key, key)
            if key.startswith("ctrl"):
                driver.send("ctrl+g", "ctrl+p")
            await driver.settle()
            assert sum(isinstance(screen, kind) for screen in driver.app.screen_stack) == 1
            await driver.press("escape", "escape", "escape")
            assert driver.app._exception is None


async def test_what_stands_under_another_screen_is_written_too(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=lambda space: space.entries.note("first")) as driver:
        await edit(driver, " and more")
        await driver.press("ctrl+g", "ctrl+q")
        assert driver.app._exit and holds(tmp_path, "and more")


async def test_words_in_a_dialog_outlive_leaving_and_stand_there_again(tmp_path: Path) -> None:
    async with driving(tmp_path) as driver:
        await first_run(driver)
        await driver.press("2", "f")
        await driver.write("A fact half")
        await driver.press("ctrl+q")
        assert driver.app._exit
    async with driving(tmp_path) as driver:
        await driver.press("2", "f")
        assert "A fact half" in driver.words
        await driver.write(" written", "enter")
        await driver.press("f")
        assert driver.app.screen.query_one(Line).text == ""
        await driver.press("escape")
    assert texts(workspace(tmp_path)) == {}
    assert [fact.text for fact in workspace(tmp_path).portrait().results[0].facts][-1] == "A fact half written"


@pytest.mark.parametrize(
    ("key", "words", "keeps"),
    [("f", "A fact that counts", ["enter"]), ("e", " or later", ["enter", "enter", "1", "enter"])],
)
async def test_words_in_a_dialog_that_cannot_be_kept_stand_there_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str, words: str, keeps: list[str]
) -> None:
    async with driving(tmp_path) as driver:
        await first_run(driver)
        await driver.press("2", key)
        await driver.write(words)
        with monkeypatch.context() as patch:
            full(patch)
            await driver.press(*keeps)
            assert "no room on the disk" in said(driver)
        await driver.press(key)
        assert words in driver.words


async def test_a_mistake_of_ours_loses_no_word(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError):
        async with driving(tmp_path, begin="note") as driver:
            await driver.write("typed just now")
            app = driver.app
            app._handle_exception(RuntimeError("a mistake"))
    app.shutdown.finish()
    assert holds(tmp_path, "typed just now")


@pytest.mark.parametrize("key", ["5", "2"])
async def test_own_names_in_a_frame_are_no_markup(tmp_path: Path, key: str) -> None:
    def names(space: Workspace) -> None:
        space.entries.add("revise", quick_entries.held([("x", "Rest [/work]")]))

    async with driving(tmp_path, prepare=names) as driver:
        await driver.press(key, "e")
        assert driver.app._exception is None
        if key == "5":
            assert "Rest [/work], in my words" in driver.words


async def test_leaving_waits_for_what_is_written_and_not_for_what_can_be_spared() -> None:
    done: list[str] = []
    worker = Worker(lambda problem: done.append(repr(problem)))
    worker.do(lambda: done.append("saved"))
    worker.hurry()
    worker.do(lambda: done.append("tidied"), lambda _: done.append("shown"), spare=True)
    worker.do(lambda: done.append("saved again"))
    await worker.idle()
    worker.finish()
    assert done == ["saved", "saved again"]


async def test_giving_up_what_was_just_read_never_ends_what_is_saved_after_it() -> None:
    done: list[str] = []
    worker = Worker(lambda problem: done.append(repr(problem)))

    def read() -> None:
        worker._ends = True
        worker._give_up()

    def save() -> str:
        worker._give_up()
        return "saved" if sum(1 for _ in range(1000)) else ""

    for _ in range(200):
        worker.do(read, reads=True)
        worker.do(save, done.append)
        await worker.idle()
        worker.stay()
    assert done == ["saved"] * 200


@pytest.mark.skipif(sys.platform == "win32", reason="limits on processor time are POSIX")
async def test_what_was_read_leaves_nothing_that_python_looks_for_at_every_step() -> None:
    """A pending error that no thread takes makes every step slower, and ends in a circle where steps are counted."""
    worker = Worker(print)

    def given_up() -> None:
        worker._ends = True
        worker._give_up()

    for read in (dir, given_up):
        worker.do(read, reads=True)
        await worker.idle()
        worker.stay()
    assert are_read_in_time(lambda text: steps(lambda words: words, text), ["words"])
    worker.finish()


@pytest.mark.parametrize("rebound", [False, True])
async def test_the_key_that_leaves_waits_for_no_others_that_come_to_no_end(tmp_path: Path, rebound: bool) -> None:
    def other_key(space: Workspace) -> None:
        if rebound:
            space.settings = space.settings._replace(keys={"app": {"quit": "f10"}})

    async with driving(tmp_path, prepare=other_key) as driver:
        driver.app.sessions.is_moving = True
        asked: list[float] = []
        loop, until = asyncio.get_running_loop(), KeyQueue.settled

        async def settled(app: KeyQueue[None]) -> None:
            began = loop.time()
            await until(app)
            asked.append(loop.time() - began)

        KeyQueue.settled = settled  # type: ignore[method-assign,assignment]  # held up
        try:
            driver.send(*["escape"] * 12, "f10" if rebound else "ctrl+q")
            while not driver.app._exit:
                await asyncio.sleep(0.02)
        finally:
            KeyQueue.settled = until  # type: ignore[method-assign]  # as it was
        assert sum(asked) < 12 * PATIENCE


async def test_a_key_that_hangs_keeps_nobody_from_leaving(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with driving(tmp_path) as driver:

        async def hang() -> None:
            await asyncio.Event().wait()

        monkeypatch.setattr(driver.app, "action_support", hang)
        driver.send("ctrl+g", "ctrl+q")
        while not driver.app._exit:
            await asyncio.sleep(0.02)


async def test_a_session_that_was_left_goes_from_under_a_dialog_too(tmp_path: Path) -> None:
    async with driving(tmp_path, begin="note") as driver:
        await driver.write("words")
        screen = driver.app.screen
        assert isinstance(screen, SessionScreen)
        screen.action_pause()
        driver.app.action_support()
        await driver.settle()
        assert screen not in driver.app.screen_stack


async def test_what_a_signal_interrupts_is_saved_up_to_the_last_key(tmp_path: Path) -> None:
    async with driving(tmp_path, begin="note") as driver:
        await driver.write("typed a while ago")
        # In the field, and no message of it was heard yet.
        driver.app.screen.query_one(TextArea).insert(" and just now")
        driver.app.shutdown.save_now()
        assert holds(tmp_path, "typed a while ago and just now")


async def test_a_size_from_before_the_last_asks_for_no_room(tmp_path: Path) -> None:
    async with driving(tmp_path) as driver:
        screen = driver.app.screen
        assert isinstance(screen, CommandScreen)
        screen.on_resize(Resize(Size(10, 4), Size(10, 4)))
        assert not screen.has_class("-no-room")
        await driver.pilot.resize_terminal(30, 8)
        await driver.settle()
        assert screen.has_class("-no-room")


async def test_the_key_that_leaves_is_heard_over_a_text_to_read_on_its_way_in_and_out(tmp_path: Path) -> None:
    for keys in (("ctrl+o", "ctrl+q"), ("ctrl+o", "escape", "ctrl+q"), ("ctrl+p", "enter", "ctrl+q")):
        async with driving(tmp_path, begin="note") as driver:
            driver.send(*keys)
            await driver.settle()
            assert not driver.app.is_running or driver.app._exit, keys
