"""Text on its way to the screen, keys on their way from the keyboard, and what a crash may say."""

from __future__ import annotations

import stat
from functools import partial
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.color import Color
from textual.dom import DOMNode
from textual.widgets import Input, Static

from tui.records.text import clean
from tui.store.atomic_write import make_folder
from tui.terminal import crash
from tui.terminal.capabilities import marks_pastes, may_be_screen
from tui.terminal.crash_report import report, write_report
from tui.terminal.input_buffer import InputBuffer
from tui.terminal.safe_text import ControlFilter, SafeText, content, line

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
    class Hostile(SafeText[None]):
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
    intake = InputBuffer(0.2, Clock())
    pieces = [whole[a:b] for a, b in zip([0, *cuts], [*cuts, len(whole)], strict=True)]
    got = [part for piece in pieces for part in intake.take(piece)]
    assert [text for text, pasted in got if pasted] == ["one\x1b[B\r\x1btwo\x1b[20"]
    assert "".join(text for text, pasted in got if not pasted) == "ab\x1b[Ac\x1bOP\x1b[1;5Cd"
    for text, pasted in got:
        # No sequence is handed on in parts: what is handed on does not end inside one.
        assert pasted or not text.endswith(("\x1b", "\x1b[", "\x1bO", "\x1b[1;5"))


def test_an_escape_alone_arrives_after_a_while() -> None:
    clock = Clock()
    intake = InputBuffer(0.2, clock)
    assert intake.take("\x1b") == []
    assert intake.waiting
    clock.now = 0.1
    assert intake.take("") == []
    clock.now = 0.21
    assert intake.take("") == [("\x1b", False)]
    assert not intake.waiting
    assert InputBuffer(0.0, clock).take("\x1b") == [("\x1b", False)]


def test_a_page_that_arrives_at_once_unmarked_is_a_paste_and_a_held_key_is_not() -> None:
    clock = Clock()
    intake = InputBuffer(0.2, clock)
    page = "A line of a page, größer.\r" * 40
    assert intake.take(page) == intake.take("and its end") == []
    assert intake.waiting
    clock.now = 1.0
    assert intake.take("") == [(page + "and its end", True)]
    assert intake.take("j" * 2000) == [("j" * 2000, False)]
    assert intake.take(page) == []
    assert intake.take("\x1b[Aq") == [(page, True), ("\x1b[Aq", False)]


REPLIES = (
    "\x1b]11;rgb:0c0c/0c0c/0c0c\x1b\\", "\x1b]4;1;rgb:cdcd/0000/0000\x07", "\x1b]52;c;cHJpdmF0ZQ==\x1b\\",
    "\x1bP>|XTerm(390)\x1b\\", "\x1bP1+r544e=787465726d\x1b\\", "\x1b_Gi=31;OK\x1b\\", "\x1b[?62;22c",
    "\x1b[>41;390;0c", "\x1b[?997;1n", "\x1b[?1u", "\x1b[?12;40;1R",
)  # fmt: skip


@pytest.mark.parametrize("reply", REPLIES)
def test_what_a_terminal_says_of_itself_is_no_key_however_late_and_torn(reply: str) -> None:
    assert InputBuffer(0.2, Clock()).take(f"ab{reply}c") == [("abc", False)]
    assert InputBuffer(0.2, Clock()).take(reply * 3) == []
    for cut in range(1, len(reply)):
        clock = Clock()
        intake = InputBuffer(0.2, clock)
        got = [*intake.take(f"a{reply[:cut]}"), *intake.take(f"{reply[cut:]}b")]
        assert "".join(text for text, _ in got) == "ab", cut
        late = InputBuffer(0.2, clock)
        got = late.take(reply[:cut])
        clock.now += 5
        got += [*late.take(""), *late.take(f"{reply[cut:]}b")]
        if reply[1] == "]" and ";" in reply[:cut]:
            assert got == [("b", False)], "and after five seconds in the middle of one"


def test_keys_and_pastes_beside_replies_stay_what_they_are() -> None:
    clock = Clock()
    intake = InputBuffer(0.2, clock)
    keys = "\x1b[A\x1b[1;5C\x1bOP\x1b[<0;3;4M\x1b[?2026;2$y\x1b[12;40R\x1b[I\x1b[48;24;80;1;1t"
    assert intake.take(keys) == [(keys, False)]
    paste = f"one {REPLIES[0]} two"
    assert intake.take(f"\x1b[200~{paste}\x1b[201~") == [(paste, True)]
    assert intake.take("\x1b]") == []
    assert intake.take("x") == [("\x1b]x", False)], "alt and a bracket, then a letter"
    assert intake.take("\x1bP") == []
    clock.now = 2
    assert intake.take("") == [("\x1bP", False)]


@pytest.mark.parametrize("text", ["one\ttab\rsecond line", "a\rb\r", "täg\n#x", "- a\r\n- b", "x\t\ty"])
def test_where_pastes_are_not_marked_several_lines_at_once_are_one(text: str) -> None:
    clock = Clock()
    intake = InputBuffer(0.2, clock, marks_pastes=False)
    assert intake.take(text) == intake.take(" and more") == []
    clock.now = 1.0
    assert intake.take("") == [(f"{text} and more", True)]
    assert InputBuffer(0.2, clock).take(text) == [(text, False)], "elsewhere it was typed ahead"
    assert intake.take("\x1b[200~x\x1b[201~") == [("x", True)]
    assert intake.take(text) == [(text, False)], "this terminal marks them after all"


@pytest.mark.parametrize("text", ["yes\r", "\r\r", "\tx", "2\r1", "abcdef", "\t\t\r\r", "j" * 600])
def test_a_few_keys_at_once_are_keys_there_too(text: str) -> None:
    assert InputBuffer(0.2, Clock(), marks_pastes=False).take(text) == [(text, False)]


@pytest.mark.parametrize(
    ("environment", "marks"),
    [
        ({"TERM": "xterm-256color"}, True), ({"TERM": "screen.xterm-256color", "STY": "1.a"}, False),
        ({"TERM": "screen-256color", "TMUX": "/tmp/tmux"}, True), ({"TERM": "screen"}, True),
        ({"TERM": "linux"}, True), ({"TERM": "vt220"}, True), ({"TERM": "xterm", "STY": "1.a", "TMUX": ""}, False),
    ],
    ids=str,
)  # fmt: skip
def test_who_marks_pastes_is_told_by_the_surroundings(environment: dict[str, str], marks: bool) -> None:
    assert marks_pastes(environment) is marks


@pytest.mark.parametrize("answer", ["\x1b[>83;40900;0c", "\x1b[>83;50000;0c", "\x1b[?1;2c\x1b[>83;40900;0cx"])
def test_a_terminal_that_says_it_is_screen_marks_no_pastes(answer: str) -> None:
    clock = Clock()
    intake = InputBuffer(0.2, clock)
    intake.take(answer[:5])
    intake.take(answer[5:])
    assert intake.take("one\ttab\rsecond line") == []
    clock.now = 1.0
    assert intake.take("") == [("one\ttab\rsecond line", True)]


@pytest.mark.parametrize(
    "answer", ["\x1b[>84;0;0c", "\x1b[>0;276;0c", "\x1b[>1;7600;0c", "\x1b[>183;1;0c", "\x1b[?83;1c"]
)
def test_others_that_say_who_they_are_mark_them(answer: str) -> None:
    intake = InputBuffer(0.2, Clock())
    intake.take(answer)
    assert intake.take("one\ttab\rsecond line") == [("one\ttab\rsecond line", False)]


@pytest.mark.parametrize(
    ("environment", "may_be"),
    [
        ({"TERM": "screen"}, True), ({"TERM": "screen.xterm-256color"}, True), ({"TERM": "screen", "TMUX": "x"}, False),
        ({"TERM": "linux"}, False), ({"TERM": "xterm-256color"}, False), ({}, False),
    ],
    ids=str,
)  # fmt: skip
def test_who_is_asked_is_told_by_its_name(environment: dict[str, str], may_be: bool) -> None:
    assert may_be_screen(environment) is may_be


def test_a_paste_whose_end_is_lost_is_handed_on_after_a_while() -> None:
    clock = Clock()
    intake = InputBuffer(0.2, clock)
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
    intake = InputBuffer(0.2, clock)
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
        path = write_report(error, lambda: make_folder(tmp_path / "new" / "crashes"))
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
    assert write_report(ValueError(), lambda: tmp_path / "file") is None


def test_a_message_of_ours_is_told() -> None:
    class OursError(Exception):
        __module__ = "tui.store"

    assert "OursError: line 3 of\\x" not in report(OursError("line 3\nof the settings"))
    assert "OursError: line 3 of the settings" in report(OursError("line 3\nof the settings"))


async def test_a_crash_while_testing_is_raised_again() -> None:
    class Failing(crash.PrivateCrash[None]):
        crash_folder = partial(Path, "/nowhere")

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
    assert app._crash_line is not None
    assert app._crash_line.endswith("what you wrote is saved. The details could not be written.")
    assert isinstance(app, App)


def test_every_screen_with_keys_is_styled_as_a_page() -> None:
    """Textual follows the first base alone when it names a class for the style sheets."""
    import tui.app
    from tui.app.base.screen import CommandScreen

    for module in walk_packages(tui.app.__path__, "tui.app."):
        import_module(module.name)
    found = [kind for kind in every_subclass(CommandScreen) if not kind.__subclasses__()]
    assert len(found) > 10
    assert [kind.__name__ for kind in found if "CommandScreen" not in kind._css_type_names] == []


def every_subclass(kind: type[DOMNode]) -> list[type[DOMNode]]:
    return [found for below in kind.__subclasses__() for found in (below, *every_subclass(below))]
