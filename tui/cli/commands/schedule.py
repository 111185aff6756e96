"""``taut schedule``: what to add, and where, to have a nudge said at a time of day or at login."""

from __future__ import annotations

from datetime import time

import click

from tui.cli import output
from tui.cli.command import Common, argument, choose_one, command, one_of
from tui.cli.completion import from_words
from tui.cli.errors import CommandError, usage
from tui.workspace import reminder
from tui.workspace.reminder import WAYS, Schedule


def _time(text: str) -> time:
    try:
        return reminder.read_time(text)
    except ValueError:
        raise click.BadParameter(f"takes a time of day like 07:00, not “{text}”.") from None


@command(
    "schedule",
    "Prints what to add, and where, so that “taut nudge” runs at a set time of day or when\n"
    "you log in.\n"
    "  systemd   a user timer; a desktop shows the line as a notification\n"
    "  launchd   the same on a Mac: an agent of your own\n"
    "  cron      a line for your crontab; cron mails you the line\n"
    "  shell     a line for your login shell\n"
    "With --install it asks, then writes its own files only: the systemd units, the\n"
    "launchd agent, or a drop-in for fish. Your crontab and your shell's own files are never changed.",
    examples=[
        ("taut schedule", "the three ways of this machine, to read"),
        ("taut schedule systemd --at 06:30", "a timer, to read"),
        ("taut schedule cron | tail -n 1", "only the line, to copy"),
    ],
    refuses=["--for", "--json"],
)
@argument(
    "way",
    "systemd | launchd | cron | shell",
    "which one",
    nargs=1,
    type=one_of(*WAYS),
    shell_complete=from_words(*WAYS),
)
@click.option("--at", metavar="HH:MM", type=_time, default="07:00", help="what time (default 07:00)")
@click.option("--install", is_flag=True, help="write its own files, after asking")
@click.option("--remove", is_flag=True, help="remove them, after asking")
@click.option("--yes", "-y", is_flag=True, help="agree in advance")
def run(given: Common, way: str | None, at: time, install: bool, remove: bool, yes: bool) -> None:
    """Prints, writes or removes."""
    choose_one(("--install", install), ("--remove", remove))
    nudge = reminder.nudge_command(given.home)
    if way is None:
        if install or remove:
            option = "--install" if install else "--remove"
            first = next(iter(reminder.offered()))
            raise usage(f"Name one: “taut schedule {first} {option}”, or “taut schedule shell {option}”.")
        for number, offered in enumerate(reminder.offered()):
            output.data("\n" * bool(number))
            _print(WAYS[offered](nudge, at))
        return
    schedule = WAYS[way](nudge, at)
    if not install and not remove:
        _print(schedule)
        how = (
            f"“taut schedule {way} --install” writes it"
            if schedule.own_files
            else f"add the line with {schedule.by_hand}"
        )
        output.words(f"Nothing was changed; {how}.")
        return
    if not schedule.own_files:
        _print(schedule) if install else None
        doing = "add this line" if install else "remove the line"
        raise CommandError(f"taut leaves {schedule.where} to you; {doing} with {schedule.by_hand}.")
    _change(schedule, way, remove=remove, yes=yes)


def _change(schedule: Schedule, way: str, *, remove: bool, yes: bool) -> None:
    from tui.cli.prompts import agreed

    if remove:
        if not any(file.exists() for file in schedule.files):
            output.words(f"There is nothing of taut's in {schedule.where}.")
        elif agreed(f"Remove {', '.join(map(str, schedule.files))}?", yes=yes):
            reminder.remove(schedule, way)
            output.words(f"Removed from {schedule.where}.")
        return
    if not yes:
        _print(schedule)
    if agreed(f"Write this to {schedule.where}?", yes=yes):
        reminder.install(schedule, way)
        output.words(f"Written to {schedule.where}; “taut schedule {way} --remove” removes it.")


def _print(schedule: Schedule) -> None:
    for name, text in schedule.texts.items():
        output.spans((f"# {name}", "quiet"))
        for line in text.splitlines():
            output.line(line)
