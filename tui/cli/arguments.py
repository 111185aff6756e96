"""Words behind a command to options: one parser for each command, whose mistakes are told in one sentence."""

from __future__ import annotations

import re
from argparse import SUPPRESS, ArgumentParser, ArgumentTypeError, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from datetime import date
from typing import NoReturn

from tui.cli import out
from tui.cli.problems import usage


class Parser(ArgumentParser):
    """The options of one command, with those that all commands share.

    Args:
        name: The command's name; empty for the full screen.
        description: What it does, in a sentence or a few.
        examples: Commands that work as they stand, each with what it does.
        codes: What an exit code other than the usual means here, such as ``1 a mistake was found``.
        json: What ``--json`` answers with.
        refuses: Those of ``--for`` and ``--json`` that say nothing to this command.
        pages: Whether a terminal shows what it prints through a pager.
    """

    def __init__(
        self,
        name: str,
        description: str,
        *,
        examples: Sequence[tuple[str, str]] = (),
        codes: str = "1 could not",
        json: str = "answer in JSON, where there is something to answer",
        refuses: Sequence[str] = (),
        pages: bool = False,
    ) -> None:
        super().__init__(
            prog=f"taut {name}".strip(), description=description, allow_abbrev=False, add_help=False,
            formatter_class=_Format, epilog=_epilog(examples, codes),
        )  # fmt: skip
        self._positionals.title = "words"
        self._refuses, self._pages = refuses, pages
        shared = self.add_argument_group("with every command")
        shared.add_argument("--home", metavar="DIR", type=_folder, help="the notebook in this folder")
        day = "today, yesterday or a date like 2026-09-14"
        shared.add_argument("--for", dest="day", metavar="DAY", help=SUPPRESS if "--for" in refuses else day)
        shared.add_argument("--json", action="store_true", help=SUPPRESS if "--json" in refuses else json)
        shared.add_argument(
            "--color", metavar="WHEN", type=_color, default="auto", help="auto (a terminal), always or never"
        )
        shared.add_argument("--no-pager", action="store_true", help="write long output at once")
        shared.add_argument("--help", "-h", action="store_true", help="this")
        self._shared = frozenset(map(id, shared._group_actions))

    def options(self, words: Sequence[str]) -> Namespace | None:
        """What the words say; ``None`` when they asked for help, which was given.

        Everything behind ``--`` is text, whatever it begins with; it comes last in the command's own words.

        Raises:
            Refused: If they cannot be understood.
        """
        known, text = list(words), []
        if "--" in known:
            place = known.index("--")
            known, text = known[:place], known[place + 1 :]
        if "--help" in known or "-h" in known:
            out.data(self.format_help())
            return None
        self._fits(known)
        marked = [_MARK + word for word in text]
        options = self.parse_intermixed_args([*known, *marked])
        if hasattr(options, "words"):
            options.words = [word.removeprefix(_MARK) for word in options.words]
        without(options, *self._refuses)
        out.dress(options.color, pages=self._pages and not options.no_pager)
        return options

    def format_help(self) -> str:
        """The help: how it is written, what it does, its options, examples and exit codes."""
        formatter = self._get_formatter()
        own = [action for action in self._actions if id(action) not in self._shared]
        formatter.add_usage(self.usage, own, self._mutually_exclusive_groups)
        formatter.add_text(_narrow(self.description or ""))
        for group in self._action_groups:
            formatter.start_section(group.title)
            formatter.add_arguments(group._group_actions)
            formatter.end_section()
        formatter.add_text(self.epilog)
        return formatter.format_help()

    def error(self, message: str) -> NoReturn:
        """Says in our words what argparse found.

        Raises:
            Refused: Always.
        """
        option, _, problem = message.removeprefix("argument ").partition(": ")
        if message.startswith("unrecognized arguments: "):
            raise usage(f"“{problem.split()[0]}” is more than {self.prog} takes; {self._more()}.")
        if problem == "expected one argument":
            raise usage(f"{option} needs a value behind it; {self._more()}.")
        if found := re.match(r"invalid choice: '(.*)' \(choose from (.*)\)", problem):
            raise usage(f"“{found[1]}” is none of {found[2].replace(chr(39), '')}.")
        if message.startswith("argument "):
            raise usage(f"{option.split('/')[0]}: {problem}" + ("" if problem.endswith(".") else "."))
        raise usage(f"{message[:1].upper()}{message[1:]}; {self._more()}.")

    def _fits(self, words: Sequence[str]) -> None:
        takes = {name: action.nargs != 0 for action in self._actions for name in action.option_strings}
        value_next = False
        for word in words:
            option = word.split("=")[0]
            if value_next:
                value_next = False
            elif option in takes:
                value_next = takes[option] and "=" not in word
            elif re.match(r"--\w|-[A-Za-z]", word) and word[:2] not in takes:
                from difflib import get_close_matches

                near = get_close_matches(option, takes, n=1)
                hint = f" (did you mean {near[0]}?)" if near else ""
                raise usage(f"{self.prog} has no option {option}{hint}; {self._more()}.")

    def _more(self) -> str:
        return f"“{self.prog} --help” shows how it is written"


_MARK = "\x00"
"""Stands before words that are text even if they look like an option; no argument of a process can hold it."""


def add_days(parser: Parser) -> None:
    """Adds the options that narrow entries to some days."""
    parser.add_argument("--since", metavar="DAY", help="from then on: 2026-09-14, 2026-09, monday, last-week")
    parser.add_argument("--until", metavar="DAY", help="up to then, and with it")
    parser.add_argument("--on", metavar="DAY", help="then alone")


def count(text: str) -> int:
    """A whole number from 1, as an argument's type."""
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(f"“{text}” is not a whole number from 1.")
    return int(text)


def day(text: str, today: date) -> date:
    """The day a person named.

    Raises:
        Refused: If it is none.
    """
    from tui.records.day import read_day

    try:
        return read_day(text, today)
    except ValueError as problem:
        first, last = _span(text, today) or (None, today)
        if first == last:
            return last
        raise usage(str(problem)) from None


def days(text: str, today: date) -> tuple[date, date]:
    """The first and the last day of what a person named: a day, a month, a year, last-week, as a search takes it.

    Raises:
        Refused: If it is none.
    """
    from tui.records.day import read_day

    try:
        one = read_day(text, today)
        return one, one
    except ValueError:
        found = _span(text, today)
    if found is None:
        raise usage(
            f"“{text}” is no day, month or year; write it like {today}, {today:%Y-%m}, yesterday, monday or last-week."
        )
    return found


def _span(text: str, today: date) -> tuple[date, date] | None:
    from tui.insights.search.spans import read_span
    from tui.records.text import fold

    return read_span(fold(text), today)


def past_day(text: str | None, today: date) -> date | None:
    """The day something is kept for; ``None`` when no other than today was named.

    Raises:
        Refused: If it is no day, or still to come.
    """
    if text is None:
        return None
    named = day(text, today)
    if named > today:
        raise usage(f"{named} is still to come; --for takes today or a day before it.")
    return named


def without(options: Namespace, *names: str) -> None:
    """Refuses shared options that mean nothing here.

    Raises:
        Refused: If one was given.
    """
    given = {"--for": options.day is not None, "--json": options.json}
    for name in names:
        if given[name]:
            raise usage(f"{name} says nothing to this command; leave it out, or see “taut --help”.")


class _Format(RawDescriptionHelpFormatter):
    """Help as wide as it reads well, whatever the terminal."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=22, width=80)


def _narrow(text: str) -> str:
    """The text in lines that fit: those that follow each other as one paragraph, an indented one as it stands."""
    from textwrap import wrap

    blocks: list[str] = []
    for line in text.split("\n"):
        if blocks and all(part and not part.startswith(" ") for part in (blocks[-1], line)):
            blocks[-1] += f" {line}"
        else:
            blocks.append(line)
    return "\n".join(part for block in blocks for part in wrap(block, _WIDTH) or [""])


def _epilog(examples: Sequence[tuple[str, str]], codes: str) -> str:
    lines = ["examples:"] if examples else []
    column = max((len(command) for command, _ in examples if len(command) <= _EXAMPLE), default=0)
    for command, what in examples:
        if len(command) <= _EXAMPLE and column + len(what) + 4 <= _WIDTH:
            lines.append(f"  {command:<{column}}  {what}")
        else:
            lines += [f"  {command}", f"      {what}"]
    return "\n".join([*lines, "", f"exit codes: 0 done, {codes}, 2 wrong usage"]).strip("\n")


_EXAMPLE, _WIDTH = 42, 80


def _color(text: str) -> str:
    from tui.cli.color import WHEN

    if text not in WHEN:
        raise ArgumentTypeError(f"“{text}” is none of auto, always and never.")
    return text


def _folder(text: str) -> str:
    if not text.strip():
        raise ArgumentTypeError("a folder is to be named behind it.")
    return text
