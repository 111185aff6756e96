"""A result on its way into the portrait: how its wording, its height and its status change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import msgspec

from tui.insights.portrait import Status, Wording
from tui.insights.tension import mapped
from tui.records.entry import Entry


@dataclass
class Thing:
    """A result in the making; every change of one page makes one new wording, so that history stays as it was.

    Attributes:
        id: Lasting id.
        area: Id of the life area.
        wordings: Oldest first; never empty.
        status: Held, or reached or set down on purpose.
        became: The day it was reached or set down.
        reason: Why it was set down.
    """

    id: str
    area: str
    wordings: list[Wording]
    status: Status = "held"
    became: date | None = None
    reason: str = ""
    _changed_in: str = ""
    _ended_in: str = ""

    @property
    def height(self) -> float:
        """The vision's height V now."""
        return self.wordings[-1].height

    def reword(self, entry: Entry, text: str) -> None:
        """Puts it in other words; the height stays until it is mapped."""
        if text != self.wordings[-1].text:
            self._change(entry, text=text)

    def remap(self, entry: Entry, new_ten: float) -> None:
        """Moves the height to where the new 10 sits on the old scale; from a page's second answer, afresh."""
        if new_ten > 0:
            self._open(entry)
            self._change(entry, height=mapped(self.wordings[-2].height, new_ten))

    def give_reason(self, entry: Entry, reason: str) -> None:
        """Why: of setting down if that is what the page did, else of the new wording."""
        if self._ended_in == entry.id:
            self.reason = reason
        elif self._changed_in == entry.id:
            self._change(entry, reason=reason)

    def keep_the_wish(self, entry: Entry) -> None:
        """Takes this page's change back: the step is made smaller, the vision stays as it was."""
        if self._changed_in == entry.id:
            self.wordings.pop()
            self._changed_in = ""

    def become(self, entry: Entry, status: Status) -> None:
        """Reached, set down, or held again."""
        if status == "held":
            self.status, self.became, self.reason, self._ended_in = "held", None, "", ""
        elif status != self.status:
            self.status, self.became, self.reason, self._ended_in = status, entry.day, "", entry.id

    def _open(self, entry: Entry) -> None:
        if self._changed_in != entry.id:
            last = self.wordings[-1]
            self.wordings.append(Wording(entry.day, last.text, last.height, entry=entry.id))
            self._changed_in = entry.id

    def _change(self, entry: Entry, **changes: object) -> None:
        self._open(entry)
        self.wordings[-1] = msgspec.structs.replace(self.wordings[-1], **changes)
