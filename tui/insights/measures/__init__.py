"""What is computed from the portrait: tension, promises, values, mood, presence."""
