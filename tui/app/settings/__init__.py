"""Settings and data."""
