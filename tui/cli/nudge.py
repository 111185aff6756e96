"""``taut nudge``: one line saying whether today is open; nothing when it is done.

``at_once`` answers from the content-free ``today`` file before anything else of taut is imported. Where that file
does not hold, ``run`` reads the journal and writes it anew.
"""

from __future__ import annotations

import os
from datetime import datetime, timedelta

from tui.cli.place import folders

TYPE_CHECKING = False  # importing typing would take longer than all the rest
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from tui.cli.arguments import Parser
    from tui.workspace import Workspace

TITLES = {"morning": "Morning practice", "evening": "Evening reflection", "weekly": "Weekly review"}
SHORT = "{id} {state}"
EVENING_FROM = "15:00"
"""From then on the evening is offered instead of the morning."""

Line = dict[str, str]
"""What the placeholders stand for."""

_PLACEHOLDERS = ("sentence", "flow", "id", "state", "promises")


def at_once(words: Sequence[str]) -> int | None:
    """Answers, if that needs neither the journal nor any other part of taut.

    Args:
        words: All that stands behind ``taut``.

    Returns:
        The exit code; ``None`` where ``run`` is to answer.
    """
    import sys

    found = _read_words(words)
    places = folders(found[0]) if found else None
    if found is None or places is None:
        return None
    facts = read(*places)
    if facts is None:
        return None
    line = told(facts, datetime.now(), places[0])
    text = filled(found[1], line) if line else ""
    if "{" in text or sys.stdout is None:
        return None
    try:
        sys.stdout.write(f"{text}\n" if text else "")
        sys.stdout.flush()
    except (OSError, ValueError):  # said by ``run``, where a closed pipe or a letter too many has its answer
        return None
    return 0


def parser() -> Parser:
    """What ``taut nudge`` takes."""
    from tui.cli.arguments import Parser

    made = Parser(
        "nudge",
        "One line while today is open, such as “Morning practice is open”; nothing when\n"
        "it is done. Made for a login shell or a status line: it answers at once, and\n"
        "shows nothing you wrote unless asked.\n\n"
        "In --format, {sentence} is that line, {flow} the flow's title, {id} its name for\n"
        "“taut begin”, {state} is open or waits, {promises} how many promises are open.",
        examples=[
            ("taut nudge", "for the end of ~/.profile"),
            ("taut nudge --short", "for tmux: set -g status-right '#(taut nudge --short)'"),
            ("taut nudge --format '{flow}, {promises} promises'", "as you like it"),
            ("taut nudge --show promise", "with what is promised, for nobody else's eyes"),
        ],
        json="open, sentence, flow, id, state, promises; null for what is not there",
        refuses=["--for"],
    )
    shape = made.add_mutually_exclusive_group()
    shape.add_argument("--format", metavar="TEXT", help="a line of your own, see above")
    shape.add_argument("--short", action="store_true", help=f"for a status line: the same as --format '{SHORT}'")
    made.add_argument("--show", choices=["promise"], help="also the last three promises that are open")
    return made


def run(words: Sequence[str]) -> int:
    """Answers from the journal, and leaves the file that makes the next time instant.

    Returns:
        The exit code.

    Raises:
        Refused: If a placeholder is unknown.
    """
    from tui.cli import out
    from tui.cli.notebook import opened, placed
    from tui.cli.problems import DONE

    options = parser().options(words)
    if options is None:
        return DONE
    shaped = SHORT if options.short else options.format or ""
    _check(shaped)
    sealed = placed(options.home)
    if sealed.is_locked and (options.show or read(str(sealed.places.data), str(sealed.places.config)) is None):
        return DONE  # a login shell is no place to ask for a passphrase
    workspace = sealed if sealed.is_locked else opened(options)
    facts = _from_journal(workspace)
    line = told(facts, workspace.now().replace(tzinfo=None), str(workspace.places.data))
    promises = _promises(workspace) if options.show else []
    if options.json:
        _write_json(line, int(facts["open"]), options, promises)
        return DONE
    if line:
        out.data(filled(shaped, line) + "\n")
    for promise in promises:
        out.line(promise)
    return DONE


def read(data: str, config: str) -> Line | None:
    """What the ``today`` file says; ``None`` if there is none, or it is older than the journal or the settings."""
    try:
        with open(f"{data}/today", encoding="utf-8") as file:  # noqa: PTH123 - pathlib takes too long to import
            lines = file.read().splitlines()
    except FileNotFoundError:
        if os.path.exists(f"{data}/journal.json") or os.path.exists(f"{data}/drafts"):  # noqa: PTH110 - as above
            return None
        return {"waiting": "", "day": "", "starts": "04:00", "kept": "", "pages": "0", "open": "0"}
    except (OSError, ValueError):
        return None
    facts = _facts(lines)
    if not facts.keys() >= {"day", "starts", "kept", "rhythm", "weekly", "pages", "open"} or not _make_sense(facts):
        return None
    for name, path in (("journal", f"{data}/journal.json"), ("settings", f"{config}/config.toml")):
        if facts.get(name) != _stamp(path):
            return None
    return facts


def _make_sense(facts: Line) -> bool:
    numbers = facts["pages"].isdecimal() and facts["open"].isdecimal()
    waiting = all(line.count(" ") >= 2 for line in facts["waiting"].splitlines())
    return numbers and waiting and facts["rhythm"] in ("-", *TITLES)


def _facts(lines: Sequence[str]) -> Line:
    facts: Line = {"waiting": ""}
    for line in lines:
        name, _, rest = line.partition(" ")
        facts[name] = f"{facts['waiting']}{rest}\n" if name == "waiting" else rest
    return facts


def told(facts: Line, now: datetime, data: str) -> Line | None:
    """What is open at an instant; ``None`` when nothing is.

    Args:
        facts: What ``read`` found.
        now: The wall clock.
        data: The folder of the drafts.
    """
    clock = f"{now:%H:%M}"
    today = str((now - timedelta(days=clock < facts["starts"])).date())
    kept = facts["kept"].split() if facts["day"] == today else []
    for waiting in facts["waiting"].splitlines():
        flow, day, session = waiting.rsplit(" ", 2)
        if day == today and os.path.exists(f"{data}/drafts/{session}.json"):  # noqa: PTH110 - as above
            return _line(flow, "waits", facts, f"{TITLES.get(flow, 'A session')} waits where you left it")
    if facts["pages"] == "0":
        return _line("onboarding", "open", facts, "A first session of three minutes is open", "First run")
    rhythm = facts["rhythm"]
    flow = rhythm if rhythm != "-" else "morning" if facts["starts"] <= clock < EVENING_FROM else "evening"
    early = rhythm == "evening" and facts["starts"] <= clock < EVENING_FROM
    lately = rhythm == "weekly" and facts["weekly"] > str((now - timedelta(days=7)).date())
    if early or lately or flow in kept:
        return None
    return _line(flow, "open", facts, f"{TITLES[flow]} is open")


def filled(shape: str, line: Line) -> str:
    """The line as a person wants it."""
    if not shape:
        return line["sentence"]
    for name in _PLACEHOLDERS:
        shape = shape.replace(f"{{{name}}}", line[name])
    return shape


def _line(flow: str, state: str, facts: Line, sentence: str, title: str = "A session") -> Line:
    return {
        "sentence": sentence, "flow": TITLES.get(flow, title), "id": flow, "state": state, "promises": facts["open"],
    }  # fmt: skip


def _read_words(words: Sequence[str]) -> tuple[str | None, str] | None:
    """The home and the shape asked for; ``None`` if anything else is among the words."""
    home, shape, rest, is_nudge = None, "", list(words), False
    while rest:
        word = rest.pop(0)
        name, has_value, value = word.partition("=")
        if name in ("--home", "--format"):
            if not has_value:
                value = rest.pop(0) if rest else ""
            if not value.strip():
                return None
            home, shape = (value, shape) if name == "--home" else (home, value)
        elif word == "--short" and not shape:
            shape = SHORT
        elif word == "nudge" and not is_nudge:
            is_nudge = True
        else:
            return None
    return (home, shape) if is_nudge else None


def _stamp(path: str) -> str:
    try:
        found = os.stat(path)  # noqa: PTH116 - as above
    except OSError:
        return "-"
    return f"{found.st_size}-{found.st_mtime_ns}"


def _from_journal(workspace: Workspace) -> Line:
    found = read(str(workspace.places.data), str(workspace.places.config))
    return found or _facts(workspace.today_file.write())


def _promises(workspace: Workspace) -> list[str]:
    from tui.records.text import one_line

    shown = workspace.portrait().open_promises
    return [one_line(one.text) + (f" ({one_line(one.cue)})" if one.cue else "") for one in shown[-3:]]


def _write_json(line: Line | None, count: int, options: Namespace, promises: list[str]) -> None:
    import json

    from tui.cli import out

    document: dict[str, object] = {"open": line is not None, **(line or dict.fromkeys(_PLACEHOLDERS))}
    document["promises"] = count
    if options.show:
        document["promised"] = promises
    out.data(json.dumps(document, ensure_ascii=True) + "\n")


def _check(shape: str) -> None:
    import re

    from tui.cli.problems import usage

    for name in re.findall(r"\{(\w+)\}", shape):
        if name not in _PLACEHOLDERS:
            known = ", ".join(f"{{{known}}}" for known in _PLACEHOLDERS)
            raise usage(f"--format knows no {{{name}}}; it knows {known}.")
