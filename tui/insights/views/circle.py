"""A half-hour for a team: several people's lines side by side without names, a script, and a page for who leads."""

from __future__ import annotations

from collections.abc import Sequence

from tui.insights.views.model import Labelled, Line, Page, Section, page

CIRCLE = "A half-hour together"
SCRIPT = (
    ("5 min", "Check in. Everyone says one word for how they are. Nobody explains or comments."),
    ("8 min", "Read aloud. Someone reads the lines below, slowly, each once. Nobody asks whose they are."),
    ("7 min", "What do several of us want? Name what turns up in more than one line, in the words used there."),
    ("7 min", "One experiment. Choose one small thing to try for two weeks, who begins, and how you would notice."),
    ("3 min", "Look back. Everyone says one thing they heard. Next time begins with what the experiment showed."),
)
OFFER = (
    "Time for it, in working hours, and a room nobody walks through.",
    "Your own lines first, with one that isn't finished.",
    "What the group decides to try: protect it for two weeks.",
    "The freedom to leave a line out, leave the round, or never join.",
)
NEVER = (
    "Whose line is whose. If it's obvious, act as if it weren't.",
    "A notebook, a rating, a mood or a number. They belong to one person.",
    "Attendance as a sign of commitment, or lines as a goal to report on.",
    "A shared vision. It can be offered, joined, or left alone.",
)


def circle_page(people: Sequence[Sequence[str]]) -> Page:
    """The script, and the lines of each person together, without a name."""
    lines = tuple(
        Section(f"person {place}", "One of us" if place == 1 else "Another", tuple(map(Line, own)))
        for place, own in enumerate(people, 1)
    )
    script = Section("script", "Half an hour", tuple(Labelled(time, text) for time, text in SCRIPT))
    return page(CIRCLE, script, *lines)


def leader_page() -> Page:
    """What one who leads can offer, and what never to ask for."""
    return page(
        "For whoever leads",
        Section("offer", "Offer", tuple(map(Line, OFFER))),
        Section("never", "Never ask for", tuple(map(Line, NEVER))),
    )
