"""Every sentence a person can meet, by the file it stands in: ``python -m tests.sentences`` prints them to be read.

Texts in code are found in the syntax tree; docstrings, patterns and names are left out. ``--count`` gives their number.
"""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NOT_SAID = frozenset({"demo"})
"""Rooms whose texts are a made-up person's, not taut's."""
WORDS = re.compile(r"[^\W\d_]{2,}.*\s.*[^\W\d_]{2,}|[^\W\d_]{3,}[.?…]$", re.DOTALL)
"""Two words, or one that ends as a sentence does."""
PROGRAM = re.compile(
    r"^(?:bold|strike|underline|dim|italic|reverse)\b|\$[a-z]+\b|^[\w.]+:[\w.]+$|^#[\w-]+|\bSELECT\b|\\[bdsSwW]"
    r"|^\s*[{<].*[}>]\s*$|^-\w|_\w+ _"
)
"""Styles, selectors, patterns and options."""
KEYS_OF_TEXT = frozenset({
    "text", "help", "title", "why", "says", "hint", "words", "ask", "name", "description", "close", "left", "right",
    "label", "note", "said", "opens", "ends", "prompt", "low", "high", "placeholder", "lead", "summary", "question",
})  # fmt: skip


def of_code(path: Path) -> Iterator[tuple[int, str]]:
    """Texts of a module with their lines; what is filled in stands as ``{…}``."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    silent = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    silent |= {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr | ast.Raise)
        for part in ast.walk(node)
        if isinstance(node, ast.JoinedStr) and part is not node and isinstance(part, ast.Constant)
    }
    for node in ast.walk(tree):
        if id(node) in silent:
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value
        elif isinstance(node, ast.JoinedStr):
            yield (
                node.lineno,
                "".join(str(part.value) if isinstance(part, ast.Constant) else "{…}" for part in node.values),
            )


def of_table(value: object, key: str = "") -> Iterator[str]:
    """Texts of a TOML table, in its order."""
    match value:
        case dict():
            for name, item in value.items():
                yield from of_table(item, name)
        case list():
            for item in value:
                yield from of_table(item, key)
        case str() if WORDS.search(value) or key in KEYS_OF_TEXT:
            yield value


def sentences() -> Iterator[tuple[Path, int, str]]:
    """Where a sentence stands and what it says; a line of 0 where the file tells none."""
    for path in sorted((ROOT / "tui").rglob("*.py")):
        if path.relative_to(ROOT / "tui").parts[0] in NOT_SAID:
            continue
        seen: set[str] = set()
        for line, text in sorted(of_code(path)):
            if WORDS.search(text) and not PROGRAM.search(text) and text not in seen:
                seen.add(text)
                yield path, line, text
    for path in sorted((ROOT / "tui" / "library").rglob("*.toml")):
        for text in of_table(tomllib.loads(path.read_text(encoding="utf-8"))):
            yield path, 0, text
    readme = ROOT / "README.md"
    for number, text in enumerate(readme.read_text(encoding="utf-8").splitlines(), 1):
        if WORDS.search(text) and not text.lstrip().startswith(("<", "[!", "![")):
            yield readme, number, text


def main() -> None:
    found = list(sentences())
    if "--count" in sys.argv[1:]:
        print(len(found))
        return
    here = None
    for path, line, text in found:
        if path != here:
            here = path
            print(f"\n{path.relative_to(ROOT)}")
        print(f"  {line or '':>4}  {' ⏎ '.join(text.splitlines())}")


if __name__ == "__main__":
    main()
