"""One command of taut on click: what it takes, what it refuses, and its help."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple, TypeVar

import click

from tui.cli import output
from tui.cli.completion import complete_day, complete_folder, from_words
from tui.cli.errors import usage

_F = TypeVar("_F", bound=Callable[..., Any])

PLAIN = "line by line, for a screen reader, a dumb terminal or piped answers"

_WIDTH, _EXAMPLE = 80, 42
_TEXT_MARK = "\x00"
"""Stands before a word that is text though it looks like an option; no argument of a process can hold it."""


class Common(NamedTuple):
    """What any command may be told; ``None`` where nothing was said. Days are as they were written.

    Attributes:
        home: The folder of the notebook.
        day: The day behind ``--for``.
        json: Whether the answer is for a program.
    """

    home: str | None = None
    day: str | None = None
    json: bool = False
    since: str | None = None
    until: str | None = None
    on: str | None = None

    def refuse(self, *options: str) -> None:
        """Refuses shared options that have no effect here.

        Raises:
            CommandError: If one was given.
        """
        given = {"--for": self.day is not None, "--json": self.json}
        for option in options:
            if given[option]:
                raise usage(f"{option} has no effect here; leave it out.")


def one_of(*words: str) -> Callable[[str], str]:
    """The type of an option or argument that is one of a few words."""

    def read(text: str) -> str:
        if text not in words:
            known = f"{', '.join(words[:-1])} or {words[-1]}" if words[1:] else words[0]
            raise click.BadParameter(f"takes {known}, not “{text}”.")
        return text

    return read


def count(text: str) -> int:
    """The type of an option that is a whole number from 1."""
    if not text.isdecimal() or int(text) < 1:
        raise click.BadParameter(f"takes a whole number of 1 or more, not “{text}”.")
    return int(text)


def _folder(text: str) -> str:
    if not text.strip():
        raise click.BadParameter("needs a folder.")
    return text


class Argument(click.Argument):
    """The words of a command that are no options, with a line of help."""

    def __init__(self, *names: Any, about: str = "", **how: Any) -> None:
        super().__init__(*names, **how)
        self.about = about

    def type_cast_value(self, ctx: click.Context, value: Any) -> Any:
        """The words, without what marked them as text."""
        if isinstance(value, str):
            value = value.removeprefix(_TEXT_MARK)
        elif value:
            value = tuple(word.removeprefix(_TEXT_MARK) for word in value)
        return super().type_cast_value(ctx, value)


def argument(name: str, metavar: str, about: str, **how: Any) -> Callable[[_F], _F]:
    """Adds the words of a command: any number of them unless told otherwise."""
    how = {"nargs": -1, "required": False} | how
    return click.argument(name, cls=Argument, metavar=metavar, about=about, **how)


def _show_help(ctx: click.Context, _param: click.Parameter, is_asked: bool) -> None:
    if is_asked and not ctx.resilient_parsing:
        output.data(ctx.command.get_help(ctx))
        ctx.exit()


def shared_options(refuses: Sequence[str] = (), json: str = "", *, is_hidden: bool = True) -> list[click.Option]:
    """The options that every command has.

    Args:
        refuses: Those of them that have no effect; they are understood, and refused in a sentence.
        json: What ``--json`` answers with.
        is_hidden: Whether help and completion leave out what is refused.
    """
    day = "today, yesterday or a date like 2026-09-14"
    json = json or "print JSON"
    hidden = {name: is_hidden and name in refuses for name in ("--for", "--json")}
    return [
        click.Option(
            ["--home"], metavar="DIR", type=_folder, help="use the notebook in this folder; or set TAUT_HOME",
            shell_complete=complete_folder,
        ),
        click.Option(
            ["--for", "day"], metavar="DAY", help=day, hidden=hidden["--for"], shell_complete=complete_day
        ),
        click.Option(["--json"], is_flag=True, help=json, hidden=hidden["--json"]),
        click.Option(
            ["--color"], metavar="WHEN", type=one_of(*output.WHEN), default="auto",
            shell_complete=from_words(*output.WHEN), help="auto (in a terminal unless NO_COLOR is set), always, never",
        ),
        click.Option(["--no-pager"], is_flag=True, help="print long output without a pager (TAUT_PAGER, PAGER, less)"),
        click.Option(
            ["--help", "-h"], is_flag=True, is_eager=True, expose_value=False, callback=_show_help,
            help="show this help",
        ),
    ]  # fmt: skip


def plain(function: _F) -> _F:
    """Adds the option that asks for the line-by-line face."""
    return click.option("--plain", is_flag=True, help=PLAIN)(function)


def common(ctx: click.Context, refuses: Sequence[str], *, pages: bool) -> Common:
    """Takes what any command may be told out of what was parsed, and dresses the output accordingly.

    Raises:
        CommandError: If an option was given that the command refuses.
    """
    color, no_pager = ctx.params.pop("color"), ctx.params.pop("no_pager")
    given = Common(**{name: ctx.params.pop(name) for name in Common._fields if name in ctx.params})
    given.refuse(*refuses)
    output.dress(color, pages=pages and not no_pager)
    return given


class TautCommand(click.Command):
    """A command with the options that all commands share.

    Its function is given a ``Common`` and its own words and options, and returns the exit code, or ``None`` for 0.
    Where it cannot do what it is asked it raises ``CommandError``, or lets through what another room raised with a
    sentence of its own (``StoreError``, ``SettingsError``, ``DemoError``); ``dispatch`` tells both.

    Args:
        about: What it does: lines that follow each other are one paragraph, indented ones stand as they are.
        examples: Commands that work as they stand, each with what it does.
        codes: What exit code 1 means here.
        json: What ``--json`` answers with.
        refuses: Those of ``--for`` and ``--json`` that have no effect here.
        pages: Whether a terminal shows what it prints through a pager.
        text: What looks like an option and is text.
    """

    def __init__(
        self,
        name: str,
        *,
        callback: Callable[..., Any],
        params: list[click.Parameter],
        about: str,
        examples: Sequence[tuple[str, str]] = (),
        codes: str = "1 failure",
        json: str = "",
        refuses: Sequence[str] = (),
        pages: bool = False,
        text: re.Pattern[str] = re.compile(r"-[^A-Za-z-].*|--\W.*"),
    ) -> None:
        shared = shared_options(refuses, json)
        super().__init__(
            name, callback=callback, params=[*params, *shared], add_help_option=False,
            context_settings={"allow_extra_args": True},
        )  # fmt: skip
        self._about, self._examples, self._codes = about, examples, codes
        self._refuses, self._pages, self._text = refuses, pages, text
        self._shared = shared

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Reads the words behind the command.

        Raises:
            CommandError: If there are more than it takes.
        """
        rest = read_words(super().parse_args, ctx, list(self._marked(ctx, args)))
        if rest and not ctx.resilient_parsing:
            word = rest[0].removeprefix(_TEXT_MARK)
            raise usage(f"{ctx.command_path} takes no argument “{word}”; {see_help(ctx)}.")
        return rest

    def _marked(self, ctx: click.Context, args: Sequence[str]) -> Iterator[str]:
        """The words, with a mark on those that are text whatever they begin with."""
        takes_value = {
            name
            for param in self.get_params(ctx)
            if isinstance(param, click.Option) and not param.is_flag
            for name in param.opts
        }
        words = iter(args)
        for word in words:
            if word == "--":
                yield from (_TEXT_MARK + text for text in words)
            elif word in takes_value:
                yield word
                yield from islice(words, 1)
            else:
                yield _TEXT_MARK + word if self._text.fullmatch(word) else word

    def invoke(self, ctx: click.Context) -> int:
        """Runs the command."""
        given = common(ctx, self._refuses, pages=self._pages)
        assert self.callback is not None
        return ctx.invoke(self.callback, given, **ctx.params) or 0

    def get_help(self, ctx: click.Context) -> str:
        """How it is written, what it does, its words and options, examples and exit codes."""
        arguments = [param for param in self.params if isinstance(param, Argument)]
        shapes = [str(one.metavar) if one.required else f"[{one.metavar}]" for one in arguments]
        formatter = click.HelpFormatter(width=_WIDTH)
        formatter.write(f"usage: {' '.join([ctx.command_path, '[options]', *shapes])}\n\n{_filled(self._about)}\n")
        own = [param for param in self.params if isinstance(param, click.Option) and param not in self._shared]
        for title, rows in (
            ("arguments", [(str(one.metavar), one.about) for one in arguments]),
            ("options", list(option_rows(own))),
            ("options of every command", list(option_rows(self._shared))),
        ):
            if rows:
                with formatter.section(title):
                    formatter.write_dl(rows, col_max=22)
        formatter.write("\n" + "\n".join(_example_lines(self._examples)))
        formatter.write(f"\nexit codes: 0 success, {self._codes}, 2 wrong usage\n")
        return formatter.getvalue()


def command(name: str, about: str, **how: Any) -> Callable[[Callable[..., int | None]], TautCommand]:
    """Makes a ``TautCommand`` of a function, whose own words and options stand below it as click has them."""

    def made(function: Callable[..., int | None]) -> TautCommand:
        params = list(reversed(getattr(function, "__click_params__", [])))
        return TautCommand(name, callback=function, params=params, about=about, **how)

    return made


def option_rows(options: Sequence[click.Option]) -> Iterator[tuple[str, str]]:
    """The rows of a help text for options that are not hidden."""
    for one in options:
        if not one.hidden:
            value = "" if one.is_flag else f" {one.metavar}"
            yield ", ".join(f"{name}{value}" for name in one.opts), one.help or ""


def read_words(
    parse: Callable[[click.Context, list[str]], list[str]], ctx: click.Context, args: list[str]
) -> list[str]:
    """Lets click read words, and tells what it finds wrong which command they are of."""
    try:
        return parse(ctx, args)
    except click.UsageError as problem:
        problem.ctx = problem.ctx or ctx
        raise


def see_help(ctx: click.Context) -> str:
    """Where to read how a command is written."""
    return f"see “{ctx.command_path} --help”"


def choose_one(*given: tuple[str, Any]) -> None:
    """Refuses two options, each a name and its value, of which only one can count.

    Raises:
        CommandError: If more than one has a value.
    """
    names = [name for name, value in given if value]
    if len(names) > 1:
        raise usage(f"Choose {' or '.join(names)}, not both.")


def _filled(text: str) -> str:
    """The text in lines that fit: those that follow each other as one paragraph, an indented one as it stands."""
    from textwrap import wrap

    blocks: list[str] = []
    for line in text.split("\n"):
        if blocks and all(part and not part.startswith(" ") for part in (blocks[-1], line)):
            blocks[-1] += f" {line}"
        else:
            blocks.append(line)
    return "\n".join(part for block in blocks for part in wrap(block, _WIDTH) or [""])


def _example_lines(examples: Sequence[tuple[str, str]]) -> Iterator[str]:
    column = max((len(command) for command, _ in examples if len(command) <= _EXAMPLE), default=0)
    if examples:
        yield "examples:"
    for command, what in examples:
        if len(command) <= _EXAMPLE and column + len(what) + 4 <= _WIDTH:
            yield f"  {command:<{column}}  {what}"
        else:
            yield f"  {command}"
            yield f"      {what}"
    if examples:
        yield ""
