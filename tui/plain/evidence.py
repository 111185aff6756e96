"""The entries that a page's parts rest on, in lines."""

from __future__ import annotations

from tui.insights.views.model import Page
from tui.plain.console import Talk, ask_line
from tui.plain.journal import say_list
from tui.plain.menu import choose
from tui.records.text import fold
from tui.workspace import Workspace
from tui.workspace.recall import summaries

_EXPLAIN = "Every number here comes from entries; e to list the entries behind each part. Enter, < or q to go back."


def offer_entries(talk: Talk, workspace: Workspace, page: Page, back: str) -> None:
    """Offers the entries that each part of a page rests on, until the person goes back.

    Args:
        talk: The conversation.
        workspace: Where the entries are.
        page: Its sections with entries are the parts.
        back: Where leaving leads.
    """
    parts = [section for section in page.sections if section.entries]
    headings = [part.heading or page.title for part in parts]
    prompt = f"e for the entries behind this, Enter to go back to {back}:"
    if not parts or fold(ask_line(talk, prompt, _EXPLAIN) or "") not in ("e", "entries"):
        return
    while True:
        talk.gap()
        place = choose(talk, headings, [()] * len(parts), f"Number for its entries, or q to go back to {back}:")
        if place is None:
            return
        say_list(talk, workspace, summaries(workspace, parts[place].entries), "the entries behind it", page.title)
