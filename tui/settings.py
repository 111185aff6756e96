"""What can be set, read from and written to TOML; and where everything lives."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import time
from pathlib import Path
from typing import Any, NamedTuple

HOME_VARIABLE = "TAUT_HOME"


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
        look_back: Whether Today offers a page of this day in an earlier year by itself; ``t`` in the Journal shows
            them either way.
        support_name: Someone to talk to.
        support_number: How to reach them.
        mouse: Whether the full screen follows the mouse; without it the terminal's own selection works.
        keys: Other keys, by command id, and perhaps a preset; looked through by the full screen.
    """

    day_starts_at: time = time(4, 0)
    name: str = ""
    theme: str = ""
    look_back: bool = False
    support_name: str = ""
    support_number: str = ""
    mouse: bool = False
    keys: Mapping[str, Any] = {}


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


def load(path: Path) -> Settings:
    """The settings in a file; the defaults if there is none.

    Raises:
        SettingsError: If the file cannot be read, or a setting is unknown or of the wrong type.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as problem:
        raise SettingsError(f"The settings in {path} cannot be read ({problem}); mend or remove the file.") from None
    import tomllib

    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise SettingsError(f"The settings in {path} cannot be read ({problem}); mend or remove the file.") from None
    known = {name: type(value) for name, value in Settings._field_defaults.items()}
    return Settings(**{name: _setting(path, name, value, known) for name, value in raw.items()})


def save(path: Path, settings: Settings) -> None:
    """Writes the settings that differ from their defaults.

    Raises:
        OSError: If the folder cannot be written.
    """
    import tomli_w

    changed = {
        name: value.strftime("%H:%M") if isinstance(value, time) else value
        for name, value in settings._asdict().items()
        if value != Settings._field_defaults[name]
    }
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    written = path.with_suffix(".tmp")
    written.touch(mode=0o600)
    written.write_text(tomli_w.dumps(changed), encoding="utf-8")
    written.replace(path)


def _setting(path: Path, name: str, value: Any, known: dict[str, type]) -> Any:
    kind = known.get(name)
    if kind is None:
        raise SettingsError(f"{path} sets “{name}”, which is no setting; the settings are {', '.join(known)}.")
    if kind is time:
        try:
            return time.fromisoformat(value) if isinstance(value, str) else time(value.hour, value.minute)
        except (AttributeError, ValueError):
            raise SettingsError(f"{path}: “{name}” is to be a time of day like 04:00.") from None
    if kind is bool and not isinstance(value, bool):
        raise SettingsError(f"{path}: “{name}” is to be true or false.")
    if not isinstance(value, kind):
        how = {bool: "true or false", dict: f"a table, [{name}]"}.get(kind, "written in quotes")
        raise SettingsError(f"{path}: “{name}” is to be {how}.")
    return value
