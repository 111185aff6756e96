"""``taut doctor``: looks at everything taut rests on, changes nothing, and says what to do where something is amiss."""

from __future__ import annotations

import json
from collections.abc import Sequence

from tui.cli import out
from tui.cli.arguments import Parser
from tui.cli.problems import COULD_NOT, DONE, Refused


def parser() -> Parser:
    """What ``taut doctor`` takes."""
    return Parser(
        "doctor",
        "Looks at the journal, its drafts, backups, lock and rights, your settings and\n"
        "your own flows, the terminal and the versions. Each line is ok, or says what to\n"
        "do. An encrypted journal is looked into where TAUT_PASSPHRASE opens it.\n"
        "It changes nothing and shows nothing you wrote.",
        examples=[("taut doctor", "is all well?"), ("taut doctor --json", "for a program, or to send to someone")],
        codes="1 something is amiss",
        json="an array with check, ok and says of each",
        refuses=["--for"],
    )


def run(words: Sequence[str]) -> int:
    """Looks, and says what was found.

    Returns:
        The exit code: 1 if something is amiss.
    """
    options = parser().options(words)
    if options is None:
        return DONE
    from tui.cli.checks import Check, checks
    from tui.cli.notebook import chosen_places

    try:
        found = list(checks(chosen_places(options.home)))
    except Refused as problem:
        found = [Check("folder", False, str(problem))]
    if options.json:
        out.data(json.dumps([one._asdict() for one in found], ensure_ascii=True) + "\n")
    else:
        width = max(len(one.check) for one in found)
        for one in found:
            out.spans(
                ("ok    " if one.ok else "look  ", "good" if one.ok else "heed"),
                (f"{one.check:<{width}}  ", "strong"),
                (one.says, ""),
            )
    return DONE if all(one.ok for one in found) else COULD_NOT
