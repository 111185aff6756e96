"""Leaving in every way: what stands on the screen is on the disk afterwards, or taut says that it is not."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from tests.app.driving import Driver, driving, first_run, workspace
from tui.app.background import Background
from tui.app.widgets.editor import Line
from tui.store import disk, storage
from tui.workspace import Workspace, outside
from tui.workspace.unkept import texts


def full(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    for module in (disk, storage):
        monkeypatch.setattr(module, "write_all", no_room, raising=False)


def holds(home: Path, words: str) -> bool:
    return any(words.encode() in path.read_bytes() for path in home.rglob("*") if path.is_file())


def said(driver: Driver) -> str:
    return " ".join(driver.words.replace("▌", " ").split())


async def edit(driver: Driver, words: str) -> None:
    await driver.press("2", "e")
    await driver.write(words)


async def test_an_edit_that_cannot_be_written_is_not_left_in_silence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driving(tmp_path, prepare=lambda space: space.note("first")) as driver:
        await edit(driver, " and more")
        with monkeypatch.context() as patch:
            full(patch)
            await driver.press("ctrl+q")
            assert not driver.app._exit
            assert "The same key again" in said(driver)
        await driver.app.background.idle()
        await driver.press("ctrl+g", "escape")
        await driver.write("!")
        driver.app._leaves_anyway = False
        await driver.press("ctrl+q")
        assert driver.app._exit and holds(tmp_path, "and more!")


async def test_on_a_full_disk_the_same_key_again_leaves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with driving(tmp_path, prepare=lambda space: space.note("first")) as driver:
        await edit(driver, " and more")
        full(monkeypatch)
        await driver.press("ctrl+q", "ctrl+q")
        assert driver.app._exit


async def test_what_stands_under_another_screen_is_written_too(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=lambda space: space.note("first")) as driver:
        await edit(driver, " and more")
        await driver.press("ctrl+g", "ctrl+q")
        assert driver.app._exit and holds(tmp_path, "and more")


async def test_words_in_a_dialog_outlive_leaving_and_stand_there_again(tmp_path: Path) -> None:
    async with driving(tmp_path) as driver:
        await first_run(driver)
        await driver.press("3", "f")
        await driver.write("A fact half")
        await driver.press("ctrl+q")
        assert driver.app._exit
    async with driving(tmp_path) as driver:
        await driver.press("3", "f")
        assert "A fact half" in driver.words
        await driver.write(" written", "enter")
        await driver.press("f")
        assert driver.app.screen.query_one(Line).text == ""
        await driver.press("escape")
    assert texts(workspace(tmp_path)) == {}
    assert [fact.text for fact in workspace(tmp_path).portrait().results[0].facts][-1] == "A fact half written"


@pytest.mark.parametrize(
    ("key", "words", "keeps"), [("f", "A fact that counts", ["enter"]), ("e", " or later", ["enter", "enter", "1"])]
)
async def test_words_in_a_dialog_that_cannot_be_kept_stand_there_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str, words: str, keeps: list[str]
) -> None:
    async with driving(tmp_path) as driver:
        await first_run(driver)
        await driver.press("3", key)
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
    app.write_what_is_left()
    assert holds(tmp_path, "typed just now")


@pytest.mark.parametrize("key", ["4", "3"])
async def test_own_names_in_a_frame_are_no_markup(tmp_path: Path, key: str) -> None:
    def names(space: Workspace) -> None:
        space.keep_outside("revise", outside.held([("x", "Rest [/work]")]))

    async with driving(tmp_path, prepare=names) as driver:
        await driver.press(key, "e")
        assert driver.app._exception is None
        if key == "4":
            assert "Rest [/work], in my words" in driver.words


async def test_leaving_waits_for_what_is_written_and_not_for_what_can_be_spared() -> None:
    done: list[str] = []
    background = Background(lambda problem: done.append(repr(problem)))
    background.do(lambda: done.append("saved"))
    background.hurry()
    background.do(lambda: done.append("tidied"), lambda _: done.append("shown"), spare=True)
    background.do(lambda: done.append("saved again"))
    await background.idle()
    background.finish()
    assert done == ["saved", "saved again"]
