"""``taut flows``: every flow and where it comes from, the mistakes in one's own files, and an example to begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli import output
from tui.cli.command import Common, argument, command
from tui.cli.completion import from_words
from tui.cli.errors import COULD_NOT, DONE, CommandError, usage
from tui.cli.open_workspace import placed
from tui.records.text import counted, os_reason
from tui.settings import short_path

if TYPE_CHECKING:
    from tui.practice.flow import Flow
    from tui.workspace import Workspace


@command(
    "flows",
    "Every exercise: id, title, minutes (short and whole), and where it comes from.\n"
    "  taut flows check      lists every mistake in your own files\n"
    "  taut flows new NAME   writes a commented example to change",
    examples=[
        ("taut flows", "all of them"),
        ("taut flows new my pages", "an example to make your own"),
        ("taut flows check --json", "mistakes, for a program"),
    ],
    codes="1 a mistake was found or it failed",
    json="an array of exercises, or of mistakes",
    refuses=["--for"],
    pages=True,
)
@argument("words", "check | new NAME", "instead of the list", shell_complete=from_words("check", "new", at=0))
def run(given: Common, words: tuple[str, ...]) -> int:
    """Lists the flows, checks the person's own files, or writes an example; 1 if a check found a mistake."""
    workspace = placed(given.home)
    match words:
        case () | ("list",):
            _list(workspace, as_json=given.json)
        case ("check",):
            return _check(workspace, as_json=given.json)
        case ("new", *name):
            given.refuse("--json")
            _new(workspace, " ".join(name))
        case _:
            raise usage(f"taut flows takes nothing, “check”, or “new” and a name, not “{' '.join(words)}”.")
    return DONE


def _list(workspace: Workspace, *, as_json: bool) -> None:
    flows = list(workspace.catalogue.flows.values())
    if as_json:
        output.as_json([_document(flow, workspace) for flow in flows])
    else:
        from tui.cli.rows import cells, padded, write_row

        names = max(cells(flow.id) for flow in flows)
        titles = max(cells(flow.title) for flow in flows)
        width = output.width()
        for flow in flows:
            minutes = "–".join(str(number) for number in dict.fromkeys(flow.minutes))
            source = _comes_from(flow, workspace)
            write_row(
                [(f"{padded(flow.id, names)}  ", "accent"), (f"{padded(flow.title, titles)}  ", ""),
                 (f"{minutes:>5} min  {source}", "quiet")],
                width,
            )  # fmt: skip
    if count := len(workspace.library.problems):
        there = "There is a mistake" if count == 1 else f"There are {count} mistakes"
        output.words(f"{there} in your own files; “taut flows check” says where.")


def _comes_from(flow: Flow, workspace: Workspace) -> str:
    from tui.library import FLOWS

    file = workspace.catalogue.own.get(flow.id)
    if file is None:
        return "built in"
    return f"{short_path(file)}, instead of the built-in one" if flow.id in FLOWS else short_path(file)


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


def _check(workspace: Workspace, *, as_json: bool) -> int:
    problems = workspace.library.problems
    if as_json:
        found = [{"file": str(one.path), "line": one.line, "message": one.message} for one in problems]
        output.as_json(found)
    else:
        for problem in problems:
            output.line(str(problem))
    if problems:
        return COULD_NOT
    from tui.library import own_files

    count = len(own_files(workspace.places.config))
    output.words(
        f"{counted(count, 'file')} of your own, no mistakes."
        if count
        else f"You have no files of your own in {workspace.places.config}; “taut flows new NAME” writes a first one."
    )
    return DONE


def _new(workspace: Workspace, title: str) -> None:
    from tui.library.flows import example, id_of
    from tui.store.atomic_write import make_folder, write_private

    name = id_of(title)
    if not name:
        raise usage("“taut flows new” needs a name, such as: taut flows new my pages.")
    file = workspace.places.config / "flows" / f"{name}.toml"
    if file.exists():
        raise CommandError(f"{file} already exists; choose another name, or change that file.")
    if name in workspace.catalogue.flows:
        taken = workspace.catalogue.own.get(name)
        where = f"in {taken}" if taken else "built in"
        raise CommandError(f"There is already an exercise “{name}”, {where}; choose another name.")
    try:
        make_folder(file.parent)
        write_private(file, example(title).encode(), new=True)
    except OSError as problem:
        raise CommandError(f"{file} could not be written ({os_reason(problem)}).") from None
    output.line(str(file))
    output.words(f"Change it as you like. “taut begin {name}” starts it, “taut flows check” checks it.")
