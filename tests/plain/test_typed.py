"""Bytes from a terminal, as letters: late replies of its own, old encodings, and what a backspace takes."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app.test_foundation_pieces import REPLIES
from tests.cli.test_processes import ROOT, RUN
from tests.terminal.harness import Terminal
from tui.plain import reader
from tui.plain.reader import Piped, Typed

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="terminals as POSIX has them")


class Keyboard:
    """Types bytes, and hears the echo."""

    def __init__(self) -> None:
        self.end, self._typed = os.pipe()
        self.echoed: list[str] = []
        self.typed = Typed(self.end, self.echoed.append, "utf-8")

    def line(self, data: bytes) -> str:
        os.write(self._typed, data)
        return self.typed.line()

    def close(self) -> None:
        os.close(self.end)
        os.close(self._typed)


@pytest.fixture
def keyboard() -> Iterator[Keyboard]:
    found = Keyboard()
    yield found
    found.close()


@pytest.mark.parametrize("chunk", [1, 3, 4096])
@pytest.mark.parametrize("reply", REPLIES)
def test_a_reply_of_the_terminal_is_no_answer(
    keyboard: Keyboard, monkeypatch: pytest.MonkeyPatch, reply: str, chunk: int
) -> None:
    monkeypatch.setattr(reader, "CHUNK", chunk)
    assert keyboard.line(f"a{reply}b{reply}{reply}c\n".encode()) == "abc"
    assert "".join(keyboard.echoed) == "abc\n"


def test_a_reply_that_never_ends_takes_no_letters_with_it(keyboard: Keyboard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "REPLIES_WITHIN", 0.01)
    os.write(keyboard._typed, b"so\x1b]11;rgb:0c0c")
    assert keyboard.typed._read(None)
    assert keyboard.line(b" far\n") == "so far"


@pytest.mark.parametrize(("typed", "line"), [
    (b"Gr\xfc\xdfe\n", "Grüße"),
    ("Grüße\n".encode(), "Grüße"), (b"caf\xc3\x7f\xe9\n", "caf\u00e9"), (b"\x80 5\n", "€ 5"),
])  # fmt: skip
def test_letters_of_an_old_encoding_are_letters(keyboard: Keyboard, typed: bytes, line: str) -> None:
    assert keyboard.line(typed) == line
    assert Piped(io.BytesIO(typed.replace(b"\x7f", b""))).line().replace("Ã", "") == line


PASSPHRASE = "grosse Fuge"


@pytest.mark.parametrize(
    "typed", ["großß\x7f\x7fsse Fuge", "grüß\x7f\x7fosse Fuge", "€\x7fgrosse Fuge", "grosse Fuge🙂\x7f"]
)
@pytest.mark.terminal
def test_a_passphrase_is_mended_by_letters_and_never_seen(tmp_path: Path, typed: str) -> None:
    """In a terminal that erases bytes, as one without IUTF8 does."""
    with Terminal([*RUN, "note", "one"], cwd=str(ROOT), env={"TAUT_HOME": str(tmp_path)}) as terminal:
        assert terminal.wait_exit() == 0
    environment = {"TAUT_HOME": str(tmp_path)}
    with Terminal([*RUN, "encrypt"], cwd=str(ROOT), env={**environment, "TAUT_NEW_PASSPHRASE": PASSPHRASE}) as terminal:
        terminal.wait(lambda: "[y/N]" in terminal.text or terminal.text.strip() != "", "a question")
        terminal.settle()
        terminal.send("\x1b]11;rgb:0c0c/0c0c/0c0c\x1b\\y\r")
        assert terminal.wait_exit() == 0, terminal.text
    with Terminal(["sh", "-c", f"stty -iutf8; exec {' '.join(RUN)} list"], cwd=str(ROOT), env=environment) as terminal:
        terminal.wait_for("Passphrase:")
        terminal.settle()
        terminal.send(typed)
        terminal.send("\x1b[?62;22c\r")
        terminal.wait_for("one")
        assert "Fuge" not in terminal.text and "gr" not in terminal.text.split("Passphrase:")[1].split("\n")[0]
        assert terminal.wait_exit() == 0
