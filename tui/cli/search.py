"""``taut search``: entries in which all the words stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.cli import out
from tui.cli.arguments import Parser, add_days, count
from tui.cli.notebook import between, opened, readable, titles
from tui.cli.problems import DONE, usage

if TYPE_CHECKING:
    from tui.insights.search import Query
    from tui.records.entry import Entry

AROUND = 40
"""So many characters before the words that were looked for are shown."""


def parser() -> Parser:
    """What ``taut search`` takes."""
    made = Parser(
        "search",
        "Entries in which all the words stand, in any order; a phrase in quotes stays\ntogether.",
        examples=[
            ("taut search kitchen table", "both words"),
            ("taut search '\"kitchen table\"' -n 5", "these words together"),
            ("taut search morning --json", "for a program"),
        ],
        json="an array of entries as they are in the journal",
        pages=True,
    )
    made.add_argument("words", nargs="*", metavar="WORDS", help="what is looked for")
    made.add_argument("-n", dest="most", metavar="N", type=count, help="at most so many; all unless said")
    add_days(made)
    return made


def run(words: Sequence[str]) -> int:
    """Searches.

    Returns:
        The exit code.

    Raises:
        Refused: If nothing is looked for.
    """
    options = parser().options(words)
    if options is None:
        return DONE
    from tui.insights.listing import listed
    from tui.insights.search import found, matches, read_query
    from tui.records.text import clean

    phrases = (f'"{word}"' if " " in word and '"' not in word else word for word in options.words)
    query = read_query(clean(" ".join(phrases)))
    if not query.words:
        raise usage("There is nothing to look for; write a word or a few behind “taut search”.")
    workspace = opened(options)
    wanted = between(options, workspace.today)
    kept: dict[str, Entry] = {}
    hits = []
    near = []
    for entry in readable(workspace):
        near.append(entry.id)
        if wanted is None or wanted(entry.day):
            item = listed(entry)
            if matches(query, item):
                hits.append(item)
                kept[entry.id] = entry
    hits.sort(key=lambda hit: (hit.day, hit.id), reverse=True)
    shown = [kept[hit.id] for hit in found(query, hits)[: options.most]]
    if options.json:
        from tui.cli.rows import write_array

        write_array(shown)
    elif shown:
        from tui.cli.rows import write_rows

        write_rows(shown, near, titles(workspace), [_around(entry, query) for entry in shown])
    if not shown:
        out.words("Nothing was found.")
    return DONE


def _around(entry: Entry, query: Query) -> str:
    """The words of the entry that were looked for, with what stands around them."""
    from tui.insights.listing import FIRST_WORDS, first_words
    from tui.insights.search import lit
    from tui.records.answers import texts
    from tui.records.text import fold, one_line

    for answer in entry.answers:
        for text in map(one_line, texts(answer)):
            folded = fold(text)
            if not any(word in folded for word in query.words):
                continue  # finding the place is slow where there is none
            if spans := lit(text, query.words):
                start = max(0, spans[0][0] - AROUND)
                start = text.find(" ", start) + 1 if start else 0
                start = min(start, spans[0][0])
                rest = text[start : start + FIRST_WORDS]
                return ("…" if start else "") + rest + ("…" if start + FIRST_WORDS < len(text) else "")
    return first_words(entry.answers)
