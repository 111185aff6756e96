"""Reflection: what the entries say together."""
