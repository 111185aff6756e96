"""Finding entries: the language, what it finds, how it goes on, and what is lit up.

query = read_query('garden -rain mood:<0 since:last-month', today, vocabulary)
best = ranked(query, hits(query, entries))
"""

from tui.insights.search.advice import advice
from tui.insights.search.completing import Offer, offers, replaced
from tui.insights.search.finder import Finder, Found
from tui.insights.search.light import excerpt, lit
from tui.insights.search.matching import Abandoned, hits, matches, ranked
from tui.insights.search.query import Query
from tui.insights.search.reading import read_query
from tui.insights.search.vocabulary import PRACTICES, Name, Vocabulary, with_used

__all__ = [
    "PRACTICES", "Abandoned", "Finder", "Found", "Name", "Offer", "Query", "Vocabulary", "advice", "excerpt", "hits",
    "lit", "matches", "offers", "ranked", "read_query", "replaced", "with_used",
]  # fmt: skip
