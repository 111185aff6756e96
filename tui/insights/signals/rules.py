"""The table of signals: what finds each, what says it, another reading of it, and what can be answered.

The rules and their wording are PRACTICE.md's, sections 3 and 4. To add one, write a function that finds it and a row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from tui.insights.signals import gaps, promises, ratings, values
from tui.insights.signals.signal import Finding, Signal, SignalContext
from tui.records.answers import Pick


class Rule(msgspec.Struct, frozen=True):
    """One kind of signal.

    Attributes:
        kind: Its lasting name: answers to a signal are saved under it.
        find: What finds it; without its input it finds nothing.
        sentences: What is said, by the form of the finding, with places for its words.
        innocent: Another reading of the same facts, in which nothing is the matter.
        options: What can be answered besides "that's not it" and "not now"; the id begins with what it does, see
            ``option_ids.Effect``.
    """

    kind: str
    find: Callable[[SignalContext], Iterator[Finding]]
    sentences: tuple[str, ...]
    innocent: str
    options: tuple[Pick, ...]

    def signals(self, context: SignalContext) -> Iterator[Signal]:
        """All that it has to say now."""
        for found in self.find(context):
            yield Signal(
                kind=self.kind, about=found.about, text=self.sentences[found.form].format_map(found.words),
                day=found.evidence.last, since=found.since or found.evidence.first, evidence=found.evidence,
                confidence=found.sure, innocent=self.innocent,
            )  # fmt: skip


_LIGHTER = (
    "has felt more like a weight than a pull. The feeling is about the gap, not about you. "
    "Should next week's mornings be just the vision?"
)

_TABLE = (
    Rule("arrived", gaps.arrived, (
        "“{result}” This looks like what you described. Enjoy it. Is there more to picture here, or is this one done?",
    ), "A good month may look like an arrival.", (
        Pick("open:vision", "there is more to picture"), Pick("reached", "this one is done"),
        Pick("rest", "enjoy it, and let it rest for four weeks"),
    )),
    Rule("lowered", gaps.lowered, (
        "“{result}” This gap closed by {closed}. About {up} came from things changing and {low} from asking for less. "
        "Either can be right. Which was it?",
        "“{result}” This gap closed by {closed}, all of it from asking for less. "
        "That can be right too. Is that how you see it?",
        "“{result}” Your ratings went from about {base} to about {now} when its wording changed. "
        "Did things change, or does the new wording ask for less? Either can be right.",
    ), "A smaller result may simply be the truer one.", (
        Pick("reason:changed", "things changed"), Pick("reason:asked_less", "I asked for less"),
        Pick("reason:known_better", "I know better now"),
    )),
    Rule("relief", gaps.relief, (
        "“{result}” It has been heavy to look at lately. "
        "Would a smaller step serve you better than a smaller result?",
    ), "You may have known for a while that this was too much, and only said so on the heavy days.", (
        Pick("remind:smaller_step", "a smaller step"),
        Pick("reason:known_better", "the smaller result is the right one"),
    )),
    Rule("ahead", ratings.ahead, (
        "“{result}” This went from about {base} to about {now}, with fewer facts beside it than you usually note. "
        "It may well be so. What would a visitor see?",
    ), "Things can get better while there is no time to write down how.", (
        Pick("focus", "look for a fact next week"), Pick("open:reality", "write down what a visitor would see"),
    )),
    Rule("behind", ratings.behind, (
        "“{result}” This went from about {base} to about {now}, with fewer facts beside it than you usually note. "
        "Is it the facts, or how the days have felt?",
    ), "Things can slip in ways that leave nothing to write down.", (
        Pick("open:reality", "it's the facts: look at them closely"),
        Pick("focus", "it's how the days felt: look for a fact next week"),
    )),
    Rule("quiet_stall", ratings.quiet_stall, (
        "“{result}” In {weeks} weeks little has moved here, and you haven't promised much for it. "
        "Let it rest on purpose, or give it one small thing?",
    ), "Other things may rightly have come first.", (
        Pick("rest", "let it rest on purpose, for four weeks"), Pick("focus", "give it one small thing"),
        Pick("slower", "it takes longer"),
    )),
    Rule("busy_stall", ratings.busy_stall, (
        "“{result}” You've done what you said, {times} in eight weeks, and the rating hasn't moved in {weeks}. "
        "Is it slow to show, or is it time to try something else?",
    ), "Some things take longer to show than they take to do.", (
        Pick("slower", "slow to show"), Pick("open:reality", "try something else"),
    )),
    Rule("back_and_forth", ratings.back_and_forth, (
        "“{result}” This has changed direction {times} within a year. That often means two wants at once, "
        "not a lack of willpower. Look at the second?",
    ), "Seasons, health and other people make things rise and fall too.", (
        Pick("open:second_pull", "look at the second want"), Pick("slower", "it comes and goes, and takes longer"),
    )),
    Rule("says_more", promises.says_more, (
        "You rate your word about {rated}; in the same weeks {record}. "
        "Would fewer promises help, or smaller ones, or different times?",
    ), "You may have rated what you meant to do, or promises that aren't written here.", (
        Pick("remind:fewer", "fewer promises"), Pick("remind:smaller", "smaller ones"),
        Pick("remind:hours", "different times"),
    )),
    Rule("does_more", promises.does_more, (
        "You rate your word about {rated}; in the same weeks {record}. You keep your word better than you think.",
    ), "You may be thinking of promises that aren't written here.", (
        Pick("remind:trust", "trust my word a little more"),
    )),
    Rule("drift", values.drift, (
        "{value} has been getting less of you for about {weeks} weeks. What has been taking its place?",
    ), "A season may ask for something else.", (
        Pick("remind:hour", "give it an hour this week"), Pick("remind:small", "one small thing for it"),
        Pick("open:values", "look at my values again"),
    )),
    Rule("attention", promises.attention, (
        "Going by what you've said about your results, {area} makes up {share} of what matters to you; {went}. "
        "Is it a season, a squeeze or second thoughts?",
    ), "Some things matter most and need the fewest promises.", (
        Pick("focus", "a squeeze: begin there next week"), Pick("rest", "a season: let it rest for four weeks"),
        Pick("open:vision", "second thoughts: weigh it again"),
    )),
    Rule("heavy", gaps.heavy, (
        f"“{{result}}” Looking at this {_LIGHTER}",
        f"Looking at what you want beside what is {_LIGHTER}",
    ), "Some weeks are heavy whatever you look at.", (
        Pick("lighter", "yes, just the vision"), Pick("remind:smaller", "no, but smaller promises"),
    )),
    Rule("date_slips", gaps.date_slips, (
        "“{result}” This date has moved {times}. Is it the date or the result that needs a look?",
    ), "A date is a guess, and there's nothing wrong with a better guess.", (
        Pick("slower", "the date: it takes longer"), Pick("open:vision", "the result"),
    )),
    Rule("sliding", values.sliding, (
        "{value} matters less to you than in {month}, and it had also been hard to live. "
        "Has it changed, or has it been given up on?",
    ), "What matters may simply have changed.", (
        Pick("open:values", "it has changed: look at my values again"),
        Pick("remind:hour", "given up on: give it an hour this week"),
    )),
    Rule("seldom_sighted", values.seldom_sighted, (
        "{value}: rated high, and the hardest to see on {days} of {of} evenings. "
        "What does the number see that the evenings don't?",
    ), "The evening questions may be about this value more often than the others.", (
        Pick("remind:seen", "do one thing for it that can be seen"),
        Pick("open:values", "look at my values again"),
    )),
    Rule("often_sighted", values.often_sighted, (
        "{value}: you may be living this more than you give yourself credit for. "
        "It was the easiest to see on {days} of {of} evenings. Does the number still fit?",
    ), "What's easiest to notice isn't always what there is most of.", (
        Pick("remind:notice", "notice it this week"), Pick("open:values", "look at my values again"),
    )),
    Rule("argument", values.argument, (
        "{one} and {other}: on {days} of {of} evenings one was easiest to see and the other hardest. "
        "That's a trade-off you can steer, not a fault.",
    ), "The days may have asked for the one and left no room for the other.", (
        Pick("remind:both", "some room for each of them this week"),
        Pick("open:values", "look at my values again"),
    )),
)  # fmt: skip

RULES = {rule.kind: rule for rule in _TABLE}
"""Every kind of signal, in the order of their priority: section 3's, those of section 4 last.

A drift is seen for some weeks and comes before what holds for months, which would else always have the turn.
"""
