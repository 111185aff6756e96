"""What was noticed: each with how sure it is, what it rests on, another reading, and whether it is said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from tui.insights.signals import Fit, Noticed, Silence
from tui.insights.signals.signal import Confidence, Evidence
from tui.insights.views.model import Labelled, Line, Page, Section, page
from tui.records.day import short_date
from tui.records.text import counted

TITLE = "What taut noticed"
ASKED = "Your next weekly review or evening will ask you about it."
NOTHING = (
    "Nothing stands out right now, and that's fine. When something does, it's listed here, with the entries it "
    "rests on and another way to read them."
)
SURE: dict[Confidence, str] = {"written": "written by you", "clear": "clear", "likely": "likely"}
"""How sure it is, in words."""
KINDS = {
    "arrived": "A result that looks reached", "lowered": "Asking for less",
    "relief": "A smaller result after heavy days", "ahead": "Up with few facts", "behind": "Down with few facts",
    "quiet_stall": "At rest, little asked", "busy_stall": "Much done, nothing moved",
    "back_and_forth": "Back and forth", "says_more": "Your word rated above the record",
    "does_more": "Your word rated below the record", "drift": "A value getting less of you",
    "attention": "Where promises go", "heavy": "Heavy to look at", "date_slips": "A date that moves",
    "sliding": "A value that matters less", "seldom_sighted": "A value hard to see",
    "often_sighted": "A value lived more than you think", "argument": "Two values that compete",
}  # fmt: skip
"""What each kind of signal is called."""


def kind_name(kind: str) -> str:
    """What a kind is called; one of an older version by its id."""
    return KINDS.get(kind, kind.replace("_", " ").capitalize())


def noticed_page(found: Sequence[Noticed], fits: Iterable[Fit], today: date) -> Page:
    """What holds now, first things first, and how well each kind fitted so far."""
    held = [_signal(one, today) for one in found] or [Section("empty", rows=(Line(NOTHING, "quiet"),))]
    answered = tuple(fits)
    said = Section("fits", "How often it fitted, by your own answers", tuple(_fit(fit, today) for fit in answered))
    return page(TITLE, *held, said.resting_on(entry for fit in answered for entry in fit.entries))


def _signal(one: Noticed, today: date) -> Section:
    signal = one.signal
    sure = SURE[signal.confidence]
    rows = (
        Line(signal.text, "strong"),
        Line(f"Another reading: {signal.innocent}", "quiet"),
        Line(why_silent(one.silence, today) if one.silence else ASKED, "quiet"),
    )
    heading = f"{sure[0].upper()}{sure[1:]} · {rests_on(signal.evidence, today)}"
    return Section(f"signal {signal.id}", heading, rows, entries=signal.evidence.entries)


def rests_on(evidence: Evidence, today: date) -> str:
    """How many of what, over which days: ``14 ratings, 3 Oct to 28 Nov``."""
    of = evidence.of.removesuffix("s") if evidence.count == 1 else evidence.of
    first, last = (short_date(day, today) for day in (evidence.first, evidence.last))
    return f"{evidence.count} {of}, {first}" + (f" to {last}" if first != last else "")


def why_silent(silence: Silence, today: date) -> str:
    """Why it is not said now."""
    since, until = (short_date(day, today) if day else "" for day in (silence.since, silence.until))
    match silence.reason:
        case "heavy":
            return "Not said today: a heavy day."
        case "week":
            return f"taut asks about one thing a week; the last was on {since}."
        case "kind":
            return f"Rests until {until}: you answered one like it on {since}."
        case "answered":
            return f"Rests until {until}: you answered it on {since}."
        case "once":
            return f"Rests until {until}: you answered it on {since}, and nothing new has been written since."
        case "wrong":
            return f"Rests until {until}: on {since} you said that's not it."
        case "later":
            return f"Rests until {until}: you said “not now” on {since}."
        case "twice":
            return f"Rests until {until}: you turned it down twice."
        case "unsure":
            return "taut has often been wrong about this, so it will wait until it is surer."
        case "misses":
            return f"Silent until {until}: this kind has often been wrong."
        case "another":
            return "Something else comes first."


def _fit(fit: Fit, today: date) -> Labelled:
    note = ""
    if fit.rest is not None:
        until = f"silent until {short_date(fit.rest.until, today)}" if fit.rest.until else "said only when clear"
        note = f"comes up less often, going by your answers: {until}"
    return Labelled(kind_name(fit.kind), f"{counted(fit.said, 'time')}: {', '.join(_counts(fit))}", note)


def _counts(fit: Fit) -> Iterator[str]:
    later = fit.said - fit.fitted - fit.partly - fit.wrong
    counts = {"fitted": fit.fitted, "partly": fit.partly, "not it": fit.wrong, "not now": later}
    yield from (f"{name} {count}" for name, count in counts.items() if count)
