"""What is to be known about an exercise; where there is room, what it asks and what was written last time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from textual.content import Content

from tui.app.base.entry_renderer import Leaf, leaf
from tui.app.base.figure_page import GAP, NARROWEST
from tui.insights.views.today import Suggestion
from tui.practice.catalogue import Catalogue
from tui.practice.flow import Flow, Stage
from tui.practice.outline import outline
from tui.practice.session import Session
from tui.practice.stages import MEANS
from tui.records.date_forms import clock
from tui.records.day import when
from tui.terminal.painted_text import INDENT, PROSE, beside, side_by_side
from tui.terminal.safe_text import content, line
from tui.workspace import Workspace


@dataclass(frozen=True)
class Shelf:
    """What the library shows.

    Attributes:
        done: Flow id to the last day it was kept.
        waiting: Sessions begun and not finished, newest first.
        suggestion: The one flow that fits now, if any.
        short: Flows that Enter begins in their short form.
        mistakes: How many there are in the person's own files.
        in_words: Whether exercises don't ask to see pictures.
    """

    catalogue: Catalogue
    done: dict[str, date]
    waiting: tuple[Session, ...]
    suggestion: Suggestion | None
    short: frozenset[str] = frozenset()
    mistakes: int = 0
    in_words: bool = False

    def session(self, flow: str) -> Session | None:
        """The newest waiting session of a flow."""
        return next((session for session in self.waiting if session.flow == flow), None)


TIMES = 2
"""So many of the last entries of an exercise are read back, as far as there is room."""


class LastTime(NamedTuple):
    """An entry of an exercise."""

    day: date
    text: Leaf


def last_times(workspace: Workspace, flows: Iterable[str]) -> Mapping[str, tuple[LastTime, ...]]:
    """The last entries of each exercise, newest first, without those that are hidden from looking back."""
    found: dict[str, tuple[LastTime, ...]] = dict.fromkeys(flows, ())
    hidden = workspace.portrait().exclusions
    for row in workspace.listing():
        so_far = found.get(row.flow)
        if so_far is None or len(so_far) == TIMES or hidden.excludes(row.id, row.day):
            continue
        if entry := workspace.entry(row.id):
            found[row.flow] = (*so_far, LastTime(entry.day, leaf(entry)))
    return found


def about(flow: Flow, shelf: Shelf, today: date, width: int) -> list[Content]:
    """What it is for, how long it takes, when it was last done, and whom it follows."""
    return _below(width, *_facts(flow, shelf, today), *_origin(flow, shelf))


def whole(flow: Flow, shelf: Shelf, today: date, width: int, *, last: Sequence[LastTime]) -> list[Content]:
    """The same with what it asks, and what was written the last times beside it; the last one below in one column."""
    count = 2 if last and width >= 2 * NARROWEST + GAP else 1
    column = min(PROSE, (width + GAP) // count - GAP)
    asks = Content("\n").join(_asked(outline(flow, in_words=shelf.in_words), column))
    rows = _below(column, *_facts(flow, shelf, today), asks, *_origin(flow, shelf))
    if count == 1:
        return [*rows, *(row for one in last[:1] for row in (Content(""), *_written(one, today, column)))]
    written = [row for one in last for row in (*_written(one, today, column), Content(""))]
    return side_by_side([rows, written[:-1]], column, GAP)


def _written(last: LastTime, today: date, width: int) -> list[Content]:
    head = content(f"What you wrote {when(last.day, today)}").stylize("$secondary")
    return [*head.wrap(width), Content(""), *last.text.rows(width)]


def _below(width: int, *parts: Content) -> list[Content]:
    """Parts with an empty row between them."""
    rows: list[Content] = []
    for part in filter(None, parts):
        rows += [Content("")] if rows else []
        rows += [wrapped for row in part.split("\n") for wrapped in row.wrap(max(1, width))]
    return rows


def _facts(flow: Flow, shelf: Shelf, today: date) -> Iterator[Content]:
    if flow.purpose:
        yield line(flow.purpose)
    short, whole_ = flow.minutes
    session, last = shelf.session(flow.id), shelf.done.get(flow.id)
    facts = [
        f"{short} min short, {whole_} min in full" if short < whole_ else f"{whole_} min",
        f"Last done {when(last, today)}" if last else "Not done yet",
    ]
    if session is not None:
        day = "" if session.day == today else f" {when(session.day, today)}"
        facts.append(f"Waiting since {clock(session.begun)}{day}")
    yield Content("\n").join(content(fact) for fact in facts).stylize("$secondary")


def _origin(flow: Flow, shelf: Shelf) -> Iterator[Content]:
    if file := shelf.catalogue.own.get(flow.id):
        yield line(f"Yours, from {file.name}").stylize("$quiet")
    if flow.source:
        yield line(flow.source).stylize("$quiet")


def _asked(questions: Iterable[tuple[Stage | None, str]], width: int) -> Iterator[Content]:
    """What it asks, under the stages of the practice where it has them."""
    before: Stage | None = None
    for place, (stage, text) in enumerate(questions):
        if place == 0 and stage is None:
            yield Content("What it asks").stylize("$quiet")
        if stage and stage != before:
            yield content(f"{stage.title()}: {MEANS[stage]}").stylize("$quiet")
        before = stage
        yield beside(Content(INDENT), line(text), width)
