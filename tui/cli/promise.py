"""``taut promise``: what is open, and what became of one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.cli import out
from tui.cli.arguments import Parser, past_day
from tui.cli.notebook import opened
from tui.cli.problems import DONE, Refused, usage

if TYPE_CHECKING:
    from tui.insights.portrait import Promise

_ANSWERS = {
    "y": "kept", "yes": "kept", "kept": "kept",
    "p": "partly", "partly": "partly",
    "x": "not", "no": "not", "not": "not",
    "l": "let_go", "let-go": "let_go", "let_go": "let_go", "letgo": "let_go",
}  # fmt: skip
_NAMED = 5
"""So many ids are named when several begin alike."""


def parser() -> Parser:
    """What ``taut promise`` takes."""
    made = Parser(
        "promise",
        "Promises still open: id, day, words and cue.\n"
        "With an id and an answer, what became of one: y kept, p partly, x not this time,\n"
        "l let go on purpose; the words kept, partly, not and let-go do as well.",
        examples=[
            ("taut promise", "what is open"),
            ("taut promise --all --json", "every promise there was, for a program"),
            ("taut promise $(taut promise | head -n 1 | cut -d ' ' -f 1) y", "the first one open was kept"),
        ],
        json="an array of promises, or the one that was answered",
        pages=True,
    )
    made.add_argument("words", nargs="*", metavar="ID ANSWER", help="the beginning of an id, and y, p, x or l")
    made.add_argument("--all", action="store_true", help="answered promises too, with what became of them")
    return made


def run(words: Sequence[str]) -> int:
    """Lists open promises, or keeps what became of one.

    Returns:
        The exit code.

    Raises:
        Refused: If there is no such promise or answer.
    """
    options = parser().options(words)
    if options is None:
        return DONE
    given: list[str] = options.words
    if len(given) not in (0, 2):
        raise usage("“taut promise” takes nothing, or an id and one of y, p, x and l: taut promise 3f2a91c0 y.")
    if given and given[1].lower() not in _ANSWERS:
        raise usage(f"“{given[1]}” is no answer; it is y (kept), p (partly), x (not this time) or l (let go).")
    workspace = opened(options)
    day = past_day(options.day, workspace.today)
    promises = workspace.portrait().promises
    if not given:
        _list([one for one in promises if options.all or one.outcome is None], promises, as_json=options.json)
        return DONE

    from tui.records.answers import OUTCOME_WORDS, Outcome
    from tui.workspace.outside import outcome

    promise = _named(promises, given[0])
    became = Outcome(_ANSWERS[given[1].lower()])
    was_so = promise.outcome is became
    if not was_so:
        workspace.keep_outside("outcome", outcome(promise.id, promise.text, became), day=day)
    if options.json:
        kept = workspace.portrait().promise(promise.id)
        out.data(json.dumps(_document(kept or promise), ensure_ascii=True) + "\n")
    noted = "It was noted before as" if was_so else "Noted as"
    out.words(f"{noted} {OUTCOME_WORDS[became]}: {promise.text}")
    return DONE


def _named(promises: Sequence[Promise], beginning: str) -> Promise:
    found = [one for one in promises if one.id.startswith(beginning.lower())]
    if not found:
        raise Refused(f"No promise's id begins with {beginning}; “taut promise --all” shows them.")
    if len(found) > 1:
        named = ", ".join(one.id for one in found[:_NAMED]) + (" and more" if len(found) > _NAMED else "")
        raise Refused(f"{len(found)} ids begin with {beginning}: {named}; write more of the one you mean.")
    return found[0]


def _list(shown: Sequence[Promise], promises: Sequence[Promise], *, as_json: bool) -> None:
    if as_json:
        out.data(json.dumps([_document(one) for one in shown], ensure_ascii=True) + "\n")
        return
    if not shown:
        out.words("Nothing is open." if promises else "No promise was made yet; “taut begin morning” ends with one.")
        return
    from tui.cli.cells import fitted
    from tui.cli.rows import short_ids
    from tui.records.answers import OUTCOME_WORDS
    from tui.records.text import one_line

    width = out.width()
    ids = short_ids((one.id for one in shown), (one.id for one in promises))
    for name, one in zip(ids, shown, strict=True):
        words = one_line(one.text) + (f" — {one_line(one.cue)}" if one.cue else "")
        became = f"  ({OUTCOME_WORDS[one.outcome]})" if one.outcome else ""
        head = f"{name}  ", f"{one.day}  "
        room = None if width is None else max(8, width - len("".join(head)) - len(became))
        out.spans(
            (head[0], "quiet"), (head[1], ""), (words if room is None else fitted(words, room), ""), (became, "quiet")
        )


def _document(promise: Promise) -> dict[str, object]:
    return {
        "id": promise.id,
        "day": promise.day.isoformat(),
        "text": promise.text,
        "when": promise.when,
        "where": promise.where,
        "about": promise.about,
        "confidence": promise.confidence,
        "outcome": promise.outcome.value if promise.outcome else None,
        "answered": promise.answered.isoformat() if promise.answered else None,
    }
