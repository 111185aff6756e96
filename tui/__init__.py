"""taut: a terminal notebook for the discipline of personal mastery."""

__version__ = "0.1.0"
