"""What can be done in the journal's list and while a page of it is read."""

from __future__ import annotations

from tui.app.commands import UNDO_SHOWN, Command
from tui.app.copying import COPY, PRINT
from tui.app.screens.changing import CHANGING, DELETE, EDIT
from tui.app.screens.looking import LOOKING, YEAR
from tui.app.widgets.search_line import COMPLETE, TO_HITS

SEARCH = Command("journal.search", "slash", "search", "search", "Find entries by words, as you type.", "/")
READ = Command("journal.read", "enter", "read", "read", "Read the page; esc comes back to the list.", "enter")
MARK = Command("journal.mark", "space", "mark", "mark", "Mark the entry, to do one thing to several.", "space")
MONTH_BACK = Command("journal.month_back", "left_square_bracket", "month(1)", "month", "The month before.", "[ ]")
MONTH_ON = Command("journal.month_on", "right_square_bracket", "month(-1)", "next month", "The month after.", None)
YEAR_BACK = Command("journal.year_back", "left_curly_bracket", "year(1)", "year", "The year before.", "{ }")
YEAR_ON = Command("journal.year_on", "right_curly_bracket", "year(-1)", "next year", "The year after.", None)
BACK = Command("journal.back", "escape", "back", "back", "Back to the list, or out of the search.", "esc")
OLDER = Command("journal.older", "right,l", "entry(1)", "next page", "The next page, as the list goes.", None)
NEWER = Command("journal.newer", "left,h", "entry(-1)", "pages", "The page before, as the list goes.", "← →")
FIRST = Command("journal.first", "g", "end(1)", "first", "The first entry of the list.", None)
LAST = Command("journal.last", "G", "end(-1)", "last", "The last entry of the list.", None)

MOVING = (MONTH_BACK, MONTH_ON, YEAR_BACK, YEAR_ON)
DOING = (*LOOKING, MARK, *CHANGING, COPY, PRINT)
READING = (NEWER, OLDER, FIRST, LAST)
FIRST_SHOWN = (EDIT, DELETE, UNDO_SHOWN, YEAR)
"""What the line of keys has room for at 80 columns."""
SEARCHING = (COMPLETE, TO_HITS)
