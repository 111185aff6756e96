"""Formats that outlive taut: Markdown to read, JSON to process. Pure: text goes out, no file is opened."""
