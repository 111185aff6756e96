"""Days and counts as they are said."""

from __future__ import annotations

from datetime import date


def day_words(day: date, today: date) -> str:
    """A day in a list: "Monday 23 November", with its year where that is another."""
    return f"{day:%A} {day.day} {day:%B}" + ("" if day.year == today.year else f" {day.year}")


def short_day(day: date, today: date) -> str:
    """A day beside something said: "23 November", with its year where that is another."""
    return f"{day.day} {day:%B}" + ("" if day.year == today.year else f" {day.year}")


def count(number: int, name: str) -> str:
    """How many: "1 page", "3 pages"."""
    return f"{number} {name}" if number == 1 else f"{number} {name}s"


def time_words(seconds: int) -> str:
    """A length of time: "30 seconds", "1 minute 30 seconds"."""
    whole, rest = divmod(seconds, 60)
    parts = [count(whole, "minute")] if whole else []
    return " ".join([*parts, count(rest, "second")] if rest or not whole else parts)
