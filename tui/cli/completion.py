"""``taut completion``: what a shell needs to complete commands, options, flows and days."""

from __future__ import annotations

from collections.abc import Sequence

from tui.cli import out
from tui.cli.arguments import Parser
from tui.cli.completions import SCRIPTS, shapes
from tui.cli.notebook import placed
from tui.cli.problems import DONE


def parser() -> Parser:
    """What ``taut completion`` takes."""
    made = Parser(
        "completion",
        "Prints what your shell needs to complete commands, options, flows and days.\n"
        "Flows of your own are completed too, as they are when this runs.\n"
        "  bash   source <(taut completion bash)       in ~/.bashrc\n"
        "  zsh    source <(taut completion zsh)        in ~/.zshrc, behind compinit\n"
        "  fish   taut completion fish | source        in ~/.config/fish/config.fish",
        examples=[
            ("taut completion bash", "to read"),
            ("source <(taut completion bash)", "for this bash"),
        ],
        refuses=["--for", "--json"],
    )
    made.add_argument("shell", choices=list(SCRIPTS), metavar="bash | zsh | fish", help="your shell")
    return made


def run(words: Sequence[str]) -> int:
    """Prints the script.

    Returns:
        The exit code.
    """
    options = parser().options(words)
    if options is None:
        return DONE
    flows = [flow.id for flow in placed(options.home).catalogue.flows.values() if flow.listed]
    out.data(SCRIPTS[options.shell](shapes(flows)))
    return DONE
