"""``taut completion``: what a shell needs to complete commands, options, flows and days."""

from __future__ import annotations

from tui.cli import output
from tui.cli.command import Common, argument, command, one_of
from tui.cli.completion import from_words

SHELLS = ("bash", "zsh", "fish")


@command(
    "completion",
    "Prints what your shell needs to complete commands, options, exercises and days.\n"
    "Your own exercises, settings and files are completed too.\n"
    "  bash   source <(taut completion bash)       in ~/.bashrc\n"
    "  zsh    source <(taut completion zsh)        in ~/.zshrc, after compinit\n"
    "  fish   taut completion fish | source        in ~/.config/fish/config.fish",
    examples=[("taut completion bash", "see the script"), ("source <(taut completion bash)", "in this bash only")],
    refuses=["--for", "--json"],
)
@argument(
    "shell",
    "bash | zsh | fish",
    "your shell",
    nargs=1,
    required=True,
    type=one_of(*SHELLS),
    shell_complete=from_words(*SHELLS),
)
def run(_given: Common, shell: str) -> None:
    """Prints the script."""
    from click.shell_completion import get_completion_class

    from tui.cli.dispatch import COMPLETE_VARIABLE
    from tui.cli.registry import Taut

    kind = get_completion_class(shell)
    assert kind
    output.data(kind(Taut(), {}, "taut", COMPLETE_VARIABLE).source())
