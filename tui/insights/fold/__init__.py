"""The reading of entries: one pure fold to the portrait."""
