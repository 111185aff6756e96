"""What is said for a moment at the edge of the screen: one sentence at a time, and only while it is so."""

from __future__ import annotations

from textual import events
from textual.app import App, ReturnType
from textual.notifications import SeverityLevel
from textual.screen import Screen

SECONDS = 4.0
"""Seconds a sentence stays."""
SECONDS_AS_ERROR = 10.0
"""Seconds one stays that says what could not be done."""


class SingleNotification(App[ReturnType]):
    """An app whose newest notice takes the place of the one before.

    It goes after a few seconds, on Esc, and when another screen is shown.
    """

    _notified_on: Screen[object] | None = None

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
            markup: Taken for nothing: a widget says yes unless told otherwise, and a sentence may hold what a person
                wrote.
        """
        del markup
        self._notifications.clear()
        self._notified_on = self._shown_now()
        stays = timeout or (SECONDS_AS_ERROR if severity == "error" else SECONDS)
        super().notify(message, title=title, severity=severity, timeout=stays, markup=False)

    def _shown_now(self) -> Screen[object] | None:
        stack = self.screen_stack
        return stack[-1] if stack else None

    def _refresh_notifications(self) -> None:
        if self._shown_now() is not self._notified_on:
            self._notifications.clear()
            for screen in self.screen_stack:  # a dialog lets what stands below it be seen
                screen.query("ToastHolder").remove()
        super()._refresh_notifications()

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key) and event.key == "escape" and not event.is_forwarded and self._notifications:
            self.clear_notifications()
        await super().on_event(event)
