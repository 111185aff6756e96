"""What Today reads before it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.insights.fold.portrait import Promise
from tui.insights.views.model import Choice, Line, Page
from tui.practice.session import Session
from tui.workspace import Workspace

if TYPE_CHECKING:
    from tui.insights.views.wide_today import WideToday


class View(NamedTuple):
    """What Today shows, the sessions that wait and the promises, by id, and which of these can lead on."""

    page: Page
    waiting: dict[str, Session]
    promises: dict[str, Promise]
    leading: frozenset[str]


def read(workspace: Workspace, *, unfolded: bool) -> View:
    """Reads all that Today shows."""
    from tui.insights.measures.open_promises import leads_on
    from tui.workspace.recall import today  # off the screen's thread, and after the first picture

    waiting = {session.id: session for session in workspace.sessions.waiting()}
    portrait, this_day = workspace.portrait(), workspace.today
    here = (one for one in portrait.promises if one.answered == this_day)
    leading = frozenset(one.id for one in here if leads_on(portrait, one))
    return View(today(workspace, unfolded=unfolded), waiting, {one.id: one for one in portrait.promises}, leading)


def read_below(workspace: Workspace) -> WideToday:
    """Reads what stands under the columns of a large screen."""
    from tui.insights.views.wide_today import wide_today  # as above

    return wide_today(workspace.portrait(), workspace.catalogue.area_names, workspace.today)


def choices(page: Page, section: str) -> list[Choice]:
    """The rows of a section that open something."""
    return [row for row in page.rows(section) if isinstance(row, Choice)]


def lines(page: Page, section: str) -> list[str]:
    """What a section says in sentences."""
    return [row.text for row in page.rows(section) if isinstance(row, Line)]
