"""An example of a flow, to be written into a person's own folder and changed."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tui.records.text import fold, one_line

TEMPLATE = Path(__file__).parent / "example.toml"


def id_of(name: str) -> str:
    """What a flow of this name is called in files and commands; empty if the name has no letter or digit."""
    return "_".join(re.findall(r"\w+", fold(name).replace("_", " ")))


def example(title: str) -> str:
    """A commented flow with a loop and a condition, as TOML that loads and runs."""
    shown = one_line(title)
    name = id_of(title)
    text = TEMPLATE.read_text(encoding="utf-8")
    text = text.replace('id = "example"', f'id = "{name}"').replace("taut begin example", f"taut begin {name}")
    return text.replace('title = "Example"', f"title = {json.dumps(shown, ensure_ascii=False)}")
