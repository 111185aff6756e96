"""A window of its own, ``editor.py HOME PAGE NAME COUNT``: edits one page again and again, and says each text kept."""

from __future__ import annotations

import sys
from pathlib import Path

from tui.workspace import Workspace, quick_entries


def edit(home: Path, page: str, name: str, count: int) -> None:
    space = Workspace.open(home)
    for number in range(count):
        shown = space.entry(page)
        assert shown is not None
        words = f"{name}-{number}"
        space.entries.edit(page, (quick_entries.note(words),), shown.answers)
        print(words, flush=True)


if __name__ == "__main__":
    home, page, name, count = sys.argv[1:]
    edit(Path(home), page, name, int(count))
