"""What can be set, read from and written to TOML; and where everything lives."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from datetime import time
from pathlib import Path
from typing import Any, NamedTuple

from tui.records.date_forms import ClockForm, DateForm, DateForms, WeekStart, read_clock
from tui.records.text import os_reason

HOME_VARIABLE = "TAUT_HOME"

SECRET_VARIABLES = ("TAUT_PASSPHRASE", "TAUT_NEW_PASSPHRASE", "TAUT_RECOVERY_KEY")
"""Where a script may put the passphrase, the one to come, and the recovery key."""


class SettingsError(Exception):
    """A settings file that cannot be read; the message says where and what to do."""


class Places(NamedTuple):
    """The folders and files of one person's notebook.

    Attributes:
        data: Holds the journal, drafts, backups and the log.
        config: Holds the settings and the person's own flows, questions, values, emotions and areas.
    """

    data: Path
    config: Path

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.config / "config.toml"

    @property
    def log(self) -> Path:
        """Where crash reports go, without anything a person wrote."""
        return self.data / "log"


class Settings(NamedTuple):
    """What a person can set; every setting has a default.

    Attributes:
        day_starts_at: When a new practice day begins.
        name: What to be called in the greeting; empty for none.
        theme: A theme's name; empty to follow the terminal.
        length: "short" or "whole", for mornings and evenings; empty for what was answered when it was asked.
        look_back: Whether Today offers a page of this day in an earlier year by itself; ``t`` in the Journal shows
            them either way.
        support_name: Someone to talk to.
        support_number: How to reach them.
        region: A country code, for the emergency number; empty to go by the time zone.
        pictures: Whether questions may ask to picture something; else they ask in words.
        motion: "always" or "never" for what moves by itself; empty for everywhere but over SSH.
        mouse: Whether the full screen uses the mouse; without it you can select text as usual in your terminal.
        early_frame: Whether Today's frame is shown before the rest is loaded.
        date_form: The order of dates that people read, a ``DateForm``.
        clock_form: To how many hours the clock counts that people read, a ``ClockForm``.
        week_starts_on: The first day of every week that is counted or drawn, a ``WeekStart``.
        sync: "auto" to sync whenever taut is opened and something was saved; empty for only when it is asked to.
        keys: Other keys, by command id, and perhaps a preset; looked through by the full screen.
        coach: Under ``command``, a command of the person's own that words follow-ups; empty for none.
    """

    day_starts_at: time = time(4, 0)
    name: str = ""
    theme: str = ""
    length: str = ""
    look_back: bool = False
    support_name: str = ""
    support_number: str = ""
    region: str = ""
    pictures: bool = True
    motion: str = ""
    mouse: bool = False
    early_frame: bool = True
    date_form: str = DateForm.DAY_FIRST.value
    clock_form: str = ClockForm.HOURS_24.value
    week_starts_on: str = WeekStart.MONDAY.value
    sync: str = ""
    keys: Mapping[str, Any] = {}
    coach: Mapping[str, Any] = {}

    @property
    def date_forms(self) -> DateForms:
        """How dates, hours and weeks are read."""
        return DateForms(self.date_form, self.clock_form, self.week_starts_on)

    def is_still(self, environment: Mapping[str, str]) -> bool:
        """Whether nothing on the screen moves by itself, in a session with these variables."""
        return self.motion == "never" or ("SSH_CONNECTION" in environment and self.motion != "always")

    @property
    def coach_command(self) -> str:
        """The command that words follow-ups; empty for none."""
        return str(self.coach.get("command", "")).strip()


TABLES = {"keys": '# preset = "vim"', "coach": '# command = "my-coach"'}
"""The settings that are tables, each with an example of a line in it; they are written by hand."""


def places(home: Path | None = None) -> Places:
    """Where everything lives: under one folder if ``home`` or ``TAUT_HOME`` names one, else where the system says.

    Args:
        home: The command's ``--home``.
    """
    chosen = home or (Path(value) if (value := os.environ.get(HOME_VARIABLE)) else None)
    if chosen is not None:
        folder = chosen.expanduser().absolute()
        return Places(folder, folder / "config")
    from platformdirs import user_config_path, user_data_path

    return Places(user_data_path("taut", appauthor=False), user_config_path("taut", appauthor=False))


def short_path(path: Path) -> str:
    """A path as people say it: with ``~`` for their own folder."""
    try:
        return f"~/{path.relative_to(Path.home()).as_posix()}"
    except (ValueError, RuntimeError):
        return str(path)


def environment() -> dict[str, str]:
    """The environment for another program, such as an editor: without anything that opens the notebook."""
    return {name: value for name, value in os.environ.items() if name not in SECRET_VARIABLES}


def load(path: Path) -> Settings:
    """The settings in a file; the defaults if there is none.

    Raises:
        SettingsError: If the file cannot be read, or a setting is unknown or of the wrong type.
    """
    return Settings(**{name: _setting(path, name, value) for name, value in _written(path).items()})


def load_well(path: Path) -> tuple[Settings, str]:
    """What can be read of the settings in a file, the rest as it is at first.

    Returns:
        The settings, and what is wrong with one that was passed over; empty if all is well.
    """
    found: dict[str, Any] = {}
    wrong = ""
    try:
        for name, value in _written(path).items():
            try:
                found[name] = _setting(path, name, value)
            except SettingsError as problem:
                wrong = wrong or str(problem)
    except SettingsError as problem:
        wrong = str(problem)
    return Settings(**found), wrong


def _written(path: Path) -> dict[str, Any]:
    try:
        text = path.read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as problem:
        raise SettingsError(
            f"The settings in {path} cannot be read ({os_reason(problem)}); check their permissions."
        ) from None
    except UnicodeDecodeError:
        raise SettingsError(f"The settings in {path} cannot be read (not UTF-8); fix or remove the file.") from None
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise SettingsError(f"The settings in {path} cannot be read ({problem}); fix or remove the file.") from None


def save(path: Path, settings: Settings, only: Collection[str] = Settings._fields) -> None:
    """Writes the settings into the file, in which each explains itself; what a person wrote around them stays.

    A link is written through.

    Args:
        path: The file.
        settings: What is to hold.
        only: The names of those that were set; another window may have set the others meanwhile.

    Raises:
        SettingsError: If what the file holds now cannot be read.
        OSError: If the folder cannot be written; the file is as it was.
    """
    before = load(path)
    text = path.read_text(encoding="utf-8") if path.exists() else fresh()
    for name in only:
        value = getattr(settings, name)
        if name not in TABLES and value != getattr(before, name):
            text = _with_line(text, name, value)
    # Imported where something is set: a command that only looks does without.
    from tui.store.atomic_write import make_folder, write_private

    real = Path(os.path.realpath(path))
    make_folder(real.parent)
    write_private(real, text.encode())


def fresh() -> str:
    """A settings file in which nothing is set and everything is explained."""
    from tui.settings.table import ABOUT

    parts = ["# The settings of taut. Take the # off a line to use it; “taut config” shows what is in effect."]
    for name, about in ABOUT.items():
        default = Settings._field_defaults[name]
        example = f"[{name}]\n{TABLES[name]}" if name in TABLES else _line(name, default)
        parts.append("\n".join(f"# {line}" for line in about.split("\n")) + f"\n# {example}")
    return "\n\n".join(parts) + "\n"


def read(name: str, text: str) -> Any:
    """The value a person wrote for a setting, as a word of a command.

    Raises:
        SettingsError: If it is no value of that setting; one sentence saying what is.
    """
    kind = type(Settings._field_defaults[name])
    if kind is bool:
        words = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
        if text.lower() not in words:
            raise SettingsError(f"{name} takes true or false, not “{text}”.")
        return words[text.lower()]
    if kind is time:
        try:
            return read_clock(text)
        except ValueError:
            raise SettingsError(f"{name} takes a time like 04:00, not “{text}”.") from None
    from tui.settings.table import TABLE

    if not TABLE[name].can_be(text):
        empty = ', or "" for none' if TABLE[name].can_be("") else ""
        raise SettingsError(f"{name} takes {TABLE[name].named}{empty}, not “{text}”.")
    if kind is not str or not text.isprintable():
        raise SettingsError(f"{name} cannot be set this way; “taut config edit” opens the file.")
    return text


def shown(value: Any) -> str:
    """A value as it is written in a command: ``04:00``, ``true``, ``Mira``."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.strftime("%H:%M") if isinstance(value, time) else str(value)


def _line(name: str, value: Any) -> str:
    import tomli_w

    return tomli_w.dumps({name: shown(value) if isinstance(value, time) else value}).strip()


def _with_line(text: str, name: str, value: Any) -> str:
    """The file's text with one setting set: in its own line, if it has one, else before the first table."""
    import re

    line = _line(name, value)
    table = re.search(r"^[ \t]*\[", text, re.MULTILINE)
    head, rest = (text[: table.start()], text[table.start() :]) if table else (text, "")
    for pattern in (rf"^[ \t]*{name}[ \t]*=.*$", rf"^[ \t]*#[ \t]*{name}[ \t]*=.*$"):
        if re.search(pattern, head, re.MULTILINE):
            return re.sub(pattern, lambda _: line, head, count=1, flags=re.MULTILINE) + rest
    return f"{head}{'' if not head or head.endswith(chr(10)) else chr(10)}{line}\n{rest}"


def _setting(path: Path, name: str, value: Any) -> Any:
    known = {name: type(value) for name, value in Settings._field_defaults.items()}
    kind = known.get(name)
    if kind is None:
        raise SettingsError(f"{path} sets “{name}”, which is not a setting; the settings are {', '.join(known)}.")
    if kind is time:
        try:
            return time.fromisoformat(value) if isinstance(value, str) else time(value.hour, value.minute)
        except (AttributeError, ValueError):
            raise SettingsError(f"{path}: “{name}” must be a time like 04:00.") from None
    if kind is bool and not isinstance(value, bool):
        raise SettingsError(f"{path}: “{name}” must be true or false.")
    if not isinstance(value, kind):
        how = {bool: "true or false", dict: f"a table, [{name}]"}.get(kind, "written in quotes")
        raise SettingsError(f"{path}: “{name}” must be {how}.")
    if kind is str and Settings._field_defaults[name]:
        # Imported where such a setting is in the file: most files have none of them.
        from tui.settings.table import TABLE

        if not TABLE[name].can_be(value):
            raise SettingsError(f"{path}: “{name}” must be {TABLE[name].named}.")
    if name == "coach" and not all(key == "command" and isinstance(one, str) for key, one in value.items()):
        raise SettingsError(f"{path}: [coach] takes one setting only, command, with its value in quotes.")
    return value
