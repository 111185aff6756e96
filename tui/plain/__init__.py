"""The line-by-line face: the same steps, the same pages, asked and read in plain lines."""
