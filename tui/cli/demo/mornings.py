"""What she says in the flows of most days: first run, morning, evening, week, quiet minutes and notes."""

from __future__ import annotations

from tui.cli.demo import life
from tui.cli.demo.mind import SIGNAL_ANSWERS, Mind
from tui.cli.demo.moment import Moment, Raw
from tui.practice.catalogue import Catalogue
from tui.records.answers import Outcome, Ypn
from tui.records.roles import Role

_SERVES = {
    "sleep": ("patience", "honesty"), "swim": ("patience", "courage"), "atlas": ("craft", "curiosity"),
    "polish": ("curiosity", "patience"), "mother": ("family", "patience"), "friend": ("honesty", "family"),
    "together": ("family", "honesty"), "apprentices": ("patience", "craft"), "courtyard": ("honesty", "curiosity"),
    "voice": ("honesty", "craft"), "roof": ("family", "honesty"), "kitchen": ("craft", "patience"),
    "quiet": ("patience", "curiosity"),
}  # fmt: skip
_KEPT_BY = ("time", "energy", "another person", "the cue worked")
_CAME_INSTEAD = (
    "the cue slipped", "too big", "something mattered more", "I was wary of it", "I changed my mind", "time",
)  # fmt: skip
_HEAT = ("no",) * 12 + ("yes, I responded",) * 4 + ("yes, I reacted",) + ("some of each",) * 2
_LIVED = {"craft": 8.0, "honesty": 7.0, "family": 6.0, "curiosity": 7.0, "patience": 7.5}
_LEANINGS = {
    "polish": ("pull", "pull", "pull", "flat", "pressure"),
    "mother": ("pressure", "ache", "pull", "pressure", "not today"),
    "friend": ("ache", "ache", "pull", "flat", "not today"),
    "sleep": ("pressure", "pull", "flat", "pull", "pressure"),
}
_FEELINGS = ("pull", "pull", "pressure", "flat", "ache", "pull", "not today")


def onboarding(mind: Mind, moment: Moment) -> Raw:
    """The first three minutes."""
    match moment.field.role:
        case Role.AREA:
            return mind.unborn(moment.day)[0].area
        case Role.RESULT:
            return mind.unborn(moment.day)[0].text
        case Role.RHYTHM:
            return "both"
        case _:
            return common(mind, moment)


def morning(mind: Mind, moment: Moment) -> Raw:
    """What is wanted, what is, and one promise."""
    voice = mind.voice
    wish = mind.wish(moment)
    if not mind.topic:
        mind.topic = mind.span(moment.day).chapter.results[0].topic
    match moment.field.role:
        case Role.IMAGE:
            image = voice.topic(mind.topic, "images")
            return f"{image} {voice.line('details')}" if voice.chance(0.6) else image
        case Role.FACT:
            if mind.is_silent(mind.topic, moment.back):
                return None
            story = voice.topic(mind.topic, "stories")
            return mind.fact(mind.topic), f"{story} {voice.line('afterthoughts')}" if voice.chance(0.45) else story
        case Role.TENSION:
            return _tension(mind, moment)
        case Role.OBSTACLE:
            return voice.topic(mind.topic, "obstacles").rstrip(".") if voice.chance(0.7) else None
        case Role.PROMISE:
            if not life.promises_in_window(moment.back) or (moment.back > 40 and voice.chance(0.06)):
                return None
            mind.confident = voice.chance(0.72)
            return mind.action()
        case Role.REPLAN:
            return voice.one("replan", ("smaller", "another time", "keep as it is"))
        case Role.REWORD:
            return voice.line("smaller").rstrip(".")
        case Role.SERVES:
            return list(_SERVES[mind.topic][: 1 + voice.chance(0.3)])
        case Role.UNASKED:
            return "yes" if voice.chance(0.6) else "no"
        case _:
            return mind.rating(wish, moment.day) if wish and moment.field.role is Role.RATING else common(mind, moment)


def evening(mind: Mind, moment: Moment) -> Raw:
    """What became of the day."""
    voice = mind.voice
    match moment.field.role:
        case Role.CAUSE:
            became = moment.session.answer("kept", moment.subject)
            kept = isinstance(became, Ypn) and became.outcome in (Outcome.KEPT, Outcome.PARTLY)
            causes = _KEPT_BY if kept else _CAME_INSTEAD
            return [voice.one(f"cause/{kept}", causes) for _ in range(1 + voice.chance(0.4))]
        case Role.DIFFERENCE:
            mind.wish(moment)
            return voice.topic(mind.topic, "differences") if mind.topic and voice.chance(0.55) else None
        case Role.HEAT:
            return voice.one("heat", _HEAT)
        case Role.TRIGGER:
            return voice.line("heat_moments")
        case Role.LEARNED:
            if voice.chance(0.12):
                return None
            return _learned(mind, moment)
        case Role.SIGHTED | Role.STRAINED:
            strained = moment.field.role is Role.STRAINED
            if strained and voice.chance(0.35):
                return None
            usual = "patience" if strained else _SERVES.get(mind.topic, ("craft",))[0]
            wanted = usual if usual in moment.options and voice.chance(0.45) else voice.rng.choice(moment.options)
            return [wanted]
        case Role.THANKS:
            return voice.line("thanks") if voice.chance(0.72) else None
        case Role.MORROW:
            return voice.line("morrow") if voice.chance(0.45) else None
        case _:
            return common(mind, moment)


def weekly(mind: Mind, moment: Moment) -> Raw:
    """The week, read over."""
    voice = mind.voice
    wish = mind.wish(moment)
    match moment.field.role:
        case Role.WORD:
            return 8.0 if moment.back <= life.WINDOW + 2 else float(voice.rng.choice((6, 6.5, 7, 7, 7.5, 8)))
        case Role.FACT:
            if wish is None or mind.is_silent(wish.topic, moment.back):
                return None
            return [mind.fact(wish.topic) for _ in range(voice.rng.choice((1, 2, 2, 3)))]
        case Role.RATING:
            return mind.rating(wish, moment.day) if wish else None
        case Role.LIVED:
            return lived(mind, moment)
        case Role.SIGNAL:
            if moment.subject.startswith("arrived"):
                return "that fits"
            if moment.back <= life.UNANSWERED or voice.chance(0.55):
                return None
            return "not now" if moment.subject.startswith("lowered") else voice.one("signals", SIGNAL_ANSWERS)
        case Role.WEEK_NOTE:
            return voice.several(1 + voice.chance(0.4), "week_notes")
        case Role.PATTERN:
            return voice.line("patterns")
        case Role.LENS:
            return voice.line(f"lens_{moment.step}")
        case Role.KEEPER:
            return voice.rng.choice(moment.options)
        case Role.FOCUS:
            mothers = [result for result in moment.options if mind.wishes[result].topic == "mother"]
            if mothers and 8 <= moment.back <= 30:
                return mothers[0]
            return voice.rng.choice(moment.options) if moment.back > 30 and voice.chance(0.3) else None
        case Role.THEME:
            return voice.line("themes")
        case _:
            return common(mind, moment)


def lived(mind: Mind, moment: Moment) -> float:
    """How near to a value the week was."""
    drift = life.patience_lived(moment.day, mind.today) if moment.subject == "patience" else None
    if drift is not None:
        return float(drift)
    return _LIVED.get(moment.subject, 7.0) + mind.voice.rng.choice((-1, -0.5, 0, 0.5, 1))


def quiet(mind: Mind, moment: Moment) -> Raw:
    """Some minutes without a task."""
    voice = mind.voice
    match moment.field.role:
        case Role.WAY:
            return voice.one("way", moment.options)
        case Role.MINUTES:
            whole = moment.question.step.seconds
            return float(whole if voice.chance(0.7) else round(whole * (0.4 + voice.rng.random() / 2)))
        case Role.NOTE:
            return voice.line("quiet")
        case _:
            return common(mind, moment)


def note(mind: Mind, _moment: Moment) -> Raw:
    """A free page."""
    voice = mind.voice
    text = voice.line("notes")
    return f"{text}\n\n{voice.several(voice.rng.randint(1, 3), 'days')}" if voice.chance(0.7) else text


def daily(mind: Mind, moment: Moment, catalogue: Catalogue) -> Raw:
    """The daily question, answered from the practice it belongs to."""
    voice = mind.voice
    question = catalogue.question(moment.question.daily)
    if question is None or voice.chance(0.35):
        return None
    said = voice.several(voice.rng.choice((1, 1, 2, 2, 3)), question.practice)
    if voice.chance(0.3):
        said = f"{said} {voice.line('days')}"
    return f"{said} {voice.line(f'{moment.session.flow}_extra')}" if voice.chance(0.3) else said


def _learned(mind: Mind, moment: Moment) -> str:
    voice = mind.voice
    topics = [wish.topic for wish in mind.span(moment.day).chapter.results]
    topic = mind.topic if mind.topic and voice.chance(0.5) else voice.rng.choice(topics)
    learned = voice.line("learned") if voice.chance(0.5) else voice.topic(topic, "learned")
    return f"{learned} {voice.line('found_out')}" if voice.chance(0.4) else learned


def _tension(mind: Mind, moment: Moment) -> str:
    if moment.back <= 24:
        mind.felt += 1
        return life.felt(mind.felt)
    span = mind.span(moment.day)
    if span.chapter.last and mind.topic == "atlas" and 0.4 < span.time(moment.day) < 0.6:
        return mind.voice.one("atlas heavy", ("ache", "pressure", "ache", "ache", "pull"))
    return mind.voice.one(f"tension/{mind.topic}", _LEANINGS.get(mind.topic, _FEELINGS))


def common(mind: Mind, moment: Moment) -> Raw:
    """What several flows ask alike."""
    voice = mind.voice
    wish = mind.wish(moment)
    match moment.field.role:
        case Role.MOOD:
            return mind.feeling(moment)
        case Role.OUTCOME:
            return mind.outcome(moment)
        case Role.FACT:
            return voice.topic(mind.topic, "facts")
        case Role.RATING:
            return mind.rating(wish, moment.day) if wish else None
        case Role.PROMISE:
            return mind.action()
        case Role.CUE_WHEN:
            return voice.line("again" if moment.step == "again" else "whens")
        case Role.CUE_WHERE:
            return voice.line("wheres") if voice.chance(0.85) else None
        case Role.IF_THEN:
            return voice.line("thens") if voice.chance(0.75) else None
        case Role.CONFIDENCE:
            if voice.chance(0.2):
                return None
            return voice.rng.choice((7, 7.5, 8, 8, 9)) if mind.confident else voice.rng.choice((4, 5, 6, 6, 6.5))
        case None if moment.field.kind == "timer":
            return float(voice.rng.randint(12, moment.question.step.seconds)) if voice.chance(0.7) else None
        case None if moment.field.kind == "review":
            return voice.line("closing") if voice.chance(0.07) else None
        case _:
            return None
