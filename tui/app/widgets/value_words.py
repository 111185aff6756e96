"""What is said about values: how all stand together, one in a line, one below the list, one in full."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from tui.app.layout import beside
from tui.app.text import content, line
from tui.app.widgets.bars import bars
from tui.insights.alignment import SIGHT_SPAN, Alignment, monday
from tui.insights.value_view import ValuesView, ValueView, ValueWeek
from tui.records.answers import number
from tui.records.text import counted

RINGS = {1: "at the centre", 2: "near the centre", 3: "halfway out", 4: "further out", 5: "at the edge"}
NAME = 16
"""At most so many columns for a value's name in the list."""
LISTED = 20
"""So many numbers are written out on a value's page."""


def together(view: ValuesView, width: int, *, plain: bool) -> Content:
    """Coherence with the lowest value beside it, and the line it has drawn over the weeks."""
    now = view.now
    if now is None or now.coherence is None:
        return Content(
            "Say how much one matters and how near you lived it (r), and how all stand together is shown here."
        ).stylize("$quiet")
    weeks = [week for week in view.weeks if week.coherence is not None]
    found = [week.coherence for week in weeks if week.coherence is not None]
    head = Content.assemble(
        ("Lived as it matters  ", "$quiet"), (f"{now.coherence:.0f} of 100", "bold"), "   ",
        _lowest(view, now), "   ", (f"{now.rated} of {now.of} rated", "$quiet"),
    )  # fmt: skip
    if len(found) < 2 or width < 40:
        return head
    said = f"  from {min(found):.0f} to {max(found):.0f} in {len(found)} weeks"
    room = max(4, width - len(said))
    return Content.assemble(
        head, "\n", (bars(found[-room:], min(found), max(found), plain=plain), "$secondary"), (said, "$quiet")
    )


def _lowest(view: ValuesView, week: Alignment) -> Content:
    name = line(view.name(week.lowest))
    return Content.assemble(("lowest ", "$quiet"), name, f" {number(week.lowest_lived)}")


def heading(views: Sequence[ValueView], width: int) -> Content:
    """The names of the columns of the list."""
    names, weeks = columns(views, width)
    lived = "lived, week by week" if weeks > 18 else "lived"
    return Content(f"  {'':{names + 3}}matters  {lived}").truncate(width).stylize("$quiet")


def row(place: int, views: Sequence[ValueView], width: int, *, plain: bool) -> Content:
    """One value in a line: its rank, how much it matters, and how near it was lived."""
    view = views[place]
    names, weeks = columns(views, width)
    name = line(view.value.name).truncate(names, ellipsis=True, pad=True)
    lived = bars((week.lived for week in view.weeks[-weeks:]), plain=plain)
    return Content.assemble(
        (f"{place + 1}  ", "$quiet"), name, (f"{_said(view.importance):>7}  ", ""), (lived.rjust(weeks), "$reality"),
        (f"  {_said(view.lived)}", "bold"),
    )  # fmt: skip


def columns(views: Sequence[ValueView], width: int) -> tuple[int, int]:
    """Columns for the names and for the weeks."""
    names = min(NAME, max((line(view.value.name).cell_length for view in views), default=NAME))
    return names, max(2, min(40, width - names - 24))


def below(view: ValueView, width: int, *, plain: bool) -> Content:
    """One value under the list: its words, importance beside lived, and what the numbers say."""
    words = beside(content(f"{view.value.name}  ").stylize("bold"), line(view.value.definition), width)
    return Content("\n").join([words, *_numbers(view, width, plain=plain), *_readings(view, width)])


def _numbers(view: ValueView, width: int, *, plain: bool) -> list[Content]:
    room = max(6, min(52, width - 18))
    weeks = view.weeks[-room:]
    if not weeks:
        return []
    lived = bars((week.lived for week in weeks), plain=plain)
    return [
        Content.assemble(
            ("matters  ", "$quiet"), (_steps(weeks, plain=plain), "$vision"), f"  {_said(view.importance)}"
        ),
        Content.assemble(("lived    ", "$quiet"), (lived, "$reality"), f"  {_said(view.lived)}"),
    ]


def _steps(weeks: Sequence[ValueWeek], *, plain: bool) -> str:
    """Importance as a thread, with its number where it was first and where it changed."""
    signs = [" " if week.importance is None else "-" if plain else "─" for week in weeks]
    before, free = None, 0
    for place, week in enumerate(weeks):
        if week.importance is None or week.importance == before:
            continue
        text = number(week.importance)
        if place >= free and place + len(text) <= len(signs):
            signs[place : place + len(text)] = text
            before, free = week.importance, place + len(text) + 1
    return "".join(signs)


def _readings(view: ValueView, width: int) -> list[Content]:
    said = []
    if view.ring is not None:
        said.append(f"ring {view.ring} of 5, {RINGS[view.ring]}")
    if view.room is not None:
        said.append(f"room {number(round(view.room, 1))}")
    if view.drift is not None:
        said.append(drift_words(view.drift))
    if view.value.sighted or view.value.strained:
        said.append(f"of the last {SIGHT_SPAN} days easiest on {view.sighted}, hardest on {view.strained}")
    return list(Content(" · ".join(said)).stylize("$quiet").wrap(max(16, width))) if said else []


def drift_words(drift: float) -> str:
    """The last three weeks against the three before."""
    by = number(round(abs(drift), 1))
    if by == "0":
        return "three weeks much as the three before"
    return f"three weeks {by} {'above' if drift > 0 else 'below'} the three before"


def whole(view: ValueView, width: int, *, plain: bool) -> Content:
    """Everything about one value."""
    value = view.value
    parts: list[Content] = []

    def part(head: str, *lines: Content) -> None:
        if lines:
            parts.extend([Content(head).stylize("$quiet"), *(beside(Content("  "), one, width) for one in lines)])
            parts.append(Content(""))

    if value.definition:
        part("In my words", content(value.definition))
    part("On a day it is lived, a camera sees", *map(line, value.behaviours))
    if value.early_sign:
        part("It has slipped when", line(value.early_sign))
    part("Importance beside lived, week by week", *_numbers(view, width - 2, plain=plain), *_readings(view, width - 2))
    part("Lived, newest first", *_dated([(one.day, one.value) for one in value.lived]))
    part("Importance, newest first", *_dated([(one.day, one.value) for one in value.importance]))
    part("Easiest to see", *_days(value.sighted))
    part("Hardest", *_days(value.strained))
    return Content("\n").join(parts) if parts else Content("Nothing was said about it yet.")


def _dated(numbers: Sequence[tuple[date, float]]) -> list[Content]:
    if not numbers:
        return []
    newest = [f"{day.day} {day:%b} {number(value)}" for day, value in reversed(numbers[-LISTED:])]
    more = len(numbers) - len(newest)
    return [Content(" · ".join(newest) + (f" · {more} before" if more else ""))]


def _days(days: Sequence[date]) -> list[Content]:
    if not days:
        return []
    newest = [f"{day.day} {day:%b}" for day in reversed(days[-LISTED:])]
    more = len(days) - len(newest)
    return [Content(f"{counted(len(days), 'day')}: " + ", ".join(newest)
                    + (f" and {more} before" if more else ""))]  # fmt: skip


def by_week(view: ValuesView, width: int, *, plain: bool) -> Content:
    """Coherence week by week, newest first, the lowest value beside each."""
    rows = []
    room = max(3, min(20, width - 64))
    lowest = max((_lowest(view, week).cell_length for week in view.weeks), default=0)
    for week in reversed(view.weeks):
        if week.coherence is None:
            continue
        least = _lowest(view, week)
        mood = view.moods.get(monday(week.day))
        felt = f"  mood {mood.pleasantness:+.1f}" if mood is not None else ""
        bar = ("#" if plain else "━") * round(week.coherence / 100 * room)
        rows.append(
            Content.assemble(
                (f"{week.day.day:>2} {week.day:%b %y}  ", "$quiet"), (f"{week.coherence:>3.0f}  ", "bold"),
                (bar.ljust(room), "$secondary"), "  ", least, " " * (lowest + 2 - least.cell_length),
                (f"{week.rated} of {week.of} rated", "$quiet"), (felt, "$quiet"),
            )
        )  # fmt: skip
    intro = "How near you lived what you hold, weighed by how much each matters: 100 is all of it at the centre."
    intro += " Beside it the mood of that week's check-ins, from -5, unpleasant, to 5, pleasant: two lines, no cause."
    return Content("\n").join([content(intro).stylize("$quiet"), Content(""), *rows])


def _said(value: float | None) -> str:
    return "–" if value is None else number(value)
