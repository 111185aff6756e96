"""Bad input: one sentence, the right exit code, nothing touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exchange.support import note
from tests.store.support import listing
from tui.store.journal import Journal

from .conftest import Taut

USAGE = [
    (["lst"], "did you mean “list”"),
    (["morning"], "did you mean “taut begin morning”"),
    (["had", "a", "day"], "There is no command “had”"),
    (["begin", "mornin"], "did you mean “morning”"),
    (["begin", "zzz"], "There is no exercise “zzz”; the exercises are onboarding, morning"),
    (["begin", "listening", "--quarterly"], "has no quarterly form"),
    (["begin", "--short", "--quarterly"], "Choose --short or --quarterly, not both"),
    (["begin", "--for", "tomorrow"], "in the future"),
    (["begin", "--json"], "--json has no effect here"),
    (["--json"], "--json has no effect here"),
    (["--for", "yesterday"], "--for has no effect here"),
    (["list", "--flow", "eveming"], "did you mean “evening”"),
    (["list", "-n", "0"], "whole number"),
    (["list", "-n", "many"], "whole number"),
    (["list", "-n"], "-n needs a value; see “taut list --help”"),
    (["list", "--json=yes"], "--json takes no value"),
    (["import"], "taut import needs FILE"),
    (["list", "--flow"], "--flow needs a value"),
    (["list", "-x"], "taut list has no option -x"),
    (["--plain", "list"], "taut list has no option --plain"),
    (["list", "extra"], "taut list takes no argument “extra”"),
    (["list", "--since", "tuesdy"], "“tuesdy” is not a day, month or year"),
    (["list", "--until", "2026-13-01"], "2026-13-01"),
    (["list", "--homr", "x"], "did you mean --home?"),
    (["--hom", "x", "list"], "did you mean --home?"),
    (["--home"], "needs a value"),
    (["--home", "", "list"], "--home needs a folder"),
    (["show", "a", "b"], "takes one id"),
    (["search", "--", "\x1b"], "nothing to look for"),
    (["demo", "--years", "none"], "whole number"),
    (["help", "lits"], "did you mean “list”"),
]


@pytest.mark.parametrize(("words", "says"), USAGE, ids=[" ".join(words) for words, _ in USAGE])
def test_wrong_usage_is_one_sentence(taut: Taut, home: Path, words: list[str], says: str) -> None:
    said = taut(*words)
    assert (said.code, said.data) == (2, "")
    assert said.words.startswith("taut: ") and said.words.endswith(".\n") and said.words.count("\n") == 1
    assert says in said.words and "!" not in said.words
    assert not home.exists()


def a_file(home: Path) -> None:
    home.write_text("a file")


def no_json(home: Path) -> None:
    home.mkdir()
    (home / "journal.json").write_text("not JSON at all")


def another(home: Path) -> None:
    home.mkdir()
    (home / "journal.json").write_text('{"_default": {"1": {"a": 1}}}')


def newer(home: Path) -> None:
    Journal(home, note("x").begun.now).import_entries([note("x")])
    path = home / "journal.json"
    path.write_text(path.read_text().replace('"schema":1', '"schema":999'))


def a_folder(home: Path) -> None:
    (home / "journal.json").mkdir(parents=True)


REFUSED = [a_file, another, newer, a_folder]
COMMANDS = [["note", "x"], ["list"], ["list", "--json"], ["show"], ["search", "x"], ["export", "--json"]]


@pytest.mark.parametrize("make", REFUSED)
@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_journal_that_cannot_be_used_is_one_sentence(taut: Taut, home: Path, make: object, words: list[str]) -> None:
    make(home)  # type: ignore[operator]
    before = listing(home.parent)
    said = taut(*words)
    assert (said.code, said.data) == (1, "")
    assert said.words.startswith("taut: ") and said.words.count("\n") == 1 and str(home) in said.words
    assert listing(home.parent) == before


@pytest.mark.parametrize("content", [b"not JSON at all", b"", b"{"])
def test_a_damaged_journal_is_set_aside_and_the_note_is_kept(taut: Taut, home: Path, content: bytes) -> None:
    home.mkdir()
    (home / "journal.json").write_bytes(content)
    said = taut("note", "still kept")
    assert said.code == 0 and said.words.endswith("Saved.\n")
    assert "still kept" in taut("list").data
    assert not content or [path.read_bytes() for path in home.glob("journal.damaged-*")] == [content]


def test_a_mistake_of_ours_says_nothing_of_what_was_written(
    taut: Taut, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("a secret thought")

    monkeypatch.setattr(Journal, "save", broken)
    said = taut("note", "a secret thought")
    report = next((home / "log").iterdir())
    assert said.code == 1 and "Traceback" not in said.words and "secret" not in said.words and str(report) in said.words
    assert report.stat().st_mode & 0o777 == 0o600 and report.parent.stat().st_mode & 0o777 == 0o700
    text = report.read_text()
    assert "secret" not in text and text.endswith("builtins.RuntimeError\n") and "in broken" in text


def test_interrupted_is_no_traceback(taut: Taut, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Journal, "open", interrupted)
    assert taut("list") == (130, "", "")


@pytest.mark.parametrize("words", [[], ["begin"], ["begin", "evening"], ["demo"]])
def test_the_full_screen_needs_a_terminal(taut: Taut, home: Path, words: list[str]) -> None:
    said = taut(*words)
    assert said.code == 1 and "needs a terminal" in said.words and "taut list" in said.words
    assert said.words.count("\n") == 1 and not home.exists()
