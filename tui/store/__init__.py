"""The journal file, drafts, backups and migration: the only room that knows TinyDB and the disk."""
