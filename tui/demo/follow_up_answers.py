"""What she says where she is asked further, by chances of its own: what else she writes doesn't hang on them."""

from __future__ import annotations

from random import Random

from tui.demo.session_walker import AskedField, Raw

_LINES: dict[str, tuple[str, ...]] = {
    "unseen_promise": (
        "I sit down at the table with the list and cross off one line.",
        "I put the phone into the drawer and open the folder.",
        "I ask one question and wait for the whole answer.",
    ),
    "high_hope": (
        "The bag is packed and stands by the door.",
        "Soo-ah comes along, and she is never late.",
        "There is no inspection before ten this time.",
    ),
    "opinion": (
        "She put the cup down and left the room without a word.",
        "Three calls came in while I was writing, and I took all three.",
        "He read the list and asked about two of the lime trees.",
    ),
    "rating_jump": (
        "Two good nights, and the talk on Thursday.",
        "The offer came, signed, after nine weeks.",
        "The cold is over, and I have been outside again.",
        "I counted it for once instead of guessing.",
    ),
    "same_obstacle": (
        "I put the coat on and stand at the door for a minute.",
        "I write down the one next thing and do only that.",
        "I leave the phone in the hall and come back to the table.",
        "I say out loud what it is I don't want to begin.",
    ),
    "tension_pull": (
        "To the workbench, before the kettle boils.",
        "To ring Soo-ah and just ask.",
        "To spread the maps out on the floor again.",
        "To go out while it's still light.",
        "To write the first line badly.",
    ),
    "tension_flat": (
        "Nothing outside. I slept five hours.",
        "The deadline moved, and with it the hurry.",
        "I have looked at it so often that I no longer see it.",
        "It was more fun when there were two of us.",
    ),
    "mood_turned": (
        "A long walk home along the river, instead of the tram.",
        "The call from the office, just before I left.",
        "Eight hours of sleep, nothing more than that.",
        "Soo-ah came by with bread, and stayed.",
        "The meeting, and then two hours of going over it in my head.",
    ),
    "responded": (
        "I had my hand on the bark and looked at that first.",
        "I knew the sign by now: the jaw.",
        "I asked him what he meant, and then it was already over.",
        "I was not tired for once.",
        "I said I would answer tomorrow, and did.",
        "There was a window, and I looked out of it.",
    ),
    "in_part": (
        "The beginning: I laid everything out and did the first third.",
        "The call, but not the letter.",
        "Ten minutes instead of thirty.",
        "All but the last step, which needs daylight.",
        "I went, and turned round halfway.",
    ),
    "let_go": (
        "For sleep, tonight.",
        "For the one thing that has a date on it.",
        "For an evening with nothing in it.",
        "For asking whether I ever wanted it.",
    ),
    "third_miss": (
        "Two minutes of it, standing up.",
        "Only laying the things out.",
        "One call instead of three.",
        "Right after the first coffee.",
        "At noon, on the bench by the depot.",
    ),
}
_PICKS: dict[str, tuple[str, ...]] = {
    "third_miss": ("smaller", "smaller", "another_hour", "another_hour", "another_result", "let_go"),
    "tension_pressure": ("own", "own", "others", "both", "unsure"),
}
ANSWERED = 0.8
"""How often she answers; else she skips it."""


def follow_up(asked: AskedField) -> Raw:
    """One question more."""
    found = asked.question.follow_up
    rule = found.rule if found is not None else ""
    chances = Random(f"{rule}/{asked.back}/{asked.question.key[2]}")
    if chances.random() > ANSWERED:
        return None
    match asked.field.kind:
        case "timer":
            return float(chances.randint(40, asked.question.step.seconds))
        case "choice":
            return chances.choice(_PICKS[rule])
        case _:
            return chances.choice(_LINES[rule])
