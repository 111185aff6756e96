"""``taut insights``: tension, say and do, values, mood and learning, as text or JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence

from tui.cli import out
from tui.cli.arguments import Parser
from tui.cli.notebook import opened
from tui.cli.problems import DONE, usage

TOPICS = ("tension", "doing", "values", "mood", "learning")


def parser() -> Parser:
    """What ``taut insights`` takes."""
    made = Parser(
        "insights",
        "What all pages say together, one part a question:\n"
        "  tension    what is held, where it is, how wide the gap is and where it goes\n"
        "  doing      promises made and what became of them\n"
        "  values     importance beside lived, as last said\n"
        "  mood       the words picked, by weekday and by hour\n"
        "  learning   what was learned, what is being tried, what comes back",
        examples=[
            ("taut insights", "all of it"),
            ("taut insights tension doing", "these alone"),
            ("taut insights mood --json", "for a program"),
        ],
        json="an object with a part for each topic",
        refuses=["--for"],
        pages=True,
    )
    made.add_argument("words", nargs="*", metavar=" | ".join(TOPICS), help="which parts")
    return made


def run(words: Sequence[str]) -> int:
    """Prints what the journal says.

    Returns:
        The exit code.

    Raises:
        Refused: If there is no such part.
    """
    options = parser().options(words)
    if options is None:
        return DONE
    wanted = [word.lower() for word in options.words] or list(TOPICS)
    for word in wanted:
        if word not in TOPICS:
            raise usage(f"“taut insights” has no part “{word}”; its parts are {', '.join(TOPICS)}.")
    workspace = opened(options)
    from tui.cli.insight_parts import HEADINGS, lines, part_of

    areas = {area.id: area.name for area in workspace.catalogue.areas}
    portrait, today = workspace.portrait(), workspace.today
    parts = {topic: part_of(topic, portrait, today, areas) for topic in TOPICS if topic in wanted}
    if options.json:
        out.data(json.dumps(parts, ensure_ascii=True) + "\n")
        return DONE
    for number, (topic, part) in enumerate(parts.items()):
        out.data("\n" * bool(number))
        out.spans((HEADINGS[topic], "strong"))
        for line in lines(topic, part):
            out.line(line)
    return DONE
