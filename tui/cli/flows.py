"""The flow a person names: by its id or its title, however it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli.problems import usage

if TYPE_CHECKING:
    from tui.workspace import Workspace


def flow_id(workspace: Workspace, name: str) -> str:
    """The id of the flow.

    Raises:
        Refused: One sentence with the nearest name and all there are.
    """
    flows = workspace.catalogue.flows
    if name in flows:
        return name
    names = {_plain(spelled): flow.id for flow in flows.values() for spelled in (flow.title, flow.id)}
    wanted = _plain(name)
    if wanted in names:
        return names[wanted]
    from difflib import get_close_matches

    near = get_close_matches(wanted, names, n=1)
    hint = f" (did you mean “{names[near[0]]}”?)" if near else ""
    listed = ", ".join(flow.id for flow in flows.values() if flow.listed)
    raise usage(f"There is no flow “{name}”{hint}; the flows are {listed}.")


def _plain(name: str) -> str:
    from tui.records.text import fold

    return " ".join(fold(name).replace("_", " ").replace("-", " ").split())
