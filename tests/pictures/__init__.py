"""Pictures of every screen, made from the demo journal: ``python -m tests.pictures``."""
