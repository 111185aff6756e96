"""What can go wrong between two machines, each said in a sentence or two a person can act on."""

from __future__ import annotations

from tui.store.errors import StoreError


class SyncError(StoreError):
    """Syncing did not work; the message is for the person.

    Attributes:
        brief: The same in four words at most.
    """

    brief = "sync failed"


class OfflineError(SyncError):
    """The place where the machines meet cannot be reached now."""

    brief = "sync: offline"


class BrokenCopyError(SyncError):
    """The local copy of a repository is of no use; another one can be fetched."""


class SealedDifferentlyError(SyncError):
    """What is there is sealed with another key, or was changed."""

    brief = "sync refused a file"


class TooNewSyncError(SyncError):
    """A newer taut writes there."""

    brief = "sync needs newer taut"


class BusySyncError(SyncError):
    """Another sync of the same notebook is under way."""

    brief = "sync is running"
