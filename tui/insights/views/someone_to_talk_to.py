"""Someone to talk to: whom the person wrote down, the emergency number, and where people who listen are listed."""

from __future__ import annotations

from tui.insights.views.model import Labelled, Line, Page, Section, page
from tui.records.emergency import emergency

TITLE = "Someone to talk to"
DIRECTORIES = (
    ("findahelpline.com", "helplines in over 100 countries, by phone, text or chat"),
    ("befrienders.org", "Befrienders Worldwide: centres where people listen"),
    ("iasp.info", "International Association for Suicide Prevention: crisis centres by country"),
)
"""Addresses of directories that are kept up to date by those who run them; a number of ours could be out of date."""


def someone_page(name: str, number: str, region: str, zone: str) -> Page:
    """The page: the person's own contact first.

    Args:
        name: Whom the person wrote down; may be empty.
        number: How to reach them; may be empty.
        region: The country code that was set; empty for none.
        zone: The IANA name of the machine's time zone; may be empty.
    """
    own = ", ".join(part for part in (name, number) if part)
    return page(
        TITLE,
        Section("own", rows=(Line(f"Your own: {own}"),) if own else ()),
        Section("emergency", rows=(Line(emergency(region, zone)),)),
        Section("directories", "People who listen, by country", tuple(Labelled(*one) for one in DIRECTORIES)),
    )
