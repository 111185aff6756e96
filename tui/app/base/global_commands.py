"""The commands of the app itself: what can be done from every screen, and the tabs in their order."""

from __future__ import annotations

from dataclasses import replace

from tui.terminal.commands import Command

SEARCH = Command("journal.search", "slash", "search", "search", "Find entries by words, as you type.", "/")
QUIT = Command("app.quit", "ctrl+q", "leave", "quit", "Leave taut; everything is saved first.", None, priority=True)
QUIT_LETTER = Command("app.quit_letter", "q", "leave_place", "quit", "Leave taut; everything is saved first.", "q")
HELP = Command("app.help", "question_mark", "keys", "keys", "Every key that works here.", "?")
NOTE = Command("app.note", "n", "note", "note", "A quick note, from anywhere.", "n")
UNDO = Command("app.undo", "u", "take_back", "undo", "Undo, as many times as you like.", None)
UNDO_SHOWN = replace(UNDO, shown="")
"""The same where pages are listed: there its key is looked for."""
REDO = Command("app.redo", "ctrl+y", "do_again", "redo", "Redo what was undone.", None)
TODAY = Command("place.today", "1", "place('today')", "today", "Go to Today.", None)
VISION = Command("place.vision", "2", "place('vision')", "vision", "Go to Vision: what you want.", None)
REALITY = Command("place.reality", "3", "place('reality')", "reality", "Go to Reality: how things are now.", None)
REFLECTION = Command(
    "place.reflection", "4", "place('reflection')", "reflection", "Go to Reflection: what your entries show.", None
)
VALUES = Command("place.values", "5", "place('values')", "values", "Go to Values.", None)
JOURNAL = Command("place.journal", "6", "place('journal')", "journal", "Go to the Journal.", None)
LIBRARY = Command("place.library", "7", "place('library')", "library", "Go to the Library.", None)
SETTINGS = Command(
    "place.settings", "comma", "place('settings')", "settings",
    "Go to Settings: theme, name, lock, import, export, backups.", None,
)  # fmt: skip
PALETTE = Command(
    "app.palette", "ctrl+p", "command_palette", "commands", "Find any command by name.", None, priority=True
)
PALETTE_LETTER = Command(
    "app.palette_letter", "colon", "palette_from_place", "commands", "Find any command by name.", None
)
SUPPORT = Command(
    "app.support", "ctrl+g", "support", "someone to talk to", "People and lines to call.", None, priority=True
)
REPAINT = Command("app.repaint", "ctrl+l", "repaint_all", "redraw", "Redraw the screen.", None, priority=True)

SUSPEND = Command("app.suspend", "", "suspend", "suspend", "Go to the shell for a while; fg brings you back.", "")
"""In the palette alone, and only where there is a shell to go back to; it has no key."""

SHARE_LINES = Command("app.share", "", "share", "share lines", "Put lines of your vision into a file for someone.", "")
CIRCLE = Command(
    "app.circle", "", "circle", "team circle",
    "Several people's lines side by side, without names, and a half-hour script.", "")  # fmt: skip
LEADER = Command(
    "app.leader", "", "leader", "advice for whoever leads",
    "What to offer in a team circle, and what never to ask for.", "")  # fmt: skip

ROWS_OF_SETTINGS = tuple(
    Command(f"settings.{row}", "", f"settings('{row}')", label, about, "")
    for row, label, about in (
        ("theme", "theme", "Dark, light, or the terminal's own colours."),
        ("date_form", "dates", "11 Dec 2026, Dec 11, 2026 or 2026-12-11."),
        ("clock_form", "clock", "07:20 or 7:20 am."),
        ("week_starts_on", "start of the week", "Monday, Sunday or Saturday."),
        ("name", "name", "What the greeting calls you."),
        ("reminder", "reminder", "One quiet reminder a day, at a time you choose."),
        ("lock", "lock with a passphrase", "Encrypt the journal, or change its passphrase."),
        ("import", "import", "Bring in entries from another journal."),
        ("export", "export everything", "Write all of it to a file."),
        ("backups", "backups: restore one, make one", "Earlier states of the journal."),
        ("machines", "sync: other machines", "Keep the notebook the same on your other machines."),
        ("check", "check the journal", "Check the file, its backups, and your own keys and exercises."),
    )
)
"""Rows of Settings that people look for by name."""

OF_A_TAB = (*ROWS_OF_SETTINGS, SHARE_LINES, CIRCLE, LEADER)
"""In the palette alone, wherever a tab is shown."""

PLACE_COMMANDS = (TODAY, VISION, REALITY, REFLECTION, VALUES, JOURNAL, LIBRARY)
"""The places in the order of the practice: what I want, what is, what I make of the two, what I value."""

EVERYWHERE: tuple[Command, ...] = (
    NOTE,
    SEARCH,
    UNDO,
    REDO,
    HELP,
    QUIT_LETTER,
    QUIT,
    *PLACE_COMMANDS,
    SETTINGS,
    PALETTE,
    PALETTE_LETTER,
    SUPPORT,
    REPAINT,
)
"""Commands of the app itself; those with letters and digits rest while something is being written."""

ABOVE_PLACES = (HELP, PALETTE, SUPPORT, QUIT, REPAINT)
"""Those of them that work on a page above a place too, and while something is being written."""


def promise_answers(screen: str, *, are_named: bool) -> tuple[Command, ...]:
    """What became of a promise, a key each.

    Args:
        screen: The beginning of their ids.
        are_named: Whether the line of keys names them.
    """
    return tuple(
        Command(f"{screen}.{became}", key, f"become('{became}')", label, about, key if are_named else None)
        for became, key, label, about in (
            ("kept", "y", "kept", "The promise was kept."),
            ("partly", "p", "partly", "The promise was kept in part."),
            ("not", "x", "not this time", "The promise was not kept this time."),
            ("let_go", "l", "let go", "Let go of the promise on purpose."),
            ("not_yet", "t", "not yet", "Too early to tell; ask again later."),
        )
    )
