"""What comes back from earlier pages, and what a person keeps out of it."""

from __future__ import annotations

from datetime import date

from tui.insights.aside import period
from tui.insights.rhythm import years_ago
from tui.insights.same_question import MOST, Earlier, Same, earlier_answers
from tui.records.roles import Role
from tui.workspace import Workspace, outside


def answers_before(workspace: Workspace, same: Same, most: int = MOST) -> tuple[Earlier, ...]:
    """What was written to the same question before, newest first, at most so many."""
    portrait = workspace.portrait()
    if same.daily:
        pages = {said.entry for said in portrait.said.get(Role.DAILY, ()) if said.about == same.daily}
    else:
        pages = {entry.id for entry in workspace.listing() if entry.flow == same.flow}
    found = workspace.journal.among(pages)
    return earlier_answers((entry for entry in found if not portrait.aside.holds(entry.id, entry.day)), same, most)


def memories(workspace: Workspace) -> tuple[date, ...]:
    """This day in earlier years, latest first: nothing unless looking back is set, and no page kept out of it."""
    if not workspace.settings.look_back:
        return ()
    kept_out = workspace.portrait().aside
    days = {page.day for page in workspace.listing() if not kept_out.holds(page.id, page.day)}
    return years_ago(days, workspace.today)


def put_aside(workspace: Workspace, page: str) -> bool:
    """Keeps a page, or a period as ``2026-03-01/2026-05-31``, out of looking back; lets it back if it was kept out.

    Returns:
        Whether it is kept out now.
    """
    known = workspace.portrait().aside
    is_out = page in known.entries or period(page) in known.periods
    workspace.keep_outside("aside", outside.aside(page, lifted=is_out))
    return not is_out
