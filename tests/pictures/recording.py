"""Records a morning, from the first key to the card, as one animated SVG: ``python -m tests.pictures.recording``.

Each row of the screen is drawn once for as long as it stays the same, and shown and hidden by a step animation; so
the whole morning comes to little more than a picture of each screen. Who asks for less motion sees the last screen.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from pathlib import Path

os.environ.update(TZ="Europe/Berlin", TERM="xterm-256color", COLORTERM="truecolor", TEXTUAL_ANIMATIONS="none")
os.environ.pop("NO_COLOR", None)

from rich.cells import cell_len
from rich.segment import Segment
from textual.pilot import Pilot

from tests.pictures.scenes import Scene, home, opened, press, settle
from tui.app.runtime.app import TautApp

FILE = Path(__file__).parents[2] / "screenshots" / "morning.svg"
WIDTH, HEIGHT = 80, 24
CELL, LINE = 8.4, 18
FONTS = "'Fira Code',ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace"
LETTER, READING, SHORT, LAST = 0.09, 2.2, 0.7, 6.0
"""Seconds: for three letters, before an answer, after a key, and for the card."""
TOGETHER = 3
"""Letters to a picture: the eye takes it for typing."""

MORNING: tuple[str, ...] = (
    "enter", "2", "2", "1", "enter",
    "y", "enter",
    "<They look up into the crown before they look at me.>", "enter",
    "<Jannik asked me twice where to cut. Both times I showed him.>", "tab",
    "<I answer before he has looked.>", "tab",
    "<Ask Jannik what he sees, and wait>", "enter",
    "<at the first tree>", "tab", "<Lindenallee>", "enter",
    "1", "enter",
)  # fmt: skip
"""Keys, and texts in angle brackets, that lead through a short morning to its card."""

Row = tuple[Segment, ...]


@dataclass(frozen=True)
class Picture:
    """The screen from a moment on.

    Attributes:
        at: Seconds from the beginning.
        rows: What each row shows.
    """

    at: float
    rows: tuple[Row, ...]


async def record(folder: Path) -> list[Picture]:
    """Lives the morning, and gives every picture of it, the last one twice: when it comes and when it ends."""
    pictures: list[Picture] = []
    app = opened(Scene("morning"), folder)
    async with app.run_test(size=(WIDTH, HEIGHT)) as pilot:
        await settle(pilot, app)
        now = 0.0
        pictures.append(Picture(now, shown(app)))
        for key in MORNING:
            now += READING if key.startswith("<") or key in {"enter", "tab"} else SHORT
            async for after in pressed(pilot, app, key):
                now += after
                pictures.append(Picture(now, shown(app)))
        pictures.append(Picture(now + LAST, pictures[-1].rows))
    app.worker.finish()
    return pictures


async def pressed(pilot: Pilot[None], app: TautApp, key: str) -> AsyncIterator[float]:
    """Presses a key, or types a text; gives the seconds that each picture comes after the one before."""
    text = key[1:-1] if key.startswith("<") else ""
    if not text:
        await press(pilot, app, key)
        await settle(pilot, app)
        yield 0.0
    for start in range(0, len(text), TOGETHER):
        await press(pilot, app, f"<{text[start : start + TOGETHER]}>")
        yield LETTER


def shown(app: TautApp) -> tuple[Row, ...]:
    """The rows of the screen as they are drawn."""
    return tuple(tuple(Segment.simplify(strip)) for strip in app.screen._compositor.render_strips())


def animated(pictures: list[Picture]) -> str:
    """All of it as one SVG."""
    whole = pictures[-1].at
    spans: dict[tuple[int, Row], list[tuple[float, float]]] = defaultdict(list)
    for picture, following in pairwise(pictures):
        for y, row in enumerate(picture.rows):
            times = spans[y, row]
            if times and times[-1][1] == picture.at:
                times[-1] = (times[-1][0], following.at)
            else:
                times.append((picture.at, following.at))
    frames: dict[tuple[tuple[float, float], ...], str] = {}
    classes = Styles()
    drawn = []
    for (y, row), times in spans.items():
        name = "" if times == [(0.0, whole)] else frames.setdefault(tuple(times), f"t{len(frames)}")
        last = " z" if name and times[-1][1] == whole else ""
        kind = f' class="r {name}{last}"' if name else ""
        drawn.append(f'<g{kind} transform="translate(0,{y * LINE})">{"".join(runs(row, classes))}</g>')
    rules = "".join(
        f"@keyframes {name}{{{steps(times, whole)}}}.{name}{{animation-name:{name}}}" for times, name in frames.items()
    )
    width, height = round(WIDTH * CELL), HEIGHT * LINE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img"><title>A morning in taut, from the first key to the card</title><style>'
        f"text{{font:14px {FONTS};white-space:pre;dominant-baseline:text-after-edge}}"
        f".r{{visibility:hidden;animation:{whole:.2f}s step-end infinite}}{rules}{classes.rules()}"
        f"@media(prefers-reduced-motion:reduce){{.r{{animation:none}}.z{{visibility:visible}}}}"
        f"</style>{''.join(drawn)}</svg>\n"
    )


def steps(times: tuple[tuple[float, float], ...], whole: float) -> str:
    """When a row is seen, as the steps of an animation."""
    rules = [] if times[0][0] == 0 else ["0%{visibility:hidden}"]
    for begin, end in times:
        rules.append(f"{100 * begin / whole:.2f}%{{visibility:visible}}")
        if end < whole:
            rules.append(f"{100 * end / whole:.2f}%{{visibility:hidden}}")
    return "".join(rules)


class Styles:
    """Short names for the ways text and ground are drawn."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def named(self, rule: str) -> str:
        return self._names.setdefault(rule, f"s{len(self._names)}")

    def rules(self) -> str:
        return "".join(f".{name}{{{rule}}}" for rule, name in self._names.items())


def runs(row: Row, styles: Styles) -> Iterator[str]:
    """The ground and the text of each run of a row."""
    x = 0
    for segment in row:
        width, style = cell_len(segment.text), segment.style
        ground = style.bgcolor.get_truecolor().hex if style and style.bgcolor else "#000000"
        colour = style.color.get_truecolor().hex if style and style.color else "#ffffff"
        if style and style.reverse:
            ground, colour = colour, ground
        place = f'x="{x * CELL:.1f}" {{}}="{width * CELL:.1f}"'
        yield f'<rect class="{styles.named(f"fill:{ground}")}" {place.format("width")} height="{LINE}"/>'
        if segment.text.strip():
            rule = f"fill:{colour}" + (";font-weight:bold" if style and style.bold else "")
            rule += (";font-style:italic" if style and style.italic else "") + (
                ";text-decoration:underline" if style and style.underline else ""
            )
            yield (
                f'<text class="{styles.named(rule)}" y="{LINE}" {place.format("textLength")}>'
                f"{escape(segment.text, quote=False)}</text>"
            )
        x += width


async def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "home"
        shutil.copytree(home(Path(folder), "demo"), place)
        FILE.write_text(animated(await record(place)), encoding="utf-8")
    sys.stdout.write(f"{FILE.name}: {FILE.stat().st_size:,} bytes\n")


if __name__ == "__main__":
    asyncio.run(main())
