"""The options that rules read, by id, and what taut 0.1.0 called them: there an option's words were its id.

Words may be put otherwise in any flow; ids stay. Answers, drafts and own flows that hold the old words are read through
``current``; what is on the disk stays as it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TypeVar

from msgspec.structs import replace

from tui.records.answers import AnyAnswer, Choice, Emotion, Multi, Outcome, Pick
from tui.records.hours import FLOW_OF_RHYTHM
from tui.records.roles import Role

Enough = StrEnum("Enough", ["ENOUGH", "ONE_LINE", "GO_ON"])
"""Whether a heavy check-in is enough for today; the last one asks for the rest."""
Desire = StrEnum("Desire", ["YES", "WITH_CHANGES", "NOT_SURE", "NO"])
"""Whether a result would be taken if it could be had now."""
Own = StrEnum("Own", ["YES", "PARTLY", "NO"])
"""Whether a result would be wanted if nobody could ever know."""
Ended = StrEnum("Ended", ["REACHED", "SET_DOWN"])
"""What ends a result; any other answer holds it."""
Reason = StrEnum("Reason", ["KNOWN_BETTER", "LIFE_CHANGED", "NOT_MINE"])
"""Why a wording changed, where it leaves nothing to ask."""
Shrink = StrEnum("Shrink", ["STEP"])
"""What is made smaller so that the wish stays."""
Tension = StrEnum("Tension", ["PRESSURE", "ACHE", "NOT_TODAY"])
"""Words for holding a gap that count as heavy, and the one that counts neither way."""
Heat = StrEnum("Heat", ["REACTED", "RESPONDED", "MIXED"])
"""How a moment with heat in it went."""
Verdict = StrEnum("Verdict", ["FITS", "PARTLY", "WRONG", "LATER"])
"""What was answered to something noticed: taut 0.1.0 knew only these, the last two are always offered."""
TURNED = (Pick(Verdict.WRONG, "that's not it"), Pick(Verdict.LATER, "not now"))
"""What can be answered to everything noticed."""
SKIPPED = ("skipped", "skipped")
"""Id and words where a follow-up was passed over: so much is known of it later."""
Effect = StrEnum("Effect", ["LIGHTER", "FOCUS", "REST", "SLOWER", "REASON", "REACHED", "REMIND", "OPEN"])
"""What an answer to something noticed does, and what its id begins with; see ``effect_of``."""
Gap = StrEnum("Gap", ["NONE", "BREATH", "MINUTE", "LONGER"])
"""How much room there was in a moment with heat in it, from none on."""
Basis = StrEnum("Basis", ["ASKED", "TOLD"])
"""How somebody knows what another felt, where it was not guessed."""
Looked = StrEnum("Looked", ["ASKED"])
"""A question that was meant to be asked, and was."""
Pile = StrEnum("Pile", ["VERY"])
"""The pile of cards that goes on."""
Body = StrEnum("Body", ["NOT_NOTICED"])
"""The answer that there was no body sign."""
Limit = StrEnum("Limit", ["FIXED", "TREATED"])
"""A limit that is truly fixed for now, and one that is treated as if it were."""
Still = StrEnum("Still", ["YES", "NOT_QUITE", "NO_LONGER"])
"""Whether what was said about how things are is still true."""
Length = StrEnum("Length", ["SHORT", "WHOLE"])
"""The form in which mornings and evenings are begun."""
Unasked = StrEnum("Unasked", ["YES"])
"""A promise that nobody asked for."""
Helped = StrEnum("Helped", ["HELPED_TIME", "HELPED_ENERGY", "HELPED_PERSON", "CUE_WORKED", "SMALL_ENOUGH"])
"""What helps a promise to be kept."""
Hindered = StrEnum(
    "Hindered",
    "HINDERED_TIME HINDERED_ENERGY HINDERED_PERSON CUE_SLIPPED TOO_BIG MATTERED_MORE WARY CHANGED_MIND",
)
"""What gets in its way."""

NEEDED: Mapping[Role, frozenset[str]] = {
    Role.DESIRE: frozenset(Desire), Role.OWN: frozenset(Own), Role.STATUS: frozenset(Ended),
    Role.REASON: frozenset(Reason), Role.SHRINK: frozenset(Shrink), Role.TENSION: frozenset(Tension),
    Role.HEAT: frozenset(Heat),
    Role.SIGNAL: frozenset({Verdict.WRONG, Verdict.LATER}), Role.RHYTHM: frozenset(FLOW_OF_RHYTHM),
    Role.LENGTH: frozenset(Length),
    Role.GAP: frozenset(Gap), Role.STILL: frozenset(Still), Role.PILE: frozenset(Pile), Role.BODY: frozenset(Body),
    Role.UNASKED: frozenset(Unasked), Role.EMPATHY_BASIS: frozenset(Basis),
    Role.LOOKED: frozenset(Looked),
}  # fmt: skip
"""The ids that rules read: a flow in place of one of ours offers them too, in whatever words."""

OLD_WORDS: Mapping[str, Mapping[str, str]] = {
    Role.DESIRE: {"with changes": "with_changes", "not sure": "not_sure"},
    Role.STATUS: {"set down": "set_down"},
    Role.REASON: {
        "I know better what I want": "known_better", "life changed": "life_changed",
        "it was someone else's": "not_mine", "it hurt to look at": "hurt", "another reason": "other",
    },
    Role.SHRINK: {"shrink the step": "step", "change the vision": "vision"},
    Role.TENSION: {"not today": "not_today"},
    Role.HEAT: {
        "yes, I responded": "responded", "yes, I reacted": "reacted", "I responded": "responded",
        "I reacted": "reacted", "some of each": "mixed",
    },
    Role.SIGNAL: {"that fits": "fits", "that's not it": "wrong", "that’s not it": "wrong", "not now": "later"},
    Role.PILE: {"not now": "not_now"},
    Role.BODY: {"didn't notice": "not_noticed"},
    Role.REPLAN: {"another time": "another_time", "keep as it is": "keep"},
    Role.CAUSE: {
        "another person": "person", "the cue worked": "cue_worked", "the cue slipped": "cue_slipped",
        "too big": "too_big", "something mattered more": "mattered_more", "I was wary of it": "wary",
        "I changed my mind": "changed_mind",
    },
    Role.CHOSEN: {"I choose it": "chosen", "still looking": "looking"},
    Role.BIAS: {"too kind": "too_kind", "too hard": "too_hard", "about right": "fair"},
    Role.SOURCE: {"tried it": "tried"},
    Role.STING: {
        "it seems wrong": "seems_wrong", "who it came from": "who", "it shakes how I see myself": "shakes_me",
    },
    Role.FOLLOW_UP: {"decline with thanks": "decline"},
    Role.GAP: {"a breath": "breath", "a minute": "minute"},
    Role.CHOICE_POINT: {
        "beforehand: leave it or change it": "beforehand", "what I paid attention to": "attention",
        "what I told myself it meant": "meaning", "how I let it out": "expression",
    },
    Role.FLOOR: {"mostly them": "them", "mostly me": "me"},
    Role.EMPATHY_BASIS: {"was told": "told"},
    Role.DISTRACTION: {"preparing my reply": "reply", "my own story": "own_story", "a screen": "screen"},
    Role.UNSAID_WHY: {
        "not to hurt": "not_hurt", "not to look bad": "not_look_bad", "no time": "no_time", "their power": "power",
        "I thought it was obvious": "obvious", "I wanted to win": "win",
    },
    Role.WAY: {
        "breathe 1 min": "breathe_1", "breathe 3 min": "breathe_3", "breathe 5 min": "breathe_5",
        "walk 5 min": "walk_5", "walk 10 min": "walk_10", "walk 20 min": "walk_20", "look around 2 min": "look_2",
    },
    Role.TACTIC: {
        "asking for less": "ask_less", "frightening myself into it": "frighten", "sheer force of will": "force",
    },
    Role.LEADS: {"the first": "first", "the second": "second", "both, in turns": "both"},
    Role.LOOKED: {"I asked": "asked", "I need not ask any more": "dropped"},
    "renewal.stand": {"they stand": "stand", "sort the cards again": "sort"},
    "left_hand.will": {"not yet": "not_yet", "no need": "no_need"},
}  # fmt: skip
"""Old words to id: by role, since a role has the same options in every flow; by step where the field has no role."""

OLD_FAMILIES: Mapping[tuple[str, int, int], str] = {
    ("friction", 2, -3): "annoyance", ("jolt", 3, -3): "shock", ("spark", 3, 3): "delight",
    ("strength", 3, 3): "confidence", ("drive", 4, 2): "motivation",
}  # fmt: skip
"""What families of feelings were called, each with the middle of its words, which a word of the person's own misses."""

_A = TypeVar("_A", bound=AnyAnswer)


def effect_of(option: str) -> tuple[Effect | None, str]:
    """What an answer to something noticed does, and with what: ``open:reality`` opens that flow."""
    name, _, detail = option.partition(":")
    return (Effect(name) if name in set(Effect) else None), detail


def current_id(option: str, role: Role | None, flow: str = "", step: str = "") -> str:
    """The option's id today; what 0.1.0 did not know is an id already.

    Args:
        option: An id, or the words that 0.1.0 wrote in its place.
        role: The field's.
        flow: The flow it was asked in; decides only where the field has no role.
        step: The step, likewise.
    """
    return OLD_WORDS.get(role or f"{flow}.{step}", {}).get(option, option)


def current(answer: _A, flow: str = "") -> _A:
    """The answer with today's ids in its picks; the same one where it has them already."""

    def now(pick: Pick) -> Pick:
        name = current_id(pick.id, answer.role, flow, answer.step)
        return pick if name == pick.id else Pick(name, pick.text)

    match answer:
        case Choice(pick=pick):
            return answer if (found := now(pick)) is pick else replace(answer, pick=found)
        case Multi(picks=picks):
            several = tuple(map(now, picks))
            return answer if several == picks else replace(answer, picks=several)
        case Emotion(word=word, energy=int(energy), pleasantness=int(pleasantness)):
            name = OLD_FAMILIES.get((word, energy, pleasantness), word)
            return answer if name == word else replace(answer, word=name)
        case _:
            return answer


def by_side(causes: Iterable[Pick], outcome: Outcome | None) -> tuple[tuple[Pick, ...], tuple[Pick, ...]]:
    """What helped a promise, and what got in its way.

    An id of ours says which. taut 0.1.0 asked for both with one list, in which time, energy and another person could
    be either; they, and an own flow's options, helped where the promise was kept, hindered where it was not, and count
    as neither where it was partly kept or let go.
    """
    helped: list[Pick] = []
    hindered: list[Pick] = []
    for cause in causes:
        if cause.id in _HELPED or (cause.id not in _HINDERED and outcome is Outcome.KEPT):
            helped.append(_named(cause, f"helped_{cause.id}", _HELPED))
        elif cause.id in _HINDERED or outcome is Outcome.NOT:
            hindered.append(_named(cause, f"hindered_{cause.id}", _HINDERED))
    return tuple(helped), tuple(hindered)


_HELPED, _HINDERED = frozenset(Helped), frozenset(Hindered)


def _named(cause: Pick, name: str, ours: frozenset[str]) -> Pick:
    """The cause by our id for it, where there is one."""
    return Pick(name, cause.text) if name in ours else cause


def counted_options(picks: Iterable[Pick]) -> tuple[tuple[str, int], ...]:
    """The options that were picked, most often first, in the words of their last time, with how often."""
    times: Counter[str] = Counter()
    words: dict[str, str] = {}
    for pick in picks:
        times[pick.id] += 1
        words[pick.id] = pick.text
    return tuple((words[name], count) for name, count in times.most_common())
