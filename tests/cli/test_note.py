from __future__ import annotations

import os
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tui.store.journal import Journal

from .conftest import Taut


def kept(home: Path) -> list[str]:
    journal = Journal(home, lambda: datetime.now().astimezone())
    return [entry.answers[0].text for entry in journal.entries()]


def test_the_words_are_kept_as_one_note(taut: Taut, home: Path) -> None:
    said = taut("note", "slept", "well,  walked")
    assert (said.code, said.data, said.words) == (0, "", "Saved.\n")
    assert kept(home) == ["slept well,  walked"]


@pytest.mark.parametrize("words", [("note",), ("note", "-"), ("add",), ("new", "-")])
def test_standard_input_is_kept(taut: Taut, home: Path, words: tuple[str, ...]) -> None:
    assert taut(*words, stdin="one\n\n  Zürich 🌙\n".encode()).code == 0
    assert kept(home) == ["one\n\n  Zürich 🌙"]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("\ufeffwith a mark".encode(), "with a mark"),
        ("aus Köln".encode("utf-16"), "aus Köln"),
        (b"one\r\ntwo\x1b[2J\r\n", "one\ntwo[2J"),
    ],
)
def test_bytes_of_every_kind_stay_to_be_seen(taut: Taut, home: Path, written: bytes, text: str) -> None:
    assert taut("note", stdin=written).code == 0
    assert kept(home) == [text]


@pytest.mark.parametrize(
    ("written", "text"),
    [(b"Gr\xfc\xdfe", "Grüße"), (b"caf\xe9", "café"), (b"\x93so\x94 \x96 5 \x80", "“so” – 5 €"), (b"a\xffb", "aÿb")],
)
def test_latin_1_is_read_as_such_and_said(taut: Taut, home: Path, written: bytes, text: str) -> None:
    said = taut("note", stdin=written)
    assert said.code == 0 and said.words.startswith("The text is not UTF-8; it was read as Latin-1.\n")
    assert kept(home) == [text]
    assert taut("note", os.fsdecode(written), "--tag", os.fsdecode(written)).code == 0
    assert kept(home) == [text, text]
    assert taut("list", "--json").json[0]["tags"] == [text]


@pytest.mark.parametrize("written", [
    "Grüße".encode()[:-2], "Grüße ".encode() + b"\xfc", "Köln".encode("utf-16")[:-1], b"\x89PNG\r\n\x00\x00\xff",
    b"\xff\xfe\x00",
])  # fmt: skip
def test_what_is_no_text_is_refused_in_one_sentence(taut: Taut, home: Path, written: bytes) -> None:
    said = taut("note", stdin=written)
    assert said.code == 1 and said.words.count("\n") == 1
    assert "not UTF-8, and nothing was saved" in said.words
    assert kept(home) == []


@pytest.mark.parametrize("words", [("note", "--", "--json", "-x"), ("note", "--json", "--", "--json", "-x")])
def test_behind_two_dashes_everything_is_text(taut: Taut, home: Path, words: tuple[str, ...]) -> None:
    assert taut(*words).code == 0
    assert kept(home) == ["--json -x"]


def test_options_stand_anywhere(taut: Taut, tmp_path: Path) -> None:
    other = tmp_path / "other"
    assert taut("--home", str(other), "note", "one", "--tag", "work,#home", "two", "--tag", "work").code == 0
    assert taut("note", "three", f"--home={other}", "--for", "yesterday").code == 0
    rows = taut("list", "--json", "--home", str(other)).json
    assert [row["answers"][0]["text"] for row in rows] == ["one two", "three"]
    assert [row["tags"] for row in rows] == [["work", "home"], []]
    assert date.fromisoformat(rows[0]["day"]) - date.fromisoformat(rows[1]["day"]) == timedelta(days=1)


def test_numbers_below_nothing_are_words(taut: Taut, home: Path) -> None:
    assert taut("note", "-5", "degrees").code == 0
    assert kept(home) == ["-5 degrees"]


def test_json_answers_with_the_entry(taut: Taut) -> None:
    assert taut("note", "here", "--json").json["answers"][0]["text"] == "here"


@pytest.mark.parametrize("written", [b"", b"\n \n", b"\x00\x1b"])
def test_nothing_written_touches_nothing(taut: Taut, home: Path, written: bytes) -> None:
    said = taut("note", stdin=written)
    assert said.code == 1
    assert said.words.startswith("taut: There was nothing to save")
    assert not home.exists()


@pytest.mark.parametrize("day", ["tomorrow", "2999-01-01", "someday", "2026-02-30", ""])
def test_a_day_that_cannot_be_keeps_nothing(taut: Taut, home: Path, day: str) -> None:
    said = taut("--for", day, "note", "x")
    assert said.code == 2
    assert said.words.startswith("taut: ") and said.words.count("\n") == 1
    assert not home.exists()


def test_what_cannot_be_kept_is_given_back(taut: Taut, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tui.store.errors import StoreError

    def full(*_: object) -> None:
        raise StoreError("There is no room.")

    monkeypatch.setattr(Journal, "save", full)
    said = taut("note", stdin=b"a long thought")
    assert said.code == 1
    assert said.data == "a long thought\n" and said.words.endswith("taut: There is no room.\n")


def test_an_encrypted_notebook_without_its_passphrase_gives_the_text_back(
    taut: Taut, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TAUT_NEW_PASSPHRASE", "walnut lamp river")
    assert taut("encrypt").code == 0
    said = taut("note", stdin=b"a long\nthought\n")
    assert (said.code, said.data) == (1, "a long\nthought\n")
    assert "was not saved" in said.words and "TAUT_PASSPHRASE" in said.words


@pytest.mark.parametrize("content", ["name = 3", "day_starts_at = [", "name = 'Mira'\nnmae = 'Mira'"])
def test_a_setting_that_cannot_be_read_is_told_of_and_the_note_is_kept(taut: Taut, home: Path, content: str) -> None:
    (home / "config").mkdir(parents=True)
    (home / "config" / "config.toml").write_text(content)
    said = taut("note", stdin=b"hi")
    assert said.code == 0 and kept(home) == ["hi"]
    told, last = said.words.splitlines()
    assert told.startswith("taut: ") and str(home) in told and told.endswith(" It is ignored.") and last == "Saved."
    assert taut("config", "set", "mouse", "true").code == 1
    assert (home / "config" / "config.toml").read_text() == content


def test_the_file_keeps_the_marks_of_direction_and_no_terminal_gets_them(taut: Taut, home: Path) -> None:
    written = "שלום\u200f! \u2067abc\u2069"
    assert taut("note", stdin=f"{written}\n".encode()).code == 0
    assert kept(home) == [written]
    for words in (["list"], ["show"], ["search", "abc"]):
        assert not {"\u200f", "\u2067", "\u2069"} & set(taut(*words).data)
