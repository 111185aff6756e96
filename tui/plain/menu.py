"""A numbered list to choose from, and long lists page by page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tui.plain.console import LEAVES, SOMEONE_SAID, Talk, ask_line
from tui.records.text import fold, one_line

PAGE = 10
"""So many of a long list are said at once."""


def choose(
    talk: Talk,
    items: Sequence[str],
    names: Sequence[Sequence[str]],
    prompt: str,
    *,
    said: bool = False,
    is_first: bool = False,
) -> int | None:
    """Says what there is to choose from, and asks for one by its number or a name.

    Args:
        talk: The conversation.
        items: Each in a line.
        names: Words that may be typed instead of the number.
        prompt: Stands before the answer; it says how to leave.
        said: Whether the same list was said a moment ago; Enter says it again.
        is_first: Whether there is nothing before it to go back to; q alone leaves then.

    Returns:
        The place of what was chosen, counted from 0; ``None`` to leave.
    """
    if said:
        prompt = f"Enter to hear the list again. {prompt}"
    else:
        _say(talk, items)
    while True:
        line = fold(one_line(talk.ask(prompt)))
        if line == "<" and is_first:
            talk.say("This is the start; q to quit.")
            continue
        if line in (*LEAVES, "quit", "leave"):
            return None
        found = number(line, len(items))
        if found is None and line:
            found = next((place for place, words in enumerate(names) if line in map(fold, words)), None)
        if found is not None:
            return found
        if talk.answers(line):
            continue
        if line in ("?", "help"):
            leave = "q to quit" if is_first else "< or q to go back"
            talk.say(f"Type the number or the name of one of these; {leave}.", SOMEONE_SAID)
        if line in ("", "?", "help"):
            _say(talk, items)
        else:
            talk.say(f"“{line[:60]}” is not one of these; the numbers go from 1 to {len(items)}.")


def _say(talk: Talk, items: Sequence[str]) -> None:
    for place, item in enumerate(items, 1):
        talk.say(f"{place}: {one_line(item)}")


def number(line: str, most: int) -> int | None:
    """The place a number names, counted from 0; ``None`` if it names none."""
    if line.isdecimal() and len(line) < 7 and 1 <= int(line) <= most:
        return int(line) - 1
    return None


def pages(
    talk: Talk,
    count: int,
    line: Callable[[int], str],
    opened: Callable[[int], None],
    name: str,
    prompt: str,
    explain: str,
    other: Callable[[str], bool] | None = None,
    *,
    back: str = "",
) -> None:
    """A long list, a page at a time; a number opens one.

    Args:
        talk: The conversation.
        count: How many there are.
        line: What is said of each.
        opened: Called with the place of what a number names.
        name: What the list is called when one comes back to it.
        prompt: Stands before the answer, without how to go on or leave.
        explain: What may be typed, for ``?``, without the same.
        other: Takes any other line, if given; false if it means nothing.
        back: Where leaving it leads, if not to the beginning.

    Raises:
        EOFError: At the end of the input.
    """  # fmt: skip
    said = 0

    def more() -> int:
        for place in range(said, min(said + PAGE, count)):
            talk.say(f"{place + 1}: {line(place)}")
        return min(said + PAGE, count)

    leaves = f"q to go back{f' to {back}' if back else ''}"
    said = more()
    while True:
        following = f"the last {count - said}" if count - said <= PAGE else f"{PAGE} more of {count - said}"
        left = f" Enter for {following}," if said < count else ""
        goes_on = f" Enter for {following}." if said < count else ""
        answer = ask_line(talk, f"{prompt}{left} {leaves}:", f"{explain}{goes_on} < or q to go back.")
        if answer is None or (answer == "" and said >= count):
            return
        if answer == "":
            said = more()
        elif (place := number(answer, count)) is not None:
            opened(place)
            talk.say(f"Back in {name}.")
        elif other is None or not other(answer):
            talk.say(f"The numbers go from 1 to {count}." if count else "There is nothing to open here.")
