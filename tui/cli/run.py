"""From the words behind ``taut`` to an exit code: every problem ends here, in one sentence."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from importlib import import_module

from tui.cli import out
from tui.cli.commands import COMMANDS, SCREEN, called
from tui.cli.problems import COULD_NOT, DONE, INTERRUPTED, PIPE_CLOSED, WRONG_USAGE, Refused


def run(words: Sequence[str]) -> int:
    """Runs one command.

    Returns:
        The exit code.
    """
    out.prepare()
    collecting = gc.isenabled()
    gc.disable()  # a command is over before there is garbage to speak of; the full screen turns it on again
    try:
        try:
            return _done(words)
        except (KeyboardInterrupt, BrokenPipeError):
            raise
        except Exception as problem:
            return _told(problem, words)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        if out.closed_early():
            return DONE
        out.abandon()
        return PIPE_CLOSED
    finally:
        if collecting:
            gc.enable()


def _done(words: Sequence[str]) -> int:
    name, rest = called(words)
    if name == "version":
        from tui import __version__

        out.data(f"taut {__version__}\n")
        code = DONE
    elif name == "help":
        from tui.cli.help import overview

        out.data(overview())
        code = DONE
    else:
        command = SCREEN if name == "" else COMMANDS[name]
        code = import_module(f"tui.cli.{command.module}").run(rest)
    out.finish()
    return code


def _told(problem: Exception, words: Sequence[str]) -> int:
    if isinstance(problem, Refused):
        sentence, code = str(problem), problem.code
    else:
        found = _expected(problem)
        sentence, code = found or (_unexpected(problem, words), COULD_NOT)
    out.words(f"taut: {sentence}")
    try:
        out.finish()
    except Refused:
        pass
    return code


def _expected(problem: Exception) -> tuple[str, int] | None:
    """The sentence and the exit code of a problem that another room tells in a sentence of its own."""
    for module, name, code in (
        ("tui.workspace", "NotebookError", COULD_NOT),
        ("tui.settings", "SettingsError", COULD_NOT),
        ("tui.workspace", "UnknownFlow", WRONG_USAGE),
        ("tui.cli.demo", "DemoError", COULD_NOT),
    ):
        kind = getattr(sys.modules.get(module), name, None)
        if kind is not None and isinstance(problem, kind):
            return str(problem), code
    return None


def _unexpected(problem: Exception, words: Sequence[str]) -> str:
    from tui.cli import crash
    from tui.cli.notebook import log_folder

    path = crash.kept(problem, log_folder(words))
    sentence = "This is a mistake in taut; what you wrote before is kept."
    where = f"Where it happened, without your words, is in {path}." if path else "No report could be written."
    return f"{sentence} {where}"
