"""What is said in words about one result: how long it is held, its gap, its figures, its newest facts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from textual.content import Content

from tui.app.layout import PROSE, beside
from tui.app.text import content, line
from tui.app.widgets.course import course
from tui.app.widgets.holding import ARROWS
from tui.app.widgets.rubber import rubber
from tui.insights.portrait import Result, Said, Wording
from tui.insights.pull import pull
from tui.insights.tension import ends_since, movement, reality, tension
from tui.insights.wordings import differences, marked, spaced
from tui.records.answers import number
from tui.records.text import counted

NEWEST = 3
"""So many facts stand beside the band; all of them are on the whole page."""
STYLES = {"same": "", "removed": "strike $quiet", "added": "bold $primary"}


def day_words(day: date, today: date) -> str:
    """A day as it stands in a list: with its year where that is another."""
    return f"{day.day} {day:%b}" if day.year == today.year else f"{day.day} {day:%b} {day.year}"


def lasted(since: date, until: date) -> str:
    """A length of time in the unit a person would use: "9 days", "4 months", "3 years"."""
    days = max(0, (until - since).days)
    if days < 1:
        return "since today"
    months = round(days / 30.4)
    count, unit = (days, "day") if days < 14 else (days // 7, "week") if days < 61 else (months, "month")
    if months >= 24:
        count, unit = days // 365, "year"
    return counted(count, unit)


def standing(result: Result, today: date) -> str:
    """How long it is held, or what became of it and when."""
    if result.status == "held":
        long = lasted(result.since, today)
        return f"held {long}" if long.startswith("since") else f"held {long}, since {day_words(result.since, today)}"
    became = day_words(result.became, today) if result.became else ""
    why = f": {result.reason}" if result.reason else ""
    return f"{result.status} {became}{why}".strip()


def gap_words(result: Result, today: date, width: int) -> list[Content]:
    """Reality, vision and the gap as figures, which way it goes, and why the band is dashed if it is."""
    gap = tension(result)
    if gap is None:
        return [Content("Not rated yet; r rates it.").stylize("$quiet")]
    moved = movement(result, today)
    where = number(round(reality(result.ratings[-1]), 1))
    ends = Content.assemble(
        ("● reality ", "$reality"), (where, "bold $reality"), ("  ○ vision ", "$vision"),
        (number(round(result.height, 1)), "bold $vision"),
    )  # fmt: skip
    between = Content.assemble(
        ("gap ", "$quiet"), (number(round(gap, 1)), "bold"), (f" {ARROWS[moved]}" if moved else "", "$quiet")
    )
    lines = [Content("  ").join([ends, between])]
    if lines[0].cell_length > width:
        lines = [ends, between]
    if result.height != 10:
        lines.append(Content.assemble(("◌", "bold $quiet"), (" where it first stood, 10", "$quiet")))
    strength = pull(result, today)
    if strength is not None and strength.is_faint and gap > 0:
        lines.append(Content(f"drawn dashed: {strength.reason}").stylize("$secondary"))
    return lines


def ends_words(result: Result) -> str:
    """Which end of the gap moved since the first rating; empty when there is too little to tell."""
    moved = ends_since(result)
    if moved is None or len(result.ratings) < 2 or (moved.up == 0 and moved.low == 0):
        return ""
    up, low = number(abs(round(moved.up, 1))), number(abs(round(moved.low, 1)))
    rose = f"reality {'rose' if moved.up > 0 else 'slipped'} by {up}" if moved.up else "reality stayed"
    asked = f"you asked for {'less' if moved.low > 0 else 'more'} by {low}" if moved.low else "the vision stayed"
    return f"Since the first rating {rose}, {asked}."


def figures(result: Result, today: date) -> str:
    """The two lines as figures: the first rating, the last, and each step of the vision."""
    parts = []
    if result.ratings:
        first, last = result.ratings[0], result.ratings[-1]
        count = len(result.ratings)
        if count == 1:
            parts.append(f"One rating: {number(first.value)} on {day_words(first.day, today)}.")
        else:
            parts.append(
                f"{count} ratings: {number(first.value)} on {day_words(first.day, today)}, "
                f"{number(last.value)} on {day_words(last.day, today)}."
            )
    for before, after in zip(result.wordings, result.wordings[1:], strict=False):
        parts.append(f"{step_words(before, after)} on {day_words(after.day, today)}.")
    return " ".join([*parts[:1], *parts[1:][-3:]])


def step_words(before: Wording, after: Wording) -> str:
    """What a rewording did to the vision's height."""
    if after.height == before.height:
        return "Reworded"
    return f"{'Deepened' if after.height > before.height else 'Made smaller'} to {number(round(after.height, 1))}"


def listed(label: str, said: Iterable[Said], today: date, width: int) -> list[Content]:
    """Things said under a heading, each beside its day; nothing if there are none."""
    days = [(day_words(one.day, today), one.text) for one in said]
    widest = max((len(day) for day, _ in days), default=0)
    beside_days = [beside(Content(f"  {day:<{widest}}  ").stylize("$quiet"), line(text), width) for day, text in days]
    return [Content(label).stylize("$secondary"), *beside_days] if beside_days else []


def anchors(result: Result, width: int) -> list[Content]:
    """What a visitor would see at 10, 5 and 0."""
    seen = [
        beside(Content(f"  {at:>2}  ").stylize("$quiet"), line(text), width)
        for at, text in sorted(result.anchors.items(), reverse=True)
        if text.strip()
    ]
    return [Content("What a visitor would see").stylize("$secondary"), *seen] if seen else []


def newest_facts(result: Result, today: date, width: int) -> list[Content]:
    """The newest facts with their days, the last first."""
    facts = tuple(reversed(result.facts[-NEWEST:]))
    more = len(result.facts) - len(facts)
    return listed(f"Newest facts, and {more} more" if more else "Facts", facts, today, width)


def portrayed(result: Result, today: date, width: int, tall: int, *, plain: bool = False) -> list[Content]:
    """A result as it stands beside the list, row by row.

    Args:
        result: The result.
        today: The practice day.
        width: Columns there are.
        tall: Rows for the two lines over time.
        plain: Whether only ASCII may be used in drawings.
    """
    words = min(width, PROSE)
    head = [line(result.text).stylize("bold"), content(standing(result, today)).stylize("$quiet")]
    said = [content(figures(result, today)).stylize("$quiet")]
    blocks = [
        rows(head, words),
        [*band(result, today, words, plain=plain), *rows(gap_words(result, today, words), words)],
        [*course(result, result.became or today, words, tall, plain=plain), *rows(said, words)],
        rows(newest_facts(result, today, words), words),
        rows(anchors(result, words), words),
    ]
    return [row for block in blocks if block for row in (*block, Content(""))]


def band(result: Result, today: date, width: int, *, plain: bool = False) -> list[Content]:
    """The rubber band, dashed where the gap hardly pulls."""
    strength = pull(result, today)
    where = reality(result.ratings[-1]) if result.ratings else None
    return rubber(where, result.height, width, faint=strength is not None and strength.is_faint, plain=plain)


def rows(blocks: Iterable[Content], width: int) -> list[Content]:
    """Paragraphs as rows of so many columns; those that say nothing are left out."""
    return [row for block in blocks if block.plain for row in block.wrap(width)]


def difference(before: str, after: str) -> Content:
    """The newer wording with what was taken out struck through and what came in bold, each with its signs."""
    parts = [
        Content(gap)
        + (content(piece.text).stylize(STYLES[piece.change]) if STYLES[piece.change] else content(piece.text))
        for gap, piece in spaced(marked(differences(before, after)))
    ]
    return Content("").join(parts)
