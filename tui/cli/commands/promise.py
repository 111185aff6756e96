"""``taut promise``: what is open, and what became of one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import click

from tui.cli import output
from tui.cli.command import Common, argument, command
from tui.cli.completion import from_words
from tui.cli.days import past_day
from tui.cli.errors import CommandError, usage
from tui.cli.open_workspace import only_one, opened
from tui.records.day import day_to_come
from tui.records.text import has_words
from tui.records.titles import TYPED_OUTCOMES, Next, Outcome

if TYPE_CHECKING:
    from datetime import date

    from tui.insights.fold.portrait import Promise
    from tui.workspace import Workspace


_STEPS = {
    "again": Next.AGAIN, "smaller": Next.SMALLER, "w": Next.ANOTHER_DAY, "another-day": Next.ANOTHER_DAY,
}  # fmt: skip
"""What is next for a promise, as it is written here."""


@command(
    "promise",
    "Lists open promises: id, day, words and cue. With an id and an answer it saves what\n"
    "became of one: y kept, p partly, x not this time, l let go on purpose, t not yet.\n"
    "The words kept, partly, not, let-go and not-yet work too. After x you can add what is\n"
    "next: again, smaller and its new words, or w and a day. w and a day move an open one.",
    examples=[
        ("taut promise", "what is open"),
        ("taut promise --all --json", "every promise so far, for a program"),
        ("taut promise $(taut promise | head -n 1 | cut -d ' ' -f 1) w tomorrow", "move the first one to tomorrow"),
        ("taut promise $(taut promise | head -n 1 | cut -d ' ' -f 1) x again", "it was not kept; make it again"),
        ("taut promise $(taut promise | head -n 1 | cut -d ' ' -f 1) y", "the first one was kept"),
    ],
    json="an array of promises, or the one that was answered or made again",
    pages=True,
)
@argument(
    "words",
    "ID ANSWER",
    "the beginning of an id, and y, p, x, l, t, again, smaller or w",
    shell_complete=from_words("y", "p", "x", "l", "t", "again", "smaller", "w", at=1),
)
@click.option("--all", "every", is_flag=True, help="answered promises too, with what became of them")
def run(given: Common, words: tuple[str, ...], every: bool) -> None:
    """Lists open promises, or saves what became of one and what is next for it."""
    if len(words) == 1:
        raise usage("taut promise takes nothing, or an id and one of y, p, x, l and t: taut promise 3f2a91c0 y.")
    became = TYPED_OUTCOMES.get(words[1].lower()) if words else None
    then = words[1 if became is None else 2 :]
    workspace = opened(given.home)
    following = _following(then, workspace.today) if then else None
    if following is not None and became not in (None, Outcome.NOT):
        raise usage(f"Only a promise that was not kept can be made again; leave out “{' '.join(then)}”.")
    if words and became is None:
        given.refuse("--for")
    day = past_day(given.day, workspace.today)
    portrait = workspace.portrait()
    if not words:
        promises = portrait.promises
        _list([one for one in promises if every or one.outcome is None], promises, as_json=given.json)
        return

    promise = _named(portrait.promises, words[0])
    said = [_answered(workspace, promise, became, day)] if became is not None else []
    if following is not None:
        said.append(_led_on(workspace, promise.id, following))
    if given.json:
        now = workspace.portrait()
        newest = next((one for one in reversed(now.promises) if one.again == promise.id), None)
        output.as_json(_document((newest if following else None) or now.promise(promise.id) or promise))
    output.words(f"{' '.join(said)} {promise.text}")


def _answered(workspace: Workspace, promise: Promise, became: Outcome, day: date | None) -> str:
    from tui.insights.views.promises import did, noted
    from tui.workspace.promises import answer

    if promise.outcome is became:
        return f"It already had that answer. {noted(became, did(workspace.portrait(), promise))}"
    return answer(workspace, promise.id, became, day).said


class _Following(NamedTuple):
    """What is next for a promise, and its new words or its day."""

    step: Next
    text: str = ""
    day: date | None = None


def _following(words: Sequence[str], today: date) -> _Following:
    """What is next, as it was written.

    Raises:
        CommandError: If it is nothing of the kind.
    """
    step, rest = _STEPS.get(words[0].lower()), " ".join(words[1:]).strip()
    match step:
        case None:
            raise usage(
                f"“{words[0]}” is not an answer; use y (kept), p (partly), x (not), l (let go), t (not yet), again, "
                "smaller or w (another day)."
            )
        case Next.AGAIN if rest:
            raise usage(f"“again” takes no other words; leave out “{rest}”.")
        case Next.SMALLER if not has_words(rest):
            raise usage("“smaller” needs the new words: taut promise 3f2a91c0 x smaller Walk to the corner.")
        case Next.ANOTHER_DAY:
            if (day := day_to_come(rest, today)) is None:
                raise usage(f"w needs a future day, such as tomorrow, friday or {today}.")
            return _Following(step, day=day)
        case _:
            return _Following(step, rest)


def _led_on(workspace: Workspace, promise_id: str, following: _Following) -> str:
    """Does what is next for a promise; what is said of it.

    Raises:
        CommandError: If the promise is not one that leads on.
    """
    from tui.insights.measures.open_promises import leads_on
    from tui.workspace.promises import lead_on, move

    portrait = workspace.portrait()
    promise = portrait.promise(promise_id)
    assert promise is not None
    if promise.outcome is None and following.day is not None:
        return move(workspace, promise, following.day)
    if promise.outcome is None:
        raise CommandError("This promise has no answer yet; put x first if it was not kept.")
    if not leads_on(portrait, promise):
        raise CommandError("Only a promise that was not kept, and not made again since, can be made again.")
    return lead_on(workspace, promise, following.step, following.text, following.day)


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

        output.words(NONE_OPEN if promises else "There are no promises yet; “taut begin morning” ends with one.")
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
