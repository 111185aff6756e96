"""Every flow, to begin one."""

from __future__ import annotations

from collections.abc import Callable

from tui.insights.suggestion import suggest
from tui.plain.menu import choose
from tui.plain.talk import Talk
from tui.records.text import counted
from tui.workspace import Workspace


def run(talk: Talk, workspace: Workspace, begin: Callable[[str], None]) -> None:
    """Says every flow with what it is for, and begins the one that is chosen."""
    flows = [flow for flow in workspace.catalogue.flows.values() if flow.listed]
    suggestion = suggest(workspace.portrait(), workspace.today)
    talk.gap()
    if suggestion is not None and (named := workspace.catalogue.flow(suggestion.flow)):
        talk.say(f"{named.title} may be worth its time now: {suggestion.reason}.")
    items = [f"{flow.title}, {counted(flow.minutes[1], 'minute')}. {flow.purpose}" for flow in flows]
    place = choose(talk, items, [(flow.id, flow.title) for flow in flows], "Number or name of a flow, q goes back:")
    if place is not None:
        begin(flows[place].id)
