"""An encrypted notebook in the full screen."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from tests.app.driving import MORNING, Driver, driving, workspace
from tui.records.answers import texts
from tui.workspace.unsaved_texts import SECONDS

SECRET = "walnut lamp river"


def encrypted(home: Path) -> None:
    space = workspace(home)
    space.start()
    space.entries.note("The heron came back.")
    space.encryption.encrypt(SECRET)


async def test_nothing_is_shown_before_the_passphrase_and_everything_after_it(tmp_path: Path) -> None:
    encrypted(tmp_path)
    async with driving(tmp_path) as taut:
        assert "This notebook is encrypted" in taut.words
        await taut.press("2", "n", "enter")
        assert "heron" not in taut.screen
        await taut.write("a lamp", "enter")
        assert "That is not the passphrase" in taut.words
        assert "walnut" not in taut.screen
        await taut.write(SECRET, "enter")
        assert "encrypted" not in taut.words
        await taut.press("6")
        assert "heron" in taut.screen
        await taut.press("n")
        await taut.write("It stood in the reeds.", "escape")
    assert not any(b"reeds" in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    async with driving(tmp_path) as taut:
        await taut.write(SECRET, "enter")
        assert "Note" in taut.screen


async def test_the_passphrase_is_never_on_the_screen_and_escape_leaves(tmp_path: Path) -> None:
    encrypted(tmp_path)
    async with driving(tmp_path) as taut:
        await taut.press(*"river")
        assert "river" not in taut.screen
        await taut.press("escape")
        assert taut.app.return_code == 0


async def half_a_note(taut: Driver, home: Path) -> None:
    """A note is being written, and another window encrypts the notebook."""
    await taut.press("n")
    await taut.write("half a sent")
    await asyncio.sleep(SECONDS + 0.2)
    await taut.settle()
    workspace(home, MORNING + timedelta(minutes=3), 7).encryption.encrypt(SECRET)
    await taut.write("ence")
    await asyncio.sleep(SECONDS + 0.2)
    await taut.settle()


@pytest.mark.parametrize("key", ["escape", "tab", "ctrl+q"])
async def test_what_is_being_written_when_another_window_encrypts_is_kept_with_the_passphrase(
    tmp_path: Path, key: str
) -> None:
    async with driving(tmp_path, prepare=lambda space: space.entries.note("The heron came back.")) as taut:
        await half_a_note(taut, tmp_path)
        assert "encrypted in another window" in taut.words
        await taut.write("a lamp", "enter")
        assert "That is not the passphrase" in taut.words
        await taut.press("escape")
        assert "half a sentence" in taut.words
        await taut.press(key)
        assert "encrypted in another window" in taut.words
        await taut.write(SECRET, "enter")
    assert not any(b"sentence" in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    space = workspace(tmp_path)
    space.vault.unlock(SECRET)
    kept = [entry.answers for entry in space.journal.entries()] + [
        session.answers for session in space.sessions.waiting()
    ]
    assert ["half a sentence"] in [[text for answer in answers for text in texts(answer)] for answers in kept]


async def test_a_page_being_edited_when_another_window_encrypts_is_kept_with_the_passphrase(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=lambda space: space.entries.note("The heron came back.")) as taut:
        await taut.press("6", "e")
        workspace(tmp_path, MORNING + timedelta(minutes=3), 7).encryption.encrypt(SECRET)
        await taut.write(" And left.", "escape")
        assert "encrypted in another window" in taut.words
        await taut.write(SECRET, "enter")
        assert "And left." in taut.words
    space = workspace(tmp_path)
    space.vault.unlock(SECRET)
    assert [text for answer in space.journal.newest(1)[0].answers for text in texts(answer)] == [
        "The heron came back. And left."
    ]


async def test_a_place_asks_for_the_passphrase_when_another_window_has_encrypted(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=lambda space: space.entries.note("The heron came back.")) as taut:
        await taut.press("6")
        other = workspace(tmp_path, MORNING + timedelta(minutes=3), 7)
        other.encryption.encrypt(SECRET)
        other.entries.note("It stood in the reeds.")
        taut.app.on_app_focus()
        await taut.settle()
        assert "This notebook is encrypted" in taut.words
        await taut.write(SECRET, "enter")
        assert "It stood" in taut.screen
