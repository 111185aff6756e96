"""An encrypted notebook in the full screen."""

from __future__ import annotations

from pathlib import Path

from tests.app.driving import driving, workspace

SECRET = "walnut lamp river"


def encrypted(home: Path) -> None:
    space = workspace(home)
    space.start()
    space.note("The heron came back.")
    space.encrypt(SECRET)


async def test_nothing_is_shown_before_the_passphrase_and_everything_after_it(tmp_path: Path) -> None:
    encrypted(tmp_path)
    async with driving(tmp_path) as taut:
        assert "This notebook is encrypted" in taut.words
        await taut.press("2", "n", "enter")
        assert "heron" not in taut.screen
        await taut.write("a lamp", "enter")
        assert "This is not the passphrase" in taut.words
        assert "walnut" not in taut.screen
        await taut.write(SECRET, "enter")
        assert "encrypted" not in taut.words
        await taut.press("2")
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
