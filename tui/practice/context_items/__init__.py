"""What stands quietly under a question, from the portrait and this session: the closed registry behind ``shows``."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tui.practice.context import Context
from tui.practice.context_items import results, said
from tui.practice.context_items.closing_card import card
from tui.practice.context_items.item import Shown
from tui.practice.context_items.ladder import ladder


def shown(names: Iterable[str], context: Context) -> tuple[Shown, ...]:
    """Everything these names have to show, in order; what has nothing to say is left out."""
    return tuple(item for name in names for item in SHOWS[name](context))


SHOWS: dict[str, Callable[[Context], tuple[Shown, ...]]] = {
    function.__name__: function
    for function in (
        card, ladder, results.week_gaps, said.morrow, said.lighter, said.reminders, said.asked_further,
        said.promised_already, said.mood_this_morning, said.promise_plan, said.kept_promise, said.kept_cues,
        said.usual_obstacle, said.if_then_cards, results.result, results.result_list, results.steps,
        results.next_step, results.area_results,
        results.anchors, results.last_fact, results.facts_new, results.band, results.history, results.previous_rating,
        said.previous_number, said.number_before, said.last_time, said.week, said.follow_up, results.vision_prompt,
        results.reality_prompt, results.scene, results.chain, results.root_chains, results.root_aims, results.statement,
        results.statement_versions, said.sealed_letter, said.patterns, said.said_then, said.inventory, said.loops,
        said.test_set, said.sure_before, said.beliefs,
        said.questions_wished, said.rows,
        said.signal_evidence, said.value_card, said.value_behaviours, said.previous_values,
    )
}  # fmt: skip
