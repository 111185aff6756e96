"""From a TOML file to a flow."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec

from tui.library.node import Node
from tui.library.reading import Source
from tui.library.steps import Steps
from tui.practice.flow import Block, Flow, Item, Step
from tui.practice.names import EACH

_FLOW_KEYS = ("id", "title", "purpose", "minutes", "version", "listed", "source", "step")
_BLOCK_KEYS = ("each", "most", "even_if_none", "when", "step")


def read_flow(source: Source, flows: Collection[str]) -> Flow | None:
    """The flow in a file; ``None`` if a mistake leaves it without a meaning.

    Args:
        source: The file; mistakes are added to its problems.
        flows: The ids of every flow there is, for what a step may offer.
    """
    if source.broken > 0:
        return None
    root = Node(source, (), source.table, "The flow")
    root.allow(_FLOW_KEYS, "a flow")
    name = root.text("id", needed=True)
    if not source.table.get("step"):
        root.report("step", "it has no [[step]].")
    steps = Steps(flows)
    items = _branched(_items(root, steps), steps)
    flow = Flow(
        id=name,
        title=root.text("title") or name.replace("_", " ").capitalize(),
        purpose=root.text("purpose"),
        minutes=_minutes(root, steps.found.values()),
        version=root.whole("version", 1, least=1),
        listed=root.flag("listed", default=True),
        source=root.text("source"),
        items=items,
    )
    return None if source.broken > 0 else flow


def _items(root: Node, steps: Steps) -> list[Item]:
    found: list[Item] = []
    for node in root.items("step", "Step"):
        if "each" in node.table or "step" in node.table:
            if block := _block(node, steps):
                found.append(block)
        elif step := steps.read(node):
            found.append(step)
    return found


def _block(node: Node, steps: Steps) -> Block | None:
    node.title = f"Block {node.title.removeprefix('Step ')}"
    node.allow(_BLOCK_KEYS, "a block")
    each = node.name("each", EACH, "group of things", needed=True)
    when = steps.conditions(node)
    found = tuple(step for inner in node.items("step", "Step") if (step := steps.read(inner)))
    if not node.table.get("step"):
        node.report("each", "a block has steps of its own, written [[step.step]].")
    if not each:
        return None
    return Block(
        each=each, most=node.whole("most", 0), even_if_none=node.flag("even_if_none"), when=when, steps=found
    )  # fmt: skip


def _branched(items: list[Item], steps: Steps) -> tuple[Item, ...]:
    """The items, with a condition on every step that an option of an earlier one opens."""
    for target, (condition, node) in steps.branches.items():
        option = condition.equals[-1]
        if condition.step not in steps.names:
            continue
        later = steps.names[steps.names.index(condition.step) + 1 :]
        if target not in later:
            node.check(option, target, later, "later step")

    def opened(step: Step) -> Step:
        if step.id not in steps.branches:
            return step
        return msgspec.structs.replace(step, when=(steps.branches[step.id][0], *step.when))

    return tuple(
        msgspec.structs.replace(item, steps=tuple(map(opened, item.steps))) if isinstance(item, Block) else opened(item)
        for item in items
    )


def _minutes(root: Node, steps: Collection[Step]) -> tuple[int, int]:
    """As written, else reckoned from the steps' seconds."""
    value = root.table.get("minutes")
    if value is None:
        whole = _reckoned(list(steps))
        return _reckoned([step for step in steps if step.core]) or whole, whole
    match value:
        case [int(short), int(whole)] if 0 < short <= whole:
            return short, whole
        case _:
            root.report("minutes", '"minutes" is two whole numbers, the short variant\'s first, such as [3, 5].')
            return 1, 1


def _reckoned(steps: Sequence[Step]) -> int:
    return -(-sum(step.seconds for step in steps) // 60)
