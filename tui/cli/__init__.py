"""The ``taut`` command. Before anything else is imported, the version and the nudge are answered, Today is framed."""

import sys


def main(argv: list[str] | None = None) -> int:
    """Runs the command.

    Args:
        argv: What stands behind ``taut``; ``sys.argv`` when absent.

    Returns:
        The exit code: 0 done, 1 could not, 2 wrong usage.
    """
    words = sys.argv[1:] if argv is None else argv
    if words and words[0] in ("--version", "-V") and sys.stdout is not None:
        from tui import __version__

        try:
            sys.stdout.write(f"taut {__version__}\n")
            sys.stdout.flush()
            return 0
        except OSError:
            words = ["--version"]  # said again where a closed pipe or a full disk has its answer
    if "nudge" in words:
        from tui.cli.nudge_fast_path import at_once

        code = at_once(words)
        if code is not None:
            return code
    if not words or words[0].startswith("--home"):
        from tui.cli.early_frame import framed

        return framed(words, _run)
    return _run(words)


def _run(words: list[str]) -> int:
    from tui.cli.dispatch import run

    return run(words)
