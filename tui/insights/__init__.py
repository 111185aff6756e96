"""What the entries say, taken together. Pure: entries and today come in, readings go out."""
