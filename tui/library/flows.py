"""From a TOML file to a flow."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import msgspec

from tui.library.checked_table import Node
from tui.library.steps import Steps
from tui.library.toml_source import Place, Source, Table
from tui.practice.flow import Block, Field, Flow, Item, Option, Step
from tui.practice.registry_names import EACH
from tui.records.option_ids import NEEDED, TURNED
from tui.records.roles import Role
from tui.records.text import fold, one_line

_FLOW_KEYS = (
    "id", "title", "purpose", "minutes", "version", "listed", "short_first", "lighter", "gentle", "source", "step",
)  # fmt: skip
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
        short_first=root.flag("short_first"),
        lighter=root.names("lighter", steps.names, "step"),
        gentle=root.names("gentle", steps.names, "step"),
        source=root.text("source"),
        items=items,
    )
    return None if source.broken > 0 else flow


def tell_missing_options(source: Source, flow: Flow, ours: Flow) -> None:
    """Tells every option that a rule reads and that a flow in place of one of ours doesn't offer."""
    needed = needed_options(ours)
    for place, field in _fields(source.table, flow):
        offered = {option.id for option in field.options}
        for option in needed.get(field.role, ()) if offered and field.role else ():
            if option.id not in offered:
                source.report(
                    place,
                    f'An answer called "{option.id}" is missing, and what taut notices rests on it; '
                    f'put it in your own words, as in {option.id} = "{option.text}".',
                )


def lightened_as(flow: Flow, ours: Flow) -> Flow:
    """A flow in place of one of ours that doesn't say what stays when it is to be lighter: the same steps as there."""
    named = {step.id for step in flow.steps()}
    return flow if flow.lighter else msgspec.structs.replace(flow, lighter=tuple(n for n in ours.lighter if n in named))


def needed_options(flow: Flow) -> dict[Role, tuple[Option, ...]]:
    """The options of a flow of ours that rules read, by role."""
    return {
        role: tuple(option for option in _always(field) if option.id in NEEDED[role])
        for step in flow.steps()
        for field in step.fields
        if (role := field.role) in NEEDED and role is not None and _always(field)
    }


def _always(field: Field) -> tuple[Option, ...]:
    """The options a field has whatever it speaks of."""
    return tuple(Option(one.id, one.text) for one in TURNED) if field.options_from == "signal" else field.options


def _fields(table: Table, flow: Flow) -> Iterator[tuple[Place, Field]]:
    """Each field of a flow, with the place of its options in the file."""
    places: dict[str, Place] = {}
    for outer, one in enumerate(table["step"]):
        places[_name(one)] = ("step", outer)
        for inner, step in enumerate(one.get("step", ())):
            places[_name(step)] = ("step", outer, "step", inner)
    for step in flow.steps():
        for number, field in enumerate(step.fields):
            within = ("field", number) if len(step.fields) > 1 else ()
            yield (*places[step.id], *within, "options"), field


def _name(step: Table) -> str:
    """A step's id; that of the one it is like where it has none."""
    return str(step.get("id") or str(step.get("like", "")).rpartition(".")[2])


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
    """As written, else computed from the steps' seconds."""
    value = root.table.get("minutes")
    if value is None:
        whole = _computed(list(steps))
        return _computed([step for step in steps if step.core]) or whole, whole
    match value:
        case [int(short), int(whole)] if 0 < short <= whole:
            return short, whole
        case _:
            root.report("minutes", '"minutes" is two whole numbers, the short variant\'s first, such as [3, 5].')
            return 1, 1


def _computed(steps: Sequence[Step]) -> int:
    return -(-sum(step.seconds for step in steps) // 60)


TEMPLATE = Path(__file__).parent / "example.toml"


def id_of(name: str) -> str:
    """What a flow of this name is called in files and commands; empty if the name has no letter or digit."""
    return "_".join(re.findall(r"\w+", fold(name).replace("_", " ")))


def example(title: str) -> str:
    """A commented flow with a loop and a condition, as TOML that loads and runs."""
    shown = one_line(title)
    name = id_of(title)
    text = TEMPLATE.read_text(encoding="utf-8")
    text = text.replace('id = "example"', f'id = "{name}"').replace("taut begin example", f"taut begin {name}")
    return text.replace('title = "Example"', f"title = {json.dumps(shown, ensure_ascii=False)}")
