"""``taut config``: what can be set and what it is; one setting shown, set or taken back; the file in an editor."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from tui.cli import out
from tui.cli.arguments import Parser, without
from tui.cli.problems import DONE, Refused, usage

if TYPE_CHECKING:
    from tui.settings import Places

_DOING = ("get", "set", "unset", "edit", "path")
_WORDS = {"get": 1, "set": 2, "unset": 1, "edit": 0, "path": 0}


def parser() -> Parser:
    """What ``taut config`` takes."""
    made = Parser(
        "config",
        "What can be set, each with what it is and what it is now.\n"
        "  taut config get NAME         its value alone\n"
        "  taut config set NAME VALUE   sets it; a value that cannot be is refused\n"
        "  taut config unset NAME       as it was at first\n"
        "  taut config edit             the file, in VISUAL or EDITOR\n"
        "  taut config path             where the file is",
        examples=[
            ("taut config", "what there is"),
            ("taut config set day_starts_at 05:00", "a day that ends later"),
            ("taut config get day_starts_at", "05:00"),
            ("taut config unset day_starts_at", "04:00 again"),
        ],
        json="an object by name, each with value, default and about",
        refuses=["--for"],
        pages=True,
    )
    made.add_argument("words", nargs="*", metavar="get | set | unset | edit | path", help="what to do")
    return made


def run(words: Sequence[str]) -> int:
    """Shows or changes settings.

    Returns:
        The exit code.

    Raises:
        Refused: If there is no such setting, or nothing to edit it with.
        SettingsError: If a value cannot be, or the file cannot be read.
    """
    options = parser().options(words)
    if options is None:
        return DONE
    from tui.cli.notebook import chosen_places

    places = chosen_places(options.home)
    given: list[str] = options.words
    if not given:
        return _list(places, as_json=options.json)
    doing, rest = given[0], given[1:]
    if doing not in _DOING:
        raise usage(f"“taut config” takes nothing or one of {', '.join(_DOING)}, but not “{doing}”.")
    if len(rest) != _WORDS[doing]:
        shapes = {0: "", 1: " NAME", 2: " NAME VALUE"}
        raise usage(f"“taut config {doing}” is written: taut config {doing}{shapes[_WORDS[doing]]}.")
    match doing:
        case "path":
            if options.json:
                out.data(json.dumps(str(places.settings), ensure_ascii=True) + "\n")
            else:
                out.line(str(places.settings))
        case "edit":
            without(options, "--json")
            _edit(places)
        case "get":
            _get(places, _known(rest[0]), as_json=options.json)
        case _:
            without(options, "--json")
            _set(places, _known(rest[0]), rest[1] if doing == "set" else None)
    return DONE


def _list(places: Places, *, as_json: bool) -> int:
    from tui.settings import ABOUT, Settings, load, shown

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
        out.data(json.dumps(document, ensure_ascii=True) + "\n")
        return DONE
    for name, about in ABOUT.items():
        value = getattr(settings, name)
        text = "" if value in ("", {}) else json.dumps(dict(value)) if name == "keys" else shown(value)
        is_own = value != Settings._field_defaults[name]
        out.spans((name, "strong"), (" = ", "quiet"), (text or "(nothing)", "accent" if is_own else "quiet"))
        out.spans((f"    {about}", ""))
    out.words(f"They are in {places.settings}; “taut config set NAME VALUE” or “taut config edit” changes them.")
    return DONE


def _get(places: Places, name: str, *, as_json: bool) -> None:
    from tui.settings import load, shown

    value = getattr(load(places.settings), name)
    out.data(json.dumps(_plain(value), ensure_ascii=True) + "\n") if as_json or name == "keys" else out.line(
        shown(value)
    )


def _set(places: Places, name: str, text: str | None) -> None:
    from tui.settings import Settings, load, read, save, shown

    settings = load(places.settings)
    if name == "keys":
        raise usage("keys is a table of its own; “taut config edit” opens the file.")
    value = Settings._field_defaults[name] if text is None else read(name, text)
    try:
        save(places.settings, settings._replace(**{name: value}), (name,))
    except OSError as problem:
        why = (problem.strerror or "no reason given").lower()
        raise Refused(f"{places.settings} could not be written ({why}).") from None
    out.words(f"{name} is now {shown(value) or 'empty'}.")


def _edit(places: Places) -> None:
    """Opens the file, and says what cannot be read in it afterwards."""
    from tui.settings import Settings, environment, load, save

    command = next((value for name in ("VISUAL", "EDITOR") if (value := os.environ.get(name, "").strip())), "")
    command = command or next((name for name in ("nano", "vi", "notepad") if shutil.which(name)), "")
    if not command:
        raise Refused(f"No editor is set; set EDITOR, or change {places.settings} with one.")
    try:
        if not places.settings.exists():
            save(places.settings, Settings())
        done = subprocess.run([*shlex.split(command), str(places.settings)], check=False, env=environment())
    except (OSError, ValueError) as problem:
        why = (getattr(problem, "strerror", None) or str(problem)).lower()
        raise Refused(f"“{command}” could not be started ({why}); set EDITOR to another.") from None
    if done.returncode:
        raise Refused(f"“{command}” ended with {done.returncode}; {places.settings} is as it left it.")
    load(places.settings)
    out.words("The settings can be read.")


def _known(name: str) -> str:
    from tui.settings import ABOUT

    plain = name.lower().replace("-", "_")
    if plain in ABOUT:
        return plain
    from difflib import get_close_matches

    near = get_close_matches(plain, ABOUT, n=1)
    hint = f" (did you mean {near[0]}?)" if near else ""
    raise usage(f"There is no setting “{name}”{hint}; they are {', '.join(ABOUT)}.")


def _plain(value: Any) -> Any:
    from tui.settings import shown

    return value if isinstance(value, bool | dict) else shown(value)
