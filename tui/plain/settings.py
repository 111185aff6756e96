"""Settings and data in lines: the rows of the full screen, by number or name."""

from __future__ import annotations

from collections.abc import Callable

from tui.plain import settings_data
from tui.plain.console import Talk, ask_line
from tui.plain.menu import choose
from tui.plain.render import stopped
from tui.records.text import fold
from tui.settings.table import TABLE
from tui.workspace import StoreError, Workspace
from tui.workspace.merging import join_copies
from tui.workspace.settings_view import TITLE, Does, Row, Rows, by_hand, change, settings_view, switch

_PROMPT = "Number or name, Enter to hear the list, q to go back:"

Opened = Callable[[Talk, Workspace], object]

DATA: dict[Does, Opened] = {
    Does.REMIND: settings_data.remind,
    Does.LOCK: settings_data.lock_it,
    Does.CHANGE: settings_data.change_it,
    Does.RECOVERY: settings_data.say_key,
    Does.UNLOCK: settings_data.unlock_it,
    Does.IMPORT: settings_data.import_it,
    Does.EXPORT: settings_data.export_it,
    Does.BACKUPS: settings_data.say_backups,
    Does.CHECK: settings_data.check_it,
    Does.TRASH: settings_data.say_trash,
    Does.SYNC: settings_data.sync_it,
    Does.JOIN: lambda talk, workspace: talk.say(join_copies(workspace)),
}
"""What opens a row that is no setting."""


def run(talk: Talk, workspace: Workspace, opens: str = "") -> None:
    """Says the rows and opens those that are chosen, or only the one that is named.

    Raises:
        EOFError: At the end of the input.
    """
    if opens:
        rows = [row for group in settings_view(workspace) for row in group.rows if row.id == opens]
        for row in rows:
            _open(talk, workspace, row)
        return
    talk.gap()
    talk.say(f"{TITLE}.")
    view = settings_view(workspace)
    _say(talk, view)
    while True:
        rows = [row for group in view for row in group.rows]
        names = [(row.id, row.title) for row in rows]
        line = ask_line(talk, _PROMPT, "Type the number or name of a setting to hear about it and change it.")
        if line is None:
            return
        place = _place(line, names)
        if not line:
            _say(talk, view)
        elif place is None:
            talk.say(f"“{line[:60]}” is not one of these; the numbers go from 1 to {len(rows)}.")
        else:
            _open(talk, workspace, rows[place])
            view = settings_view(workspace)
            talk.say(f"Back in {TITLE.lower()}.")


def _say(talk: Talk, view: tuple[Rows, ...]) -> None:
    number = 0
    for group in view:
        talk.say(f"{group.heading}:")
        for row in group.rows:
            number += 1
            talk.say(f"{number}: {stopped(f'{row.title}: {row.value}' if row.value else row.title)}")


def _place(line: str, names: list[tuple[str, str]]) -> int | None:
    if line.isdecimal() and len(line) < 4 and 1 <= int(line) <= len(names):
        return int(line) - 1
    wanted = fold(line)
    return next((place for place, known in enumerate(names) if wanted in map(fold, known)), None)


def _open(talk: Talk, workspace: Workspace, row: Row) -> None:
    talk.gap()
    talk.say(row.about)
    try:
        match row.does:
            case Does.SWITCH:
                talk.say(switch(workspace, row.id))
            case Does.CHOOSE:
                _choose(talk, workspace, row)
            case Does.WRITE:
                _write(talk, workspace, row)
            case Does.BY_HAND:
                talk.say(*by_hand(workspace, row.id)[1:])
            case Does.NOTHING:
                talk.say(stopped(f"{row.title}: {row.value}"))
            case _:
                DATA[row.does](talk, workspace)
    except StoreError as problem:
        talk.say(str(problem))


def _choose(talk: Talk, workspace: Workspace, row: Row) -> None:
    options = TABLE[row.id].options
    words = [f"{said[:1].upper()}{said[1:]}" for _, said in options]
    names = [tuple(filter(None, (str(value), said))) for value, said in options]
    place = choose(talk, [stopped(one) for one in words], names, "Number or name, q to leave it as it is:")
    if place is not None:
        talk.say(change(workspace, row.id, str(options[place][0])))


def _write(talk: Talk, workspace: Workspace, row: Row) -> None:
    """Asks for a value until it is one, or is left."""
    explain = "Type a new value. Enter alone to leave it as it is, - to clear it, < or q to go back."
    can_be_empty = row.id != "day_starts_at"
    empties = ", - to clear it" if row.text and can_be_empty else ""
    while line := ask_line(talk, f"{row.title}, now {row.value}. A new value, Enter to leave it{empties}:", explain):
        try:
            talk.say(change(workspace, row.id, "" if line == "-" and can_be_empty else line))
        except StoreError as problem:
            talk.say(str(problem))
        else:
            return
