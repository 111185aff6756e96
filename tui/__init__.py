"""taut: a terminal notebook for the discipline of personal mastery."""

__version__ = "0.2.0"
