"""``taut flows``: every flow and where it comes from, the mistakes in one's own files, and an example to begin with."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli import out
from tui.cli.arguments import Parser, without
from tui.cli.notebook import placed
from tui.cli.problems import COULD_NOT, DONE, Refused, usage

if TYPE_CHECKING:
    from tui.practice.flow import Flow
    from tui.workspace import Workspace


def parser() -> Parser:
    """What ``taut flows`` takes."""
    made = Parser(
        "flows",
        "Every flow: id, title, minutes (short and whole), and where it comes from.\n"
        "  taut flows check      names every mistake in your own files\n"
        "  taut flows new NAME   writes a commented example to change",
        examples=[
            ("taut flows", "what there is"),
            ("taut flows new my pages", "an example of your own to change"),
            ("taut flows check --json", "mistakes, for a program"),
        ],
        codes="1 a mistake was found, or could not",
        json="an array of flows, or of mistakes",
        refuses=["--for"],
        pages=True,
    )
    made.add_argument("words", nargs="*", metavar="check | new NAME", help="instead of the list")
    return made


def run(words: Sequence[str]) -> int:
    """Lists the flows, checks the person's own files, or writes an example.

    Returns:
        The exit code: 1 if a check found a mistake.

    Raises:
        Refused: If there is no such way to call it, or the example cannot be written.
    """
    options = parser().options(words)
    if options is None:
        return DONE
    workspace = placed(options.home)
    given: list[str] = options.words
    if given in ([], ["list"]):
        return _list(workspace, options)
    if given == ["check"]:
        return _check(workspace, options)
    if given[0] == "new":
        without(options, "--json")
        return _new(workspace, " ".join(given[1:]))
    raise usage(f"“taut flows” takes nothing, “check”, or “new” and a name, but not “{' '.join(given)}”.")


def _list(workspace: Workspace, options: Namespace) -> int:
    flows = list(workspace.catalogue.flows.values())
    if options.json:
        out.data(json.dumps([_document(flow, workspace) for flow in flows], ensure_ascii=True) + "\n")
    else:
        from tui.cli.cells import cells, padded
        from tui.cli.rows import write_row

        names = max(cells(flow.id) for flow in flows)
        titles = max(cells(flow.title) for flow in flows)
        width = out.width()
        for flow in flows:
            minutes = "–".join(str(number) for number in dict.fromkeys(flow.minutes))
            source = _comes_from(flow, workspace)
            write_row(
                [(f"{padded(flow.id, names)}  ", "accent"), (f"{padded(flow.title, titles)}  ", ""),
                 (f"{minutes:>5} min  {source}", "quiet")],
                width,
            )  # fmt: skip
    if count := len(workspace.problems):
        there = "There is a mistake" if count == 1 else f"There are {count} mistakes"
        out.words(f"{there} in your own files; “taut flows check” says where.")
    return DONE


def _comes_from(flow: Flow, workspace: Workspace) -> str:
    from tui.library import FLOWS

    file = workspace.catalogue.own.get(flow.id)
    if file is None:
        return "ours"
    return f"{_short(file)}, in place of ours" if flow.id in FLOWS else _short(file)


def _short(path: Path) -> str:
    try:
        return f"~/{path.relative_to(Path.home()).as_posix()}"
    except (ValueError, RuntimeError):
        return str(path)


def _document(flow: Flow, workspace: Workspace) -> dict[str, object]:
    from tui.library import FLOWS

    file = workspace.catalogue.own.get(flow.id)
    return {
        "id": flow.id,
        "title": flow.title,
        "purpose": flow.purpose,
        "minutes": list(flow.minutes),
        "variants": list(flow.variants),
        "listed": flow.listed,
        "file": str(file) if file else None,
        "replaces_ours": file is not None and flow.id in FLOWS,
    }


def _check(workspace: Workspace, options: Namespace) -> int:
    problems = workspace.problems
    if options.json:
        found = [{"file": str(one.path), "line": one.line, "message": one.message} for one in problems]
        out.data(json.dumps(found, ensure_ascii=True) + "\n")
    else:
        for problem in problems:
            out.line(str(problem))
    if problems:
        return COULD_NOT
    from tui.library import own_files

    count = len(own_files(workspace.places.config))
    files = "one file" if count == 1 else f"{count} files"
    out.words(
        f"No mistake in {files} of yours."
        if count
        else f"There is no file of yours in {workspace.places.config} yet; “taut flows new NAME” writes a first one."
    )
    return DONE


def _new(workspace: Workspace, title: str) -> int:
    from tui.library.example import example, id_of
    from tui.settings import make_folder

    name = id_of(title)
    if not name:
        raise usage("“taut flows new” needs a name behind it, such as: taut flows new my pages.")
    file = workspace.places.config / "flows" / f"{name}.toml"
    if file.exists():
        raise Refused(f"{file} is there already and stays as it is; choose another name, or change that file.")
    if name in workspace.catalogue.flows:
        taken = workspace.catalogue.own.get(name)
        where = f"in {taken}" if taken else "one of ours"
        raise Refused(f"A flow is called “{name}” already, {where}; choose another name.")
    try:
        make_folder(file.parent)
        with file.open("x", encoding="utf-8") as written:
            file.chmod(0o600)
            written.write(example(title))
    except OSError as problem:
        raise Refused(f"{file} could not be written ({(problem.strerror or 'no reason given').lower()}).") from None
    out.line(str(file))
    out.words(f"Change it as you like; “taut begin {name}” begins it, “taut flows check” looks it over.")
    return DONE
