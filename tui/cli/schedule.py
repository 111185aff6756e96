"""``taut schedule``: a nudge at a time of day or at login, printed, or set up with the person's consent. No daemon."""

from __future__ import annotations

import shutil
import sys
from argparse import ArgumentTypeError, Namespace
from collections.abc import Sequence
from datetime import time
from pathlib import Path

from tui.cli import out
from tui.cli.arguments import Parser
from tui.cli.problems import DONE, Refused, usage
from tui.cli.schedules import KINDS, HalfDone, Schedule


def parser() -> Parser:
    """What ``taut schedule`` takes."""
    made = Parser(
        "schedule",
        "Has “taut nudge” said at a time of day or at login.\n"
        "Prints what would be written and where; with --install it asks, and writes it.\n"
        "  systemd   a user timer; a desktop shows the line as a notification\n"
        "  cron      a line of your crontab, which mails what is said\n"
        "  shell     a line of your login shell",
        examples=[
            ("taut schedule", "all three, to read"),
            ("taut schedule systemd --at 06:30", "a timer, to read"),
            ("taut schedule shell --install --yes", "set up"),
            ("taut schedule shell --remove --yes", "taken away again"),
        ],
        refuses=["--for", "--json"],
    )
    made.add_argument("kind", nargs="?", choices=list(KINDS), metavar="systemd | cron | shell", help="which of them")
    made.add_argument("--at", metavar="HH:MM", type=_time, default=time(7), help="when; 07:00 unless said")
    doing = made.add_mutually_exclusive_group()
    doing.add_argument("--install", action="store_true", help="set it up, after asking")
    doing.add_argument("--remove", action="store_true", help="take it away, after asking")
    made.add_argument("--yes", "-y", action="store_true", help="agree beforehand")
    return made


def run(words: Sequence[str]) -> int:
    """Prints, sets up or takes away.

    Returns:
        The exit code.

    Raises:
        Refused: If it cannot be done, or nobody agrees.
    """
    options = parser().options(words)
    if options is None:
        return DONE
    command = _command(options.home)
    if options.kind is None:
        if options.install or options.remove:
            doing = "--install" if options.install else "--remove"
            raise usage(f"Name which one: “taut schedule systemd {doing}”, or cron, or shell.")
        for number, kind in enumerate(KINDS.values()):
            out.data("\n" * bool(number))
            _print(kind(command, options.at))
        return DONE
    schedule = KINDS[options.kind](command, options.at)
    if not options.install and not options.remove:
        _print(schedule)
        out.words(f"Nothing was set up; “taut schedule {options.kind} --install” does it.")
        return DONE
    return _change(schedule, options)


def _change(schedule: Schedule, options: Namespace) -> int:
    from tui.cli.consent import agreed

    if not options.yes and not options.remove:
        _print(schedule)
    question = f"Take it out of {schedule.where}?" if options.remove else f"Write this to {schedule.where}?"
    try:
        if options.remove and not schedule.is_there():
            out.words("There is nothing of taut's there.")
        elif not agreed(question, yes=options.yes):
            pass
        elif options.remove:
            schedule.remove()
            out.words(f"Taken out of {schedule.where}.")
        else:
            schedule.install()
            out.words(f"Written to {schedule.where}; “taut schedule {options.kind} --remove” takes it away.")
    except HalfDone as problem:
        raise Refused(str(problem)) from None
    except OSError as problem:
        raise Refused(
            f"{schedule.where} could not be changed ({(problem.strerror or str(problem)).lower()})."
        ) from None
    return DONE


def _print(schedule: Schedule) -> None:
    for name, text in schedule.texts():
        out.spans((f"# {name}", "quiet"))
        for line in text.splitlines():
            out.line(line)


def _command(home: str | None) -> tuple[str, ...]:
    """The nudge as another program starts it: the whole path, for its own PATH may be short."""
    named = Path(sys.argv[0])
    if named.name == "taut" and named.exists():
        found = [str(named.absolute())]
    else:
        installed = shutil.which("taut")
        found = [installed] if installed else [sys.executable, "-m", "tui"]
    if home is not None:
        found += ["--home", str(Path(home).expanduser().absolute())]
    for part in found:
        if "\n" in part or not part.isprintable():
            raise Refused("The path to taut or to the notebook has a line break in it, which no schedule can hold.")
    return (*found, "nudge")


def _time(text: str) -> time:
    try:
        found = time.fromisoformat(text.zfill(5))
    except ValueError:
        raise ArgumentTypeError(f"“{text}” is not a time of day; write one like 07:00.") from None
    return found.replace(second=0, microsecond=0)
