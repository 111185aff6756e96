"""Several machines over one meeting place: at random for as long as one likes with ``python -m tests.sync``."""
