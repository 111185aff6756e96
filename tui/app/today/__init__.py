"""Today: the first screen of every morning."""
