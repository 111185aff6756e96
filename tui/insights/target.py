"""The date a result is meant for: a day, a month or a year, or words of the person's own."""

from __future__ import annotations

import re
from datetime import date, timedelta


def last_day(text: str) -> date | None:
    """The last day of what ``2027-06-30``, ``2027-06`` or ``2027`` names; ``None`` for anything else."""
    words = text.strip()
    try:
        if re.fullmatch(r"\d{4}", words):
            return date(int(words), 12, 31)
        if re.fullmatch(r"\d{4}-\d\d", words):
            return (date.fromisoformat(f"{words}-01") + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        return date.fromisoformat(words)
    except (ValueError, OverflowError):
        return None


def is_date(text: str) -> bool:
    """Whether it says a time at all: a bare number such as 3 says none, "when the snow is gone" does."""
    return last_day(text) is not None or re.fullmatch(r"[\W_]*\d*[\W_]*", text) is None
