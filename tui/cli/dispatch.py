"""From the words behind ``taut`` to an exit code: every problem ends here, in one sentence."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

from tui.cli import output
from tui.cli.early_frame import home_of_today
from tui.cli.errors import COULD_NOT, DONE, INTERRUPTED, PIPE_CLOSED, WRONG_USAGE, CommandError, usage, usage_sentence

COMPLETE_VARIABLE = "_TAUT_COMPLETE"
"""Where a shell says what it wants completed, as click has it."""


def run(words: Sequence[str]) -> int:
    """Runs one command, and returns the exit code."""
    collecting = gc.isenabled()
    gc.disable()  # a command is over before there is garbage to speak of; the full screen turns it on again
    try:
        try:
            output.prepare()
            return _done(words)
        except (KeyboardInterrupt, BrokenPipeError):
            raise
        except Exception as problem:
            return _told(problem, words)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        if output.closed_early():
            return DONE
        output.abandon()
        return PIPE_CLOSED
    finally:
        if collecting:
            gc.enable()


def _done(words: Sequence[str]) -> int:
    if shell := os.environ.get(COMPLETE_VARIABLE):
        return _completed(shell)
    home = home_of_today(words)
    code = _called(words) if home is None else _today(home)
    output.finish()
    return code


def _today(home: str) -> int:
    """Opens the full screen as ``Taut.invoke`` does; importing click, to read no words, would hold it up."""
    from tui.cli.launch import show
    from tui.cli.open_workspace import placed

    output.dress("auto", pages=False)
    return show(placed(home or None))


def _called(words: Sequence[str]) -> int:
    """Runs the command that the words call."""
    from click.exceptions import Exit, UsageError

    from tui.cli.registry import Taut

    taut = Taut()
    try:
        with taut.make_context("taut", list(words)) as called:
            return taut.invoke(called)
    except Exit as left:
        return left.exit_code
    except UsageError as problem:
        raise usage(usage_sentence(problem)) from None


def _completed(shell: str) -> int:
    """Answers a shell that asks what may come next; where that fails there is nothing to offer."""
    from click.shell_completion import shell_complete

    from tui.cli.registry import Taut

    try:
        return shell_complete(Taut(), {}, "taut", COMPLETE_VARIABLE, shell)
    except Exception:  # a shell that completes has no use for a sentence
        return COULD_NOT


def _told(problem: Exception, words: Sequence[str]) -> int:
    if isinstance(problem, CommandError):
        sentence, code = str(problem), problem.code
    else:
        found = _expected(problem)
        sentence, code = found or (_unexpected(problem, words), COULD_NOT)
    output.words(f"taut: {sentence}")
    try:
        output.finish()
    except CommandError:
        pass
    return code


def _expected(problem: Exception) -> tuple[str, int] | None:
    """The sentence and the exit code of a problem that another room tells in a sentence of its own."""
    for module, name, code in (
        ("tui.workspace", "StoreError", COULD_NOT),
        ("tui.settings", "SettingsError", COULD_NOT),
        ("tui.workspace", "UnknownFlowError", WRONG_USAGE),
        ("tui.demo", "DemoError", COULD_NOT),
    ):
        kind = getattr(sys.modules.get(module), name, None)
        if kind is not None and isinstance(problem, kind):
            return str(problem), code
    return None


def _unexpected(problem: Exception, words: Sequence[str]) -> str:
    from tui.cli.open_workspace import log_folder
    from tui.store.atomic_write import make_folder
    from tui.terminal.crash_report import write_report

    path = write_report(problem, lambda: make_folder(log_folder(words)), ("taut",), "command")
    sentence = "This is a bug in taut; what you saved before is safe."
    where = f"A report, without your words, is in {path}." if path else "No report could be written."
    return f"{sentence} {where}"
