"""Finding entries: the language, what it finds, how it goes on, and what is lit up.

query = read_query('garden -rain mood:<0 since:last-month', today, vocabulary)
best = ranked(query, hits(query, entries))
"""

from tui.insights.search.completion import Offer, offers, replaced
from tui.insights.search.filter_names import PRACTICES, Name, Vocabulary, with_used
from tui.insights.search.finder import Finder, Found, hint
from tui.insights.search.matching import AbandonedError, excerpt, hits, match_spans, matches, ranked
from tui.insights.search.parser import read_query
from tui.insights.search.query import Query

__all__ = [
    "PRACTICES", "AbandonedError", "Finder", "Found", "Name", "Offer", "Query", "Vocabulary", "excerpt", "hint", "hits",
    "match_spans", "matches", "offers", "ranked", "read_query", "replaced", "with_used",
]  # fmt: skip
