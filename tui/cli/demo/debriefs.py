"""What she says in the flows that walk through one case: learning, heat, listening, the left hand, the ladder."""

from __future__ import annotations

from tui.cli.demo.mind import Mind
from tui.cli.demo.moment import Moment, Raw
from tui.cli.demo.mornings import common
from tui.cli.demo.stock import Feedback, Idea, Ladder, LeftHand, Listening, Trigger, stock
from tui.records.roles import Role

_BODY = ("jaw", "face", "throat", "chest", "stomach", "hands", "breath")
_ROOM = (
    "beforehand: leave it or change it", "what I paid attention to", "what I told myself it meant", "how I let it out",
)  # fmt: skip
_KIN = ("Mother", "Jörg", "Tomasz")
_PULLED = ("preparing my reply", "fixing", "judging", "my own story", "a screen", "tiredness")
_KEPT_BACK = ("not to hurt", "not to look bad", "no time", "their power", "I thought it was obvious", "I wanted to win")


def choose(mind: Mind, flow: str) -> None:
    """Settles which case a session of this flow walks through."""
    cases, voice = stock().cases, mind.voice
    match flow:
        case "trigger":
            mind.case = voice.one(flow, cases.trigger)
        case "listening":
            mind.case = voice.one(flow, cases.listening)
        case "left_hand":
            mind.case = voice.one(flow, cases.left_hand)
        case "ladder":
            mind.case = voice.one(flow, cases.ladder)
        case "learning":
            is_feedback = voice.chance(0.35)
            mind.case = voice.one("feedback", cases.feedback) if is_feedback else voice.one("ideas", cases.ideas)
        case _:
            mind.case = None


def say(mind: Mind, moment: Moment) -> Raw:
    """Whatever the case has to say here."""
    match mind.case:
        case Trigger() as case:
            return _trigger(mind, moment, case)
        case Listening() as case:
            return _listening(mind, moment, case)
        case LeftHand() as case:
            return _left_hand(mind, moment, case)
        case Ladder() as case:
            return _ladder(mind, moment, case)
        case Feedback() as case:
            return _feedback(mind, moment, case)
        case Idea() as case:
            return _idea(mind, moment, case)
        case None:
            return common(mind, moment)


def _trigger(mind: Mind, moment: Moment, case: Trigger) -> Raw:
    voice = mind.voice
    match moment.field.role:
        case Role.TRIGGER:
            return voice.fill(case.event), voice.fill(case.meaning)
        case Role.PEAK:
            return mind.word(case.word)
        case Role.INTENSITY:
            return voice.rng.choice((6, 7, 8, 8.5)) if moment.field.id else voice.rng.choice((1.5, 2, 3, 4))
        case Role.BODY:
            return [voice.one("body", _BODY) for _ in range(1 + voice.chance(0.5))]
        case Role.URGE:
            return voice.fill(case.urge)
        case Role.ACT:
            return voice.fill(case.act)
        case Role.GAP:
            return case.gap
        case Role.HEAT:
            return case.heat
        case Role.CHOICE_POINT:
            return [voice.one("room", _ROOM)]
        case Role.READING:
            return [voice.fill(line) for line in case.readings]
        case Role.TOUCHED:
            return ["family" if any(name in case.event for name in _KIN) else "honesty"]
        case Role.CARD:
            return voice.fill(case.sign)
        case Role.IF_THEN:
            return voice.fill(case.then)
        case Role.PROMISE:
            return mind.promise(moment, case.repair)
        case None if moment.step == "heat":
            return voice.one("warm", ("cool", "warm", "warm", "hot"))
        case _:
            return common(mind, moment)


def _listening(mind: Mind, moment: Moment, case: Listening) -> Raw:
    voice = mind.voice
    match moment.field.role:
        case Role.PERSON:
            return voice.fill(case.who)
        case Role.FLOOR:
            return voice.one("floor", ("mostly them", "even", "mostly me", "mostly them"))
        case Role.THEIR_SIDE:
            return voice.fill(case.theirs)
        case Role.EMPATHY:
            return mind.word(case.feeling)
        case Role.EMPATHY_BASIS:
            return voice.one("basis", ("guessed", "guessed", "asked", "was told"))
        case Role.DISTRACTION:
            return [voice.one("pulled", _PULLED)]
        case Role.CHECKED:
            return voice.one("checked", ("yes", "no"))
        case Role.QUESTION:
            return voice.fill(case.question)
        case Role.PROMISE:
            return mind.promise(moment, case.next)
        case None if moment.step == "want":
            return voice.fill(case.want)
        case _:
            return common(mind, moment)


def _left_hand(mind: Mind, moment: Moment, case: LeftHand) -> Raw:
    voice = mind.voice
    match moment.field.role:
        case Role.CASE:
            return voice.fill(case.case)
        case Role.ROWS:
            if moment.field.kind == "split":
                return "\n".join(map(voice.fill, case.said)), "\n".join(case.unsaid)
            return [voice.fill(line) for line in (case.said if moment.step == "said" else case.unsaid)]
        case Role.UNSAID_WHY:
            return [voice.one("kept back", _KEPT_BACK), voice.one("kept back", _KEPT_BACK)]
        case Role.INSIGHT:
            return voice.fill(case.leak)
        case Role.GUESS:
            return voice.fill(case.theirs)
        case Role.ASSUMPTION:
            return voice.fill(case.assume)
        case Role.SENTENCE:
            return voice.fill(case.sentence)
        case Role.PROMISE:
            return mind.promise(moment, case.to)
        case None if moment.step == "will":
            return "yes" if moment.back > 40 and voice.chance(0.6) else "not yet"
        case _:
            return common(mind, moment)


def _ladder(mind: Mind, moment: Moment, case: Ladder) -> Raw:
    voice = mind.voice
    match moment.field.role:
        case Role.CONCLUSION:
            return voice.fill(case.top)
        case Role.SURENESS:
            return case.sure[0] if moment.step == "sure" else case.sure[1]
        case Role.FACT:
            return [voice.fill(line) for line in case.data]
        case Role.ASSUMPTION:
            return voice.fill(case.assume)
        case Role.BELIEF:
            return voice.fill(case.fits)
        case Role.READING:
            return [voice.fill(line) for line in case.others]
        case Role.PROMISE:
            return mind.promise(moment, case.test)
        case None if moment.step == "left":
            return [voice.fill(line) for line in case.left]
        case None if moment.step in ("act", "meaning"):
            return voice.fill(case.act if moment.step == "act" else case.meaning)
        case _:
            return common(mind, moment)


def _feedback(mind: Mind, moment: Moment, case: Feedback) -> Raw:
    voice = mind.voice
    match moment.field.role:
        case Role.SOURCE:
            return "feedback"
        case Role.FEEDBACK:
            return voice.fill(case.words), voice.fill(case.heard)
        case Role.FEEDBACK_KIND:
            return case.given if moment.field.id == "given" else case.wanted
        case Role.STING:
            return case.sting
        case Role.TENTH | Role.LEARNED:
            return voice.fill(case.tenth)
        case Role.FOLLOW_UP:
            return case.use
        case Role.ASK:
            return voice.line("reasons_asked")
        case Role.PROMISE | Role.BELIEF | Role.LINK:
            return None
        case _:
            return common(mind, moment)


def _idea(mind: Mind, moment: Moment, case: Idea) -> Raw:
    voice = mind.voice
    match moment.field.role:
        case Role.SOURCE:
            return case.source
        case Role.LEARNED:
            return voice.fill(case.idea)
        case Role.BELIEF:
            return voice.fill(case.against)
        case Role.LINK:
            return voice.fill(case.link)
        case Role.PROMISE:
            return mind.promise(moment, case.attempt)
        case Role.ASK:
            return voice.fill(case.ask)
        case _:
            return common(mind, moment)
