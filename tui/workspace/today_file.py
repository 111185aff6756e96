"""The ``today`` file: what ``taut nudge`` needs to know, and not a word of what was written.

It is a few lines of names and numbers beside the journal. Whoever reads it can tell that it no longer holds: it names
the size and time of the journal and of the settings it was written for.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tui.records.roles import Role

if TYPE_CHECKING:
    from tui.insights.portrait import Portrait
    from tui.practice.session import Session
    from tui.records.entry import Entry
    from tui.workspace import Workspace

FILE = "today"
RHYTHMS = {"mornings": "morning", "evenings": "evening", "weekly": "weekly"}
"""The flow that each rhythm a person can choose puts first."""

_TELLING = frozenset({Role.PROMISE, Role.OUTCOME, Role.RHYTHM})
"""What is said in one of these changes more of the file than the flows kept."""


def stamp(path: Path) -> str:
    """A file's size and time of change; ``-`` where there is none."""
    try:
        found = path.stat()
    except OSError:
        return "-"
    return f"{found.st_size}-{found.st_mtime_ns}"


class TodayFile:
    """The file of one notebook. That it cannot be written stops nothing: then it is worked out when asked for.

    Args:
        workspace: The notebook.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._path = workspace.places.data / FILE
        self._waiting: set[str] = set()

    def before(self) -> str:
        """The journal's stamp, to be given to ``kept`` afterwards."""
        return stamp(self._workspace.journal.path)

    def kept(self, entry: Entry, before: str) -> None:
        """Notes that an entry was kept.

        Args:
            entry: As it is in the journal now.
            before: The journal's stamp until then.
        """
        self._waiting.discard(entry.id)
        if self._workspace.is_read:
            waits = [line for line in self._lines() if line.startswith("waiting ") and not line.endswith(entry.id)]
            self._put([*self._facts(self._workspace.portrait()), *waits])
        elif not any(answer.role in _TELLING for answer in entry.answers):
            self._add(entry, before)

    def draft(self, session: Session, *, stands: bool) -> None:
        """Notes that a session waits, or no longer does; writes nothing where that is known."""
        if stands == (session.id in self._waiting):
            return
        (self._waiting.add if stands else self._waiting.discard)(session.id)
        lines = [line for line in self._lines() if not (line.startswith("waiting ") and line.endswith(session.id))]
        if lines:
            self._put([*lines, _waits(session)] if stands else lines)

    def write(self) -> list[str]:
        """Writes the whole file anew.

        Returns:
            Its lines, whether they could be written or not.
        """
        waiting = self._workspace.waiting()
        self._waiting = {session.id for session in waiting}
        lines = [*self._facts(self._workspace.portrait()), *map(_waits, waiting)]
        self._put(lines)
        return lines

    def _facts(self, portrait: Portrait) -> list[str]:
        workspace = self._workspace
        rhythm = portrait.last(Role.RHYTHM)
        weeks = [day for day, flows in portrait.days.items() if "weekly" in flows]
        return [
            f"day {workspace.today}",
            f"starts {workspace.settings.day_starts_at:%H:%M}",
            " ".join(["kept", *dict.fromkeys(filter(_is_name, portrait.days.get(workspace.today, ())))]),
            f"rhythm {RHYTHMS.get(rhythm.text, '-') if rhythm else '-'}",
            f"weekly {max(weeks, default='-')}",
            f"pages {portrait.entries}",
            f"open {len(portrait.open_promises)}",
            f"settings {stamp(workspace.places.settings)}",
            f"journal {stamp(workspace.journal.path)}",
        ]

    def _add(self, entry: Entry, before: str) -> None:
        """Adds one entry to a file that held until it was kept."""
        lines = self._lines()
        if f"journal {before}" not in lines or f"settings {stamp(self._workspace.places.settings)}" not in lines:
            return
        try:
            self._put(self._with(entry, lines))
        except ValueError:
            pass  # nonsense stands in it: it is written anew when it is next asked for

    def _with(self, entry: Entry, lines: list[str]) -> list[str]:
        today, is_today = self._workspace.today, False
        changed = []
        for line in lines:
            name, _, rest = line.partition(" ")
            match name:
                case "day":
                    is_today, line = rest == str(today), f"day {today}"
                case "kept":
                    flows = rest.split() if is_today else []
                    flows += [entry.flow] if entry.day == today and _is_name(entry.flow) else []
                    line = " ".join(["kept", *dict.fromkeys(flows)])
                case "weekly" if entry.flow == "weekly":
                    line = f"weekly {entry.day if rest == '-' else max(entry.day, date.fromisoformat(rest))}"
                case "pages":
                    line = f"pages {int(rest) + 1}"
                case "journal":
                    line = f"journal {stamp(self._workspace.journal.path)}"
                case "waiting" if rest.endswith(entry.id):
                    continue
            changed.append(line)
        return changed

    def _lines(self) -> list[str]:
        try:
            return self._path.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return []

    def _put(self, lines: list[str]) -> None:
        beside = self._path.with_name(f".{FILE}.{os.getpid()}.tmp")
        try:
            with os.fdopen(
                os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8"
            ) as file:
                file.write("\n".join(lines) + "\n")
            beside.replace(self._path)
        except OSError:
            pass


def _is_name(flow: str) -> bool:
    """Whether a flow's id is one word that can stand in a line; one that came in from elsewhere may be anything."""
    return flow.isprintable() and flow.split() == [flow]


def _waits(session: Session) -> str:
    flow = session.flow if session.flow.isprintable() else "-"
    return f"waiting {flow} {session.day} {session.id}"
