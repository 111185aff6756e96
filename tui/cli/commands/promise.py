"""``taut promise``: what is open, and what became of one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from tui.cli import output
from tui.cli.command import Common, argument, command
from tui.cli.completion import from_words
from tui.cli.days import past_day
from tui.cli.errors import usage
from tui.cli.open_workspace import only_one, opened
from tui.records.titles import TYPED_OUTCOMES

if TYPE_CHECKING:
    from tui.insights.fold.portrait import Promise


@command(
    "promise",
    "Promises still open: id, day, words and cue.\n"
    "With an id and an answer, what became of one: y kept, p partly, x not this time,\n"
    "l let go on purpose, t not yet; the words kept, partly, not, let-go and not-yet\n"
    "do as well.",
    examples=[
        ("taut promise", "what is open"),
        ("taut promise --all --json", "every promise there was, for a program"),
        ("taut promise $(taut promise | head -n 1 | cut -d ' ' -f 1) y", "the first one open was kept"),
    ],
    json="an array of promises, or the one that was answered",
    pages=True,
)
@argument(
    "words",
    "ID ANSWER",
    "the beginning of an id, and y, p, x, l or t",
    shell_complete=from_words("y", "p", "x", "l", "t", at=1),
)
@click.option("--all", "every", is_flag=True, help="answered promises too, with what became of them")
def run(given: Common, words: tuple[str, ...], every: bool) -> None:
    """Lists open promises, or keeps what became of one."""
    if len(words) not in (0, 2):
        raise usage("taut promise takes nothing, or an id and one of y, p, x, l and t: taut promise 3f2a91c0 y.")
    if words and words[1].lower() not in TYPED_OUTCOMES:
        raise usage(f"“{words[1]}” is no answer; it is y (kept), p (partly), x (not), l (let go) or t (not yet).")
    workspace = opened(given.home)
    day = past_day(given.day, workspace.today)
    promises = workspace.portrait().promises
    if not words:
        _list([one for one in promises if every or one.outcome is None], promises, as_json=given.json)
        return

    from tui.insights.views.promises import did, noted
    from tui.workspace.promises import answer

    promise = _named(promises, words[0])
    became = TYPED_OUTCOMES[words[1].lower()]
    if promise.outcome is became:
        said = f"It was so before. {noted(became, did(workspace.portrait(), promise))}"
    else:
        said = answer(workspace, promise.id, became, day).said
    if given.json:
        kept = workspace.portrait().promise(promise.id)
        output.as_json(_document(kept or promise))
    output.words(f"{said} {promise.text}")


def _named(promises: Sequence[Promise], beginning: str) -> Promise:
    found = [one for one in promises if one.id.startswith(beginning.lower())]
    only_one(beginning, [one.id for one in found], "promise", "taut promise --all")
    return found[0]


def _list(shown: Sequence[Promise], promises: Sequence[Promise], *, as_json: bool) -> None:
    if as_json:
        output.as_json([_document(one) for one in shown])
        return
    if not shown:
        from tui.insights.views.promises import NONE_OPEN

        output.words(NONE_OPEN if promises else "No promise was made yet; “taut begin morning” ends with one.")
        return
    from tui.cli.rows import fitted, short_ids
    from tui.records.answers import OUTCOME_WORDS
    from tui.records.text import one_line

    width = output.width()
    ids = short_ids((one.id for one in shown), (one.id for one in promises))
    for name, one in zip(ids, shown, strict=True):
        words = one_line(one.with_cue)
        became = f"  ({OUTCOME_WORDS[one.outcome]})" if one.outcome else ""
        head = f"{name}  ", f"{one.day}  "
        room = None if width is None else max(8, width - len("".join(head)) - len(became))
        output.spans(
            (head[0], "quiet"), (head[1], ""), (words if room is None else fitted(words, room), ""), (became, "quiet")
        )


def _document(promise: Promise) -> dict[str, object]:
    return {
        "id": promise.id,
        "day": promise.day.isoformat(),
        "made": promise.chosen.isoformat(),
        "again": promise.again or None,
        "text": promise.text,
        "when": promise.when,
        "where": promise.where,
        "about": promise.about,
        "confidence": promise.confidence,
        "outcome": promise.outcome.value if promise.outcome else None,
        "answered": promise.answered.isoformat() if promise.answered else None,
    }
