"""``taut begin``: straight into a flow, by hand or with answers from a file."""

from __future__ import annotations

import json
import sys
import tomllib
from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tui.cli import output
from tui.cli.command import Common, argument, choose_one, command, plain
from tui.cli.completion import complete_file, complete_flow
from tui.cli.days import past_day
from tui.cli.errors import DONE, CommandError, usage
from tui.cli.open_workspace import flow_id, placed
from tui.cli.prompts import unlock
from tui.records.hours import EVENING_FROM, is_morning
from tui.records.text import os_reason

if TYPE_CHECKING:
    from tui.practice.flow import Flow, Variant
    from tui.workspace import Workspace


SHAPE = """\
With --answers taut asks nothing: the answers come from a TOML or JSON file, or from
standard input (-). The keys are the ids of the steps, as in the exercise's file:

  checkin = "hopeful"            a word, or the digits of the check-in
  checkin.word = "hopefull"      a word of your own, even one close to ours
  rating = 6.5                   a number on the step's scale
  tension = "pull"               an option, or its number
  value = ["Care", "Courage"]    several options
  vision = "A clear desk."       text; in TOML \"\"\" takes several lines
  facts = ["One.", "Two."]       one thing per line
  reality.left = "Mail first."   two columns, left and right
  cue.when = "07:30"             one field of a step that has several
  yesterday = ["y", "p"]         about several things: a list in their order
  results = [["One."], ["Two."]] the same, with several lines for each
  kept."Ring my father" = "x"    or a table, by their words

A morning or an evening is short unless an answer belongs to the whole one. A step
left out, or answered "", is skipped. Where a step, field or option does not exist,
or an answer does not fit or is not asked for this time, taut says so in one
sentence and saves nothing.
"""
"""What ``taut begin --help`` says of it."""


@command(
    "begin",
    f"Opens an exercise; without a name, morning before {EVENING_FROM:%H:%M} and evening after.\n\n{SHAPE}",
    examples=[
        ("taut begin", "morning or evening, by the clock"),
        ("taut begin morning --whole", "the whole one, not the short one"),
        ("taut begin renewal --quarterly", "with the quarterly steps"),
        ("taut begin evening --for yesterday", "yesterday's evening"),
        ("echo 'note = \"slept well\"' | taut begin note --answers -", "without being asked"),
    ],
    json="with --answers: print the entry that was saved",
)
@argument("words", "FLOW", "an exercise, such as weekly", shell_complete=complete_flow)
@click.option("--short", is_flag=True, help="only the core steps")
@click.option("--whole", is_flag=True, help="every step")
@click.option("--quarterly", is_flag=True, help="with the quarterly steps")
@plain
@click.option(
    "--answers", metavar="FILE", shell_complete=complete_file, help="answers in TOML or JSON; - for standard input"
)
@click.option("--strict", is_flag=True, help="with --answers: every step needs an answer")
def run(
    given: Common,
    words: tuple[str, ...],
    short: bool,
    whole: bool,
    quarterly: bool,
    plain: bool,
    answers: str | None,
    strict: bool,
) -> int:
    """Opens a face in a flow, or runs it with the answers given."""
    forms: dict[Variant, bool] = {"short": short, "whole": whole, "quarterly": quarterly}
    choose_one(*((f"--{form}", is_asked) for form, is_asked in forms.items()))
    if answers is None:
        given.refuse("--json")
        if strict:
            raise usage("--strict needs --answers; name the file too.")
    workspace = placed(given.home)
    name = " ".join(words) or _by_clock(workspace.now().time(), workspace.settings.day_starts_at)
    flow = workspace.flow(flow_id(workspace, name))
    variant = next((form for form, is_asked in forms.items() if is_asked), None)
    if variant is not None and variant not in flow.variants:
        raise usage(f"“{flow.title}” has no {variant} form; begin it without --{variant}.")
    day = past_day(given.day, workspace.today)
    if answers is not None:
        kept(workspace, flow, answers, day=day, variant=variant, strict=strict, as_json=given.json)
        return DONE

    from tui.cli.launch import show

    return show(workspace, begin=flow.id, day=day, variant=variant, as_plain=plain)


def _by_clock(clock: time, starts_at: time) -> str:
    return "morning" if is_morning(clock, starts_at) else "evening"


def kept(
    workspace: Workspace,
    flow: Flow,
    source: str,
    *,
    day: date | None,
    variant: Variant | None,
    strict: bool,
    as_json: bool,
) -> None:
    """Runs the flow with the answers in a file, and keeps the page.

    Raises:
        CommandError: If the answers cannot be read or do not fit; nothing was written.
        StoreError: If the journal cannot be used.
    """
    from tui.plain import script
    from tui.workspace.session_runner import SessionRunner

    document = _document(source)
    unlock(workspace)
    if sentence := workspace.start():
        output.words(f"taut: {sentence}")
    try:
        if variant is None and script.goes_beyond_short(flow, document):
            variant = "whole"
        runner = SessionRunner(workspace, workspace.sessions.begin(flow.id, day=day, variant=variant))
        script.answer(runner, flow, document, workspace.catalogue.emotions, strict=strict)
    except script.MismatchError as problem:
        raise usage(str(problem)) from None
    entry = runner.finish()
    if entry is None:
        raise CommandError("There was nothing to save: give at least one step an answer.")
    if as_json:
        from tui.exchange.exporters.data import document as as_document

        output.data(as_document(entry, ascii_only=True) + "\n")
    output.words(f"Saved. {runner.shared}".rstrip())


def _document(source: str) -> dict[str, Any]:
    """The answers, read as the name of the file says, else as they look."""
    name = "standard input" if source == "-" else source
    try:
        data = (sys.stdin.buffer.read() if sys.stdin else b"") if source == "-" else Path(source).read_bytes()
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise usage(f"{name} is not UTF-8; save it as UTF-8.") from None
    except FileNotFoundError:
        raise usage(f"There is no file {name}.") from None
    except OSError as problem:
        raise CommandError(f"{name} could not be read ({os_reason(problem)}).") from None
    suffix = Path(source).suffix.lower()
    is_json = suffix == ".json" or (suffix != ".toml" and text.lstrip()[:1] in ("{", "["))
    try:
        found = json.loads(text) if is_json else tomllib.loads(text)
    except (ValueError, RecursionError) as problem:
        kind = "JSON" if is_json else "TOML"
        raise usage(f"{name} is not valid {kind}: {str(problem).rstrip('.')}.") from None
    if not isinstance(found, dict):
        raise usage(f"{name} is not a table of answers; its keys are the ids of steps.")
    return found
