"""What was taken back or done again, in a sentence."""

from __future__ import annotations

from typing import assert_never

from tui.workspace import Deed, Step

OUTSIDE = frozenset({"rate", "fact", "outcome", "revise", "signal", "aside"})
"""What is kept outside a flow and is no page to a person."""


def sentence(step: Step | None, *, again: bool) -> str:
    """What to say after undoing, or doing again."""
    if step is None:
        return "There is nothing to do again." if again else "There is nothing to take back since taut was opened."
    count = len(step.changed)
    if step.is_gone:
        return "What was deleted is gone for good; there is nothing to take back."
    if not count:
        return "Nothing of that is left to change."
    pages, are = ("the page", "is") if count == 1 else (f"the {count} pages", "are")
    if again:
        return "Done again."
    match step.deed:
        case Deed.KEPT:
            outside = all(after.flow in OUTSIDE for _, after in step.changed)
            said = "Taken back" if outside else f"{pages} {are} in the trash"
        case Deed.EDITED:
            said = f"{pages} {'reads' if count == 1 else 'read'} as before the edit"
        case Deed.DELETED:
            said = f"{pages} {are} back from the trash"
        case Deed.RESTORED:
            said = f"{pages} {are} in the trash again"
        case Deed.STARRED:
            said = f"The star is as before on {pages}"
        case Deed.TAGGED:
            said = f"The tags are as before on {pages}"
        case Deed.MOVED:
            said = f"{pages} {are} on the day before the move"
        case _:
            assert_never(step.deed)
    return f"{said[0].upper()}{said[1:]}; ctrl+y does it again."
