"""Reality: each part of life as it was seen, and what was believed and heard."""
