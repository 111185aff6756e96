"""``taut schedule``: what to add, and where, to have a nudge said at a time of day or at login. No daemon.

It writes only files that are its own: the units of a systemd timer, or a drop-in of fish. A crontab and the start-up
files of other shells belong to the person; what to add there is printed.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import time
from pathlib import Path
from typing import NamedTuple

import click

from tui.cli import output
from tui.cli.command import Common, argument, choose_one, command, one_of
from tui.cli.completion import from_words
from tui.cli.errors import CommandError, usage
from tui.records.text import os_reason

TIMER = "taut-nudge.timer"


class Schedule(NamedTuple):
    """One way to have it said.

    Attributes:
        where: What is changed, as a person knows it.
        texts: What goes there: the text of each file of ours, or the line to add.
        own_files: Whether those files are ours alone, so that they may be written and removed.
        by_hand: How a person adds or removes it where the file is theirs.
    """

    where: str
    texts: Mapping[str, str]
    own_files: bool
    by_hand: str = ""


def _time(text: str) -> time:
    try:
        found = time.fromisoformat(text.zfill(5))
    except ValueError:
        raise click.BadParameter(f"takes a time of day like 07:00, not “{text}”.") from None
    return found.replace(second=0, microsecond=0)


def systemd(nudge: Sequence[str], at: time) -> Schedule:
    """A timer of the user's own systemd, which shows the line as a notification where there is a desktop."""
    say = (
        f"line=$$({shlex.join(nudge).replace('%', '%%').replace('$', '$$')}); "
        '[ -z "$$line" ] || notify-send taut "$$line" 2>/dev/null || echo "$$line"'
    )
    quoted = say.replace("\\", "\\\\").replace('"', '\\"')
    service = f'[Unit]\nDescription=taut: is today open?\n\n[Service]\nType=oneshot\nExecStart=/bin/sh -c "{quoted}"\n'
    timer = (
        f"[Unit]\nDescription=taut: a nudge at {at:%H:%M}\n\n[Timer]\nOnCalendar=*-*-* {at:%H:%M}:00\n"
        "Persistent=true\n\n[Install]\nWantedBy=timers.target\n"
    )
    folder = _config_home() / "systemd" / "user"
    texts = {str(folder / "taut-nudge.service"): service, str(folder / TIMER): timer}
    return Schedule(str(folder), texts, own_files=True)


def cron(nudge: Sequence[str], at: time) -> Schedule:
    """A line of the crontab, whose output cron mails."""
    line = f"{at.minute} {at.hour} * * * {shlex.join(nudge).replace('%', chr(92) + '%')}\n"
    return Schedule("your crontab", {"your crontab": line}, own_files=False, by_hand="“crontab -e”")


def shell(nudge: Sequence[str], _at: time) -> Schedule:
    """Something the login shell runs: a drop-in of fish, or a line of the start-up file of another."""
    run = shlex.join(nudge)
    name = Path(os.environ.get("SHELL", "")).name
    if name == "fish":
        drop_in = _config_home() / "fish" / "conf.d" / "taut.fish"
        text = f"status is-login; and status is-interactive; and {run}\n"
        return Schedule(str(drop_in), {str(drop_in): text}, own_files=True)
    if name == "zsh":
        file = Path(os.environ.get("ZDOTDIR") or Path.home()) / ".zprofile"
    else:
        own = Path.home() / ".bash_profile"
        file = own if name == "bash" and own.exists() else Path.home() / ".profile"
    text = f"if [ -t 1 ]; then {run}; fi\n"
    return Schedule(str(file), {str(file): text}, own_files=False, by_hand="an editor")


WAYS = {"systemd": systemd, "cron": cron, "shell": shell}


@command(
    "schedule",
    "Prints what to add, and where, so that “taut nudge” runs at a time of day or when\n"
    "you log in.\n"
    "  systemd   a user timer; a desktop shows the line as a notification\n"
    "  cron      a line for your crontab; cron mails you the line\n"
    "  shell     a line for your login shell\n"
    "With --install it asks, then writes its own files only: the systemd units, or a\n"
    "drop-in for fish. Your crontab and your shell's own files are never changed.",
    examples=[
        ("taut schedule", "all three, to read"),
        ("taut schedule systemd --at 06:30", "a timer, to read"),
        ("taut schedule cron | tail -n 1", "only the line, to copy"),
    ],
    refuses=["--for", "--json"],
)
@argument("way", "systemd | cron | shell", "which one", nargs=1, type=one_of(*WAYS), shell_complete=from_words(*WAYS))
@click.option("--at", metavar="HH:MM", type=_time, default="07:00", help="what time (default 07:00)")
@click.option("--install", is_flag=True, help="write its own files, after asking")
@click.option("--remove", is_flag=True, help="remove them, after asking")
@click.option("--yes", "-y", is_flag=True, help="agree in advance")
def run(given: Common, way: str | None, at: time, install: bool, remove: bool, yes: bool) -> None:
    """Prints, writes or removes."""
    choose_one(("--install", install), ("--remove", remove))
    nudge = _nudge(given.home)
    if way is None:
        if install or remove:
            option = "--install" if install else "--remove"
            raise usage(f"Name one: “taut schedule systemd {option}”, or “taut schedule shell {option}”.")
        for number, made in enumerate(WAYS.values()):
            output.data("\n" * bool(number))
            _print(made(nudge, at))
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

    files = [Path(name) for name in schedule.texts]
    try:
        if remove:
            if not any(file.exists() for file in files):
                output.words(f"There is nothing of taut's in {schedule.where}.")
            elif agreed(f"Remove {', '.join(map(str, files))}?", yes=yes):
                _remove(files, way)
                output.words(f"Removed from {schedule.where}.")
            return
        if not yes:
            _print(schedule)
        if agreed(f"Write this to {schedule.where}?", yes=yes):
            _install(schedule, way)
            output.words(f"Written to {schedule.where}; “taut schedule {way} --remove” removes it.")
    except OSError as problem:
        raise CommandError(f"{schedule.where} could not be changed ({os_reason(problem)}).") from None


def _install(schedule: Schedule, way: str) -> None:
    if way == "systemd":
        _need_systemctl()
    for name, text in schedule.texts.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")
    if way == "systemd":
        try:
            _systemctl("daemon-reload")
            _systemctl("enable", "--now", TIMER)
        except OSError as problem:
            start = f"“systemctl --user enable --now {TIMER}” starts it once you are logged in"
            raise CommandError(
                f"Written to {schedule.where}, but not started ({os_reason(problem)}); {start}."
            ) from None


def _remove(files: Sequence[Path], way: str) -> None:
    trouble = ""
    if way == "systemd":
        try:
            _systemctl("disable", "--now", TIMER)
        except OSError as problem:
            trouble = os_reason(problem)
    for file in files:
        file.unlink(missing_ok=True)
        (file.parent / "timers.target.wants" / file.name).unlink(missing_ok=True)
    if trouble:
        stays = "a running timer ends when you log out"
        raise CommandError(f"Removed from {files[0].parent}, but systemd could not be told ({trouble}); {stays}.")
    if way == "systemd":
        _systemctl("daemon-reload")


def _print(schedule: Schedule) -> None:
    for name, text in schedule.texts.items():
        output.spans((f"# {name}", "quiet"))
        for line in text.splitlines():
            output.line(line)


def _nudge(home: str | None) -> tuple[str, ...]:
    """The nudge of this notebook as another program starts it, which has neither our PATH nor our environment."""
    named = Path(sys.argv[0])
    if named.name == "taut" and named.exists():
        found = [str(named.absolute())]
    else:
        installed = shutil.which("taut")
        found = [installed] if installed else [sys.executable, "-m", "tui"]
    if chosen := home or os.environ.get("TAUT_HOME"):
        found += ["--home", str(Path(chosen).expanduser().absolute())]
    else:
        folders = {name: os.environ.get(name, "") for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME")}
        moved = [f"{name}={value}" for name, value in folders.items() if value.startswith("/")]
        found = ["env", *moved, *found] if moved else found
    for part in found:
        if not part.isprintable():
            raise CommandError("The path to taut or the notebook has a character no schedule can hold; rename it.")
    return (*found, "nudge")


def _config_home() -> Path:
    config = os.environ.get("XDG_CONFIG_HOME", "")
    return Path(config) if config.startswith("/") else Path.home() / ".config"


def _need_systemctl() -> None:
    if shutil.which("systemctl") is None:
        raise OSError(0, "there is no systemctl on this machine")


def _systemctl(*words: str) -> None:
    """Tells the user's systemd something; an ``OSError`` says why it could not."""
    from tui.settings import environment

    _need_systemctl()
    done = subprocess.run(["systemctl", "--user", *words], capture_output=True, check=False, env=environment())
    if done.returncode:
        raise OSError(0, " ".join(done.stderr.decode(errors="replace").split()) or "systemctl gave no reason")
