"""Text on its way to the screen, keys on their way from the keyboard, and what a crash may say."""

from __future__ import annotations

import stat
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.color import Color
from textual.widgets import Input, Static

from tui.app import crash
from tui.app.intake import Intake
from tui.app.text import CleanLines, ControlFilter, content, line
from tui.records.text import clean

HOSTILE = "a\x1b[2Jb\x9b31mc\x07d\u202ee\x00\tf\x7f[/] [@click=app.quit]x[/]"


def test_a_persons_text_is_literal_and_clean() -> None:
    assert content(HOSTILE).plain == clean(HOSTILE)
    assert line("one\n two\t three ").plain == "one two three"
    assert not content("[@click=app.quit]x[/]").spans


@given(st.text())
def test_a_filtered_line_obeys_nothing_and_keeps_its_width(text: str) -> None:
    (segment,) = ControlFilter().apply([Segment(text)], Color.parse("black"))
    assert clean(segment.text) == segment.text
    assert not set(segment.text) & {"\t", "\n"}
    assert cell_len(segment.text) >= cell_len(text)


async def test_no_widget_sends_controls() -> None:
    class Hostile(CleanLines[None]):
        def compose(self) -> ComposeResult:
            yield Static(HOSTILE, markup=False)
            yield Input(HOSTILE, placeholder=HOSTILE)

    app = Hostile()
    async with app.run_test(size=(60, 10)):
        shown = "".join(strip.text for strip in app.screen._compositor.render_strips())
        assert clean(shown) == shown
        assert "a[2Jb31mcde f[/] [@click=app.quit]x" in shown


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@given(st.data())
def test_however_it_is_cut_the_same_keys_and_pastes_arrive(data: st.DataObject) -> None:
    whole = "ab\x1b[A\x1b[200~one\x1b[B\r\x1btwo\x1b[20\x1b[201~c\x1bOP\x1b[1;5Cd"
    cuts = sorted(data.draw(st.sets(st.integers(1, len(whole) - 1), max_size=8)))
    intake = Intake(0.2, Clock())
    pieces = [whole[a:b] for a, b in zip([0, *cuts], [*cuts, len(whole)], strict=True)]
    got = [part for piece in pieces for part in intake.take(piece)]
    assert [text for text, pasted in got if pasted] == ["one\x1b[B\r\x1btwo\x1b[20"]
    assert "".join(text for text, pasted in got if not pasted) == "ab\x1b[Ac\x1bOP\x1b[1;5Cd"
    for text, pasted in got:
        # No sequence is handed on in parts: what is handed on does not end inside one.
        assert pasted or not text.endswith(("\x1b", "\x1b[", "\x1bO", "\x1b[1;5"))


def test_an_escape_alone_arrives_after_a_while() -> None:
    clock = Clock()
    intake = Intake(0.2, clock)
    assert intake.take("\x1b") == []
    assert intake.waiting
    clock.now = 0.1
    assert intake.take("") == []
    clock.now = 0.21
    assert intake.take("") == [("\x1b", False)]
    assert not intake.waiting
    assert Intake(0.0, clock).take("\x1b") == [("\x1b", False)]


def test_a_page_that_arrives_at_once_unmarked_is_a_paste_and_a_held_key_is_not() -> None:
    clock = Clock()
    intake = Intake(0.2, clock)
    page = "A line of a page, größer.\r" * 40
    assert intake.take(page) == intake.take("and its end") == []
    assert intake.waiting
    clock.now = 1.0
    assert intake.take("") == [(page + "and its end", True)]
    assert intake.take("j" * 2000) == [("j" * 2000, False)]
    assert intake.take(page) == []
    assert intake.take("\x1b[Aq") == [(page, True), ("\x1b[Aq", False)]


def test_a_paste_whose_end_is_lost_is_handed_on_after_a_while() -> None:
    clock = Clock()
    intake = Intake(0.2, clock)
    assert intake.take("a\x1b[200~abc\x1b[2") == [("a", False)]
    assert intake.waiting
    clock.now = 1.5
    assert intake.take("d") == intake.take("") == []
    clock.now = 4
    assert intake.take("") == [("abc\x1b[2d", True)]
    assert not intake.waiting
    assert intake.take("\x11") == [("\x11", False)]


def test_the_rest_of_a_paste_that_stood_still_presses_no_keys() -> None:
    clock = Clock()
    intake = Intake(0.2, clock)
    intake.take("\x1b[200~abc")
    clock.now = 4
    assert intake.take("") == [("abc", True)]
    assert intake.take("q\x1b[201~j") == [("q", True), ("j", False)]


def test_a_report_names_places_and_never_words(tmp_path: Path) -> None:
    secret = "my own words"
    try:
        try:
            raise KeyError(secret)
        except KeyError as error:
            raise ExceptionGroup(secret, [ValueError(secret)]) from error
    except ExceptionGroup as error:
        path = crash.write_report(error, tmp_path / "new" / "crashes")
    assert path is not None
    told = path.read_text()
    assert secret not in told
    assert "secret" not in told
    assert "builtins.KeyError" in told
    assert "builtins.ValueError" in told
    assert "test_foundation_pieces.py:" in told
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_report_that_cannot_be_written_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert crash.write_report(ValueError(), tmp_path / "file") is None
    assert "could not be written" in crash.words(None)


def test_a_message_of_ours_is_told() -> None:
    class OursError(Exception):
        __module__ = "tui.store"

    assert "OursError: line 3 of\\x" not in crash.report(OursError("line 3\nof the settings"))
    assert "OursError: line 3 of the settings" in crash.report(OursError("line 3\nof the settings"))


async def test_a_crash_while_testing_is_raised_again() -> None:
    class Failing(crash.QuietCrash[None]):
        def on_mount(self) -> None:
            raise LookupError("words")

    app = Failing()
    try:
        async with app.run_test():
            pass
    except LookupError:
        pass
    else:
        raise AssertionError("it should have been raised")
    assert app.return_code == 1
    assert isinstance(app, App)


def test_every_screen_with_keys_is_styled_as_a_page() -> None:
    """Textual follows the first base alone when it names a class for the style sheets."""
    import tui.app.screens as screens
    from tui.app.screens.page import Page

    for module in iter_modules(screens.__path__):
        import_module(f"{screens.__name__}.{module.name}")
    found = [kind for kind in every_subclass(Page) if not kind.__subclasses__()]
    assert len(found) > 10
    assert [kind.__name__ for kind in found if "Page" not in kind._css_type_names] == []


def every_subclass(kind: type) -> list[type]:
    return [found for below in kind.__subclasses__() for found in (below, *every_subclass(below))]
