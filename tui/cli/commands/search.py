"""``taut search``: what a person's words find, in the same language as on the screen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from tui.cli import output
from tui.cli.command import Common, argument, command, count
from tui.cli.days import between, day_range
from tui.cli.errors import usage
from tui.cli.open_workspace import opened, readable

if TYPE_CHECKING:
    from tui.cli.output import Span
    from tui.insights.fold.entry_summary import EntrySummary
    from tui.insights.search import Query, Vocabulary
    from tui.records.entry import Entry
    from tui.workspace import Workspace

AROUND = 40
"""So many characters before the words that were looked for are shown."""

_WITHOUT = re.compile(r"-(?!-)(?!n\d*$)(?!h$).{2,}")


@command(
    "search",
    'Entries that match all of this, best first: words in any order, "a phrase",\n'
    "-without, #tag, @person, flow: practice: area: value: word: (a feeling) mood:<0\n"
    "energy:>2 is:starred has:tag since: until: on: in: (2026, 2026-09, march, a\n"
    "day, yesterday, last-week, monday). Case, accents and width of letters do not matter.",
    examples=[
        ("taut search kitchen table", "both words"),
        ("taut search '\"kitchen table\"' -n 5", "these words together"),
        ("taut search morning -rain since:2025-09", "without rain, from September on"),
        ("taut search 'mood:<0 flow:evening' --json", "for a program"),
    ],
    json="an array of entries as they are in the journal",
    pages=True,
    text=_WITHOUT,
)
@argument("words", "WORDS", "what to look for")
@click.option("-n", "most", metavar="N", type=count, help="how many at most (default all)")
@day_range
def run(given: Common, words: tuple[str, ...], most: int | None) -> None:
    """Searches."""
    from tui.insights.search import hint, hits, ranked, read_query
    from tui.records.text import clean

    text = clean(" ".join(map(_quoted, words)))
    workspace = opened(given.home)
    known = _known(workspace, text)
    query = read_query(text, workspace.today, known)
    if not query:
        raise usage(" ".join(one.sentence for one in query.problems) or _NOTHING)
    search = _Search(workspace, query, most)
    wanted = between(given, workspace.today)
    for entry in readable(workspace):
        if wanted is None or wanted(entry.day):
            search.look_at(entry)
        if search.is_full:
            break
    found = ranked(query, sorted(search.found, key=lambda hit: (hit.day, hit.id), reverse=True))
    if not found:
        from tui.insights.search import with_used

        # Only now is it worth knowing every tag: one may have been begun, or spelled otherwise.
        query = read_query(text, workspace.today, with_used(known, search.passed))
        found = ranked(query, hits(query, search.passed)) if query else []
    for problem in query.problems:
        output.words(problem.sentence)
    shown = [search.entry(hit) for hit in found[:most]]
    if given.json:
        from tui.cli.rows import write_array

        write_array(shown)
    elif shown:
        from tui.cli.rows import write_rows

        said = [_around(hit, query) for hit in found[:most]]
        near = workspace.journal.beside([entry.id for entry in shown])
        write_rows(shown, near, workspace.catalogue.title, said)
    if not shown:
        output.words(" ".join(("Nothing was found.", *(hint(query, search.passed) if len(query.parts) > 1 else ()))))


_NOTHING = "There is nothing to look for; write a word or two after “taut search”."


class _Search:
    """Looks at one entry after the other, the newest first, and stops when none can fit better."""

    def __init__(self, workspace: Workspace, query: Query, most: int | None) -> None:
        from tui.insights.search.matching import best_score, scoring, test_of

        self._tests = [test_of(part) for part in query.parts]
        self._score, self._best, self._most = scoring(query), best_score(query), most
        self._entries: dict[str, Entry] = {}
        self._workspace = workspace
        self._perfect = 0
        self.found: list[EntrySummary] = []
        self.passed: list[EntrySummary] = []

    def look_at(self, entry: Entry) -> None:
        from tui.insights.fold.entry_summary import summarize

        item = summarize(entry)
        if all(test(item) for test in self._tests):
            self.found.append(item)
            self._entries[entry.id] = entry
            self._perfect += self._score(item) >= self._best
        elif not self.found:
            self.passed.append(item)

    @property
    def is_full(self) -> bool:
        return self._most is not None and self._perfect >= self._most

    def entry(self, hit: EntrySummary) -> Entry:
        """The whole entry."""
        found = self._entries.get(hit.id) or self._workspace.entry(hit.id)
        assert found
        return found


def _known(workspace: Workspace, text: str) -> Vocabulary:
    """The names that the filters in a text need; the whole journal is read for few of them alone."""
    from tui.insights.search import Vocabulary
    from tui.insights.search.query import pieces

    signs = {piece.sign.lower() for piece in pieces(text)}
    if not signs & {"flow", "practice", "area", "value", "word", "mood", "energy"}:
        return Vocabulary()
    from tui.workspace.own_library import known_names

    return known_names(workspace.catalogue, workspace.portrait() if signs & {"area", "value"} else None)


def _quoted(word: str) -> str:
    """One word of the shell's: a phrase if it has blanks in it and nothing of the language."""
    from tui.insights.search.query import pieces

    plain = all(not piece.sign and not piece.without and not piece.quoted for piece in pieces(word))
    return f'"{word}"' if " " in word and plain else word


def _around(hit: EntrySummary, query: Query) -> list[Span]:
    """The words of the entry that were looked for, with what stands around them."""
    from tui.insights.fold.entry_summary import FIRST_WORDS
    from tui.insights.search import excerpt, match_spans

    text = excerpt(hit.texts, query.words, AROUND, FIRST_WORDS) or hit.words
    spans: list[Span] = []
    place = 0
    for start, end in match_spans(text, query.words):
        spans += [(text[place:start], ""), (text[start:end], "strong")]
        place = end
    return [*spans, (text[place:], "")]
