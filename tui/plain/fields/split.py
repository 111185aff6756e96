"""An answer in two texts side by side, asked one after the other."""

from __future__ import annotations

from tui.plain.console import read_out
from tui.plain.fields.field_context import Here, Sign
from tui.plain.fields.text import KEEPS, KEEPS_AGAIN, PAGE, PAGE_AGAIN, Written
from tui.practice import answer_factory
from tui.records.answers import Known, Split
from tui.records.text import has_words


def ask_split(here: Here) -> Sign:
    """The two sides, one after the other."""
    here.talk.once(PAGE, PAGE, PAGE_AGAIN)
    side = 0
    while 0 <= side < 2:
        sign = _side(here, side).ask()
        if sign is Sign.ON:
            side += 1
        elif sign is Sign.BACK and side == 1:
            side = 0
        else:
            return sign
    return Sign.ON


def _side(here: Here, side: int) -> Written:
    sides = _both(here)
    label = here.field.labels[side] or ("One column", "The other column")[side]
    if sides[side].strip():
        here.talk.say(f"{label}. You wrote: {read_out(sides[side])}")
        here.talk.once(KEEPS, KEEPS, KEEPS_AGAIN)

    def make(text: str) -> Known | None:
        left, right = (text, sides[1]) if side == 0 else (sides[0], text)
        return answer_factory.split(*here.place, left, right) if has_words(left) or has_words(right) else None

    return Written(here, sides[side], make, label, is_page=True)


def _both(here: Here) -> tuple[str, str]:
    given = here.given
    return (given.left, given.right) if isinstance(given, Split) else ("", "")
