"""The commands: one table of names, which imports a command only when it is called, and ``taut`` itself."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import Any, NamedTuple

import click

from tui.cli import output
from tui.cli.command import PLAIN, TautCommand, common, option_rows, read_words, shared_options
from tui.cli.errors import CommandError, did_you_mean, usage


class Row(NamedTuple):
    """One command.

    Attributes:
        module: The file in ``commands`` that has it.
        shape: How it is written.
        summary: What it does, in a few words.
        aliases: Other names that work.
        function: What it is in its file.
    """

    module: str
    shape: str
    summary: str
    aliases: tuple[str, ...] = ()
    function: str = "run"


COMMANDS: dict[str, Row] = {
    "begin": Row("begin", "taut begin [FLOW]", "straight into an exercise, such as morning", ("start",)),
    "note": Row("note", "taut note [TEXT]", "save a note: the words given, or standard input", ("add", "new")),
    "list": Row("list", "taut list", "what you saved, newest first", ("ls", "log")),
    "show": Row("show", "taut show [WHICH]", "one entry, the last one, or all of a day", ("cat", "view")),
    "search": Row("search", "taut search WORDS", "entries that contain all the words", ("find", "grep")),
    "promise": Row("promise", "taut promise", "open promises; answer one with ID y, p, x, l or t", ("promises",)),
    "insights": Row("insights", "taut insights", "tension, doing, mood …; week, month, year", ("stats",)),
    "nudge": Row("nudge", "taut nudge", "one line if there is practice still to do today"),
    "hide": Row("hide", "taut hide", "hide days from looking back", ("aside",)),
    "schedule": Row("schedule", "taut schedule", "have taut nudge run each day, or at login"),
    "export": Row("export", "taut export", "everything as Markdown, JSON or CSV"),
    "import": Row("import_", "taut import FILE", "entries from another journal: Day One, Daylio, …", ("load",)),
    "sync": Row("sync", "taut sync [set WHERE]", "the same notebook on several machines"),
    "share": Row("share", "taut share", "lines of your vision, in a file to give to someone"),
    "circle": Row("share", "taut circle FILES", "several people's lines, and a script for a team", function="circle"),
    "flows": Row("flows", "taut flows", "every exercise; check or new NAME for your own", ("flow",)),
    "backup": Row("backup", "taut backup [now]", "list the backups, or make one now", ("backups",), function="backup"),
    "restore": Row(
        "backup", "taut restore [WHICH]", "replace the journal with a backup, after asking", function="restore"
    ),
    "trash": Row("trash", "taut trash", "what was deleted; restore ID, put ID, empty", ("bin",)),
    "doctor": Row("doctor", "taut doctor", "look for problems, and say how to fix them", ("check",)),
    "config": Row("config", "taut config", "every setting; get, set NAME VALUE, edit", ("settings",)),
    "talk": Row("talk", "taut talk", "someone to talk to, and the emergency number", ("support",)),
    "completion": Row("completion", "taut completion SHELL", "tab completion for bash, zsh or fish"),
    "keys": Row("keys", "taut keys", "every key, with your own changes", ("key",)),
    "encrypt": Row("encrypt", "taut encrypt", "encrypt the notebook with a passphrase", function="encrypt"),
    "decrypt": Row("encrypt", "taut decrypt", "remove the encryption", function="decrypt"),
    "passphrase": Row("encrypt", "taut passphrase", "change it, or use the recovery key", function="passphrase"),
    "demo": Row("demo", "taut demo", "a made-up person's year to look around in"),
}

_ABOUT = "taut: a notebook for personal mastery, in the terminal."
_MORE = """\
exit codes: 0 success, 1 failure, 2 wrong usage

“taut COMMAND --help” explains one command, with examples.

  taut note slept well, walked to work
  taut begin evening --for yesterday
  taut list -n 5
  taut export --format markdown -o journal.md
"""

_REFUSES = ("--for", "--json")


class Taut(click.Group):
    """``taut``: the full screen, or one of its commands. What any command may be told may also come before it."""

    def __init__(self) -> None:
        plain = click.Option(["--plain"], is_flag=True, help=PLAIN)
        version = click.Option(
            ["--version", "-V"], is_flag=True, is_eager=True, expose_value=False, callback=_show_version,
            help="show the version",
        )  # fmt: skip
        # What calls for an early frame are words without this one: see ``early_frame.py``.
        late = click.Option(
            ["--no-early-frame"], is_flag=True, expose_value=False, help="load everything, then show Today"
        )
        params = [*shared_options(_REFUSES, is_hidden=False), plain, late, version]
        super().__init__("taut", params=params, add_help_option=False, invoke_without_command=True)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Reads what stands before the command; it is handed on to it."""
        words = list(args)
        behind = read_words(partial(click.Command.parse_args, self), ctx, args)
        ctx.meta["before"] = words[: len(words) - len(behind)]
        return behind

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is called, and its words."""
        called, *words = args
        if called == "help":
            if not words:
                output.data(self.get_help(ctx))
                ctx.exit()
            called, words = words[0], ["--help"]
        try:
            name = known(called)
        except CommandError:
            if ctx.resilient_parsing:
                return None, None, []
            raise
        row = COMMANDS[name]
        found: TautCommand = getattr(import_module(f"tui.cli.commands.{row.module}"), row.function)
        return name, found, [*ctx.meta["before"], *words]

    def invoke(self, ctx: click.Context) -> int:
        """Runs the command that is called, or opens the full screen."""
        if ctx.args:
            name, called, words = self.resolve_command(ctx, ctx.args)
            assert called
            with called.make_context(name, words, parent=ctx) as inner:
                code: int = called.invoke(inner)
                return code
        plain = ctx.params.pop("plain")
        given = common(ctx, _REFUSES, pages=False)
        from tui.cli.launch import show
        from tui.cli.open_workspace import placed

        return show(placed(given.home), as_plain=plain)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[Any]:
        """Commands and options that begin so; no command is imported for it."""
        from click.shell_completion import CompletionItem

        found = [
            CompletionItem(name, help=row.summary) for name, row in COMMANDS.items() if name.startswith(incomplete)
        ]
        return [*found, *click.Command.shell_complete(self, ctx, incomplete)]

    def get_help(self, _ctx: click.Context) -> str:
        """The commands, one a line, and what goes with all of them."""
        rows = "\n".join(f"  {row.shape:<22} {row.summary}" for row in (SCREEN, *COMMANDS.values()))
        formatter = click.HelpFormatter(width=80)
        with formatter.section("Before or after any command"):
            formatter.write_dl(list(option_rows([one for one in self.params if isinstance(one, click.Option)])))
        return f"{_ABOUT}\n\n{rows}\n\n{formatter.getvalue()}\n{_MORE}"


SCREEN = Row("", "taut", "the full screen")


def known(word: str) -> str:
    """The name of the command a word means.

    Raises:
        CommandError: One sentence with the nearest name and all there are.
    """
    for name, row in COMMANDS.items():
        if word in (name, *row.aliases):
            return name
    raise usage(f"There is no command “{word}”{_hint(word)}; the commands are {', '.join(COMMANDS)}.")


def _hint(word: str) -> str:
    from tui.library import FLOWS

    if word in FLOWS:
        return f" (did you mean “taut begin {word}”?)"
    names = {alias: f"“{name}”" for name, row in COMMANDS.items() for alias in (name, *row.aliases)}
    return did_you_mean(word.lower(), names)


def _show_version(ctx: click.Context, _param: click.Parameter, is_asked: bool) -> None:
    if is_asked and not ctx.resilient_parsing:
        from tui import __version__

        output.data(f"taut {__version__}\n")
        ctx.exit()
