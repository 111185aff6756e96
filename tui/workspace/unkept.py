"""What is being written in a dialog and is in no entry yet: a line beside the journal, as a draft is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from tui.workspace import Workspace

Place: TypeAlias = tuple[str, str]
"""Which line of which dialog, and the id of what it speaks of."""

_DRAFT = "unkept"


def save_texts(workspace: Workspace, texts: Mapping[Place, str]) -> None:
    """Writes all such texts; with none there is no file.

    Raises:
        NotebookError: If they cannot be written.
    """
    if texts:
        lines = [[*place, text] for place, text in texts.items()]
        workspace.drafts.save(_DRAFT, {"unkept": lines})
    else:
        workspace.drafts.remove(_DRAFT)


def texts(workspace: Workspace) -> dict[Place, str]:
    """Those that stand there."""
    lines = (workspace.drafts.load(_DRAFT) or {}).get("unkept")
    found = {}
    for line in lines if isinstance(lines, list) else ():
        match line:
            case [str(dialog), str(subject), str(text)]:
                found[dialog, subject] = text
            case _:
                continue
    return found
