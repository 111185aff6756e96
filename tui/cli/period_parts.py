"""A week, a month or a year as numbers and lists, for ``taut insights month --json``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tui.cli.insight_parts import Part, outcomes, times
from tui.insights.fold.portrait import Said
from tui.insights.measures.period import ResultChange, Summary
from tui.insights.measures.tension import Ends
from tui.insights.views.period import CLOSING, title


def period_part(found: Summary, areas: Mapping[str, str]) -> Part:
    """All that a period says; every mean with how many numbers it is of."""
    return {
        "title": title(found.period), "first": found.period.first.isoformat(), "last": found.period.last.isoformat(),
        "entries": found.pages, "days": found.days, "of_days": found.of,
        "results": [_result(one, areas) for one in found.results],
        "promises": {
            **outcomes(found.kept), "kept_texts": [one.text for one in found.done], "kept_cues": times(found.cues),
            "helped": times(found.helped), "hindered": times(found.hindered),
        },
        "learned": _said(found.learned), "patterns": _said(found.patterns), "beliefs": _said(found.beliefs),
        "thanks": _said(found.thanks),
        "mood": {"most": found.words.most, "times": found.words.times, "once": list(found.words.once)},
        "heat": {"reacted": found.reacted, "responded": found.responded},
        "values": [
            {"name": one.name, "lived": one.lived, "ratings": len(one.ratings), "before": one.before}
            for one in found.values
        ],
        "closing": CLOSING[found.period.length],
    }  # fmt: skip


def _result(one: ResultChange, areas: Mapping[str, str]) -> Part:
    return {
        "area": one.area, "area_name": areas.get(one.area, one.area), "text": one.text, "before": list(one.before),
        "is_new": one.is_new, "became": one.became, "start": one.start, "end": one.end, "ratings": one.ratings,
        "which_end": _ends(one.ends) if one.ends else None, "facts": _said(one.facts),
    }  # fmt: skip


def _ends(moved: Ends) -> Part:
    """How far the gap closed, and from which end."""
    return {"closed": moved.closed, "reality": moved.up, "vision": moved.low}


def _said(said: Iterable[Said]) -> list[Part]:
    return [{"day": one.day.isoformat(), "text": one.text, "entry": one.entry} for one in said]
