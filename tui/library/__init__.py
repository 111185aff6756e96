"""Our flows, questions, values, emotions and areas, and the person's own, checked and put together.

Ours are read when they are first looked at; the person's own at once, so that every mistake in them can be told.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from tui.library.flows import lightened_as, read_flow, tell_missing_options
from tui.library.lists import Flows, Later, read_areas, read_emotions, read_questions, read_values
from tui.library.toml_source import Problem, Source, misnamed
from tui.practice.catalogue import Catalogue, DailyQuestion
from tui.practice.flow import Flow

__all__ = ["FLOWS", "OURS", "Problem", "load", "own_files"]

_T = TypeVar("_T")

OURS = Path(__file__).parent
"""Where our own content lies, in the package itself."""

FLOWS = (
    "onboarding", "morning", "evening", "minute", "weekly", "renewal", "walk", "vision", "wish", "reality", "values",
    "learning", "trigger", "listening", "left_hand", "ladder", "quiet", "second_pull", "loop", "look", "still", "seen",
    "sharpen", "weigh", "anchors", "chain", "time", "steps", "reached", "tested", "share", "note",
)  # fmt: skip
"""Our flows, in the order a library shows them; each in the file of its name."""


class BrokenLibraryError(Exception):
    """A mistake in a file of ours, which no test should have let through."""


def load(own: Path | None = None) -> tuple[Catalogue, tuple[Problem, ...]]:
    """The catalogue, and every mistake in the person's own files and in what they are called.

    What has a mistake in it is left out; if it was to replace something of ours, ours stays.

    Args:
        own: A folder that may hold ``flows/*.toml``, ``questions.toml``, ``values.toml``, ``emotions.toml`` and
            ``areas.toml``. What they add has an id of its own; what has the id of one of ours replaces it.
    """
    problems: list[Problem] = []
    flows, files = _own_flows(own, problems)
    every = Flows(dict.fromkeys((*FLOWS, *flows)), _our_flow, flows)
    catalogue = Catalogue(
        flows=every,
        questions=_list("questions.toml", read_questions, own, problems, partial(_own_questions, every)),
        areas=_list("areas.toml", read_areas, own, problems),
        values=_list("values.toml", read_values, own, problems),
        emotions=_list("emotions.toml", read_emotions, own, problems),
        own=files,
    )
    if own is not None:
        problems += misnamed(own)
    return catalogue, tuple(sorted(problems, key=lambda problem: (problem.path, problem.line)))


def own_files(own: Path) -> tuple[Path, ...]:
    """The person's own files that are read, flows first."""
    lists = (own / f"{name}.toml" for name in ("questions", "values", "emotions", "areas"))
    return (*sorted((own / "flows").glob("*.toml")), *(path for path in lists if path.exists()))


def _list(
    name: str,
    read: Callable[[Source], dict[str, _T]],
    own: Path | None,
    problems: list[Problem],
    read_own: Callable[[Source], dict[str, _T]] | None = None,
) -> Later[_T]:
    added: dict[str, _T] = {}
    if own is not None and (path := own / name).exists():
        source = Source(path)
        added = (read_own or read)(source)
        problems += source.problems

    def both() -> list[_T]:
        source = Source(OURS / name, ours=True)
        return list({**_sound(source, read(source)), **added}.values())

    return Later(both)


def _own_questions(flows: Flows, source: Source) -> dict[str, DailyQuestion]:
    def names() -> set[str]:
        questions = read_questions(Source(OURS / "questions.toml", ours=True))
        mine = {str(one.get("id")) for one in source.table["question"] if isinstance(one, dict)}
        return {*questions, *mine, *(f"{flow.id}.{step.id}" for flow in flows.values() for step in flow.steps())}

    return read_questions(source, names)


def _own_flows(own: Path | None, problems: list[Problem]) -> tuple[dict[str, Flow], dict[str, Path]]:
    if own is None:
        return {}, {}
    sources = [Source(path) for path in sorted((own / "flows").glob("*.toml"))]
    ids = {str(source.table.get("id")): None for source in sources}
    known = dict.fromkeys((*FLOWS, *ids))
    found: dict[str, Flow] = {}
    files: dict[str, Path] = {}
    for source in sources:
        flow = read_flow(source, known)
        if flow and flow.id in FLOWS:
            tell_missing_options(source, flow, ours := _our_flow(flow.id))
            flow = lightened_as(flow, ours)
        if source.broken > 0:
            flow = None
        if flow and flow.id in found:
            source.report(("id",), f'Another flow is called "{flow.id}" already, in {files[flow.id].name}.')
        elif flow:
            found[flow.id] = flow
            files[flow.id] = source.path
        problems += source.problems
    return found, files


def _our_flow(name: str) -> Flow:
    source = Source(OURS / "flows" / f"{name}.toml", ours=True)
    flow = _sound(source, read_flow(source, FLOWS))
    if flow is None:
        raise BrokenLibraryError(f"{source.path} has no flow in it")
    return flow


def _sound(source: Source, found: _T) -> _T:
    if source.problems:
        raise BrokenLibraryError(str(source.problems[0]))
    return found
