"""What is private to Textual and relied on: named in one place, and as it was when it was read.

``python -m tests.terminal.test_compat`` writes down how each part is now, once every part that the test names was
read again.
"""

from __future__ import annotations

import ast
import inspect
import json
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from textwrap import dedent
from typing import Any

import pytest
from textual.driver import Driver
from textual.message_pump import MessagePump

import tui.app
import tui.terminal
from tui.terminal.compat import OVERRIDDEN, USED

RECORDED = Path(__file__).with_name("textual_parts.json")
ROOMS = (tui.terminal, tui.app)
FILES = sorted(file for room in ROOMS for file in Path(str(room.__file__)).parent.rglob("*.py"))
OURS = {"tui.app", "tui.terminal"}


def resolved(place: str) -> Any:
    """A class or module by its dotted name."""
    try:
        return import_module(place)
    except ModuleNotFoundError:
        module, _, name = place.rpartition(".")
        return getattr(import_module(module), name)


def parts() -> dict[str, str]:
    """Every part with what can be compared: signature and hash of the source, or where an attribute is set."""
    found = {}
    for table in (OVERRIDDEN, USED):
        for place, names in table.items():
            for name in names:
                found[f"{place}.{name}"] = described(resolved(place), name)
    return dict(sorted(found.items()))


def described(owner: Any, name: str) -> str:
    member: Any = inspect.getattr_static(owner, name, None)
    if isinstance(member, staticmethod | classmethod):
        member = member.__func__
    unwrapped: Any = member.fget if isinstance(member, property) else member
    member = inspect.unwrap(unwrapped)
    if inspect.isfunction(member):
        source = dedent(inspect.getsource(member))
        return f"{inspect.signature(member)} {sha256(source.encode()).hexdigest()[:16]}"
    owners = [one for one in inspect.getmro(owner) if name in names_in(one)]
    return f"an attribute of {owners[0].__qualname__}" if owners else "is gone"


@cache
def names_in(kind: type) -> frozenset[str]:
    """The methods and attributes that the source of a class defines."""
    try:
        tree = ast.parse(dedent(inspect.getsource(kind)))
    except (OSError, TypeError):
        return frozenset(vars(kind))
    body = tree.body[0]
    assert isinstance(body, ast.ClassDef)
    found = set()
    for node in ast.walk(body):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                found.add(name)
            case ast.Attribute(value=ast.Name(id="self"), attr=name, ctx=ast.Store()):
                found.add(name)
    for node in body.body:
        match node:
            case ast.AnnAssign(target=ast.Name(id=name)):
                found.add(name)
            case ast.Assign(targets=targets):
                found |= {target.id for target in targets if isinstance(target, ast.Name)}
    return frozenset(found)


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


def our_classes() -> list[type]:
    for room in ROOMS:
        for module in walk_packages(room.__path__, f"{room.__name__}."):
            import_module(module.name)
    return sorted({one for base in (MessagePump, Driver) for one in below(base)}, key=lambda one: one.__qualname__)


def below(kind: type) -> Iterator[type]:
    for one in kind.__subclasses__():
        if ".".join(one.__module__.split(".")[:2]) in OURS:
            yield one
        yield from below(one)


@pytest.mark.skipif(sys.platform == "win32", reason="Textual's driver for Linux and macOS is not there")
def test_each_part_of_textual_is_as_it_was_read() -> None:
    recorded = json.loads(RECORDED.read_text(encoding="utf-8"))
    now = parts()
    changed = [name for name in now if now[name] != recorded.get(name)]
    assert not changed, "read these parts of Textual again: " + ", ".join(changed)
    assert set(recorded) == set(now)


def test_private_modules_are_imported_in_compat_alone() -> None:
    found = []
    for file in FILES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in ("textual", "rich"):
                names = [*(node.module or "").split("."), *(alias.name for alias in node.names)]
                if any(map(is_private, names)) and file.name != "compat.py":
                    found.append(f"{file.name}:{node.lineno}")
    assert found == []


def test_every_private_name_that_is_not_ours_is_named_in_compat() -> None:
    named = {name for table in (OVERRIDDEN, USED) for names in table.values() for name in names}
    used: dict[str, str] = {}
    for file in FILES:
        tree = ast.parse(file.read_text(encoding="utf-8"))
        defined = set()
        for node in ast.walk(tree):
            match node:
                case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                    defined.add(name)
                case ast.Attribute(value=ast.Name(id="self"), attr=name, ctx=ast.Store()):
                    defined.add(name)
                case ast.Name(id=name, ctx=ast.Store()):
                    defined.add(name)
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and is_private(node.attr) and node.attr not in defined:
                used[node.attr] = f"{file.name}:{node.lineno} {node.attr}"
    ours = {name for kind in our_classes() for name in names_in(kind)}
    standard = {"_exit", "_field_defaults", "_replace", "_asdict"}
    assert [used[name] for name in sorted(used.keys() - named - ours - standard)] == []
    everything = "".join(file.read_text(encoding="utf-8") for file in FILES if file.name != "compat.py")
    assert [name for name in sorted(named) if is_private(name) and name not in everything] == ["_character_to_key"]


def test_no_private_name_of_ours_is_one_of_textuals() -> None:
    tables = [(resolved(place), names) for table in (OVERRIDDEN, USED) for place, names in table.items()]
    clashes = []
    for kind in our_classes():
        theirs = {name for base in kind.__mro__ if base.__module__.startswith("textual") for name in names_in(base)}
        meant = {name for owner, names in tables if owner in kind.__mro__ for name in names}
        shared = filter(is_private, names_in(kind) & theirs - meant)
        clashes += [f"{kind.__qualname__}.{name}" for name in shared]
    assert sorted(clashes) == []


if __name__ == "__main__":
    RECORDED.write_text(json.dumps(parts(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
