"""``taut nudge`` answered from the content-free ``today`` file, before anything else of taut is imported.

Where that file does not hold, ``commands/nudge.py`` reads the journal and writes it again.
"""

from __future__ import annotations

import os
import sys
from datetime import datetime, time, timedelta

from tui.records.hours import is_morning

TYPE_CHECKING = False  # importing typing would take longer than all the rest
if TYPE_CHECKING:
    from collections.abc import Sequence

TITLES = {"morning": "Morning practice", "evening": "Evening reflection", "weekly": "Weekly review"}
SHORT = "{id} {state}"

Line = dict[str, str]
"""What the placeholders stand for."""

PLACEHOLDERS = ("sentence", "flow", "id", "state", "promises")


def at_once(words: Sequence[str]) -> int | None:
    """Answers, and returns the exit code; ``None`` where that needs the journal or any other part of taut."""
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


def folders(home: str | None = None) -> tuple[str, str] | None:
    """The folders of data and of settings; ``None`` where finding them takes ``tui.settings``."""
    chosen = home or os.environ.get("TAUT_HOME")
    if chosen:
        home = os.path.expanduser(chosen).rstrip("/") or "/"  # noqa: PTH111 - pathlib takes too long to import
        folder = os.path.join(os.getcwd(), home)  # noqa: PTH109, PTH118 - as above
        return folder, os.path.join(folder, "config")  # noqa: PTH118 - as above
    own = os.environ.get("HOME", "")
    if sys.platform not in ("linux", "darwin") or not own.startswith("/"):
        return None
    support = f"{own}/Library/Application Support"
    data, config = (support, support) if sys.platform == "darwin" else (f"{own}/.local/share", f"{own}/.config")
    return f"{_set('XDG_DATA_HOME') or data}/taut", f"{_set('XDG_CONFIG_HOME') or config}/taut"


def _set(name: str) -> str:
    value = os.environ.get(name, "")
    return value if value.startswith("/") else ""


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
    facts = facts_of(lines)
    if not facts.keys() >= {"day", "starts", "kept", "rhythm", "weekly", "pages", "open"} or not _make_sense(facts):
        return None
    for name, path in (("journal", f"{data}/journal.json"), ("settings", f"{config}/config.toml")):
        if facts.get(name) != stamp(path):
            return None
    return facts


def _make_sense(facts: Line) -> bool:
    numbers = facts["pages"].isdecimal() and facts["open"].isdecimal()
    waiting = all(line.count(" ") >= 2 for line in facts["waiting"].splitlines())
    return numbers and waiting and facts["rhythm"] in ("-", *TITLES)


def facts_of(lines: Sequence[str]) -> Line:
    """What lines of the ``today`` file say."""
    facts: Line = {"waiting": ""}
    for line in lines:
        name, _, rest = line.partition(" ")
        facts[name] = f"{facts['waiting']}{rest}\n" if name == "waiting" else rest
    return facts


def told(facts: Line, now: datetime, data: str) -> Line | None:
    """What is open by the facts that ``read`` found; ``None`` when nothing is. The drafts are in ``data``."""
    clock, starts = now.time(), time.fromisoformat(facts["starts"])
    today = str((now - timedelta(days=clock < starts)).date())
    kept = facts["kept"].split() if facts["day"] == today else []
    for waiting in facts["waiting"].splitlines():
        flow, day, session = waiting.rsplit(" ", 2)
        if day == today and os.path.exists(f"{data}/drafts/{session}.json"):  # noqa: PTH110 - as above
            return _line(flow, "waits", facts, f"{TITLES.get(flow, 'A session')} is waiting where you left it")
    if facts["pages"] == "0":
        return _line(
            "onboarding", "open", facts, "Your first session is waiting; it takes four minutes", "First session"
        )
    rhythm = facts["rhythm"]
    flow = rhythm if rhythm != "-" else "morning" if is_morning(clock, starts) else "evening"
    early = rhythm == "evening" and is_morning(clock, starts)
    lately = rhythm == "weekly" and facts["weekly"] > str((now - timedelta(days=7)).date())
    if early or lately or flow in kept:
        return None
    return _line(flow, "open", facts, f"{TITLES[flow]} is still to do")


def filled(shape: str, line: Line) -> str:
    """The line as a person wants it."""
    if not shape:
        return line["sentence"]
    for name in PLACEHOLDERS:
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


def stamp(path: str) -> str:
    """A file's size and time of change; ``-`` where there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116 - as above
    except OSError:
        return "-"
    return f"{found.st_size}-{found.st_mtime_ns}"
