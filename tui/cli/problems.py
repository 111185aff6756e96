"""What the command refuses, each in one sentence."""

from __future__ import annotations

DONE = 0
COULD_NOT = 1
WRONG_USAGE = 2
INTERRUPTED = 130
PIPE_CLOSED = 141


class Refused(Exception):  # noqa: N818 - reads as what it is
    """The command stops here; the message is one sentence for the person.

    Args:
        sentence: What is wrong, where, and what to do.
        code: The exit code.
    """

    def __init__(self, sentence: str, code: int = COULD_NOT) -> None:
        super().__init__(sentence)
        self.code = code


def usage(sentence: str) -> Refused:
    """A sentence for a command that was not written as it can be."""
    return Refused(sentence, WRONG_USAGE)
