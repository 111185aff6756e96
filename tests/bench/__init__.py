"""How fast, how light and how quiet taut is, beside programs that do next to nothing: ``python -m tests.bench``.

Every figure is taken in one run with the floor it is compared with, in turns, for a machine is never the same twice.
Nothing here fails when a budget is missed: the table says so.
"""
