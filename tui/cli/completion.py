"""What a shell may complete in each place, answered while the person types."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypeAlias

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

Completer: TypeAlias = "Callable[[click.Context, click.Parameter, str], list[CompletionItem]]"


def from_words(*words: str, at: int | None = None) -> Completer:
    """Completes from a few words.

    Args:
        words: In the order they are offered.
        at: The one place among the words of an argument where they may stand, from 0; any if left out.
    """

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        before = ctx.params.get(param.name or "")
        place = len(before) if isinstance(before, tuple) else 0
        return matching(words if at in (None, place) else (), incomplete)

    return complete


def complete_day(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Completes a day."""
    return matching(("today", "yesterday"), incomplete)


def complete_flow(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Completes a flow of the notebook that is named, those of the person's own among them."""
    from tui.cli.open_workspace import placed

    flows = placed(ctx.params.get("home")).catalogue.flows.values()
    return matching([flow.id for flow in flows if flow.listed], incomplete)


def matching(words: Iterable[str], incomplete: str) -> list[CompletionItem]:
    """Those words that begin as what is there."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(word) for word in words if word.startswith(incomplete)]


def _by_shell(kind: str) -> Completer:
    """Leaves it to the shell to complete a path of a kind that it knows."""

    def complete(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        return [CompletionItem(incomplete, type=kind)]

    return complete


complete_folder, complete_file = _by_shell("dir"), _by_shell("file")
