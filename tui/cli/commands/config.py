"""``taut config``: what can be set and what it is; one setting shown, set or taken back; the file in an editor."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from tui.cli import output
from tui.cli.command import Common, argument, command
from tui.cli.completion import matching
from tui.cli.errors import CommandError, did_you_mean, usage
from tui.records.text import os_reason

if TYPE_CHECKING:
    from tui.settings import Places
    from tui.workspace.settings_view import Row

_DOING = ("get", "set", "unset", "edit", "path")
_WORDS = {"get": 1, "set": 2, "unset": 1, "edit": 0, "path": 0}


def _complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
    """Completes what to do, then the setting, then true or false where it is one of them."""
    from tui.settings import Settings
    from tui.settings.table import ABOUT

    match ctx.params.get(param.name or "") or ():
        case ():
            words: Iterable[str] = _DOING
        case ("get" | "set" | "unset",):
            words = ABOUT
        case ("set", name) if isinstance(Settings._field_defaults.get(name), bool):
            words = ("true", "false")
        case _:
            words = ()
    return matching(words, incomplete)


@command(
    "config",
    "Every setting: its value, and what it does.\n"
    "  taut config get NAME         only its value\n"
    "  taut config set NAME VALUE   sets it, if the value is allowed\n"
    "  taut config unset NAME       back to the default\n"
    "  taut config edit             opens the file in VISUAL or EDITOR\n"
    "  taut config path             where the file is",
    examples=[
        ("taut config", "all of them"),
        ("taut config set day_starts_at 05:00", "a day that ends later"),
        ("taut config get day_starts_at", "05:00"),
        ("taut config unset day_starts_at", "04:00 again"),
    ],
    json="an object with “value”, “default” and “about” for each name",
    refuses=["--for"],
    pages=True,
)
@argument("words", "get | set | unset | edit | path", "what to do", shell_complete=_complete)
def run(given: Common, words: tuple[str, ...]) -> None:
    """Shows or changes settings."""
    from tui.cli.open_workspace import chosen_places

    places = chosen_places(given.home)
    if not words:
        _list(places, as_json=given.json)
        return
    doing, *rest = words
    if doing not in _DOING:
        raise usage(f"taut config takes nothing, or one of {', '.join(_DOING)}, not “{doing}”.")
    if len(rest) != _WORDS[doing]:
        shapes = {0: "", 1: " NAME", 2: " NAME VALUE"}
        raise usage(f"Write it like this: taut config {doing}{shapes[_WORDS[doing]]}.")
    match doing:
        case "path":
            if given.json:
                output.as_json(str(places.settings))
            else:
                output.line(str(places.settings))
        case "edit":
            given.refuse("--json")
            _edit(places)
        case "get":
            _get(places, _known(rest[0]), as_json=given.json)
        case _:
            given.refuse("--json")
            _set(places, _known(rest[0]), rest[1] if doing == "set" else None)


def _list(places: Places, *, as_json: bool) -> None:
    from tui.settings import Settings, load
    from tui.settings.table import ABOUT

    settings = load(places.settings)
    if as_json:
        document = {
            name: {
                "value": _plain(getattr(settings, name)),
                "default": _plain(Settings._field_defaults[name]),
                "about": about,
            }
            for name, about in ABOUT.items()
        }
        output.as_json(document)
        return
    from tui.workspace import Workspace
    from tui.workspace.settings_view import settings_view

    for place, group in enumerate(settings_view(Workspace(places, settings))):
        if place:
            output.line()
        output.spans((group.heading, "strong"))
        for row in group.rows:
            if row.id in ABOUT:
                _write_setting(row, getattr(settings, row.id))
            else:
                output.spans((f"  {row.title}", "strong"), (f": {row.value}" if row.value else "", "accent"))
                output.spans((f"      {row.about}", ""))
                output.spans((f"      {row.command}", "quiet"))
    output.words(f"The file is {places.settings}; change it with “taut config set NAME VALUE” or “taut config edit”.")


def _write_setting(row: Row, value: Any) -> None:
    """Writes a setting's name and value as the file has them, and under them what it is called and what it does."""
    from tui.settings import Settings, shown
    from tui.settings.table import ABOUT

    text = "" if value in ("", {}) else json.dumps(dict(value)) if isinstance(value, dict) else shown(value)
    is_own = value != Settings._field_defaults[row.id]
    output.spans((f"  {row.id}", "strong"), (" = ", "quiet"), (text or "(nothing)", "accent" if is_own else "quiet"))
    output.spans((f"      {row.title}: {row.value}. ", "quiet"), (ABOUT[row.id], ""))


def _get(places: Places, name: str, *, as_json: bool) -> None:
    from tui.settings import load, shown

    value = getattr(load(places.settings), name)
    output.as_json(_plain(value)) if as_json or name == "keys" else output.line(shown(value))


def _set(places: Places, name: str, text: str | None) -> None:
    from tui.settings import Settings, load, read, save, shown

    settings = load(places.settings)
    if name == "keys":
        raise usage("“keys” is a table and cannot be set here; use “taut config edit”.")
    value = Settings._field_defaults[name] if text is None else read(name, text)
    try:
        save(places.settings, settings._replace(**{name: value}), (name,))
    except OSError as problem:
        raise CommandError(f"{places.settings} could not be written ({os_reason(problem)}).") from None
    output.words(f"{name} is now {shown(value) or 'empty'}.")


def _edit(places: Places) -> None:
    """Opens the file, and says what cannot be read in it afterwards."""
    from tui.settings import Settings, environment, load, save

    command = next((value for name in ("VISUAL", "EDITOR") if (value := os.environ.get(name, "").strip())), "")
    command = command or next((name for name in ("nano", "vi", "notepad") if shutil.which(name)), "")
    if not command:
        raise CommandError(f"No editor was found; set EDITOR, or edit {places.settings} yourself.")
    try:
        if not places.settings.exists():
            save(places.settings, Settings())
        done = subprocess.run([*shlex.split(command), str(places.settings)], check=False, env=environment())
    except (OSError, ValueError) as problem:
        why = os_reason(problem) if isinstance(problem, OSError) else str(problem)
        raise CommandError(f"“{command}” could not be started ({why}); set EDITOR.") from None
    if done.returncode:
        raise CommandError(f"“{command}” ended with error {done.returncode}; {places.settings} is as it left it.")
    load(places.settings)
    output.words("The settings are fine.")


def _known(name: str) -> str:
    from tui.settings.table import ABOUT

    plain = name.lower().replace("-", "_")
    if plain in ABOUT:
        return plain
    hint = did_you_mean(plain, {known: known for known in ABOUT})
    raise usage(f"There is no setting “{name}”{hint}; the settings are {', '.join(ABOUT)}.")


def _plain(value: Any) -> Any:
    from tui.settings import shown

    return value if isinstance(value, bool | dict) else shown(value)
