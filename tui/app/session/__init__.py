"""A session: one question at a time."""
