"""Entries for readers and for other programs."""
