"""``taut search``: what a person's words find, in the same language as on the screen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.cli import out
from tui.cli.arguments import Parser, add_days, count
from tui.cli.notebook import between, opened, readable, titles
from tui.cli.problems import DONE, usage

if TYPE_CHECKING:
    from tui.cli.color import Span
    from tui.insights.listing import Listed
    from tui.insights.search import Query, Vocabulary
    from tui.records.entry import Entry
    from tui.workspace import Workspace

AROUND = 40
"""So many characters before the words that were looked for are shown."""

_WITHOUT = re.compile(r"-(?!-)(?!n\d*$)(?!h$).{2,}")


def parser() -> Parser:
    """What ``taut search`` takes."""
    made = Parser(
        "search",
        "Entries in which all of this holds, best first: words in any order, \"a phrase\",\n"
        "-without, #tag, @person, flow: practice: area: value: word: (a feeling) mood:<0\n"
        "energy:>2 is:starred has:tag since: until: on: (2026, 2026-09, a day, yesterday,\n"
        "last-week, monday). Case, accents and width do not matter.",
        examples=[
            ("taut search kitchen table", "both words"),
            ("taut search '\"kitchen table\"' -n 5", "these words together"),
            ("taut search morning -rain since:2025-09", "and not rain; from September on"),
            ("taut search 'mood:<0 flow:evening' --json", "for a program"),
        ],
        json="an array of entries as they are in the journal",
        pages=True,
    )  # fmt: skip
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
    options = parser().options(_with_text_last(words))
    if options is None:
        return DONE
    from tui.insights.search import advice, hits, ranked, read_query
    from tui.records.text import clean

    text = clean(" ".join(map(_quoted, options.words)))
    workspace = opened(options)
    known = _known(workspace, text)
    query = read_query(text, workspace.today, known)
    if not query:
        raise usage(" ".join(one.sentence for one in query.problems) or _NOTHING)
    search = _Search(workspace, query, options.most)
    wanted = between(options, workspace.today)
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
        out.words(problem.sentence)
    shown = [search.entry(hit) for hit in found[: options.most]]
    if options.json:
        from tui.cli.rows import write_array

        write_array(shown)
    elif shown:
        from tui.cli.rows import write_rows

        said = [_around(hit, query) for hit in found[: options.most]]
        write_rows(shown, search.near, titles(workspace), said)
    if not shown:
        out.words(" ".join(("Nothing was found.", *(advice(query, search.passed) if len(query.parts) > 1 else ()))))
    return DONE


_NOTHING = "There is nothing to look for; write a word or a few behind “taut search”."


class _Search:
    """Looks at one entry after the other, the newest first, and stops when none can fit better."""

    def __init__(self, workspace: Workspace, query: Query, most: int | None) -> None:
        from tui.insights.search.matching import best_score, scoring, test_of

        self._tests = [test_of(part) for part in query.parts]
        self._score, self._best, self._most = scoring(query), best_score(query), most
        self._entries: dict[str, Entry] = {}
        self._workspace = workspace
        self._perfect = 0
        self.found: list[Listed] = []
        self.passed: list[Listed] = []
        self.near: list[str] = []

    def look_at(self, entry: Entry) -> None:
        from tui.insights.listing import listed

        self.near.append(entry.id)
        item = listed(entry)
        if all(test(item) for test in self._tests):
            self.found.append(item)
            self._entries[entry.id] = entry
            self._perfect += self._score(item) >= self._best
        elif not self.found:
            self.passed.append(item)

    @property
    def is_full(self) -> bool:
        return self._most is not None and self._perfect >= self._most

    def entry(self, hit: Listed) -> Entry:
        """The whole entry."""
        found = self._entries.get(hit.id) or self._workspace.entry(hit.id)
        assert found
        return found


def _known(workspace: Workspace, text: str) -> Vocabulary:
    """The names that the filters in a text need; the whole journal is read for few of them alone."""
    from tui.insights.search import Vocabulary
    from tui.insights.search.words import pieces

    signs = {piece.sign.lower() for piece in pieces(text)}
    if not signs & {"flow", "practice", "area", "value", "word", "mood", "energy"}:
        return Vocabulary()
    from tui.workspace.searching import known_names

    return known_names(workspace.catalogue, workspace.portrait() if signs & {"area", "value"} else None)


def _with_text_last(words: Sequence[str]) -> list[str]:
    """The words with ``-without`` behind ``--``, where it is no option."""
    options = list(words[: words.index("--")]) if "--" in words else list(words)
    text = list(words[len(options) + 1 :])
    without = [word for word in options if _WITHOUT.fullmatch(word)]
    rest = [word for word in options if word not in without]
    return [*rest, "--", *without, *text] if without or text else rest


def _quoted(word: str) -> str:
    """One word of the shell's: a phrase if it has blanks in it and nothing of the language."""
    from tui.insights.search.words import pieces

    plain = all(not piece.sign and not piece.without and not piece.quoted for piece in pieces(word))
    return f'"{word}"' if " " in word and plain else word


def _around(hit: Listed, query: Query) -> list[Span]:
    """The words of the entry that were looked for, with what stands around them."""
    from tui.insights.listing import FIRST_WORDS
    from tui.insights.search import excerpt, lit

    text = excerpt(hit.texts, query.words, AROUND, FIRST_WORDS) or hit.words
    spans: list[Span] = []
    place = 0
    for start, end in lit(text, query.words):
        spans += [(text[place:start], ""), (text[start:end], "strong")]
        place = end
    return [*spans, (text[place:], "")]
