"""The Library: every exercise."""
