"""Which key does what, once the settings have had their say.

``[keys]`` in the settings names commands by their id and gives them other keys; ``preset = "vim"`` gives many at
once. Whatever cannot be is passed over and told in one sentence; the rest works.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

from textual.binding import Binding
from textual.dom import DOMNode

from tui.app.base.global_commands import EVERYWHERE
from tui.records.text import one_line
from tui.terminal.commands import SIGNS, UNCHANGED, Keymap, spoken
from tui.terminal.compat import character_to_key

PRESETS: Mapping[str, Mapping[str, str]] = {
    "default": {},
    "vim": {
        # n and N go through what a search found, so a note begins as writing does in vim.
        "app.note": "i",
        "scroll.down": "j,down,n",
        "scroll.up": "k,up,N",
        "scroll.page_down": "ctrl+f,space,pagedown",
        "journal.page_down": "ctrl+f,pagedown",
    },
}
"""Keys by command id; what a preset does not name keeps its own."""

_RENAMED = {
    "place.reflection": "place.insights", "pages.before": "insights.before", "pages.after": "insights.after",
    **{f"reflection.{name}": f"insights.{name}" for name in
       ("kept", "partly", "not", "let_go", "look", "entries", "summary")},
}  # fmt: skip
_FORMER = {
    name: now
    for now, names in {
        "scroll.down": "rows.down page.down today.down vision.down result.down insights.down reading.down help.down",
        "scroll.up": "rows.up page.up today.up vision.up result.up insights.up reading.up help.up",
        "scroll.page_down": "rows.pagedown page.on vision.page_down result.page_down insights.on revisions.on",
        "scroll.page_up": "rows.pageup page.back vision.page_up result.page_up insights.back revisions.up",
        "scroll.half_down": "rows.halfdown page.halfdown result.half_down insights.half_on",
        "scroll.half_up": "rows.halfup page.halfup result.half_up insights.half_back",
        "scroll.first": "rows.first page.top vision.first result.first journal.first",
        "scroll.last": "rows.last page.bottom vision.last result.last journal.last",
        **_RENAMED,
    }.items()
    for name in names.split()
}
"""What settings of before 0.2.0 call keys."""

_ALSO = {
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "pgdown": "pagedown",
}
_NAMED = {
    "up", "down", "left", "right", "home", "end", "pageup", "pagedown", "enter", "escape", "tab", "space",
    "backspace", "delete", "insert", *(f"f{number}" for number in range(1, 13)),
}  # fmt: skip
_ARROWS = {"up", "down", "left", "right", "home", "end", "tab"}

_NEVER = {
    "ctrl+a": "screen uses it",
    "ctrl+b": "tmux uses it",
    "ctrl+s": "it freezes some terminals",
    "ctrl+z": "it undoes while you write",
    "ctrl+h": "some terminals send it for backspace",
    "ctrl+i": "terminals send it for tab",
    "ctrl+m": "terminals send it for enter",
    "ctrl+j": "some terminals send it for enter",
}


@dataclass(frozen=True)
class Bound:
    """One command as some class binds it.

    Attributes:
        id: Its lasting name.
        keys: Its own keys, before any settings.
        help: What it does.
        writing: Whether it acts while something is being written.
    """

    id: str
    keys: tuple[str, ...]
    help: str
    writing: bool


@dataclass(frozen=True)
class Layer:
    """Commands that can be meant at one moment, so that no key may stand for two of them."""

    bound: tuple[Bound, ...]


def layers() -> list[Layer]:
    """Every screen, field and widget with keys, each with those that work beside it."""
    for room in ("tui.app", "tui.terminal"):
        for module in walk_packages(import_module(room).__path__, f"{room}."):
            import_module(module.name)
    everywhere = tuple(_bound(command.binding) for command in EVERYWHERE)
    found = [Layer(everywhere)]
    for kind in sorted(_kinds(DOMNode), key=lambda kind: (kind.__module__, kind.__name__)):
        own = tuple(dict.fromkeys(_own(kind)))
        if own and not {bound.id for bound in own} <= {bound.id for bound in everywhere}:
            answers = kind.__module__.startswith("tui.app.fields") or any(bound.writing for bound in own)
            found.append(Layer((*own, *(bound for bound in everywhere if bound.writing or not answers))))
    return found


def _kinds(kind: type[DOMNode]) -> Iterator[type[DOMNode]]:
    for below in kind.__subclasses__():
        if below.__module__.startswith(("tui.app.", "tui.terminal.")):
            yield below
        yield from _kinds(below)


def _own(kind: type[DOMNode]) -> Iterator[Bound]:
    for base in kind.__mro__:
        for binding in base.__dict__.get("BINDINGS", ()):
            if isinstance(binding, Binding) and binding.id:
                yield _bound(binding)
        if not getattr(base, "_inherit_bindings", True):
            return  # Textual's name for a class that takes no keys from those it is made of


def _bound(binding: Binding) -> Bound:
    name = binding.id or ""
    keys = tuple(key.strip() for key in binding.key.split(","))
    return Bound(name, keys, binding.tooltip or binding.description, binding.priority or name.startswith("editor."))


def commands(found: Iterable[Layer]) -> dict[str, Bound]:
    """Every command by its id; the keys of one that is bound in several ways together."""
    table: dict[str, Bound] = {}
    for layer in found:
        for bound in layer.bound:
            before = table.get(bound.id)
            keys = bound.keys if before is None else tuple(dict.fromkeys((*before.keys, *bound.keys)))
            table[bound.id] = replace(bound, keys=keys)
    return table


def keymap(wanted: Mapping[str, Any]) -> Keymap:
    """The keys that the settings ask for, as far as they can be had.

    Args:
        wanted: The table ``[keys]``: keys by command id, and perhaps a ``preset``.
    """
    if not wanted:
        return UNCHANGED
    found = layers()
    known = commands(found)
    problems: list[str] = []
    chosen: dict[str, tuple[str, ...]] = {}
    flat = {_FORMER.get(name, name): value for name, value in _flat(wanted)}
    preset = flat.pop("preset", "default")
    if isinstance(preset, str) and preset in PRESETS:
        chosen = {name: tuple(keys.split(",")) for name, keys in PRESETS[preset].items() if name in known}
    else:
        problems.append(
            f"[keys] asks for the preset “{one_line(str(preset))}”; the presets are {' and '.join(PRESETS)}."
        )
    by_person: set[str] = set()
    for name, value in flat.items():
        try:
            chosen[name] = _keys(name, value, known)
            by_person.add(name)
        except ValueError as problem:
            problems.append(str(problem))
    while (clash := _clash(found, chosen, by_person)) is not None:
        name, key, other = clash
        own = ", ".join(spoken(key) for key in known[name].keys)
        problems.append(
            f"[keys] gives “{name}” the key {spoken(key)}, which is taken by “{other}” on the same screen; "
            f"“{name}” keeps {own}."
        )
        del chosen[name]
    return Keymap({name: ",".join(keys) for name, keys in chosen.items()}, tuple(problems))


def _flat(table: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    # Unquoted, TOML reads today.evening as a table in a table: both ways mean the same here.
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{name}.")
        else:
            yield f"{before}{name}", value


def _keys(name: str, value: Any, known: Mapping[str, Bound]) -> tuple[str, ...]:
    """The keys written for one command.

    Raises:
        ValueError: One sentence saying what cannot be.
    """
    bound = known.get(name)
    if bound is None:
        from difflib import get_close_matches

        near = get_close_matches(name, known, n=1)
        hint = f" (did you mean “{near[0]}”?)" if near else ""
        raise ValueError(
            f"[keys] names “{one_line(name)}”, which is not a command{hint}; “taut keys” shows all of them."
        )
    written = (
        value if isinstance(value, list) else value.split(",") if isinstance(value, str) and value != "," else [value]
    )
    if not written or not all(isinstance(text, str) and text.strip(" ") for text in written):
        raise ValueError(f"[keys] gives “{name}” no key; write one, or several with commas, in quotes.")
    return tuple(dict.fromkeys(_key(name, text.strip(), bound) for text in written))


def _key(name: str, text: str, bound: Bound) -> str:
    key = _ALSO.get(text.lower(), text)
    if len(key) == 1:
        key = character_to_key(key)
    elif len(key) == 2 and key[0] == "^":
        key = f"ctrl+{key[1].lower()}"
    elif key not in SIGNS:
        key = re.sub(r"^(ctrl|shift|alt|meta|super)-(?=.)", r"\1+", key.lower())
    why = _refused(key)
    if why is None and bound.writing and (len(key) == 1 or key in SIGNS or key == "space"):
        why = "that command works while you write, where a letter is just a letter"
    if why is not None:
        raise ValueError(f"[keys] gives “{name}” the key “{one_line(text)}”, which can't be used: {why}.")
    return key


def _refused(key: str) -> str | None:
    if key in _NEVER:
        return _NEVER[key]
    if key.startswith(("alt+", "meta+", "super+")):
        return "many connections turn it into Escape and another key"
    plain = key.split("+")[-1] if "+" in key else key
    if key.startswith("ctrl+") and re.fullmatch(r"[a-z]|left|right|up|down|home|end", plain) and key.count("+") == 1:
        return None
    if key.startswith("shift+") and plain in _ARROWS and key.count("+") == 1:
        return None
    if len(key) == 1 or key in SIGNS or key in _NAMED:
        return None
    return "there is no such key, or few terminals send it"


def _clash(
    found: Iterable[Layer], chosen: Mapping[str, tuple[str, ...]], by_person: set[str]
) -> tuple[str, str, str] | None:
    """A command that was given a key another one has at the same moment: its name, the key, the other's name."""
    for layer in found:
        now: dict[str, list[str]] = {}
        for bound in layer.bound:
            for key in chosen.get(bound.id, bound.keys):
                now.setdefault(key, []).append(bound.id)
        own = {bound.id: bound.keys for bound in layer.bound}
        for key, names in now.items():
            for name in names:
                for other in names:
                    was_so = key in own[name] and key in own[other]
                    if (
                        name != other
                        and name in chosen
                        and not was_so
                        and (name in by_person or other not in by_person)
                    ):
                        return name, key, other
    return None
