"""The journal file, drafts, backups and migration: the only room that knows TinyDB and the disk."""

from tui.store.drafts import Drafts
from tui.store.errors import StoreError
from tui.store.journal import Journal

__all__ = ["Drafts", "Journal", "StoreError"]
