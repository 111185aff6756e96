"""Where a person was in the journal: they come back to it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Bookmark:
    """Kept for as long as taut is open.

    Attributes:
        entry: Id of the entry under the cursor; empty for the newest.
        search: What was looked for.
    """

    entry: str = ""
    search: str = ""
