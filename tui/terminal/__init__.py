"""Everything between Textual and a real terminal. Knows nothing of taut."""
