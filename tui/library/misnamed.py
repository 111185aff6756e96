"""Files and folders in the config folder that look meant for us and are read by nobody, one sentence each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tui.library.problem import Problem

LISTS = ("questions.toml", "values.toml", "emotions.toml", "areas.toml")
READ = ("flows", "config.toml", *LISTS)
"""What is read in the config folder."""

_MEANT = frozenset({".toml", ".tml", ".txt", ".yaml", ".yml", ".json", ""})
"""Endings of files a person may well have meant for us; a backup of an editor is none."""


def misnamed(own: Path) -> Iterator[Problem]:
    """Every such file and folder, in the order of their names."""
    for path in _there(own):
        if path.name in READ:
            continue
        near = _near(path)
        if near:
            yield Problem(path, 1, f'Nothing reads "{path.name}"; it is to be called "{near}".')
        elif not path.is_dir() and path.suffix.lower() == ".toml":
            yield Problem(path, 1, f"Nothing reads this file here; a flow's file goes into the folder {own / 'flows'}.")
    for path in _there(own / "flows"):
        if path.is_dir():
            if any(path.glob("*.toml")):
                yield Problem(path, 1, "Nothing reads a folder within flows; its files go one folder up.")
        elif path.name in LISTS:
            yield Problem(path, 1, f"Here this is read as a flow; a list goes one folder up, into {own}.")
        elif not path.match("*.toml") and path.suffix.lower() in _MEANT:
            wanted = f'a flow\'s name ends in ".toml", as in {path.stem}.toml.'
            yield Problem(path, 1, f'Nothing reads "{path.name}"; {wanted}')


def _there(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except OSError:
        return []


def _near(path: Path) -> str:
    """What a file or folder was probably to be called; empty if it is like nothing that is read."""
    if not path.is_dir() and path.suffix.lower() not in _MEANT:
        return ""
    names = {name.removesuffix(".toml"): name for name in READ if name.endswith(".toml") != path.is_dir()}
    from difflib import get_close_matches

    stem = path.name if path.is_dir() else path.stem
    return next((names[near] for near in get_close_matches(stem.lower(), names, n=1, cutoff=0.75)), "")
