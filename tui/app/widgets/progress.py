"""Where a session stands: its title, a thread of steps, and the numbers."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.app.text import content

PASSED, HERE, TO_COME = "●", "◉", "○"


class Progress(Widget):
    """One line: the title at the left, the steps at the right.

    Attributes:
        place: The step it stands at, counted from 0, and how many there are.
    """

    place: reactive[tuple[int, int]] = reactive((0, 1))

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title

    def stand(self, index: int, count: int) -> None:
        """Shows another place."""
        self.place = (index, count)

    def render(self) -> Content:
        """As much of the thread as the width holds, else the numbers alone."""
        index, count = self.place
        numbers = f"{index + 1} of {count}"
        title = content(self._title).stylize("bold")
        room = self.content_size.width - title.cell_length - len(numbers) - 4
        thread = Content("")
        for joint in ("──", "─", ""):
            if count * (1 + len(joint)) <= room:
                before = joint.join(PASSED * index)
                after = joint.join(TO_COME * (count - index - 1))
                thread = Content.assemble(
                    (before + (joint if index else ""), "$quiet"), (HERE, "bold $primary"),
                    ((joint if after else "") + after, "$quiet"),
                )  # fmt: skip
                break
        right = Content.assemble(thread, "  ", (numbers, "$quiet"))
        gap = self.content_size.width - title.cell_length - right.cell_length
        return Content.assemble(title, " " * max(1, gap), right)
