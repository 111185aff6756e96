"""A reminder at a time of day or at login: what to add, and where, so that a nudge is said. No daemon.

taut writes only files that are its own: the units of a systemd timer, an agent of launchd, or a drop-in of fish. A
crontab and the start-up files of other shells belong to the person; what to add there is told.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import time
from pathlib import Path
from typing import NamedTuple

from tui import settings
from tui.records.date_forms import read_clock
from tui.records.text import os_reason
from tui.settings import environment
from tui.workspace import StoreError, Workspace

TIMER = "taut-nudge.timer"
AGENT = "taut.nudge"
"""What launchd calls the reminder."""


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

    def lines(self) -> Iterator[str]:
        """All there is to add, each file's name before its lines."""
        for name, text in self.texts.items():
            yield f"# {name}"
            yield from text.splitlines()

    @property
    def ways(self) -> tuple[str, ...]:
        """What can be done with files that are taut's own: to write them, and to remove those that are there."""
        there = any(file.exists() for file in self.files)
        return "Write it, and start it", *(("Remove what is there",) if there else ())

    @property
    def files(self) -> list[Path]:
        """The files that it is written to, where they are taut's own."""
        return [Path(name) for name in self.texts] if self.own_files else []


def systemd(nudge: Sequence[str], at: time) -> Schedule:
    """A timer of the user's own systemd, which shows the line as a notification where there is a desktop."""
    say = (
        f"line=$$({shlex.join(nudge).replace('%', '%%').replace('$', '$$')}); "
        '[ -z "$$line" ] || notify-send taut "$$line" 2>/dev/null || echo "$$line"'
    )
    quoted = say.replace("\\", "\\\\").replace('"', '\\"')
    service = (
        f'[Unit]\nDescription=taut: is today still empty?\n\n[Service]\nType=oneshot\nExecStart=/bin/sh -c "{quoted}"\n'
    )
    timer = (
        f"[Unit]\nDescription=taut: a nudge at {at:%H:%M}\n\n[Timer]\nOnCalendar=*-*-* {at:%H:%M}:00\n"
        "Persistent=true\n\n[Install]\nWantedBy=timers.target\n"
    )
    folder = _config_home() / "systemd" / "user"
    texts = {str(folder / "taut-nudge.service"): service, str(folder / TIMER): timer}
    return Schedule(str(folder), texts, own_files=True)


def launchd(nudge: Sequence[str], at: time) -> Schedule:
    """An agent of the user's own launchd, which shows the line as a notification; one missed in sleep comes after."""
    notify = "on run argv", 'display notification (item 1 of argv) with title "taut"', "end run"
    say = shlex.join(["osascript", *(word for line in notify for word in ("-e", line))])
    script = f'line=$({shlex.join(nudge)}); [ -z "$line" ] || {say} "$line"'
    import plistlib

    agent = {
        "Label": AGENT,
        "ProgramArguments": ["/bin/sh", "-c", script],
        "StartCalendarInterval": {"Hour": at.hour, "Minute": at.minute},
    }
    file = Path.home() / "Library" / "LaunchAgents" / f"{AGENT}.plist"
    return Schedule(str(file), {str(file): plistlib.dumps(agent, sort_keys=False).decode()}, own_files=True)


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


WAYS = {"systemd": systemd, "launchd": launchd, "cron": cron, "shell": shell}
"""By their names."""
WORDS = {
    "systemd": "A desktop notification, from a systemd timer",
    "launchd": "A desktop notification, from launchd",
    "cron": "An email from cron",
    "shell": "A line when you log in to a shell",
}
"""What each way is, to choose from."""


def offered(platform: str = sys.platform) -> dict[str, str]:
    """The ways that a machine has, each with what it is: a timer of systemd, or on a Mac an agent of launchd."""
    lacking = "systemd" if platform == "darwin" else "launchd"
    return {way: words for way, words in WORDS.items() if way != lacking}


def schedule(workspace: Workspace, way: str, at: str) -> Schedule:
    """One way to have the nudge of this notebook said.

    Args:
        workspace: The notebook.
        way: One of ``WAYS``.
        at: When, as a person writes it: ``07:00``.

    Raises:
        StoreError: If that is no time of day, or no schedule can hold the path.
    """
    try:
        found = read_time(at)
    except ValueError:
        raise StoreError(f"“{at}” is not a time of day; write it like 07:00.") from None
    here = workspace.places
    is_named = here == settings.places(here.data) != settings.places()
    return WAYS[way](nudge_command(str(here.data) if is_named else None), found)


def read_time(text: str) -> time:
    """A time of day as a person writes it.

    Raises:
        ValueError: If it is not one.
    """
    return read_clock(text)


def install(schedule: Schedule, way: str) -> None:
    """Writes its files, and starts what reads them.

    Raises:
        StoreError: If that cannot be done.
    """
    try:
        _install(schedule, way)
    except OSError as problem:
        raise _unchanged(schedule, problem) from None


def remove(schedule: Schedule, way: str) -> None:
    """Stops what reads its files, and removes them.

    Raises:
        StoreError: If that cannot be done.
    """
    try:
        _remove(schedule.files, way)
    except OSError as problem:
        raise _unchanged(schedule, problem) from None


def _unchanged(schedule: Schedule, problem: OSError) -> StoreError:
    return StoreError(f"{schedule.where} could not be changed ({os_reason(problem)}).")


def _install(schedule: Schedule, way: str) -> None:
    if way in _PROGRAMS:
        _need(_PROGRAMS[way])
    for name, text in schedule.texts.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")
    start = ""
    try:
        if way == "systemd":
            start = f"“systemctl --user enable --now {TIMER}” starts it once you are logged in"
            _systemctl("daemon-reload")
            _systemctl("enable", "--now", TIMER)
        elif way == "launchd":
            start = "it starts when you next log in"
            with suppress(OSError):  # one of before, if any: launchd takes no second one of the same name
                _launchctl("bootout", f"{_domain()}/{AGENT}")
            _launchctl("bootstrap", _domain(), schedule.where)
    except OSError as problem:
        raise StoreError(f"Written to {schedule.where}, but not started ({os_reason(problem)}); {start}.") from None


def _remove(files: Sequence[Path], way: str) -> None:
    trouble = ""
    try:
        if way == "systemd":
            _systemctl("disable", "--now", TIMER)
        elif way == "launchd":
            _launchctl("bootout", f"{_domain()}/{AGENT}")
    except OSError as problem:
        trouble = os_reason(problem)
    for file in files:
        file.unlink(missing_ok=True)
        (file.parent / "timers.target.wants" / file.name).unlink(missing_ok=True)
    if trouble:
        stays = f"a running {'timer' if way == 'systemd' else 'agent'} ends when you log out"
        raise StoreError(f"Removed from {files[0].parent}, but {way} could not be told ({trouble}); {stays}.")
    if way == "systemd":
        _systemctl("daemon-reload")


def nudge_command(home: str | None) -> tuple[str, ...]:
    """The nudge of a notebook as another program starts it, which has neither our PATH nor our environment.

    Args:
        home: The folder the notebook was opened in, if one was named.

    Raises:
        StoreError: If no schedule can hold the path.
    """
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
            raise StoreError("The path to taut or the notebook has a character no schedule can use; rename it.")
    return (*found, "nudge")


def _config_home() -> Path:
    config = os.environ.get("XDG_CONFIG_HOME", "")
    return Path(config) if config.startswith("/") else Path.home() / ".config"


_PROGRAMS = {"systemd": "systemctl", "launchd": "launchctl"}
"""What is told of a reminder's files, where something is."""


def _need(program: str) -> None:
    if shutil.which(program) is None:
        raise OSError(0, f"there is no {program} on this machine")


def _systemctl(*words: str) -> None:
    _tell("systemctl", "--user", *words)


def _launchctl(*words: str) -> None:
    _tell("launchctl", *words)


def _domain() -> str:
    """What launchd calls the session of whoever is logged in at the screen."""
    return f"gui/{os.getuid()}"


def _tell(program: str, *words: str) -> None:
    """Tells the user's systemd or launchd something; an ``OSError`` says why it could not."""
    _need(program)
    done = subprocess.run([program, *words], capture_output=True, check=False, env=environment())
    if done.returncode:
        raise OSError(0, " ".join(done.stderr.decode(errors="replace").split()) or f"{program} gave no reason")


def put(_: Workspace, found: Schedule, way: str) -> str:
    """Writes what a reminder needs, and says where."""
    install(found, way)
    return f"Written to {found.where}."


def take_away(_: Workspace, found: Schedule, way: str) -> str:
    """Removes what a reminder needed, and says from where."""
    remove(found, way)
    return f"Removed from {found.where}."
