"""Morning or evening: one rule for Today, for what is begun, and for ``nudge``.

``nudge`` loads no more of taut than this before it answers, so nothing is imported here.
"""

from __future__ import annotations

from datetime import time

DAY_STARTS_AT = time(4, 0)
"""When a new practice day begins unless the person set another hour."""

EVENING_FROM = time(15, 0)
"""From then on the evening is offered instead of the morning."""

NOON = time(12, 0)
"""From then on an evening is offered to someone who chose evenings."""


FLOW_OF_RHYTHM = {"mornings": "morning", "evenings": "evening", "weekly": "weekly"}
"""The flow that each rhythm a person can choose puts first, by the id of the option."""


def is_morning(clock: time, starts_at: time = DAY_STARTS_AT, until: time = EVENING_FROM) -> bool:
    """Whether it is still morning; before the practice day begins it is the evening of the day before."""
    return starts_at <= clock < until
