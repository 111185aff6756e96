"""Renders every screen to ``screenshots/`` as SVG and PNG; names given as arguments render only those."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

os.environ.update(TZ="Europe/Berlin", TERM="xterm-256color", COLORTERM="truecolor", TEXTUAL_ANIMATIONS="none")
os.environ.pop("NO_COLOR", None)

from tests.pictures.scenes import SCENES, Scene, home, take

FOLDER = Path(__file__).parents[2] / "screenshots"
FONT = "Fira Code"
FONTS = (f"{FONT}:", "DejaVu Sans Mono:", "DejaVu Sans:")
"""The first that has a sign draws it; the second has most that the first lacks, the last has braille."""


def png(svg: str) -> bytes:
    """The picture as PNG, drawn with fonts of this machine instead of the one on the web."""
    import resvg_py

    found = fonts().splitlines()
    files = [line.partition(":")[0] for font in FONTS for line in found if f": {font}" in line]
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, font_files=files, skip_system_fonts=len(files) > len(FONTS)))


def local(svg: str) -> str:
    """The picture without the fonts it would fetch from the web."""
    return re.sub(r"@font-face\s*\{.*?\}", "", svg, flags=re.DOTALL)


def fonts() -> str:
    """The fonts this machine has, as ``fc-list`` tells."""
    tool = shutil.which("fc-list")
    return subprocess.run([tool], capture_output=True, text=True, check=False).stdout if tool else ""


async def main(wanted: list[str]) -> None:
    FOLDER.mkdir(exist_ok=True)
    if FONT not in fonts():
        sys.stderr.write(f"The font {FONT} is not installed; the lines in the pictures may have gaps.\n")
    with tempfile.TemporaryDirectory() as folder:
        homes = {kind: home(Path(folder), kind) for kind in ("empty", "demo")}
        for scene in SCENES:
            if wanted and scene.name not in wanted:
                continue
            await draw(scene, homes[scene.home])


async def draw(scene: Scene, folder: Path) -> None:
    for columns, rows in scene.sizes:
        svg = local(await take(scene, folder, (columns, rows)))
        name = f"{scene.name}-{columns}x{rows}"
        (FOLDER / f"{name}.svg").write_text(svg, encoding="utf-8")
        (FOLDER / f"{name}.png").write_bytes(png(svg))
        sys.stdout.write(f"{name}\n")


asyncio.run(main(sys.argv[1:]))
