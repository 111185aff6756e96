"""What she says in the flows that walk through one case: learning, heat, listening, the left hand, the ladder."""

from __future__ import annotations

from tui.demo.daily_answers import common
from tui.demo.memory import Memory
from tui.demo.phrase_book import Feedback, Idea, Ladder, LeftHand, Listening, Trigger, stock
from tui.demo.session_walker import AskedField, Raw
from tui.records.roles import Role

_BODY = ("jaw", "face", "throat", "chest", "stomach", "hands", "breath")
_ROOM = (
    "beforehand", "attention", "meaning", "expression",
)  # fmt: skip
_KIN = ("Mother", "Jörg", "Tomasz")
_PULLED = ("reply", "fixing", "judging", "own_story", "screen", "tiredness")
_KEPT_BACK = ("not_hurt", "not_look_bad", "no_time", "power", "obvious", "win")


def choose(memory: Memory, flow: str) -> None:
    """Settles which case a session of this flow walks through."""
    cases, phrases = stock().cases, memory.phrases
    match flow:
        case "trigger" | "listening" | "left_hand" | "ladder":
            memory.case = phrases.one(flow, getattr(cases, flow))
        case "learning":
            is_feedback = phrases.chance(0.35)
            memory.case = phrases.one("feedback", cases.feedback) if is_feedback else phrases.one("ideas", cases.ideas)
        case _:
            memory.case = None


def say(memory: Memory, asked: AskedField) -> Raw:
    """Whatever the case has to say here."""
    match memory.case:
        case Trigger() as case:
            return _trigger(memory, asked, case)
        case Listening() as case:
            return _listening(memory, asked, case)
        case LeftHand() as case:
            return _left_hand(memory, asked, case)
        case Ladder() as case:
            return _ladder(memory, asked, case)
        case Feedback() as case:
            return _feedback(memory, asked, case)
        case Idea() as case:
            return _idea(memory, asked, case)
        case None:
            return common(memory, asked)


def _trigger(memory: Memory, asked: AskedField, case: Trigger) -> Raw:
    phrases = memory.phrases
    match asked.field.role:
        case Role.TRIGGER:
            return phrases.fill(case.event), phrases.fill(case.meaning)
        case Role.PEAK:
            return memory.word(case.word)
        case Role.INTENSITY:
            return phrases.rng.choice((6, 7, 8, 8.5)) if asked.field.id else phrases.rng.choice((1.5, 2, 3, 4))
        case Role.BODY:
            return [phrases.one("body", _BODY) for _ in range(1 + phrases.chance(0.5))]
        case Role.URGE:
            return phrases.fill(case.urge)
        case Role.ACT:
            return phrases.fill(case.act)
        case Role.GAP:
            return case.gap
        case Role.HEAT:
            return case.heat
        case Role.CHOICE_POINT:
            return [phrases.one("room", _ROOM)]
        case Role.READING:
            return [phrases.fill(line) for line in case.readings]
        case Role.TOUCHED:
            return ["family" if any(name in case.event for name in _KIN) else "honesty"]
        case Role.CARD:
            return phrases.fill(case.sign)
        case Role.IF_THEN:
            return phrases.fill(case.then)
        case Role.PROMISE:
            return memory.promise(asked, case.repair)
        case None if asked.step == "heat":
            return phrases.one("warm", ("cool", "warm", "warm", "hot"))
        case _:
            return common(memory, asked)


def _listening(memory: Memory, asked: AskedField, case: Listening) -> Raw:
    phrases = memory.phrases
    match asked.field.role:
        case Role.PERSON:
            return phrases.fill(case.who)
        case Role.FLOOR:
            return phrases.one("floor", ("them", "even", "me", "them"))
        case Role.THEIR_SIDE:
            return phrases.fill(case.theirs)
        case Role.EMPATHY:
            return memory.word(case.feeling)
        case Role.EMPATHY_BASIS:
            return phrases.one("basis", ("guessed", "guessed", "asked", "told"))
        case Role.DISTRACTION:
            return [phrases.one("pulled", _PULLED)]
        case Role.CHECKED:
            return phrases.one("checked", ("yes", "no"))
        case Role.QUESTION:
            return phrases.fill(case.question)
        case Role.PROMISE:
            return memory.promise(asked, case.next)
        case None if asked.step == "want":
            return phrases.fill(case.want)
        case _:
            return common(memory, asked)


def _left_hand(memory: Memory, asked: AskedField, case: LeftHand) -> Raw:
    phrases = memory.phrases
    match asked.field.role:
        case Role.CASE:
            return phrases.fill(case.case)
        case Role.ROWS:
            if asked.field.kind == "split":
                return "\n".join(map(phrases.fill, case.said)), "\n".join(case.unsaid)
            return [phrases.fill(line) for line in (case.said if asked.step == "said" else case.unsaid)]
        case Role.UNSAID_WHY:
            return [phrases.one("kept back", _KEPT_BACK), phrases.one("kept back", _KEPT_BACK)]
        case Role.INSIGHT:
            return phrases.fill(case.leak)
        case Role.GUESS:
            return phrases.fill(case.theirs)
        case Role.ASSUMPTION:
            return phrases.fill(case.assume)
        case Role.SENTENCE:
            return phrases.fill(case.sentence)
        case Role.PROMISE:
            return memory.promise(asked, case.to)
        case Role.PERSON:
            return case.whom
        case Role.SURENESS:
            return case.sure[0]
        case Role.TEST:
            return phrases.fill(case.test)
        case Role.TEST_DAY:
            return _look_again(memory, asked, case)
        case None if asked.step == "will":
            return "yes" if asked.back > 40 and phrases.chance(0.6) else "not_yet"
        case _:
            return common(memory, asked)


def _ladder(memory: Memory, asked: AskedField, case: Ladder) -> Raw:
    phrases = memory.phrases
    match asked.field.role:
        case Role.CONCLUSION:
            return phrases.fill(case.top)
        case Role.SURENESS:
            return case.sure[0] if asked.step == "sure" else case.sure[1]
        case Role.FACT:
            return [phrases.fill(line) for line in case.data]
        case Role.ASSUMPTION:
            return phrases.fill(case.assume)
        case Role.BELIEF:
            return phrases.fill(case.fits)
        case Role.READING:
            return [phrases.fill(line) for line in case.others]
        case Role.PROMISE:
            return memory.promise(asked, case.test)
        case Role.TEST_DAY:
            return _look_again(memory, asked, case)
        case None if asked.step == "left":
            return [phrases.fill(line) for line in case.left]
        case None if asked.step in ("act", "meaning"):
            return phrases.fill(case.act if asked.step == "act" else case.meaning)
        case _:
            return common(memory, asked)


def _look_again(memory: Memory, asked: AskedField, case: Ladder | LeftHand) -> str:
    memory.tests[asked.session.id] = case
    return memory.phrases.one("test day", ("7", "14", "14", "30"))


def _feedback(memory: Memory, asked: AskedField, case: Feedback) -> Raw:
    phrases = memory.phrases
    match asked.field.role:
        case Role.SOURCE:
            return "feedback"
        case Role.FEEDBACK:
            return phrases.fill(case.words), phrases.fill(case.heard)
        case Role.FEEDBACK_KIND:
            return case.given if asked.field.id == "given" else case.wanted
        case Role.STING:
            return case.sting
        case Role.TENTH | Role.LEARNED:
            return phrases.fill(case.tenth)
        case Role.FOLLOW_UP:
            return case.use
        case Role.ASK:
            return phrases.line("reasons_asked")
        case Role.PROMISE | Role.BELIEF | Role.LINK:
            return None
        case _:
            return common(memory, asked)


def _idea(memory: Memory, asked: AskedField, case: Idea) -> Raw:
    phrases = memory.phrases
    match asked.field.role:
        case Role.SOURCE:
            return case.source
        case Role.LEARNED:
            return phrases.fill(case.idea)
        case Role.BELIEF:
            return phrases.fill(case.against)
        case Role.LINK:
            return phrases.fill(case.link)
        case Role.PROMISE:
            return memory.promise(asked, case.attempt)
        case Role.ASK:
            return phrases.fill(case.ask)
        case _:
            return common(memory, asked)
