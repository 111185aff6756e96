"""The three ways a system can say something at a time: a systemd user timer, a line of cron, a line of the shell."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from abc import ABC, abstractmethod
from collections.abc import Sequence
from datetime import time
from pathlib import Path

_TIMER = "taut-nudge.timer"

MARK = "# taut schedule"
"""Stands on every line of ours in a file that is the person's."""


class HalfDone(Exception):  # noqa: N818 - reads as what it is
    """The files are changed and the program that reads them was not told; the message says so in one sentence."""


class Schedule(ABC):
    """One way.

    Args:
        command: What is to be run.
        at: When.
    """

    def __init__(self, command: Sequence[str], at: time) -> None:
        self.command = tuple(command)
        self.at = at

    @property
    @abstractmethod
    def where(self) -> str:
        """What is changed, as a person knows it."""

    @abstractmethod
    def texts(self) -> list[tuple[str, str]]:
        """What is written, each with the file it goes to."""

    @abstractmethod
    def is_there(self) -> bool:
        """Whether ours is set up."""

    @abstractmethod
    def install(self) -> None:
        """Sets it up; what was set up before is replaced.

        Raises:
            HalfDone: If it is written and does not count yet.
            OSError: If it cannot be.
        """

    @abstractmethod
    def remove(self) -> None:
        """Takes it away.

        Raises:
            HalfDone: If it is taken out and may count for a while.
            OSError: If it cannot be.
        """


class Systemd(Schedule):
    """A timer of the user's own systemd."""

    @property
    def where(self) -> str:
        """The folder of the user's units."""
        return str(self._folder)

    @property
    def _folder(self) -> Path:
        config = os.environ.get("XDG_CONFIG_HOME", "")
        return (Path(config) if config.startswith("/") else Path.home() / ".config") / "systemd" / "user"

    def texts(self) -> list[tuple[str, str]]:
        """The service and the timer."""
        say = (
            f"line=$$({shlex.join(self.command).replace('%', '%%').replace('$', '$$')}); "
            '[ -z "$$line" ] || notify-send taut "$$line" 2>/dev/null || echo "$$line"'
        )
        quoted = say.replace("\\", "\\\\").replace('"', '\\"')
        service = (
            f'[Unit]\nDescription=taut: is today open?\n\n[Service]\nType=oneshot\nExecStart=/bin/sh -c "{quoted}"\n'
        )
        timer = (
            f"[Unit]\nDescription=taut: a nudge at {self.at:%H:%M}\n\n[Timer]\nOnCalendar=*-*-* {self.at:%H:%M}:00\n"
            "Persistent=true\n\n[Install]\nWantedBy=timers.target\n"
        )
        return [(str(path), text) for path, text in zip(self._files, (service, timer), strict=True)]

    @property
    def _files(self) -> tuple[Path, Path]:
        return self._folder / "taut-nudge.service", self._folder / _TIMER

    def is_there(self) -> bool:
        """Whether one of the units is."""
        return any(path.exists() for path in self._files)

    def install(self) -> None:
        """Writes the units and starts the timer."""
        _need("systemctl")
        self._folder.mkdir(parents=True, exist_ok=True)
        for path, text in self.texts():
            Path(path).write_text(text, encoding="utf-8")
        try:
            _run("systemctl", "--user", "daemon-reload")
            _run("systemctl", "--user", "enable", "--now", _TIMER)
        except OSError as problem:
            start = f"“systemctl --user enable --now {_TIMER}” starts it where you are logged in"
            raise HalfDone(f"It is written to {self.where}, but not started ({_why(problem)}); {start}.") from None

    def remove(self) -> None:
        """Stops the timer and removes the units."""
        trouble = ""
        try:
            _run("systemctl", "--user", "disable", "--now", _TIMER)
        except OSError as problem:
            trouble = _why(problem)
        for path in (*self._files, self._folder / "timers.target.wants" / _TIMER):
            path.unlink(missing_ok=True)
        if trouble:
            stays = "a timer that runs ends with your session"
            raise HalfDone(f"It is taken out of {self.where}, but systemd was not told ({trouble}); {stays}.")
        _run("systemctl", "--user", "daemon-reload")


class Cron(Schedule):
    """A line of the user's crontab."""

    @property
    def where(self) -> str:
        """The crontab."""
        return "your crontab"

    @property
    def _line(self) -> str:
        return f"{self.at.minute} {self.at.hour} * * * {shlex.join(self.command).replace('%', chr(92) + '%')} {MARK}"

    def texts(self) -> list[tuple[str, str]]:
        """The line."""
        return [(self.where, self._line)]

    def is_there(self) -> bool:
        """Whether a line of ours is in it."""
        return any(map(_is_ours, self._lines()))

    def install(self) -> None:
        """Adds the line."""
        self._write([*self._others(), os.fsencode(self._line)])

    def remove(self) -> None:
        """Takes the line out."""
        self._write(self._others())

    def _others(self) -> list[bytes]:
        return [line for line in self._lines() if not _is_ours(line)]

    def _lines(self) -> list[bytes]:
        """What the crontab holds; a person without one has an empty one."""
        return _split(_run("crontab", "-l", may_be_nothing="no crontab"))

    def _write(self, lines: Sequence[bytes]) -> None:
        _run("crontab", "-", given=_joined(lines))


class Shell(Schedule):
    """A line of the person's login shell."""

    @property
    def where(self) -> str:
        """The shell's file."""
        return str(self._file)

    @property
    def _file(self) -> Path:
        home = Path.home()
        shell = Path(os.environ.get("SHELL", "")).name
        if shell == "fish":
            config = os.environ.get("XDG_CONFIG_HOME", "")
            return (Path(config) if config.startswith("/") else home / ".config") / "fish" / "config.fish"
        if shell == "zsh":
            return Path(os.environ.get("ZDOTDIR") or home) / ".zprofile"
        own = home / ".bash_profile"
        return own if shell == "bash" and own.exists() else home / ".profile"

    @property
    def _line(self) -> str:
        command = shlex.join(self.command)
        if self._file.suffix == ".fish":
            return f"status is-login; and status is-interactive; and {command} {MARK}"
        return f"if [ -t 1 ]; then {command}; fi {MARK}"

    def texts(self) -> list[tuple[str, str]]:
        """The line."""
        return [(self.where, self._line)]

    def is_there(self) -> bool:
        """Whether a line of ours is in the file."""
        return any(map(_is_ours, self._lines()))

    def install(self) -> None:
        """Adds the line at the end."""
        self._write([*self._others(), os.fsencode(self._line)])

    def remove(self) -> None:
        """Takes the line out."""
        self._write(self._others())

    def _lines(self) -> list[bytes]:
        try:
            return _split(self._file.read_bytes())
        except FileNotFoundError:
            return []

    def _others(self) -> list[bytes]:
        return [line for line in self._lines() if not _is_ours(line)]

    def _write(self, lines: Sequence[bytes]) -> None:
        """Puts a whole new file in the place of the old one, of the same rights; a symbolic link stays one."""
        target = self._file.resolve()
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = target.with_name(f".{target.name}.{os.getpid()}.tmp")
        beside.unlink(missing_ok=True)
        try:
            with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(_joined(lines))
            if target.exists():
                shutil.copymode(target, beside)
            beside.replace(target)
        except OSError:
            beside.unlink(missing_ok=True)
            raise


KINDS: dict[str, type[Schedule]] = {"systemd": Systemd, "cron": Cron, "shell": Shell}


def _is_ours(line: bytes) -> bool:
    return line.rstrip(b"\r").endswith(MARK.encode())


def _split(text: bytes) -> list[bytes]:
    """The lines, with whatever else is in them: they are the person's, in whichever encoding."""
    lines = text.split(b"\n")
    return lines if lines[-1] else lines[:-1]


def _joined(lines: Sequence[bytes]) -> bytes:
    return b"".join(line + b"\n" for line in lines)


def _run(*command: str, given: bytes = b"", may_be_nothing: str = "") -> bytes:
    """What a program says.

    Raises:
        OSError: If it is not there, or could not do it.
    """
    from tui.settings import environment

    _need(command[0])
    done = subprocess.run(command, input=given, capture_output=True, check=False, env=environment())
    if done.returncode:
        said = " ".join(done.stderr.decode(errors="replace").split()) or f"{command[0]} gave no reason"
        if may_be_nothing and may_be_nothing in said:
            return b""
        raise OSError(0, said)
    return done.stdout


def _need(program: str) -> None:
    if shutil.which(program) is None:
        raise OSError(0, f"there is no {program} on this machine")


def _why(problem: OSError) -> str:
    return (problem.strerror or str(problem)).lower().rstrip(".")
