"""Pages, sections and rows of a page model as content: one way to draw each kind of row, on every screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import assert_never

from textual.content import Content

from tui.app.base.charts import bar_rows, bars, history_chart, share_bar
from tui.app.base.day_grid import days
from tui.app.base.mood_chart import mood_chart
from tui.app.base.pictures import picture
from tui.app.base.rubber_band import ENDS, THEN, band_line, rubber, signs
from tui.insights.measures.tension import Movement
from tui.insights.measures.text_diff import Change, differences, marked, spaced
from tui.insights.views.days import MoodLines
from tui.insights.views.model import (
    Aligned,
    Band,
    Bars,
    Choice,
    Days,
    Labelled,
    Line,
    Page,
    Piece,
    Pieces,
    Reworded,
    Row,
    Section,
    Series,
    Share,
    Tone,
)
from tui.insights.views.pictures import BullsEye, Life, Picture
from tui.records.answers import number
from tui.terminal.painted_text import INDENT, beside, titled
from tui.terminal.safe_text import content, line

TONES: dict[Tone, str] = {
    "": "", "strong": "bold", "quiet": "$quiet", "accent": "$secondary", "reality": "$reality", "vision": "$vision",
    "before": "$quiet", "first": "$quiet",
}  # fmt: skip
CHANGES: dict[Change, str] = {"same": "", "removed": "strike $quiet", "added": "bold $primary"}
ARROWS: dict[Movement, str] = {"closing": "↘", "steady": "→", "opening": "↗"}
# In the order they are told in under a band, each with its place among the signs of a band.
PEGS: dict[Tone, int] = {"reality": 0, "vision": 1, "before": 2, "first": 2}
DOT, APART = Content.styled(" · ", "$quiet"), Content("   ")

MIN_NAME = 12
"""Columns that what a result is called has at least."""
BAND = 12
"""Columns a band in a list has at least."""
STATE = 12
"""Columns that which way its gap went has at least."""
VALUE_NAME = 16
"""The most columns a value's name may take."""
WIDEST_BAR = 24
LARGE = 8
"""Rows for two lines over time from which a band has its scale under it."""
LABEL = 16
"""A label of more columns leads what has details from above."""

PICTURES = (Days, MoodLines)
"""What may be wider than what is read, and fits the screen by itself."""


def _no_keys(hint: str) -> str:
    del hint
    return ""


@dataclass(frozen=True)
class PageView:
    """Draws page models.

    Attributes:
        width: Columns there are.
        plain: Whether only ASCII may be used in pictures.
        tall: Rows for two lines over time, their months among them, and for what is drawn around a centre.
        wide: Columns for those pictures, at least as many as for text.
        heading: The style of headings.
        fill: Puts the names of keys into a hint; returns an empty text where a key has no effect.
        textures: Whether textures stand for shades, since the terminal has too few colours.
    """

    width: int
    plain: bool = False
    tall: int = 8
    heading: str = "$quiet"
    fill: Callable[[str], str] = _no_keys
    wide: int = 0
    textures: bool = False

    def page(self, page: Page) -> list[Content]:
        """The sections, an empty row between them; the title stands elsewhere."""
        found = [rows for section in page.sections if (rows := self.section(section))]
        return [row for place, rows in enumerate(found) for row in ([Content(""), *rows] if place else rows)]

    def section(self, section: Section) -> list[Content]:
        """A heading, and under it its rows."""
        if any(isinstance(row, Band) and row.label for row in section.rows):
            return band_table(section, self.width)
        indent = INDENT if section.heading else ""
        rows = list(Content(section.heading).stylize(self.heading).wrap(self.width)) if section.heading else []
        for kind, same in groupby(section.rows, type):
            drawn = self._together(kind, list(same), indent)
            is_drawn = kind in PICTURES or issubclass(kind, Picture)
            rows += [fitted for row in drawn for fitted in ([row] if is_drawn else self._fitted(row))]
        if section.more:
            rows.append(Content(f"{indent}and {section.more} earlier").stylize("$quiet"))
        return rows

    def _fitted(self, drawn: Content) -> Iterator[Content]:
        for row in drawn.split("\n") if drawn.plain else [drawn]:
            yield from row.wrap(self.width) if row.cell_length > self.width else [row]

    def _together(self, kind: type, rows: Sequence[Row], indent: str) -> Iterator[Content]:
        """Rows of one kind that follow one another; some have columns in common."""
        if kind is Labelled:
            yield from labelled([row for row in rows if isinstance(row, Labelled)], indent, self.width)
        elif kind is Share:
            yield from shares([row for row in rows if isinstance(row, Share)], indent, self.width, plain=self.plain)
        elif kind is Aligned:
            values = [row for row in rows if isinstance(row, Aligned)]
            yield aligned_head(values, self.width)
            yield from (aligned_row(place, values, self.width, plain=self.plain) for place in range(len(values)))
        elif kind is Bars:
            yield from bar_rows([row for row in rows if isinstance(row, Bars)], indent, self.width, plain=self.plain)
        else:
            for row in rows:
                yield from self._row(row, indent)

    def _row(self, row: Row, indent: str) -> Iterator[Content]:
        match row:
            case Line(text=text, tone=tone, hint=hint):
                yield beside(Content(indent), self.sentence(text, tone, hint), self.width)
            case Pieces(pieces=pieces):
                drawn = [piece(one) for one in pieces]
                if pieces[0].tone == "strong":
                    yield from pieces_rows(drawn, indent, self.width, APART)
                elif all(one.tone == "quiet" for one in pieces):
                    yield beside(Content(indent), DOT.join(drawn), self.width)
                else:
                    yield from pieces_rows(drawn, indent, self.width)
            case Band():
                yield from self._band(row)
            case Series(text=text):
                yield from history_chart(row, self.width, self.tall, plain=self.plain)
                yield content(text).stylize("$quiet")
            case Days(text=text):
                yield from content(text).wrap(self.width) if text else ()
                yield from days(row, max(self.width, self.wide), plain=self.plain, textures=self.textures)
            case MoodLines(months=months, text=text):
                yield from content(text).stylize("$quiet").wrap(self.width)
                yield from mood_chart(months, max(self.width, self.wide), plain=self.plain)
            case Reworded(label=label, before=before, after=after):
                yield content(f"{indent}{label}").stylize("$quiet")
                yield beside(Content(indent + INDENT), difference(before, after), self.width)
            case Picture():
                is_round = isinstance(row, BullsEye | Life)
                room = max(1, (max(self.width, self.wide) if is_round else self.width) - len(indent))
                drawn = picture(row, room, self.tall, plain=self.plain)
                yield from (Content.assemble(indent, line) for line in drawn)
            case Choice(text=text, about=about, head=head):
                if head:
                    yield Content(f"{indent}{head}").stylize("$quiet")
                yield titled(Content(indent), line(text).stylize("bold"), content(about), self.width)
            case Labelled() | Share() | Aligned() | Bars():
                raise AssertionError(row)  # drawn together with its neighbours
            case _:
                assert_never(row)

    def sentence(self, text: str, tone: Tone = "", hint: str = "") -> Content:
        """A text, with the keys for what can be done about it where there are any."""
        said = content(text).stylize(TONES[tone])
        keys = self.fill(hint) if hint else ""
        return Content.assemble(said, " ", content(keys).stylize(TONES[tone])) if keys else said

    def _band(self, row: Band) -> Iterator[Content]:
        """The band as large as there is room, and its figures under it."""
        before = row.before[1] if row.before else None
        large = self.tall >= LARGE and row.reality is not None
        yield from rubber(
            row.reality, row.height, self.width, before=before, faint=row.is_faint, large=large, plain=self.plain
        )  # fmt: skip
        pegs = sorted((one for one in row.pieces if one.tone in PEGS), key=lambda one: tuple(PEGS).index(one.tone))
        ends = [piece(one, f"{signs(plain=self.plain)[PEGS[one.tone]]} ") for one in pegs]
        between = [piece(one) for one in row.pieces if one.tone not in PEGS]
        if row.movement and row.reality is not None:
            between[-1] = Content.assemble((f"{ARROWS[row.movement]} ", "$quiet"), between[-1])
        if row.hint and (keys := self.fill(row.hint)):
            between.append(content(keys).stylize("$quiet"))
        figures = [part for part in (Content("  ").join(ends[:2]), Content(" ").join(between)) if part.plain]
        whole = Content("  ").join(figures)
        yield from [whole] if whole.cell_length <= self.width else figures
        yield from ends[2:]


def piece(one: Piece, peg: str = "") -> Content:
    """A short thing: its label quietly, and what it says."""
    tone = TONES[one.tone]
    if not one.label:
        return Content.assemble(peg, line(one.text).stylize(tone))
    of = tone if one.tone in PEGS else "$quiet"
    said = f"bold {tone}" if one.tone in PEGS else tone
    return Content.assemble((peg, of), line(one.label).stylize(of), " ", line(one.text).stylize(said))


def pieces_rows(pieces: Iterable[Content], indent: str, width: int, between: Content = DOT) -> Iterator[Content]:
    """Short things with a dot between, or another sign, none of them broken over the end of a row."""
    row = Content("")
    for one in pieces:
        longer = Content.assemble(row, between, one) if row.plain else one
        if row.plain and len(indent) + longer.cell_length > width:
            yield beside(Content(indent), row, width)
            longer = one
        row = longer
    if row.plain:
        yield beside(Content(indent), row, width)


def labelled(rows: Sequence[Labelled], indent: str, width: int) -> Iterator[Content]:
    """Texts beside their labels, which stand in a column; numbers end where it ends."""
    labels = [line(row.label) for row in rows]
    widest = max(label.cell_length for label in labels)
    if widest > LABEL and any(row.details for row in rows):
        yield from _headed(rows, indent, width)
        return
    for label, row in zip(labels, rows, strict=True):
        space = " " * (widest - label.cell_length)
        padded = f"{space}{label.plain}" if label.plain.isdigit() else f"{label.plain}{space}"
        note = ((" · ", "$quiet"), line(row.note).stylize("$quiet")) if row.note else ()
        head = Content(f"{indent}{padded}{'  ' if widest else ''}").stylize(TONES[row.tone])
        yield beside(head, Content.assemble(line(row.text), *note), width)
        for detail in row.details:
            yield beside(Content(" " * head.cell_length), line(detail).stylize("$quiet"), width)


def _headed(rows: Sequence[Labelled], indent: str, width: int) -> Iterator[Content]:
    """Long labels above what they lead: a column of them would leave too little room for the rest."""
    for row in rows:
        note = ((" · ", "$quiet"), line(row.note).stylize("$quiet")) if row.note else ()
        yield Content.assemble(indent, line(row.label).stylize(TONES[row.tone]))
        for text in (Content.assemble(line(row.text), *note), *(line(one).stylize("$quiet") for one in row.details)):
            yield beside(Content(f"{indent}{INDENT}"), text, width)


def shares(rows: Sequence[Share], indent: str, width: int, *, plain: bool) -> Iterator[Content]:
    """Parts of a whole as bars, in columns."""
    table = [[line(row.label), line(row.text), *map(piece, row.pieces), line(row.note)] for row in rows]
    columns = max(map(len, table))
    widths = [max((cells[at].cell_length for cells in table if at < len(cells)), default=0) for at in range(columns)]
    rest = len(indent) + sum(size + 2 for size in widths if size)
    room = max(3, min(WIDEST_BAR, width - rest))
    for row, cells in zip(rows, table, strict=True):
        label, said, *others = cells
        bar = share_bar(row.share, room, plain=plain)
        behind = [
            Content.assemble("  ", cell.stylize("$quiet"), " " * (size - cell.cell_length))
            for cell, size in zip(others, widths[2:], strict=False)
            if size
        ]
        yield Content.assemble(
            (f"{indent}{label.plain}{' ' * (widths[0] - label.cell_length)}  ", "$quiet" if row.pieces else ""),
            (f"{said.plain:>{widths[1]}}  ", "bold" if row.pieces else ""),
            (bar.ljust(room) if behind else bar, "$secondary"), *behind,
        ).rstrip()  # fmt: skip


def band_table(section: Section, width: int) -> list[Content]:
    """One line a result: its name, its band, the gap and which way it went; what the pegs are is said once.

    Where a name has no room in that line, all of them have lines of their own, above.
    """
    rows = [row for row in section.rows if isinstance(row, Band)]
    states = [f"{ARROWS[row.movement]} {row.state}" if row.movement and row.gap else row.state for row in rows]
    rest = 10 + max(STATE, *(line(state).cell_length for state in states))
    longest = max(MIN_NAME, min(width // 3, width - rest - BAND))
    names = [line(row.label) for row in rows]
    is_above = any(name.cell_length > longest for name in names)
    widest = 0 if is_above else max(name.cell_length for name in names)
    band_width = max(BAND, width - widest - rest)
    ends = Content.assemble(ENDS, "   ", THEN) if any(row.before for row in rows) else ENDS
    head, room = Content(section.heading).stylize("$quiet"), widest + band_width + 4
    has_ends = head.cell_length + ends.cell_length + 2 <= room
    if has_ends:
        head = Content.assemble(head, " " * (room - head.cell_length - ends.cell_length - 1), ends, " ")
    lines = [Content.assemble(INDENT, _padded(head, room), (" gap", "$quiet"))]
    for name, state, row in zip(names, states, rows, strict=True):
        before = row.before[1] if row.before else None
        lines += [beside(Content(INDENT), name, width)] if is_above else []
        lines.append(
            Content.assemble(
                INDENT, _padded(Content("") if is_above else name, widest), "  ",
                _padded(band_line(row.reality, row.height, band_width, before), band_width),
                (f"{row.gap:>4}", "bold"), "  ", (state, "$quiet"),
            )
        )  # fmt: skip
        lines += [beside(Content(INDENT * 2), line(detail).stylize("$quiet"), width) for detail in row.details]
    if not has_ends:
        lines.append(Content.assemble(INDENT, ends))
    return [row for one in lines for row in one.split("\n")]


def _padded(text: Content, width: int) -> Content:
    return Content.assemble(text, " " * max(0, width - text.cell_length))


def aligned_head(rows: Sequence[Aligned], width: int) -> Content:
    """The names of the columns of values in a list."""
    names, weeks = _aligned_columns(rows, width)
    lived = "lived, week by week" if weeks > 18 else "lived"
    return Content(f"  {'':{names + 3}}matters  {lived}").truncate(width).stylize("$quiet")


def aligned_row(place: int, rows: Sequence[Aligned], width: int, *, plain: bool) -> Content:
    """One value in a line: its rank, how much it matters, and how near it was lived."""
    row = rows[place]
    names, weeks = _aligned_columns(rows, width)
    name = line(row.label).truncate(names, ellipsis=True, pad=True)
    lived = bars(row.weeks[-weeks:], plain=plain)
    return Content.assemble(
        (f"{place + 1}  ", "$quiet"), name, (f"{_said(row.matters):>7}  ", ""), (lived.rjust(weeks), "$reality"),
        (f"  {_said(row.lived)}", "bold"),
    )  # fmt: skip


def _aligned_columns(rows: Sequence[Aligned], width: int) -> tuple[int, int]:
    """Columns for the names and for the weeks."""
    names = min(VALUE_NAME, max((line(row.label).cell_length for row in rows), default=VALUE_NAME))
    return names, max(2, min(40, width - names - 24))


def _said(value: float | None) -> str:
    return "–" if value is None else number(value)


def difference(before: str, after: str, styles: Mapping[Change, str] = CHANGES) -> Content:
    """The newer wording with what was taken out struck through and what came in bold, each with its signs."""
    parts = [
        Content.assemble(gap, content(found.text).stylize(styles[found.change]))
        for gap, found in spaced(marked(differences(before, after)))
    ]
    return Content("").join(parts)
