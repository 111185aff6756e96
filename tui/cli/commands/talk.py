"""``taut talk``: someone to talk to."""

from __future__ import annotations

from tui.cli import output
from tui.cli.command import Common, command
from tui.cli.open_workspace import placed


@command(
    "talk",
    "Someone to talk to: the person you named, the emergency number where taut is sure of it,\n"
    "and where to find people who listen. The notebook is not opened. Name someone with\n"
    "“taut config set support_name NAME”.",
    examples=[
        ("taut talk", "who to call"),
        ("taut config set region GB", "where you are, if the time zone is wrong"),
    ],
    json="the page, section by section",
    refuses=["--for"],
)
def run(given: Common) -> None:
    """Prints the page."""
    page = placed(given.home).someone_to_talk_to()
    if given.json:
        import msgspec

        output.as_json(msgspec.to_builtins(page))
        return

    from tui.cli.render import page_lines

    for span in page_lines(page):
        output.spans(span)
