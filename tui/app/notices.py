"""What taut says for a moment at the edge of the screen: one sentence at a time, and only while it is so.

Textual's private parts relied on (8.2.8): ``App._notifications`` holds what is said, and ``App._refresh_notifications``
is called whenever another screen is shown.
"""

from __future__ import annotations

from textual import events
from textual.app import App, ReturnType
from textual.notifications import SeverityLevel
from textual.screen import Screen

STAYS = 4.0
"""Seconds a sentence stays."""
STAYS_AS_ERROR = 10.0
"""Seconds one stays that says what could not be done."""


class Notices(App[ReturnType]):
    """An app whose newest notice takes the place of the one before.

    It goes after a few seconds, on Esc, and when another screen is shown.
    """

    _noticed_on: Screen[object] | None = None

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Says a sentence on the screen that is shown now.

        Args:
            message: The sentence.
            title: Stands above it.
            severity: ``error`` stays longer.
            timeout: Seconds it stays, where there is more in it to read.
            markup: Whether it holds markup: no text of a person does.
        """
        self._notifications.clear()
        self._noticed_on = self._shown_now()
        stays = timeout or (STAYS_AS_ERROR if severity == "error" else STAYS)
        super().notify(message, title=title, severity=severity, timeout=stays, markup=markup)

    def _shown_now(self) -> Screen[object] | None:
        stack = self.screen_stack
        return stack[-1] if stack else None

    def _refresh_notifications(self) -> None:
        if self._shown_now() is not self._noticed_on:
            self._notifications.clear()
            for screen in self.screen_stack:  # a dialog lets what stands below it be seen
                screen.query("ToastHolder").remove()
        super()._refresh_notifications()

    async def on_event(self, event: events.Event) -> None:
        """Esc takes away what is said, and does what else it does."""
        if isinstance(event, events.Key) and event.key == "escape" and not event.is_forwarded and self._notifications:
            self.clear_notifications()
        await super().on_event(event)
