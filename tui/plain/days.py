"""Days as they are said."""

from __future__ import annotations

from datetime import date

from tui.records.text import counted


def day_words(day: date, today: date) -> str:
    """A day in a list: "Monday 23 November", with its year where that is another."""
    return f"{day:%A} {day.day} {day:%B}" + ("" if day.year == today.year else f" {day.year}")


def short_day(day: date, today: date) -> str:
    """A day beside something said: "23 November", with its year where that is another."""
    return f"{day.day} {day:%B}" + ("" if day.year == today.year else f" {day.year}")


def time_words(seconds: int) -> str:
    """A length of time: "30 seconds", "1 minute 30 seconds"."""
    whole, rest = divmod(seconds, 60)
    parts = [counted(whole, "minute")] if whole else []
    return " ".join([*parts, counted(rest, "second")] if rest or not whole else parts)
