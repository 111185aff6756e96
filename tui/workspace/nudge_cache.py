"""The ``today`` file: what ``taut nudge`` needs to know, and not a word of what was written.

It is a few lines of names and numbers beside the journal. Whoever reads it can tell that it no longer holds: it names
the size and time of the journal and of the settings it was written for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING

from tui.records.hours import FLOW_OF_RHYTHM
from tui.records.roles import Role
from tui.settings import Places
from tui.store.atomic_write import write_now
from tui.store.errors import StoreError

if TYPE_CHECKING:
    from tui.insights.fold.portrait import Portrait
    from tui.practice.session import Session
    from tui.records.entry import Entry
    from tui.workspace.read_model import ReadModel

FILE = "today"

_TELLING = frozenset({Role.PROMISE, Role.OUTCOME, Role.RHYTHM})
"""What is said in one of these changes more of the file than the flows done."""


def stamp(path: Path) -> str:
    """A file's size and time of change; ``-`` where there is none."""
    try:
        found = path.stat()
    except OSError:
        return "-"
    return f"{found.st_size}-{found.st_mtime_ns}"


class NudgeCache:
    """The file of one notebook. That it cannot be written stops nothing: then it is worked out when asked for."""

    def __init__(
        self,
        places: Places,
        journal: Path,
        read_model: ReadModel,
        *,
        today: Callable[[], date],
        day_starts_at: Callable[[], time],
    ) -> None:
        self._path = places.data / FILE
        self._settings = places.settings
        self._journal = journal
        self._read_model = read_model
        self._today = today
        self._day_starts_at = day_starts_at
        self._waiting: set[str] = set()

    def journal_stamp(self) -> str:
        """The journal's stamp, to be given to ``saved`` afterwards."""
        return stamp(self._journal)

    def saved(self, entry: Entry, before: str) -> None:
        """Notes that an entry was saved.

        Args:
            entry: As it is in the journal now.
            before: The journal's stamp until then.
        """
        self._waiting.discard(entry.id)
        if self._read_model.is_read:
            waits = [line for line in self._lines() if line.startswith("waiting ") and not line.endswith(entry.id)]
            self._put([*self._facts(self._read_model.portrait()), *waits])
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

    def write(self, waiting: Iterable[Session]) -> list[str]:
        """Writes the whole file anew.

        Returns:
            Its lines, whether they could be written or not.
        """
        waiting = tuple(waiting)
        self._waiting = {session.id for session in waiting}
        lines = [*self._facts(self._read_model.portrait()), *map(_waits, waiting)]
        self._put(lines)
        return lines

    def _facts(self, portrait: Portrait) -> list[str]:
        today, rhythm = self._today(), portrait.last(Role.RHYTHM)
        weeks = [day for day, flows in portrait.days.items() if "weekly" in flows]
        return [
            f"day {today}",
            f"starts {self._day_starts_at():%H:%M}",
            " ".join(["kept", *dict.fromkeys(filter(_is_name, portrait.days.get(today, ())))]),
            f"rhythm {FLOW_OF_RHYTHM.get(rhythm.picked, '-') if rhythm else '-'}",
            f"weekly {max(weeks, default='-')}",
            f"pages {portrait.practised}",
            f"open {sum(one.day <= today for one in portrait.open_promises)}",
            f"settings {stamp(self._settings)}",
            f"journal {stamp(self._journal)}",
        ]

    def _add(self, entry: Entry, before: str) -> None:
        """Adds one entry to a file that was true until it was saved."""
        lines = self._lines()
        if f"journal {before}" not in lines or f"settings {stamp(self._settings)}" not in lines:
            return
        try:
            self._put(self._with(entry, lines))
        except ValueError:
            pass  # nonsense stands in it: it is written anew when it is next asked for

    def _with(self, entry: Entry, lines: list[str]) -> list[str]:
        today, is_today = self._today(), False
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
                    line = f"journal {stamp(self._journal)}"
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
        # What is lost with the power is worked out again, so nothing waits for the disk to confirm it.
        with suppress(StoreError):
            write_now(self._path, ("\n".join(lines) + "\n").encode(), synced=False)


def _is_name(flow: str) -> bool:
    """Whether a flow's id is one word that can stand in a line; one that came in from elsewhere may be anything."""
    return flow.isprintable() and flow.split() == [flow]


def _waits(session: Session) -> str:
    flow = session.flow if session.flow.isprintable() else "-"
    return f"waiting {flow} {session.day} {session.id}"
