"""``taut begin FLOW --answers``: a flow without a person; kept whole, or not at all."""

from __future__ import annotations

import json
import sys
import tomllib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.cli import out
from tui.cli.problems import DONE, Refused, usage
from tui.cli.secret import unlock

if TYPE_CHECKING:
    from tui.practice.flow import Flow, Variant
    from tui.workspace import Workspace

SHAPE = """\
With --answers the flow runs without a person: from a TOML or JSON file, or from
standard input (-). Its keys are the ids of steps, as in the flow's own file:

  checkin = "hopeful"            a word, or the digits of the check-in
  checkin.word = "hopefull"      a word of your own, however like one of ours
  rating = 6.5                   a number on the step's scale
  tension = "pull"               an option, or its number
  value = ["Care", "Courage"]    several options
  vision = "A clear desk."       a text; in TOML \"\"\" holds several lines
  facts = ["One.", "Two."]       one thing a line
  reality.left = "Mail first."   two sides, left and right
  cue.when = "07:30"             a field of a step that has several
  yesterday = ["y", "p"]         asked of several things: a list in their order
  results = [["One."], ["Two."]] the same where each takes several lines
  kept."Ring my father" = "x"    or a table by their words

A step left out, or answered "", is skipped. A step, field or option that there
is not, an answer that does not fit, or one that no step takes this time, is
named in one sentence, and nothing is kept at all.
"""
"""What ``taut begin --help`` says of it."""


def kept(
    workspace: Workspace,
    flow: Flow,
    source: str,
    *,
    day: date | None,
    variant: Variant,
    strict: bool,
    as_json: bool,
) -> int:
    """Runs the flow with the answers in a file, and keeps the page.

    Returns:
        The exit code.

    Raises:
        Refused: If the answers cannot be read or do not fit; nothing was written.
        NotebookError: If the journal cannot be used.
    """
    from tui.plain import script
    from tui.workspace.walk import Walk

    document = _document(source)
    unlock(workspace)
    if sentence := workspace.start():
        out.words(f"taut: {sentence}")
    walk = Walk(workspace, workspace.begin(flow.id, day=day, variant=variant))
    try:
        script.answer(walk, flow, document, workspace.catalogue.emotions, strict=strict)
    except script.Mismatch as problem:
        raise usage(str(problem)) from None
    entry = walk.finish()
    if entry is None:
        raise Refused("There was nothing to keep: no step has an answer that says something.")
    if as_json:
        from tui.exchange.documents import document as as_document

        out.data(as_document(entry, ascii_only=True) + "\n")
    out.words("Kept.")
    return DONE


def _document(source: str) -> dict[str, Any]:
    """The answers, read as the name of the file says, else as they look.

    Raises:
        Refused: If there are none, or they are neither TOML nor JSON.
    """
    name = "standard input" if source == "-" else source
    try:
        data = (sys.stdin.buffer.read() if sys.stdin else b"") if source == "-" else Path(source).read_bytes()
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise usage(f"{name} is not UTF-8; save it as UTF-8.") from None
    except FileNotFoundError:
        raise usage(f"There is no file {name}.") from None
    except OSError as problem:
        raise Refused(f"{name} could not be read ({(problem.strerror or 'no reason given').lower()}).") from None
    suffix = Path(source).suffix.lower()
    is_json = suffix == ".json" or (suffix != ".toml" and text.lstrip()[:1] in ("{", "["))
    try:
        found = json.loads(text) if is_json else tomllib.loads(text)
    except (ValueError, RecursionError) as problem:
        kind = "JSON" if is_json else "TOML"
        raise usage(f"{name} is no {kind} that can be read: {str(problem).rstrip('.')}.") from None
    if not isinstance(found, dict):
        raise usage(f"{name} holds no table of answers; the keys are the ids of steps.")
    return found
