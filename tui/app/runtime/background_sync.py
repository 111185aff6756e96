"""Syncing by itself: when the notebook was opened and after each save, in a thread that nothing waits for."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress

from tui.terminal.crash_report import write_report
from tui.workspace import StoreError, Workspace

AUTO = "auto"
BETWEEN = 60.0
"""Seconds from the beginning of one sync to that of the next, at least."""
GRACE = 2.0
"""Seconds that leaving waits for one that is under way."""


class BackgroundSync:
    """Looks now and then whether something was written since the last sync, and syncs then.

    Args:
        workspace: The notebook.
        told: Called on the sync's thread when how it stands has changed.
    """

    def __init__(self, workspace: Workspace, told: Callable[[], object]) -> None:
        self._workspace = workspace
        self._told = told
        self._thread: threading.Thread | None = None
        self._begun = -BETWEEN
        self._seen: object = None
        self._is_leaving = False

    def look(self) -> None:
        """Begins a sync where one is due; a question or two to the file system, and never a wait."""
        if self._workspace.settings.sync != AUTO or self._is_leaving or self._workspace.vault.is_locked:
            return
        if self._is_under_way() or time.monotonic() - self._begun < BETWEEN:
            return
        written = self._written()
        if written == self._seen:
            return
        self._begun, self._seen = time.monotonic(), written
        self._thread = threading.Thread(target=self._sync, name="sync", daemon=True)
        self._thread.start()

    def _is_under_way(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    def _written(self) -> tuple[object, object]:
        """What tells the journal and its drafts from what they were."""
        try:
            drafts = self._workspace.drafts.folder.stat().st_mtime_ns
        except OSError:
            drafts = 0
        with suppress(StoreError):
            return self._workspace.journal.storage.signature(), drafts
        return None, drafts

    def _sync(self) -> None:
        from tui.workspace import syncing
        from tui.workspace.sync_status import brief, is_set

        if not is_set(self._workspace):
            return
        before = brief(self._workspace)
        try:
            syncing.sync(self._workspace, waits=0.0)
        except StoreError:
            pass  # what is wrong is noted, and shown
        except Exception as problem:
            write_report(problem, self._workspace.log_folder, name="sync")
        if brief(self._workspace) != before and not self._is_leaving:
            self._told()

    def finish(self) -> None:
        """Waits a moment for a sync that is under way; what it does not come to is done the next time."""
        self._is_leaving = True
        if self._thread is not None:
            self._thread.join(GRACE)
