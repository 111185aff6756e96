"""What the command ends with, and what it refuses, each in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    import click

DONE = 0
COULD_NOT = 1
WRONG_USAGE = 2
INTERRUPTED = 130
PIPE_CLOSED = 141


class CommandError(Exception):
    """The command stops here; the message is one sentence for the person.

    Args:
        sentence: What is wrong, where, and what to do.
        code: The exit code.
    """

    def __init__(self, sentence: str, code: int = COULD_NOT) -> None:
        super().__init__(sentence)
        self.code = code


def usage(sentence: str) -> CommandError:
    """A sentence for a command that was not written as it can be."""
    return CommandError(sentence, WRONG_USAGE)


def did_you_mean(word: str, names: Mapping[str, str]) -> str:
    """The name nearest to a word, as ``names`` spells it, to stand behind the word; empty where none is near."""
    from difflib import get_close_matches

    near = get_close_matches(word, names, n=1)
    return f" (did you mean {names[near[0]]}?)" if near else ""


def usage_sentence(problem: click.UsageError) -> str:
    """What click found wrong, in one sentence of ours."""
    import click

    command = problem.ctx.command_path if problem.ctx else "taut"
    more = f"see “{command} --help”."
    options = [one for one in problem.ctx.command.params if isinstance(one, click.Option)] if problem.ctx else []
    match problem:
        case click.NoSuchOption(option_name=name):
            hint = did_you_mean(name, {spelled: spelled for one in options for spelled in one.opts})
            return f"{command} has no option {name}{hint}; {more}"
        case click.BadOptionUsage(option_name=name):
            is_flag = any(one.is_flag for one in options if name in one.opts)
            return f"{name} {'takes no value' if is_flag else 'needs a value'}; {more}"
        case click.MissingParameter(param=click.Parameter(metavar=str(name))):
            return f"{command} needs {name}; {more}"
        case click.BadParameter(param=click.Option(opts=[name, *_]), message=message):
            return f"{name} {message}"
        case click.BadParameter(message=message):
            return f"{command} {message}"
        case _:
            return f"{problem.format_message().rstrip('.')}; {more}"
