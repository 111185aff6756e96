"""The values that are held, in words and numbers."""

from __future__ import annotations

from tui.insights.views.values import ValuesView, ValueView, lived_question, value_page, values_page, values_view
from tui.insights.views.vision import said_before
from tui.plain.console import Talk, ask_for
from tui.plain.menu import pages
from tui.plain.render import page_lines, row_lines, section_lines
from tui.practice.flow import Field
from tui.practice.parsing import scale
from tui.workspace import Workspace, quick_entries

NEWEST = 8
"""So many numbers of one kind are said, the newest."""
_EXPLAIN = (
    "A number from 0, not at all, to 10, fully; halves are fine. 10 is a week lived just as your own "
    "lines describe it. Enter alone, < or q to leave it as it is."
)


def run(talk: Talk, workspace: Workspace) -> None:
    """Says the values as ranked, and opens the one that is chosen."""
    talk.gap()

    def view() -> ValuesView:
        return values_view(workspace.portrait(), workspace.today)

    page = values_page(view())
    if not view().values:
        talk.say(*page_lines(page))
        return
    for section in page.sections:
        if section.id != "values":
            talk.say(*section_lines(section))
    pages(
        talk, len(page.rows("values")), lambda place: "".join(row_lines(values_page(view()).rows("values")[place])),
        lambda place: _one(talk, workspace, view().values[place]), "your values", "Number to open one,",
        "A number to hear all about that value, and to rate it.",
    )  # fmt: skip


def _one(talk: Talk, workspace: Workspace, view: ValueView) -> None:
    talk.gap()
    talk.say(*page_lines(value_page(view, workspace.today, NEWEST)))
    asked = lived_question(view.value.name)
    prompt = f"{asked} 0 to 10. Enter to leave it, q to go back:"
    near = ask_for(talk, prompt, _EXPLAIN, lambda line: scale(line, Field(kind="scale")))
    if near is not None:
        workspace.entries.add("rate", quick_entries.lived(view.value.id, asked, near))
        talk.say(f"Saved. {said_before(view.value.lived, workspace.today)}".rstrip())
